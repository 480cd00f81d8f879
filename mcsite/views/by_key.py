"""The record of each thing by its key: made when it is asked for, and kept for those who ask next."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from mcsite.artifacts import Artifact
from mcsite.linking import Linked
from mcsite.linking.relations import nobody
from mcsite.reads import Kept
from mcsite.records import Record
from mcsite.views import (
    changes,
    credential,
    entries,
    evidence,
    framework,
    guide,
    issuer,
    recognizer,
    release,
    rubric,
    stack,
    topic,
)
from mcsite.views.base import View
from mcsite.views.desk import Counting, Desk
from mcsite.views.entries import Entry
from mcsite.views.release import ReleaseView

RecordKey = tuple[str, str, str]  # collection, id, and the language of a translation
_MAKERS: Mapping[str, Callable[[Desk, Record[Any]], View]] = MappingProxyType(
    {
        "credentials": credential.view,
        "stacks": stack.view,
        "issuers": issuer.view,
        "recognizers": recognizer.view,
        "topics": topic.view,
        "frameworks": framework.view,
        "evidence": evidence.view,
        "rubrics": rubric.view,
        "guides": guide.view,
    }
)
_THINGS = 64  # records that are kept while the files of some things are made
_SHARED = 128  # what many files have alike

T = TypeVar("T")


class ByKey:
    """The records of a linked catalog, by collection, id, and language if it is a translation."""

    def __init__(self, linked: Linked) -> None:
        self.linked = linked
        self.catalog = linked.catalog
        self.settings = linked.catalog.settings
        self.reads = linked.catalog.reads
        self.desk = Desk(linked)
        self._lonely = Desk(linked, nobody())
        self._counting = Counting(linked)
        self._dating = changes.Dating(linked, self._written)
        self._things = Kept(self.reads, _THINGS)
        self._shared = Kept(self.reads, _SHARED)
        self._texts = Kept(self.reads, _THINGS)

    def get(self, key: RecordKey) -> Any:
        """Return the record of a thing, by collection, id, and language if it is a translation."""
        return self._things.once(key, self._made, key)

    def _made(self, key: RecordKey) -> View:
        view = self._view(self.desk, key)
        modified = self._dating.modified(view)
        return view if modified == view.modified else msgspec.structs.replace(view, modified=modified)

    def _view(self, desk: Desk, key: RecordKey) -> View:
        collection, id_, language = key
        record = self.catalog.collection(collection)[id_]
        if language:
            translations = self.catalog.translations[collection, id_]
            record = next(one for one in translations if one.language == language)
        return _MAKERS[collection](desk, record)

    def alone(self, key: RecordKey) -> Any:
        """Return the record of a thing without what points at it, and without the moment of its last change.

        Of an issuer, say, that thousands of things name, it is all that most of them need to know.
        """
        return self._shared.once(("alone", *key), self._view, self._lonely, key)

    def listed(self, key: RecordKey) -> Any:
        """Return the record of a thing as lists show it: without the moment of its last change.

        The cards of what points at it are made when they are asked for, so that what only counts them makes none.
        """
        return self._shared.once(("listed", *key), self._view, self._counting, key)

    def family(self, key: tuple[str, str]) -> tuple[Any, ...]:
        """Return the records of a thing and of its translations."""
        translations = self.catalog.translations.get(key, ())
        return tuple(self.get((*key, one)) for one in ("", *(record.language for record in translations)))

    def releases_of(self, id_: str) -> tuple[ReleaseView, ...]:
        """Return the released versions of a credential, the oldest first."""
        return tuple(release.view(self.desk, one) for one in self.catalog.releases.get(id_, {}).values())

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """Return what many files have alike, kept under a name, made if it isn't there."""
        return self._shared.once(name, make)

    def _written(self, view: View) -> bytes:
        """Return a record as JSON, as `changes.written` does; it is kept, since several ask for it."""
        return self._texts.once(view.json, changes.written, view)

    def json(self, view: View) -> bytes:
        """Return a record as JSON, its URLs as views hold them."""
        return changes.dated(self._written(view), view.modified)

    def document(self, view: View) -> Artifact:
        """Return the file of a record."""
        return changes.document(view, self.settings.url, self.json(view))

    def entry(self, view: View) -> Entry:
        """Return what lists of everything say of a record."""
        return entries.of(view, self._dating.pending(view))
