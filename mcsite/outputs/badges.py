"""The badge of each credential and stack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from mcsite import urls
from mcsite.artifacts import Artifact
from mcsite.drawing import badge
from mcsite.theme import Theme
from mcsite.views import CredentialView, StackView, View, Views
from mcsite.views.context import Context, collect, is_below


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/<collection>/<id>/badge.svg`: the thing's own SVG image, or one drawn. It is at old addresses, too."""
    context = collect(views)
    for view in (*views.credentials, *views.formerly(), *views.stacks):
        yield from of(view, context)


def of(view: View, context: Context) -> Iterator[Artifact]:
    """Make the badge of a credential or stack; translations have that of the original."""
    if not isinstance(view, CredentialView | StackView) or is_below(view):
        return
    own = context.badges.get(urls.here(urls.item_path(view.collection, view.id)))
    if own is not None:
        content = own.file.read_bytes()
    else:
        topic = view.topics[0].id if view.topics else ""
        kind: Literal["credential", "stack"] = "stack" if isinstance(view, StackView) else "credential"
        content = badge.draw(view.title, kind, view.id, topic).encode()
    yield Artifact(f"{view.path}badge.svg", content)
