"""What can be achieved in a credential or a release: its rubric and pass rule as ResultDescriptions (Open Badges 3.0).

The evidence is one that is an AssessmentResultDescription too (Open Badges Assessment Extension 2.0): a section for
each part, a question for each prompt. The ids are fragments of the achievement's own, by the place in the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mcsite.openbadges import Assessed, achievement_url, said
from mcsite.openbadges.context import QUESTION, SECTION
from mcsite.openbadges.evidence import assessed, facts, outputs, pass_rule
from mcsite.prose.lines import plain
from mcsite.views.base import PromptView
from mcsite.views.credential import CriterionView, PartView
from mcsite.views.workbook import artifacts_needed


def results(view: Assessed) -> Iterator[dict[str, Any]]:
    """Go through the results: the whole of the evidence, each criterion, each part that gets a Yes or No."""
    base = achievement_url(view.url)
    yield _evidence(view, base)
    for number, criterion in enumerate(view.rubric.criteria if view.rubric else (), start=1):
        yield _criterion(view, criterion, base, number)
    for part in view.evidence:
        if part.scoring == "yes-no":
            yield said(
                id=f"{base}#part-{part.number}-answer",
                type=["ResultDescription"],
                name=part.title,
                resultType="Result",
                allowedValue=["No", "Yes"],
                requiredValue="Yes" if part.number in view.pass_rule.yes else None,
                evidencePart=f"{base}#part-{part.number}",
            )


def _evidence(view: Assessed, base: str) -> dict[str, Any]:
    return said(
        id=f"{base}#evidence",
        type=["ResultDescription", "AssessmentResultDescription"],
        name="Evidence",
        resultType="Status",
        allowedValue=["Failed", "Completed"],
        requiredValue="Completed",
        description=assessed(view),
        assessmentType="Artifact",
        assessmentOutput=outputs(view),
        hasGroupParticipation=False,
        hasGroupEvaluation=False,
        evaluationMethod=pass_rule(view),
        sections=[_section(part, base) for part in view.evidence],
    )


def _section(part: PartView, base: str) -> dict[str, Any]:
    return said(
        id=f"{base}#part-{part.number}",
        type=[SECTION],
        title=part.title,
        description="\n".join(_described(part)),
        required=True,
        questions=list(_questions(part)),
    )


def _described(part: PartView) -> Iterator[str]:
    """Go through what a part asks for besides its questions, in plain text."""
    yield from facts(part)
    if part.instructions:
        yield plain(part.instructions.html)
    if part.checks:
        yield "Complete when:"
        yield from (f"• {plain(check.html)}" for check in part.checks)
    if part.privacy:
        yield f"Privacy: {plain(part.privacy.html)}"


def _questions(part: PartView) -> Iterator[dict[str, Any]]:
    """Go through what is asked for in a part: its prompts, and the files where it needs some."""
    files = artifacts_needed(part)
    written = not part.media or "text" in part.media
    for prompt in part.prompts:
        yield _question(part, "TextQuestion" if written else "FileQuestion", prompt)
    if not part.prompts:
        yield _question(part, "FileQuestion" if files else "TextQuestion")
    elif files and written:
        yield _question(part, "FileQuestion")


def _question(part: PartView, kind: str, prompt: PromptView | None = None) -> dict[str, Any]:
    if prompt is None:
        text = plain(part.instructions.html) if part.instructions else ""
        words, limit = (part.max_words, part.limit) if not part.prompts else (None, None)
    else:
        text, words, limit = plain(prompt.text.html) or prompt.title, prompt.max_words, prompt.limit
    return said(
        type=[QUESTION],
        questionType=kind,
        name=prompt.title if prompt else "",
        text=text or part.title,
        required=True,
        wordLimit=words,
        wordLimitKind=limit if words else None,
    )


def _criterion(view: Assessed, criterion: CriterionView, base: str, number: int) -> dict[str, Any]:
    id_ = f"{base}#criterion-{number}"
    needed = criterion.part in view.pass_rule.parts or (criterion.part == 0 and bool(view.pass_rule.parts))
    levels = [
        said(
            id=f"{id_}-level-{place}",
            type=["RubricCriterionLevel"],
            name=one.level,
            level=str(place),
            description=plain(one.text.html),
        )
        for place, one in enumerate(criterion.descriptors, start=1)
    ]
    passing = next(place for place, one in enumerate(criterion.descriptors, start=1) if one.passes)
    return said(
        id=id_,
        type=["ResultDescription"],
        name=criterion.title,
        resultType="RubricCriterionLevel",
        rubricCriterionLevel=levels,
        requiredLevel=f"{id_}-level-{passing}" if needed else None,
        evidencePart=f"{base}#part-{criterion.part}" if criterion.part else None,
    )
