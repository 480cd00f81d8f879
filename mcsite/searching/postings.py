"""Which documents have a term, how much it says of each, and where in them it stands.

Two folders of files hold that: `words` what every query needs, `phrases` the positions, which only quotes need. The
positions of a term that are too much for one file are parted by the places of the documents.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import sub
from typing import Any

import msgspec

from mcsite.searching import tokens
from mcsite.searching.digits import DIGITS, LAST, encoded, numbers
from mcsite.searching.fragments import Fragment, words_of
from mcsite.searching.shards import LARGEST, Entry, Shards, file_name, in_order, rounded
from mcsite.searching.store import File, Store

PARTED = "!"  # between the positions that different documents have of a term; no digit
Standing = tuple[str, str]  # the weight and the positions of a term in a document
_SINGLE = dict.fromkeys(map(ord, DIGITS[:LAST]))  # of one digit each: most, where a term is frequent
_SIGNS = bytes(ord(DIGITS[number]) if number < len(DIGITS) else 0 for number in range(256))
_STEPS = bytes(DIGITS.index(chr(code)) + 1 if chr(code) in DIGITS else 0 for code in range(256))
TOGETHER = 500  # documents
_PARTS = "parts"


class _Numbers(dict[str, int]):
    """The numbers of the terms of words, each given when a word is first met; 0 is that of common ones."""

    def __init__(self, terms: dict[str, int]) -> None:
        self._terms = terms

    def __missing__(self, word: str) -> int:
        found = self[word] = self._terms.setdefault(tokens.term(word), len(self._terms))
        return found


class _Written:
    """What is written of one term: the gaps between its places, its weights there, and its positions."""

    __slots__ = ("last", "places", "positions", "weights")

    def __init__(self) -> None:
        self.last = -1
        self.places = bytearray()
        self.weights = bytearray()
        self.positions = bytearray()

    def add(self, said: Sequence[Any]) -> None:
        """Write the places, weights and positions of documents: of each, one after another."""
        places = said[::3]
        self.places += encoded(gaps(places, self.last)).encode()
        self.weights += bytes(said[1::3]).translate(_SIGNS)
        self.positions += f"{PARTED.join(said[2::3])}{PARTED}".encode()
        self.last = places[-1]


class Inverted:
    """The postings of all documents; `add` them in order of their places. `spoken` counts the documents of words.

    What documents say is collected for some of them before it is written: that is faster, as most terms are said by
    several.
    """

    def __init__(self) -> None:
        self.spoken: Counter[str] = Counter()
        self._terms: dict[str, int] = {"": 0}
        self._numbers = _Numbers(self._terms)
        self._written: list[_Written] = []
        self._coming: defaultdict[int, list[Any]] = defaultdict(list)  # place, weight, positions, and so on
        self._count = 0

    def add(self, place: int, fragment: Fragment) -> None:
        """Add a document."""
        said = words_of(fragment, self._numbers)
        self.spoken.update(set(said.words))
        coming = self._coming
        weights = said.weights
        for term, positions in said.stands.items():
            coming[term] += (place, weights[term], positions)
        self._count += 1
        if self._count == TOGETHER:
            self.close()

    def close(self) -> None:
        """Write what is still to come: after the last document."""
        self._written += [_Written() for _ in range(len(self._written), len(self._terms))]
        for term, said in self._coming.items():
            self._written[term].add(said)
        self._coming.clear()
        self._count = 0

    def terms(self) -> list[str]:
        """Return all terms in order."""
        return in_order(filter(None, self._terms))

    def words(self, term: str) -> Entry:
        """Return the places of a term and its weights there."""
        written = self._of(term)
        return written.places.decode(), written.weights.decode()

    def positions(self, term: str) -> str:
        """Return the positions of a term, document by document."""
        return self._of(term).positions[:-1].decode()

    def length(self, term: str) -> int:
        """Return how long the positions of a term are, with a sign after those of each document."""
        return len(self._of(term).positions)

    def size(self, term: str) -> int:
        """Return what a term takes in the files of words."""
        written = self._of(term)
        return rounded(len(written.places) + len(written.weights) + len(term) + 3)

    def _of(self, term: str) -> _Written:
        return self._written[self._terms[term]]


class Files:
    """The files of postings. `table` is how many places there are: a power of two."""

    def __init__(self, store: Store, table: int) -> None:
        self._store = store
        self._table = table
        self._words = Shards(store, "words", ("places", "weights"))
        self._phrases = Shards(store, "phrases", ("found",))
        self._parts: dict[str, tuple[int, int]] = {}  # of how many a term's positions are, and how long all together

    @property
    def starts(self) -> list[str]:
        """Where each file of words begins."""
        return self._words.starts

    def load(self) -> None:
        """Take up what was kept."""
        self._words.load()
        self._phrases.load()
        self._parts = msgspec.msgpack.decode(self._store.get(_PARTS), type=dict[str, tuple[int, int]])

    def build(self, made: Inverted) -> Iterator[File]:
        """Write every file."""
        terms = made.terms()
        yield from self._words.build(terms, map(made.words, terms), [made.size(term) for term in terms])
        long: set[str] = set()
        for term in terms:
            length = made.length(term)
            count = parts(length, self._table)
            if count > 1:
                long.add(term)
                self._parts[term] = (count, length)
                places = places_of(made.words(term)[0])
                found = self._written(term, count, places, made.positions(term).split(PARTED), range(count))
                yield from (file for file in found if file[1])
        entries = (("",) if term in long else (made.positions(term),) for term in terms)
        sizes = [rounded((0 if term in long else made.length(term) - 1) + len(term) + 3) for term in terms]
        yield from self._phrases.build(terms, entries, sizes)
        yield self._starts()

    def amend(self, changes: Mapping[str, Mapping[int, Standing | None]]) -> Iterator[File]:
        """Change what documents say, by terms and places; None where a document doesn't say it any more."""
        words: dict[str, Entry | None] = {}
        phrases: dict[str, Entry | None] = {}
        parts: list[File] = []
        for term, said in changes.items():
            before, weights = self._words.get(term) or ("", "")
            old = places_of(before)
            places, entry = _weighed(old, before, weights, said)
            if entry != (before, weights):
                words[term] = entry if places else None
            found, files = self._positions(term, old, places, said)
            parts += files
            if not places or self._phrases.get(term) != (found,):
                phrases[term] = (found,) if places else None
        yield from self._words.amend(words)
        yield from parts
        yield from self._phrases.amend(phrases)
        yield self._starts()

    def _positions(
        self, term: str, old: Sequence[int], places: Sequence[int], said: Mapping[int, Standing | None]
    ) -> tuple[str, list[File]]:
        """Return the positions of a term after a change, and the files of its parts if they are too much for one.

        `old` are the places of the documents that had it, and `places` of those that have it.
        """
        count, length = self._parts.get(term, (1, 0))
        if count == 1:
            entry = self._phrases.get(term)
            stands = dict(zip(old, entry[0].split(PARTED), strict=True)) if entry else {}
            length = _length(stands)
            touched = {0}
        else:
            touched = {min(place * count // self._table, count - 1) for place in said}
            stands = self._read(term, count, old, touched)
        length -= _length(stands)
        for place, one in said.items():
            if one is None:
                del stands[place]
            else:
                stands[place] = one[1]
        length += _length(stands)
        now = parts(length, self._table)
        files: list[File] = []
        if now != count:
            if count > 1:
                rest = set(range(count)) - touched
                stands = self._read(term, count, [place for place in old if place not in said], rest) | stands
                files += self._drop(term, count, old)
            touched = set(range(now))
        if now == 1:
            self._parts.pop(term, None)
            return PARTED.join(stands[place] for place in places), files
        self._parts[term] = (now, length)
        held = sorted(stands)
        files += self._written(term, now, held, [stands[place] for place in held], touched)
        return "", list(dict(files).items())

    def _read(self, term: str, count: int, places: Sequence[int], wanted: Iterable[int]) -> dict[int, str]:
        """Return some parts of the positions of a term, by the places of all documents that have it."""
        found: dict[int, str] = {}
        for part in wanted:
            held = places[self._within(places, part, count)]
            if held:
                content = msgspec.json.decode(self._store.get(_path(term, part)), type=str)
                found |= zip(held, content.split(PARTED), strict=True)
        return found

    def _written(
        self, term: str, count: int, places: Sequence[int], stands: Sequence[str], wanted: Iterable[int]
    ) -> list[File]:
        """Write some parts of the positions of a term, which are told for each of some places."""
        files: list[File] = []
        for part in sorted(wanted):
            path = _path(term, part)
            held = stands[self._within(places, part, count)]
            if held:
                content = msgspec.json.encode(PARTED.join(held)) + b"\n"
                self._store.put(path, content)
                files.append((path, content))
            else:
                files.append((path, None))
                self._store.drop(path)
        return files

    def _within(self, places: Sequence[int], part: int, count: int) -> slice:
        """Return which of the ordered places are in a part; the last takes in what is beyond the table's end."""
        reach = self._table // count
        end = bisect_left(places, (part + 1) * reach) if part < count - 1 else len(places)
        return slice(bisect_left(places, part * reach), end)

    def _drop(self, term: str, count: int, places: Sequence[int]) -> list[File]:
        found = [_path(term, part) for part in range(count) if places[self._within(places, part, count)]]
        for path in found:
            self._store.drop(path)
        return [(path, None) for path in found]

    def _starts(self) -> File:
        self._store.put(_PARTS, msgspec.msgpack.encode(self._parts))
        counts = {term: self._parts[term][0] for term in in_order(self._parts)}
        value = {"starts": self._phrases.starts, "parts": counts, "table": self._table}
        return "phrases/starts.json", msgspec.json.encode(value) + b"\n"


def _weighed(
    old: list[int], before: str, weights: str, said: Mapping[int, Standing | None]
) -> tuple[Sequence[int], Entry]:
    """Return the places and the entry of a term whose weights change at some places."""
    ranks = {place: bisect_left(old, place) for place in said}
    if all(said.values()) and all(old[at : at + 1] == [place] for place, at in ranks.items()):
        for place, one in said.items():
            at = ranks[place]
            if one and weights[at] != one[0]:
                weights = weights[:at] + one[0] + weights[at + 1 :]
        return old, (before, weights)
    known = dict(zip(old, weights, strict=True))
    for place, one in said.items():
        if one is None:
            del known[place]
        else:
            known[place] = one[0]
    places = sorted(known)
    return places, (encoded(gaps(places)), "".join([known[place] for place in places]))


def parts(length: int, table: int) -> int:
    """Return in how many parts positions of a length are: a power of two, not more than there are places."""
    found = 1
    while length > LARGEST * found and found < table:
        found *= 2
    return found


def gaps(places: Sequence[int], last: int = -1) -> Iterator[int]:
    """Go through how many places are left out before each, from the last one before them."""
    return map(sub, places, [last + 1, *[place + 1 for place in places]])


def places_of(text: str) -> list[int]:
    """Return the places that a sequence of gaps tells."""
    if not text.translate(_SINGLE):
        steps: Iterable[int] = text.encode().translate(_STEPS)
    else:
        steps = [gap + 1 for gap in numbers(text)]
    return list(accumulate(steps, initial=-1))[1:]


def _length(stands: Mapping[int, str]) -> int:
    return sum(map(len, stands.values())) + len(stands)


def _path(term: str, part: int) -> str:
    return f"phrases/{file_name(term)}{part}.json"
