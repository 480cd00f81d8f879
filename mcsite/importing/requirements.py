"""What a credential takes, from CTDL: its conditions, its assessment and its rubric."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from mcsite.importing.graphs import Graph
from mcsite.importing.reading import (
    Named,
    as_markdown,
    given,
    line,
    many,
    nodes,
    number,
    pass_rule,
    scale,
    text,
    unit,
    web,
)
from mcsite.outputs.ctdl.assessments import MODELS, STUDENTS
from mcsite.outputs.ctdl.rubrics import LICENCES
from mcsite.outputs.ctdl.terms import UNITS
from mcsite.prose.addresses import escaped

_PART = re.compile(r"Part \d+: (.*)")
_JUDGES = re.compile(r"Judges Part (\d{1,3}) of the evidence\.\Z")
_DAYS = re.compile(r"The answer comes within ([\d,]+) days?\.")
_TIMES = re.compile(r"Evidence can be handed in again ([\d,]+) times?\.")
_LOWEST = "is the lowest level that passes."


class Needs(Struct, frozen=True):
    """What a credential takes, as front matter has it; `competency` by language."""

    competency: dict[str, str]
    alignments: list[dict[str, str]]
    students: bool | None
    prerequisites: list[str]
    evidence: list[dict[str, Any]]
    pass_rule: dict[str, Any]
    rubric: dict[str, Any]
    license: str
    assessment: dict[str, Any]
    credit: list[dict[str, Any]]


def read(graph: Graph, node: dict[str, Any], own: str, named: Named) -> Needs:
    """Return what a credential takes; `own` is its language, `named` collects its frameworks."""
    conditions = graph.nodes(node, "ceterms:requires")
    condition = next(iter(conditions), {})
    assessments = [one for each in conditions for one in graph.nodes(each, "ceterms:targetAssessment")]
    assessment = next(iter(assessments), {})
    targets = nodes(condition.get("ceterms:targetCompetency")) or nodes(assessment.get("ceterms:assesses"))
    is_own = bool(targets) and "ceterms:framework" not in targets[0]
    competency = graph.texts(targets[0], "ceterms:targetNodeDescription") if is_own else {}
    said = graph.listed(condition, "ceterms:condition", "en")
    evidence = [_part(one) for one in graph.listed(condition, "ceterms:submissionOfDescription", own)]
    rubrics = graph.nodes(node, "ceterms:hasRubric") or graph.nodes(assessment, "ceterms:hasRubric")
    rubric, licence = _rubric(graph, next(iter(rubrics), {}), own)
    rule = _rule(graph.text(assessment, "ceterms:scoringMethodDescription", "en"), len(evidence))
    return Needs(
        competency,
        [found for one in targets[is_own:] if (found := _alignment(graph, one, own, named))],
        next((needed for needed, sentence in STUDENTS.items() if sentence in said), None),
        [id_ for one in conditions for id_ in graph.ids(one, "ceterms:targetCredential", "credentials")],
        _scored(evidence, rule, rubric),
        rule,
        rubric,
        licence,
        _terms(graph, node, assessment),
        [found for one in nodes(assessment.get("ceterms:creditValue")) if (found := _credit(graph, one))],
    )


def _part(said: str) -> dict[str, Any]:
    """Return a part of the evidence: the title, and all else as its instructions."""
    first, _, rest = said.partition("\n")
    named = _PART.fullmatch(first)
    title, rest = (named[1], rest) if named else ("Evidence", said)
    return given({"title": line(title) or "Evidence", "type": "other", "instructions": as_markdown(rest)})


def _rule(said: str, parts: int) -> dict[str, Any]:
    sentence = re.fullmatch(r"It takes (.*)\.", said)
    return pass_rule(sentence[1], parts) if sentence and parts else {}


def _scored(evidence: list[dict[str, Any]], rule: dict[str, Any], rubric: dict[str, Any]) -> list[dict[str, Any]]:
    """Return evidence with how it is scored, where the pass rule and the rubric tell."""
    judged = {criterion.get("part") for criterion in rubric.get("criteria", ())}
    if not rule:
        return evidence
    found = []
    for place, part in enumerate(evidence, start=1):
        scored = place in rule["parts"] or place in judged
        scoring = "rubric" if scored else "yes-no" if place in rule.get("yes", ()) else "none"
        found.append({"title": part["title"], "type": part["type"], "scoring": scoring} | part)
    return found


def _alignment(graph: Graph, target: dict[str, Any], own: str, named: Named) -> dict[str, str] | None:
    name = line(graph.text(target, "ceterms:targetNodeName", own))
    framework = line(graph.text(target, "ceterms:frameworkName", own))
    code = line(target.get("ceterms:codedNotation"))
    if not (framework or name):
        return None
    if not code and framework and framework != name:
        code = name
    statement = {
        "code": code,
        "title": name if name != code else "",
        "text": text(graph.text(target, "ceterms:targetNodeDescription", own)),
        "url": web(target.get("ceterms:targetNode")),
    }
    return named.align(framework or name, web(target.get("ceterms:framework")), statement if code else {})


def _rubric(graph: Graph, node: dict[str, Any], own: str) -> tuple[dict[str, Any], str]:
    """Return a rubric and its licence; no rubric if the texts where its criteria and levels cross aren't all there."""
    licence = line(node.get("ceasn:license"))
    licence = licence.removeprefix(LICENCES) if licence.startswith(LICENCES) else ""
    levels = [
        (line(graph.text(one, "ceasn:name", own)), as_markdown(graph.text(one, "ceasn:description", own)))
        for one in graph.nodes(node, "ceasn:hasRubricLevel")
    ]
    names = [name for name, _ in levels]
    criteria = [_criterion(graph, one, names, own) for one in graph.nodes(node, "ceasn:hasRubricCriterion")]
    if len(set(names)) < max(len(names), 2) or not criteria or not all(criteria):
        return {}, licence
    said = graph.text(node, "ceasn:description", "en")
    passing = [name for name in names if said.endswith(f". “{name}” {_LOWEST}")]
    lowest = max(passing, key=len) if passing else names[-1]
    return {"levels": scale(levels), "pass": lowest, "criteria": criteria}, licence


