"""Markdown to HTML, with what it links to and what can be linked to in it.

CommonMark with tables, footnotes, definition lists and heading anchors. Raw HTML is never passed through: it shows as
the text that it is. A link is to a known scheme or to a thing of the catalog (`credential:generating-ideas#evidence`);
whether that thing exists is for `mcsite.linking` to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from mcsite.diagnostics import Fix, Place, Problem, Route, Span
from mcsite.prose import quick
from mcsite.prose.addresses import LINK_KINDS, is_simple, may_refer, plain, readable
from mcsite.prose.findings import Findings, Link
from mcsite.prose.places import Places

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = [
    "LINK_KINDS",
    "Heading",
    "Link",
    "Prose",
    "Section",
    "Text",
    "field_links",
    "field_web_links",
    "parsed",
    "read",
    "slug",
    "text",
    "web_links",
]

_NOT_IN_SLUG = re.compile(r"[^\w\- ]", re.UNICODE)
_HIGHEST = 2  # level of headings: the first is the title of the page


class Section(Struct, frozen=True):
    """A part of a text under a heading; the part before the first heading has neither title nor anchor."""

    title: str
    anchor: str
    markdown: str
    html: str


class Text(Struct, frozen=True):
    """A text as written and as HTML."""

    markdown: str
    html: str

    def __html__(self) -> str:
        """Return the HTML, for templates: it is safe, it was made here."""
        return self.html


class Heading(Struct, frozen=True, array_like=True):
    """A heading of any level, and where its title stands."""

    title: str
    anchor: str
    where: Span | None


class _Part(Struct, frozen=True):
    """Lines of a body from `first` to before `last`, as they were read: plainly, or as the tokens of markdown-it."""

    first: int
    last: int
    plain: quick.Plain | None
    tokens: Sequence[Token] = ()


class Prose(Struct, frozen=True, array_like=True):
    """A body: its sections, its headings, the anchors in it, and what it refers to."""

    sections: tuple[Section, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[tuple[str, Span | None], ...] = ()


def text(markdown: str) -> Text:
    """Render the Markdown of one front matter value; a single paragraph becomes inline HTML."""
    if is_simple(markdown):
        return Text(markdown, markdown)
    from mcsite.prose.markdown import field_parser, render  # noqa: PLC0415  most texts are simple

    tokens = field_parser().parse(markdown)
    if len(tokens) == 3 and tokens[0].type == "paragraph_open":  # noqa: PLR2004  open, inline, close
        tokens = tokens[1:2]
    return Text(markdown, render(field_parser(), tokens))


def field_links(markdown: str, path: str, where: Route) -> tuple[list[Link], list[Problem]]:
    """Return the cross links of one front matter value, and what is wrong with its links and images."""
    if not may_refer(markdown):
        return [], []
    found = _field_findings(markdown, path, where)
    for name, _ in found.images:
        message = f"the image '{readable(name)}' can't be used here"
        found.problem("bad-image", message, where, "put it in the text below")
    return found.links, found.problems


def field_web_links(markdown: str, path: str, where: Route) -> list[tuple[str, Place]]:
    """Return the addresses outside the catalog that one front matter value links to, with where it stands."""
    return _field_findings(markdown, path, where).web if may_refer(markdown) else []


def _field_findings(markdown: str, path: str, where: Route) -> Findings:
    from mcsite.prose.markdown import field_parser  # noqa: PLC0415  most texts refer to nothing

    found = Findings(path, lambda _token, _needle: where)
    found.read(field_parser().parse(markdown))
    return found


def web_links(markdown: str, path: str, first_line: int) -> list[tuple[str, Place]]:
    """Return the addresses outside the catalog that a body links to, and where each stands, as `read` finds them."""
    if not may_refer(markdown):
        return []
    places = Places(markdown, first_line)
    found = Findings(path, places.find)
    _go_through(_parts(markdown, markdown.split("\n"), ""), places, found)
    return found.web


def read(markdown: str, path: str, first_line: int, collection: str) -> tuple[Prose, list[Problem]]:
    """Render a body and collect its sections, anchors, links, images and problems.

    `first_line` is the number of the body's first line in its file; images lie in `/media/<collection>/`.
    """
    lines = markdown.split("\n")
    parts = _parts(markdown, lines, collection)
    places = Places(markdown, first_line)
    found = Findings(path, places.find)
    headings = _judged(parts, places, found)
    _go_through(parts, places, found)
    sections = [section for part in parts for section in _sections(part, lines)]
    written = [heading.anchor for heading in headings]
    anchors = tuple(dict.fromkeys(written + [section.anchor for section in sections if section.anchor]))
    return Prose(tuple(sections), headings, anchors, tuple(found.links), tuple(found.images)), found.problems


def _go_through(parts: Sequence[_Part], places: Places, found: Findings) -> None:
    """Judge and collect the links and images of all parts."""
    for part in parts:
        if part.plain is not None:
            for link in part.plain.links:
                found.link(link.written, link.written, places.between(link.first, link.last, link.written))
        found.read(part.tokens)


def _parts(markdown: str, lines: Sequence[str], collection: str) -> list[_Part]:
    """Read a body section by section, where these mean the same alone."""
    folder = f"media/{collection}/"
    cuts = quick.cuts(markdown, lines)
    if cuts is None:
        return [_Part(0, len(lines), None, parsed(markdown, folder))]
    parts = []
    for first, last in pairwise([*cuts, len(lines)]):
        plainly = quick.section(lines, first, last)
        tokens = [] if plainly else parsed("\n".join(lines[first:last]), folder)
        for token in tokens if first else ():
            if token.map is not None:
                token.map = [token.map[0] + first, token.map[1] + first]
        parts.append(_Part(first, last, plainly, tokens))
    return parts


def parsed(markdown: str, folder: str) -> list[Token]:
    """Return a body as the tokens of markdown-it; its images lie in a folder."""
    from mcsite.prose.markdown import body_parser  # noqa: PLC0415  most sections are plain

    return body_parser().parse(markdown, {"media": folder})


@lru_cache(maxsize=1024)  # in a catalog, most texts have the same headings
def slug(title: str) -> str:
    """Return the anchor of a heading, as GitHub makes it: folded, without punctuation, hyphens for spaces."""
    folded = unicodedata.normalize("NFKC", title).casefold().strip()
    return _NOT_IN_SLUG.sub("", folded).replace(" ", "-")


def _judged(parts: Sequence[_Part], places: Places, found: Findings) -> tuple[Heading, ...]:
    """Return the headings of all parts, in order, with what is wrong with them told; tokens get their anchors."""
    headings: list[Heading] = []
    seen: set[str] = set()
    previous = 1
    given = list(_headings(parts, places, found))
    is_one_up = all(level != _HIGHEST for _, level, _, _ in given)  # then no heading changes those it is above
    for title, level, where, token in given:
        heading = Heading(title, slug(title), where)
        _judge_heading(heading, level, previous, seen, found, _one_down(where, token) if is_one_up else None)
        previous = level
        seen.add(heading.anchor)
        headings.append(heading)
        if token is not None:
            token.attrSet("id", heading.anchor)
    return tuple(headings)


def _headings(
    parts: Sequence[_Part], places: Places, found: Findings
) -> Iterator[tuple[str, int, Span | None, Token | None]]:
    for part in parts:
        if part.plain is not None and part.plain.title:
            yield part.plain.title, _HIGHEST, places.heading(part.first, part.plain.title), None
        for index, token in enumerate(part.tokens):
            if token.type == "heading_open":
                inline = part.tokens[index + 1]
                yield plain(inline.children), int(token.tag[1]), found.where(token, inline.content), token


def _one_down(where: Span | None, token: Token | None) -> Fix | None:
    """Return what makes a heading of one level a heading of the next."""
    if where is None or token is None or token.markup != "#" or token.level:
        return None
    return Fix("##", "#", Span(where.line, 1, where.line, 2))


def _judge_heading(
    heading: Heading, level: int, previous: int, before: Collection[str], found: Findings, fix: Fix | None
) -> None:
    title, where = heading.title, heading.where
    if level == 1:
        found.problem("bad-heading", "headings in the text begin at '##'", where, f"write '## {title}'", fix)
    elif level > previous + 1:
        message = f"a heading of level {level} follows one of level {previous}" if before else "headings begin at '##'"
        found.problem("bad-heading", message, where, f"write '{'#' * (previous + 1)} {title}'")
    if not heading.anchor:
        found.problem("bad-heading", "the heading has no letters", where, "write what the section is about")
    elif heading.anchor in before:
        message = f"the heading '{title}' is there twice"
        found.problem("bad-heading", message, where, "name the two differently, so that each can be linked to")


def _sections(part: _Part, lines: Sequence[str]) -> list[Section]:
    """Cut a part at its second-level headings; footnotes become a last section of their own."""
    tokens = part.tokens
    if part.plain is not None:
        title, html = part.plain.title, part.plain.html
        if not title and not html:
            return []
        first = part.first + bool(title)
        return [Section(title, slug(title), "\n".join(lines[first : part.last]).strip("\n"), html)]
    from mcsite.prose.markdown import body_parser, render  # noqa: PLC0415  most sections are plain

    cuts = [i for i, t in enumerate(tokens) if t.type == "heading_open" and t.tag == "h2" and t.level == 0]
    notes = next((i for i, t in enumerate(tokens) if t.type == "footnote_block_open"), len(tokens))
    bounds = [0, *cuts, notes]
    headings = set(cuts)
    sections = []
    for start, end in pairwise(bounds):
        if start == end:
            continue
        headed = start in headings
        title = plain(tokens[start + 1].children) if headed else ""
        anchor = str(tokens[start].attrs.get("id", "")) if headed else ""
        content = tokens[start + 3 : end] if headed else tokens[start:end]
        first = (tokens[start].map or [0, 0])[1] if headed else part.first
        last = (tokens[end].map or [part.last])[0] if end < notes else part.last
        markdown = "\n".join(lines[first:last]).strip("\n")
        sections.append(Section(title, anchor, markdown, render(body_parser(), content)))
    if notes < len(tokens):
        sections.append(Section("Notes", "notes", "", render(body_parser(), tokens[notes:])))
    return sections
