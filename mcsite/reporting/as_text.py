"""For people: each problem with the line it is in, a mark under what is wrong, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite.reporting.display import cells, visible, window
from mcsite.reporting.place import Note, Placed, Report, counted

_BOLD, _RED, _YELLOW, _BLUE, _GREEN, _RESET = (
    "\x1b[1m",
    "\x1b[31m",
    "\x1b[33m",
    "\x1b[34m",
    "\x1b[32m",
    "\x1b[0m",
)


def render(report: Report) -> str:
    """Return the problems, each with its source line, help and notes, and a line that counts them."""
    paint = _Paint(on=report.colour)
    lines = [line for problem in report.problems for line in _problem(problem, paint)]
    end = [_summary(report, paint), *([report.offer] if report.offer else [])]
    return "\n".join([*lines, *end]) + "\n"


class _Paint:
    """Puts colour around a text, or leaves it alone."""

    def __init__(self, *, on: bool) -> None:
        self.on = on

    def __call__(self, text: str, *styles: str) -> str:
        return f"{''.join(styles)}{text}{_RESET}" if self.on and text else text


def _problem(problem: Placed, paint: _Paint) -> Iterator[str]:
    colour = _RED if problem.severity == "error" else _YELLOW
    place = visible(f"{problem.path}:{problem.span.line}:{problem.span.column}")
    kind = paint(f"{problem.severity}[{problem.code}]", _BOLD, colour)
    yield f"{paint(place, _BOLD)}: {kind} {visible(problem.message)}"
    if problem.source.strip():
        yield from _snippet(problem, paint, colour)
    if problem.hint:
        yield f"  {paint('help:', _BOLD, _GREEN)} {visible(problem.hint)}"
    for note in problem.related:
        yield f"  {paint('note:', _BOLD, _BLUE)} {_note(note)}"
    yield ""


def _note(note: Note) -> str:
    return visible(f"{note.path}:{note.span.line}:{note.span.column}: {note.message}")


def _snippet(problem: Placed, paint: _Paint, colour: str) -> Iterator[str]:
    """Return the source line and a line with a caret under each column of the span, to the end of that line."""
    left, marked, right = window(problem.source, problem.span)
    gutter = f"{problem.span.line:>5}"
    carets = "^" * max(cells(marked), 1)
    yield f"{paint(f'{gutter} |', _BLUE)} {left}{marked}{right}".rstrip()
    yield f"{paint(f'{chr(32) * len(gutter)} |', _BLUE)} {' ' * cells(left)}{paint(carets, _BOLD, colour)}"


def _summary(report: Report, paint: _Paint) -> str:
    if not report.problems:
        return paint(f"no problems in {counted(report.files, 'file')}", _GREEN)
    return paint(report.count, _BOLD, _RED if report.errors else _YELLOW)
