"""A rendered text as lines: paragraphs and list items of runs, for documents and for places that take plain text."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from msgspec import Struct

_ENDS = frozenset({"p", "li", "tr", "dt", "dd", "div", "blockquote", "pre", "h2", "h3", "h4", "h5", "h6"})
_ENDS_PARAGRAPH = frozenset({"</p>", "</p>\n"})
_BOLD = frozenset({"strong", "th", "dt"})
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"(<[^>]*>)")
_HREF = re.compile(r'\shref="([^"]*)"')
_START = re.compile(r'\sstart="([^"]*)"')
_NOT_TEXT = re.compile(r"<sup.*?</sup>|<[^>]*>", re.DOTALL)
_SENTENCE = re.compile(r".{40,}?[.!?…](?=\s|$)")  # what is shorter may end in an abbreviation
_MOST = 300  # characters
_BACK = " \u21a9\ufe0e"  # the way from a footnote back to where it is named

# Paragraphs and lists of one level, in which emphasis and links within the site begin and end with no space
_OPENS = r"<(?:em|strong|a href=\"[^h&\">][^\">]*\")>(?=[^\s<])"
_CLOSES = r"(?<=[^\s>])</(?:em|strong|a)>"
_INLINE = rf"(?=[^\s<]|<[esa])[^<]*(?:(?:{_OPENS}|{_CLOSES})[^<]*)*"
_PLAIN = re.compile(rf"(?:(?:<p>{_INLINE}</p>|<ul>\n(?:<li>{_INLINE}</li>\n)+</ul>)(?:\n|\Z))+")
_STYLE = re.compile(r"</?(?:em|strong|a)[^>]*>")
_BLOCK = re.compile(r"<(p|li)>([^<]*)")
_MARKS = {"p": "", "li": "• "}


_Run = tuple[str, bool, bool]  # text, whether it is bold, whether it is italic


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
    return tuple(Line(tuple(Run(*run) for run in runs if run[0]), mark) for runs, mark in _read(html))


@lru_cache(maxsize=2048)  # formats of a thing ask for the same texts, one format after another of some things
def plain(html: str) -> str:
    """Return rendered HTML as plain text, a line for each paragraph and list item."""
    if "<" not in html and "&" not in html:
        return _spaced(html)
    alone = paragraph(html)
    if alone is not None:
        return _spaced(unescape(alone))
    if _PLAIN.fullmatch(html):
        blocks = _BLOCK.findall(_STYLE.sub("", html))
        return "\n".join([_MARKS[tag] + _spaced(unescape(text)) for tag, text in blocks])
    told = [(mark, "".join([run[0] for run in runs])) for runs, mark in _read(html)]
    return "\n".join([f"{mark} {text}" if mark else text for mark, text in told])


def paragraph(html: str) -> str | None:
    """Return what is in HTML that is a paragraph with no other tags in it, references as they are; else None."""
    if not html.startswith("<p>"):
        return None
    end = html.find("<", len("<p>"))
    return html[len("<p>") : end] if html[end:] in _ENDS_PARAGRAPH else None


def _spaced(text: str) -> str:
    """Return a text with one space between words; in what can be printed, there is no other white space."""
    if text.isprintable() and "  " not in text and text == text.strip():
        return text
    return " ".join(text.split())


def _read(html: str) -> list[tuple[list[_Run], str]]:
    """Return the runs and the mark of each line."""
    reader = Reader()
    reader.feed(html)
    reader.end()
    return reader.lines


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


class Reader:
    """Reads HTML that prose rendered: every tag is well formed, and every `<`, `>` and `&` of a text is a reference."""

    def __init__(self) -> None:
        self.lines: list[tuple[list[_Run], str]] = []
        self._runs: list[_Run] = []
        self._open: list[str] = []
        self._numbers: list[int] = []
        self._mark = ""
        self._href = ""

    def feed(self, html: str) -> None:
        """Read HTML."""
        pieces = _TAG.split(html)  # texts and tags by turns
        if pieces[0]:
            self.data(pieces[0])
        for tag, text in zip(pieces[1::2], pieces[2::2], strict=True):
            if tag[1] == "/":
                self.ends(tag[2:-1])
            else:
                self.starts(tag[1:-1].split(None, 1)[0], tag)
            if text and (self._runs or text != "\n"):
                self.data(text)

    def starts(self, name: str, tag: str) -> None:
        """Read a tag that begins an element of a name."""
        if name == "br":
            self._runs.append((" ", False, False))
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
            while self._runs and not self._runs[-1][0].strip():
                self._runs.pop()
            self._runs.append((" | ", False, False))
        self._open.append(name)

    def ends(self, tag: str) -> None:
        """Read the end of an element."""
        while self._open and self._open.pop() != tag:
            pass
        if tag == "a" and self._href.startswith("http") and "".join(run[0] for run in self._runs) != self._href:
            self._runs.append((f" ({self._href})", False, False))
        elif tag in {"ul", "ol"}:
            self._numbers.pop()
        if tag in _ENDS:
            self.end()

    def data(self, written: str) -> None:
        """Read a text between tags, not an empty one."""
        data = unescape(written) if "&" in written else written
        words = " ".join(data.split())
        text = words and f"{' ' * data[0].isspace()}{words}{' ' * data[-1].isspace()}"
        if text or self._runs:
            self._runs.append((text or " ", not _BOLD.isdisjoint(self._open), "em" in self._open))

    def end(self) -> None:
        """End the line, if something is on it."""
        runs = self._runs
        if any(run[0].strip() for run in runs):
            runs[0] = (runs[0][0].lstrip(), *runs[0][1:])
            runs[-1] = (runs[-1][0].rstrip(), *runs[-1][1:])
            self.lines.append((runs, self._mark))
            self._mark = ""
        self._runs = []
