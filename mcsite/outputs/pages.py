"""The page of each thing, and of each of its translations."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import describing
from mcsite.artifacts import Artifact
from mcsite.context import Context
from mcsite.diagnostics import Problem
from mcsite.drawing import pathway
from mcsite.views import StackView, View, lists


def of(view: View, context: Context) -> Iterator[Artifact | Problem]:
    """Make `/<collection>/<id>/`, and `/<collection>/<id>/<list>/2/` and so on."""
    known = lists.of_thing(view)
    told: dict[str, object] = {"view": view, "lists": {key: parts[0] for key, parts in known.items()}}
    if isinstance(view, StackView):
        told["pathway"] = pathway.layout(view.order)
    about = describing.thing(view, context.views)
    yield context.theme.page(f"{view.kind}.html", view.path, view.collection, about=about, **told)
    for part in (part for parts in known.values() for part in parts[1:]):
        about = describing.part(view, context.views, part)
        yield context.theme.page("more.html", part.path, view.collection, about=about, view=view, part=part)
