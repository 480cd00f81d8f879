"""From a linked catalog to what is published of each thing.

A record is made when it is asked for; what was read for it is noted with the catalog.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any

import msgspec

from mcsite import urls
from mcsite.ledger import Event
from mcsite.linking import Catalog, Linked
from mcsite.memo import TODAY
from mcsite.sources import Image, find_image
from mcsite.views import changes, entries
from mcsite.views.base import Card, Gist, Ref, View
from mcsite.views.by_key import ByKey, RecordKey
from mcsite.views.changes import ChangeEntry, Digests, Tombstone
from mcsite.views.credential import CredentialView
from mcsite.views.entries import Entry, File, Told
from mcsite.views.evidence import EvidenceView
from mcsite.views.framework import FrameworkView
from mcsite.views.guide import GuideView
from mcsite.views.issuer import IssuerView
from mcsite.views.listing import Listing
from mcsite.views.recognizer import RecognizerView
from mcsite.views.release import ReleaseView
from mcsite.views.rubric import RubricScaleView
from mcsite.views.stack import StackView
from mcsite.views.topic import TopicView

__all__ = [
    "Card",
    "CredentialView",
    "Entry",
    "File",
    "Gist",
    "Ref",
    "ReleaseView",
    "StackView",
    "Told",
    "Tombstone",
    "View",
    "Views",
]


class Views(ByKey):
    """Everything published: a record for each thing, in order of their titles; translations beside them.

    `told` gives what lists say of everything, in the order of `everything`, where every record was made before.
    """

    def __init__(self, linked: Linked, told: Told | None = None) -> None:
        super().__init__(linked)
        self._given = told

    def _each(self, collection: str) -> Listing[Any]:
        return Listing(self.order[collection], self.get)

    def _listed(self, collection: str) -> Listing[Any]:
        return Listing(self.order[collection], self.listed)

    @cached_property
    def size(self) -> int:
        """How many records there are; of what comes of it, only what a build as a whole depends on may depend on it."""
        with self.reads.aside():
            originals = sum(len(self.catalog.collection(name)) for name in urls.COLLECTIONS)
            return originals + sum(map(len, self.catalog.translations.values()))

    @cached_property
    def order(self) -> dict[str, list[RecordKey]]:
        """The keys of all records but translations, by collection, in their order."""
        return {name: [(name, id_, "") for id_ in self.linked.order[name]] for name in urls.COLLECTIONS}

    @property
    def credentials(self) -> Listing[CredentialView]:
        """Every credential."""
        return self._each("credentials")

    @property
    def stacks(self) -> Listing[StackView]:
        """Every stack."""
        return self._each("stacks")

    @property
    def issuers(self) -> Listing[IssuerView]:
        """Every issuer, as lists show it."""
        return self._listed("issuers")

    @property
    def recognizers(self) -> Listing[RecognizerView]:
        """Every recognizer."""
        return self._each("recognizers")

    @property
    def topics(self) -> Listing[TopicView]:
        """Every topic, as lists show it."""
        return self._listed("topics")

    @property
    def frameworks(self) -> Listing[FrameworkView]:
        """Every framework."""
        return self._each("frameworks")

    @property
    def evidence(self) -> Listing[EvidenceView]:
        """Every evidence template, as lists show it."""
        return self._listed("evidence")

    @property
    def rubrics(self) -> Listing[RubricScaleView]:
        """Every shared scale, as lists show it."""
        return self._listed("rubrics")

    @property
    def guides(self) -> Listing[GuideView]:
        """Every guide; those with an order come first, by it."""
        return self._each("guides")

    @property
    def translations(self) -> Listing[View]:
        """Every translation."""
        keys = [(*key, record.language) for key, records in self.catalog.translations.items() for record in records]
        return Listing(keys, self.get)

    @property
    def releases(self) -> Iterator[ReleaseView]:
        """Every released version, those of a credential together, the oldest first."""
        return (one for id_ in self.catalog.releases for one in self.releases_of(id_))

    def originals(self) -> Iterator[View]:
        """Go through every record but translations."""
        for collection in urls.COLLECTIONS:
            yield from self._each(collection)

    def everything(self) -> Iterator[View]:
        """Go through every record, translations last."""
        yield from self.originals()
        yield from self.translations

    def card(self, url: str) -> Card | None:
        """Return the card of the credential or stack at a URL, if one is there."""
        collection, _, id_ = url.removeprefix(urls.SITE_ROOT).rstrip("/").partition("/")
        if collection not in {"credentials", "stacks"} or id_ not in self.catalog.collection(collection):
            return None
        return self.desk.card(collection, id_)

    def offered(self, kind: str) -> list[Card]:
        """Return the cards of the credentials or stacks that can be earned, in order of their titles."""
        return self.once(f"offered-{kind}", lambda: self._offered(urls.KINDS[kind]))

    def _offered(self, collection: str) -> list[Card]:
        cards = self.desk.cards(collection, (id_ for _, id_, _ in self.order[collection]))
        return [card for card in cards if not card.closed]

    @property
    def moved(self) -> Mapping[str, RecordKey]:
        """The key of what each old address leads on to. That of a credential is one of its translations, too."""
        self.reads.note("aliases")
        return self.linked.moved

    def formerly(self, view: CredentialView, *, translated: bool = False) -> Iterator[CredentialView]:
        """Go through a credential, if `translated` a translation, at its old addresses, to whose files badges lead."""
        if view.source is not None or (view.is_translation and not translated):
            return
        for alias in urls.of_credentials(view.aliases):
            at = f"{alias}{view.language}/" if view.is_translation else alias
            if self.moved.get(at) == ("credentials", view.id, view.language if view.is_translation else ""):
                yield msgspec.structs.replace(view, url=urls.here(at.removeprefix("/")))

    @cached_property
    def elsewhere(self) -> Mapping[str, str]:
        """The URL of the page that a thing of another catalog has there, by its path here."""
        with self.reads.aside():  # everything depends on it
            return {one.url_path: one.provenance.url for one in self.catalog.originals() if one.provenance}

    @cached_property
    def images(self) -> tuple[Image, ...]:
        """The images that something published shows in its text, or as a badge that isn't SVG."""
        return _shown(self.catalog)

    def badge(self, collection: str, id_: str) -> Image | None:
        """Return the SVG image that is the badge of a credential or stack, if it has one of its own."""
        name = self.catalog.collection(collection)[id_].brief.image
        if not name.endswith(".svg"):
            return None
        self.reads.note("images")
        return find_image(self.catalog.images, collection, name)

    @property
    def entries(self) -> Sequence[Entry]:
        """What lists of everything say of each record, in the order of `everything`."""
        self.reads.note("entries")
        return self._entries

    @cached_property
    def _entries(self) -> Sequence[Entry]:
        return self._told.entries()

    @property
    def files(self) -> Mapping[str, File]:
        """What lists of everything say of the file of each record, by its URL."""
        self.reads.note_all(("entries", "files"))
        return self._files

    @cached_property
    def _files(self) -> Mapping[str, File]:
        return {one.json: file for one, file in zip(self._entries, self._told.files(), strict=True)}

    @cached_property
    def _told(self) -> Told:
        if self._given is not None:
            return self._given
        made = [(self.entry(view), entries.file(self.document(view).content)) for view in self.everything()]
        return Told(lambda: [entry for entry, _ in made], lambda: [file for _, file in made])

    @property
    def _history(self) -> changes.History:
        self._note_history()
        return self._made_history

    def _note_history(self) -> None:
        self.reads.note_all(("entries", "aliases"))
        if self._made_history.of_today:
            self.reads.note(TODAY)

    @cached_property
    def _made_history(self) -> changes.History:
        moved = {alias: urls.here(urls.item_path(*key)) for alias, key in self.linked.moved.items()}
        return changes.History(self.linked, self._entries, moved)

    @property
    def unrecorded(self) -> tuple[Event, ...]:
        """The changes that the ledger doesn't have yet, as it will keep them."""
        return tuple(map(self._recorded, self._history.unrecorded))

    def _recorded(self, event: Event) -> Event:
        if event.change == "withdrawn":
            return event
        key = urls.KINDS[event.kind], event.id, event.language if event.translation else ""
        return self._dating.recorded(event, self.get(key))

    @property
    def tombstones(self) -> tuple[Tombstone, ...]:
        """What is left of the things that were withdrawn."""
        return self._history.tombstones

    @property
    def changes(self) -> tuple[ChangeEntry, ...]:
        """Every change, the oldest first, with those that the ledger doesn't have yet."""
        return self._digests.changes

    @property
    def digests(self) -> Mapping[str, str]:
        """The digests of the records as they are published, by their URLs."""
        return self._digests.each

    @property
    def state(self) -> str:
        """The digest of them all."""
        return self._digests.state

    @property
    def lines(self) -> bytes:
        """What that is the digest of."""
        return self._digests.lines

    @property
    def _digests(self) -> Digests:
        self._note_history()
        self.reads.note("digests")
        return self._made_digests

    @cached_property
    def _made_digests(self) -> Digests:
        return Digests(self._made_history, self._files, self.settings.url)

    def newest(self) -> list[Entry]:
        """Return what is known of every record, the newest change first; what has no date comes last."""
        self.reads.note("entries")
        return self._newest

    @cached_property
    def _newest(self) -> list[Entry]:
        ordered = sorted(self._entries, key=attrgetter("kind", "id", "language"))
        return sorted(ordered, key=attrgetter("modified"), reverse=True)


def _shown(catalog: Catalog) -> tuple[Image, ...]:
    """Return the images that something published shows in its text, or as a badge that isn't SVG."""
    named: set[tuple[str, str]] = set()
    for record in catalog.everything():
        brief = record.brief
        if brief.images:
            named.update((record.collection, name) for name in brief.images)
        image = brief.image
        if image and (record.collection == "issuers" or not image.endswith(".svg")):
            named.add((record.collection, image))
    return tuple(image for image in catalog.images if (image.collection, image.name) in named)
