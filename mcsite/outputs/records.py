"""The whole record of each thing, beside its page."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite.artifacts import Artifact
from mcsite.context import Context
from mcsite.theme import Theme
from mcsite.views import View, Views, changes


def of(view: View, context: Context) -> Iterator[Artifact]:
    """Make `/<collection>/<id>/index.json`."""
    yield context.views.document(view)


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/<collection>/<id>/index.json` of what is left of things that were withdrawn."""
    for one in views.tombstones:
        yield changes.document(one, views.settings.url)
