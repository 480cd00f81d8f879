"""What would be wrong with a catalog after an import, told where it stands in what is imported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from mcsite import checking, looking, reporting
from mcsite.diagnostics import Problem, Route
from mcsite.importing.entry import Given
from mcsite.importing.writing import BODY, Plan
from mcsite.reporting import Report
from mcsite.reporting.display import visible


def problems(root: Path, plan: Plan, clock: checking.Clock = checking.now) -> list[Problem]:
    """Return the errors that the catalog would have in the files of a plan, or because of them."""
    sources = [change.source for change in plan.changes]
    if not sources:
        return []
    paths = {source.path for source in sources}
    checked = checking.check(root, checking.Options(), clock, sources)
    wrong = [problem for problem in checked.problems if problem.severity == "error"]
    if all(problem.path in paths for problem in wrong):
        return wrong
    before = set(checking.check(root, checking.Options(), clock).problems)
    return [problem for problem in wrong if problem.path in paths or problem not in before]


def tell(root: Path, found: Iterable[Problem], given: Given, plan: Plan) -> str:
    """Return errors for people: at the cell where that is known, else at the line of the file as it would be."""
    texts = {change.entry.path: change.content.decode() for change in plan.changes}
    in_cells: list[str] = []
    in_files: list[Problem] = []
    for problem in found:
        place = given.place(problem.path, _keys(problem)) if problem.path in texts else ""
        if place:
            in_cells += [f"{visible(place)}: error[{problem.code}] {visible(problem.message)}", *_help(problem), ""]
        else:
            in_files.append(problem)
    told = "".join(f"{line}\n" for line in in_cells)
    if in_files:
        placed = reporting.place(in_files, lambda path: texts.get(path) or looking.read_text(root, path))
        told += reporting.FORMATS["text"](Report(tuple(placed), len(texts)))
    return told


def _keys(problem: Problem) -> tuple[str | int, ...]:
    if isinstance(problem.where, Route):
        return problem.where.keys
    return () if problem.where is None else (BODY,)


def _help(problem: Problem) -> Iterator[str]:
    if problem.hint:
        yield f"  help: {visible(problem.hint)}"
