"""Reading a catalog again: what was read before of a file that is as it was is taken from the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import Any

import msgspec

from mcsite import records, working
from mcsite.briefs import Brief
from mcsite.looking import digest
from mcsite.records import Content, Family, Reading, Record
from mcsite.schemas import Schemas
from mcsite.sources import Index
from mcsite.store import Store

TABLE = "records"
COLUMNS = ("digest", "briefs", "contents")
_HELD = 256  # contents that are held at once
_BRIEFS = msgspec.msgpack.Decoder(list[Brief])
_INDEX = msgspec.msgpack.Decoder(Index)
_PACKED = msgspec.msgpack.Decoder(list[bytes])
_Packed = tuple[bytes, bytes]


class Library:
    """Reads families of files, and keeps what can be kept: records without problems.

    `read` is how many were read this time, `state` the digest of all that others may know of what they say.
    """

    def __init__(self, store: Store, schemas: Schemas, jobs: int) -> None:
        self.store = store
        self.read = 0
        self.state = b""
        self._schemas = schemas
        self._jobs = jobs
        self._contents = lru_cache(maxsize=_HELD)(self._unpacked)

    def index(self, *, anew: bool) -> Index:
        """Return which files there were last time; none if they are to be read anew."""
        known = self.store.get("index")
        return Index() if anew or not known else _INDEX.decode(known)

    def seen(self, index: Index) -> None:
        """Keep which files there are now."""
        self.store.say("index", msgspec.msgpack.encode(index))

    def readings(self, families: Sequence[Family]) -> list[Reading]:
        """Return what each family gives, in the same order."""
        kept = {key: (found, briefs) for key, found, briefs in self.store.rows(TABLE, "key, digest, briefs")}
        digests = {family.key: family.digest for family in families}
        unknown = [one for one in families if kept.get(one.key, (b"",))[0] != digests[one.key]]
        self.read = len(unknown)
        made: dict[str, Reading] = {}
        for family, found in zip(unknown, self._made(unknown), strict=True):
            if isinstance(found, Reading):
                made[family.key] = found
            else:
                briefs, contents = found
                kept[family.key] = digests[family.key], briefs
                self.store.put(TABLE, [(family.key, digests[family.key], briefs, contents)])
        gone = kept.keys() - digests.keys()
        self.store.drop(TABLE, gone | made.keys())
        self.store.commit()
        self.state = digest(
            [
                (
                    *(source.path for source in (one.original, *one.translations)),
                    one.original.provenance,
                    digests[one.key] if one.key in made else kept[one.key][1],
                )
                for one in families
            ]
        )
        return [made.get(family.key) or self._kept(family, *kept[family.key]) for family in families]

    def _made(self, families: Sequence[Family]) -> Iterator[_Packed | Reading]:
        """Read families; what can be kept comes packed, ready to be sent and kept."""
        return working.spread(self._one, families, self._jobs)

    def _one(self, family: Family) -> _Packed | Reading:
        reading = records.read_family(family, self._schemas)
        if reading.problems or not isinstance(reading.record, Record):
            return reading
        all_ = (reading.record, *reading.translations)
        briefs = msgspec.msgpack.encode([one.brief for one in all_])
        return briefs, msgspec.msgpack.encode([records.encode(one.content) for one in all_])

    def _kept(self, family: Family, found: bytes, packed: bytes) -> Reading:
        """Return the records of a family whose contents are in the store."""
        briefs = _BRIEFS.decode(packed)
        sources = (family.original, *family.translations)
        made = [
            self._record(source, brief, family.key, number, found)
            for number, (source, brief) in enumerate(zip(sources, briefs, strict=True))
        ]
        return Reading(made[0], tuple(made[1:]), ())

    def _record(self, source: Any, brief: Brief, key: str, number: int, found: bytes) -> Record[Any]:
        load = partial(self._contents, source.collection, key, number)
        return Record(source, brief, load, digest=found)

    def _unpacked(self, collection: str, key: str, number: int) -> Content[Any]:
        row = self.store.row(TABLE, "contents", key)
        if row is None:
            raise LookupError(key)
        return records.decode(collection, _PACKED.decode(row[0])[number])
