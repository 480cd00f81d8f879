"""The rubric of a credential, in the terms of CTDL-ASN: criteria and levels, and a text where they cross."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mcsite.outputs.ctdl.terms import Node, address, english, languages, node, part, told
from mcsite.prose import Text
from mcsite.prose.lines import plain
from mcsite.views import CredentialView, words
from mcsite.views.credential import RubricView

LICENCES = "https://spdx.org/licenses/"
_PEER = "https://purl.org/ctdlasn/vocabs/evalCat/Peer"


def rubric(family: Sequence[CredentialView]) -> list[Node]:
    """Return the nodes of the rubric of a credential, or none; the first is the rubric itself."""
    view = family[0]
    if view.rubric is None:
        return []
    shape = _shape(view.rubric)
    alike = [one for one in family if one.rubric is not None and _shape(one.rubric) == shape]
    levels, criteria = range(1, len(view.rubric.levels) + 1), range(1, len(view.rubric.criteria) + 1)
    names = words.listed([f"“{level.title}”" for level in view.rubric.levels])
    peer = view.assessment is not None and view.assessment.model == "peer"
    properties = {
        "ceasn:name": english(f"Rubric of {view.title}"),
        "ceasn:description": english(
            f"Levels from low to high: {names}. “{view.rubric.pass_level}” is the lowest level that passes."
        ),
        "ceasn:inLanguage": languages(alike),
        "ceasn:creator": [address("issuers", view.issuer.id)],
        "ceasn:license": LICENCES + view.license if view.license else "",
        "ceasn:evaluatorType": [_PEER] if peer else [],
        "ceasn:hasRubricLevel": [_here(view, f"level-{level}") for level in levels],
        "ceasn:hasRubricCriterion": [_here(view, f"criterion-{criterion}") for criterion in criteria],
    }
    return [
        part(view, "rubric", "ceasn:Rubric", properties),
        *[_level(alike, level, len(criteria)) for level in levels],
        *[_criterion(alike, criterion, len(levels)) for criterion in criteria],
        *_crossings(alike, levels, criteria),
    ]


def _shape(rubric: RubricView) -> tuple[int, int]:
    return len(rubric.levels), len(rubric.criteria)


def _here(view: CredentialView, part_: str) -> str:
    return address("credentials", view.id, part_)


def _rubric(view: CredentialView) -> RubricView:
    assert view.rubric is not None  # noqa: S101  only credentials with a rubric come here
    return view.rubric


def _text(text: Text | None) -> str:
    return plain(text.html) if text else ""


def _level(family: Sequence[CredentialView], number: int, criteria: int) -> Node:
    here = _here(family[0], "criterion-")
    return node(
        "ceasn:RubricLevel",
        {
            "ceasn:name": told(family, lambda one: _rubric(one).levels[number - 1].title),
            "ceasn:description": told(family, lambda one: _text(_rubric(one).levels[number - 1].meaning)),
            "ceasn:listID": str(number),
            "ceasn:hasCriterionLevel": [f"{here}{one}-level-{number}" for one in range(1, criteria + 1)],
        },
        _here(family[0], f"level-{number}"),
    )


def _criterion(family: Sequence[CredentialView], number: int, levels: int) -> Node:
    here = _here(family[0], f"criterion-{number}")
    judged = _rubric(family[0]).criteria[number - 1].part
    properties = {
        "ceasn:name": told(family, lambda one: _rubric(one).criteria[number - 1].title),
        "ceasn:description": english(
            f"Judges Part {judged} of the evidence." if judged else "Judges all of the evidence."
        ),
        "ceasn:listID": str(number),
        "ceasn:hasCriterionLevel": [f"{here}-level-{one}" for one in range(1, levels + 1)],
    }
    return part(family[0], f"criterion-{number}", "ceasn:RubricCriterion", properties)


def _crossings(family: Sequence[CredentialView], levels: Iterable[int], criteria: Iterable[int]) -> Iterator[Node]:
    """Go through the places where criteria and levels cross; without the properties that have nothing to say."""
    here = _here(family[0], "criterion-")
    labels = {level: told(family, lambda one: _rubric(one).levels[level - 1].title) for level in levels}  # noqa: B023
    for criterion in criteria:
        for level, label in labels.items():
            found = {"@id": f"{here}{criterion}-level-{level}", "@type": "ceasn:CriterionLevel"}
            texts = told(
                family,
                lambda one: _text(_rubric(one).criteria[criterion - 1].descriptors[level - 1].text),  # noqa: B023
            )
            made: Node = {"ceasn:benchmarkLabel": label} if label else {}
            made |= {"ceasn:benchmarkText": texts} if texts else {}
            yield {**found, **made, "ceasn:listID": str(level)}
