"""The published record of a credential."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from mcsite import prose
from mcsite.linking import assessment
from mcsite.model import (
    Amount,
    Assessment,
    Credential,
    EvidencePart,
    Hours,
    Limit,
    Participation,
    PassRule,
    Rubric,
    Scoring,
    Work,
)
from mcsite.prose import Text
from mcsite.records import Record
from mcsite.views.base import (
    Aligned,
    Counts,
    LevelView,
    PromptView,
    Ref,
    Version,
    View,
    optional,
    prompts,
    texts,
)
from mcsite.views.desk import Desk


class PartView(Struct, frozen=True, omit_defaults=True):
    """A part of the submission, its template's words included."""

    number: int
    title: str
    type: str
    scoring: Scoring
    template: Ref | None = None
    quantity: int | None = None
    repeat_for: str = ""
    media: tuple[str, ...] = ()
    instructions: Text | None = None
    checks: tuple[Text, ...] = ()
    prompts: tuple[PromptView, ...] = ()
    max_words: int | None = None
    limit: Limit | None = None
    privacy: Text | None = None


class Descriptor(Struct, frozen=True):
    """What the evidence looks like at a level."""

    level: str
    passes: bool
    text: Text


class CriterionView(Struct, frozen=True):
    """A row of the rubric; part 0 means all of the evidence. Descriptors are in the order of the levels."""

    title: str
    part: int
    descriptors: tuple[Descriptor, ...]


class RubricView(Struct, frozen=True, omit_defaults=True):
    """The rubric, on its scale."""

    levels: tuple[LevelView, ...]
    pass_level: str
    criteria: tuple[CriterionView, ...]
    scale: Ref | None = None


class PassView(Struct, frozen=True):
    """The pass rule: numbers of parts, and the rule in words."""

    parts: tuple[int, ...]
    yes: tuple[int, ...]
    sentence: str


class WorkView(Struct, frozen=True, omit_defaults=True):
    """A published work."""

    title: str
    authors: str = ""
    year: int | None = None
    url: str = ""
    note: Text | None = None


class CredentialView(View, frozen=True, kw_only=True, omit_defaults=True):
    """Everything published of a credential."""

    ctid: str
    competency: str
    issuer: Ref
    badge: str
    evidence: tuple[PartView, ...]
    pass_rule: PassView = field(name="pass")
    code: str = ""
    expires: str = ""
    review_by: str = ""
    replaced_by: Ref | None = None
    replaces: tuple[Ref, ...] = ()
    aliases: tuple[str, ...] = ()
    topics: tuple[Ref, ...] = ()
    grade_levels: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    needs_students: bool | None = None
    effort_hours: Hours | None = None
    participation: Participation | None = None
    eqf_level: int | None = None
    quality_assurance: str = ""
    license: str = ""
    assessment: Assessment | None = None
    apply_url: str = ""
    credit: tuple[Amount, ...] = ()
    prerequisites: tuple[Ref, ...] = ()
    required_by: tuple[Ref, ...] = ()
    related: tuple[Ref, ...] = ()
    alignments: tuple[Aligned, ...] = ()
    rubric: RubricView | None = None
    research: tuple[WorkView, ...] = ()
    resources: tuple[WorkView, ...] = ()
    history: tuple[Version, ...] = ()
    stacks: tuple[Ref, ...] = ()
    counts: tuple[Counts, ...] = ()

    @property
    def summary(self) -> str:
        """What it is about, in a sentence."""
        return self.competency


def view(desk: Desk, record: Record[Credential]) -> CredentialView:
    """Return the published record of a credential or of its translation."""
    item = record.item
    settled = assessment.parts(desk.catalog, item)
    rule = assessment.pass_rule(item, settled)
    return CredentialView(
        **desk.head(record),
        ctid=desk.ctid(record),
        competency=item.competency,
        issuer=desk.ref("issuers", item.issuer),
        badge=desk.badge(record),
        evidence=tuple([part_view(desk, number, part) for number, part in enumerate(settled, start=1)]),
        pass_rule=pass_view(rule, len(settled)),
        code=item.code,
        expires=item.expires,
        review_by=item.review_by,
        replaced_by=desk.ref("credentials", item.replaced_by) if item.replaced_by else None,
        replaces=desk.refs("credentials", desk.relations.replaces.get(("credentials", record.id), ())),
        aliases=item.aliases,
        topics=desk.refs("topics", item.topics),
        grade_levels=item.grade_levels,
        subjects=item.subjects,
        audience=item.audience,
        needs_students=item.needs_students,
        effort_hours=item.effort_hours,
        participation=item.participation,
        eqf_level=item.eqf_level,
        quality_assurance=item.quality_assurance,
        license=item.license,
        assessment=item.assessment,
        apply_url=item.apply_url,
        credit=item.credit,
        prerequisites=desk.refs("credentials", item.prerequisites),
        required_by=desk.refs("credentials", desk.relations.required_by.get(record.id, ())),
        related=desk.refs("credentials", item.related),
        alignments=desk.aligned(item.alignments),
        rubric=rubric_view(desk, item.rubric),
        research=tuple(map(_work, item.research)),
        resources=tuple(map(_work, item.resources)),
        history=desk.history(item, record.id),
        stacks=desk.refs("stacks", desk.relations.stacks_of.get(record.id, ())),
        counts=desk.counts("credentials", record.id),
    )


def part_view(desk: Desk, number: int, part: EvidencePart) -> PartView:
    """Return a settled part of the evidence."""
    return PartView(
        number,
        part.title,
        part.type,
        part.scoring or "none",
        desk.ref("evidence", part.use) if part.use else None,
        part.quantity,
        part.repeat_for,
        part.media,
        optional(part.instructions),
        texts(part.checks),
        prompts(part.prompts),
        part.max_words,
        (part.limit or "hard") if part.max_words else None,
        optional(part.privacy),
    )


def pass_view(rule: PassRule, count: int) -> PassView:
    """Return a pass rule, for a submission of so many parts."""
    return PassView(rule.parts, rule.yes, assessment.sentence(rule, count))


def rubric_view(desk: Desk, rubric: Rubric | None) -> RubricView | None:
    """Return a rubric on its scale."""
    if rubric is None:
        return None
    scale = desk.scale(rubric)
    if scale is None:
        return None
    shown, pass_level = scale
    criteria = [CriterionView(one.title, one.part, _descriptors(one.descriptors, shown)) for one in rubric.criteria]
    used = rubric.use if not rubric.levels else ""
    return RubricView(shown, pass_level, tuple(criteria), desk.ref("rubrics", used) if used else None)


def _descriptors(given: Mapping[str, str], shown: Iterable[LevelView]) -> tuple[Descriptor, ...]:
    return tuple([Descriptor(level.title, level.passes, prose.text(given[level.title])) for level in shown])


def _work(work: Work) -> WorkView:
    return WorkView(work.title, work.authors, work.year, work.url, optional(work.note))
