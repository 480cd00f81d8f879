"""Which documents have a term, how much it says of each, and where in them it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from mcsite.searching import tokens
from mcsite.searching.digits import DIGITS, as_bytes
from mcsite.searching.documents import Document

LEVELS = 6  # of what a term says of the body of a document; 0 is nothing
SHORT_TITLE = 3
_TITLE, _SUBJECT, _SUMMARY = 28, 14, 7  # what a weight adds up from: the title counts once, or twice if it is short
_AVERAGE = 300  # words; what a body is measured against, fixed so that one edit doesn't change every weight
_SIGNS = DIGITS.encode()  # a weight is always one digit
_APART = 2  # steps between stretches of text, so that no phrase reaches over them


class Postings:
    """The postings of all terms; `add` documents in order of their places."""

    def __init__(self) -> None:
        self.terms: list[str] = []
        self.places: list[bytearray] = []
        self.weights: list[bytearray] = []
        self.positions: list[bytearray] = []
        self.spoken: Counter[str] = Counter()
        self._ids: dict[str, int] = {}
        self._last: list[int] = []
        self._runs: dict[str, tuple[int, ...]] = {}

    def add(self, document: Document, place: int, *, whole: bool) -> None:
        """Add a document; without `whole`, only its names, subjects and summary."""
        where: dict[int, list[int]] = {}
        names, at = self._read(document.names, where, 0)
        subjects, at = self._read(document.subjects, where, at)
        summary, at = self._read(document.summary, where, at)
        body: dict[int, float] = {}
        began = at
        for passage in document.passages if whole else ():
            found, at = self._read(passage.text, where, at)
            weight = passage.weight
            for term in found:
                body[term] = body.get(term, 0.0) + weight
        short = len({one for one in self._ids_of(document.title) if one >= 0}) <= SHORT_TITLE
        named = _TITLE * (2 if short else 1)
        said = dict.fromkeys(summary, _SUMMARY)
        for term in set(subjects):
            said[term] = said.get(term, 0) + _SUBJECT
        for term in set(names):
            said[term] = said.get(term, 0) + named
        norm = 1.2 * (0.4 + 0.6 * (at - began) / _AVERAGE)
        for term, positions in where.items():
            heard = body.get(term, 0.0)
            level = 1 + int((LEVELS - 0.01) * heard / (heard + norm)) if heard else 0
            self._post(term, place, said.get(term, 0) + level, positions)

    def _post(self, term: int, place: int, weight: int, positions: list[int]) -> None:
        self.places[term] += as_bytes(place - self._last[term] - 1)
        self._last[term] = place
        self.weights[term].append(_SIGNS[weight])
        written = self.positions[term]
        written += as_bytes(len(positions) - 1)
        last = -1
        for position in positions:
            written += as_bytes(position - last - 1)
            last = position

    def _read(self, text: str, where: dict[int, list[int]], at: int) -> tuple[list[int], int]:
        """Note where each term of a text stands, counted from `at`; return the terms, and where the next text begins."""
        found = []
        for term in self._ids_of(text):
            if term >= 0:
                found.append(term)
                if term in where:
                    where[term].append(at)
                else:
                    where[term] = [at]
            at += 1
        return found, at + _APART

    def _ids_of(self, text: str) -> list[int]:
        """Return the terms of a text, -1 for common words."""
        runs = tokens.runs(text)
        self.spoken.update(runs)
        known = self._runs
        found: list[int] = []
        for run in runs:
            ids = known.get(run)
            if ids is None:
                ids = self._learn(run)
            found += ids
        return found

    def _learn(self, run: str) -> tuple[int, ...]:
        ids = tuple(self._id(tokens.term(word)) for word in tokens.split(run))
        self._runs[run] = ids
        return ids

    def _id(self, term: str) -> int:
        if not term:
            return -1
        known = self._ids.get(term)
        if known is None:
            known = self._ids[term] = len(self.terms)
            self.terms.append(term)
            self.places.append(bytearray())
            self.weights.append(bytearray())
            self.positions.append(bytearray())
            self._last.append(-1)
        return known


def spoken(counted: Counter[str]) -> dict[str, int]:
    """Return how often each word was said that can be what a mistyped one means."""
    found: Counter[str] = Counter()
    for run, times in counted.items():
        for word in tokens.split(run):
            if word not in tokens.COMMON and _can_be_meant(word):
                found[word] += times
    return found


def _can_be_meant(word: str) -> bool:
    return 3 <= len(word) <= 32 and word.isalpha()  # noqa: PLR2004  shorter and longer words are not corrected


def in_order(texts: Iterable[str]) -> list[str]:
    """Return texts in the order in which the browser compares them: by UTF-16 code units."""
    known = list(texts)
    return sorted(known) if all(map(str.isascii, known)) else sorted(known, key=lambda one: one.encode("utf-16-be"))
