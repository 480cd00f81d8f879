"""What it takes to earn a credential: the evidence, how it is assessed, what that costs, and the competency shown."""

from __future__ import annotations

from collections.abc import Sequence

from mcsite.context import Context
from mcsite.model import Assessment, Fee
from mcsite.outputs.ctdl.nodes import (
    NOTHING,
    AlignmentObject,
    AssessmentProfile,
    ConditionProfile,
    CostProfile,
    LearningResource,
)
from mcsite.outputs.ctdl.terms import Own, address, concept, credit, english, languages, life_cycle, life_state, told
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


def assessment(context: Context, family: Sequence[CredentialView], own: Own, rubric: list[str]) -> AssessmentProfile:
    """Return the assessment of a credential, by the rubric that is at an `@id`, if there is one."""
    view = family[0]
    issuer = [address("issuers", view.issuer.id)]
    sentence = f"It takes {view.pass_rule.sentence}."
    return AssessmentProfile(
        id=own.part("assessment"),
        ctid=own.ctid("assessment"),
        name=english(f"Assessment of {view.title}"),
        description=english(f"The evidence is assessed for {view.title}. {sentence}"),
        subject_webpage=f"{view.url}#evidence",
        in_language=languages(family),
        life_cycle_status_type=life_cycle(life_state(view)),
        owned_by=issuer,
        offered_by=issuer,
        assesses=_competencies(context, family),
        assessment_method_type=concept("AssessmentMethod", "assessMethod:PortfolioEvaluation", "Portfolio Evaluation"),
        assessment_method_description=english(_method(view.assessment)),
        is_proctored=view.assessment.supervised if view.assessment else None,
        assessment_output=told(family, lambda one: [part_.title for part_ in one.evidence]),
        scoring_method_type=(
            concept("ScoringMethod", "score:CriterionReferenced", "Criterion-Referenced") if rubric else NOTHING
        ),
        scoring_method_description=english(sentence),
        has_rubric=rubric,
        estimated_cost=_costs(view),
        credit_value=[credit(one.amount, one.unit) for one in view.credit],
        external_research=[work.url for work in view.research if work.url],
        target_learning_resource=[LearningResource(id=work.url) for work in view.resources if work.url],
    )


def condition(family: Sequence[CredentialView], assessment: AssessmentProfile) -> ConditionProfile:
    """Return what is required for a credential that has an assessment."""
    view = family[0]
    return ConditionProfile(
        name=english("Requirements"),
        description=english(f"It takes {view.pass_rule.sentence}."),
        subject_webpage=f"{view.url}#evidence",
        asserted_by=assessment.owned_by,
        submission_of_description=told(family, lambda one: [_part(part_) for part_ in one.evidence]),
        condition=english([STUDENTS[view.needs_students]] if view.needs_students is not None else []),
        target_competency=assessment.assesses,
        target_credential=[address("credentials", ref.id) for ref in view.prerequisites],
        target_assessment=[assessment.id],
    )


def _competencies(context: Context, family: Sequence[CredentialView]) -> list[AlignmentObject]:
    """Return the competency of a credential, and the statements of frameworks that it is aligned to."""
    own = AlignmentObject(
        target_node=f"{family[0].url}#competency",
        target_node_name=told(family, lambda one: one.title),
        target_node_description=told(family, lambda one: one.competency),
    )
    return [own, *(_alignment(context, aligned) for aligned in family[0].alignments)]


def _costs(view: CredentialView) -> list[CostProfile]:
    """Return what the assessment costs; nothing where the author doesn't say."""
    if view.assessment is None:
        return []
    fee = view.assessment.fee or (Fee(0, "") if view.assessment.model == "free" else None)
    if fee is None:
        return []
    said = words.money(fee.amount, fee.currency) if fee.amount else "nothing"
    return [
        CostProfile(
            name=english("Assessment"),
            description=english(f"Cost of the assessment: {said}"),
            cost_details=view.apply_url or view.url,
            direct_cost_type=concept("CostType", "costType:ScoringFee", "Scoring Fee"),
            currency=fee.currency,
            price=fee.amount,
        )
    ]


def _alignment(context: Context, aligned: Aligned) -> AlignmentObject:
    """Return an alignment to a statement, or to the whole framework; their own addresses are preferred to ours."""
    framework = context.frameworks[aligned.framework.id]
    home = framework.home or framework.url
    language = framework.language
    name = {language: framework.title}
    if not aligned.code:
        return AlignmentObject(framework=home, framework_name=name, target_node=home, target_node_name=name)
    own = next((one.url for one in framework.statements if one.code == aligned.code), "")
    return AlignmentObject(
        framework=home,
        framework_name=name,
        coded_notation=aligned.code,
        target_node=own or aligned.framework.url,
        target_node_name={language: aligned.title or aligned.text or aligned.code},
        target_node_description={language: aligned.text} if aligned.text else {},
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
