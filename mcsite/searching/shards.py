"""Terms in files of like size, each with the terms from its first on.

Where files begin depends on the terms near by and not on all those before, so that one edit changes few of them: the
terms with one beginning share a file unless they are too much for it; then they are parted by their next letter.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby

import msgspec
from msgspec import Struct

from mcsite.searching.store import File, Store

LARGEST = 10_000  # bytes
Entry = tuple[str, ...]  # what is kept of a term: a text for each column


class Terms(Struct, array_like=True):
    """All terms in order, with the size of each in its file, four bytes each."""

    terms: str
    sizes: bytes


class Shards:
    """The files of a folder, each with the entries of some terms. What is published of them is what is kept, too."""

    def __init__(self, store: Store, folder: str, columns: Sequence[str]) -> None:
        self._store = store
        self._folder = folder
        self._columns = columns
        self.starts: list[str] = []  # where each file begins
        self._read: dict[str, dict[str, Entry]] = {}

    def load(self) -> None:
        """Take up what was kept."""
        self.starts = msgspec.msgpack.decode(self._store.get(f"starts/{self._folder}"), type=list[str])

    def build(self, terms: Sequence[str], entries: Iterable[Entry], sizes: Sequence[int]) -> Iterator[File]:
        """Write every file; the terms are in order, and their entries in the same."""
        found = list(shards(terms, sizes))
        coming = iter(entries)
        for start, first, last in found:
            held = terms[first:last]
            yield self._written(start, held, [next(coming) for _ in held])
        self._keep(terms, sizes, [start for start, _, _ in found])

    def get(self, term: str) -> Entry | None:
        """Return the entry of a term."""
        return self._file(self._start(term)).get(term) if self.starts else None

    def amend(self, changed: Mapping[str, Entry | None]) -> Iterator[File]:
        """Give terms other entries, or take them away; go through the files that this changes."""
        for term, entry in changed.items():
            before = self.get(term)
            if entry is None or before is None or size(term, before) != size(term, entry):
                yield from self._parted(changed)
                return
        for start in dict.fromkeys(map(self._start, changed)):
            held = self._file(start)
            held |= {term: entry for term, entry in changed.items() if entry and term in held}
            yield self._written(start, list(held), list(held.values()))

    def _parted(self, changed: Mapping[str, Entry | None]) -> Iterator[File]:
        """Amend where files may begin elsewhere than before."""
        kept = msgspec.msgpack.decode(self._store.get(f"terms/{self._folder}"), type=Terms)
        sizes = dict(zip(kept.terms.split(" "), array("I", kept.sizes), strict=True)) if kept.terms else {}
        old = list(sizes)
        before = {(start, old[first], old[last - 1], last - first) for start, first, last in _ranges(self.starts, old)}
        for term, entry in changed.items():
            if entry is None:
                sizes.pop(term, None)
            else:
                sizes[term] = size(term, entry)
        terms = list(sizes) if all(term in sizes for term in old) and len(old) == len(sizes) else in_order(sizes)
        found = list(shards(terms, list(map(sizes.__getitem__, terms))))
        made: list[tuple[str, list[str], list[Entry]]] = []  # all of it before any file is replaced
        for start, first, last in found:
            held = terms[first:last]
            if (start, held[0], held[-1], last - first) in before and changed.keys().isdisjoint(held):
                continue
            entries = [changed[term] if term in changed else self.get(term) for term in held]
            made.append((start, held, [entry for entry in entries if entry is not None]))
        for start, held, whole in made:
            yield self._written(start, held, whole)
        starts = [start for start, _, _ in found]
        for start in sorted(set(self.starts) - set(starts)):
            self._store.drop(self._path(start))
            yield self._path(start), None
        self._keep(terms, [sizes[term] for term in terms], starts)

    def _keep(self, terms: Sequence[str], sizes: Sequence[int], starts: list[str]) -> None:
        self.starts = starts
        self._store.put(f"starts/{self._folder}", msgspec.msgpack.encode(starts))
        kept = Terms(" ".join(terms), array("I", sizes).tobytes())
        self._store.put(f"terms/{self._folder}", msgspec.msgpack.encode(kept))

    def _start(self, term: str) -> str:
        """Return the start of the file that a term belongs to."""
        return self.starts[max(bisect_right(self.starts, order(term), key=order) - 1, 0)]

    def _written(self, start: str, terms: Sequence[str], entries: Sequence[Entry]) -> File:
        value = {"terms": " ".join(terms)}
        value |= {
            name: " ".join(column) for name, column in zip(self._columns, zip(*entries, strict=True), strict=True)
        }
        content = msgspec.json.encode(value) + b"\n"
        self._store.put(self._path(start), content)
        return self._path(start), content

    def _file(self, start: str) -> dict[str, Entry]:
        """Return the entries of a file as it was before."""
        if start not in self._read:
            value = msgspec.json.decode(self._store.get(self._path(start)))
            columns = [value[name].split(" ") for name in ("terms", *self._columns)]
            self._read[start] = {term: tuple(entry) for term, *entry in zip(*columns, strict=True)}
        return self._read[start]

    def _path(self, start: str) -> str:
        return f"{self._folder}/{file_name(start)}.json"


def size(term: str, entry: Entry) -> int:
    """Return about what a term takes in its file, so that a small change of its entry seldom counts."""
    return rounded(sum(map(len, entry)) + len(term) + 3)


def rounded(length: int) -> int:
    """Round a length up to one of few: there are four from each power of two to the next."""
    step = max(1 << length.bit_length() - 3, 16) if length > 16 else 16  # noqa: PLR2004
    return -(-length // step) * step


def _ranges(starts: Sequence[str], terms: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Go through the files of ordered terms by their starts, as `shards` does."""
    firsts = [0, *(bisect_left(terms, order(start), key=order) for start in starts[1:]), len(terms)]
    yield from zip(starts, firsts, firsts[1:], strict=False)


