"""The page of each thing, and of each of its translations."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import describing
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.drawing import pathway
from mcsite.theme import Theme
from mcsite.views import StackView, Views


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    """Make `/<collection>/<id>/` for everything published."""
    for view in views.everything():
        context: dict[str, object] = {"view": view}
        if isinstance(view, StackView):
            context["pathway"] = pathway.layout(view.order)
        yield theme.page(
            f"{view.kind}.html", view.path, view.collection, about=describing.thing(view, views), **context
        )
