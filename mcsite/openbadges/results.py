"""What can be achieved in a credential or a release: its rubric and pass rule as ResultDescriptions (Open Badges 3.0).

The evidence is one that is an AssessmentResultDescription too (Open Badges Assessment Extension 2.0): a section for
each part, a question for each prompt. The ids are fragments of the achievement's own, by the place in the list.
"""

from __future__ import annotations

from collections.abc import Iterator

from mcsite.openbadges import Assessed, achievement_url
from mcsite.openbadges.evidence import assessed, facts, outputs, pass_rule
from mcsite.openbadges.nodes import Level, Question, Result, Section
from mcsite.prose.lines import plain
from mcsite.views.base import PromptView
from mcsite.views.credential import CriterionView, PartView
from mcsite.views.workbook import artifacts_needed


def results(view: Assessed) -> Iterator[Result]:
    """Go through the results: the whole of the evidence, each criterion, each part that gets a Yes or No."""
    base = achievement_url(view.url)
    yield _evidence(view, base)
    for number, criterion in enumerate(view.rubric.criteria if view.rubric else (), start=1):
        yield _criterion(view, criterion, base, number)
    for part in view.evidence:
        if part.scoring == "yes-no":
            yield Result(
                id=f"{base}#part-{part.number}-answer",
                name=part.title,
                result_type="Result",
                allowed_value=("No", "Yes"),
                required_value="Yes" if part.number in view.pass_rule.yes else "",
                evidence_part=f"{base}#part-{part.number}",
            )


def _evidence(view: Assessed, base: str) -> Result:
    return Result(
        id=f"{base}#evidence",
        type=("ResultDescription", "AssessmentResultDescription"),
        name="Evidence",
        result_type="Status",
        allowed_value=("Failed", "Completed"),
        required_value="Completed",
        description=assessed(view),
        assessment_type="Artifact",
        assessment_output=outputs(view),
        has_group_participation=False,
        has_group_evaluation=False,
        evaluation_method=pass_rule(view),
        sections=[_section(part, base) for part in view.evidence],
    )


def _section(part: PartView, base: str) -> Section:
    return Section(
        id=f"{base}#part-{part.number}",
        title=part.title,
        description="\n".join(_described(part)),
        questions=_questions(part),
    )


def _described(part: PartView) -> list[str]:
    """Return what a part asks for besides its questions, in plain text."""
    found = list(facts(part))
    if part.instructions:
        found.append(plain(part.instructions.html))
    if part.checks:
        found += ["Complete when:", *[f"• {plain(check.html)}" for check in part.checks]]
    if part.privacy:
        found.append(f"Privacy: {plain(part.privacy.html)}")
    return found


def _questions(part: PartView) -> list[Question]:
    """Return what is asked for in a part: its prompts, and the files where it needs some."""
    files = artifacts_needed(part)
    written = not part.media or "text" in part.media
    found = [_question(part, "TextQuestion" if written else "FileQuestion", prompt) for prompt in part.prompts]
    if not found:
        found.append(_question(part, "FileQuestion" if files else "TextQuestion"))
    elif files and written:
        found.append(_question(part, "FileQuestion"))
    return found


def _question(part: PartView, kind: str, prompt: PromptView | None = None) -> Question:
    if prompt is None:
        text = plain(part.instructions.html) if part.instructions else ""
        words, limit = (part.max_words, part.limit) if not part.prompts else (None, None)
    else:
        text, words, limit = plain(prompt.text.html) or prompt.title, prompt.max_words, prompt.limit
    return Question(
        question_type=kind,
        name=prompt.title if prompt else "",
        text=text or part.title,
        word_limit=words,
        word_limit_kind=limit if words else None,
    )


def _criterion(view: Assessed, criterion: CriterionView, base: str, number: int) -> Result:
    id_ = f"{base}#criterion-{number}"
    needed = criterion.part in view.pass_rule.parts or (criterion.part == 0 and bool(view.pass_rule.parts))
    levels = [
        Level(id=f"{id_}-level-{place}", name=one.level, level=str(place), description=plain(one.text.html))
        for place, one in enumerate(criterion.descriptors, start=1)
    ]
    passing = next(place for place, one in enumerate(criterion.descriptors) if one.passes)
    return Result(
        id=id_,
        name=criterion.title,
        result_type="RubricCriterionLevel",
        rubric_criterion_level=levels,
        required_level=levels[passing].id if needed else "",
        evidence_part=f"{base}#part-{criterion.part}" if criterion.part else "",
    )
