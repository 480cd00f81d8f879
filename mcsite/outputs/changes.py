"""What appeared, changed, was retired or withdrawn: for platforms that keep in step with the catalog.

`/changes.json` has the newest changes and leads to the older ones. Pages are filled from the oldest change on, so that
a full page changes only where one of its things changes again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Views
from mcsite.views.changes import ChangeEntry
from mcsite.views.published import ChangesDocument

PAGE = 100


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/changes.json`, and `/changes/1.json` and so on, the oldest changes first."""
    changes = views.changes
    full = max(len(changes) - 1, 0) // PAGE
    for number in range(1, full + 1):
        page = changes[(number - 1) * PAGE : number * PAGE]
        yield _page(views, f"changes/{number}.json", page, number - 1)
    yield _page(views, "changes.json", changes[full * PAGE :], full, views.state)


def _page(views: Views, path: str, oldest_first: Sequence[ChangeEntry], older: int, state: str = "") -> Artifact:
    following = urls.here(f"changes/{older}.json") if older else ""
    document = ChangesDocument(views.settings.title, urls.here(""), tuple(reversed(oldest_first)), state, following)
    return artifacts.json(path, document, views.settings.url, "changes")
