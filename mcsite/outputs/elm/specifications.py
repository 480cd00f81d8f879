"""Credentials and stacks, as specifications of what is achieved.

A micro-credential is a `LearningAchievementSpecification`. `Qualification`, which is a kind of it, needs a level of a
national framework, which a catalog doesn't know; the European level stands under `educationLevel`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcsite import urls
from mcsite.context import Context
from mcsite.ledger import midnight
from mcsite.model import Amount
from mcsite.openbadges.evidence import assessed, outputs, pass_rule
from mcsite.outputs.elm import organisations
from mcsite.outputs.elm.terms import (
    LanguageMap,
    Node,
    concept,
    ects,
    education,
    english,
    language,
    level,
    mode,
    node,
    note,
    plain,
    portfolio,
    told,
    web,
)
from mcsite.prose.lines import section
from mcsite.views import CredentialView, Ref, StackView, words
from mcsite.views.base import Aligned
from mcsite.views.credential import WorkView
from mcsite.views.framework import FrameworkView

FILE = "elm.jsonld"
Earned = CredentialView | StackView

_SUPERVISED = {True: "The earner is supervised.", False: "The earner isn't supervised."}
_VERIFIED = {True: "The earner's identity is verified.", False: "The earner's identity isn't verified."}
_STUDENTS = {True: "Work with students is needed.", False: "No students are needed.", None: ""}


def address(view: Earned, part: str = "") -> str:
    """Return the id of the specification of a credential or stack, which is the address of its file, or of a part."""
    return urls.here(urls.item_path(view.collection, view.id) + FILE) + (f"#{part}" if part else "")


def credential(context: Context, view: CredentialView) -> Node:
    """Return a credential, whole."""
    family = context.family(view)
    more = node(
        "LearningAchievementSpecification",
        identifier=_identifiers(view),
        description=told(family, _method),
        modified=view.modified,
        status=view.closed or view.status,
        volumeOfLearning=words.duration(view.effort_hours.max) if view.effort_hours else "",
        creditPoint=[_credit(one) for one in view.credit],
        educationLevel=[level(view.eqf_level)] if view.eqf_level else [],
        mode=[mode(view.participation)] if view.participation else [],
        entryRequirement=note(english(_requirements(view))),
        provenBy=[_assessment(family)],
        awardingOpportunity=[_awarding(context, view)],
        supplementaryDocument=[_document(view, work) for work in (*view.resources, *view.research) if work.url],
        additionalNote=[*_notes(view), *_quality(context, family)],
    )
    return head(context, view) | more


def head(context: Context, view: CredentialView) -> Node:
    """Return what every specification needs, and what is the same in every file that names a credential."""
    family = context.family(view)
    outcome = node(
        "LearningOutcome",
        address(view, "outcome"),
        title=told(family, lambda one: one.competency),
        relatedSkill=_skills(context, view),
    )
    return _head(family) | {"learningOutcome": [outcome]}


def stack(context: Context, view: StackView) -> Node:
    """Return a stack; its outcomes and parts are those of the credentials in it, which the file must have, too."""
    family = context.family(view)
    members = [context.credentials[id_] for id_ in held(view)]
    whole = view.totals.hours if not view.totals.hours_unknown else None
    given = view.award.credit if view.award else None
    more = node(
        "LearningAchievementSpecification",
        identifier=_identifiers(view),
        description=told(family, lambda one: one.summary),
        modified=view.modified,
        status=view.closed or view.status,
        volumeOfLearning=words.duration(whole.max) if whole else "",
        creditPoint=[_credit(given)] if given else [],
        entryRequirement=note(english(_first(view.before))),
        learningOutcome=[address(one, "outcome") for one in members],
        hasPart=[address(one) for one in members],
        awardingOpportunity=[_awarding(context, view)],
        additionalNote=[*_stack_notes(view), *_quality(context, family)],
    )
    return _head(family) | more


def held(view: StackView) -> list[str]:
    """Return the ids of the credentials of a stack, those of stacks in it included."""
    return [step.credential.id for stage in view.order for step in stage]


def _head(family: Sequence[Earned]) -> Node:
    view = family[0]
    return node(
        "LearningAchievementSpecification",
        address(view),
        title=told(family, lambda one: one.title),
        dcType=[concept("Micro-credential" if isinstance(view, CredentialView) else "Stack of micro-credentials")],
        ISCEDFCode=[education()],
        language=[language(one.language) for one in family],
        homepage=[web(one.url, spoken=one.language) for one in family],
    )


def _identifiers(view: Earned) -> list[Node]:
    code = view.code if isinstance(view, CredentialView) else ""
    given = {"Code": code, "CTID": view.ctid}
    return [node("Identifier", notation=one, schemeName=name) for name, one in given.items() if one]


def _method(view: CredentialView) -> str:
    """Return the text of the page."""
    return "\n\n".join(section(one.title, one.html) for one in view.sections)


def _skills(context: Context, view: CredentialView) -> list[Node]:
    """Return the statements of frameworks that a credential is aligned to."""
    return [_skill(context.frameworks[one.framework.id], one) for one in view.alignments if one.code]


def _skill(framework: FrameworkView, one: Aligned) -> Node:
    scheme = node("ConceptScheme", framework.url, prefLabel={framework.language: framework.title})
    label = {framework.language: one.title or one.code}
    return node("Concept", one.framework.url, notation=one.code, prefLabel=label, inScheme=scheme)


def _credit(given: Amount) -> Node:
    framework = ects() if given.unit == "ects" else concept(words.label(given.unit))
    return node("CreditPoint", framework=framework, point=plain(given.amount))


def _requirements(view: CredentialView) -> str:
    return " ".join(filter(None, (_first(view.prerequisites), _STUDENTS[view.needs_students])))


def _first(refs: Sequence[Ref]) -> str:
    return f"Earn these first: {_named(refs)}." if refs else ""


def _named(refs: Sequence[Ref]) -> str:
    return words.listed([f"{ref.title} ({ref.url})" for ref in refs])


def _assessment(family: Sequence[CredentialView]) -> Node:
    view = family[0]
    rubric = view.rubric
    levels = [f"{one.title}{' (passes)' if one.passes else ''}" for one in rubric.levels] if rubric else []
    scale = f" Each criterion of the rubric has the levels {words.listed(levels)}." if levels else ""
    scheme = node("GradingScheme", title=english("Pass rule"), description=english(pass_rule(view) + scale))
    said = view.assessment
    watched = [
        sentences[value]
        for sentences, value in (
            (_SUPERVISED, said.supervised if said else None),
            (_VERIFIED, said.identity_verified if said else None),
        )
        if value is not None
    ]
    return node(
        "LearningAssessmentSpecification",
        address(view, "assessment"),
        title=english(f"Assessment of {view.title}"),
        description=english(f"{assessed(view)} What is handed in: {outputs(view)}."),
        dcType=[portfolio()],
        homepage=[web(f"{one.url}#evidence", spoken=one.language) for one in family],
        gradingScheme=scheme,
        additionalNote=note(english(" ".join(watched)), "Supervision and identity verification"),
    )


def _awarding(context: Context, view: Earned) -> Node:
    """Return who awards it, in which country, and from when until when."""
    where = organisations.place(context.issuers[view.issuer.id].region)
    period = node("PeriodOfTime", startDate=midnight(view.published), endDate=midnight(view.expires))
    return node(
        "AwardingOpportunity",
        address(view, "awarding"),
        learningAchievementSpecification=address(view),
        awardingBody=[organisations.address(view.issuer.id)],
        location=where[0] if where else None,
        temporal=period if view.published or view.expires else None,
    )


def _document(view: CredentialView, work: WorkView) -> Node:
    return web(work.url, {view.language: work.title})


def _notes(view: CredentialView) -> Iterator[Node]:
    hours = view.effort_hours
    if hours is not None and hours.min != hours.max:
        yield from note(english(f"It takes {words.hours(hours)}."), "Workload")
    if view.stacks:
        yield from note(english(f"It counts towards {_named(view.stacks)}."), "Stackability")


def _stack_notes(view: StackView) -> Iterator[Node]:
    for group in view.groups:
        members = _named([*group.credentials, *group.stacks])
        count = "all" if group.needed == group.held else str(group.needed)
        yield from note(english(f"{group.title}: earn {count} of {members}."), "Stackability")
    if view.award:
        yield from note({view.language: view.award.title}, "Award")


def _quality(context: Context, family: Sequence[Earned]) -> list[Node]:
    """Return how quality is assured: as the credential says, else as its issuer does."""
    subject = "Quality assurance"
    own: LanguageMap = told(family, lambda one: one.quality_assurance if isinstance(one, CredentialView) else "")
    issuer = context.family(context.issuers[family[0].issuer.id])
    return note(own or told(issuer, lambda one: one.quality_assurance), subject)
