"""What all views share: references, cards, and the catalog that they are made from.

A view is the published record of a thing: everything that its page shows and its JSON carries, and nothing else. URLs
of the site begin with `mcsite.urls.SITE_ROOT`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from msgspec import Struct

from mcsite import comparing, model, prose, urls
from mcsite.ledger import midnight
from mcsite.linking import Linked
from mcsite.linking.assessment import Scale
from mcsite.linking.relations import Recognition, Relations
from mcsite.linking.visibility import closed_reason
from mcsite.model import Amount, Cap, Fee, Hours, Interval, Limit, Provenance, RuleAward
from mcsite.prose import Section, Text
from mcsite.reads import Kept
from mcsite.records import Record
from mcsite.views import words

_KEPT = 16_384  # references, cards and what they are made of that are kept, of about 1 KB each
EXCLUDED = "Doesn't count here: it is excluded by name."


class Ref(Struct, frozen=True, omit_defaults=True):
    """A thing of the catalog, as others name it; `closed` says why it is no longer offered."""

    kind: str
    id: str
    title: str
    url: str
    closed: str = ""


class Card(Ref, frozen=True, omit_defaults=True):
    """A credential or stack with what helps to choose it; `counted_by` is how many recognizers have a rule for it."""

    summary: str = ""
    code: str = ""
    badge: str = ""
    issuer: str = ""
    issuer_id: str = ""
    topics: tuple[str, ...] = ()
    topic_ids: tuple[str, ...] = ()
    grade_levels: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    needs_students: bool | None = None
    hours: Hours | None = None
    assessment: str = ""
    fee: Fee | None = None
    evidence_types: tuple[str, ...] = ()
    credit: tuple[Amount, ...] = ()
    counted_by: int = 0
    credentials: int = 0
    stack: str = ""
    published: str = ""


class Translation(Struct, frozen=True):
    """The same thing in another language."""

    language: str
    url: str
    title: str


class Aligned(Struct, frozen=True, omit_defaults=True):
    """A statement of a framework that a thing is aligned to; without a code, the whole framework."""

    framework: Ref
    code: str = ""
    title: str = ""
    text: str = ""


class Version(Struct, frozen=True, omit_defaults=True):
    """An entry of a thing's history; `url` is that of the page of a released version."""

    version: str
    date: str
    note: Text
    url: str = ""


class Counts(Struct, frozen=True, omit_defaults=True):
    """What a thing gives at a recognizer, as data and in a sentence; without an award it is excluded there."""

    recognizer: Ref
    recognizer_kind: str
    sentence: str
    region: str = ""
    award: RuleAward | None = None
    cap: Cap | None = None
    preapproval: bool | None = None
    valid: Interval | None = None
    form_url: str = ""
    note: Text | None = None


class PromptView(Struct, frozen=True, omit_defaults=True):
    """A question to answer."""

    text: Text
    title: str = ""
    max_words: int | None = None
    limit: Limit | None = None


class LevelView(Struct, frozen=True, omit_defaults=True):
    """A level of a scale, low to high; a level from the passing one on passes."""

    title: str
    passes: bool
    meaning: Text | None = None


