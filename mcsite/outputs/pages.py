"""The page of each thing, and of each of its translations; long lists have further pages."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import describing
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.drawing import pathway
from mcsite.theme import Theme
from mcsite.views import StackView, Views, lists


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    """Make `/<collection>/<id>/` for everything published, and `/<collection>/<id>/<list>/2/` and so on."""
    for view in views.everything():
        known = lists.of_thing(view)
        context: dict[str, object] = {"view": view, "lists": {key: parts[0] for key, parts in known.items()}}
        if isinstance(view, StackView):
            context["pathway"] = pathway.layout(view.order)
        yield theme.page(
            f"{view.kind}.html", view.path, view.collection, about=describing.thing(view, views), **context
        )
        for parts in known.values():
            for part in parts[1:]:
                about = describing.part(view, views, part)
                yield theme.page("more.html", part.path, view.collection, about=about, view=view, part=part)
