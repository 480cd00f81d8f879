"""Reading a catalog again: what was read before of a file that is as it was is taken from the store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from typing import Any

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

TABLES = {"records": ("digest", "briefs"), "contents": ("contents",)}  # what is gone through each time is small
_HELD = 64  # contents that are held at once
_BATCH = 128  # families that are put into the store at once
_FEW = 100  # files that are read sooner than processes are begun
_INDEX = msgspec.msgpack.Decoder(Index)
_PACKED = msgspec.msgpack.Decoder(list[bytes])
_Packed = tuple[bytes, bytes]  # briefs, contents
_Kept = Mapping[str, tuple[bytes, bytes]]  # of families by key: digest, briefs


class _Found(Struct, frozen=True):
    """What reading a family came to: the digests of its files and of all, and what they say, if that isn't kept.

    What can be kept comes packed, ready to be sent and kept.
    """

    digests: list[bytes]
    digest: bytes
    said: _Packed | Reading | None = None


class _PackedBrief:
    """Gives a brief, taken apart when it is first asked for, to all records of the same file."""

    __slots__ = ("_brief", "_number", "_packed")

    def __init__(self, packed: bytes, number: int) -> None:
        self._packed = packed
        self._number = number
        self._brief: Brief | None = None

    def __call__(self) -> Brief:
        if self._brief is None:
            self._brief = unpacked(self._packed)[self._number]
            self._packed = b""
        return self._brief


class Library:
    """Reads families of files again and again, and keeps what can be kept: records without problems.

    `read` is how many were read the last time, `state` the digest of all that others may know of what they say.
    """

    def __init__(self, store: Store, schemas: Schemas, jobs: int) -> None:
        self.store = store
        self.read = 0
        self.state = b""
        self.schemas = schemas
        self._jobs = jobs
        self._digests: dict[str, bytes] = {}
        # with the files of translations, and the digest of each
        self._readings: dict[str, tuple[tuple[str, ...], bytes, Reading]] = {}
        self._contents = lru_cache(maxsize=_HELD)(self._unpacked)

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
        kept = self._rows
        digests = {family.key: family.digest for family in families}
        unsure = [one for one in families if not _is_kept(kept, one, digests[one.key])]
        made: dict[str, Reading] = {}
        fresh: list[Row] = []
        for family, found in zip(unsure, self._made(unsure, kept), strict=True):
            digests[family.key] = found.digest
            self._digests |= zip([one.path for one in family.sources], found.digests, strict=True)
            self.read += found.said is not None
            if isinstance(found.said, Reading):
                made[family.key] = found.said
            elif found.said is not None:
                briefs, contents = found.said
                kept[family.key] = found.digest, briefs
                fresh.append((family.key, found.digest, briefs, contents))
                if len(fresh) == _BATCH:
                    self._put(fresh)
                    self.store.commit()  # what isn't committed is held in memory
                    fresh.clear()
        self._put(fresh)
        gone = (kept.keys() - digests.keys()) | (kept.keys() & made.keys())
        for table in TABLES:
            self.store.drop(table, gone)
        self.store.commit()
        for key in gone:
            del kept[key]
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
        return [made.get(family.key) or self._kept(family, *kept[family.key]) for family in families]

    def _put(self, fresh: Sequence[Row]) -> None:
        self.store.put("records", [row[:3] for row in fresh])
        self.store.put("contents", [(row[0], row[3]) for row in fresh])

    @cached_property
    def _rows(self) -> dict[str, tuple[bytes, bytes]]:
        return {key: (found, briefs) for key, found, briefs in self.store.rows("records", "key, digest, briefs")}

    def _made(self, families: Sequence[Family], kept: _Kept) -> Iterator[_Found]:
        """Read families whose files may be others than those of which something is kept."""
        jobs = self._jobs if len(families) > _FEW else 1
        return working.spread(partial(self._some, kept), families, jobs)

    def _some(self, kept: _Kept, families: Sequence[Family]) -> list[_Found]:
        there = [family.at_hand() for family in families]
        digests = [[one.digest for one in family.sources] for family in there]
        joined = [family.joined(found) for family, found in zip(there, digests, strict=True)]
        unread = [family for family, found in zip(there, joined, strict=True) if not _is_kept(kept, family, found)]
        readings = dict(zip([one.key for one in unread], reading.read_families(unread, self.schemas), strict=True))
        said = [_packed(readings[one.key]) if one.key in readings else None for one in there]
        return [_Found(*found) for found in zip(digests, joined, said, strict=True)]

    def _kept(self, family: Family, found: bytes, packed: bytes) -> Reading:
        """Return the records of a family whose contents are in the store: those of last time, if they are the same."""
        paths = tuple([one.path for one in family.translations])
        known = self._readings.get(family.key)
        if known is None or known[:2] != (paths, found):
            known = self._readings[family.key] = paths, found, self._unkept(family, found, packed)
        return known[2]

    def _unkept(self, family: Family, found: bytes, packed: bytes) -> Reading:
        made = [
            Record(
                source,
                _PackedBrief(packed, number),
                partial(self._contents, source.collection, family.key, number, found),
                digest=found,
            )
            for number, source in enumerate(family.sources)
        ]
        return Reading(made[0], tuple(made[1:]), ())

    def _unpacked(self, collection: str, key: str, number: int, _found: bytes) -> Content[Any]:
        row = self.store.row("contents", "contents", key)
        if row is None:
            raise LookupError(key)
        return records.decode(collection, _PACKED.decode(row[0])[number])


def _packed(read: Reading) -> _Packed | Reading:
    """Return what was read as it is kept, where it can be."""
    if read.problems or not isinstance(read.record, Record):
        return read
    all_ = (read.record, *read.translations)
    briefs = msgspec.msgpack.encode([one.brief for one in all_])
    contents = msgspec.msgpack.encode([records.encode(one.content) for one in all_])
    return briefs, contents


def _is_kept(kept: _Kept, family: Family, digest: bytes) -> bool:
    """Tell whether something is kept of a family with that digest; one that isn't known is that of nothing."""
    return family.key in kept and kept[family.key][0] == digest
