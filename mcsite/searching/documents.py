"""What can be found: everything public that a reader may look for, with its words, facets and what a result shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from mcsite import urls
from mcsite.model import Assessment, Hours, Topic
from mcsite.prose import Section, Text
from mcsite.records import Record
from mcsite.searching.texts import joined, plain
from mcsite.views import CredentialView, StackView, View, Views
from mcsite.views.base import Counts, PromptView
from mcsite.views.credential import PartView, WorkView
from mcsite.views.guide import GuideView
from mcsite.views.issuer import IssuerView
from mcsite.views.recognizer import RecognizerView
from mcsite.views.topic import TopicView
from mcsite.views.words import amount, count, credit, hours, label, money

_SENTENCE = re.compile(r"(.{80,260}?[.!?])(?:\s|$)|(.{0,240})(?:\s|$)")
_BANDS = (25, 75, 150, 300)
_ASSESSORS = {"free": "Free", "paid": "Paid", "peer": "By peers", "certified": "By certified assessors"}
_NEEDS = {True: ("needed",), False: ("not-needed",), None: ()}


class Passage(Struct, frozen=True):
    """A stretch of a page under a label; `aside` is what it asks for or cites, and not what it is about."""

    label: str
    text: str
    aside: bool = False


class Document(Struct, frozen=True, kw_only=True):
    """A thing that can be found. `names` are its title and code, `subjects` its topics with their other names."""

    path: str
    kind: str
    id: str
    title: str
    names: str
    summary: str = ""
    subjects: str = ""
    passages: tuple[Passage, ...] = ()
    issuer: str = ""
    issuer_id: str = ""
    topic_ids: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    badge: str = ""
    closed: str = ""
    language: str = ""
    date: str = ""
    hours: Hours | None = None
    facets: dict[str, tuple[str, ...]] = {}


class Topics:
    """The topics with their other names and the topics above them."""

    def __init__(self, topics: Mapping[str, Record[Topic]]) -> None:
        self._known = topics

    def above(self, id_: str) -> list[Record[Topic]]:
        """Return a topic and those that it is within."""
        found: list[Record[Topic]] = []
        topic = self._known.get(id_)
        while topic is not None and topic.id not in [one.id for one in found]:
            found.append(topic)
            topic = self._known.get(topic.brief.parent) if topic.brief.parent else None
        return found

    def chains(self, ids: Iterable[str]) -> list[list[Record[Topic]]]:
        """Return topics, each with those that it is within."""
        return [self.above(id_) for id_ in ids]


def documents(views: Views) -> dict[str, Callable[[], Document]]:
    """Return for the path of everything that can be found how its document is made: all at once would be too much."""
    topics = Topics(views.catalog.topics)
    return {view.path: partial(document, view, topics) for view in views.everything() if can_be_found(view)}


def document(view: View, topics: Topics) -> Document:
    """Return the document of something that can be found. Beside its view, it depends on what its topics are called."""
    return _MAKERS[type(view)](view, topics)


def _ids(chains: Iterable[Sequence[Record[Topic]]]) -> tuple[str, ...]:
    """Return topics with all topics that they are within: who chooses a topic means what is within it, too."""
    return tuple(dict.fromkeys([topic.id for chain in chains for topic in chain]))


def _names(chains: Iterable[Sequence[Record[Topic]]]) -> str:
    """Return what topics are called."""
    return ". ".join([_called(topic) for chain in chains for topic in chain[:1]])


def _wider(chains: Iterable[Sequence[Record[Topic]]]) -> str:
    """Return what the topics are called that topics are within."""
    return ". ".join(dict.fromkeys([_called(topic) for chain in chains for topic in chain[1:]]))


def _called(topic: Record[Topic]) -> str:
    return ". ".join((topic.brief.title, *topic.brief.aliases))


def can_be_found(view: View) -> bool:
    """Tell whether a thing has a document."""
    return type(view) in _MAKERS


def _document(view: View, **given: object) -> Document:
    facets = {
        "kind": (view.kind,),
        "status": ("closed" if view.closed else view.status,),
        "language": (view.language,),
    }
    given["facets"] = {**facets, **given.get("facets", {})}  # type: ignore[dict-item]
    given["passages"] = (*given.get("passages", ()), Passage("", view.kind))  # type: ignore[misc]
    return Document(
        path=view.path,
        kind=view.kind,
        id=view.id,
        title=view.title,
        closed=view.closed,
        language=view.language,
        date=view.published or (view.modified[:10] if view.kind in {"credential", "stack"} else ""),
        **{"names": view.title, **given},  # type: ignore[arg-type]
    )


def _credential(view: CredentialView, topics: Topics) -> Document:
    ids = [topic.id for topic in view.topics]
    chains = topics.chains(ids)
    types = tuple(dict.fromkeys(part.type for part in view.evidence))
    facts = [
        hours(view.effort_hours) if view.effort_hours else "",
        _assessed(view.assessment),
        "Credit: " + ", ".join(credit(one) for one in view.credit) if view.credit else "",
        ", ".join(label(level) for level in view.grade_levels),
        "Evidence: " + ", ".join(label(type_).lower() for type_ in types),
        _counted(view.counts),
    ]
    passages = [
        *_sections(view.sections),
        *(_part(part) for part in view.evidence),
        *_rubric(view),
        *_works("Research", view.research),
        *_works("Resources", view.resources),
        Passage("Standards", joined(f"{one.code} {one.title}. {one.text}" for one in view.alignments), aside=True),
        Passage("Topics", _wider(chains)),
        Passage("Issuer", view.issuer.title),
        Passage("Stacks", joined(stack.title for stack in view.stacks)),
    ]
    return _document(
        view,
        names=f"{view.title}. {view.code} {re.sub(r'[^A-Za-z0-9]', '', view.code)}",
        summary=view.competency,
        subjects=_names(chains),
        passages=tuple(passage for passage in passages if passage.text),
        issuer=view.issuer.title,
        issuer_id=view.issuer.id,
        topic_ids=tuple(ids),
        facts=tuple(fact for fact in facts if fact),
        badge=_badge(view.badge, view),
        hours=view.effort_hours,
        facets={
            "topic": _ids(chains),
            "issuer": (view.issuer.id,),
            "stack": tuple(stack.id for stack in view.stacks),
            "grade": view.grade_levels,
            "subject": view.subjects,
            "audience": view.audience,
            "evidence": types,
            "assessment": (view.assessment.model,) if view.assessment else (),
            "cost": _cost(view.assessment),
            "students": _NEEDS[view.needs_students],
            "recognizer": tuple(dict.fromkeys(one.recognizer.id for one in view.counts if one.award)),
        },
    )


def _counted(counts: Iterable[Counts]) -> str:
    places = {one.recognizer.id for one in counts if one.award}
    return f"Counts in {count(len(places), 'place')}" if places else ""


def _stack(view: StackView, topics: Topics) -> Document:
    ids = [topic.id for topic in view.topics]
    chains = topics.chains(ids)
    held = view.totals.credentials
    size = count(int(held.max), "credential") if held.min == held.max else f"{held.min} to {held.max} credentials"
    facts = [
        f"{label(view.stack_kind)}, {size}",
        hours(view.totals.hours) if view.totals.hours else "",
        f"Award: {view.award.title}" if view.award else "",
        _counted(view.counts),
    ]
    names = joined(card.title for group in view.groups for card in (*group.credentials, *group.stacks))
    groups = joined(f"{group.title}. {group.summary}" for group in view.groups)
    award = ""
    if view.award:
        given = view.award.credit
        award = view.award.title + (f", {amount(given.amount, given.unit)}" if given else "")
    passages = [
        *_sections(view.sections),
        Passage("Groups", groups),
        Passage("Credentials", names),
        Passage("Award", award),
        Passage("Topics", _wider(chains)),
        Passage("Issuer", view.issuer.title),
    ]
    return _document(
        view,
        summary=view.summary,
        subjects=_names(chains),
        passages=tuple(passage for passage in passages if passage.text),
        issuer=view.issuer.title,
        issuer_id=view.issuer.id,
        topic_ids=tuple(ids),
        facts=tuple(fact for fact in facts if fact),
        badge=_badge(view.badge, view),
        hours=view.totals.hours,
        facets={
            "topic": _ids(chains),
            "issuer": (view.issuer.id,),
            "stack": (view.id, *(stack.id for stack in view.part_of)),
            "recognizer": tuple(dict.fromkeys(one.recognizer.id for one in view.counts if one.award)),
        },
    )


def _topic(view: TopicView, topics: Topics) -> Document:
    chains = topics.chains([view.id])
    passages = [*_sections(view.sections), Passage("Topics", _wider(chains))]
    offered = sum(not card.closed for card in view.credentials)
    return _document(
        view,
        names=". ".join((view.title, *view.aliases)),
        summary=view.summary or _beginning(view),
        passages=tuple(passage for passage in passages if passage.text),
        facts=(count(offered, "credential"),),
        facets={"topic": _ids(chains)},
    )


def _guide(view: GuideView) -> Document:
    questions = Passage("Questions", joined(plain(question.html) for question in view.questions))
    audience = ", ".join(label(one) for one in view.audience)
    return _document(
        view,
        summary=view.summary or _beginning(view),
        passages=tuple(passage for passage in (*_sections(view.sections), questions) if passage.text),
        facts=(f"For: {audience}",) if audience else (),
        facets={"audience": view.audience},
    )


def _issuer(view: IssuerView) -> Document:
    offered = sum(not card.closed for card in view.credentials)
    return _document(
        view,
        summary=view.summary or _beginning(view),
        passages=tuple(_sections(view.sections)),
        facts=(count(offered, "credential"),),
        badge=view.image.removeprefix(urls.SITE_ROOT),
        facets={"issuer": (view.id,)},
    )


def _recognizer(view: RecognizerView) -> Document:
    rules = Passage("What it gives", joined(f"{rule.sentence} {_plain(rule.note)}" for rule in view.rules))
    facts = (label(view.recognizer_kind), view.region)
    return _document(
        view,
        summary=view.summary,
        passages=tuple(passage for passage in (*_sections(view.sections), rules) if passage.text),
        facts=tuple(fact for fact in facts if fact),
        facets={"recognizer": (view.id,)},
    )


def _sections(sections: Iterable[Section]) -> Iterator[Passage]:
    for section in sections:
        text = plain(section.html)
        if text:
            yield Passage(section.title, text)


def _part(part: PartView) -> Passage:
    texts = [
        part.title,
        label(part.type),
        _plain(part.instructions),
        *(plain(check.html) for check in part.checks),
        *(_prompt(prompt) for prompt in part.prompts),
        _plain(part.privacy),
    ]
    return Passage(f"Evidence, part {part.number}", joined(texts), aside=True)


def _prompt(prompt: PromptView) -> str:
    return joined((prompt.title, plain(prompt.text.html)))


def _rubric(view: CredentialView) -> Iterator[Passage]:
    for criterion in view.rubric.criteria if view.rubric else ():
        texts = [f"{one.level}: {plain(one.text.html)}" for one in criterion.descriptors]
        yield Passage("Rubric", joined((criterion.title, *texts)), aside=True)


def _works(name: str, works: Iterable[WorkView]) -> Iterator[Passage]:
    for work in works:
        yield Passage(name, joined((work.title, work.authors, _plain(work.note))), aside=True)


def _plain(text: Text | None) -> str:
    return plain(text.html) if text else ""


def _beginning(view: View) -> str:
    """Return the first sentences of a page that has no summary of its own."""
    text = plain(view.sections[0].html) if view.sections else ""
    found = _SENTENCE.match(text)
    return (found[1] or found[2] + ("…" if len(found[2]) < len(text) else "")) if found else text


def _badge(url: str, view: View) -> str:
    """Return the path of a badge; nothing, if it is where badges are."""
    path = url.removeprefix(urls.SITE_ROOT)
    return "" if path == f"{view.path}badge.svg" else path


def _assessed(assessment: Assessment | None) -> str:
    if assessment is None:
        return ""
    fee = assessment.fee
    cost = "" if fee is None else f", {money(fee.amount, fee.currency)}" if fee.amount else ", no fee"
    return _ASSESSORS[assessment.model] + cost


def _cost(assessment: Assessment | None) -> tuple[str, ...]:
    """Return the band of what an assessment costs: `free`, `usd-75` (at most 75), `usd-more`, or that it isn't told."""
    if assessment is None:
        return ()
    fee = assessment.fee
    if fee is None:
        return ("free",) if assessment.model == "free" else ("not-stated",)
    if not fee.amount:
        return ("free",)
    upper = next((str(band) for band in _BANDS if fee.amount <= band), "more")
    return (f"{fee.currency.lower()}-{upper}",)


def cost_title(value: str) -> str:
    """Return what a band of costs is called."""
    if value in {"free", "not-stated"}:
        return {"free": "No fee", "not-stated": "Fee not stated"}[value]
    currency, upper = value.upper().split("-")
    if upper == "MORE":
        return f"Over {money(_BANDS[-1], currency)}"
    at = _BANDS.index(int(upper))
    return (
        f"{money(_BANDS[at - 1], currency)} to {money(int(upper), currency)}" if at else f"Up to {money(25, currency)}"
    )


_MAKERS: dict[type, Callable[[Any, Topics], Document]] = {
    CredentialView: _credential,
    StackView: _stack,
    TopicView: _topic,
    GuideView: lambda view, _topics: _guide(view),
    IssuerView: lambda view, _topics: _issuer(view),
    RecognizerView: lambda view, _topics: _recognizer(view),
}
