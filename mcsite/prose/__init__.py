"""Markdown to HTML, with what it links to and what can be linked to in it.

CommonMark with tables, footnotes, definition lists and heading anchors. Raw HTML is never passed through: it shows as
the text that it is. A link is to a known scheme or to a thing of the catalog (`credential:generating-ideas#evidence`);
whether that thing exists is for `mcsite.linking` to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from functools import cache
from itertools import pairwise
from typing import Any
from urllib.parse import quote, unquote

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from msgspec import Struct

from mcsite import urls
from mcsite.diagnostics import Problem, Route, Span, suggest
from mcsite.prose.places import Places

LINK_KINDS = (
    "credential",
    "stack",
    "topic",
    "issuer",
    "recognizer",
    "framework",
    "guide",
    "evidence",
    "rubric",
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)\Z", re.DOTALL)
_ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SPARE = 100_000  # how much longer than the text all addresses and titles in its HTML can be together
_IMAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.(svg|png|jpg|jpeg|webp|gif|avif)\Z")
_LONGEST = 100
_NOT_IN_SLUG = re.compile(r"[^\w\- ]", re.UNICODE)


class Link(Struct, frozen=True):
    """A cross link: to a thing by collection and id, or (without an id) to a place on the same page."""

    collection: str
    id: str
    anchor: str
    where: Span | Route


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


class Heading(Struct, frozen=True):
    """A heading of any level, and where its title stands."""

    title: str
    anchor: str
    where: Span | None


class Prose(Struct, frozen=True):
    """A body: its sections, its headings, the anchors in it, and what it refers to."""

    sections: tuple[Section, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[tuple[str, Span | None], ...] = ()


def text(markdown: str) -> Text:
    """Render the Markdown of one front matter value; a single paragraph becomes inline HTML."""
    tokens = _field_parser().parse(markdown)
    if len(tokens) == 3 and tokens[0].type == "paragraph_open":  # noqa: PLR2004  open, inline, close
        tokens = tokens[1:2]
    return Text(markdown, _render(_field_parser(), tokens))


def field_links(markdown: str, path: str, where: Route) -> tuple[list[Link], list[Problem]]:
    """Return the cross links of one front matter value, and what is wrong with its links and images."""
    tokens = _field_parser().parse(markdown)
    found = _Findings(path, lambda _token, _needle: where)
    found.read(tokens)
    for name, _ in found.images:
        message = f"the image '{_readable(name)}' can't be used here"
        found.problem("bad-image", message, where, "put it in the text below")
    return found.links, found.problems


def read(markdown: str, path: str, first_line: int, collection: str) -> tuple[Prose, list[Problem]]:
    """Render a body and collect its sections, anchors, links, images and problems.

    `first_line` is the number of the body's first line in its file; images lie in `/media/<collection>/`.
    """
    parser = _body_parser()
    lines = markdown.split("\n")
    tokens = parser.parse(markdown, {"media": f"media/{collection}/"})
    found = _Findings(path, Places(markdown, first_line).find)
    headings = tuple(_anchor_headings(tokens, found))
    found.read(tokens)
    sections = tuple(_sections(parser, tokens, lines))
    written = [heading.anchor for heading in headings]
    anchors = tuple(dict.fromkeys(written + [section.anchor for section in sections if section.anchor]))
    return Prose(sections, headings, anchors, tuple(found.links), tuple(found.images)), found.problems


def slug(title: str) -> str:
    """Return the anchor of a heading, as GitHub makes it: folded, without punctuation, hyphens for spaces."""
    folded = unicodedata.normalize("NFKC", title).casefold().strip()
    return _NOT_IN_SLUG.sub("", folded).replace(" ", "-")


def plain(tokens: Sequence[Token] | None) -> str:
    """Return the text of inline tokens without markup."""
    parts = []
    for token in tokens or ():
        if token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif token.type == "image":
            parts.append(plain(token.children))
        else:
            parts.append(token.content)
    return "".join(parts)


@cache
def _body_parser() -> MarkdownIt:
    parser = _field_parser.__wrapped__().enable(["heading", "lheading"]).use(footnote_plugin)
    parser.add_render_rule("footnote_block_open", _footnotes_open)
    parser.add_render_rule("footnote_block_close", _footnotes_close)
    return parser


@cache
def _field_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["heading", "lheading"])
    parser.use(deflist_plugin)
    parser.validateLink = _any_link  # type: ignore[method-assign]  # _target judges schemes, _Findings tells
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    parser.core.ruler.push("alignment", _align)
    parser.core.ruler.push("addresses", _resolve)
    return parser


def _render(parser: MarkdownIt, tokens: Sequence[Token]) -> str:
    html = parser.renderer.render(tokens, parser.options, {"media": ""})
    return str(html).strip()


def _any_link(url: str) -> bool:  # noqa: ARG001  # markdown-it calls it by name
    return True


def _table_open(*_: Any) -> str:
    return '<div class="table-scroll" role="region" aria-label="Table" tabindex="0"><table>\n'


def _table_close(*_: Any) -> str:
    return "</table></div>\n"


def _footnotes_open(*_: Any) -> str:
    return '<ol class="footnotes-list">\n'


def _footnotes_close(*_: Any) -> str:
    return "</ol>\n"


def _align(state: StateCore) -> None:
    """Tell the alignment of table cells by a class: pages have no styles of their own."""
    for block in state.tokens:
        if "style" in block.attrs:
            block.attrs["class"] = str(block.attrs.pop("style")).removeprefix("text-").replace(":", "-")


def _resolve(state: StateCore) -> None:
    """Give every link and image its address on the site; one without an address becomes its text.

    A definition that is used again and again could make a small text a huge page: from some length on, links lose it.
    """
    left = len(state.src) + _SPARE
    for block in state.tokens:
        opened: list[Token] = []
        for token in block.children or ():
            if token.type == "link_close":
                token.tag = opened.pop().tag
            elif token.type in {"link_open", "image"}:
                left -= sum(len(str(value)) for value in token.attrs.values())
                if left < 0:
                    token.attrs = {"href": "", "src": "", "alt": ""}
                    token.meta["too-long"] = True
                if token.type == "link_open":
                    opened.append(token)
                    _resolve_link(token)
                else:
                    _resolve_image(token, state.env.get("media", ""))


def _resolve_image(token: Token, folder: str) -> None:
    token.meta["name"] = str(token.attrs.get("src", ""))
    token.attrs["src"] = urls.here(folder + token.meta["name"])
    token.attrs["loading"] = "lazy"


def _resolve_link(token: Token) -> None:
    href = str(token.attrs.get("href", ""))
    token.meta["href"] = href
    target = _target(href)
    if target is None:
        token.tag, token.attrs = "span", {}
    else:
        token.attrs["href"] = target


def _target(href: str) -> str | None:
    """Return the href to write for a link as authored, or None if it must not be one."""
    if href.startswith("#"):
        return f"#{quote(_anchor(href[1:]))}"
    match = _SCHEME.match(href)
    if match is None:
        return None
    scheme, rest = match.group(1).lower(), match.group(2)
    if scheme in _ALLOWED_SCHEMES:
        return href
    id_, _, anchor = rest.partition("#")
    if scheme not in LINK_KINDS or not urls.is_id(id_):
        return None
    return urls.here(urls.item_path(urls.KINDS[scheme], id_)) + (f"#{quote(_anchor(anchor))}" if anchor else "")


def _anchor(written: str) -> str:
    """Return an anchor as `slug` writes it, from a link as markdown-it encodes it."""
    return unicodedata.normalize("NFKC", unquote(written))


def _readable(href: str) -> str:
    """Return a link as its author wrote it, from the link as markdown-it encodes it; shortened if it is long."""
    decoded = unquote(href)
    shown = decoded if decoded.isprintable() else href
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"


class _Findings:
    """Goes through tokens and collects links, images and problems."""

    def __init__(self, path: str, where: Callable[[Token, str], Any]) -> None:
        self.path = path
        self.where = where
        self.links: list[Link] = []
        self.images: list[tuple[str, Span | None]] = []
        self.problems: list[Problem] = []
        self.is_too_long = False

    def problem(self, code: str, message: str, where: Any, hint: str = "") -> None:
        self.problems.append(Problem(code, message, self.path, where, hint))

    def read(self, tokens: Sequence[Token]) -> None:
        block: Token | None = None
        for token in tokens:
            if token.map is not None:
                block = token
            if token.type == "inline":
                self.inline(token.children or (), block or token)

    def inline(self, children: Sequence[Token], block: Token) -> None:
        for index, child in enumerate(children):
            if child.meta.get("too-long"):
                self.too_long(block)
            elif child.type == "link_open":
                label = plain(children[index + 1 : _closing(children, index)])
                self.link(child.meta["href"], label, block)
            elif child.type == "image":
                self.image(child, block)

    def too_long(self, block: Token) -> None:
        if not self.is_too_long:
            where = self.where(block, "")
            self.problem("bad-link", "the links of this text are too long together", where, "use shorter addresses")
        self.is_too_long = True

    def link(self, href: str, label: str, block: Token) -> None:
        where = self.where(block, href)
        if not label.strip():
            self.problem("bad-link", "a link has no text", where, "write what it leads to between the brackets")
        match = _SCHEME.match(href)
        if href.startswith("#"):
            self.links.append(Link("", "", _anchor(href[1:]), where))
        elif match is None:
            message = f"'{_readable(href)}' isn't a whole web address"
            self.problem("bad-link", message, where, _relative_hint(href))
        elif match.group(1).lower() in LINK_KINDS:
            self.cross_link(match.group(1).lower(), match.group(2), where)
        elif match.group(1).lower() not in _ALLOWED_SCHEMES:
            known = [*LINK_KINDS, "https", "http", "mailto"]
            hint = suggest(match.group(1), known) or "links begin with https:, mailto: or a kind such as credential:"
            self.problem("bad-link", f"links can't begin with '{match.group(1)}:'", where, hint)

    def cross_link(self, kind: str, rest: str, where: Any) -> None:
        id_, _, anchor = rest.partition("#")
        if urls.is_id(id_):
            self.links.append(Link(urls.KINDS[kind], id_, _anchor(anchor), where))
        else:
            better = urls.to_id(_readable(id_))
            hint = f"write {kind}:{better}" if better else "write the id behind the colon"
            self.problem("bad-link", f"'{kind}:{_readable(rest)}' names no id", where, hint)

    def image(self, token: Token, block: Token) -> None:
        name = token.meta["name"]
        where = self.where(block, name)
        if not plain(token.children).strip():
            message = f"the image '{_readable(name)}' has no text for those who don't see it"
            self.problem("image-without-text", message, where, "write ![what it shows](file)")
        if _IMAGE.match(name):
            self.images.append((name, where))
        else:
            hint = "put the image beside this file and write its name"
            if "/" not in name:
                hint = "images end in .svg, .png, .jpg, .webp, .gif or .avif; their names have no spaces or accents"
            self.problem("bad-image", f"'{_readable(name)}' isn't the name of an image file", where, hint)


def _closing(children: Sequence[Token], index: int) -> int:
    level = children[index].level
    for position in range(index + 1, len(children)):
        if children[position].type == "link_close" and children[position].level == level:
            return position
    return len(children)


def _relative_hint(href: str) -> str:
    if re.match(r"(www\.|[\w-]+\.(com|org|edu|gov|net|us)\b)", href, re.IGNORECASE):
        return f"write https://{href}"
    if re.match(r"[^\s@/]+@[^\s@/]+\Z", href):
        return f"write mailto:{href}"
    *folders, name = href.partition("#")[0].rstrip("/").split("/")
    name = name.removesuffix(".md").removesuffix(".html")
    kind = next((urls.COLLECTIONS[folder] for folder in folders if folder in urls.COLLECTIONS), "credential")
    if urls.is_id(name):
        return f"for a page of the catalog write its kind and id, such as {kind}:{name}"
    return "write it with https://, or as credential: and an id"


def _anchor_headings(tokens: Sequence[Token], found: _Findings) -> list[Heading]:
    headings: list[Heading] = []
    seen: set[str] = set()
    previous = 1
    for index, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        title = plain(tokens[index + 1].children)
        heading = Heading(title, slug(title), found.where(token, tokens[index + 1].content))
        level = int(token.tag[1])
        _judge_heading(heading, level, previous, seen, found)
        previous = level
        seen.add(heading.anchor)
        headings.append(heading)
        token.attrSet("id", heading.anchor)
    return headings


def _judge_heading(heading: Heading, level: int, previous: int, before: Collection[str], found: _Findings) -> None:
    title, where = heading.title, heading.where
    if level == 1:
        found.problem("bad-heading", "headings in the text begin at '##'", where, f"write '## {title}'")
    elif level > previous + 1:
        message = f"a heading of level {level} follows one of level {previous}" if before else "headings begin at '##'"
        found.problem("bad-heading", message, where, f"write '{'#' * (previous + 1)} {title}'")
    if not heading.anchor:
        found.problem("bad-heading", "the heading has no letters", where, "write what the section is about")
    elif heading.anchor in before:
        message = f"the heading '{title}' is there twice"
        found.problem("bad-heading", message, where, "name the two differently, so that each can be linked to")


def _sections(parser: MarkdownIt, tokens: Sequence[Token], lines: Sequence[str]) -> list[Section]:
    """Cut a body at its second-level headings; footnotes become a last section of their own."""
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
        first = (tokens[start].map or [0, 0])[1] if headed else 0
        last = (tokens[end].map or [len(lines)])[0] if end < notes else len(lines)
        markdown = "\n".join(lines[first:last]).strip("\n")
        sections.append(Section(title, anchor, markdown, _render(parser, content)))
    if notes < len(tokens):
        sections.append(Section("Notes", "notes", "", _render(parser, tokens[notes:])))
    return sections
