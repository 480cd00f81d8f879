"""Reading a catalog again: what was read before of a file that is as it was is taken from the store."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from mcsite import reading, records, working
from mcsite.briefs import Brief, unpacked
from mcsite.looking import digest
from mcsite.reading import Family, Reading
from mcsite.records import Content, Record
from mcsite.schemas import Schemas
from mcsite.sources import Index
from mcsite.store import Row, Store

T = TypeVar("T")
R = TypeVar("R")
TABLES = {"records": ("digest", "briefs"), "contents": ("contents",)}  # what is gone through each time is small
_HELD = 64  # contents that are held at once
_FEW = 100  # files that are read sooner than processes are begun
_INDEX = msgspec.msgpack.Decoder(Index)
_PACKED = msgspec.msgpack.Decoder(list[bytes])
Packed = tuple[bytes, bytes]  # briefs, contents
_Kept = Mapping[str, tuple[bytes, bytes]]  # of families by key: digest, briefs


class _Found(Struct, frozen=True):
    """What reading a family came to: the digests of its files and of all, and what they say, if that wasn't kept.

    Of what is kept now, that are the packed briefs: so little is sent.
    """

    digests: list[bytes]
    digest: bytes
    said: bytes | Reading | None = None


class Shelf:
    """What is kept of files in a store: gives what is asked of their records, and takes what was read.

    Briefs stay in memory, and of contents the last ones.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._briefs: dict[str, tuple[bytes, Brief]] = {}  # by path, with the digest of the record
        self._contents = lru_cache(maxsize=_HELD)(self._unpacked)

    @cached_property
    def rows(self) -> dict[str, tuple[bytes, bytes]]:
        """The digests and packed briefs of all families that are kept, by their keys."""
        return {key: (found, packed) for key, found, packed in self._store.rows("records", "key, digest, briefs")}

    def family(self, key: str) -> tuple[bytes, bytes]:
        """Return the digest and the packed briefs of a family. Raises LookupError."""
        if "rows" in self.__dict__:
            return self.rows[key]
        row = self._store.row("records", "digest, briefs", key)
        if row is None:
            raise LookupError(key)
        return row[0], row[1]

    def brief(self, record: Record[Any]) -> Brief:
        """Return what others need to know of a record."""
        known = self._briefs.get(record.path)
        if known is None or known[0] != record.digest:
            made = unpacked(self.family(key_of(record))[1])[record.number]
            known = self._briefs[record.path] = record.digest, made
        return known[1]

    def content(self, record: Record[Any]) -> Content[Any]:
        """Return all that a record says."""
        return self._contents(record.collection, key_of(record), record.number, record.digest)

    def _unpacked(self, collection: str, key: str, number: int, _found: bytes) -> Content[Any]:
        row = self._store.row("contents", "contents", key)
        if row is None:
            raise LookupError(key)
        return records.decode(collection, _PACKED.decode(row[0])[number])

    def put(self, fresh: Sequence[Row]) -> None:
        """Keep families that were read: their keys and digests, what is packed of their briefs and contents."""
        self._store.put("records", [row[:3] for row in fresh])
        self._store.put("contents", [(row[0], row[3]) for row in fresh])
        if "rows" in self.__dict__:
            self.rows.update({key: (found, briefs) for key, found, briefs, _ in fresh})

    def drop(self, keys: Collection[str]) -> None:
        """Keep some families no longer."""
        for table in TABLES:
            self._store.drop(table, keys)
        for key in keys:
            self.rows.pop(key, None)