class View(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What every published record has. `modified` is the moment of its last change (RFC 3339, UTC).

    `source` says where a thing of another catalog is from.
    """

    kind: str
    id: str
    url: str
    json: str
    title: str
    language: str
    status: str
    sections: tuple[Section, ...] = ()
    translations: tuple[Translation, ...] = ()
    version: str = ""
    published: str = ""
    modified: str = ""
    closed: str = ""
    source: Provenance | None = None

    @property
    def path(self) -> str:
        """The path of the page."""
        return self.url.removeprefix(urls.SITE_ROOT)

    @property
    def collection(self) -> str:
        """The collection that the thing is in."""
        return urls.KINDS[self.kind]

    @property
    def is_translation(self) -> bool:
        """Whether it is a thing in another language than the thing's own; the original is its first translation."""
        return self.path != urls.item_path(self.collection, self.id)


class Desk:
    """A linked catalog, with the questions that views ask of it."""

    def __init__(self, linked: Linked, relations: Relations | None = None) -> None:
        self.linked = linked
        self.catalog = linked.catalog
        self.relations = relations or linked.relations
        self._once = Kept(linked.catalog.reads, _KEPT).once

    def head(self, record: Record[Any]) -> dict[str, Any]:
        """Return the fields of `View` for a record."""
        item = record.item
        url = urls.here(record.url_path)
        modified = self.modified(record)
        return {
            "kind": urls.COLLECTIONS[record.collection],
            "id": record.id,
            "url": url,
            "json": url + "index.json",
            "title": item.title,
            "language": record.language or self.language(record),
            "sections": record.body.sections,
            "translations": self.translations(record),
            "version": getattr(item, "version", ""),
            "status": getattr(item, "status", "published"),
            "published": getattr(item, "published", ""),
            "modified": modified,
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

    def modified(self, record: Record[Any]) -> str:
        """Return when the content says that the thing changed last, up to today; or an empty text."""
        dates = [change.date for change in getattr(record.item, "history", ())]
        dates.append(getattr(record.item, "published", ""))
        return midnight(max((day for day in dates if self.catalog.has_come(day)), default=""))

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
            evidence_types=self._once(("types", item.parts), self._types, item.parts),
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

    def _topics(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return the titles of topics."""
        return self._once(("topics", ids), lambda: tuple(self.catalog.topics[id_].brief.title for id_ in ids))

    def _types(self, parts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """Return the types of the evidence, from template and own type of each part."""
        found = (own or self.catalog.evidence[template].brief.kind for template, own in parts)
        return tuple(dict.fromkeys(found))

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


class Terms(Protocol):
    """What a rule gives, and on which terms."""

    @property
    def award(self) -> RuleAward:
        """What it gives."""

    @property
    def cap(self) -> Cap | None:
        """The most that it gives."""

    @property
    def preapproval(self) -> bool | None:
        """Whether approval is needed before one begins."""

    @property
    def valid(self) -> Interval | None:
        """When it holds."""


def rule_rate(rule: Terms, noun: str) -> str:
    """Return the rate of a rule in words: "10 points for every 2 credentials"."""
    award = rule.award
    given = words.amount(award.amount, award.unit)
    return f"{given} for each {noun}" if award.per == 1 else f"{given} for every {words.count(award.per, noun)}"


def rule_sentence(rule: Terms, noun: str) -> str:
    """Return what a rule gives, in a sentence."""
    text = rule_rate(rule, noun)
    if rule.cap is not None:
        text += f", at most {words.amount(rule.cap.amount, rule.cap.unit or rule.award.unit)}"
        if rule.cap.period:
            text += " in a " + rule.cap.period.replace("-", " ")
    if rule.preapproval:
        text += "; approval is needed before you begin"
    if rule.valid is not None and rule.valid.start:
        text += f"; from {words.day(rule.valid.start)}"
    if rule.valid is not None and rule.valid.until:
        text += f"{'' if rule.valid.start else ';'} until {words.day(rule.valid.until)}"
    return text + "."


def optional(markdown: str) -> Text | None:
    """Return rendered Markdown, or None where there is none."""
    return prose.text(markdown) if markdown else None


def texts(given: Iterable[str]) -> tuple[Text, ...]:
    """Return each Markdown text rendered."""
    return tuple(prose.text(one) for one in given)


def prompts(given: Iterable[model.Prompt]) -> tuple[PromptView, ...]:
    """Return prompts with their Markdown rendered."""
    return tuple(PromptView(prose.text(one.text), one.title, one.max_words, one.limit) for one in given)


def levels(scale: Scale) -> tuple[LevelView, ...]:
    """Return the levels of a scale, each with whether it passes."""
    first = scale.names.index(scale.pass_level)
    return tuple(
        LevelView(level.title, index >= first, optional(level.meaning)) for index, level in enumerate(scale.levels)
    )
