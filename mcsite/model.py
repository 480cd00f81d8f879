"""The content model: what a valid file says, typed.

One type for each collection, field for field as its schema in `schema/` has them. Dates are ISO text. What the
schema lets an author write in two ways is here in one: hours are a range, levels have a title and a meaning.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

Status = Literal["draft", "published", "retired"]
Limit = Literal["hard", "advisory"]
Scoring = Literal["rubric", "yes-no", "none"]
Participation = Literal["online", "onsite", "blended", "hybrid", "workplace"]


class Amount(Struct, frozen=True, omit_defaults=True):
    """An amount of credit in a unit such as `semester-hour`."""

    amount: float | int
    unit: str


class Hours(Struct, frozen=True):
    """The least and the most hours."""

    min: float | int
    max: float | int


class Fee(Struct, frozen=True):
    """What an assessment costs, in an ISO 4217 currency."""

    amount: float | int
    currency: str


class Assessment(Struct, frozen=True, omit_defaults=True):
    """How the evidence is assessed."""

    model: Literal["free", "paid", "peer", "certified"]
    fee: Fee | None = None
    turnaround_days: int | None = None
    resubmissions: int | Literal["unlimited"] | None = None
    supervised: bool | None = None
    identity_verified: bool | None = None


class Alignment(Struct, frozen=True, omit_defaults=True):
    """A statement of a framework, or the whole framework."""

    framework: str
    code: str = ""


class Level(Struct, frozen=True, omit_defaults=True):
    """A level of a scale."""

    title: str
    meaning: str = ""


class Criterion(Struct, frozen=True, omit_defaults=True):
    """What is judged: in one part of the evidence, or (part 0) in all of it."""

    title: str
    descriptors: dict[str, str]
    part: int = 0


class Rubric(Struct, frozen=True, omit_defaults=True):
    """The criteria, on a shared scale or on levels of their own."""

    criteria: tuple[Criterion, ...]
    use: str = ""
    levels: tuple[Level, ...] = ()
    pass_level: str = field(name="pass", default="")


class Prompt(Struct, frozen=True, omit_defaults=True):
    """A question to answer; no limit of its own means that of the part."""

    text: str
    title: str = ""
    max_words: int | None = None
    limit: Limit | None = None


class EvidencePart(Struct, frozen=True, omit_defaults=True):
    """A part of the submission. What is left out comes from the template it uses."""

    use: str = ""
    title: str = ""
    type: str = ""
    scoring: Scoring | None = None
    quantity: int | None = None
    repeat_for: str = ""
    media: tuple[str, ...] = ()
    instructions: str = ""
    checks: tuple[str, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    max_words: int | None = None
    limit: Limit | None = None
    privacy: str = ""


class PassRule(Struct, frozen=True, omit_defaults=True):
    """The numbers of the parts that need a passing evaluation, and of those that need a Yes."""

    parts: tuple[int, ...] = ()
    yes: tuple[int, ...] = ()


class Work(Struct, frozen=True, omit_defaults=True):
    """A published work: research behind a credential, or a resource to learn from."""

    title: str
    authors: str = ""
    year: int | None = None
    url: str = ""
    note: str = ""


class Change(Struct, frozen=True):
    """What changed in a version."""

    version: str
    date: str
    note: str


class Credential(Struct, frozen=True, omit_defaults=True):
    """One micro-credential."""

    title: str
    issuer: str
    competency: str
    evidence: tuple[EvidencePart, ...]
    code: str = ""
    version: str = "1.0.0"
    status: Status = "draft"
    published: str = ""
    expires: str = ""
    review_by: str = ""
    replaced_by: str = ""
    aliases: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    grade_levels: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    needs_students: bool | None = None
    effort_hours: Hours | None = None
    participation: Participation | None = None
    eqf_level: int | None = None
    quality_assurance: str = ""
    language: str = ""
    license: str = ""
    image: str = ""
    assessment: Assessment | None = None
    apply_url: str = ""
    credit: tuple[Amount, ...] = ()
    prerequisites: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    rubric: Rubric | None = None
    pass_rule: PassRule | None = field(name="pass", default=None)
    research: tuple[Work, ...] = ()
    resources: tuple[Work, ...] = ()
    history: tuple[Change, ...] = ()
    ctid: str = ""


class Group(Struct, frozen=True, omit_defaults=True):
    """A group of a stack: credentials and stacks, and how many of them are needed."""

    title: str
    summary: str = ""
    credentials: tuple[str, ...] = ()
    stacks: tuple[str, ...] = ()
    require: int | Literal["all"] = "all"


class Award(Struct, frozen=True, omit_defaults=True):
    """What earning a stack gives."""

    title: str
    credit: Amount | None = None


class Stack(Struct, frozen=True, omit_defaults=True):
    """Credentials that add up."""

    title: str
    issuer: str
    summary: str
    groups: tuple[Group, ...]
    version: str = "1.0.0"
    status: Status = "draft"
    published: str = ""
    expires: str = ""
    replaced_by: str = ""
    kind: Literal["", "stack", "collection"] = ""
    topics: tuple[str, ...] = ()
    award: Award | None = None
    apply_url: str = ""
    image: str = ""
    history: tuple[Change, ...] = ()
    ctid: str = ""


class Issuer(Struct, frozen=True, omit_defaults=True):
    """An organisation that assesses evidence and awards credentials."""

    title: str
    url: str
    email: str
    summary: str = ""
    image: str = ""
    region: str = ""
    quality_assurance: str = ""
    language: str = ""
    ctid: str = ""


class RuleAward(Struct, frozen=True, omit_defaults=True):
    """What a recognizer gives for every `per` credentials."""

    amount: float | int
    unit: str
    per: int = 1


class Cap(Struct, frozen=True, omit_defaults=True):
    """The most that counts in a period."""

    amount: float | int
    unit: str = ""
    period: str = ""


class Interval(Struct, frozen=True, omit_defaults=True):
    """The first and the last day; either may be open."""

    start: str = field(name="from", default="")
    until: str = ""


class Rule(Struct, frozen=True, omit_defaults=True):
    """What a recognizer counts, and for how much."""

    award: RuleAward
    credentials: tuple[str, ...] = ()
    stacks: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    all: bool = False
    excluded: tuple[str, ...] = field(name="except", default=())
    cap: Cap | None = None
    preapproval: bool | None = None
    valid: Interval | None = None
    form_url: str = ""
    note: str = ""


class Recognizer(Struct, frozen=True, omit_defaults=True):
    """A state, district or organisation that counts credentials."""

    title: str
    kind: Literal["state", "district", "organization"]
    recognizes: tuple[Rule, ...]
    region: str = ""
    url: str = ""
    ctid: str = ""


class Topic(Struct, frozen=True, omit_defaults=True):
    """A subject that credentials are listed under."""

    title: str
    summary: str = ""
    aliases: tuple[str, ...] = ()
    parent: str = ""


class Statement(Struct, frozen=True, omit_defaults=True):
    """A statement of a framework."""

    code: str
    title: str = ""
    text: str = ""
    url: str = ""


class Framework(Struct, frozen=True, omit_defaults=True):
    """Published standards that credentials are aligned to."""

    title: str
    statements: tuple[Statement, ...]
    publisher: str = ""
    url: str = ""
    year: int | None = None


class EvidenceTemplate(Struct, frozen=True, omit_defaults=True):
    """A kind of evidence that several credentials ask for in the same way."""

    title: str
    type: str
    media: tuple[str, ...] = ()
    instructions: str = ""
    prompts: tuple[Prompt, ...] = ()
    max_words: int | None = None
    limit: Limit | None = None
    quantity: int | None = None
    checks: tuple[str, ...] = ()
    privacy: str = ""


class Scale(Struct, frozen=True, omit_defaults=True):
    """A shared scale: levels from low to high, and the lowest that passes."""

    title: str
    levels: tuple[Level, ...]
    pass_level: str = field(name="pass")


class Guide(Struct, frozen=True, omit_defaults=True):
    """Another page."""

    title: str
    audience: tuple[str, ...] = ()
    order: int | None = None
    standards: tuple[Alignment, ...] = ()
    questions: tuple[str, ...] = ()


class Origin(Struct, frozen=True, omit_defaults=True):
    """A source of the catalog: another catalog, by the address or the path of its feed, without some of its things."""

    id: str
    feed: str
    title: str = ""
    excluded: tuple[str, ...] = field(name="except", default=())


class Provenance(Struct, frozen=True):
    """Where a thing of another catalog is from: the source, its own page and record, and the day it was fetched.

    `language` is that of the other catalog, in which everything is that says nothing else.
    """

    id: str
    title: str
    url: str
    json: str
    fetched: str
    language: str


class Settings(Struct, frozen=True, omit_defaults=True):
    """What `mcsite.yaml` says of the catalog; `url` ends in a slash.

    `home` is no key of the file: it is its `url`, which ids are made of, whatever address a build is for.
    """

    title: str
    url: str
    summary: str = ""
    language: str = "en"
    email: str = ""
    publisher: str = ""
    notice: str = ""
    timezone: str = "UTC"
    formats: tuple[Literal["elm"], ...] = ()
    sources: tuple[Origin, ...] = ()
    home: str = ""


Item = Credential | Stack | Issuer | Recognizer | Topic | Framework | EvidenceTemplate | Scale | Guide
