"""The list of everything published, for programs: what there is, where it lies, and a digest to see what changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import View, Views
from mcsite.views.published import CatalogDocument, Entry


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/catalog.json`."""
    settings = views.settings
    entries = tuple(_entry(view, settings.url) for view in views.everything())
    document = CatalogDocument(settings.title, urls.here(""), settings.language, entries, settings.summary)
    yield artifacts.json("catalog.json", document, settings.url, "catalog")


def _entry(view: View, base_url: str) -> Entry:
    record = artifacts.json(f"{view.path}index.json", view, base_url, f"{view.kind}-record")
    digest = "sha256:" + hashlib.sha256(record.content).hexdigest()
    return Entry(
        view.id,
        view.kind,
        view.title,
        view.url,
        view.json,
        view.language,
        view.status,
        digest,
        view.version,
        view.modified,
        view.closed,
        view.source,
    )
