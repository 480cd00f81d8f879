"""Sequences of what is made when it is asked for: the views of a large catalog are never all there at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

K = TypeVar("K")
V_co = TypeVar("V_co", covariant=True)


class Listing(Sequence[V_co]):
    """Views or cards in an order, each made of its key."""

    def __init__(self, keys: Sequence[K], make: Callable[[K], V_co]) -> None:
        self._keys = keys
        self._make = make

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[V_co]:
        return map(self._make, self._keys)

    @overload
    def __getitem__(self, index: int) -> V_co: ...

    @overload
    def __getitem__(self, index: slice) -> Listing[V_co]: ...

    def __getitem__(self, index: int | slice) -> V_co | Listing[V_co]:
        if isinstance(index, slice):
            return Listing(self._keys[index], self._make)
        return self._make(self._keys[index])
