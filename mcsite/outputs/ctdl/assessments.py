"""What it takes to earn a credential: the evidence, how it is assessed, what that costs, and the competency shown."""

from __future__ import annotations

from collections.abc import Sequence

from mcsite.context import Context
from mcsite.model import Assessment, Fee
from mcsite.outputs.ctdl.terms import (
    LanguageMap,
    Node,
    address,
    concept,
    credit,
    english,
    languages,
    life_cycle,
    node,
    part,
    told,
)
from mcsite.prose.lines import plain
from mcsite.views import CredentialView, words
from mcsite.views.base import Aligned, PromptView
from mcsite.views.credential import PartView

MODELS = {
    "free": "Assessed free of charge.",
    "paid": "Assessed for a fee.",
    "peer": "Assessed by fellow educators.",
    "certified": "Assessed by trained, certified assessors.",
}
STUDENTS = {True: "Work with students is needed.", False: "No students are needed."}


def assessment(family: Sequence[CredentialView], shown: Sequence[Node], rubric_id: str) -> Node:
    """Return the assessment of a credential, of its competencies and the `@id` of its rubric, which may be empty."""
    view = family[0]
    issuer = [address("issuers", view.issuer.id)]
    portfolio = concept("AssessmentMethod", "assessMethod:PortfolioEvaluation", "Portfolio Evaluation")
    criteria = concept("ScoringMethod", "score:CriterionReferenced", "Criterion-Referenced")
    properties = {
        "ceterms:name": english(f"Assessment of {view.title}"),
        "ceterms:description": english(
            f"The evidence is assessed for {view.title}. It takes {view.pass_rule.sentence}."
        ),
        "ceterms:subjectWebpage": f"{view.url}#evidence",
        "ceterms:inLanguage": languages(family),
        "ceterms:lifeCycleStatusType": life_cycle(view),
        "ceterms:ownedBy": issuer,
        "ceterms:offeredBy": issuer,
        "ceterms:assesses": shown,
        "ceterms:assessmentMethodType": [portfolio],
        "ceterms:assessmentMethodDescription": english(_method(view.assessment)),
        "ceterms:isProctored": view.assessment.supervised if view.assessment else None,
        "ceterms:assessmentOutput": told(family, lambda one: [part_.title for part_ in one.evidence]),
        "ceterms:scoringMethodType": [criteria] if rubric_id else [],
        "ceterms:scoringMethodDescription": english(f"It takes {view.pass_rule.sentence}."),
        "ceterms:hasRubric": [rubric_id] if rubric_id else [],
        "ceterms:estimatedCost": costs(view),
        "ceterms:creditValue": [credit(one.amount, one.unit) for one in view.credit],
        "ceterms:externalResearch": [work.url for work in view.research if work.url],
        "ceterms:targetLearningResource": [
            {"@id": work.url, "@type": "ceterms:LearningResource"} for work in view.resources if work.url
        ],
    }
    return part(view, "assessment", "ceterms:AssessmentProfile", properties)


def condition(family: Sequence[CredentialView], shown: Sequence[Node]) -> Node:
    """Return what is required for a credential; `shown` are its competencies."""
    view = family[0]
    return node(
        "ceterms:ConditionProfile",
        {
            "ceterms:name": english("Requirements"),
            "ceterms:description": english(f"It takes {view.pass_rule.sentence}."),
            "ceterms:subjectWebpage": f"{view.url}#evidence",
            "ceterms:assertedBy": [address("issuers", view.issuer.id)],
            "ceterms:submissionOfDescription": _evidence(family),
            "ceterms:condition": english([STUDENTS[view.needs_students]] if view.needs_students is not None else []),
            "ceterms:targetCompetency": shown,
            "ceterms:targetCredential": [address("credentials", ref.id) for ref in view.prerequisites],
            "ceterms:targetAssessment": [address("credentials", view.id, "assessment")],
        },
    )


def competencies(context: Context, family: Sequence[CredentialView]) -> list[Node]:
    """Return the competency of a credential, and the statements of frameworks that it is aligned to."""
    own = node(
        "ceterms:CredentialAlignmentObject",
        {
            "ceterms:targetNode": f"{family[0].url}#competency",
            "ceterms:targetNodeName": told(family, lambda one: one.title),
            "ceterms:targetNodeDescription": told(family, lambda one: one.competency),
        },
    )
    return [own, *(_alignment(context, aligned) for aligned in family[0].alignments)]


