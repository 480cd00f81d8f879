"""The list of each collection; those of credentials and of stacks have as many pages as they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from mcsite import describing
from mcsite.artifacts import Artifact, Decided
from mcsite.diagnostics import Problem
from mcsite.looking import digest
from mcsite.theme import Theme
from mcsite.views import Card, Ref, View, Views, lists


def make(views: Views, theme: Theme) -> Iterator[Artifact | Decided | Problem]:
    """Make `/<collection>/` for every collection, `/credentials/page/2/` and `/stacks/page/2/` and so on."""
    for collection, kind in (("credentials", "credential"), ("stacks", "stack")):
        yield from _paged(collection, views.offered(kind), views, theme)
    shorter: dict[str, dict[str, Sequence[Ref | View]]] = {
        "topics": {"topics": views.topics},
        "issuers": {"issuers": views.issuers},
        "recognizers": {"recognizers": views.recognizers},
        "frameworks": {"frameworks": views.frameworks},
        "evidence": {"templates": views.evidence},
        "rubrics": {"rubrics": views.rubrics},
        "guides": {"guides": views.guides},
    }
    for collection, context in shorter.items():
        (shown,) = context.values()
        about = describing.listing(views, collection, shown)
        yield theme.page(f"index/{collection}.html", f"{collection}/", collection, about=about, **context)


def _paged(
    collection: str, cards: Sequence[Card], views: Views, theme: Theme
) -> Iterator[Artifact | Decided | Problem]:
    parts = lists.of_collection(collection, cards)
    begun: dict[str, int] = {}  # the page that a letter begins on
    for part in parts:
        for card in part.entries:
            begun.setdefault(card.title[0].lower(), part.number)
    for part in parts:
        about = describing.listing(views, collection, part.entries, part)
        letters = {
            letter: "" if number == part.number else part.urls[number - 1] for letter, number in sorted(begun.items())
        }
        context = {"cards": part.entries, "part": part, "letters": letters}
        make = partial(theme.page, f"index/{collection}.html", part.path, collection, about=about, **context)
        yield Decided(f"{part.path}index.html", digest((part, letters, about)), make)
