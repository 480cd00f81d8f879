"""The list of each collection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcsite import describing
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.theme import Theme
from mcsite.views import Ref, View, Views


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    """Make `/<collection>/` for every collection."""
    lists: dict[str, dict[str, Sequence[Ref | View]]] = {
        "credentials": {"cards": views.offered("credential")},
        "stacks": {"cards": views.offered("stack")},
        "topics": {"topics": views.topics},
        "issuers": {"issuers": views.issuers},
        "recognizers": {"recognizers": views.recognizers},
        "frameworks": {"frameworks": views.frameworks},
        "evidence": {"templates": views.evidence},
        "rubrics": {"rubrics": views.rubrics},
        "guides": {"guides": views.guides},
    }
    for collection, context in lists.items():
        (shown,) = context.values()
        about = describing.listing(views, collection, shown)
        yield theme.page(f"index/{collection}.html", f"{collection}/", collection, about=about, **context)
