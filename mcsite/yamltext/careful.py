"""A YAML text read from libyaml's events, with places and words for whatever is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import yaml

from mcsite.diagnostics import Fix, Problem, Related, Span
from mcsite.yamltext.explain import explain, quoting
from mcsite.yamltext.scalars import FORBIDDEN, MAX_DEPTH, bad_character, scalar


class _Stop(Exception):  # noqa: N818  it ends the reading of one document; it is never shown
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read(text: str, path: str, first_line: int) -> tuple[Any, list[Problem]]:
    """Return the value of a YAML text (None if there is none to be had) and its problems."""
    reader = _Reader(path, first_line)
    try:
        return reader.document(text), reader.problems
    except _Stop as stop:
        return None, [*reader.problems, stop.problem]


class _Reader:
    """Builds the value of one document and collects what is wrong with it."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.events: Iterator[Any] = iter(())

    def document(self, text: str) -> Any:
        self.events = self._parse(text)
        value = None
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                value = self.node(event, 0)
                break
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.report("bad-yaml", "a second document begins here", event, "remove the line '---'")
                break
        return value

    def _parse(self, text: str) -> Iterator[Any]:
        try:
            yield from yaml.parse(text, Loader=yaml.CLoader)
        except yaml.MarkedYAMLError as error:
            mark, message, hint = explain(error, text)
            span = None if mark is None else self._span(mark, mark)
            raise _Stop(
                Problem("bad-yaml", message, self.path, span, hint, fix=self._quotes(hint, mark, text))
            ) from error
        except (yaml.YAMLError, ValueError) as error:
            reason = " ".join(str(error).split())
            raise _Stop(Problem("bad-yaml", f"the YAML can't be read: {reason}", self.path)) from error

    def _quotes(self, hint: str, mark: Any, text: str) -> Fix | None:
        found = quoting(hint, mark, text)
        if found is None:
            return None
        line = found.line + self.first_line
        return Fix(found.quoted, where=Span(line, found.start + 1, line, found.end + 1))

    def node(self, event: Any, depth: int) -> Any:
        if isinstance(event, yaml.AliasEvent):
            hint = "write the value again, or put quotes around text that begins with '*'"
            self.report("yaml-alias", f"the alias '*{event.anchor}' can't be used", event, hint)
            return None
        if event.anchor is not None:
            hint = "remove it, or put quotes around text that begins with '&'"
            self.report("yaml-alias", f"the anchor '&{event.anchor}' can't be used", event, hint)
        if event.tag is not None and event.tag != "!":
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            hint = "remove it, or put quotes around text that begins with '!'"
            self.report("yaml-tag", f"the tag '{tag}' can't be used", event, hint)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if depth >= MAX_DEPTH:
            message = f"lists and mappings can be nested {MAX_DEPTH} deep"
            raise _Stop(self.problem("too-deep", message, event, "write it with fewer levels"))
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(depth)
        return self.mapping(depth)

    def scalar(self, event: Any) -> Any:
        found = FORBIDDEN.search(event.value)
        if found is not None:  # the text of the file was searched before; only an escape such as "\0" still gets here
            self.problems.append(bad_character(self.path, found.group(), self._span(event.start_mark, event.end_mark)))
        return event.value if event.style else scalar(event.value)

    def sequence(self, depth: int) -> list[Any]:
        items = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.node(event, depth + 1))
        return items

    def mapping(self, depth: int) -> dict[str, Any]:
        value: dict[str, Any] = {}
        places: dict[str, Span] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.key(event, depth)
            item = self.node(next(self.events), depth + 1)
            if key is None:
                continue
            if key in value:
                first = (Related(self.path, f"'{key}' was given here first", places[key]),)
                problem = self.problem("duplicate-key", f"'{key}' is given twice", event, "keep one of the two")
                self.problems.append(msgspec.structs.replace(problem, related=first))
                continue
            value[key] = item
            places[key] = self._span(event.start_mark, event.end_mark)
        return value

    def key(self, event: Any, depth: int) -> str | None:
        if isinstance(event, yaml.ScalarEvent):
            self.node(event, depth)
            if event.value == "<<" and not event.style:
                self.report("yaml-alias", "the merge key '<<' can't be used", event, "write the keys again")
                return None
            return event.value
        self.report(
            "bad-yaml",
            "a key must be text",
            event,
            "put quotes around text that begins with a bracket or '?'",
        )
        self.node(event, depth + 1)
        return None

    def report(self, code: str, message: str, event: Any, hint: str) -> None:
        self.problems.append(self.problem(code, message, event, hint))

    def problem(self, code: str, message: str, event: Any, hint: str) -> Problem:
        return Problem(code, message, self.path, self._span(event.start_mark, event.end_mark), hint)

    def _span(self, start: Any, end: Any) -> Span:
        line, column = start.line + self.first_line, start.column + 1
        if end.line != start.line or end.column <= start.column:
            return Span(line, column, line, column + 1)
        return Span(line, column, end.line + self.first_line, end.column + 1)