def shards(terms: Sequence[str], sizes: Sequence[int], largest: int = LARGEST) -> Iterator[tuple[str, int, int]]:
    """Go through the files of ordered terms: where each begins, as text, and as a range of numbers of terms."""
    if terms:
        yield from _parted(terms, [0, *accumulate(sizes)], range(len(terms)), "", 0, largest)


def _parted(
    terms: Sequence[str], sums: Sequence[int], held: range, start: str, depth: int, largest: int
) -> Iterator[tuple[str, int, int]]:
    """Part the terms held, which agree in so many letters; `sums` are the sizes of all terms before each."""
    if len(held) == 1 or sums[held.stop] - sums[held.start] <= largest:
        yield start, held.start, held.stop
        return
    open_from, open_size, open_start = held.start, 0, start
    lower = held.start
    for beginning, group in groupby([term[: depth + 1] for term in terms[held.start : held.stop]]):
        upper = lower + sum(1 for _ in group)
        size = sums[upper] - sums[lower]
        if open_size and open_size + size > largest:
            yield open_start, open_from, lower
            open_size = 0
        if not open_size:
            open_from, open_start = lower, start if lower == held.start else beginning
        if size > largest:
            yield from _parted(terms, sums, range(lower, upper), open_start, depth + 1, largest)
        else:
            open_size += size
        lower = upper
    if open_size:
        yield open_start, open_from, held.stop


def file_name(start: str) -> str:
    """Return the name of the file whose terms begin so; no system has it reserved."""
    if start.isascii():
        return f"{start.replace(' ', '+')}-"
    return "_".join(f"{ord(sign):x}" for sign in start) + "_-"


def order(text: str) -> bytes:
    """Return what texts are ordered by: by UTF-16 code units, as the browser compares them."""
    return text.encode("utf-16-be")


def in_order(texts: Iterable[str]) -> list[str]:
    """Return texts in their order."""
    known = list(texts)
    return sorted(known) if all(map(str.isascii, known)) else sorted(known, key=order)
