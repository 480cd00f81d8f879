"""The picture of the order in which the credentials of a stack can be earned.

Stages follow each other from top to bottom, in rows of up to three boxes; arrows lead from a credential to those that
need it. A picture is as wide as a telephone can show: at 360 CSS pixels, less the margins of a page, its letters are
still 12 pixels high. An arrow bends only between rows, and passes a row through a gap, so it never crosses a box.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from mcsite.drawing import clean, crop, direction, wrap
from mcsite.views.stack import Step

WIDTH = 400
TEXT_SIZE = 15

_LEADING = 19
_PADDING = 4
_MARGIN = 10
_GAP = 14
_WIDEST_BOX = 240
_LEAST_HEIGHT = 48
_COLUMNS = 3
_LINES = 4
_MOST_LINES = 6  # for a title that has no room in four lines even if boxes are wide
_BETWEEN_ROWS = 30
_BETWEEN_STAGES = 46
_LANE = 4
_PORT = 12


class Box(Struct, frozen=True):
    """A credential: where it stands, its title in lines, and the number of its stage, from 1."""

    id: str
    title: str
    url: str
    stage: int
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]

    @property
    def middle(self) -> int:
        """Half way between left and right."""
        return self.x + self.width // 2

    @property
    def right(self) -> int:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The lower edge."""
        return self.y + self.height

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The direction of the title."""
        return direction(self.title)

    def baseline(self, index: int) -> int:
        """Return the height of a line's baseline."""
        top = self.y + (self.height - _LEADING * len(self.lines)) // 2
        return top + _LEADING * index + _LEADING // 2 + TEXT_SIZE * 7 // 20


class Arrow(Struct, frozen=True):
    """A path from a credential to one that needs it, by their ids; `d` is as in SVG, with M, L and C alone."""

    source: str
    target: str
    d: str


