"""The image files that pages show."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Views


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/media/<collection>/<name>` for every image that something published shows."""
    for image in views.images:
        yield Artifact(f"media/{image.collection}/{image.name}", image.file.read_bytes())
