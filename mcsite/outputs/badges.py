"""The badge of each credential and stack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from mcsite.artifacts import Artifact
from mcsite.drawing import badge
from mcsite.theme import Theme
from mcsite.views import CredentialView, StackView, Views


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/<collection>/<id>/badge.svg`: the thing's own SVG image, or one drawn. It is at old addresses, too."""
    old = (one for view in views.credentials for one in views.formerly(view))
    things: list[CredentialView | StackView] = [*views.credentials, *old, *views.stacks]
    for view in things:
        own = views.badge(view.collection, view.id)
        if own is not None:
            content = own.file.read_bytes()
        else:
            topic = view.topics[0].id if view.topics else ""
            kind: Literal["credential", "stack"] = "stack" if isinstance(view, StackView) else "credential"
            content = badge.draw(view.title, kind, view.id, topic).encode()
        yield Artifact(f"{view.path}badge.svg", content)