class Library:
    """Reads families of files again and again, and keeps what can be kept: records without problems.

    `read` is how many were read the last time, `state` the digest of all that others may know of what they say.
    """

    def __init__(self, store: Store, schemas: Schemas, jobs: int, meanwhile: Callable[[], None] | None = None) -> None:
        self.store = store
        self.read = 0
        self.state = b""
        self.schemas = schemas
        self._jobs = jobs
        self._meanwhile = meanwhile
        self._digests: dict[str, bytes] = {}
        self.shelf = Shelf(store)

    def spread(self, work: Callable[[Sequence[T]], list[R]], things: Sequence[T], few: int) -> Iterator[R]:
        """Go through the results for things as `working.spread` does, in this process if they are few.

        As long as there is something to do meanwhile, others are of use for less.
        """
        meanwhile = self._meanwhile
        if len(things) <= (few if meanwhile is None else min(few, _FEW)):
            return working.spread(work, things, 1)
        self._meanwhile = None
        return working.spread(work, things, self._jobs, meanwhile=meanwhile or (lambda: None))

    def index(self, *, anew: bool) -> Index:
        """Return which files there were last time; none if they are to be read anew."""
        known = self.store.get("index")
        return Index() if anew or not known else _INDEX.decode(known)

    def seen(self, index: Index) -> None:
        """Keep which files there are now."""
        self.store.say("index", msgspec.msgpack.encode(index.told(self._digests)))

    def readings(self, families: Sequence[Family]) -> list[Reading]:
        """Return what each family gives, in the same order."""
        self.read = 0
        kept = self.shelf.rows
        digests = {family.key: family.digest for family in families}
        unsure = [one for one in families if not _is_kept(kept, one, digests[one.key])]
        made: dict[str, Reading] = {}
        self.store.commit()  # nothing may be under way as processes are begun
        for family, found in zip(unsure, self._made(unsure, kept), strict=True):
            digests[family.key] = found.digest
            self._digests |= zip([one.path for one in family.sources], found.digests, strict=True)
            self.read += found.said is not None
            if isinstance(found.said, Reading):
                made[family.key] = found.said
            elif found.said is not None:
                kept[family.key] = found.digest, found.said
        self.shelf.drop((kept.keys() - digests.keys()) | (kept.keys() & made.keys()))
        self.store.commit()
        self.state = digest(
            [
                (
                    one.key,
                    [source.path for source in one.translations],
                    one.original.provenance,
                    digests[one.key] if one.key in made else kept[one.key][1],
                )
                for one in families
            ]
        )
        return [made.get(one.key) or self._kept(one, digests[one.key]) for one in families]

    def _made(self, families: Sequence[Family], kept: _Kept) -> Iterator[_Found]:
        """Read families whose files may be others than those of which something is kept."""
        return self.spread(partial(self._some, kept), families, _FEW)

    def _some(self, kept: _Kept, families: Sequence[Family]) -> list[_Found]:
        """Read some families, and keep what can be kept; this may be another process than that which asks."""
        there = [family.at_hand() for family in families]
        digests = [[one.digest for one in family.sources] for family in there]
        joined = [family.joined(found) for family, found in zip(there, digests, strict=True)]
        unread = [family for family, found in zip(there, joined, strict=True) if not _is_kept(kept, family, found)]
        readings = dict(zip([one.key for one in unread], reading.read_families(unread, self.schemas), strict=True))
        made: list[_Found] = []
        fresh: list[Row] = []
        for family, own, found in zip(there, digests, joined, strict=True):
            said = packed(readings[family.key]) if family.key in readings else None
            if isinstance(said, tuple):
                fresh.append((family.key, found, *said))
                made.append(_Found(own, found, said[0]))
            else:
                made.append(_Found(own, found, said))
        self.shelf.put(fresh)
        self.store.commit()
        return made

    def _kept(self, family: Family, found: bytes) -> Reading:
        """Return the records of a family whose contents are in the store."""
        made = [records.of(one, self.shelf, number, found) for number, one in enumerate(family.sources)]
        return Reading(made[0], tuple(made[1:]), ())


def packed(read: Reading) -> Packed | Reading:
    """Return what was read as it is kept, where it can be."""
    if read.problems or not isinstance(read.record, Record):
        return read
    all_ = (read.record, *read.translations)
    briefs = msgspec.msgpack.encode([one.brief for one in all_])
    contents = msgspec.msgpack.encode([records.encode(one.content) for one in all_])
    return briefs, contents


def key_of(record: Record[Any]) -> str:
    """Return the key of the family that a record is of."""
    return f"{record.path.removesuffix(f'.{record.language}.md')}.md" if record.language else record.path


def _is_kept(kept: _Kept, family: Family, digest: bytes) -> bool:
    """Tell whether something is kept of a family with that digest; one that isn't known is that of nothing."""
    return family.key in kept and kept[family.key][0] == digest
