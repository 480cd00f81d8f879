"""The pages of things that were withdrawn: that they were there, and what replaces them."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import describing, urls
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.theme import Theme
from mcsite.views import Entry, Tombstone, Views


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    """Make `/<collection>/<id>/` for everything withdrawn, except where an old address leads on."""
    moved = views.moved
    there: dict[str, Entry | Tombstone] = {one.url: one for one in views.entries}
    there |= {one.url: one for one in views.tombstones}
    for tombstone in views.tombstones:
        if f"/{tombstone.path}" not in moved:
            about = describing.withdrawn(tombstone, views)
            collection = urls.KINDS[tombstone.kind]
            context = {"view": tombstone, "successor": there.get(tombstone.replaced_by)}
            yield theme.page("withdrawn.html", tombstone.path, collection, about=about, **context)