def _criterion(graph: Graph, node: dict[str, Any], names: list[str], own: str) -> dict[str, Any]:
    crossings = graph.nodes(node, "ceasn:hasCriterionLevel")
    if len(crossings) != len(names):
        return {}
    part = _JUDGES.match(graph.text(node, "ceasn:description", "en"))
    told = [as_markdown(graph.text(one, "ceasn:benchmarkText", own)) for one in crossings]
    return given(
        {
            "title": line(graph.text(node, "ceasn:name", own)) or "Criterion",
            "part": int(part[1]) if part else None,
            "descriptors": {name: said or escaped(name) for name, said in zip(names, told, strict=True)},
        }
    )


def _terms(graph: Graph, node: dict[str, Any], assessment: dict[str, Any]) -> dict[str, Any]:
    """Return who assesses on which terms, from the sentences that mcsite has for them."""
    said = graph.text(assessment, "ceterms:assessmentMethodDescription", "en")
    model = next((name for name, sentence in MODELS.items() if said.startswith(sentence)), "")
    if not model:
        return {}
    days, times = _DAYS.search(said), _TIMES.search(said)
    again = "unlimited" if "again without limit." in said else _count(times)
    return {"model": model} | {
        name: value
        for name, value in (
            ("fee", _fee(node)),
            ("turnaround_days", _count(days)),
            ("resubmissions", again),
            ("supervised", _flag(assessment.get("ceterms:isProctored"))),
        )
        if value is not None
    }


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _fee(node: dict[str, Any]) -> dict[str, Any] | None:
    for cost in nodes(node.get("ceterms:estimatedCost")):
        price, currency = cost.get("ceterms:price"), line(cost.get("ceterms:currency"))
        if currency and (number(price) or price == 0):
            return {"amount": price, "currency": currency}
    return None


def _count(found: re.Match[str] | None) -> int | None:
    return int(found[1].replace(",", "")) if found else None


def _credit(graph: Graph, value: dict[str, Any]) -> dict[str, Any] | None:
    amount = number(value.get("schema:value"))
    if amount is None:
        return None
    types = [line(one).removeprefix("creditUnit:") for one in many(value.get("ceterms:creditUnitType"))]
    known = next((name for name, type_ in UNITS.items() if type_ in types), "")
    name = known or unit(graph.text(value, "schema:description", "en"), amount)
    return {"amount": amount, "unit": name} if name else None
