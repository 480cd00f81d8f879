"""The badge of each credential and stack."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite.artifacts import Artifact
from mcsite.drawing import badge
from mcsite.theme import Theme
from mcsite.views import Views


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/<collection>/<id>/badge.svg`: the thing's own SVG image, or one drawn."""
    for view in (*views.credentials, *views.stacks):
        own = views.badges.get(view.url)
        if own is not None:
            content = own.file.read_bytes()
        else:
            topic = view.topics[0].id if view.topics else ""
            kind = "credential" if view.collection == "credentials" else "stack"
            content = badge.draw(view.title, kind, view.id, topic).encode()
        yield Artifact(f"{view.path}badge.svg", content)
