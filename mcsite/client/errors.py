"""What goes wrong while a catalog is followed."""

from __future__ import annotations

from typing import Literal

Reason = Literal["unreachable", "invalid", "unsteady", "shrink", "folder"]


class MirrorError(Exception):
    """The mirror couldn't be brought into step; it is as it was. The message says why, and what to do.

    `reason` is `unreachable` if the catalog can't be fetched, `invalid` if what it publishes isn't a catalog,
    `unsteady` if it was replaced while it was read, each time, `shrink` if it lost too much, and `folder` if the
    folder isn't a mirror of it or can't be written.
    """

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class UnsteadyError(Exception):
    """What was fetched isn't what was announced: the catalog was replaced in between."""
