"""What was read of a catalog, so that what was made of it is made again only where that has changed.

A key names something that can be read: `issuers/example` is what others may know of a thing, `issuers/example#` all
that its file says, `required_by/example` what points at it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from contextlib import contextmanager
from sys import intern
from typing import Any, TypeVar

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


class Reads:
    """Notes what is read while something is made; things may be made of others that are made meanwhile.

    `open` has the keys of what is being made, the innermost last: nothing, where nothing needs to be noted.
    """

    __slots__ = ("open",)

    def __init__(self) -> None:
        self.open: list[set[str]] = []

    def __eq__(self, other: object) -> bool:  # what is noted tells no two catalogs apart
        return isinstance(other, Reads)

    __hash__ = None  # type: ignore[assignment]

    def note(self, key: str) -> None:
        """Note that something is read."""
        if self.open:
            self.open[-1].add(key)

    def note_all(self, keys: Iterable[str]) -> None:
        """Note what was read before, for something that is used again now."""
        if self.open:
            self.open[-1].update(keys)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Note nothing in a block: what it comes to is noted otherwise, or everything depends on it."""
        self.open.append(set())
        try:
            yield
        finally:
            self.open.pop()

    def into(self, keys: set[str], make: Callable[..., T], *given: Any) -> T:
        """Make something of what is given, and add what is read for it to some keys."""
        self.open.append(keys)
        try:
            return make(*given)
        finally:
            self.open.pop()

    def noting(self, make: Callable[..., T], *given: Any) -> tuple[T, tuple[str, ...]]:
        """Make something of what is given, and return it with what was read for it."""
        keys: set[str] = set()
        made = self.into(keys, make, *given)
        return made, tuple(map(intern, keys))  # many things have most of it in common

    @contextmanager
    def noted(self) -> Iterator[set[str]]:
        """Collect what is read in a block."""
        keys: set[str] = set()
        self.open.append(keys)
        try:
            yield keys
        finally:
            self.open.pop()
            self.note_all(keys)


class Kept:
    """What was made under names, with what was read for it, which is noted again each time that it is asked for.

    When `most` were made or asked for since last time, those that weren't are forgotten.
    """

    __slots__ = ("_before", "_made", "_most", "_reads")

    def __init__(self, reads: Reads, most: int) -> None:
        self._reads = reads
        self._most = most
        self._made: dict[Hashable, tuple[Any, tuple[str, ...]]] = {}
        self._before = self._made

    def once(self, name: Hashable, make: Callable[..., T], *given: Any) -> T:
        """Return what is kept under a name; if it isn't there, it is made of what is given."""
        found = self._made.get(name)
        if found is None:
            found = self._before.get(name) or self._reads.noting(make, *given)
            if len(self._made) >= self._most:
                self._before, self._made = self._made, {}
            self._made[name] = found
        self._reads.note_all(found[1])
        kept: T = found[0]
        return kept


class Watched(Mapping[K, V]):
    """A mapping that notes which of its keys are asked for, found or not, and when all of them are gone through."""

    __slots__ = ("_name", "_open", "_reads", "_values")

    def __init__(self, name: str, values: Mapping[K, V], reads: Reads) -> None:
        self._name = name
        self._values = values
        self._reads = reads
        self._open = reads.open  # looked at before a key is named: most look-ups are where nothing is made

    def __getitem__(self, key: K) -> V:
        if self._open:
            self._open[-1].add(named(self._name, key))
        return self._values[key]

    def get(self, key: K, default: Any = None) -> Any:
        """Return the value of a key, or the default."""
        if self._open:
            self._open[-1].add(named(self._name, key))
        return self._values.get(key, default)

    def __contains__(self, key: object) -> bool:
        if self._open:
            self._open[-1].add(named(self._name, key))
        return key in self._values

    def __iter__(self) -> Iterator[K]:
        self._reads.note(f"{self._name}/*")
        return iter(self._values)

    def __len__(self) -> int:
        self._reads.note(f"{self._name}/*")
        return len(self._values)

    def items(self) -> ItemsView[K, V]:
        """Return all keys and values."""
        self._reads.note(f"{self._name}/*")
        return self._values.items()

    def values(self) -> ValuesView[V]:
        """Return all values."""
        self._reads.note(f"{self._name}/*")
        return self._values.values()

    def keys(self) -> KeysView[K]:
        """Return all keys."""
        self._reads.note(f"{self._name}/*")
        return self._values.keys()


def named(name: str, key: object) -> str:
    """Return the key under which the reading of a mapping's key is noted."""
    return f"{name}/{'/'.join(key)}" if isinstance(key, tuple) else f"{name}/{key}"


NOWHERE = Reads()
