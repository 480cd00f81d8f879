"""The search page, and the index that its script and the search box of every page read.

The index is made of a fragment of each thing; where few of them have changed, only the files that have to do with them
are made again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from mcsite import describing, urls
from mcsite.artifacts import Artifact, Same
from mcsite.context import Context, Fragments
from mcsite.diagnostics import Problem
from mcsite.searching import facets, fragments, index
from mcsite.searching.documents import Document, Topics, can_be_found, document
from mcsite.searching.store import File
from mcsite.views import Entry, View

_FOLDER = "search/"


def of(view: View, context: Context) -> Iterator[Artifact]:
    """Make the texts of a thing, of which the search page shows the one that matches."""
    if can_be_found(view) and _is_whole(context):
        made = _documents(context).first(view)
        if made.passages:
            yield Artifact(_FOLDER + fragments.passages_path(view.path), fragments.passages(made))


def fragment(view: View, context: Context) -> bytes:
    """Return what the index says of a thing; nothing of what can't be found."""
    if not can_be_found(view):
        return b""
    return fragments.fragment(_documents(context).last(view), whole=_is_whole(context))


def join(fragment: Fragments, context: Context) -> Iterator[Artifact | Same | Problem]:
    """Make the index and `/search/`. The first file of the index is in the page, too: one way to the host less."""
    views = context.views
    site = index.Site(views.settings.language, facets.labels(views), _is_whole(context))
    known = {one.url.removeprefix(urls.SITE_ROOT): one for one in views.entries if one.kind in _KINDS}
    with context.kept("search") as kept:
        for path, content in _files(index.Index(kept, context.jobs), known, fragment, site, context):
            if content is None:
                yield Same(_FOLDER + path)
                continue
            yield Artifact(_FOLDER + path, content)
            if path == index.START:
                start = msgspec.Raw(content.rstrip())
                about = describing.results(views, _FOLDER, "Search")
                yield context.theme.page("search.html", _FOLDER, "search", about=about, start=start)


class _Documents:
    """The documents of things, each of which is asked for twice: for its texts, and then for its fragment."""

    def __init__(self, topics: Topics) -> None:
        self._topics = topics
        self._made: dict[str, Document] = {}

    def first(self, view: View) -> Document:
        """Make the document of a thing, and keep it."""
        made = self._made[view.path] = document(view, self._topics)
        return made

    def last(self, view: View) -> Document:
        """Return the document of a thing, which isn't kept any longer."""
        return self._made.pop(view.path, None) or document(view, self._topics)


def _documents(context: Context) -> _Documents:
    return context.once("search", lambda: _Documents(Topics(context.views.catalog.topics)))


MOST = index.MOST_WHOLE
_KINDS = frozenset({"credential", "stack", "topic", "guide", "issuer", "recognizer"})


def _files(
    made: index.Index,
    known: Mapping[str, Entry],
    fragment: Fragments,
    site: index.Site,
    context: Context,
) -> Iterator[File]:
    """Go through the files of the index; those that are as they were without their bytes."""

    def read(path: str) -> bytes:
        return fragment(known[path])

    before = made.kept
    if before is None or context.made is None:
        yield from made.build(known, read, site)
        return
    changed = [path for path, one in known.items() if one.thing in context.made]
    same = dict.fromkeys(before.files)
    for path, content in made.update(known, changed, read, site):
        same.pop(path, None)
        if content is not None:
            yield path, content
    yield from ((path, None) for path in same)


def _is_whole(context: Context) -> bool:
    """Tell whether the texts are searched, too: those of very large catalogs aren't."""
    return context.views.size <= MOST
