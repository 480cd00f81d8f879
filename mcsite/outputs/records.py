"""The whole record of each thing, beside its page."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Tombstone, View, Views, changes
from mcsite.views.context import Context, collect


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/<collection>/<id>/index.json` for everything published and for what is left of what was withdrawn."""
    context = collect(views)
    for one in views.documents():
        yield from of(one, context)


def of(view: View | Tombstone, context: Context, content: bytes = b"") -> Iterator[Artifact]:
    """Make the record of a thing or of what is left of it; `content` is its JSON, if that is made already."""
    yield changes.document(view, context.settings.url, content)
