"""What is shown of a text: nothing that steers a terminal, of a line what is wrong in it, and how wide it is."""

from __future__ import annotations

import re
import unicodedata

from mcsite.diagnostics import Span

TAB = "    "
_WIDEST = 100
_BEFORE = 30
# What would move the cursor or turn the line round: controls, separators, the directional formatting of UAX #9; and
# noncharacters, which nothing shows.
_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)
_WIDE = frozenset({"W", "F"})
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def visible(text: str) -> str:
    """Return a text on one line in which what would steer a terminal is written out, as Python writes it."""
    return _STEERING.sub(lambda found: ascii(found.group())[1:-1], text)


def visible_source(text: str) -> str:
    """Return a stretch of a source line as it is shown: a tab takes the room of four spaces, the rest is visible."""
    return visible(text.replace("\t", TAB))


def window(source: str, span: Span) -> tuple[str, str, str]:
    """Return what is shown of a line before, at and after the span that begins in it, to the end of that line.

    What makes the line too wide to read is left out.
    """
    start = span.column - 1
    end = max(span.end_column - 1 if span.end_line == span.line else len(source), start + 1)
    first = max(start - _BEFORE, 0) if len(source) > _WIDEST else 0
    last = min(first + _WIDEST, len(source))
    left = ("…" if first else "") + visible_source(source[first:start])
    marked = visible_source(source[start : min(end, max(last, start + 1))])
    right = visible_source(source[end:last]) + ("…" if last < len(source) else "")
    return left, marked, right


def cells(text: str) -> int:
    """Return the columns that a visible text takes on a terminal (Unicode Standard Annex 11: wide characters two)."""
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
