"""The badge of a credential or stack that brings no image of its own.

A badge is a silhouette with a patterned field, a large monogram that is readable where the badge is small, and a band
with the title. What it looks like follows from digests of the thing's id and of its topic: badges of one topic share
a family of hues. The badge of a stack shows sheets behind it, and has dark and light exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from hashlib import blake2b
from typing import Literal
from unicodedata import ucd_3_2_0 as unicode

from markupsafe import escape
from msgspec import Struct

from mcsite.drawing import ELLIPSIS, clean, clusters, colour, crop, direction, ink, measure, unit, wrap
from mcsite.drawing.silhouettes import SHAPES, Shape, short

Kind = Literal["credential", "stack"]

_BAND_CENTRE = 156
_RIM = 12
_SERIF = "Georgia, 'Times New Roman', 'Liberation Serif', 'Noto Serif', serif"
_SANS = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', Roboto, 'Noto Sans', sans-serif"
_LETTERS = (*((size, 3) for size in (20, 19, 18, 17)), *((size, 4) for size in (16, 15, 14, 13, 12, 11)))
_FRONT = "matrix(.86 0 0 .86 16.8 32.6)"  # where the front of a stack lies, and the sheets behind it
_SHEETS = ("matrix(.74 0 0 .74 31.2 1.5)", "matrix(.8 0 0 .8 24 17.5)")
_FIRST_WITHOUT_INITIALS = "\u0600"  # Arabic; before it are Latin, Greek, Cyrillic, Armenian and Hebrew
_ASCII_WORD = re.compile("[A-Za-z0-9]+")
_UNTOLD = frozenset(  # words that a monogram passes over
    (
        *("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"),
        *("de", "del", "des", "du", "el", "en", "et", "la", "las", "le", "les", "los", "para", "por", "un", "una", "y"),
        *("das", "der", "die", "für", "im", "mit", "und", "von"),
    )
)


class Palette(Struct, frozen=True):
    """The colours of a badge, as `#rrggbb`. The monogram lies on field and pattern, the title on the band."""

    field: str
    pattern: str
    monogram: str
    band: str
    title: str
    rim: str
    edge: str
    accent: str
    sheets: tuple[str, ...]


class Layout(Struct, frozen=True):
    """How a title can be set: the size of its letters, where its band begins, and the baseline of each line."""

    size: int
    top: int
    baselines: tuple[int, ...]


class Lettering(Struct, frozen=True):
    """A title in lines, and how they are set."""

    lines: tuple[str, ...]
    layout: Layout


class _Seed:
    """A row of numbers that follow from a text."""

    def __init__(self, text: str) -> None:
        self._left = int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=48).digest(), "big")

    def pick(self, count: int) -> int:
        """Return the next number, from 0 to below the count."""
        self._left, number = divmod(self._left, count)
        return number


def draw(title: str, kind: Kind, seed: str, topic: str = "") -> str:
    """Return a badge as an SVG document that refers to nothing outside of it.

    `seed` is the id of the thing, and `topic` that of its first topic. The same title, kind, seed and topic give the
    same document anywhere.
    """
    title = clean(title) or "Badge"
    name = "badge-" + blake2b(f"{kind} {seed}".encode("utf-8", "replace"), digest_size=4).hexdigest()
    colours = palette(kind, seed, topic)
    numbers = _Seed(seed)
    shape = SHAPES[numbers.pick(len(SHAPES))]
    pattern = PATTERNS[numbers.pick(len(PATTERNS))](numbers, name + "-pattern", colours.pattern)
    lettering = letter(title, shape)
    layout = lettering.layout
    front = (
        f'<clipPath id="{name}"><path d="{shape.path}"/></clipPath>\n'
        f'<path d="{shape.path}" fill="{colours.field}" stroke="{colours.edge}" stroke-width="3"/>\n'
        f'<g clip-path="url(#{name})">\n{pattern}{_band(layout, colours)}{_rim(shape, numbers, colours)}</g>\n'
        f"{_monogram(title, shape, layout.top, colours)}{_title(lettering, colours)}"
    )
    body = front if kind == "credential" else _stacked(front, shape, colours)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240" role="img">\n'
        f"<title>{escape(title)}</title>\n{body}</svg>\n"
    )


def palette(kind: Kind, seed: str, topic: str = "") -> Palette:
    """Return the colours of a badge. Hues of topics are 20 degrees apart, those of seeds within 6 of their topic's."""
    numbers = _Seed("colours of " + seed)
    hue = _Seed(topic or seed).pick(18) * 20 + numbers.pick(13) - 6
    return _palette(kind, hue, (20, 60, 90, 170)[numbers.pick(4)])


