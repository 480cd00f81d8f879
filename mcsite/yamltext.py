"""YAML as authors of YAML 1.2 expect it, read from libyaml's events.

`no` is text, a date is text, keys are text. Aliases, anchors, tags, merge keys and duplicate keys are problems, and
nesting has a limit: a small file can't make a large value. Reading never raises for any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import yaml
from msgspec import Struct

from mcsite.diagnostics import Key, Problem, Related, Route, Span

MAX_DEPTH = 24
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}\Z")
_BASED = re.compile(r"0o[0-7]{1,18}\Z|0x[0-9a-fA-F]{1,15}\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]{1,18}|[0-9]{1,18}(\.[0-9]{0,18})?)([eE][-+]?[0-9]{1,2})?\Z")
_CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


class _Stop(Exception):  # noqa: N818  it ends the reading of one document; it is never shown
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read(text: str, path: str, first_line: int = 1) -> tuple[Any, list[Problem]]:
    """Return the value of a YAML text (None if there is none to be had) and its problems.

    `first_line` is the number of the text's first line in its file.
    """
    reader = _Reader(path, first_line)
    try:
        return reader.document(text), reader.problems
    except _Stop as stop:
        return None, [*reader.problems, stop.problem]


def locate(text: str, route: Route, first_line: int = 1) -> Span | None:
    """Return where a route leads in a YAML text, as far as it can be followed: the nearest node that is there."""
    finder = _Finder(route)
    try:
        for event in yaml.parse(text, Loader=yaml.CLoader):  # type: ignore[no-untyped-call]
            finder.take(event)
    except (yaml.YAMLError, ValueError):
        pass
    if finder.best is None:
        return None
    start, end = finder.best
    if (end.line, end.column) < (start.line, start.column + 1):
        return Span(start.line + first_line, start.column + 1, start.line + first_line, start.column + 2)
    return Span(start.line + first_line, start.column + 1, end.line + first_line, end.column + 1)


def scalar(text: str) -> Any:
    """Return the value of a plain (unquoted) scalar by the YAML 1.2 core schema."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.match(text):
        return int(text)
    if _BASED.match(text):
        return int(text, 0)
    if _FLOAT.match(text):
        return float(text)
    return text


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
                self.report("bad-yaml", "a second YAML document begins here", event, "remove the line")
                break
        return value

    def _parse(self, text: str) -> Iterator[Any]:
        try:
            yield from yaml.parse(text, Loader=yaml.CLoader)  # type: ignore[no-untyped-call]
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            span = None if mark is None else self._span(mark, mark)
            message, hint = _explain(error, text)
            raise _Stop(Problem("bad-yaml", message, self.path, span, hint)) from error
        except (yaml.YAMLError, ValueError) as error:
            raise _Stop(Problem("bad-yaml", f"the YAML can't be read: {error}", self.path)) from error

    def node(self, event: Any, depth: int) -> Any:
        if isinstance(event, yaml.AliasEvent):
            self.report("yaml-alias", f"the alias '*{event.anchor}' can't be used", event, "write the value again")
            return None
        if event.anchor is not None:
            self.report("yaml-alias", f"the anchor '&{event.anchor}' can't be used", event, "remove it")
        if event.tag is not None and event.tag != "!":
            self.report("yaml-tag", f"the tag '{event.tag}' can't be used", event, "remove it")
        if isinstance(event, yaml.ScalarEvent):
            plain = event.style is None or event.style == ""
            return scalar(event.value) if plain else event.value
        if depth >= MAX_DEPTH:
            problem = self.problem("too-deep", f"nesting is limited to {MAX_DEPTH} levels", event, "")
            raise _Stop(problem)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(depth)
        return self.mapping(depth)

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


class _Frame(Struct):
    """Where the finder is in one list or mapping: the index or key that comes next."""

    index: int = 0
    key: str | None = None
    is_mapping: bool = False
    on_route: bool = False
    step: int = 0


