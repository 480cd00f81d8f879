"""The HTML of plain sections, without markdown-it: paragraphs, headings, lists, emphasis and links as most are written.

Only what CommonMark leaves no doubt about is read here; for a section with anything else there is no answer, and
markdown-it reads that section. Tests hold the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from mcsite.prose.addresses import LETTERS, LINK_KINDS, target

_LONGEST = 10_000  # of a longer text, the addresses may be too long together
_BEYOND = ("]:", "[^", "^[", "```", "~~~", "\t", "\r", "\0", "<", "\\")
_STARTS = re.compile(rf"[{LETTERS}\"'(\[\u2018\u201c]|\*\*?(?=[{LETTERS}0-9])|[0-9]+(?![0-9.)])")
_HEADING = re.compile(rf"## ([{LETTERS}0-9][{LETTERS}0-9 ,.;:?!()'/%+=$\u2013\u2014\u2018-\u201d\u2026-]*)\Z")
_ITEM = re.compile(r"- |([0-9]{1,9})\. ")
_SPECIAL = re.compile(r"[\\`*_\[\]<>&\"~^|]")
_WORDS = rf"[{LETTERS}0-9](?:[^\\`*_\[\]<>&~^|]*[{LETTERS}0-9.,:;?!)])?"
_CLOSES = rf"(?:(?<=[{LETTERS}0-9])MARK(?=[ \n.,:;?!)\"]|\Z)|(?<=[.,:;?!)])MARK(?=[ \n]|\Z))"
_LABEL = r"[^\\`*_\[\]<>&~^|\s][^\\`*_\[\]<>&~^|]*"
_HREF = (
    rf"(?:{'|'.join(LINK_KINDS)}):[a-z0-9]+(?:-[a-z0-9]+)*(?:\#[a-z0-9-]+)?"
    r"|\#[a-z0-9-]+|https?://[a-z0-9]+(?:[.-][a-z0-9]+)+(?:/[A-Za-z0-9/.?=-]*)?"
)
_SPAN = re.compile(  # each way begins with the mark itself and then looks back, so that marks are found fast
    rf"\*(?<![^ \n(]\*)(?:\*(?P<strong>{_WORDS}){_CLOSES.replace('MARK', '[*][*]')}"
    rf"|(?P<em>{_WORDS}){_CLOSES.replace('MARK', '[*]')})"
    rf"|\[(?<![!\]]\[)(?P<label>{_LABEL})\]\((?P<href>{_HREF})\)"
    r"|(?P<escaped>\"|&(?= ))"
)
_ESCAPES = {'"': "&quot;", "&": "&amp;"}


class Href(Struct, frozen=True):
    """A link as written, in the block of the lines from `first` to before `last`."""

    written: str
    first: int
    last: int


class Plain(Struct, frozen=True):
    """A section that was read: what stands in its heading, its HTML and its links."""

    title: str
    html: str
    links: tuple[Href, ...]


def cuts(markdown: str, lines: Sequence[str]) -> list[int] | None:
    """Return the lines at which a text falls into sections that mean the same alone, or None if it may not."""
    if len(markdown) > _LONGEST or any(mark in markdown for mark in _BEYOND):
        return None
    found = [number for number, line in enumerate(lines) if line.startswith("## ")]
    if any(number and lines[number - 1] for number in found):
        return None
    return found if found[:1] == [0] else [0, *found]


def section(lines: Sequence[str], first: int, last: int) -> Plain | None:
    """Return the section of some lines, or None if it isn't plain."""
    reader = _Reader(lines, last)
    title = ""
    if lines[first].startswith("## "):
        heading = _HEADING.match(lines[first])
        if heading is None or lines[first].endswith(" "):
            return None
        title = heading[1]
        first += 1
    html = reader.blocks(first)
    return None if html is None or reader.in_doubt else Plain(title, html, tuple(reader.links))