@lru_cache(maxsize=4096)  # two kinds, 234 hues, four accents
def _palette(kind: Kind, hue: int, accented: int) -> Palette:
    """Return the colours of a hue, with an accent of another."""
    accent = colour(83, 75, accented)
    dark, deep, pale, paper = (colour(*tone, hue) for tone in ((24, 50), (35, 85), (90, 42), (97, 12)))
    if kind == "stack":
        field, pattern, band = pale, colour(83, 60, hue), deep
    else:
        field, pattern, band = deep, colour(45, 92, hue), paper
    return Palette(
        field=field,
        pattern=pattern,
        monogram=ink(dark, paper, field, pattern),
        band=band,
        title=ink(dark, paper, band),
        rim=deep,
        edge=paper,
        accent=accent,
        sheets=(accent, colour(60, 100, hue)) if kind == "stack" else (),
    )


# Patterns: each covers the whole badge, and is placed by the middle of the field.


def _rings(numbers: _Seed, _name: str, colour: str) -> str:
    step, first, width = 10 + numbers.pick(8), numbers.pick(10), 3 + numbers.pick(3)
    circles = "".join(f'<circle cx="120" cy="84" r="{radius}"/>' for radius in range(first + step, 180, step))
    return f'<g fill="none" stroke="{colour}" stroke-width="{width}">{circles}</g>\n'


def _rays(numbers: _Seed, _name: str, colour: str) -> str:
    return f'<path d="{_fan(14 + numbers.pick(15), numbers.pick(24))}" fill="{colour}"/>\n'


@cache  # 15 counts, 24 turns
def _fan(count: int, turn: int) -> str:
    path = ""
    for index in range(count):
        x1, y1 = unit(360 * index / count + turn)
        x2, y2 = unit(360 * (index + 0.5) / count + turn)
        path += (
            f"M120 84L{short(120 + 200 * x1)} {short(84 + 200 * y1)} {short(120 + 200 * x2)} {short(84 + 200 * y2)}Z"
        )
    return path


def _tiles(strokes: tuple[str, int, tuple[int, ...]], numbers: _Seed, name: str, colour: str) -> str:
    """Return a pattern of strokes that repeat on tiles of 24 by 24, turned and made smaller or larger.

    The strokes are given by their path, their least width, and the degrees that they can be turned by.
    """
    path, width, turns = strokes
    turn, scale, more = turns[numbers.pick(len(turns))], 6 + numbers.pick(6), numbers.pick(3)
    return (
        f'<pattern id="{name}" width="24" height="24" patternUnits="userSpaceOnUse"'
        f' patternTransform="translate(120 84) rotate({turn}) scale({short(scale / 10)})">'
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{short(width + more / 2)}"'
        f' stroke-linecap="round"/></pattern>\n<path d="M0 0H240V240H0Z" fill="url(#{name})"/>\n'
    )


