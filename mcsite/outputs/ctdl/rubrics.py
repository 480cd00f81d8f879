"""The rubric of a credential, in the terms of CTDL-ASN: criteria and levels, and a text where they cross."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from mcsite.outputs.ctdl.nodes import CriterionLevel, LanguageMap, Node, Rubric, RubricCriterion, RubricLevel
from mcsite.outputs.ctdl.terms import Own, address, english, languages, told_each
from mcsite.prose.lines import plain
from mcsite.views import CredentialView, words
from mcsite.views.credential import RubricView

LICENCES = "https://spdx.org/licenses/"
_PEER = "https://purl.org/ctdlasn/vocabs/evalCat/Peer"


def rubric(family: Sequence[CredentialView], own: Own) -> list[Node]:
    """Return the nodes of the rubric of a credential, or none; the first is the rubric itself."""
    first = family[0].rubric
    if first is None:
        return []
    alike = [(one, one.rubric) for one in family if one.rubric is not None and _shape(one.rubric) == _shape(first)]
    spoken = [view.language for view, _ in alike]
    rubrics = [one for _, one in alike]
    levels = [str(number) for number in range(1, len(first.levels) + 1)]
    rows = [f"criterion-{number}" for number in range(1, len(first.criteria) + 1)]
    crossings = [[f"{own.id}#{row}-level-{level}" for level in levels] for row in rows]
    names = told_each(spoken, [[level.title for level in one.levels] for one in rubrics])
    meanings = told_each(
        spoken, [[plain(level.meaning.html) if level.meaning else "" for level in one.levels] for one in rubrics]
    )
    titles = told_each(spoken, [[row.title for row in one.criteria] for one in rubrics])
    texts = told_each(
        spoken, [[plain(each.text.html) for row in one.criteria for each in row.descriptors] for one in rubrics]
    )
    return [
        _whole([view for view, _ in alike], first, own, levels, rows),
        *[
            RubricLevel(id=f"{own.id}#level-{at}", name=name, description=text, list_id=at, has_criterion_level=column)
            for at, name, text, column in zip(levels, names, meanings, zip(*crossings, strict=True), strict=True)
        ],
        *_criteria(first, own, rows, titles, crossings),
        *[
            CriterionLevel(id=id_, benchmark_label=name, benchmark_text=text, list_id=at)
            for id_, name, text, at in zip(
                chain.from_iterable(crossings), names * len(rows), texts, levels * len(rows), strict=True
            )
        ],
    ]


def _shape(rubric: RubricView) -> tuple[int, int]:
    return len(rubric.levels), len(rubric.criteria)


def _whole(
    family: Sequence[CredentialView], rubric: RubricView, own: Own, levels: list[str], rows: list[str]
) -> Rubric:
    """Return the rubric itself, by the numbers of its levels and the names of its criteria."""
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
        has_rubric_level=[f"{own.id}#level-{level}" for level in levels],
        has_rubric_criterion=[f"{own.id}#{row}" for row in rows],
    )


def _criteria(
    rubric: RubricView,
    own: Own,
    rows: Sequence[str],
    titles: Sequence[LanguageMap],
    crossings: Sequence[Sequence[str]],
) -> Iterator[RubricCriterion]:
    """Go through the criteria, by their names, what they are called, and where they cross the levels."""
    for number, row in enumerate(rows):
        yield RubricCriterion(
            id=f"{own.id}#{row}",
            ctid=own.ctid(row),
            name=titles[number],
            description=english(_judged(rubric.criteria[number].part)),
            list_id=str(number + 1),
            has_criterion_level=crossings[number],
        )


def _judged(part: int) -> str:
    return f"Judges Part {part} of the evidence." if part else "Judges all of the evidence."
