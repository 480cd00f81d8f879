"""Whether there is anything to do at all: what is left of the last time says what it was made of, and what it came to.

Nothing but the looks of files is compared, so that the answer is there before the parts of the program are that build.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from mcsite import looking, store, working
from mcsite.diagnostics import Problem

FOLDER = ".mcsite"  # in a catalog: what is kept from one run to the next
SETTINGS = "mcsite.yaml"
DONE = "done"  # what the store of what was made says once all of it is in the output
FOLDERS = "folders"  # and how that was left
READ = (SETTINGS, "mcsite.lock", "content", "sources", "theme")  # what a site is made of, in a catalog


class Summary(Struct, frozen=True, array_like=True):
    """What a run came to: how many pages and files, what isn't published, or in no list, and what is wrong."""

    pages: int
    files: int
    withheld: tuple[tuple[str, str], ...] = ()
    closed: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


class Standing(Struct, frozen=True, array_like=True):
    """What a run was made of, and what it came to; from one moment (s) until another, its day is today.

    Its folders (`looking.Folders`) are many, and of no use where it was made of something else.
    """

    today: str
    begins: float
    ends: float
    made_of: bytes
    folders: msgspec.Raw
    summary: Summary


def file(kept: Path, *named: Any) -> Path:
    """Return where the standing of a run lies, by what tells runs apart that have nothing to do with each other."""
    return kept / f"last-{looking.digest(named).hex()}"


def look(root: Path) -> looking.Looked:
    """Look at all that a run is made of."""
    return looking.look(root / name for name in READ)


def _made_of(looked: looking.Looked, today: str, asked: Any) -> bytes:
    """Return the digest of all that a run is made of; `asked` is what it was told to do."""
    return looking.digest((looked.program, looked.files, today, asked))


class Last:
    """What the last run left in a file, if it left something."""

    def __init__(self, file: Path) -> None:
        try:
            self._known: Standing | None = msgspec.msgpack.decode(file.read_bytes(), type=Standing)
        except (OSError, msgspec.MsgspecError):
            self._known = None
        self._answer: Callable[[], bool] | None = None

    @property
    def folders(self) -> bytes:
        """The folders of what it made, packed."""
        return bytes(self._known.folders) if self._known else b""

    def begin(self) -> None:
        """Begin to look at the folders beside what is done here."""
        if self._known is not None:
            self._answer = working.beside(self._are_same)

    @cached_property
    def is_untouched(self) -> bool:
        """Whether no folder of what it made has changed."""
        return self._answer() if self._answer is not None else self._are_same()

    def _are_same(self) -> bool:
        known = self._known
        return known is not None and msgspec.msgpack.decode(known.folders, type=looking.Folders).are_same()

    def summary(self, looked: looking.Looked, day: date | None, asked: Any) -> Summary | None:
        """Return what it came to, if another would come to the same, as all looks now."""
        known = self._known
        if known is None or (day is None and not known.begins <= time.time() < known.ends):
            return None
        today = known.today if day is None else day.isoformat()
        if _made_of(looked, today, asked) != known.made_of:
            return None
        return known.summary if self.is_untouched else None


def last(file: Path, looked: looking.Looked, day: date | None, asked: Any) -> Summary | None:
    """Return what the last run came to, if another would come to the same, as all looks now."""
    return Last(file).summary(looked, day, asked)


def left(made: Path) -> bytes:
    """Return how the folders of an output were left, packed, if the store of what was made has all that is there."""
    return store.said(made, FOLDERS) if store.said(made, DONE) else b""


def folders(packed: bytes) -> looking.Folders | None:
    """Return folders that were packed; nothing, if they weren't, or by another version."""
    try:
        return msgspec.msgpack.decode(packed, type=looking.Folders)
    except msgspec.MsgspecError:
        return None


def keep(
    file: Path,
    before: looking.Looked,
    today: str,
    timezone: str,
    asked: Any,
    folders: looking.Folders,
    summary: Summary,
) -> None:
    """Keep what a run came to, unless something changed so late `before` it began that a change in it may look alike.

    What changed while it ran looks otherwise than before, and so will be found. `folders` are those of what it made.
    """
    if not before.is_settled:
        file.unlink(missing_ok=True)
        return
    begins, ends = _hours(today, timezone)
    made_of = _made_of(before, today, asked)
    new = file.with_suffix(".new")
    packed = msgspec.Raw(msgspec.msgpack.encode(folders))
    standing = Standing(today, begins, ends, made_of, packed, summary)
    try:
        new.write_bytes(msgspec.msgpack.encode(standing))
        new.replace(file)
    except OSError:  # the disk is full, say: then the next run finds out by itself what there is to do
        for one in (new, file):
            one.unlink(missing_ok=True)


def _hours(today: str, timezone: str) -> tuple[float, float]:
    """Return the moments (s) at which a day begins and ends in a time zone."""
    midnight = datetime.fromisoformat(today).replace(tzinfo=zone(timezone))
    return midnight.timestamp(), (midnight + timedelta(days=1)).timestamp()


def zone(name: str) -> tzinfo:
    """Return the time zone of that name."""
    if name == "UTC":
        return UTC
    from zoneinfo import ZoneInfo  # noqa: PLC0415  few catalogs name another

    return ZoneInfo(name)
