"""Whether there is anything to do at all: what is left of the last time says what it was made of, and what it came to.

Nothing but the looks of files is compared, so that the answer is there before the parts of the program are that build.
"""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from mcsite import looking

FOLDER = ".mcsite"  # in a catalog: what is kept from one run to the next
READ = ("mcsite.yaml", "mcsite.lock", "content", "sources", "theme")  # what a site is made of, in a catalog


class Summary(Struct, frozen=True, array_like=True):
    """What a run without problems came to: how many pages and files, and what isn't published, or in no list."""

    pages: int
    files: int
    withheld: tuple[tuple[str, str], ...] = ()
    closed: tuple[tuple[str, str], ...] = ()


class Standing(Struct, frozen=True, array_like=True):
    """What a run was made of, when it began (ns), and what it came to."""

    moment: int
    timezone: str
    made_of: bytes
    folders: list[str]
    times: bytes
    summary: Summary


class Look(Struct, frozen=True):
    """How everything looked at a moment (ns), as a digest; `is_settled` if nothing had changed just then."""

    moment: int
    seen: bytes
    is_settled: bool


def file(kept: Path, *named: Any) -> Path:
    """Return where the standing of a run lies, by what tells runs apart that have nothing to do with each other."""
    return kept / f"last-{looking.digest(named).hex()}"


def look(root: Path) -> Look:
    """Look at all that a run is made of."""
    moment = time.time_ns()
    looks = [one for name in READ for one in looking.files(root / name)]
    return Look(moment, looking.digest((looks, looking.program())), looking.is_settled(looks, moment))


def _made_of(seen: Look, today: str, asked: Any) -> bytes:
    """Return the digest of all that a run is made of; `asked` is what it was told to do."""
    return looking.digest((seen.seen, today, asked))


def last(file: Path, root: Path, day: date | None, asked: Any) -> Summary | None:
    """Return what the last run came to, if another would come to the same."""
    try:
        known = msgspec.msgpack.decode(file.read_bytes(), type=Standing)
    except (OSError, msgspec.MsgspecError):
        return None
    today = day or datetime.now(UTC).astimezone(ZoneInfo(known.timezone)).date()
    if _made_of(look(root), today.isoformat(), asked) != known.made_of:
        return None
    return known.summary if looking.times(known.folders) == known.times else None


def keep(
    file: Path, before: Look, root: Path, today: str, timezone: str, asked: Any, folders: list[str], summary: Summary
) -> None:
    """Keep what a run came to, unless something changed meanwhile, or so late before that a change now looks alike."""
    if not before.is_settled or look(root).seen != before.seen:
        file.unlink(missing_ok=True)
        return
    made_of = _made_of(before, today, asked)
    new = file.with_suffix(".new")
    new.write_bytes(
        msgspec.msgpack.encode(Standing(before.moment, timezone, made_of, folders, looking.times(folders), summary))
    )
    new.replace(file)
