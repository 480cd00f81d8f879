"""The badge of each credential and stack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from mcsite.artifacts import Artifact
from mcsite.context import Context, is_below
from mcsite.drawing import badge
from mcsite.views import CredentialView, StackView, View


def of(view: View, context: Context) -> Iterator[Artifact]:
    """Make `/<collection>/<id>/badge.svg`: its own SVG image, or one drawn; translations have the original's."""
    if not isinstance(view, CredentialView | StackView) or is_below(view):
        return
    own = context.views.badge(view.collection, view.id)
    if own is not None:
        content = own.file.read_bytes()
    else:
        topic = view.topics[0].id if view.topics else ""
        kind: Literal["credential", "stack"] = "stack" if isinstance(view, StackView) else "credential"
        content = badge.draw(view.title, kind, view.id, topic).encode()
    yield Artifact(f"{view.path}badge.svg", content)
