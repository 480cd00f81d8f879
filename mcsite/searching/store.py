"""Where the index keeps what it needs to change a part of itself later."""

from __future__ import annotations

from typing import Protocol

File = tuple[str, bytes | None]  # a path below `search/` and its bytes; None where there is no such file (any more)


class Store(Protocol):
    """Bytes by names, such as a table of a database. What is put can be got in the same build and in the next."""

    def get(self, name: str) -> bytes:
        """Return what was put under a name. Raises KeyError."""

    def put(self, name: str, content: bytes) -> None:
        """Put content under a name, instead of what was there."""

    def drop(self, name: str) -> None:
        """Forget a name, if it is there."""


class Nothing:
    """A store that keeps nothing, for an index that is built anew each time."""

    def get(self, name: str) -> bytes:
        """Raise KeyError."""
        raise KeyError(name)

    def put(self, name: str, content: bytes) -> None:
        """Forget it."""

    def drop(self, name: str) -> None:
        """Do nothing."""
