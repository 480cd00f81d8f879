"""What lists of everything say of a published record: `catalog.json`, the sitemap, the order of the feed."""

from __future__ import annotations

from msgspec import Struct

from mcsite import urls
from mcsite.ledger import Event
from mcsite.model import Provenance
from mcsite.views import lists
from mcsite.views.base import View


class Entry(Struct, frozen=True, array_like=True):
    """A published record.

    `digest` is that of the bytes at `json`, `pending` a change that the ledger doesn't have, `further` are the
    addresses of the further pages of its lists.
    """

    kind: str
    id: str
    title: str
    url: str
    json: str
    language: str
    is_translation: bool
    status: str
    digest: str
    version: str = ""
    published: str = ""
    modified: str = ""
    closed: str = ""
    summary: str = ""
    license: str = ""
    source: Provenance | None = None
    pending: Event | None = None
    further: tuple[str, ...] = ()

    @property
    def thing(self) -> str:
        """Its collection and id."""
        return f"{urls.KINDS[self.kind]}/{self.id}"

    @property
    def key(self) -> tuple[str, str, str]:
        """Its collection, its id, and the language of a translation."""
        return urls.KINDS[self.kind], self.id, self.language if self.is_translation else ""


def of(view: View, digest: str, pending: Event | None) -> Entry:
    """Return what lists say of a record."""
    return Entry(
        view.kind,
        view.id,
        view.title,
        view.url,
        view.json,
        view.language,
        view.is_translation,
        view.status,
        digest,
        view.version,
        view.published,
        view.modified,
        view.closed,
        getattr(view, "summary", ""),
        getattr(view, "license", ""),
        view.source,
        pending,
        tuple(urls.here(part.path) for part in lists.further(view)),
    )
