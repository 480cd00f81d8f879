"""What the index keeps of one document: its words and where they stand, its facets, and what a result shows of it.

A fragment depends on its document alone, so it is made once and kept until the document changes. The files of the
index are made of fragments.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import compress
from typing import Any
from zlib import crc32

import msgspec
from msgspec import Struct

from mcsite.searching import facets, tokens
from mcsite.searching.digits import DIGITS
from mcsite.searching.documents import Document

LEVELS = 6  # of what a term says of the body of a document; 0 is nothing
SHORT_TITLE = 3
STRETCH = 16  # positions: where a sentence may begin
GAP = 3  # positions at least between two sentences, so that no phrase goes from one into the next
SHORT = 400  # characters; what is no longer is one sentence
ROUND = 64  # words, to which lengths are rounded down, so that a small edit seldom changes what all words weigh
PARTED = "!"  # between the positions that different documents have of a term; no digit
_TITLE, _SUBJECT, _SUMMARY = 28, 14, 7  # what a weight adds up from: the title counts once, or twice if it is short
_AVERAGE = 300  # words; what a body is measured against, fixed so that one edit doesn't change every weight
_SIGNS = bytes(ord(DIGITS[number]) if number < len(DIGITS) else 0 for number in range(256))
POSITIONS = len(DIGITS) ** 2  # two digits each, so that their number is known by their length
SLOTS = POSITIONS // STRETCH
_POSITIONS = [first + second for first in DIGITS for second in DIGITS]
_TERMS = tokens.Terms()


class Fragment(Struct, frozen=True, array_like=True, gc=False):
    """A document in the index.

    `words` are all that differ and aren't too common, in the order in which they first stand there. Their terms, each
    once and in the same order, have each a digit of `weights` and a part of `positions`: pairs of digits, each a place
    where the term stands. `shown` is the JSON of what a result shows, `title` is folded, and `sets` are the values of
    each facet.
    """

    path: str
    words: str
    weights: bytes
    positions: bytes
    shown: bytes
    title: str
    date: str
    sets: tuple[tuple[str | float | int, ...], ...]

    def said(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """Go through the terms with the weight and the positions of each."""
        terms = dict.fromkeys(_TERMS[word] for word in self.words.split(" ")) if self.words else ()
        positions = self.positions.decode().split(PARTED)
        return zip(terms, zip(self.weights.decode(), positions, strict=False), strict=False)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Fragment)
_JSON = msgspec.json.Encoder()


def fragment(document: Document, *, whole: bool = True) -> bytes:
    """Return the fragment of a document as MessagePack; without `whole`, of its names, subjects and summary alone."""
    words, weights, positions = _postings(document, whole=whole)
    return _ENCODER.encode(
        Fragment(
            document.path,
            words,
            weights,
            positions,
            _JSON.encode(_shown(document)),
            tokens.fold(document.title),
            document.date,
            facets.sets(document),
        )
    )


def read(content: bytes) -> Fragment:
    """Return a fragment that was written."""
    return _DECODER.decode(content)


def passages(document: Document) -> bytes:
    """Return the file of a document's text, by section."""
    return _JSON.encode([[one.label, one.text] for one in document.passages]) + b"\n"


def passages_path(path: str) -> str:
    """Return the path below `search/` of the file of the text of the document at a path."""
    return f"passages/{path.removesuffix('/')}.json"


def _postings(document: Document, *, whole: bool) -> tuple[str, bytes, bytes]:
    """Return the words of a document, and of each of their terms how much it says and where it stands."""
    texts = (document.names, document.subjects, document.summary)
    stretches = [(0.0, text) for text in texts]
    stretches += [(one.weight, one.text) for one in (document.passages if whole else ())]
    said: list[str] = []
    places: list[str] = []
    light: defaultdict[float, list[str]] = defaultdict(list)
    length = 0
    taken = 0
    for weight, text in stretches:
        for sentence in _sentences(text) if len(text) > SHORT else (text,):
            words = tokens.words(sentence)
            taken, at = _slot(taken, len(words), crc32(sentence.encode()))
            said += words
            places += _POSITIONS[at : at + len(words)] if at + len(words) <= POSITIONS else _around(at, len(words))
            if weight:
                length += len(words)
            if weight != 1:
                light[weight] += words
    terms = list(map(_TERMS.__getitem__, said))
    found = dict.fromkeys(terms, "")
    for term, place in compress(zip(terms, places, strict=True), terms):
        found[term] += place
    found.pop("", None)
    weights = _weights(found, light, length // ROUND * ROUND)
    short = len({_TERMS[word] for word in tokens.words(document.title)} - {""}) <= SHORT_TITLE
    for text, worth in zip(texts, (_TITLE * (2 if short else 1), _SUBJECT, _SUMMARY), strict=True):
        for term in set(map(_TERMS.__getitem__, tokens.words(text))):
            if term:
                weights[term] += worth
    known = dict.fromkeys(said)
    for word in tokens.COMMON & known.keys():
        del known[word]
    return " ".join(known), bytes(weights.values()).translate(_SIGNS), PARTED.join(found.values()).encode()


def _weights(found: Mapping[str, str], light: Mapping[float, list[str]], length: int) -> dict[str, int]:
    """Return how much terms say, by where they are found: what weighs other than 1 is made up for."""
    heard: dict[str, float] = {term: len(positions) >> 1 for term, positions in found.items()}
    for weight, words in light.items():
        for term, times in Counter(map(_TERMS.__getitem__, words)).items():
            if term:
                heard[term] += times * (weight - 1)
    norm = 1.2 * (0.4 + 0.6 * length / _AVERAGE)
    levels = {much: 1 + int((LEVELS - 0.01) * much / (much + norm)) if much else 0 for much in set(heard.values())}
    return dict(zip(heard, map(levels.__getitem__, heard.values()), strict=True))


def _sentences(text: str) -> list[str]:
    """Return the sentences of a text. After what may be a short form a sentence goes on: "Dr. Smith" stays together."""
    found: list[str] = []
    open_ = ""
    for part in text.replace(" · ", ". ").split(". "):
        if part[-4:].isalpha():
            found.append(open_ + part)
            open_ = ""
        else:
            open_ += part + " "
    if open_:
        found.append(open_)
    return found


def _slot(taken: int, length: int, wish: int) -> tuple[int, int]:
    """Return which slots are taken once a sentence of a length has some in a row, and the position of their first.

    `taken` has a bit for each slot. A sentence begins at the slot that it wishes for, a number that depends on its
    words alone, or the next from which on there is room: so an edit of one hardly moves the others.
    """
    wanted = (length + GAP) // STRETCH + 1
    bits = (1 << wanted) - 1
    last = max(SLOTS - wanted, 1)
    slot = wish % last
    for _ in range(last):
        if not taken & bits << slot:
            break
        slot = (slot + 1) % last
    return taken | bits << slot, slot * STRETCH


def _around(start: int, length: int) -> list[str]:
    """Return the positions of a sentence at the end of them: those beyond the last begin anew."""
    return [_POSITIONS[number % POSITIONS] for number in range(start, start + length)]


def _shown(document: Document) -> dict[str, Any]:
    shown = {
        "path": document.path,
        "kind": document.kind,
        "title": document.title,
        "summary": document.summary,
        "id": document.id,
        "issuer": document.issuer,
        "issuer_id": document.issuer_id,
        "topics": " ".join(document.topic_ids),
        "facts": document.facts,
        "badge": document.badge,
        "closed": document.closed,
        "language": document.language,
    }
    return {name: value for name, value in shown.items() if value}
