"""All documents turned round: of each term, which documents have it, how much it says of each, and where it stands.

It is made batch by batch: what the documents of one say is put together by `Batches`, in any process, and `Inverted`
joins that in the order of their places.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import sub
from typing import Any

from msgspec import Struct

from mcsite.searching import tokens
from mcsite.searching.digits import DIGITS, encoded
from mcsite.searching.fragments import Fragment, words_of
from mcsite.searching.shards import Entry, in_order, rounded

PARTED = "!"  # between the positions that different documents have of a term; no digit
_PARTED = PARTED.encode()
_SIGNS = bytes(ord(DIGITS[number]) if number < len(DIGITS) else 0 for number in range(256))


class Said(Struct, array_like=True, gc=False):
    """What the documents of a batch say of a term.

    The first and the last of their places, the gaps between all of them, the weights there, and the positions, with
    `PARTED` between those of different documents.
    """

    first: int
    last: int
    gaps: bytes
    weights: bytes
    positions: bytes


class Batch(Struct, array_like=True, gc=False):
    """What some documents say of each term, and how many of them have each word."""

    said: dict[str, Said]
    spoken: dict[str, int]


class Batches:
    """Makes batches; the terms of words are known from one to the next."""

    def __init__(self) -> None:
        self._numbers = _Numbers()

    def of(self, documents: Iterable[tuple[int, Fragment]]) -> Batch:
        """Return the batch of documents, which come with their places, and in order of these."""
        spoken: Counter[str] = Counter()
        coming: defaultdict[int, list[Any]] = defaultdict(list)  # place, weight, positions, and so on
        for place, fragment in documents:
            said = words_of(fragment, self._numbers)
            spoken.update(set(said.words))
            weights = said.weights
            for term, positions in said.stands.items():
                coming[term] += (place, weights[term], positions)
        terms = list(self._numbers.terms)
        return Batch({terms[term]: _said(coming.pop(term)) for term in list(coming)}, spoken)  # there's much of it


class _Numbers(dict[str, int]):
    """The numbers of the terms of words, each given when a word is first met; 0 is that of common ones."""

    def __init__(self) -> None:
        self.terms: dict[str, int] = {"": 0}

    def __missing__(self, word: str) -> int:
        found = self[word] = self.terms.setdefault(tokens.term(word), len(self.terms))
        return found


def _said(here: Sequence[Any]) -> Said:
    places = here[::3]
    return Said(
        places[0],
        places[-1],
        encoded(gaps(places[1:], places[0])).encode(),
        bytes(here[1::3]).translate(_SIGNS),
        PARTED.join(here[2::3]).encode(),
    )


class _Written:
    """What is written of one term: the gaps between its places, its weights there, and its positions."""

    __slots__ = ("last", "places", "positions", "weights")

    def __init__(self) -> None:
        self.last = -1
        self.places = bytearray()
        self.weights = bytearray()
        self.positions = bytearray()


class Inverted:
    """The postings of all documents: `add` their batches in order. `spoken` counts the documents of words."""

    def __init__(self) -> None:
        self.spoken: Counter[str] = Counter()
        self._written: defaultdict[str, _Written] = defaultdict(_Written)

    def add(self, batch: Batch) -> None:
        """Add documents after all others."""
        self.spoken.update(batch.spoken)
        for term, said in batch.said.items():
            written = self._written[term]
            written.places += encoded((said.first - written.last - 1,)).encode() + said.gaps
            written.weights += said.weights
            written.positions += said.positions + _PARTED
            written.last = said.last

    def terms(self) -> list[str]:
        """Return all terms in order."""
        return in_order(self._written)

    def words(self, term: str) -> Entry:
        """Return the places of a term and its weights there."""
        written = self._written[term]
        return written.places.decode(), written.weights.decode()

    def positions(self, term: str) -> str:
        """Return the positions of a term, document by document."""
        return self._written[term].positions[:-1].decode()

    def length(self, term: str) -> int:
        """Return how long the positions of a term are, with a sign after those of each document."""
        return len(self._written[term].positions)

    def size(self, term: str) -> int:
        """Return what a term takes in the files of words."""
        written = self._written[term]
        return rounded(len(written.places) + len(written.weights) + len(term) + 3)


def gaps(places: Sequence[int], last: int = -1) -> Iterator[int]:
    """Go through how many places are left out before each, from the last one before them."""
    return map(sub, places, [last + 1, *[place + 1 for place in places]])
