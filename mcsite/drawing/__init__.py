"""Pictures that the site draws itself, and the lettering and colours that they share.

A picture is made where no font is known, so how wide a text gets is estimated. Widths of text are whole
thousandths of an em: a picture is made of whole numbers wherever it can be, and is the same on every machine. For
the same reason characters are looked up in Unicode 3.2, which no version of Python changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import cos, pi, sin
from typing import Literal
from unicodedata import ucd_3_2_0 as unicode

ELLIPSIS = "…"
MIN_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3

# Advance widths of Arial Bold, which Helvetica and Liberation Sans share and few fonts for screens exceed.
_ADVANCES = {
    278: " ijlI.,:;!|/'\u2018\u2019",
    333: "ft()[]-\u2010",
    389: "r*",
    500: 'z{}"\u201c\u201d',
    556: "aceksvxyJ0123456789_$\u2013",
    611: "bdghnopquFLTZ?",
    667: "EPSVXY",
    722: "ABCDHKNRU&",
    778: "wGOQ",
    833: "M",
    889: "m%",
    944: "W",
    1000: "@\u2014" + ELLIPSIS,
}


class _Widths(dict[str, int]):
    def __missing__(self, character: str) -> int:
        return _advance(character)


_ADVANCE = _Widths({character: advance for advance, characters in _ADVANCES.items() for character in characters})
_OTHER_ADVANCE = 640
_SIGN_ADVANCE = 350  # a vowel sign that stands beside its letter, as in Devanagari
_WIDE_ADVANCE = 1000
_EMOJI_ADVANCE = 1300

# Ideographs and kana: a line can break between them, but not before some marks. Hangul has spaces.
_IDEOGRAPHS = (
    "\u2e80-\u2fff\u3003-\u3007\u3012\u3013\u3021-\u30ff\u3100-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
)
_CLOSING = (
    "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u30fb\u30fc"
    "\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d"
)
_EMOJI = re.compile("[\u2600-\u27bf\u2b1b-\u2b55\U0001f000-\U0001faff]")
_JOINED = re.compile("[\u200b-\u200f\u2060\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e01ef]")
_JOINER = "\u200d"
_JOINED_PAIR = re.compile(f"{_JOINER}.")

_DASHES = r"\-\u2010\u2013\u2014/"
_FIRST_WITHOUT_HYPHEN = "\u0590"  # Hebrew; before it are Latin, Greek, Cyrillic and Armenian
_ASCII_WORD = re.compile(r"\S+\s*")
_ASCII_PIECE = re.compile(r"[^\s\-/]*[\-/]+\s*|[^\s\-/]+\s*")  # a part of a word, up to where it can be parted

# What XML 1.0 forbids (section 2.2) and what Unicode keeps out of interchanged text (section 23.7).
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\uffff"
    + "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def clean(text: str) -> str:
    """Return a text that XML can hold, on one line."""
    return " ".join(_UNFIT.sub("", text).split())


def direction(text: str) -> Literal["ltr", "rtl"]:
    """Return the direction of a text: that of its first letter that has one (Unicode annex 9, rule P2)."""
    for character in text:
        kind = unicode.bidirectional(character)
        if kind in {"L", "R", "AL"}:
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


def clusters(text: str) -> Iterator[str]:
    """Return the parts of a text that a reader takes as one character, roughly (Unicode annex 29)."""
    start = 0
    for index in range(1, len(text)):
        if not _joins(text[index]) and text[index - 1] != _JOINER:
            yield text[start:index]
            start = index
    if text:
        yield text[start:]


def measure(text: str) -> int:
    """Return how wide a text is in a bold sans serif, in thousandths of an em."""
    if _JOINER in text:
        text = _JOINED_PAIR.sub(_JOINER, text)
    return sum(map(_ADVANCE.__getitem__, text))


def wrap(text: str, room: Sequence[int]) -> tuple[str, ...] | None:
    """Return a text in lines of about equal length, none wider than its room; None if it needs more room."""
    pieces, sizes = _measured(_ASCII_WORD if text.isascii() else _word(), text)
    ends = _fill(sizes, room)
    if ends is None:
        pieces, sizes = _measured(_piece(text), text)
        ends = _fill(sizes, room)
    if ends is None:
        return None
    if len(ends) > 1:
        room = room[: len(ends)]
        for percent in range(measure(text) * 100 // sum(room), 100, 3):
            even = _fill(sizes, [width * percent // 100 for width in room])
            if even is not None:
                ends = even
                break
    return tuple("".join(pieces[start:end]).rstrip() for start, end in pairwise((0, *ends)))


def crop(text: str, room: Sequence[int]) -> tuple[str, ...]:
    """Return what fits of a text, in lines; too long a word is parted, and an ellipsis stands for the rest."""
    pieces = [part for piece in _piece(text).findall(text) for part in _parts(piece, min(room))]
    lines: list[str] = []
    for width in room[:-1]:
        taken = max(_take(_sizes(pieces), width), 1)
        lines.append("".join(pieces[:taken]).rstrip())
        pieces = pieces[taken:]
        if not pieces:
            return tuple(lines)
    rest = "".join(pieces)
    if measure(rest) > room[-1]:
        rest = _first(rest, room[-1] - measure(ELLIPSIS)).rstrip() + ELLIPSIS
    return (*lines, rest)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=4096)
def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1 (WCAG 2.2)."""
    values = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=4096)  # of hues in degrees there are few