PATTERNS: tuple[Callable[[_Seed, str, str], str], ...] = (
    _rings,
    _rays,
    partial(_tiles, ("M6 6h0M18 18h0", 6, (0, 15, 30, 45, 60, 75))),
    partial(_tiles, ("M-2 14 12 0 26 14M-2 26 12 12 26 26", 3, (0, 90, 180))),
    partial(_tiles, ("M0 6q6-8 12 0t12 0M0 18q6-8 12 0t12 0", 3, (0, 30, 90, 150))),
    partial(_tiles, ("M0 4H12M0 8H12M12 16H24M12 20H24M4 12V24M8 12V24M16 0V12M20 0V12", 2, (0, 45))),
    partial(_tiles, ("M-1-1 25 25M-1 25 25-1", 2, (0, 15, 30, 45))),
    partial(_tiles, ("M0 12a12 12 0 0 1 24 0M-12 24a12 12 0 0 1 24 0a12 12 0 0 1 24 0", 2, (0, 180))),
    partial(_tiles, ("M0 0H24M0 12H24M0 24H24", 3, (30, 60, 120, 150))),
)


# Lettering


def letter(title: str, shape: Shape) -> Lettering:
    """Return a title in lines that fit the band of a shape, in letters as large as they can be.

    Words are parted only if they don't fit otherwise, and the title is cut short only if that doesn't help either.
    """
    width = measure(title)
    for layout, rooms, whole in _layouts(shape):
        for room in rooms if whole >= width else ():
            lines = wrap(title, room)
            if lines is None:
                break
            if len(lines) == len(layout.baselines):
                return Lettering(lines, layout)
    for layout, (room, *_), whole in _layouts(shape):
        lines = crop(title, room) if whole >= width else ()
        if len(lines) == len(layout.baselines) and not lines[-1].endswith(ELLIPSIS):
            return Lettering(lines, layout)
    size, most = _LETTERS[-1]
    lines = crop(title, _room(_layout(size, most), shape))
    return Lettering(lines, _layout(size, len(lines)))