class _Finder:
    """Follows a route through events and keeps the marks of the deepest node on it."""

    def __init__(self, route: Route) -> None:
        self.route = route
        self.best: tuple[Any, Any] | None = None
        self.frames: list[_Frame] = []

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.CollectionEndEvent):
            self.frames.pop()
            self._advance()
            return
        if not isinstance(event, yaml.NodeEvent):
            return
        frame = self.frames[-1] if self.frames else None
        if frame is not None and frame.is_mapping and frame.key is None:
            self._take_key(event, frame)
            return
        reached = self._reached(frame)
        if reached is not None:
            self._keep(event, reached)
        if isinstance(event, yaml.CollectionStartEvent):
            mapping = isinstance(event, yaml.MappingStartEvent)
            self.frames.append(_Frame(is_mapping=mapping, on_route=reached is not None, step=reached or 0))
        else:
            self._advance()

    def _take_key(self, event: Any, frame: _Frame) -> None:
        frame.key = getattr(event, "value", "")
        keys = self.route.keys
        if frame.on_route and frame.step < len(keys) and frame.key == keys[frame.step]:
            last = frame.step == len(keys) - 1
            if last or self.best is None:
                self.best = (event.start_mark, event.end_mark)
        if isinstance(event, yaml.CollectionStartEvent):
            mapping = isinstance(event, yaml.MappingStartEvent)
            self.frames.append(_Frame(is_mapping=mapping))

    def _reached(self, frame: _Frame | None) -> int | None:
        """Return how many keys of the route lead to the node that comes now, or None if it isn't on the route."""
        if frame is None:
            return 0
        current: Key | None = frame.key if frame.is_mapping else frame.index
        keys = self.route.keys
        if frame.on_route and frame.step < len(keys) and current == keys[frame.step]:
            return frame.step + 1
        return None

    def _keep(self, event: Any, reached: int) -> None:
        last = reached == len(self.route.keys)
        if reached == 0:
            if last:
                self.best = (event.start_mark, event.start_mark)
            return
        if last and self.route.at == "key":
            return
        block = isinstance(event, yaml.CollectionStartEvent) and not event.flow_style
        if last and block and isinstance(self.route.keys[-1], str):
            return  # the key, kept already, says more than the first character of what follows
        empty = isinstance(event, yaml.ScalarEvent) and not event.value and not event.style
        if not (last and empty and self.best is not None):
            self.best = (event.start_mark, event.end_mark)

    def _advance(self) -> None:
        if not self.frames:
            return
        frame = self.frames[-1]
        if not frame.is_mapping:
            frame.index += 1
        else:
            frame.key = None


_MEANT = (
    (
        "mapping values are not allowed",
        "a second ': ' stands in this line",
        "put quotes around text that contains ': '",
    ),
    ("tab", "a tab can't be used for indentation", "use spaces"),
    ("cannot start any token", "this character can't begin a value", "put quotes around the text"),
    (
        "did not find expected key",
        "this line fits neither the list nor the mapping above it",
        "check its indentation and the quotes before it",
    ),
    ("could not find expected ':'", "a key without a colon", "write 'key: value'"),
    ("',' or", "a bracket isn't closed, or a comma is missing", "close it, or put quotes around the text"),
    ("end of stream", "a quotation mark or bracket isn't closed", "close it"),
)


def _explain(error: yaml.MarkedYAMLError, text: str) -> tuple[str, str]:
    """Turn libyaml's words into a sentence and what to type instead."""
    words = (error.problem or "").lower()
    lines = text.split("\n")
    mark = error.problem_mark
    line = lines[mark.line] if mark is not None and mark.line < len(lines) else ""
    if "cannot start any token" in words and "\t" in line:
        words = "tab"
    for sign, message, hint in _MEANT:
        if sign in words:
            return message, hint
    return f"the YAML can't be read here: {error.problem}", ""