def ink(dark: str, light: str, *grounds: str) -> str:
    """Return a colour that is readable on all grounds: one of those given, or else black or white."""
    least = {ink: min(contrast(ink, ground) for ground in grounds) for ink in (dark, light, "#000000", "#ffffff")}
    return next((ink for ink, value in least.items() if value >= MIN_CONTRAST), max(least, key=least.__getitem__))


@lru_cache(maxsize=4096)
def colour(lightness: int, chroma: int, hue: int) -> str:
    """Return an OKLCH colour: lightness in hundredths, chroma in thousandths, hue in degrees.

    The numbers are those of CSS Color 4, section 9.2 and appendix "Sample code for Color Conversions".
    """
    x, y = unit(hue)
    level, a, b = lightness / 100, x * chroma / 1000, y * chroma / 1000
    long = (level + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (level - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (level - 0.0894841775 * a - 1.2914855480 * b) ** 3
    channels = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * _encoded(min(max(value, 0), 1))):02x}" for value in channels)


def _encoded(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055  # noqa: PLR2004


@lru_cache(maxsize=4096)
def unit(degrees: float) -> tuple[float, float]:
    """Return a direction as a vector of length 1, so rounded that no machine's sine shows."""
    return round(cos(degrees * pi / 180), 9), round(sin(degrees * pi / 180), 9)


def _joins(character: str) -> bool:
    return unicode.category(character) in {"Mn", "Me", "Mc"} or _JOINED.match(character) is not None


def _advance(character: str) -> int:
    first = unicode.normalize("NFD", character)[0]
    if _joins(first):
        return _SIGN_ADVANCE if unicode.category(first) == "Mc" else 0
    if _EMOJI.match(first):
        return _EMOJI_ADVANCE
    return _WIDE_ADVANCE if _wide().match(first) else _ADVANCE.get(first, _OTHER_ADVANCE)


# Patterns of all scripts take longer to compile than the rest of a badge to draw.


@cache
def _wide() -> re.Pattern[str]:
    return re.compile(rf"[{_IDEOGRAPHS}\u1100-\u115f\u3000-\u3020\uac00-\ud7a3\ufe30-\ufe4f\uff00-\uff60]")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[{_IDEOGRAPHS}][{_CLOSING}]*\s*|[^\s{_IDEOGRAPHS}]+\s*")


def _piece(text: str) -> re.Pattern[str]:
    return _ASCII_PIECE if text.isascii() else _any_piece()


@cache
def _any_piece() -> re.Pattern[str]:
    return re.compile(
        rf"[{_IDEOGRAPHS}][{_CLOSING}]*\s*"
        rf"|[^\s{_DASHES}{_IDEOGRAPHS}]*[{_DASHES}]+\s*"
        rf"|[^\s{_DASHES}{_IDEOGRAPHS}]+\s*"
    )


@lru_cache(maxsize=8)  # one text is tried in room after room
def _measured(pattern: re.Pattern[str], text: str) -> tuple[list[str], list[tuple[int, int]]]:
    pieces = pattern.findall(text)
    return pieces, _sizes(pieces)


def _sizes(pieces: Sequence[str]) -> list[tuple[int, int]]:
    """Return how wide each piece is at the end of a line, and before another piece."""
    return [(measure(piece.rstrip()), measure(piece)) for piece in pieces]


def _take(sizes: Sequence[tuple[int, int]], width: int) -> int:
    """Return how many pieces, given by their sizes, a line of a width takes."""
    used = 0
    for index, (last, whole) in enumerate(sizes):
        if used + last > width:
            return index
        used += whole
    return len(sizes)


def _fill(sizes: Sequence[tuple[int, int]], room: Sequence[int]) -> list[int] | None:
    """Return where lines of pieces, given by their sizes, end if each is as full as can be; None if some don't fit."""
    ends = []
    rooms = iter(room)
    left = next(rooms)
    for index, (last, whole) in enumerate(sizes):
        if last > left:
            left = next(rooms, -1) if index else -1
            if last > left:
                return None
            ends.append(index)
        left -= whole
    return [*ends, len(sizes)]


def _parts(piece: str, width: int) -> Iterator[str]:
    """Return a piece in parts that each fit a width, with hyphens if the script has them."""
    while measure(piece.rstrip()) > width:
        hyphen = "-" if piece[0] < _FIRST_WITHOUT_HYPHEN and piece[0].isalpha() else ""
        part = _first(piece, width - measure(hyphen))
        piece = piece[len(part) :]
        yield part + hyphen if piece else part
    if piece:
        yield piece


def _first(text: str, width: int) -> str:
    """Return the characters of a text that fit a width, at least one."""
    used, end = 0, 0
    for cluster in clusters(text):
        used += measure(cluster)
        if end and used > width:
            break
        end += len(cluster)
    return text[:end]