@cache  # of shapes and sizes there are few
def _layouts(shape: Shape) -> tuple[tuple[Layout, list[list[int]], int], ...]:
    """Return the layouts that a shape can have, the largest first, with the room of each line and of all lines.

    The room is given several times, since with less of it a title may fill more lines.
    """
    found = []
    for size, most in _LETTERS:
        for count in range(1, most + 1):
            layout = _layout(size, count)
            room = _room(layout, shape)
            if min(room) > 0:
                rooms = [[width * percent // 100 for width in room] for percent in (100, 85, 70, 55)]
                found.append((layout, rooms, sum(room)))
    return tuple(found)


def _layout(size: int, count: int) -> Layout:
    """Return how so many lines in letters of a size are set."""
    leading = size * 6 // 5
    first = _BAND_CENTRE - leading * (count - 1) // 2 + size * 7 // 20
    top = _BAND_CENTRE - max(leading * count + 18, 46) // 2
    return Layout(size, top, tuple(first + leading * index for index in range(count)))


def _room(layout: Layout, shape: Shape) -> list[int]:
    """Return how much room each line has, in thousandths of an em."""
    room = []
    for baseline in layout.baselines:
        reach = min(shape.half_width(baseline - layout.size), shape.half_width(baseline + layout.size // 3))
        room.append(2 * (reach - _RIM - 7) * 1000 // layout.size)
    return room


def monogram(title: str) -> str:
    """Return up to three initials of the telling words of a title.

    One letter stands for a title in a script without initials; there is none if the title has no letter or digit.
    """
    words = _words(title.replace("'", "").replace("\u2019", ""))
    telling = [word for word in words if word.lower() not in _UNTOLD] or words
    initials = [word[0] if word.isascii() else next(clusters(word)) for word in telling]
    chosen = initials[:1]
    if chosen and chosen[0] < _FIRST_WITHOUT_INITIALS:
        chosen = [initial for initial in initials if initial < _FIRST_WITHOUT_INITIALS][:3]
    return "".join(initial.upper() if len(initial.upper()) == len(initial) else initial for initial in chosen)


def _words(title: str) -> list[str]:
    """Return the runs of letters, digits and marks in a title."""
    if title.isascii():
        return _ASCII_WORD.findall(title)
    title = unicode.normalize("NFC", title)
    return "".join(c if unicode.category(c)[0] in "LNM" else " " for c in title).split()


# Parts


def _band(layout: Layout, colours: Palette) -> str:
    top, bottom = layout.top, 2 * _BAND_CENTRE - layout.top
    return (
        f'<path d="M0 {top - 4}H240V{bottom + 4}H0Z" fill="{colours.accent}"/>\n'
        f'<path d="M0 {top}H240V{bottom}H0Z" fill="{colours.band}"/>\n'
    )


def _rim(shape: Shape, numbers: _Seed, colours: Palette) -> str:
    """Return the rim, with a line along its inside; what lies outside of the shape is cut off."""
    dashes = ("", ' stroke-dasharray="3 3"', ' stroke-dasharray="9 4"')[numbers.pick(3)]
    return (
        f'<path d="{shape.rim}" fill="none" stroke="{colours.accent}" stroke-width="{2 * _RIM}"{dashes}/>\n'
        f'<path d="{shape.rim}" fill="none" stroke="{colours.rim}" stroke-width="{2 * _RIM - 5}"/>\n'
    )


def _monogram(title: str, shape: Shape, top: int, colours: Palette) -> str:
    """Return the monogram, between the rim and the top of the band; or a star if the title has no initials."""
    initials = monogram(title)
    middle = (top + 22) // 2
    if not initials:
        star = "M0-34Q4-4 34 0Q4 4 0 34Q-4 4-34 0Q-4-4 0-34Z"
        return f'<path d="{star}" transform="translate(120 {middle})" fill="{colours.monogram}"/>\n'
    width = measure(initials) * 11 // 10  # a bold serif is a little wider than a bold sans serif
    largest = 92 if initials < _FIRST_WITHOUT_INITIALS else 60
    size = next(size for size, widest in _monograms(shape, top) if size <= largest and width <= widest)
    return (
        f'<text x="120" y="{middle + size * 7 // 20}" font-family="{_SERIF}" font-size="{size}" font-weight="700"'
        f' text-anchor="middle" fill="{colours.monogram}" stroke="{colours.field}" stroke-width="{size // 8}"'
        f' stroke-linejoin="round" paint-order="stroke">{escape(initials)}</text>\n'
    )


@cache  # of shapes and heights there are few
def _monograms(shape: Shape, top: int) -> list[tuple[int, int]]:
    """Return the sizes that fit above a band, the largest first, each with what is the widest of it, in its em."""
    middle = (top + 22) // 2
    found = []
    for size in range(92, 0, -2):
        if size * 7 // 10 < top - 44:
            room = 2 * (shape.half_width(middle - size * 7 // 20) - _RIM - 10)
            found.append((size, ((room + 1) * 1000 - 1) // size))
    return found


def _title(lettering: Lettering, colours: Palette) -> str:
    layout = lettering.layout
    lines = [
        f'<tspan x="120" y="{baseline}">{escape(line)}</tspan>'
        for baseline, line in zip(layout.baselines, lettering.lines, strict=True)
    ]
    turned = ' direction="rtl"' if direction("".join(lettering.lines)) == "rtl" else ""
    return (
        f'<text font-family="{_SANS}" font-size="{layout.size}" font-weight="600" text-anchor="middle"{turned}'
        f' fill="{colours.title}">{"".join(lines)}</text>\n'
    )


def _stacked(front: str, shape: Shape, colours: Palette) -> str:
    """Return the front of a stack before its sheets."""
    sheets = "".join(
        f'<path d="{shape.path}" transform="{place}" fill="{fill}" stroke="{colours.edge}" stroke-width="3"/>\n'
        for place, fill in zip(_SHEETS, colours.sheets, strict=True)
    )
    return f'{sheets}<g transform="{_FRONT}">\n{front}</g>\n'
