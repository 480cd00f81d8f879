"""Terms in files of like size, each with the terms from its first on.

Where files begin depends on the terms near by and not on all those before, so that one edit changes few of them: the
terms with one beginning share a file unless they are too much for it; then they are parted by their next letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

LARGEST = 10_000  # bytes


def shards(terms: Sequence[str], sizes: Sequence[int], largest: int = LARGEST) -> Iterator[tuple[str, int, int]]:
    """Go through the files of ordered terms: where each begins, as text, and as a range of numbers of terms."""
    if terms:
        yield from _parted(terms, sizes, range(len(terms)), "", 0, largest)


def _parted(
    terms: Sequence[str], sizes: Sequence[int], held: range, start: str, depth: int, largest: int
) -> Iterator[tuple[str, int, int]]:
    """Part the terms held, which agree in so many letters."""
    if len(held) == 1 or sum(sizes[at] for at in held) <= largest:
        yield start, held.start, held.stop
        return
    open_from, open_size, open_start = held.start, 0, start
    for beginning, group in groupby(held, key=lambda at: terms[at][: depth + 1]):
        members = list(group)
        lower, upper = members[0], members[-1] + 1
        size = sum(sizes[at] for at in members)
        if open_size and open_size + size > largest:
            yield open_start, open_from, lower
            open_size = 0
        if not open_size:
            open_from, open_start = lower, start if lower == held.start else beginning
        if size > largest:
            yield from _parted(terms, sizes, range(lower, upper), open_start, depth + 1, largest)
        else:
            open_size += size
    if open_size:
        yield open_start, open_from, held.stop


def file_name(start: str) -> str:
    """Return the name of the file whose terms begin so; no system has it reserved."""
    if start.isascii():
        return f"{start.replace(' ', '+')}-"
    return "_".join(f"{ord(sign):x}" for sign in start) + "_-"
