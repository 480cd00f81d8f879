"""The search page, and the index that its script and the search box of every page read."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mcsite import describing
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.searching import index
from mcsite.searching.documents import documents
from mcsite.theme import Theme
from mcsite.views import Views


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    """Make `/search/`. The first file of the index is in the page, too: one way to the host less."""
    start = None
    for path, value in index.files(documents(views), views):
        yield Artifact(f"search/{path}", msgspec.json.encode(value) + b"\n")
        if path == index.START:
            start = value
    about = describing.results(views, "search/", "Search")
    yield theme.page("search.html", "search/", "search", about=about, start=start)
