"""What lists of everything say of a published record: `catalog.json`, the sitemap, the order of the feed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

from mcsite import digests, urls
from mcsite.ledger import Change, Event
from mcsite.model import Provenance, Status
from mcsite.views import lists
from mcsite.views.base import View

# Said of thousands of entries, and of the few texts of a Literal there is only one each in memory.
Kind = Literal["credential", "stack", "issuer", "recognizer", "topic", "framework", "evidence", "rubric", "guide"]


class Pending(Struct, frozen=True, array_like=True, omit_defaults=True):
    """A change of a record that the ledger doesn't have, as far as its entry doesn't tell it."""

    change: Change
    what: Literal["", "assessed", "editorial"] = ""
    replaced_by: str = ""
    aliases: tuple[str, ...] = ()
    released: tuple[str, ...] = ()


class File(Struct, frozen=True, array_like=True):
    """The file of a published record: the digest and the number of its bytes."""

    digest: str
    size: int


class Entry(Struct, frozen=True, array_like=True):
    """A published record. Its file is told of apart from it (`File`), since every change of the record is one of that.

    `further` are the addresses of the further pages of its lists.
    """

    kind: Kind
    id: str
    title: str
    url: str
    language: str
    is_translation: bool
    status: Status
    version: str = ""
    published: str = ""
    modified: str = ""
    closed: str = ""
    summary: str = ""
    license: str = ""
    source: Provenance | None = None
    pending: Pending | None = None
    further: tuple[str, ...] = ()

    @property
    def json(self) -> str:
        """The address of the record's file."""
        return self.url + "index.json"

    @property
    def thing(self) -> str:
        """Its collection and id."""
        return f"{urls.KINDS[self.kind]}/{self.id}"

    @property
    def key(self) -> tuple[str, str, str]:
        """Its collection, its id, and the language of a translation."""
        return urls.KINDS[self.kind], self.id, self.language if self.is_translation else ""

    @property
    def event(self) -> Event | None:
        """The change that the ledger doesn't have, if there is one, without digests."""
        if self.pending is None:
            return None
        return Event(
            self.modified,
            self.pending.change,
            self.kind,
            self.id,
            self.title,
            self.language,
            self.is_translation,
            self.pending.what,
            self.version,
            self.closed,
            self.pending.replaced_by,
            self.pending.aliases,
            self.pending.released,
            source=self.source.id if self.source else "",
        )


class Told(Struct, frozen=True):
    """Gives what lists say of each record, and of the file of each, in the same order."""

    entries: Callable[[], Sequence[Entry]]
    files: Callable[[], Sequence[File]]


def file(content: bytes) -> File:
    """Return what lists say of the file of a record, of its bytes."""
    return File(digests.of(content), len(content))


def of(view: View, pending: Event | None) -> Entry:
    """Return what lists say of a record; `pending` is its change that the ledger doesn't have."""
    more = (
        Pending(pending.change, pending.what, pending.replaced_by, pending.aliases, pending.released)
        if pending
        else None
    )
    return Entry(
        view.kind,  # type: ignore[arg-type]  # it is one, since schemas say so
        view.id,
        view.title,
        view.url,
        view.language,
        view.is_translation,
        view.status,  # type: ignore[arg-type]  # as above
        view.version,
        view.published,
        view.modified,
        view.closed,
        getattr(view, "summary", ""),
        getattr(view, "license", ""),
        view.source,
        more,
        tuple(urls.here(part.path) for part in lists.further(view)),
    )
