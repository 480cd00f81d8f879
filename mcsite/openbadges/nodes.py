"""What the files of Open Badges 3.0 hold, by types, in the order it is written in; what says nothing isn't written."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import Any

from msgspec import Raw, Struct, field

from mcsite.openbadges.context import QUESTION, SECTION


def _always(value: Any, name: str) -> Any:
    """Return a field that is the same in all of a type; unlike a default, what a factory makes is always written."""
    return field(default_factory=repeat(value).__next__, name=name)


def _type(*names: str) -> Any:
    return _always(names, "type")


class Node(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False, rename="camel"):
    """An object of JSON."""


class Image(Node, frozen=True, kw_only=True):
    """A picture."""

    id: str
    type: str = _always("Image", "type")
    caption: str = ""


class Criteria(Node, frozen=True, kw_only=True):
    """What must be known and done, on a page and as Markdown."""

    id: str
    narrative: str


class Identifier(Node, frozen=True, kw_only=True):
    """A name that something has elsewhere."""

    type: str = _always("IdentifierEntry", "type")
    identifier: str
    identifier_type: str


class Related(Node, frozen=True, kw_only=True):
    """The same achievement in another language or version."""

    id: str
    type: Sequence[str] = _type("Related")
    in_language: str
    version: str = ""


class Alignment(Node, frozen=True, kw_only=True):
    """What an achievement is aligned to."""

    type: Sequence[str] = _type("Alignment")
    target_name: str
    target_url: str
    target_description: str = ""
    target_framework: str = ""
    target_code: str = ""
    target_type: str = ""


class Address(Node, frozen=True, kw_only=True):
    """Where someone is."""

    type: Sequence[str] = _type("Address")
    address_country_code: str = ""
    address_region: str = ""


class Profile(Node, frozen=True, kw_only=True):
    """An issuer; one in an Achievement needs no context, and one that may change no more than its id."""

    context: Sequence[str] = field(default=(), name="@context")
    id: str
    type: Sequence[str] = _type("Profile")
    name: str = ""
    url: str = ""
    email: str = ""
    description: str = ""
    image: Image | None = None
    address: Address | None = None
    other_identifier: list[Identifier] = []
    record: str = ""


class Level(Node, frozen=True, kw_only=True):
    """A level of a criterion, low to high."""

    id: str
    type: Sequence[str] = _type("RubricCriterionLevel")
    name: str
    level: str
    description: str = ""


class Question(Node, frozen=True, kw_only=True):
    """What is asked for in a part of the evidence."""

    type: Sequence[str] = _type(QUESTION)
    question_type: str
    name: str = ""
    text: str
    required: bool = _always(value=True, name="required")
    word_limit: int | None = None
    word_limit_kind: str | None = None


class Section(Node, frozen=True, kw_only=True):
    """A part of the evidence."""

    id: str
    type: Sequence[str] = _type(SECTION)
    title: str
    description: str
    required: bool = _always(value=True, name="required")
    questions: list[Question]


class Result(Node, frozen=True, kw_only=True):
    """A ResultDescription."""

    id: str
    type: Sequence[str] = _type("ResultDescription")
    name: str
    result_type: str
    allowed_value: Sequence[str] = ()
    required_value: str = ""
    description: str = ""
    assessment_type: str = ""
    assessment_output: str = ""
    has_group_participation: bool | None = None
    has_group_evaluation: bool | None = None
    evaluation_method: str = ""
    sections: list[Section] = []
    rubric_criterion_level: list[Level] = []
    required_level: str = ""
    evidence_part: str = ""


class Achievement(Node, frozen=True, kw_only=True):
    """What every Achievement says (Open Badges 3.0, Data Model)."""

    context: Sequence[str] = field(name="@context")
    id: str
    type: Sequence[str] = _type("Achievement")
    achievement_type: str
    name: str
    description: str = ""
    criteria: Criteria
    creator: Raw | Profile
    image: Image | None = None
    in_language: str
    version: str = ""
    other_identifier: list[Identifier]


class CurrentAchievement(Achievement, frozen=True, kw_only=True):
    """The Achievement of a credential or stack."""

    tag: list[str] = []
    field_of_study: str = ""
    credits_available: float | None = None
    related: list[Related] = []
    record: str
    human_code: str = ""
    alignment: list[Alignment] = []
    result_description: list[Result] = []


class ReleasedAchievement(Achievement, frozen=True, kw_only=True):
    """The Achievement of a release."""

    result_description: list[Result]
    related: list[Related] = []
    record: str
