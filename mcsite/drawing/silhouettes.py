"""The silhouettes that badges have, within 240 by 240."""

from __future__ import annotations

from functools import lru_cache
from math import hypot

from msgspec import Struct

from mcsite.drawing import unit

Point = tuple[float, float]

_CENTRE = 120


class Shape(Struct, frozen=True):
    """A silhouette: its path, a polygon to measure by, and the path that its rim follows."""

    path: str
    outline: tuple[Point, ...]
    rim: str

    def __hash__(self) -> int:
        """Return the hash of the path alone, which is known: a silhouette is a key again and again."""
        return hash(self.path)

    def half_width(self, y: int) -> int:
        """Return how far the silhouette reaches to both sides of its middle at a height."""
        return _half_width(self, y)


@lru_cache(maxsize=4096)  # eight silhouettes, 240 heights
def _half_width(shape: Shape, y: int) -> int:
    ends = zip(shape.outline, (*shape.outline[1:], shape.outline[0]), strict=True)
    reach = [
        abs(x1 + (x2 - x1) * (y - y1) / (y2 - y1) - _CENTRE)
        for (x1, y1), (x2, y2) in ends
        if y1 != y2 and min(y1, y2) <= y <= max(y1, y2)
    ]
    return int(min(reach, default=0))


def short(number: float) -> str:
    """Return a number as paths have it, with one digit after the point at most."""
    return f"{round(number, 1):g}"


def _ring(count: int, radius: int, turn: float = 0) -> tuple[Point, ...]:
    """Return points evenly around the centre, the first of them at the top if nothing is turned."""
    around = (unit(360 * index / count - 90 + turn) for index in range(count))
    return tuple((_CENTRE + radius * x, _CENTRE + radius * y) for x, y in around)


def _shape(path: str, outline: tuple[Point, ...]) -> Shape:
    return Shape(path, outline, path)


def _mirrored(path: str, *right: Point) -> Shape:
    return _shape(path, (*right, *((240 - x, y) for x, y in reversed(right))))


def _polygon(corners: tuple[Point, ...], rounding: int) -> Shape:
    """Return a polygon with round corners."""
    path = []
    for index, (x, y) in enumerate(corners):
        ends = []
        for other_x, other_y in (corners[index - 1], corners[(index + 1) % len(corners)]):
            part = rounding / hypot(other_x - x, other_y - y)
            ends.append(f"{short(x + (other_x - x) * part)} {short(y + (other_y - y) * part)}")
        path.append(f"{ends[0]}Q{short(x)} {short(y)} {ends[1]}")
    return _shape("M" + "L".join(path) + "Z", corners)


def _rosette(points: tuple[Point, ...]) -> Shape:
    """Return a round shape that bulges between points."""
    path = "".join(f"A20 20 0 0 1 {short(x)} {short(y)}" for x, y in (*points[1:], points[0]))
    start = f"M{short(points[0][0])} {short(points[0][1])}"
    return Shape(start + path + "Z", points, "M11 120a109 109 0 1 0 218 0a109 109 0 1 0-218 0Z")


SHAPES = (
    _shape("M6 120a114 114 0 1 0 228 0a114 114 0 1 0-228 0Z", _ring(36, 114)),
    _rosette(_ring(18, 107)),
    _polygon(_ring(6, 119), 16),
    _polygon(_ring(6, 119, 30), 16),
    _polygon(_ring(8, 122, 22.5), 14),
    _polygon(_ring(4, 150, 45), 48),
    _mirrored(  # an arch
        "M20 108A100 100 0 0 1 220 108V206Q220 230 196 230H44Q20 230 20 206Z",
        *((120, 8), (191, 37), (220, 108), (220, 230)),
    ),
    _mirrored(  # a shield
        "M26 30Q80 28 120 8Q160 28 214 30V124C214 178 170 214 120 234C70 214 26 178 26 124Z",
        *((120, 8), (214, 30), (214, 124), (206, 161), (186, 191), (156, 216), (120, 234)),
    ),
)
