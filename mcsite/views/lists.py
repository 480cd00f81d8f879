"""Lists that may be long, in parts: each part is a page of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from mcsite import urls
from mcsite.views.base import Card, View
from mcsite.views.evidence import EvidenceView
from mcsite.views.framework import FrameworkView
from mcsite.views.issuer import IssuerView
from mcsite.views.recognizer import RecognizerView
from mcsite.views.rubric import RubricScaleView
from mcsite.views.topic import TopicView

CARDS = 60  # of a page: about 50 KB
LINKS = 250
_NEAR = 2  # a page names those next to it, the first and the last


class Part(Struct, frozen=True):
    """A page of a list of a thing or of a collection: the `entries` that it shows, from number `first` on, of `total`.

    `key` tells the lists of a thing apart, `title` is the list's. `number` is that of the page, and `urls` are the
    addresses of all pages of the list.
    """

    key: str
    title: str
    entries: tuple[Any, ...]
    first: int
    total: int
    number: int
    urls: tuple[str, ...]

    @property
    def path(self) -> str:
        """The path of the page."""
        return self.urls[self.number - 1].removeprefix(urls.SITE_ROOT)

    @property
    def previous(self) -> str:
        """The address of the page before it; empty if it is the first."""
        return self.urls[self.number - 2] if self.number > 1 else ""

    @property
    def following(self) -> str:
        """The address of the page after it; empty if it is the last."""
        return self.urls[self.number] if self.number < len(self.urls) else ""

    @property
    def named(self) -> tuple[int, ...]:
        """The numbers of the pages that it names; 0 stands for those that it leaves out."""
        last = len(self.urls)
        near = range(max(self.number - _NEAR, 1), min(self.number + _NEAR, last) + 1)
        return (
            *((1,) if near[0] > 1 else ()),
            *((0,) if near[0] > 2 else ()),  # noqa: PLR2004  page 2 isn't left out
            *near,
            *((0,) if near[-1] < last - 1 else ()),
            *((last,) if near[-1] < last else ()),
        )


def of_collection(collection: str, cards: Sequence[Card]) -> list[Part]:
    """Return the pages of the list of credentials or of stacks: `/credentials/`, `/credentials/page/2/` and so on.

    Where stacks have several pages, those with an award come first.
    """
    if collection == "stacks" and len(cards) > CARDS:
        cards = sorted(cards, key=lambda card: card.stack != "stack")
    return _parts(collection, collection.capitalize(), cards, CARDS, addresses(collection, len(cards)))


def addresses(collection: str, count: int) -> tuple[str, ...]:
    """Return the addresses of the pages of a list of so many credentials or stacks."""
    first = urls.here(f"{collection}/")
    return _addresses(count, CARDS, first, f"{first}page/")


def of_thing(view: View) -> dict[str, list[Part]]:
    """Return the lists of a thing, each in parts: the first is on its page, the others are at `<list>/2/` below it."""
    found = {}
    for key, title, entries, most in _lists(view):
        first = f"{view.url}#{key.rpartition('/')[2]}"
        found[key] = _parts(key, title, entries, most, _addresses(len(entries), most, first, f"{view.url}{key}/"))
    return found


def further(view: View) -> Iterator[Part]:
    """Go through the pages of a thing's lists that are beside its own."""
    for parts in of_thing(view).values():
        yield from parts[1:]


def _lists(view: View) -> Iterator[tuple[str, str, Sequence[Any], int]]:
    """Go through the lists of a thing: key, title, entries, and how many of them a page has."""
    if isinstance(view, TopicView | IssuerView):
        yield "credentials", "Credentials", view.credentials, CARDS
        yield "stacks", "Stacks", view.stacks, CARDS
    elif isinstance(view, EvidenceView | RubricScaleView):
        yield "used-by", "Used by", view.used_by, CARDS
    elif isinstance(view, RecognizerView):
        yield "counted", "What it counts", view.counted, LINKS
    elif isinstance(view, FrameworkView):
        yield "credentials", "Aligned as a whole", view.credentials, LINKS
        for one in view.statements:
            yield f"statements/{one.anchor}", one.title or one.code, one.credentials, LINKS


def _addresses(count: int, most: int, first: str, folder: str) -> tuple[str, ...]:
    pages = max(-(-count // most), 1)
    return (first, *(f"{folder}{number}/" for number in range(2, pages + 1)))


def _parts(key: str, title: str, entries: Sequence[Any], most: int, found: tuple[str, ...]) -> list[Part]:
    starts = range(0, len(entries), most) or range(1)
    return [
        Part(key, title, tuple(entries[start : start + most]), start + 1, len(entries), number, found)
        for number, start in enumerate(starts, start=1)
    ]
