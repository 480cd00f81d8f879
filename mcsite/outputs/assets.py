"""The theme's own files."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Views


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/assets/`."""
    yield from theme.assets()