class _Reader:
    """Reads blocks; each method returns None where it doubts."""

    def __init__(self, lines: Sequence[str], last: int) -> None:
        self.lines = lines
        self.last = last
        self.at = 0
        self.links: list[Href] = []
        self.in_doubt = False

    def blocks(self, first: int) -> str | None:
        html: list[str] = []
        self.at = first
        after_list = False
        while self.at < self.last:
            line = self.lines[self.at]
            if not line:
                self.at += 1
                continue
            if line[0] == "-" or line[0].isdigit():
                item = _ITEM.match(line)
                if item is not None:
                    block = None if after_list else self.list(0, is_ordered=item[1] is not None)
                    if block is None or (self.at < self.last and self.lines[self.at]):
                        return None
                    html.append(block)
                    after_list = True
                    continue
            after_list = False
            text = self.paragraph(0, 0)
            if text is None or (self.at < self.last and self.lines[self.at]):
                return None
            html.append(f"<p>{text}</p>")
        return "\n".join(html)

    def list(self, indent: int, *, is_ordered: bool) -> str | None:
        """Read a list whose marks stand in a column; no line of it is blank."""
        html: list[str] = []
        start = ""
        while self.at < self.last:
            line = self.lines[self.at]
            item = _ITEM.match(line, indent)
            if item is None or line[:indent].strip() or (item[1] is not None) != is_ordered:
                break
            if is_ordered and not html:
                start = item[1]
            inner = item.end()
            text = self.paragraph(indent, inner)
            if text is None:
                return None
            nested = ""
            if self.at < self.last:
                line = self.lines[self.at]
                below = _ITEM.match(line, inner)
                if below is not None and not line[:inner].strip():
                    if below[1] not in {None, "1"}:
                        return None
                    deeper = self.list(inner, is_ordered=below[1] is not None)
                    if deeper is None:
                        return None
                    nested = f"\n{deeper}\n"
            html.append(f"<li>{text}{nested}</li>\n")
        tag = "ol" if is_ordered else "ul"
        numbered = f' start="{int(start)}"' if is_ordered and int(start) != 1 else ""
        return f"<{tag}{numbered}>\n{''.join(html)}</{tag}>"

    def paragraph(self, indent: int, inner: int) -> str | None:
        """Read the lines of a paragraph that stands in a column; the first may have the mark of an item before it."""
        first = self.at
        text = self.lines[first][inner:]
        if not _STARTS.match(text) or text != text.rstrip():
            return None
        parts = [text]
        blank = " " * inner
        self.at += 1
        while self.at < self.last and (line := self.lines[self.at]):
            text = line[inner:]
            if not line.startswith(blank) or not _STARTS.match(text) or text != text.rstrip():
                break
            if indent == inner == 0 and _ITEM.match(line):
                return None
            parts.append(text)
            self.at += 1
        return self.inline("\n".join(parts), first)

    def inline(self, text: str, first: int) -> str | None:
        if _SPECIAL.search(text) is None:
            return text
        html: list[str] = []
        beside: list[str] = []
        at = 0
        for found in _SPAN.finditer(text):
            between = text[at : found.start()]
            at = found.end()
            beside.append(between)
            html += (between, self.span(found, first))
        beside.append(text[at:])
        html.append(text[at:])
        return None if _SPECIAL.search("".join(beside)) else "".join(html)

    def span(self, match: re.Match[str], first: int) -> str:
        kind, text = match.lastgroup, match[0]
        if kind == "escaped":
            return _ESCAPES[text]
        if kind == "href":
            href = match["href"]
            address = target(href)
            self.in_doubt |= address is None
            self.links.append(Href(href, first, self.at))
            return f'<a href="{address}">{_escaped(match["label"])}</a>'
        return f"<{kind}>{_escaped(match[str(kind)])}</{kind}>"


def _escaped(text: str) -> str:
    return text.replace('"', "&quot;")
