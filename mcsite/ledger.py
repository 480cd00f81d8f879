"""What was published when: `content/releases/ledger.jsonl`, a line of JSON for each change, never rewritten.

Lines are only added, by `mcsite release` and `mcsite retire`. What was said last of a thing tells when it changed last,
and that its address was published: it must lead somewhere for as long as the catalog lasts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Literal

import msgspec
from msgspec import Struct

from mcsite import urls
from mcsite.diagnostics import Problem, Span
from mcsite.sources import LEDGER, Source

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
Key = tuple[str, str, str]  # kind, id, and the language of a translation
Change = Literal["appeared", "changed", "retired", "withdrawn"]


class Event(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A change of what is published of a thing.

    `at` is its moment (RFC 3339, UTC, whole seconds). `digest` is that of the record that was published then, and
    `assessed` that of what an earner is judged by. `replaced_by` is the id of a thing of the same kind, `source`
    that of the source of an imported thing. `released` are the versions of a credential that have a page.
    """

    at: str
    change: Change
    kind: str
    id: str
    title: str
    language: str = ""
    translation: bool = False
    what: Literal["", "assessed", "editorial"] = ""
    version: str = ""
    closed: str = ""
    replaced_by: str = ""
    aliases: tuple[str, ...] = ()
    released: tuple[str, ...] = ()
    digest: str = ""
    assessed: str = ""
    source: str = ""

    @property
    def key(self) -> Key:
        """What it is a change of."""
        return self.kind, self.id, self.language if self.translation else ""

    @property
    def path(self) -> str:
        """The path of the thing's page."""
        return urls.item_path(urls.KINDS[self.kind], self.id, self.language if self.translation else "")


class Ledger(Struct, frozen=True):
    """Every change that was recorded, the oldest first, and the last one of each thing."""

    events: tuple[Event, ...] = ()
    last: Mapping[Key, Event] = MappingProxyType({})

    def published(self) -> Iterable[Event]:
        """Go through the last change of each thing that is published and not withdrawn."""
        return (event for event in self.last.values() if event.change != "withdrawn")

    @property
    def newest(self) -> str:
        """The moment of the last change, or an empty text."""
        return self.events[-1].at if self.events else ""


NONE = Ledger()
_RESTORE = "get the line back as it was, with 'git checkout'; 'mcsite release' adds new ones"
_MERGE = "remove the lines that git wrote at a conflict, and keep those of both sides"
_MARKS = (b"<<<<<<<", b"=======", b">>>>>>>")


def read(file: Source | None) -> tuple[Ledger, list[Problem]]:
    """Read the ledger of a catalog; a catalog that has recorded nothing has none."""
    events, problems = [], []
    for number, line in enumerate(file.content.splitlines() if file else (), start=1):
        if not line.strip():
            continue
        try:
            event = _event(line)
        except (msgspec.MsgspecError, ValueError) as error:
            where = Span(number, 1, number, len(line.decode(errors="replace")) + 1)
            hint = _MERGE if line.startswith(_MARKS) else _RESTORE
            problems.append(Problem("bad-ledger", f"this isn't an entry of the ledger: {error}", LEDGER, where, hint))
            continue
        events.append(event)
    return of(events), problems


def _event(line: bytes) -> Event:
    event = msgspec.json.decode(line, type=Event)
    if not _MOMENT.fullmatch(event.at):
        raise ValueError(f"'{event.at}' isn't a moment such as 2026-09-01T00:00:00Z")
    datetime.fromisoformat(event.at)
    if event.kind not in urls.KINDS:
        raise ValueError(f"'{event.kind}' isn't a kind of thing")
    if not urls.is_id(event.id):
        raise ValueError(f"'{event.id}' can't be an id")
    return event


def of(events: Iterable[Event]) -> Ledger:
    """Return a ledger of changes in any order; of two at one moment, the later in the order is the later."""
    ordered = tuple(sorted(events, key=lambda event: event.at))
    return Ledger(ordered, {event.key: event for event in ordered})


def lines(events: Iterable[Event]) -> bytes:
    """Return the lines that are added for changes."""
    return b"".join(msgspec.json.encode(event) + b"\n" for event in events)


def midnight(day: str) -> str:
    """Return a day as the moment at which it begins, in UTC (RFC 3339); an empty text stays one."""
    return f"{day}T00:00:00Z" if day else ""


def moment(time: datetime) -> str:
    """Return a moment as the ledger has it."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def after(earlier: str, wanted: str) -> str:
    """Return the moment that is wanted, or the second after an earlier one if that isn't later."""
    if wanted > earlier:
        return wanted
    return moment(datetime.fromisoformat(earlier) + timedelta(seconds=1))
