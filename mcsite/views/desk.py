"""The desk that views are made at: a linked catalog, with the questions that views ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, cast

from mcsite import comparing, model, prose, urls
from mcsite.ledger import midnight
from mcsite.linking import Linked, assessment
from mcsite.linking.relations import Recognition, Relations
from mcsite.linking.visibility import closed_reason
from mcsite.reads import Kept
from mcsite.records import Record
from mcsite.views.base import (
    Aligned,
    Card,
    Counts,
    Gist,
    LevelView,
    Ref,
    Translation,
    Version,
    levels,
    optional,
    rule_sentence,
)
from mcsite.views.listing import Listing

EXCLUDED = "Doesn't count here: it is excluded by name."
_KEPT = 8192  # references, cards and the like that are kept, of about 1 KB each


class Desk:
    """A linked catalog, with the questions that views ask of it; what many ask alike is answered once."""

    def __init__(self, linked: Linked, relations: Relations | None = None) -> None:
        self.linked = linked
        self.catalog = linked.catalog
        self.relations = relations or linked.relations
        self._once = Kept(linked.catalog.reads, _KEPT).once

    def head(self, record: Record[Any]) -> dict[str, Any]:
        """Return the fields of `View` for a record."""
        content = record.content
        item = content.item
        url = urls.here(record.url_path)
        return {
            "kind": urls.COLLECTIONS[record.collection],
            "id": record.id,
            "url": url,
            "json": url + "index.json",
            "title": item.title,
            "language": record.language or self.language(record),
            "sections": content.body.sections,
            "translations": self.translations(record),
            "version": getattr(item, "version", ""),
            "status": getattr(item, "status", "published"),
            "published": getattr(item, "published", ""),
            "modified": self._modified(item),
            "closed": closed_reason(record, self.catalog.today),
            "source": record.provenance,
        }

    def language(self, record: Record[Any]) -> str:
        """Return the language that the original of a thing is in."""
        catalog = record.provenance.language if record.provenance else self.catalog.settings.language
        return record.brief.language or catalog

    def ctid(self, record: Record[Any]) -> str:
        """Return the CTID of a thing: the same in every translation."""
        return self.catalog.ctid(record)

    def _modified(self, item: model.Item) -> str:
        """Return when the content says that the thing changed last, up to today; or an empty text."""
        dates = [change.date for change in getattr(item, "history", ())]
        dates.append(getattr(item, "published", ""))
        return midnight(max([day for day in dates if self.catalog.has_come(day)], default=""))

    def translations(self, record: Record[Any]) -> tuple[Translation, ...]:
        """Return the versions of a record in other languages than its own."""
        key = (record.collection, record.id)
        others = self.catalog.translations.get(key, ())
        if not others:
            return ()
        original = self.catalog.get(key)
        family = [*([original] if original else []), *others]
        return tuple(
            Translation(
                one.language or self.language(one),
                urls.here(one.url_path),
                one.brief.title,
            )
            for one in family
            if one.language != record.language
        )

    def ref(self, collection: str, id_: str) -> Ref:
        """Return a reference to a thing of the catalog."""
        return self._once((collection, id_), self._ref, collection, id_)

    def _ref(self, collection: str, id_: str) -> Ref:
        record = self.catalog.collection(collection)[id_]
        url = urls.here(urls.item_path(collection, id_))
        return Ref(
            urls.COLLECTIONS[collection],
            id_,
            record.brief.title,
            url,
            closed_reason(record, self.catalog.today),
        )

    def refs(self, collection: str, ids: Iterable[str]) -> tuple[Ref, ...]:
        """Return references to things of one collection."""
        return tuple([self.ref(collection, id_) for id_ in ids])

    def gists(self, collection: str, id_: str) -> tuple[Gist, ...]:
        """Return what is told of a credential or stack that is named, then of its translations."""
        return self._once(("gists", collection, id_), self._gists, collection, id_)

    def _gists(self, collection: str, id_: str) -> tuple[Gist, ...]:
        original = self.catalog.collection(collection)[id_]
        family = original, *self.catalog.translations.get((collection, id_), ())
        return tuple(
            Gist(
                collection,
                id_,
                self.ctid(record),
                urls.here(record.url_path),
                record.brief.title,
                record.language or self.language(record),
                record.brief.status,
                closed_reason(record, self.catalog.today),
                record.brief.summary,
                self.ref("issuers", record.brief.issuer),
            )
            for record in family
        )

    def badge(self, record: Record[Any]) -> str:
        """Return the URL of a thing's badge: its own image, or `badge.svg`, which is its own or a drawn one."""
        image = record.brief.image
        if image and not image.endswith(".svg"):
            return urls.here(f"media/{record.collection}/{image}")
        return urls.here(urls.item_path(record.collection, record.id) + "badge.svg")

    def card(self, collection: str, id_: str) -> Card:
        """Return the card of a credential or stack."""
        make = self._credential_card if collection == "credentials" else self._stack_card
        return self._once(("card", collection, id_), make, id_)

    def _credential_card(self, id_: str) -> Card:
        record = self.catalog.credentials[id_]
        item = record.brief
        ref = self._ref("credentials", id_)
        return Card(
            ref.kind,
            ref.id,
            ref.title,
            ref.url,
            ref.closed,
            summary=item.summary,
            code=item.code,
            badge=self.badge(record),
            issuer=self.catalog.issuers[item.issuer].brief.title,
            issuer_id=item.issuer,
            topics=self._topics(item.topics),
            topic_ids=item.topics,
            grade_levels=item.grade_levels,
            audience=item.audience,
            subjects=item.subjects,
            needs_students=item.needs_students,
            hours=item.effort_hours,
            assessment=item.assessment.model if item.assessment else "",
            fee=item.assessment.fee if item.assessment else None,
            evidence_types=self._types(item.parts),
            credit=item.credit,
            counted_by=self._counted_by("credentials", id_),
            published=item.published,
        )

    def _stack_card(self, id_: str) -> Card:
        record = self.catalog.stacks[id_]
        item = record.brief
        ref = self._ref("stacks", id_)
        held = {credential for group in item.groups for credential in group.credentials}
        return Card(
            ref.kind,
            ref.id,
            ref.title,
            ref.url,
            ref.closed,
            summary=item.summary,
            badge=self.badge(record),
            issuer=self.catalog.issuers[item.issuer].brief.title,
            issuer_id=item.issuer,
            topics=self._topics(item.topics),
            topic_ids=item.topics,
            credit=(item.award.credit,) if item.award and item.award.credit else (),
            counted_by=self._counted_by("stacks", id_),
            credentials=len(held),
            stack=item.kind or ("stack" if item.award else "collection"),
            published=item.published,
        )

    def _topics(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the titles of topics."""
        return tuple([self.catalog.topics[id_].brief.title for id_ in ids])

    def _types(self, parts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """Return the types of the evidence, from template and own type of each part."""
        return tuple(dict.fromkeys([own or self.catalog.evidence[template].brief.kind for template, own in parts]))

    def _counted_by(self, collection: str, id_: str) -> int:
        found = self.relations.recognition.get((collection, id_), ())
        return len({one.recognizer for one in found if one.rule is not None})

    def cards(self, collection: str, ids: Iterable[str]) -> tuple[Card, ...]:
        """Return the cards of credentials or stacks."""
        return tuple([self.card(collection, id_) for id_ in ids])

    def aligned(self, alignments: Sequence[model.Alignment]) -> tuple[Aligned, ...]:
        """Return alignments with the words of their statements."""
        named = ((one.framework, one.code) for one in alignments)
        return tuple(self._once(("aligned", *each), self._aligned, *each) for each in named)

    def _aligned(self, framework: str, code: str) -> Aligned:
        ref = self.ref("frameworks", framework)
        statements = self.catalog.frameworks[framework].item.statements
        found = next((one for one in statements if one.code == code), None)
        if found is None:
            return Aligned(ref)
        anchored = Ref(ref.kind, ref.id, ref.title, f"{ref.url}#{prose.slug(found.code)}")
        return Aligned(anchored, found.code, found.title, found.text)

    def scale(self, rubric: model.Rubric) -> tuple[tuple[LevelView, ...], str] | None:
        """Return the levels of a rubric's scale and the one that passes, or None if there is no such scale."""
        if rubric.levels:
            return self._scale(rubric)
        return self._once(("scale", rubric.use, rubric.pass_level), self._scale, rubric)

    def _scale(self, rubric: model.Rubric) -> tuple[tuple[LevelView, ...], str] | None:
        found = assessment.scale(self.catalog, rubric)
        return (levels(found), found.pass_level) if found else None

    def history(self, item: model.Credential | model.Stack, id_: str = "") -> tuple[Version, ...]:
        """Return a history, the newest version first; with the id of a credential, its released versions have a URL.

        What is dated after today is still to come, unless it is the version that is published.
        """
        released = self.catalog.releases.get(id_, {})
        known = [one for one in item.history if self.catalog.has_come(one.date) or one.version == item.version]
        ordered = sorted(known, key=lambda change: comparing.order(change.version), reverse=True)
        return tuple(
            Version(
                change.version,
                change.date,
                prose.text(change.note),
                urls.here(urls.release_path(id_, change.version)) if change.version in released else "",
            )
            for change in ordered
        )

    def counted(self, recognizer: str) -> Sequence[str]:
        """Return the ids of the credentials that count at a recognizer, in order of their titles."""
        return self._once("counted", self._counted).get(recognizer, ())

    def _counted(self) -> dict[str, list[str]]:
        at: dict[str, list[str]] = {}
        known = dict(self.relations.recognition.items())
        for id_ in self.linked.order["credentials"] if known else ():
            for recognizer in {one.recognizer for one in known.get(("credentials", id_), ()) if one.rule is not None}:
                at.setdefault(recognizer, []).append(id_)
        return at

    def counts(self, collection: str, id_: str) -> tuple[Counts, ...]:
        """Return what a credential or stack gives at each recognizer that says something of it."""
        found = self.relations.recognition.get((collection, id_), ())
        noun = urls.COLLECTIONS[collection]
        return self._once(("counts", noun, found), lambda: tuple(self._counts(one, noun) for one in found))

    def _counts(self, recognition: Recognition, noun: str) -> Counts:
        recognizer = self.catalog.recognizers[recognition.recognizer].item
        ref = self.ref("recognizers", recognition.recognizer)
        if recognition.rule is None:
            return Counts(ref, recognizer.kind, EXCLUDED, recognizer.region)
        rule = recognizer.recognizes[recognition.rule]
        return Counts(
            ref,
            recognizer.kind,
            rule_sentence(rule, noun),
            recognizer.region,
            rule.award,
            rule.cap,
            rule.preapproval,
            rule.valid,
            rule.form_url,
            optional(rule.note),
        )


class Counting(Desk):
    """A desk for what lists show: how many cards a thing has is told at once, and each is made when it is asked for."""

    def cards(self, collection: str, ids: Iterable[str]) -> tuple[Card, ...]:
        """Return the cards of credentials or stacks: a sequence that reads like a tuple of them."""
        return cast("tuple[Card, ...]", Listing(tuple(ids), partial(self.card, collection)))
