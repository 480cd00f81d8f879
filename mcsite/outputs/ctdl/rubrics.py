"""The rubric of a credential, in the terms of CTDL-ASN: criteria and levels, and a text where they cross."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcsite.outputs.ctdl.nodes import CriterionLevel, LanguageMap, Node, Rubric, RubricCriterion, RubricLevel
from mcsite.outputs.ctdl.terms import Own, address, english, languages, texts
from mcsite.prose import Text
from mcsite.prose.lines import plain
from mcsite.views import CredentialView, words
from mcsite.views.base import LevelView
from mcsite.views.credential import CriterionView, RubricView

LICENCES = "https://spdx.org/licenses/"
_PEER = "https://purl.org/ctdlasn/vocabs/evalCat/Peer"


def rubric(family: Sequence[CredentialView], own: Own) -> list[Node]:
    """Return the nodes of the rubric of a credential, or none; the first is the rubric itself."""
    first = family[0].rubric
    if first is None:
        return []
    alike = [(one, one.rubric) for one in family if one.rubric is not None and _shape(one.rubric) == _shape(first)]
    spoken = [view.language for view, _ in alike]
    scale = list(zip(*(one.levels for _, one in alike), strict=True))  # each in every language
    rows = list(zip(*(one.criteria for _, one in alike), strict=True))
    levels = [_level(own, spoken, number, one, len(rows)) for number, one in enumerate(scale, start=1)]
    labels = [level.name for level in levels]
    return [
        _whole([view for view, _ in alike], first, own),
        *levels,
        *[_criterion(own, spoken, number, one, len(scale)) for number, one in enumerate(rows, start=1)],
        *[node for number, one in enumerate(rows, start=1) for node in _crossings(own, spoken, number, one, labels)],
    ]


def _shape(rubric: RubricView) -> tuple[int, int]:
    return len(rubric.levels), len(rubric.criteria)


def _whole(family: Sequence[CredentialView], rubric: RubricView, own: Own) -> Rubric:
    view = family[0]
    names = words.listed([f"“{level.title}”" for level in rubric.levels])
    peer = view.assessment is not None and view.assessment.model == "peer"
    return Rubric(
        id=own.part("rubric"),
        ctid=own.ctid("rubric"),
        name=english(f"Rubric of {view.title}"),
        description=english(
            f"Levels from low to high: {names}. “{rubric.pass_level}” is the lowest level that passes."
        ),
        in_language=languages(family),
        creator=[address("issuers", view.issuer.id)],
        license=LICENCES + view.license if view.license else "",
        evaluator_type=[_PEER] if peer else [],
        has_rubric_level=[own.part(f"level-{level}") for level in range(1, len(rubric.levels) + 1)],
        has_rubric_criterion=[own.part(f"criterion-{criterion}") for criterion in range(1, len(rubric.criteria) + 1)],
    )


def _level(own: Own, spoken: Sequence[str], number: int, level: Sequence[LevelView], criteria: int) -> RubricLevel:
    here = own.part("criterion-")
    return RubricLevel(
        id=own.part(f"level-{number}"),
        name=texts(spoken, [one.title for one in level]),
        description=texts(spoken, [_text(one.meaning) for one in level]),
        list_id=str(number),
        has_criterion_level=[f"{here}{one}-level-{number}" for one in range(1, criteria + 1)],
    )


def _criterion(
    own: Own, spoken: Sequence[str], number: int, criterion: Sequence[CriterionView], levels: int
) -> RubricCriterion:
    name = f"criterion-{number}"
    here = own.part(name)
    judged = criterion[0].part
    return RubricCriterion(
        id=here,
        ctid=own.ctid(name),
        name=texts(spoken, [one.title for one in criterion]),
        description=english(f"Judges Part {judged} of the evidence." if judged else "Judges all of the evidence."),
        list_id=str(number),
        has_criterion_level=[f"{here}-level-{one}" for one in range(1, levels + 1)],
    )


def _crossings(
    own: Own, spoken: Sequence[str], number: int, criterion: Sequence[CriterionView], labels: Sequence[LanguageMap]
) -> Iterator[CriterionLevel]:
    """Go through the places where a criterion and the levels cross, of which there are the names."""
    here = own.part(f"criterion-{number}-level-")
    told = zip(*(one.descriptors for one in criterion), strict=True)
    for level, (label, descriptor) in enumerate(zip(labels, told, strict=True), start=1):
        yield CriterionLevel(
            id=f"{here}{level}",
            benchmark_label=label,
            benchmark_text=texts(spoken, [plain(one.text.html) for one in descriptor]),
            list_id=str(level),
        )


def _text(text: Text | None) -> str:
    return plain(text.html) if text else ""
