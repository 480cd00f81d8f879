"""The words that a mistyped one may stand for, by their first letters, with how many documents have each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise

import msgspec

from mcsite.searching import tokens
from mcsite.searching.digits import DIGITS, encoded
from mcsite.searching.shards import file_name, in_order
from mcsite.searching.store import File, Store

_LETTERS = "letters"


class Letters:
    """The lists of words. `letters` are the first ones that there are."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.letters: list[str] = []

    def load(self) -> None:
        """Take up what was kept."""
        self.letters = msgspec.msgpack.decode(self._store.get(_LETTERS), type=list[str])

    def build(self, spoken: Mapping[str, int]) -> Iterator[File]:
        """Write every list, of all words with how many documents have them."""
        words = in_order(word for word in spoken if can_be_meant(word))
        for letter, group in groupby(words, key=lambda word: word[0]):
            self.letters.append(letter)
            yield self._written(letter, {word: spoken[word] for word in group})
        self._keep()

    def amend(self, more: Mapping[str, int]) -> Iterator[File]:
        """Count more or fewer documents of some words; go through the files that have them."""
        changed = in_order(word for word, times in more.items() if times and can_be_meant(word))
        for letter, group in groupby(changed, key=lambda word: word[0]):
            times: dict[str, int] = {}
            if letter in self.letters:
                times = msgspec.msgpack.decode(self._store.get(f"times/{letter}"), type=dict[str, int])
            for word in group:
                times[word] = times.get(word, 0) + more[word]
                if not times[word]:
                    del times[word]
            if not times:
                self.letters.remove(letter)
                self._store.drop(f"times/{letter}")
                yield _path(letter), None
                continue
            if letter not in self.letters:
                self.letters = in_order([*self.letters, letter])
            yield self._written(letter, {word: times[word] for word in in_order(times)})
        self._keep()

    def _written(self, letter: str, times: Mapping[str, int]) -> File:
        self._store.put(f"times/{letter}", msgspec.msgpack.encode(times))
        return _file(letter, times)

    def _keep(self) -> None:
        self._store.put(_LETTERS, msgspec.msgpack.encode(self.letters))


def _file(letter: str, times: Mapping[str, int]) -> File:
    """Return the list of words with a first letter: for each how much of the last one it shares, and its rest."""
    words = list(times)
    shared = [0][: len(words)] + [_shared(*pair) for pair in pairwise(words)]
    value = {
        "shared": encoded(shared),
        "rests": " ".join([word[common:] for word, common in zip(words, shared, strict=True)]),
        "times": "".join([DIGITS[count.bit_length() - 1] for count in times.values()]),
    }
    return _path(letter), msgspec.json.encode(value) + b"\n"


def _path(letter: str) -> str:
    return f"letters/{file_name(letter)}.json"


def _shared(one: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    most = min(len(one), len(other))
    while not other.startswith(one[:most]):
        most -= 1
    return most


def can_be_meant(word: str) -> bool:
    """Tell whether a word is of a length to be corrected, of letters that Python and JavaScript count alike."""
    return 3 <= len(word) <= 32 and word.isalpha() and max(word) <= "\uffff" and word not in tokens.COMMON  # noqa: PLR2004
