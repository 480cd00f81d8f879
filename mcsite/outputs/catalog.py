"""The list of everything published, for programs: what there is, where it lies, and a digest to see what changed."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Entry as Known
from mcsite.views import Tombstone, Views
from mcsite.views.published import CatalogDocument, Entry


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/catalog.json`."""
    settings = views.settings
    digests = views.digests
    entries = (
        *(_entry(one, digests[one.json]) for one in views.entries),
        *(_tombstone(one, digests[one.json]) for one in views.tombstones),
    )
    document = CatalogDocument(settings.title, urls.here(""), settings.language, entries, views.state, settings.summary)
    yield artifacts.json("catalog.json", document, settings.url, "catalog")


def _entry(one: Known, digest: str) -> Entry:
    return Entry(
        one.id,
        one.kind,
        one.title,
        one.url,
        one.json,
        one.language,
        one.status,
        digest,
        one.version,
        one.modified,
        one.closed,
        one.source,
    )


def _tombstone(one: Tombstone, digest: str) -> Entry:
    return Entry(
        one.id, one.kind, one.title, one.url, one.json, one.language, one.status, digest, one.version, one.modified
    )
