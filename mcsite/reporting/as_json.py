"""For programs: a list with a shape of its own, which changes only on purpose."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from mcsite.diagnostics import Severity
from mcsite.reporting.place import Placed, Report


class RelatedEntry(Struct, frozen=True):
    """Another place that a problem is about."""

    message: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class Entry(Struct, frozen=True):
    """A problem. Lines and columns count characters from 1; the end is exclusive; an empty hint is an empty text."""

    code: str
    severity: Severity
    message: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    hint: str
    related: tuple[RelatedEntry, ...]


def render(report: Report) -> str:
    """Return the problems as a JSON list, which is empty if there are none."""
    content = msgspec.json.encode([_entry(problem) for problem in report.problems])
    return msgspec.json.format(content, indent=2).decode() + "\n"


def _entry(problem: Placed) -> Entry:
    span = problem.span
    return Entry(
        code=problem.code,
        severity=problem.severity,
        message=problem.message,
        path=problem.path,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        hint=problem.hint,
        related=tuple(
            RelatedEntry(
                note.message,
                note.path,
                note.span.line,
                note.span.column,
                note.span.end_line,
                note.span.end_column,
            )
            for note in problem.related
        ),
    )
