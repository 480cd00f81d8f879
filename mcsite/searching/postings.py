"""Which documents have a term, how much it says of each, and where in them it stands.

Two folders of files hold that: `words` what every query needs, `phrases` the positions, which only quotes need. The
positions of a term that are too much for one file are parted by the places of the documents.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

import msgspec

from mcsite.searching.digits import DIGITS, LAST, encoded, numbers
from mcsite.searching.inverted import PARTED, Inverted, gaps
from mcsite.searching.shards import LARGEST, Entry, Shards, file_name, in_order, rounded
from mcsite.searching.store import File, Store

Standing = tuple[str, str]  # the weight and the positions of a term in a document
_SINGLE = dict.fromkeys(map(ord, DIGITS[:LAST]))  # of one digit each: most, where a term is frequent
_STEPS = bytes(DIGITS.index(chr(code)) + 1 if chr(code) in DIGITS else 0 for code in range(256))
_PARTS = "parts"


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
