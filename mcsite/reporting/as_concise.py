"""One line for each problem, as compilers write them: for editors, `grep` and tests."""

from __future__ import annotations

from mcsite.reporting.display import visible
from mcsite.reporting.place import Placed, Report


def render(report: Report) -> str:
    """Return `path:line:column: severity[code] message (hint)` for each problem."""
    return "".join(f"{visible(_line(problem))}\n" for problem in report.problems)


def _line(problem: Placed) -> str:
    place = f"{problem.path}:{problem.span.line}:{problem.span.column}"
    return f"{place}: {problem.severity}[{problem.code}] {problem.advice}"
