"""What appeared, changed, was retired or withdrawn: for platforms that keep in step with the catalog.

`/changes.json` has the newest changes and leads to the older ones. Pages are filled from the oldest change on, so that
a full page changes only where one of its things changes again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Raw

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Views
from mcsite.views.changes import ChangeEntry
from mcsite.views.context import Context, collect
from mcsite.views.published import ChangesDocument

PAGE = 100


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/changes.json`, and `/changes/1.json` and so on, the oldest changes first."""
    context = collect(views)
    yield from whole([fragment(one, context) for one in views.changes], context, views.state)


def fragment(change: ChangeEntry, context: Context) -> bytes:
    """Return a change as JSON."""
    return msgspec.json.encode(change).replace(urls.SITE_ROOT.encode(), context.settings.url.encode())


def whole(changes: Sequence[bytes], context: Context, state: str) -> Iterator[Artifact]:
    """Make the pages of the fragments of all changes, the oldest first, and the digest of the state of the catalog."""
    full = max(len(changes) - 1, 0) // PAGE
    for number in range(1, full + 1):
        page = changes[(number - 1) * PAGE : number * PAGE]
        yield _page(context, f"changes/{number}.json", page, number - 1)
    yield _page(context, "changes.json", changes[full * PAGE :], full, state)


def _page(context: Context, path: str, oldest_first: Sequence[bytes], older: int, state: str = "") -> Artifact:
    settings = context.settings
    following = urls.here(f"changes/{older}.json") if older else ""
    document = ChangesDocument(settings.title, urls.here(""), (), state, following)
    document = msgspec.structs.replace(document, items=[Raw(one) for one in reversed(oldest_first)])
    return artifacts.json(path, document, settings.url, "changes")
