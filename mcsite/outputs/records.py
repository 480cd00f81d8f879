"""The whole record of each thing, beside its page."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import artifacts
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Views


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/<collection>/<id>/index.json` for everything published."""
    for view in views.everything():
        yield artifacts.json(f"{view.path}index.json", view, views.settings.url, f"{view.kind}-record")
