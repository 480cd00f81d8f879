"""Bringing the mirror of a catalog into step with it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from mcsite import fetching
from mcsite.client import following, items
from mcsite.client.errors import MirrorError, UnsteadyError
from mcsite.client.folder import Folder, Memory
from mcsite.client.following import Goal
from mcsite.client.items import Item
from mcsite.client.source import Ask, Source
from mcsite.diagnostics import Refusal
from mcsite.locking import locked

What = Literal["appeared", "changed", "retired", "withdrawn", "removed"]
Progress = Callable[[int], None]

_LIMIT = 64 * 1024 * 1024  # bytes, of a document or a record
_AT_ONCE = 8  # requests
_PAUSES: tuple[float, ...] = (1, 4)  # seconds, before another attempt


class Change(Struct, frozen=True):
    """What became of a thing since the update before; `path` is that of its record, in the folder and in the catalog.

    `retired` and `withdrawn` things are still there: with their record, and with a tombstone. `removed` ones are gone.
    """

    what: What
    kind: str
    id: str
    language: str
    path: str


class Update(Struct, frozen=True):
    """What an update did: the changes, in order of their paths, and how many records and bytes were fetched."""

    changes: tuple[Change, ...]
    unchanged: int
    fetched: int
    received: int


class Mirror:
    """The mirror of a catalog in a folder.

    `url` is the address of the catalog, or the folder of a built site. `folder` is made if it isn't there. `ask` gets
    what lies at an address, as `mcsite.fetching.ask` does.
    """

    def __init__(self, url: str, folder: Path | str, *, ask: Ask | None = None) -> None:
        self._url = url.rstrip("/") + "/"
        self._folder = Folder(Path(folder))
        self._ask = ask or partial(fetching.ask, limit=_LIMIT)

    def update(
        self, *, allow_shrink: bool = False, verify: bool = False, progress: Progress = lambda _count: None
    ) -> Update:
        """Bring the mirror into step with the catalog. An update that was broken off is completed by the next.

        A catalog that has lost more than half of its things, or the last, is refused unless `allow_shrink`: it may have
        lost them by accident. With `verify`, every file of the mirror is read, and damaged ones are fetched anew.
        `progress` is told how many records were fetched. Raises MirrorError; the mirror is as it was then.
        """
        folder = self._folder.path
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with locked(folder, f"another update of {folder} is under way; wait until it has ended"):
                return self._attempts(progress, allow_shrink=allow_shrink, verify=verify)
        except Refusal as refusal:
            raise MirrorError("folder", str(refusal)) from None
        except OSError as error:
            raise MirrorError("folder", f"{error.filename or folder} can't be written: {error.strerror}") from None

    def records(self) -> Iterator[dict[str, Any]]:
        """Go through the records of the mirror, as `index.json` has them; see their `status`. Raises MirrorError."""
        _, things = self._folder.catalog()
        for path in things:
            yield self._folder.record(path)

    def _attempts(self, progress: Progress, *, allow_shrink: bool, verify: bool) -> Update:
        memory = self._folder.open(self._url)
        for pause in (*_PAUSES, None):
            try:
                return self._attempt(memory, progress, allow_shrink=allow_shrink, verify=verify)
            except UnsteadyError as error:
                if pause is None:
                    raise MirrorError("unsteady", f"{error}; try again once the site is published") from None
                time.sleep(pause)
        raise AssertionError

    def _attempt(self, memory: Memory, progress: Progress, *, allow_shrink: bool, verify: bool) -> Update:
        source, now = Source(self._url, self._ask), Goal(*self._folder.catalog())
        whole = verify or bool(memory.moving)
        goal = following.find(source, now, memory.validators, whole=whole)
        differing = [thing for path, thing in goal.things.items() if _digest(now, path) != thing.digest]
        suspect = list(goal.things.values()) if whole else differing
        wanted = [thing for thing in suspect if not self._folder.has(thing)]
        self._fetch(source, wanted, progress)
        if goal.told:
            goal = self._with_entries(goal, differing)
        if not allow_shrink:
            self._hold(now, goal)
        if whole or goal is not now:
            self._move(memory, suspect, now, goal)
        if (after := Memory(self._url, source.validators)) != self._folder.open(self._url):
            self._folder.remember(after)
        self._folder.tidy()
        return Update(_changes(now, goal), len(goal.things) - len(differing), len(wanted), source.received)

    def _fetch(self, source: Source, wanted: list[Item], progress: Progress) -> None:
        """Lay the records of things beside the mirror. The first that can't be had ends it."""

        def fetch(thing: Item) -> None:
            self._folder.lay(thing, source.record(thing))

        pool = ThreadPoolExecutor(_AT_ONCE)
        try:
            for count, done in enumerate(as_completed([pool.submit(fetch, thing) for thing in wanted]), 1):
                done.result()
                progress(count)
        finally:
            pool.shutdown(cancel_futures=True)

    def _with_entries(self, goal: Goal, differing: list[Item]) -> Goal:
        """Return a goal that was told by changes with the entries that `catalog.json` has, made from the records."""
        things = dict(goal.things)
        for thing in differing:
            try:
                record = msgspec.json.decode(self._folder.content(thing), type=dict[str, Any])
            except msgspec.DecodeError:
                raise MirrorError("invalid", f"{self._url}{thing.path} isn't a record") from None
            things[thing.path] = items.from_record(thing, record)
        return Goal({**goal.document, "items": [thing.entry for thing in things.values()]}, things)

    def _hold(self, now: Goal, goal: Goal) -> None:
        """Raise MirrorError if the catalog has lost so much that it is more likely an accident."""
        if items.wiped(now.things, goal.things):
            lost = len(items.lost(now.things, goal.things))
            raise MirrorError(
                "shrink",
                f"{lost} of the {len(now.things)} things in {self._folder.path} are gone from {self._url}, "
                "which may be an accident",
            )

    def _move(self, memory: Memory, suspect: list[Item], now: Goal, goal: Goal) -> None:
        gone = {*now.things, *memory.moving} - goal.things.keys()
        moving = gone | {thing.path for thing in suspect}
        self._folder.remember(Memory(self._url, moving=tuple(sorted(moving))))
        self._folder.move(suspect, goal.document, sorted(gone))


def _digest(goal: Goal, path: str) -> str:
    thing = goal.things.get(path)
    return thing.digest if thing else ""


def _changes(now: Goal, goal: Goal) -> tuple[Change, ...]:
    either = {**now.things, **goal.things}
    return tuple(
        _change(_what(now.things.get(path), goal.things.get(path)), either[path])
        for path in sorted(either)
        if _digest(now, path) != _digest(goal, path)
    )


def _change(what: What, thing: Item) -> Change:
    kind, id_, language = (str(thing.entry.get(key, "")) for key in ("kind", "id", "language"))
    return Change(what, kind, id_, language, thing.path)


def _what(old: Item | None, new: Item | None) -> What:
    if new is None:
        return "removed"
    if old is None:
        return "appeared"
    if new.status != old.status:
        if new.status == "withdrawn":
            return "withdrawn"
        if new.status == "retired":
            return "retired"
    return "changed"
