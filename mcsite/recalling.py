"""What was read of a catalog last time: where only texts have changed since, only they are read.

It is of use only where all was well, and where what others may know of things stays as it was: all else is found and
read from the start, by `sources` and `reading`, which tell what is wrong.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from mcsite import library, looking, reading
from mcsite.library import Library
from mcsite.looking import Look, Looked
from mcsite.reading import Family, Reading
from mcsite.records import Record, Records
from mcsite.sources import MAX_BYTES, Image, Source, Unread
from mcsite.store import Row

_FEW = 64  # files: more are read sooner with all others
_MANY = 500  # files that are otherwise than what is kept of all: it is kept again
_SAID = "sound"
_SAID_SINCE = "sound-since"


class _Thing(Struct, array_like=True):
    """What is kept of a record."""

    path: str
    collection: str
    id: str
    language: str
    number: int
    digest: bytes


class _Sound(Struct, array_like=True):
    """What was read of a catalog in which all was well, as its files looked at a moment (ns); `state` is the library's.

    Translations come last.
    """

    moment: int
    files: list[Look]
    things: list[_Thing]
    images: Sequence[tuple[str, str, str]]
    state: bytes


class _Since(Struct, array_like=True):
    """What is otherwise since: looks and digests by the places of files and things."""

    moment: int = 0
    looks: dict[int, Look] = {}
    digests: dict[int, bytes] = {}


class Recalled(Struct, frozen=True):
    """All records and images of a catalog, with the state that a library had when it read them."""

    records: Records
    images: tuple[Image, ...]
    state: bytes


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Sound)
_SINCE = msgspec.msgpack.Decoder(_Since)


class Memory:
    """Recalls what a library has read of the catalog in a folder; `read` is how many families were read for it."""

    def __init__(self, root: Path, library: Library) -> None:
        self.read = 0
        self._root = root
        self.library = library
        self._store = library.store
        self._last: tuple[_Sound, Recalled] | None = None
        self._since = _Since()

    def recall(self, looked: Looked) -> Recalled | None:
        """Return what was read last time, with what texts say now that have changed; else nothing, and forget it."""
        self.read = 0
        last = self._last = self._last or self._kept()
        changed = None if last is None else _changed(last[0], looked)
        if (
            last is None
            or changed is None
            or (changed and not self._renew(*last, [looked.files[at] for at in changed]))
        ):
            self.forget()
            return None
        sound, found = last
        sound.moment = self._since.moment = looked.moment
        for at in changed:
            sound.files[at] = self._since.looks[at] = looked.files[at]
        if len(self._since.looks) > _MANY:
            self._say(sound)
        elif changed:
            self._store.say(_SAID_SINCE, _ENCODER.encode(self._since))
        return found

    def forget(self) -> None:
        """Forget what is kept: what a library reads from now on may be something else."""
        self._last = None
        self._store.say(_SAID, b"")

    def keep(self, looked: Looked, found: Recalled) -> None:
        """Keep what was read without a problem, when all looked like that."""
        things = [
            _Thing(one.path, one.collection, one.id, one.language, one.number, one.digest)
            for one in _all(found.records)
        ]
        images = [(one.path, one.collection, one.name) for one in found.images]
        sound = _Sound(looked.moment, [*looked.files], things, images, found.state)
        self._last = sound, found
        self._say(sound)

    def _say(self, sound: _Sound) -> None:
        self._since = _Since(sound.moment)
        self._store.say(_SAID, _ENCODER.encode(sound))
        self._store.say(_SAID_SINCE, _ENCODER.encode(self._since))

    def _kept(self) -> tuple[_Sound, Recalled] | None:
        kept = self._store.get(_SAID)
        if not kept:
            return None
        sound, shelf = _DECODER.decode(kept), self.library.shelf
        since = self._since = _SINCE.decode(self._store.get(_SAID_SINCE))
        sound.moment = since.moment
        for at, look in since.looks.items():
            sound.files[at] = look
        for at, digest in since.digests.items():
            sound.things[at].digest = digest
        records: list[Record[Any]] = [
            Record(one.path, one.collection, one.id, one.language, None, shelf, one.number, one.digest)
            for one in sound.things
        ]
        originals = sum(not one.language for one in records)
        images = tuple(Image(path, collection, name, self._root / path) for path, collection, name in sound.images)
        joined = Records(tuple(records[:originals]), tuple(records[originals:]), frozenset())
        return sound, Recalled(joined, images, sound.state)

    def _renew(self, sound: _Sound, known: Recalled, changed: Iterable[Look]) -> bool:
        """Read the files that changed, and take what they say for known; not if others may know of the change."""
        paths = {Path(look[0]).relative_to(self._root).as_posix() for look in changed}
        ids = {one.id for one in sound.things if one.path in paths}
        families: dict[str, list[tuple[int, Record[Any]]]] = {}
        for at, record in enumerate(_all(known.records)):
            if record.id in ids:
                families.setdefault(library.key_of(record), []).append((at, record))
        found = {key: self._family([sound.things[at] for at, _ in family]) for key, family in families.items()}
        there = {one.path for family in found.values() if family is not None for one in family.sources}
        rows = self._read([family for family in found.values() if family is not None]) if paths <= there else None
        if rows is None:
            return False
        self.library.shelf.put(rows)
        self.read = len(rows)
        for key, digest, *_ in rows:
            for at, record in families[key]:
                sound.things[at].digest = self._since.digests[at] = record.digest = digest
        return True

    def _family(self, things: Iterable[_Thing]) -> Family | None:
        """Return the files of a thing with their bytes, if all of them are what is in a catalog and can be had."""
        sources = []
        for one in things:
            file = self._root / one.path
            try:
                status = file.lstat()
            except OSError:
                return None
            if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
                return None
            held = Unread(str(file), status.st_size, b"")
            sources.append(Source(one.path, one.collection, one.id, one.language, held).at_hand())
        return Family(sources[0], tuple(sources[1:])) if all(one.digest for one in sources) else None

    def _read(self, families: Sequence[Family]) -> list[Row] | None:
        """Return the rows of families that say something else; nothing if others may know of it, or it is wrong."""
        shelf = self.library.shelf
        unread = [one for one in families if one.digest != shelf.family(one.key)[0]]
        rows: list[Row] = []
        for family, read in zip(unread, reading.read_families(unread, self.library.schemas), strict=True):
            said = library.packed(read)
            if isinstance(said, Reading) or said[0] != shelf.family(family.key)[1]:
                return None
            rows.append((family.key, family.digest, *said))
        return rows


def _all(records: Records) -> Iterator[Record[Any]]:
    """Go through all records, translations last."""
    yield from records.originals
    yield from records.translations


def _changed(before: _Sound, now: Looked) -> list[int] | None:
    """Return the places of files that aren't surely as they were; None if there are others, or if that are too many.

    Of what changed right before it was looked at, a change right after may look the same (git's `racy-git`).
    """
    if len(before.files) != len(now.files):
        return None
    late = before.moment - looking.GRAIN
    changed = [
        at
        for at, (old, new) in enumerate(zip(before.files, now.files, strict=True))
        if old != new or new[1] >= late or new[2] >= late
    ]
    is_same = len(changed) <= _FEW and all(before.files[at][0] == now.files[at][0] for at in changed)
    return changed if is_same else None
