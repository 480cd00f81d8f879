"""Which documents have a term, and how much it says of each."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable

from mcsite.searching import tokens
from mcsite.searching.digits import DIGITS, as_bytes
from mcsite.searching.documents import Document

LEVELS = 6  # of what a term says of the body of a document; 0 is nothing
SHORT_TITLE = 3
COMMON, END = -1, -2  # in a text, in the place of a term: a common word, the end of a stretch
_TITLE, _SUBJECT, _SUMMARY = 28, 14, 7  # what a weight adds up from: the title counts once, or twice if it is short
_AVERAGE = 300  # words; what a body is measured against, fixed so that one edit doesn't change every weight
_SIGNS = DIGITS.encode()  # a weight is always one digit


class Postings:
    """The postings of all terms; `add` documents in order of their places. `texts` are their terms as they follow."""

    def __init__(self) -> None:
        self.terms: list[str] = []
        self.places: list[bytearray] = []
        self.weights: list[bytearray] = []
        self.texts: list[tuple[int, array[int]]] = []
        self.spoken: Counter[str] = Counter()
        self._ids: dict[str, int] = {}
        self._last: list[int] = []
        self._runs: dict[str, tuple[int, ...]] = {}

    def add(self, document: Document, place: int, *, whole: bool) -> None:
        """Add a document; without `whole`, only its names, subjects and summary."""
        names, subjects, summary = (
            self._ids_of(text) for text in (document.names, document.subjects, document.summary)
        )
        text = array("i", [*names, END, *subjects, END, *summary, END])
        said = dict.fromkeys(summary, _SUMMARY)
        for term in set(subjects):
            said[term] = said.get(term, 0) + _SUBJECT
        short = len({one for one in self._ids_of(document.title) if one >= 0}) <= SHORT_TITLE
        for term in set(names):
            said[term] = said.get(term, 0) + _TITLE * (2 if short else 1)
        body: dict[int, float] = {}
        length = 0
        for passage in document.passages if whole else ():
            found = self._ids_of(passage.text)
            text.extend(found)
            text.append(END)
            length += len(found)
            weight = passage.weight
            for term in found:
                body[term] = body.get(term, 0.0) + weight
        norm = 1.2 * (0.4 + 0.6 * length / _AVERAGE)
        for term in said.keys() | body.keys():
            heard = body.get(term, 0.0)
            level = 1 + int((LEVELS - 0.01) * heard / (heard + norm)) if heard else 0
            if term >= 0:
                self._post(term, place, said.get(term, 0) + level)
        self.texts.append((place, text))

    def _post(self, term: int, place: int, weight: int) -> None:
        self.places[term] += as_bytes(place - self._last[term] - 1)
        self._last[term] = place
        self.weights[term].append(_SIGNS[weight])

    def _ids_of(self, text: str) -> list[int]:
        """Return the terms of a text."""
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
            return COMMON
        known = self._ids.get(term)
        if known is None:
            known = self._ids[term] = len(self.terms)
            self.terms.append(term)
            self.places.append(bytearray())
            self.weights.append(bytearray())
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
    """Tell whether a word is of a length to be corrected, of letters that Python and JavaScript count alike."""
    return 3 <= len(word) <= 32 and word.isalpha() and max(word) <= "\uffff"  # noqa: PLR2004


def in_order(texts: Iterable[str]) -> list[str]:
    """Return texts in the order in which the browser compares them: by UTF-16 code units."""
    known = list(texts)
    return sorted(known) if all(map(str.isascii, known)) else sorted(known, key=lambda one: one.encode("utf-16-be"))
