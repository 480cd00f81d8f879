"""The published records of what credentials and stacks refer to."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from mcsite import model, prose, urls
from mcsite.linking.assessment import Scale
from mcsite.model import Cap, Interval, RuleAward
from mcsite.prose import Text
from mcsite.records import Record
from mcsite.views.base import Aligned, Card, Desk, Ref, View, rule_sentence
from mcsite.views.credential import LevelView, PromptView, levels, optional, prompts


class IssuerView(View, frozen=True, kw_only=True, omit_defaults=True):
    """Everything published of an issuer."""

    home: str
    email: str
    summary: str = ""
    image: str = ""
    region: str = ""
    works_in: str = ""
    credentials: tuple[Card, ...] = ()
    stacks: tuple[Card, ...] = ()


class RuleView(Struct, frozen=True, omit_defaults=True):
    """A rule of a recognizer, as data and in a sentence; `covers` says in words what it takes in."""

    sentence: str
    covers: str
    award: RuleAward
    all: bool = False
    credentials: tuple[Ref, ...] = ()
    stacks: tuple[Ref, ...] = ()
    topics: tuple[Ref, ...] = ()
    issuers: tuple[Ref, ...] = ()
    excluded: tuple[Ref, ...] = ()
    cap: Cap | None = None
    preapproval: bool | None = None
    valid: Interval | None = None
    form_url: str = ""
    note: Text | None = None


class RecognizerView(View, frozen=True, kw_only=True, omit_defaults=True):
    """Everything published of a recognizer. `counted` are the ids of the credentials that its rules take in."""

    recognizer_kind: Literal["state", "district", "organization"]
    rules: tuple[RuleView, ...]
    region: str = ""
    home: str = ""
    counted: tuple[Ref, ...] = ()

    @property
    def summary(self) -> str:
        """What its first rule gives."""
        return self.rules[0].sentence


class TopicView(View, frozen=True, kw_only=True, omit_defaults=True):
    """Everything published of a topic. Its own credentials are `credentials`, those of its children are theirs."""

    summary: str = ""
    aliases: tuple[str, ...] = ()
    parent: Ref | None = None
    children: tuple[Ref, ...] = ()
    credentials: tuple[Card, ...] = ()
    stacks: tuple[Card, ...] = ()


class StatementView(Struct, frozen=True, omit_defaults=True):
    """A statement and what is aligned to it."""

    code: str
    anchor: str
    title: str = ""
    text: str = ""
    url: str = ""
    credentials: tuple[Ref, ...] = ()
    guides: tuple[Ref, ...] = ()


class FrameworkView(View, frozen=True, kw_only=True, omit_defaults=True):
    """Everything published of a framework."""

    statements: tuple[StatementView, ...]
    publisher: str = ""
    home: str = ""
    year: int | None = None
    credentials: tuple[Ref, ...] = ()
    guides: tuple[Ref, ...] = ()


class EvidenceView(View, frozen=True, kw_only=True, omit_defaults=True):
    """Everything published of an evidence template."""

    type: str
    media: tuple[str, ...] = ()
    instructions: Text | None = None
    prompts: tuple[PromptView, ...] = ()
    max_words: int | None = None
    limit: Literal["hard", "advisory"] | None = None
    quantity: int | None = None
    checks: tuple[Text, ...] = ()
    privacy: Text | None = None
    used_by: tuple[Card, ...] = ()


class RubricScaleView(View, frozen=True, kw_only=True, omit_defaults=True):
    """Everything published of a shared scale."""

    levels: tuple[LevelView, ...]
    pass_level: str
    used_by: tuple[Card, ...] = ()


class GuideView(View, frozen=True, kw_only=True, omit_defaults=True):
    """Everything published of a guide."""

    summary: str = ""
    audience: tuple[str, ...] = ()
    order: int | None = None
    standards: tuple[Aligned, ...] = ()
    questions: tuple[Text, ...] = ()


def issuer(desk: Desk, record: Record[model.Issuer]) -> IssuerView:
    """Return the published record of an issuer."""
    item, relations = record.item, desk.relations
    return IssuerView(
        **desk.head(record),
        home=item.url,
        email=item.email,
        summary=item.summary,
        image=urls.here(f"media/issuers/{item.image}") if item.image else "",
        region=item.region,
        works_in=item.language,
        credentials=desk.cards("credentials", relations.credentials_of_issuer.get(record.id, ())),
        stacks=desk.cards("stacks", relations.stacks_of_issuer.get(record.id, ())),
    )


def recognizer(desk: Desk, record: Record[model.Recognizer]) -> RecognizerView:
    """Return the published record of a recognizer."""
    item = record.item
    counted = [
        id_
        for (collection, id_), found in desk.relations.recognition.items()
        if collection == "credentials" and any(one.recognizer == record.id and one.rule for one in found)
    ]
    refs = sorted(desk.refs("credentials", counted), key=lambda ref: (ref.title.casefold(), ref.id))
    return RecognizerView(
        **desk.head(record),
        recognizer_kind=item.kind,
        rules=tuple(_rule(desk, rule) for rule in item.recognizes),
        region=item.region,
        home=item.url,
        counted=tuple(ref for ref in refs if not ref.closed),
    )


def _rule(desk: Desk, rule: model.Rule) -> RuleView:
    only_stacks = rule.stacks and not (rule.all or rule.credentials or rule.topics or rule.issuers)
    covers = [
        *(["every credential"] if rule.all else []),
        *(["these credentials"] if rule.credentials else []),
        *(["credentials of these topics"] if rule.topics else []),
        *(["credentials of these issuers"] if rule.issuers else []),
        *(["these stacks, each as a whole"] if rule.stacks else []),
    ]
    return RuleView(
        rule_sentence(rule, "stack" if only_stacks else "credential"),
        " and ".join(covers),
        rule.award,
        rule.all,
        desk.refs("credentials", rule.credentials),
        desk.refs("stacks", rule.stacks),
        desk.refs("topics", rule.topics),
        desk.refs("issuers", rule.issuers),
        desk.refs("credentials", rule.excluded),
        rule.cap,
        rule.preapproval,
        rule.valid,
        rule.form_url,
        optional(rule.note),
    )


def topic(desk: Desk, record: Record[model.Topic]) -> TopicView:
    """Return the published record of a topic."""
    item, relations = record.item, desk.relations
    return TopicView(
        **desk.head(record),
        summary=item.summary,
        aliases=item.aliases,
        parent=desk.ref("topics", item.parent) if item.parent else None,
        children=desk.refs("topics", relations.children.get(record.id, ())),
        credentials=desk.cards("credentials", relations.credentials_of_topic.get(record.id, ())),
        stacks=desk.cards("stacks", relations.stacks_of_topic.get(record.id, ())),
    )


def framework(desk: Desk, record: Record[model.Framework]) -> FrameworkView:
    """Return the published record of a framework."""
    item, relations = record.item, desk.relations
    return FrameworkView(
        **desk.head(record),
        statements=tuple(
            StatementView(
                one.code,
                prose.slug(one.code),
                one.title,
                one.text,
                one.url,
                desk.refs("credentials", relations.aligned.get((record.id, one.code), ())),
                desk.refs("guides", relations.guides_of.get((record.id, one.code), ())),
            )
            for one in item.statements
        ),
        publisher=item.publisher,
        home=item.url,
        year=item.year,
        credentials=desk.refs("credentials", relations.aligned.get((record.id, ""), ())),
        guides=desk.refs("guides", relations.guides_of.get((record.id, ""), ())),
    )


def evidence(desk: Desk, record: Record[model.EvidenceTemplate]) -> EvidenceView:
    """Return the published record of an evidence template."""
    item = record.item
    return EvidenceView(
        **desk.head(record),
        type=item.type,
        media=item.media,
        instructions=optional(item.instructions),
        prompts=prompts(item.prompts),
        max_words=item.max_words,
        limit=item.limit,
        quantity=item.quantity,
        checks=tuple(prose.text(check) for check in item.checks),
        privacy=optional(item.privacy),
        used_by=desk.cards("credentials", desk.relations.users_of_template.get(record.id, ())),
    )


def rubric(desk: Desk, record: Record[model.Scale]) -> RubricScaleView:
    """Return the published record of a shared scale."""
    item = record.item
    return RubricScaleView(
        **desk.head(record),
        levels=levels(Scale(item.levels, item.pass_level)),
        pass_level=item.pass_level,
        used_by=desk.cards("credentials", desk.relations.users_of_scale.get(record.id, ())),
    )


def guide(desk: Desk, record: Record[model.Guide]) -> GuideView:
    """Return the published record of a guide."""
    item = record.item
    return GuideView(
        **desk.head(record),
        audience=item.audience,
        order=item.order,
        standards=desk.aligned(item.standards),
        questions=tuple(prose.text(question) for question in item.questions),
    )
