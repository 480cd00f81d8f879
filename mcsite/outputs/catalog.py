"""The list of everything published, for programs: what there is, where it lies, and a digest to see what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Raw

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Tombstone, View, Views
from mcsite.views.context import Context, collect
from mcsite.views.published import CatalogDocument, Entry


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/catalog.json`."""
    context = collect(views)
    entries = [fragment(one, context, views.digests[one.json]) for one in views.documents()]
    yield whole(entries, context, views.state)


def fragment(view: View | Tombstone, context: Context, digest: str) -> bytes:
    """Return the entry of a thing or of what is left of it as JSON; `digest` is that of its record."""
    entry = msgspec.json.encode(_entry(view, digest))
    return entry.replace(urls.SITE_ROOT.encode(), context.settings.url.encode())


def whole(entries: Iterable[bytes], context: Context, state: str) -> Artifact:
    """Make `/catalog.json` of the fragments of everything, and the digest of the state of the whole."""
    settings = context.settings
    document = CatalogDocument(settings.title, urls.here(""), settings.language, (), state, settings.summary)
    document = msgspec.structs.replace(document, items=[Raw(one) for one in entries])
    return artifacts.json("catalog.json", document, settings.url, "catalog")


def _entry(one: View | Tombstone, digest: str) -> Entry:
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
        one.closed if isinstance(one, View) else "",
        one.source if isinstance(one, View) else None,
    )
