"""From problems to places: every route becomes a line and a column, looked up only now."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from mcsite import frontmatter, yamltext
from mcsite.diagnostics import Place, Problem, Route, Severity, Span

ReadText = Callable[[str], str | None]
START = Span(1, 1, 1, 1)


class Note(Struct, frozen=True, order=True):
    """Another place that a problem is about."""

    path: str
    span: Span
    message: str


class Placed(Struct, frozen=True):
    """A problem with everything that a report says of it.

    `span` is `START` where a problem is about a whole file. `source` is the line on which the span begins; it is
    empty for a whole file and for a file whose text can't be had. `fixable`: `mcsite check --fix` mends it.
    """

    code: str
    severity: Severity
    message: str
    path: str
    span: Span
    source: str = ""
    hint: str = ""
    related: tuple[Note, ...] = ()
    fixable: bool = False

    @property
    def advice(self) -> str:
        """The message, with what to write in brackets."""
        return f"{self.message} ({self.hint})" if self.hint else self.message


class Report(Struct, frozen=True):
    """What a check found: its problems in order, and how many files it read. `colour`: the reader's terminal has it."""

    problems: tuple[Placed, ...]
    files: int
    colour: bool = False

    @property
    def errors(self) -> int:
        """How many of the problems fail a build."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def count(self) -> str:
        """How many problems there are in how many files, in words."""
        files = len({problem.path for problem in self.problems})
        kinds = ((self.errors, "error"), (len(self.problems) - self.errors, "warning"))
        return f"{', '.join(counted(number, word) for number, word in kinds if number)} in {counted(files, 'file')}"

    @property
    def offer(self) -> str:
        """How to have those mended that can only be meant one way; empty if there are none."""
        fixable = sum(problem.fixable for problem in self.problems)
        return f"'mcsite check --fix' mends {fixable} of them" if fixable else ""


def counted(number: int, word: str) -> str:
    """Return a number of things in words; one of them is called `word`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def place(problems: Iterable[Problem], read_text: ReadText) -> list[Placed]:
    """Return problems by path, line, column, code and message, each once.

    `read_text` gives the text of a file of the catalog by its path, without a byte-order mark and with LF as line
    ends, or None if there is none to be had; it is asked once for each path.
    """
    texts = _Texts(read_text)
    placed = {_placed(problem, texts): None for problem in problems}
    return sorted(placed, key=_order)


def _order(placed: Placed) -> tuple[object, ...]:
    start = (placed.span.line, placed.span.column)
    return (placed.path, *start, placed.code, placed.message, placed.span, placed.hint, placed.related)


def span(path: str, text: str, where: Place) -> Span | None:
    """Return where a place is in the text of a file; None for the file as a whole."""
    if not isinstance(where, Route):
        return where
    return frontmatter.locate(text, where) if path.endswith(".md") else yamltext.locate(text, where)


class _Texts:
    """The files that problems are about, each read once."""

    def __init__(self, read_text: ReadText) -> None:
        self.read_text = read_text
        self.lines: dict[str, list[str]] = {}
        self.texts: dict[str, str | None] = {}

    def text(self, path: str) -> str | None:
        if path not in self.texts:
            self.texts[path] = self.read_text(path)
        return self.texts[path]

    def line(self, path: str, number: int) -> str:
        if path not in self.lines:
            self.lines[path] = (self.text(path) or "").split("\n")
        lines = self.lines[path]
        return lines[number - 1] if number <= len(lines) else ""

    def span(self, path: str, where: Place) -> Span | None:
        if not isinstance(where, Route):
            return where
        text = self.text(path)
        return None if text is None else span(path, text, where)


def _placed(problem: Problem, texts: _Texts) -> Placed:
    span = texts.span(problem.path, problem.where)
    return Placed(
        code=problem.code,
        severity=problem.severity,
        message=_text(problem.message),
        path=_text(problem.path),
        span=span or START,
        source="" if span is None else texts.line(problem.path, span.line),
        hint=_text(problem.hint),
        related=tuple(
            Note(_text(related.path), texts.span(related.path, related.where) or START, _text(related.message))
            for related in problem.related
        ),
        fixable=problem.fix is not None,
    )


def _text(text: str) -> str:
    """Return a text that can be written as UTF-8: the name of a file may hold bytes that aren't."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
