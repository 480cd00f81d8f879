"""Terms in files of like size, each with the terms from its first on.

Where files begin depends on the terms near by and not on all those before, so that one edit changes few of them: the
terms with one beginning share a file unless they are too much for it; then they are parted by their next letter.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby

import msgspec
from msgspec import Struct

from mcsite.searching.store import File, Store

LARGEST = 10_000  # bytes
Group = tuple[str, tuple[str, ...]]  # where its first file begins, and the first letters of its terms
Entry = tuple[str, ...]  # what is kept of a term: a text for each column


class Kept(Struct, array_like=True):
    """Where each file begins, and how much the terms with each first letter take together."""

    starts: list[str]
    totals: dict[str, int]


class Terms(Struct, array_like=True):
    """The terms with one first letter in order, with the size of each in its file, four bytes each."""

    terms: str
    sizes: bytes


class Shards:
    """The files of a folder, each with the entries of some terms. What is published of them is what is kept, too."""

    def __init__(self, store: Store, folder: str, columns: Sequence[str]) -> None:
        self._store = store
        self._folder = folder
        self._columns = columns
        self.starts: list[str] = []  # where each file begins
        self._totals: dict[str, int] = {}
        self._read: dict[str, dict[str, Entry]] = {}

    def load(self) -> None:
        """Take up what was kept."""
        kept = msgspec.msgpack.decode(self._store.get(f"starts/{self._folder}"), type=Kept)
        self.starts, self._totals = kept.starts, kept.totals

    def build(self, terms: Sequence[str], entries: Iterable[Entry], sizes: Sequence[int]) -> Iterator[File]:
        """Write every file; the terms are in order, and their entries in the same."""
        found = list(shards(terms, sizes, LARGEST))
        coming = iter(entries)
        for start, first, last in found:
            held = terms[first:last]
            yield self._written(start, held, [next(coming) for _ in held])
        for letter, group in groupby(zip(terms, sizes, strict=True), key=lambda one: one[0][0]):
            taken = dict(group)
            self._totals[letter] = sum(taken.values())
            self._keep_terms(letter, taken)
        self._keep([start for start, _, _ in found])

    def get(self, term: str) -> Entry | None:
        """Return the entry of a term."""
        return self._file(self._start(term)).get(term) if self.starts else None

    def amend(self, changed: Mapping[str, Entry | None]) -> Iterator[File]:
        """Give terms other entries, or take them away; go through the files that this changes."""
        letters = {term[0] for term, entry in changed.items() if self._is_resized(term, entry)}
        starts, made = self._parted(letters, changed) if letters else (self.starts, [])
        done = {term for _, entries in made for term in entries}
        for start in dict.fromkeys(self._start(term) for term, entry in changed.items() if entry and term not in done):
            held = self._file(start)
            made.append((start, held | {term: entry for term, entry in changed.items() if entry and term in held}))
        for start, entries in made:  # all of them are read before any is replaced
            yield self._written(start, list(entries), list(entries.values()))
        for start in sorted(set(self.starts) - set(starts)):
            self._store.drop(self._path(start))
            yield self._path(start), None
        if letters:
            self._keep(starts)

    def _is_resized(self, term: str, entry: Entry | None) -> bool:
        before = self.get(term)
        return before is None or entry is None or size(term, before) != size(term, entry)

    def _parted(
        self, letters: Collection[str], changed: Mapping[str, Entry | None]
    ) -> tuple[list[str], list[tuple[str, dict[str, Entry]]]]:
        """Part the terms with some first letters again; return where files begin then, and those that are others."""
        before = _groups(self._totals)
        old = {letter: self._terms(letter) for letter in letters}
        new = {letter: _amended(sizes, letter, changed) for letter, sizes in old.items()}
        totals = self._totals | {letter: sum(sizes.values()) for letter, sizes in new.items()}
        self._totals = {letter: totals[letter] for letter in in_order(totals) if totals[letter]}
        after = _groups(self._totals)
        stay = {one for one in set(before).intersection(after) if new.keys().isdisjoint(one[1])}
        files, ranges = self._files(before, stay, old)
        starts: list[str] = []
        made: list[tuple[str, dict[str, Entry]]] = []
        for group in after:
            if group in stay:
                starts += files[group]
                continue
            sizes = self._sizes(group, new)
            terms = list(sizes)
            for start, first, last in shards(terms, list(sizes.values()), LARGEST, group[0]):
                starts.append(start)
                held = terms[first:last]
                if (start, held[0], held[-1], len(held)) in ranges and changed.keys().isdisjoint(held):
                    continue
                entries = {term: changed[term] if term in changed else self.get(term) for term in held}
                made.append((start, {term: entry for term, entry in entries.items() if entry is not None}))
        for letter, sizes in new.items():
            self._keep_terms(letter, sizes)
        return starts, made

    def _files(
        self, groups: Sequence[Group], stay: Collection[Group], known: Mapping[str, Mapping[str, int]]
    ) -> tuple[dict[Group, list[str]], set[tuple[str, str, str, int]]]:
        """Return where the files of groups begin, and of those that don't stay as they are what range each has."""
        bounds = [*map(self.starts.index, (start for start, _ in groups)), len(self.starts)]
        files = {group: self.starts[first:last] for group, first, last in zip(groups, bounds, bounds[1:], strict=False)}
        ranges = set()
        for group in groups:
            if group not in stay:
                terms = list(self._sizes(group, known))
                for start, first, last in _ranges(files[group], terms):
                    ranges.add((start, terms[first], terms[last - 1], last - first))
        return files, ranges

    def _sizes(self, group: Group, known: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
        """Return the sizes of the terms of a group; of some letters they are known."""
        return {
            term: size
            for letter in group[1]
            for term, size in (known[letter] if letter in known else self._terms(letter)).items()
        }

    def _terms(self, letter: str) -> dict[str, int]:
        """Return the sizes of the terms with a first letter, as they were before."""
        if letter not in self._totals:
            return {}
        kept = msgspec.msgpack.decode(self._store.get(self._name(letter)), type=Terms)
        return dict(zip(kept.terms.split(" "), array("I", kept.sizes), strict=True))

    def _keep(self, starts: list[str]) -> None:
        self.starts = starts
        self._store.put(f"starts/{self._folder}", msgspec.msgpack.encode(Kept(starts, self._totals)))

    def _keep_terms(self, letter: str, sizes: Mapping[str, int]) -> None:
        if sizes:
            kept = Terms(" ".join(sizes), array("I", sizes.values()).tobytes())
            self._store.put(self._name(letter), msgspec.msgpack.encode(kept))
        else:
            self._store.drop(self._name(letter))

    def _name(self, letter: str) -> str:
        return f"terms/{self._folder}/{letter}"

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


def _amended(sizes: Mapping[str, int], letter: str, changed: Mapping[str, Entry | None]) -> dict[str, int]:
    """Return the sizes of the terms with a first letter, in order, once some have other entries."""
    now = dict(sizes)
    for term, entry in changed.items():
        if term[0] == letter:
            now.pop(term, None)
            if entry is not None:
                now[term] = size(term, entry)
    return {term: now[term] for term in in_order(now)}


def _groups(totals: Mapping[str, int]) -> list[Group]:
    """Return the first letters that share files: several one file, or one letter several."""
    found: list[tuple[str, list[str]]] = []
    taken = 0
    for letter, total in totals.items():
        if found and taken + total <= LARGEST:
            found[-1][1].append(letter)
            taken += total
        else:
            found.append((letter if found else "", [letter]))
            taken = total
    return [(start, tuple(letters)) for start, letters in found]


def shards(terms: Sequence[str], sizes: Sequence[int], largest: int, start: str = "") -> Iterator[tuple[str, int, int]]:
    """Go through the files of ordered terms: where each begins, as text, and as a range of numbers of terms.

    The first begins at `start`, which is not after the first term.
    """
    if terms:
        yield from _parted(terms, [0, *accumulate(sizes)], range(len(terms)), start, 0, largest)


def _parted(
    terms: Sequence[str], sums: Sequence[int], held: range, start: str, depth: int, largest: int
) -> Iterator[tuple[str, int, int]]:
    """Part the terms held, which agree in so many letters; `sums` are the sizes of all terms before each."""
    if len(held) == 1 or sums[held.stop] - sums[held.start] <= largest:
        yield start, held.start, held.stop
        return
    open_from, open_size, open_start = held.start, 0, start
    lower = held.start
    while lower < held.stop:
        beginning = terms[lower][: depth + 1]
        upper = _end(terms, beginning, depth + 1, range(lower, held.stop))
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


def _end(terms: Sequence[str], beginning: str, letters: int, held: range) -> int:
    """Return where the terms end that begin with the same letters, so many, in a range that begins with them."""
    return bisect_left(terms, True, held.start, held.stop, key=lambda term: term[:letters] != beginning)  # noqa: FBT003


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
