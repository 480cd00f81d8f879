"""What the index keeps of one document: its words, its facets, and what a result shows of it.

A fragment depends on its document alone, so it is made once and kept until the document changes. The files of the
index are made of fragments: `words_of` tells where the words of one stand, and how much they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import compress
from typing import Any, Generic, TypeVar
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
_TITLE, _SUBJECT, _SUMMARY = 28, 14, 7  # what a weight adds up from: the title counts once, or twice if it is short
_HEAD = 3  # lines at the end: names, subjects, summary
_AVERAGE = 300  # words; what a body is measured against, fixed so that one edit doesn't change every weight
POSITIONS = len(DIGITS) ** 2  # two digits each, so that their number is known by their length
SLOTS = POSITIONS // STRETCH
_POSITIONS = [first + second for first in DIGITS for second in DIGITS]
Key = TypeVar("Key", int, str)


class Fragment(Struct, frozen=True, array_like=True, gc=False):
    """A document in the index.

    `lines` are its sentences as words with spaces between them: of the body so many as `own` tells, and those that it
    says aside; at last names, subjects and summary. `shown` is the JSON of what a result shows, `title` is
    folded, and `sets` are the values of each facet.
    """

    path: str
    lines: str
    own: int
    is_short: bool  # the title
    shown: bytes
    title: str
    date: str
    sets: tuple[facets.Set, ...]


class Words(Struct, Generic[Key], frozen=True, gc=False):
    """What a document says: its words in order, and of each of its terms where it stands and how much it says.

    A term stands at positions of two digits each. Terms are in the order in which they first stand there.
    """

    words: list[str]
    stands: dict[Key, str]
    weights: dict[Key, int]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Fragment)
_JSON = msgspec.json.Encoder()


def fragment(document: Document, *, whole: bool = True) -> bytes:
    """Return the fragment of a document as MessagePack; without `whole`, of its names, subjects and summary alone."""
    body = document.passages if whole else ()
    own = [line for one in body if not one.aside for line in _sentences(one.text)]
    aside = [line for one in body if one.aside for line in _sentences(one.text)]
    texts = (*own, *aside, document.names, document.subjects, document.summary)
    return _ENCODER.encode(
        Fragment(
            document.path,
            "\n".join(map(tokens.spaced, texts)),
            len(own),
            len(set(tokens.words(document.title)) - tokens.COMMON) <= SHORT_TITLE,
            _JSON.encode(_shown(document)),
            tokens.fold(document.title),
            document.date,
            facets.sets(document),
        )
    )


def read(content: bytes) -> Fragment:
    """Return a fragment that was written."""
    return _DECODER.decode(content)


def words_of(fragment: Fragment, known: Mapping[str, Key]) -> Words[Key]:
    """Return what a document says; `known` has the term of each word, or a number for it: nothing for common ones."""
    words: list[str] = []
    positions: list[str] = []
    taken = 0
    ends = [0]
    for line in fragment.lines.split("\n"):
        here = line.split()
        count = len(here)
        taken, at = _slot(taken, count, crc32(line.encode()))
        words += here
        positions += _POSITIONS[at : at + count] if at + count <= POSITIONS else _around(at, count)
        ends.append(len(words))
    said = list(map(known.__getitem__, words))
    own, aside = ends[fragment.own], ends[-1 - _HEAD]
    stands: dict[Key, str] = {}
    _stand(stands, said[:own], positions)
    levels = _LEVELS[aside // ROUND * ROUND]
    heard = dict(zip(stands, map(levels.__getitem__, map(len, stands.values())), strict=True))
    _stand(stands, said[own:aside], positions[own:])
    weights = dict.fromkeys(stands, 1) | heard  # what is said aside alone counts least
    _stand(stands, said[aside:], positions[aside:])
    for end, worth in zip(ends[-_HEAD:], (_TITLE * (1 + fragment.is_short), _SUBJECT, _SUMMARY), strict=True):
        for term in filter(None, set(said[aside:end])):
            weights[term] = weights.get(term, 0) + worth
        aside = end
    return Words(words, stands, weights)


def _stand(stands: dict[Key, str], said: Iterable[Key], positions: Iterable[str]) -> None:
    """Add the positions of terms to where they stand."""
    stood = stands.get
    for term, position in compress(zip(said, positions, strict=False), said):
        stands[term] = stood(term, "") + position


class _Levels(dict[int, int]):
    """How much a term says of a body, by the digits of where it stands there: two for each time that it is said."""

    def __init__(self, length: int) -> None:
        self._norm = 1.2 * (0.4 + 0.6 * length / _AVERAGE)

    def __missing__(self, digits: int) -> int:
        times = digits // 2
        found = self[digits] = 1 + int((LEVELS - 0.01) * times / (times + self._norm))
        return found


class _LevelsByLength(dict[int, _Levels]):
    """The levels of bodies, by their lengths in words."""

    def __missing__(self, length: int) -> _Levels:
        found = self[length] = _Levels(length)
        return found


_LEVELS = _LevelsByLength()


def _sentences(text: str) -> list[str]:
    """Return the sentences of a text; one that is short is taken as one.

    After what may be a short form a sentence goes on: "Dr. Smith" stays together.
    """
    if len(text) <= SHORT:
        return [text]
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


def passages(document: Document) -> bytes:
    """Return the file of a document's text, by section."""
    return _JSON.encode([[one.label, one.text] for one in document.passages]) + b"\n"


def passages_path(path: str) -> str:
    """Return the path below `search/` of the file of the text of the document at a path."""
    return f"passages/{path.removesuffix('/')}.json"
