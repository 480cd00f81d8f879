"""From a linked catalog to what is published of each thing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from mcsite import ledger, model, urls
from mcsite.ledger import Event
from mcsite.linking import Catalog, Linked
from mcsite.records import Record
from mcsite.sources import Image
from mcsite.views import (
    changes,
    credential,
    evidence,
    framework,
    guide,
    issuer,
    recognizer,
    release,
    rubric,
    stack,
    topic,
)
from mcsite.views.base import Card, Desk, Ref, View
from mcsite.views.changes import ChangeEntry, Tombstone
from mcsite.views.credential import CredentialView
from mcsite.views.release import ReleaseView
from mcsite.views.stack import StackView

__all__ = ["Card", "CredentialView", "Ref", "ReleaseView", "StackView", "Tombstone", "View", "Views", "view"]


class Views(Struct, frozen=True):
    """Everything published: a record for each thing, in order of their titles; `translations` beside them.

    `digests` are those of the records as they are published, by their URLs, and `state` that of them all. `unrecorded`
    are the changes that the ledger doesn't have yet; `changes` has them as well, the oldest change first.
    """

    settings: model.Settings
    credentials: tuple[CredentialView, ...]
    stacks: tuple[StackView, ...]
    issuers: tuple[issuer.IssuerView, ...]
    recognizers: tuple[recognizer.RecognizerView, ...]
    topics: tuple[topic.TopicView, ...]
    frameworks: tuple[framework.FrameworkView, ...]
    evidence: tuple[evidence.EvidenceView, ...]
    rubrics: tuple[rubric.RubricScaleView, ...]
    guides: tuple[guide.GuideView, ...]
    translations: tuple[View, ...]
    releases: tuple[ReleaseView, ...]
    cards: dict[str, Card]
    images: tuple[Image, ...]
    badges: dict[str, Image]
    elsewhere: Mapping[str, str]  # the URL of the page that a thing of another catalog has there, by its path here
    tombstones: tuple[Tombstone, ...] = ()
    changes: tuple[ChangeEntry, ...] = ()
    unrecorded: tuple[Event, ...] = ()
    digests: dict[str, str] = {}
    state: str = ""

    def originals(self) -> Iterator[View]:
        """Go through every record but translations."""
        yield from self.credentials
        yield from self.stacks
        yield from self.issuers
        yield from self.recognizers
        yield from self.topics
        yield from self.frameworks
        yield from self.evidence
        yield from self.rubrics
        yield from self.guides

    def everything(self) -> Iterator[View]:
        """Go through every record, translations last."""
        yield from self.originals()
        yield from self.translations

    def documents(self) -> Iterator[View | Tombstone]:
        """Go through every record, and what is left of those that were withdrawn."""
        yield from self.everything()
        yield from self.tombstones

    def moved(self) -> dict[str, CredentialView]:
        """Return what each old address leads on to. That of a credential is one of its translations, too."""
        found = {alias: one for one in self.credentials for alias in one.aliases}
        for one in self.translations:
            if isinstance(one, CredentialView):
                for alias in urls.of_credentials(one.aliases):
                    found.setdefault(f"{alias}{one.language}/", one)
        return found

    def formerly(self, *, translated: bool = False) -> Iterator[CredentialView]:
        """Go through credentials, with translations if `translated`, at old addresses, to whose files badges lead."""
        for alias, one in self.moved().items():
            told = one.source is None and (translated or not one.is_translation)
            if told and alias.startswith("/credentials/"):
                yield msgspec.structs.replace(one, url=urls.here(alias.removeprefix("/")))

    def newest(self) -> list[View]:
        """Return every record, the newest change first; what has no date comes last."""
        ordered = sorted(self.everything(), key=lambda one: (one.kind, one.id, one.language))
        return sorted(ordered, key=lambda one: one.modified, reverse=True)

    def offered(self, kind: str) -> list[Card]:
        """Return the cards of the credentials or stacks that can be earned, in order of their titles."""
        return [card for card in self.cards.values() if card.kind == kind and not card.closed]


def view(linked: Linked) -> Views:
    """Make the published record of everything in a linked catalog."""
    desk = Desk(linked)
    catalog = linked.catalog
    makers = {
        "credentials": credential.view,
        "stacks": stack.view,
        "issuers": issuer.view,
        "recognizers": recognizer.view,
        "topics": topic.view,
        "frameworks": framework.view,
        "evidence": evidence.view,
        "rubrics": rubric.view,
        "guides": guide.view,
    }
    made = {
        name: _by_title(make(desk, record) for record in catalog.collection(name).values())  # type: ignore[operator]
        for name, make in makers.items()
    }
    translations = tuple(
        makers[record.collection](desk, record)  # type: ignore[operator]
        for records in catalog.translations.values()
        for record in records
    )
    cards = [
        *desk.cards("credentials", (one.id for one in made["credentials"])),
        *desk.cards("stacks", (one.id for one in made["stacks"])),
    ]
    views = Views(
        settings=catalog.settings,
        translations=translations,
        releases=tuple(release.view(desk, one) for versions in catalog.releases.values() for one in versions.values()),
        cards={card.url: card for card in cards},
        images=_shown(catalog),
        badges=_badges(catalog),
        elsewhere={one.url_path: one.provenance.url for one in catalog.originals() if one.provenance},
        **made,  # type: ignore[arg-type]
    )
    return _dated(linked, views)


def _dated(linked: Linked, views: Views) -> Views:
    """Return views with the moments of their last changes, and what changed when."""
    unrecorded = tuple(changes.pending(linked, views.everything()))
    known = ledger.of((*linked.catalog.ledger.events, *unrecorded))
    dated = {
        name: tuple(msgspec.structs.replace(one, modified=changes.modified(one, known)) for one in getattr(views, name))
        for name in (*urls.COLLECTIONS, "translations")
    }
    views = msgspec.structs.replace(views, **dated)
    moved = {alias: one.url for alias, one in views.moved().items()}
    tombstones = changes.tombstones(known, moved)
    base_url = views.settings.url
    views = msgspec.structs.replace(views, tombstones=tombstones)
    digests = changes.digests(views.documents(), base_url)
    return msgspec.structs.replace(
        views,
        changes=changes.entries(known, tombstones, digests),
        unrecorded=unrecorded,
        digests=digests,
        state=changes.state(digests, base_url),
    )


def _by_title(views: Iterable[View]) -> tuple[View, ...]:
    """Return views in order of their titles; guides with an order come first, by it."""
    return tuple(sorted(views, key=lambda one: (_order(one), one.title.casefold(), one.id)))


def _order(one: View) -> float:
    order = one.order if isinstance(one, guide.GuideView) else 0
    return math.inf if order is None else order


def _shown(catalog: Catalog) -> tuple[Image, ...]:
    """Return the images that something published shows in its text, or as a badge that isn't SVG."""
    named = {(record.collection, name) for record in catalog.everything() for name, _ in record.body.images}
    for record in catalog.everything():
        image = getattr(record.item, "image", "")
        if image and (record.collection == "issuers" or not image.endswith(".svg")):
            named.add((record.collection, image))
    return tuple(image for image in catalog.images if (image.collection, image.name) in named)


def _badges(catalog: Catalog) -> dict[str, Image]:
    """Return the SVG images that are badges, by the URL of their credential or stack."""
    files = {(image.collection, image.name): image for image in catalog.images}
    records: list[Record[Any]] = [*catalog.credentials.values(), *catalog.stacks.values()]
    return {
        urls.here(record.url_path): files[(record.collection, record.item.image)]
        for record in records
        if record.item.image.endswith(".svg")
    }
