"""What all views share: references, cards and other parts of records.

A view is the published record of a thing: everything that its page shows and its JSON carries, and nothing else. URLs
of the site begin with `mcsite.urls.SITE_ROOT`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct

from mcsite import model, prose, urls
from mcsite.linking.assessment import Scale
from mcsite.model import Amount, Cap, Fee, Hours, Interval, Limit, Provenance, RuleAward
from mcsite.prose import Section, Text
from mcsite.views import words


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


class Gist(Struct, frozen=True):
    """What is told of a credential or stack, or of a translation of one, where another thing names it."""

    collection: str
    id: str
    ctid: str
    url: str
    title: str
    language: str
    status: str
    closed: str
    summary: str
    issuer: Ref


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
    return tuple(map(prose.text, given))


def prompts(given: Iterable[model.Prompt]) -> tuple[PromptView, ...]:
    """Return prompts with their Markdown rendered."""
    return tuple([PromptView(prose.text(one.text), one.title, one.max_words, one.limit) for one in given])


def levels(scale: Scale) -> tuple[LevelView, ...]:
    """Return the levels of a scale, each with whether it passes."""
    first = scale.names.index(scale.pass_level)
    return tuple(
        LevelView(level.title, index >= first, optional(level.meaning)) for index, level in enumerate(scale.levels)
    )