def costs(view: CredentialView) -> list[Node]:
    """Return what the assessment costs; nothing where the author doesn't say."""
    if view.assessment is None:
        return []
    fee = view.assessment.fee or (Fee(0, "") if view.assessment.model == "free" else None)
    if fee is None:
        return []
    said = words.money(fee.amount, fee.currency) if fee.amount else "nothing"
    return [
        node(
            "ceterms:CostProfile",
            {
                "ceterms:name": english("Assessment"),
                "ceterms:description": english(f"Cost of the assessment: {said}"),
                "ceterms:costDetails": view.apply_url or view.url,
                "ceterms:directCostType": [concept("CostType", "costType:ScoringFee", "Scoring Fee")],
                "ceterms:currency": fee.currency,
                "ceterms:price": fee.amount,
            },
        )
    ]


def _alignment(context: Context, aligned: Aligned) -> Node:
    """Return an alignment to a statement, or to the whole framework; their own addresses are preferred to ours."""
    framework = context.frameworks[aligned.framework.id]
    home = framework.home or framework.url
    language = framework.language
    if not aligned.code:
        return node(
            "ceterms:CredentialAlignmentObject",
            {
                "ceterms:framework": home,
                "ceterms:frameworkName": {language: framework.title},
                "ceterms:targetNode": home,
                "ceterms:targetNodeName": {language: framework.title},
            },
        )
    own = next((one.url for one in framework.statements if one.code == aligned.code), "")
    return node(
        "ceterms:CredentialAlignmentObject",
        {
            "ceterms:framework": home,
            "ceterms:frameworkName": {language: framework.title},
            "ceterms:codedNotation": aligned.code,
            "ceterms:targetNode": own or aligned.framework.url,
            "ceterms:targetNodeName": {language: aligned.title or aligned.text or aligned.code},
            "ceterms:targetNodeDescription": {language: aligned.text} if aligned.text else {},
        },
    )


def _method(assessment: Assessment | None) -> str:
    if assessment is None:
        return ""
    sentences = [MODELS[assessment.model]]
    if assessment.turnaround_days is not None:
        sentences.append(f"The answer comes within {words.count(assessment.turnaround_days, 'day')}.")
    if assessment.resubmissions == "unlimited":
        sentences.append("Evidence can be handed in again without limit.")
    elif assessment.resubmissions is not None:
        sentences.append(f"Evidence can be handed in again {words.count(assessment.resubmissions, 'time')}.")
    return " ".join(sentences)


def _evidence(family: Sequence[CredentialView]) -> LanguageMap:
    return told(family, lambda one: [_part(part_) for part_ in one.evidence])


def _part(part_: PartView) -> str:
    """Return a part of the evidence as text, a line for each thing that is asked."""
    lines = [f"Part {part_.number}: {part_.title}"]
    if part_.quantity:
        lines.append(f"Number: {part_.quantity}")
    if part_.repeat_for:
        lines.append(f"For each {part_.repeat_for}")
    if part_.media:
        lines.append(f"As: {words.listed([words.label(one).lower() for one in part_.media], 'or')}")
    lines += [plain(part_.instructions.html)] if part_.instructions else []
    lines += [f"• {plain(check.html)}" for check in part_.checks]
    lines += [_prompt(prompt) for prompt in part_.prompts]
    if part_.max_words:
        lines.append(_most(part_.max_words, part_.limit))
    lines += [plain(part_.privacy.html)] if part_.privacy else []
    return "\n".join(lines)


def _prompt(prompt: PromptView) -> str:
    text = plain(prompt.text.html)
    limit = f" ({_most(prompt.max_words, prompt.limit)})" if prompt.max_words else ""
    return f"• {prompt.title}: {text}{limit}" if prompt.title else f"• {text}{limit}"


def _most(number: int, limit: str | None) -> str:
    return f"about {number} words" if limit == "advisory" else f"at most {number} words"
