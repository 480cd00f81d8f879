"""Where in the documents terms stand, so that phrases can be found word for word.

Of most terms every position is kept. Those of the most used ones would be too much to load: instead it is kept which
documents have them beside which other term.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from mcsite.searching.digits import as_bytes
from mcsite.searching.postings import END

MOST = 20_000  # times that a term may stand in all documents, for its positions to be kept
STRETCH = 64  # positions: where a stretch may begin, so that an edit of one hardly moves those after it
FARTHEST = 3  # steps between two terms that are side by side: up to two common words are between them


class Phrases:
    """What is kept of phrases, by the term or the pair that it is of; `often` are the terms without positions."""

    def __init__(self, terms: Sequence[str], texts: Sequence[tuple[int, array[int]]]) -> None:
        times: Counter[int] = Counter()
        for _, text in texts:
            times.update(text)
        self._terms = terms
        self._often = bytearray(times[term] > MOST for term in range(len(terms)))
        self._positions = [bytearray() for _ in terms]
        self._pairs: dict[int, bytearray] = {}
        self._last: dict[int, int] = {}
        for place, text in texts:
            self._place(text)
            if any(self._often):
                self._pair(place, text)

    @property
    def often(self) -> list[str]:
        """The terms whose positions are not kept."""
        return [term for term, often in zip(self._terms, self._often, strict=True) if often]

    def entries(self) -> Iterator[tuple[str, str]]:
        """Go through what is kept: of a term the positions, and of a pair (with a space between) the places."""
        for term, positions, often in zip(self._terms, self._positions, self._often, strict=True):
            if not often:
                yield term, positions.decode()
        size = len(self._terms)
        for key, places in self._pairs.items():
            pair, steps = divmod(key, FARTHEST + 1)
            first, second = divmod(pair, size)
            yield f"{self._terms[first]} {self._terms[second]}{f' {steps}' if steps > 1 else ''}", places.decode()

    def _place(self, text: array[int]) -> None:
        """Note the positions of the terms in a document: how many, less one, and how far each is from the last."""
        where: dict[int, list[int]] = {}
        often = self._often
        at = 0
        for term in text:
            if term == END:
                at = (at // STRETCH + 1) * STRETCH
                continue
            if term >= 0 and not often[term]:
                if term in where:
                    where[term].append(at)
                else:
                    where[term] = [at]
            at += 1
        for term, positions in where.items():
            written = self._positions[term]
            written += as_bytes(len(positions) - 1)
            last = -1
            for position in positions:
                written += as_bytes(position - last - 1)
                last = position

    def _pair(self, place: int, text: array[int]) -> None:
        """Note which terms stand beside one that is used often."""
        often, size = self._often, len(self._terms)
        found: set[int] = set()
        last, last_at = END, 0
        for at, term in enumerate(text):
            if term >= 0:
                steps = at - last_at
                if last >= 0 and steps <= FARTHEST and (often[last] or often[term]):
                    found.add((last * size + term) * (FARTHEST + 1) + steps)
                last, last_at = term, at
            elif term == END:
                last = END
        for key in found:
            self._pairs.setdefault(key, bytearray()).extend(as_bytes(place - self._last.get(key, -1) - 1))
            self._last[key] = place
