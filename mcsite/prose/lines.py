"""A rendered text as lines: paragraphs and list items of runs, for documents and for places that take plain text."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from msgspec import Struct

_ENDS = frozenset({"p", "li", "tr", "dt", "dd", "div", "blockquote", "pre", "h2", "h3", "h4", "h5", "h6"})
_BOLD = frozenset({"strong", "th", "dt"})
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"(<[^>]*>)")
_HREF = re.compile(r'\shref="([^"]*)"')
_START = re.compile(r'\sstart="([^"]*)"')
_NOT_TEXT = re.compile(r"<sup.*?</sup>|<[^>]*>", re.DOTALL)
_SENTENCE = re.compile(r".{40,}?[.!?…](?=\s|$)")  # what is shorter may end in an abbreviation
_MOST = 300  # characters
_BACK = " \u21a9\ufe0e"  # the way from a footnote back to where it is named


class Run(Struct, frozen=True):
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


class Line(Struct, frozen=True):
    """A paragraph, or with a mark (a bullet, a number) an item of a list."""

    runs: tuple[Run, ...]
    mark: str = ""

    @property
    def text(self) -> str:
        """The line without styles."""
        return "".join(run.text for run in self.runs)


def lines(html: str) -> tuple[Line, ...]:
    """Return the lines of HTML that prose rendered; the address of a link to elsewhere stands behind its text."""
    if "<" not in html and "&" not in html:
        text = " ".join(html.split())
        return (Line((Run(text),)),) if text else ()
    return _lines(html)


@lru_cache(maxsize=512)  # formats of one thing ask for the same texts
def _lines(html: str) -> tuple[Line, ...]:
    reader = _Reader()
    reader.feed(html)
    reader.end()
    return tuple(reader.lines)


def plain(html: str) -> str:
    """Return rendered HTML as plain text, a line for each paragraph and list item."""
    if "<" not in html and "&" not in html:
        return " ".join(html.split())
    return _plain(html)


@lru_cache(maxsize=512)
def _plain(html: str) -> str:
    return "\n".join(f"{line.mark} {line.text}" if line.mark else line.text for line in lines(html))


def section(title: str, html: str) -> str:
    """Return a section of a page as text below its heading; without the ways back from footnotes."""
    return f"{title}\n{plain(html)}".strip().replace(_BACK, "")


def opening(html: str) -> str:
    """Return the first sentence of the first paragraph of HTML that prose rendered, as plain text; or an empty text."""
    paragraph = _PARAGRAPH.search(html)
    text = " ".join(unescape(_NOT_TEXT.sub("", paragraph[1])).split()) if paragraph else ""
    sentence = _SENTENCE.match(text)
    found = sentence[0] if sentence else text
    return found if len(found) <= _MOST else f"{found[:_MOST].rsplit(' ', 1)[0]} …"


class _Reader:
    """Reads HTML that prose rendered: every tag is well formed, and every `<`, `>` and `&` of a text is a reference."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._runs: list[Run] = []
        self._open: list[str] = []
        self._numbers: list[int] = []
        self._mark = ""
        self._href = ""

    def feed(self, html: str) -> None:
        """Read HTML."""
        pieces = _TAG.split(html)  # texts and tags by turns
        self._data(pieces[0])
        for tag, text in zip(pieces[1::2], pieces[2::2], strict=True):
            if tag[1] == "/":
                self._ends(tag[2:-1])
            else:
                self._starts(tag[1:-1].split(None, 1)[0], tag)
            if text:
                self._data(text)

    def _starts(self, name: str, tag: str) -> None:
        if name == "br":
            self._runs.append(Run(" "))
            return
        if name in {"ul", "ol"}:
            self.end()
            start = _START.search(tag) if name == "ol" else None
            self._numbers.append(int(start[1] or 1) if start else int(name == "ol"))
        elif name == "li":
            self.end()
            number = self._numbers[-1]
            self._mark = f"{number}." if number else "•"
            self._numbers[-1] += bool(number)
        elif name == "a":
            href = _HREF.search(tag)
            self._href = unescape(href[1]) if href else ""
        elif name in {"td", "th"} and self._runs:
            while self._runs and not self._runs[-1].text.strip():
                self._runs.pop()
            self._runs.append(Run(" | "))
        self._open.append(name)

    def _ends(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass
        if tag == "a" and self._href.startswith("http") and "".join(run.text for run in self._runs) != self._href:
            self._runs.append(Run(f" ({self._href})"))
        if tag in {"ul", "ol"}:
            self._numbers.pop()
        if tag in _ENDS:
            self.end()

    def _data(self, written: str) -> None:
        if not written:
            return
        data = unescape(written)
        words = " ".join(data.split())
        text = words and f"{' ' * data[0].isspace()}{words}{' ' * data[-1].isspace()}"
        if text or self._runs:
            self._runs.append(Run(text or " ", not _BOLD.isdisjoint(self._open), "em" in self._open))

    def end(self) -> None:
        """End the line, if something is on it."""
        runs = self._runs
        if runs and "".join(run.text for run in runs).strip():
            first, last = runs[0], runs[-1]
            runs[0] = Run(first.text.lstrip(), first.bold, first.italic)
            last = runs[-1]
            runs[-1] = Run(last.text.rstrip(), last.bold, last.italic)
            self.lines.append(Line(tuple(run for run in runs if run.text), self._mark))
            self._mark = ""
        self._runs = []
