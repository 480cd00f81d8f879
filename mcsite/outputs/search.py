"""The search page, and the index that its script and the search box of every page read."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mcsite import describing
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.searching import facets, fragments, index
from mcsite.searching.documents import documents
from mcsite.theme import Theme
from mcsite.views import Views


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    """Make `/search/`. The first file of the index is in the page, too: one way to the host less."""
    made = documents(views)
    whole = len(made) <= index.MOST_WHOLE
    texts: list[Artifact] = []

    def read(path: str) -> bytes:
        document = made[path]()
        if whole and document.passages:
            texts.append(Artifact(f"search/{fragments.passages_path(path)}", fragments.passages(document)))
        return fragments.fragment(document, whole=whole)

    site = index.Site(views.settings.language, facets.labels(views))
    for path, content in index.Index().build(made, read, site):
        yield from texts
        texts.clear()
        if content is not None:
            yield Artifact(f"search/{path}", content)
            if path == index.START:
                about = describing.results(views, "search/", "Search")
                yield theme.page("search.html", "search/", "search", about=about, start=msgspec.Raw(content.rstrip()))
