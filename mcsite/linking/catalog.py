"""The catalog: all records of all collections, by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any

from msgspec import Struct

from mcsite import ctids, model, urls
from mcsite.ledger import Ledger
from mcsite.reads import Reads, Watched
from mcsite.records import Record
from mcsite.releases import Releases
from mcsite.sources import Image

Key = tuple[str, str]
AnyRecord = Record[Any]


class Catalog(Struct, frozen=True):
    """Records by collection and id, in order of their ids; translations by collection and id of the original."""

    settings: model.Settings
    today: str
    credentials: Mapping[str, Record[model.Credential]]
    stacks: Mapping[str, Record[model.Stack]]
    issuers: Mapping[str, Record[model.Issuer]]
    recognizers: Mapping[str, Record[model.Recognizer]]
    topics: Mapping[str, Record[model.Topic]]
    frameworks: Mapping[str, Record[model.Framework]]
    evidence: Mapping[str, Record[model.EvidenceTemplate]]
    rubrics: Mapping[str, Record[model.Scale]]
    guides: Mapping[str, Record[model.Guide]]
    translations: Mapping[Key, tuple[AnyRecord, ...]]
    images: tuple[Image, ...]
    releases: Releases
    ledger: Ledger
    reads: Reads

    def collection(self, name: str) -> Mapping[str, AnyRecord]:
        """Return a collection by its name."""
        records: Mapping[str, AnyRecord] = getattr(self, name)
        return records

    def get(self, key: Key) -> AnyRecord | None:
        """Return the record with that collection and id."""
        return self.collection(key[0]).get(key[1])

    def ctid(self, record: AnyRecord) -> str:
        """Return the CTID of the thing that a record is of: the one that its author gave it, or one that is made."""
        original = self.get((record.collection, record.id)) or record
        return original.brief.ctid or ctids.of(self.settings.home, urls.item_path(record.collection, record.id))

    def has_come(self, day: str) -> bool:
        """Tell whether a day, in ISO form, is today or past."""
        self.reads.note(f"day/{day}")
        return day <= self.today

    def is_past(self, day: str) -> bool:
        """Tell whether a day, in ISO form, is past."""
        self.reads.note(f"day/{day}, over")  # which comes between that day and the next
        return day < self.today

    def everyone(self) -> Iterator[Key]:
        """Go through the collection and id of everything, collection by collection."""
        for name in COLLECTION_NAMES:
            for id_ in self.collection(name):
                yield name, id_

    def originals(self) -> Iterator[AnyRecord]:
        """Go through all records but translations, collection by collection."""
        for name in COLLECTION_NAMES:
            yield from self.collection(name).values()

    def everything(self) -> Iterator[AnyRecord]:
        """Go through all records, each followed by its translations."""
        translations = dict(self.translations.items())
        for record in self.originals():
            yield record
            yield from translations.get((record.collection, record.id), ())


COLLECTION_NAMES = (
    "credentials",
    "stacks",
    "issuers",
    "recognizers",
    "topics",
    "frameworks",
    "evidence",
    "rubrics",
    "guides",
)


def assemble(
    settings: model.Settings,
    today: str,
    originals: tuple[AnyRecord, ...],
    translations: tuple[AnyRecord, ...],
    images: tuple[Image, ...],
    releases: Releases,
    ledger: Ledger,
) -> Catalog:
    """Put records together."""
    reads = Reads()
    by_original: dict[Key, tuple[AnyRecord, ...]] = {}
    for record in sorted(translations, key=lambda record: (record.collection, record.id, record.language)):
        key = (record.collection, record.id)
        by_original[key] = (*by_original.get(key, ()), record.watched(reads))
    parts: dict[str, dict[str, AnyRecord]] = {name: {} for name in COLLECTION_NAMES}
    for record in sorted(originals, key=attrgetter("id")):
        parts[record.collection][record.id] = record.watched(reads)
    return Catalog(
        settings=settings,
        today=today,
        translations=Watched("translations", by_original, reads),
        images=images,
        releases=Watched("releases", releases, reads),
        ledger=ledger,
        reads=reads,
        **{name: Watched(name, found, reads) for name, found in parts.items()},
    )
