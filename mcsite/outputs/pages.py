"""The page of each thing, and of each of its translations."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import describing
from mcsite.artifacts import Artifact
from mcsite.context import Context
from mcsite.diagnostics import Problem
from mcsite.drawing import pathway
from mcsite.views import StackView, View


def of(view: View, context: Context) -> Iterator[Artifact | Problem]:
    """Make `/<collection>/<id>/`."""
    told: dict[str, object] = {"view": view}
    if isinstance(view, StackView):
        told["pathway"] = pathway.layout(view.order)
    about = describing.thing(view, context.views)
    yield context.theme.page(f"{view.kind}.html", view.path, view.collection, about=about, **told)
