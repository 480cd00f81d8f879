"""The home page."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import describing, urls
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.theme import Theme
from mcsite.views import Views

NEWEST = 6


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    """Make `/`."""
    credentials = [
        one for one in views.entries if one.kind == "credential" and not one.closed and not one.is_translation
    ]
    newest = sorted(credentials, key=lambda one: one.published, reverse=True)[:NEWEST]
    counts = {collection: len(getattr(views, collection)) for collection in urls.COLLECTIONS}
    counts |= {"credentials": len(credentials), "stacks": len(views.offered("stack"))}
    yield theme.page(
        "home.html",
        "",
        about=describing.home(views),
        topics=views.topics,
        stacks=views.offered("stack"),
        newest=[views.card(one.url) for one in newest],
        guides=views.guides,
        counts=counts,
    )