class Pathway(Struct, frozen=True):
    """A picture: its size, its boxes in reading order, and its arrows."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    text_size: int = TEXT_SIZE


Rows = Sequence[Sequence[Box]]


def layout(order: Sequence[Sequence[Step]]) -> Pathway | None:
    """Return the picture of stages, in which each step needs only steps of stages before; None if none needs any."""
    ids = {step.credential.id for stage in order for step in stage}
    edges = [(id_, step.credential.id) for stage in order for step in stage for id_ in step.after if id_ in ids]
    if not edges:
        return None
    rows = _rows(order, {source for source, _ in edges})
    boxes = tuple(box for row in rows for box in row)
    return Pathway(WIDTH, boxes[-1].bottom + 2, boxes, _arrows(rows, edges))


def _rows(order: Sequence[Sequence[Step]], needed: set[str]) -> Rows:
    """Return the boxes of all stages in rows; what others need stands in the last rows of its stage."""
    columns, lines = _columns([step.credential.title for stage in order for step in stage], max(map(len, order)))
    width = _box_width(columns)
    rows: list[list[Box]] = []
    middles: dict[str, int] = {}
    y = 2
    for number, stage in enumerate(order, 1):
        steps = sorted(stage, key=lambda step: step.credential.id in needed)
        for row in _split(steps, columns):
            row.sort(key=lambda step: _mean([middles[id_] for id_ in step.after if id_ in middles]))
            texts = [_lines(step.credential.title, width, lines) for step in row]
            height = max(_LEAST_HEIGHT, _LEADING * max(map(len, texts)) + 16)
            left = (WIDTH - len(row) * width - (len(row) - 1) * _GAP) // 2
            boxes = [
                Box(ref.id, clean(ref.title), ref.url, number, left + (width + _GAP) * index, y, width, height, text)
                for index, (ref, text) in enumerate(zip((step.credential for step in row), texts, strict=True))
            ]
            middles.update((box.id, box.middle) for box in boxes)
            rows.append(boxes)
            y += height + _BETWEEN_ROWS
        y += _BETWEEN_STAGES - _BETWEEN_ROWS
    return rows


def _columns(titles: Sequence[str], largest: int) -> tuple[int, int]:
    """Return how many boxes a row can hold so that titles have room, and how many lines a title may have."""
    for columns in range(min(_COLUMNS, largest), 0, -1):
        room = [_room(_box_width(columns))] * _LINES
        if all(wrap(clean(title), room) is not None for title in titles):
            return columns, _LINES
    return min(_COLUMNS - 1, largest), _MOST_LINES


def _box_width(columns: int) -> int:
    return min((WIDTH - 2 * _MARGIN - (columns - 1) * _GAP) // columns, _WIDEST_BOX)


def _room(width: int) -> int:
    return (width - 2 * _PADDING) * 1000 // TEXT_SIZE


def _lines(title: str, width: int, most: int) -> tuple[str, ...]:
    """Return a title in as few lines as it needs in a box, or cut short."""
    title = clean(title)
    room = [_room(width)] * most
    return wrap(title, room) or crop(title, room)


def _split(steps: Sequence[Step], columns: int) -> Iterator[list[Step]]:
    """Return steps in rows of about the same length."""
    count = -(-len(steps) // columns)
    for index in range(count):
        yield list(steps[len(steps) * index // count : len(steps) * (index + 1) // count])


def _mean(numbers: Sequence[int]) -> int:
    return sum(numbers) // len(numbers) if numbers else WIDTH // 2


def _arrows(rows: Rows, edges: Sequence[tuple[str, str]]) -> tuple[Arrow, ...]:
    row_of = {box.id: index for index, row in enumerate(rows) for box in row}
    boxes = {box.id: box for row in rows for box in row}
    lanes = _Lanes(rows)
    farthest = sorted(edges, key=lambda edge: row_of[edge[0]] - row_of[edge[1]])  # these get the straightest lanes
    via = {
        (source, target): lanes.through(boxes[source], boxes[target], range(row_of[source] + 1, row_of[target]))
        for source, target in farthest
    }
    xs = {edge: [boxes[edge[0]].middle, *via[edge], boxes[edge[1]].middle] for edge in edges}
    starts = {id_: _ports(box, {e: x[1] for e, x in xs.items() if e[0] == id_}) for id_, box in boxes.items()}
    ends = {id_: _ports(box, {e: x[-2] for e, x in xs.items() if e[1] == id_}) for id_, box in boxes.items()}
    return tuple(
        Arrow(
            source,
            target,
            _path(
                [starts[source][source, target], *via[source, target], ends[target][source, target]],
                rows[row_of[source] : row_of[target] + 1],
            ),
        )
        for source, target in edges
    )


class _Lanes:
    """Where arrows pass rows. Arrows of one credential share a lane, those of others keep apart while there is room."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._users: dict[tuple[int, int], list[str]] = {}

    def through(self, source: Box, target: Box, rows: range) -> list[int]:
        """Return where an arrow passes each of the rows."""
        found = []
        x = source.middle
        for row in rows:
            gaps = self._gaps(row)
            gap = min(range(len(gaps)), key=lambda one: abs(gaps[one][0] - x) + abs(gaps[one][0] - target.middle))
            users = self._users.setdefault((row, gap), [])
            if source.id not in users:
                users.append(source.id)
            x = gaps[gap][users.index(source.id) % len(gaps[gap])]
            found.append(x)
        return found

    def _gaps(self, row: int) -> list[Sequence[int]]:
        """Return the lanes of each gap of a row, from left to right, the best lane of each first."""
        boxes = self._rows[row]
        between = [
            [middle, middle - _LANE, middle + _LANE]
            for middle in ((one.right + other.x) // 2 for one, other in pairwise(boxes))
        ]
        left = range(boxes[0].x - _GAP // 2, 1, -_LANE)
        right = range(boxes[-1].right + _GAP // 2, WIDTH - 1, _LANE)
        return [left, *between, right]


def _ports(box: Box, toward: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """Return where arrows leave or enter a box: side by side, in the order of where they lead.

    An arrow that leads straight up or down has the middle.
    """
    apart = min(_PORT, (box.width // 2 - _PORT) // max(len(toward), 1))
    edges = sorted(toward, key=lambda edge: toward[edge])
    straight = [index for index, edge in enumerate(edges) if toward[edge] == box.middle]
    first = box.middle - apart * (2 * straight[0] if straight else len(edges) - 1) // 2
    return {edge: first + apart * index for index, edge in enumerate(edges)}


def _path(xs: Sequence[int], rows: Rows) -> str:
    """Return a path that passes each row at its x: bending between rows, and straight beside the boxes."""
    path = f"M{xs[0]} {rows[0][0].bottom}"
    for index, (x, next_x) in enumerate(pairwise(xs)):
        top, bottom = rows[index][0].bottom, rows[index + 1][0].y
        middle = (top + bottom) // 2
        path += f"C{x} {middle} {next_x} {middle} {next_x} {bottom}" if x != next_x else f"L{x} {bottom}"
        if index + 2 < len(xs):
            path += f"L{next_x} {rows[index + 1][0].bottom}"
    return path
