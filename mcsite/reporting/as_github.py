"""For GitHub Actions: workflow commands that show each problem in the changed file.

The commands and their escapes are those of "Workflow commands for GitHub Actions" and of `@actions/core`.
"""

from __future__ import annotations

from mcsite.reporting.place import Placed, Report


def render(report: Report) -> str:
    """Return a command `::error …::message` or `::warning …::message` for each problem."""
    return "".join(f"{_command(problem)}\n" for problem in report.problems)


def _command(problem: Placed) -> str:
    span = problem.span
    properties = {"file": problem.path, "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:  # GitHub takes columns only within one line
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties["title"] = problem.code
    given = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    return f"::{problem.severity} {given}::{_escape(_message(problem))}"


def _message(problem: Placed) -> str:
    lines = [problem.message, problem.hint]
    lines += [f"{note.path}:{note.span.line}:{note.span.column}: {note.message}" for note in problem.related]
    return "\n".join(line for line in lines if line)


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
