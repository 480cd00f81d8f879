"""The whole record of each thing, beside its page."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Views, changes


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/<collection>/<id>/index.json` for everything published and for what is left of what was withdrawn."""
    for one in views.documents():
        yield changes.document(one, views.settings.url)
