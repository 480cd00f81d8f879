"""A number for each document that stays the same when others come and go.

Documents are numbered by places in a table with gaps, each at the place that its path's digest names or the next free
one. So a document that is added or taken away moves at most its neighbours, and files of the index that have nothing
to do with them keep their bytes. The table is two to four times as large as it need be; it grows by doubling.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

SMALLEST = 64


def places(paths: Iterable[str]) -> dict[str, int]:
    """Return the place of each path, in order of the places."""
    known = list(paths)
    size = table(len(known))
    wanted = sorted((_digest(path), path) for path in known)
    found: dict[str, int] = {}
    last = -1
    for digest, path in wanted:
        last = max(last + 1, digest * size >> 32)
        found[path] = last
    return found


def table(count: int) -> int:
    """Return how many places there are for so many paths."""
    size = SMALLEST
    while size < 2 * count:
        size *= 2
    return size


def _digest(path: str) -> int:
    return int.from_bytes(hashlib.blake2b(path.encode(), digest_size=4).digest(), "big")
