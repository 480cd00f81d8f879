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

from mcsite.diagnostics import Problem, Related, Route, Span

MAX_DEPTH = 24
# What text can't have: controls, line and paragraph separators (libyaml breaks lines at them, no editor does), and
# noncharacters, which XML 1.0 and HTML forbid too; U+FDD0 in particular stands for the site's root (mcsite.urls).
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")
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
            if len(finder.frames) > MAX_DEPTH:
                break  # nothing deeper was read, and libyaml takes time in the square of the depth
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
                self.report("bad-yaml", "a second document begins here", event, "remove the line '---'")
                break
        return value

    def _parse(self, text: str) -> Iterator[Any]:
        try:
            yield from yaml.parse(text, Loader=yaml.CLoader)  # type: ignore[no-untyped-call]
        except yaml.MarkedYAMLError as error:
            mark, message, hint = _explain(error, text)
            span = None if mark is None else self._span(mark, mark)
            raise _Stop(Problem("bad-yaml", message, self.path, span, hint)) from error
        except (yaml.YAMLError, ValueError) as error:
            reason = " ".join(str(error).split())
            raise _Stop(Problem("bad-yaml", f"the YAML can't be read: {reason}", self.path)) from error

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


class _Frame(Struct):
    """Where the finder is in one list or mapping: the index, or whether a value and not a key comes next.

    `start` is its opening bracket; `found` tells that the route's key was there, `follows` that its value comes next.
    """

    index: int = 0
    is_mapping: bool = False
    is_key: bool = False
    at_value: bool = False
    on_route: bool = False
    found: bool = False
    follows: bool = False
    step: int = 0
    start: Any = None


class _Finder:
    """Follows a route through events and keeps the marks of the deepest node on it."""

    def __init__(self, route: Route) -> None:
        self.route = route
        self.best: tuple[Any, Any] | None = None
        self.frames: list[_Frame] = []

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.CollectionEndEvent):
            self._leave(event)
            return
        if not isinstance(event, yaml.NodeEvent):
            return
        frame = self.frames[-1] if self.frames else None
        if frame is not None and frame.is_mapping and not frame.at_value:
            self._take_key(event, frame)
            return
        reached = self._reached(frame)
        if reached is not None:
            self._keep(event, reached)
        if isinstance(event, yaml.CollectionStartEvent):
            mapping = isinstance(event, yaml.MappingStartEvent)
            start = event.start_mark if event.flow_style else None
            self.frames.append(_Frame(is_mapping=mapping, on_route=reached is not None, step=reached or 0, start=start))
        else:
            self._advance()

    def _leave(self, event: Any) -> None:
        frame = self.frames.pop()
        if frame.start is not None and self.best is not None and self.best[0] is frame.start:
            self.best = (frame.start, event.end_mark)  # to the closing bracket
        if not frame.is_key:
            self._advance()

    def _take_key(self, event: Any, frame: _Frame) -> None:
        frame.at_value = True
        frame.follows = (
            isinstance(event, yaml.ScalarEvent)
            and frame.on_route
            and not frame.found  # of a key given twice, the first is read
            and self.route.keys[frame.step : frame.step + 1] == (event.value,)
        )
        if frame.follows:
            frame.found = True
            self.best = (event.start_mark, event.end_mark)
        if isinstance(event, yaml.CollectionStartEvent):
            self.frames.append(_Frame(is_mapping=isinstance(event, yaml.MappingStartEvent), is_key=True))

    def _reached(self, frame: _Frame | None) -> int | None:
        """Return how many keys of the route lead to the node that comes now, or None if it isn't on the route."""
        if frame is None:
            return 0
        here = frame.on_route and self.route.keys[frame.step : frame.step + 1] == (frame.index,)
        return frame.step + 1 if (frame.follows if frame.is_mapping else here) else None

    def _keep(self, event: Any, reached: int) -> None:
        last = reached == len(self.route.keys)
        if reached == 0:
            if last:
                self.best = (event.start_mark, event.start_mark)
            return
        if last and self.route.at == "key":
            return
        block = isinstance(event, yaml.CollectionStartEvent) and not event.flow_style
        if block and isinstance(self.route.keys[reached - 1], str):
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
            frame.at_value = False


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


def bad_character(path: str, character: str, where: Span) -> Problem:
    """Return the problem of a character that text can't have."""
    message = f"the character U+{ord(character):04X} can't be used in text"
    hint = "write a line break instead" if character in "\x85\u2028\u2029" else "remove it"
    return Problem("bad-character", message, path, where, hint)


class _Trouble(Struct, frozen=True):
    """Where libyaml stopped: the line and the one above it, the column in it, and whether what it read began above."""

    line: str
    above: str
    column: int
    began_above: bool


# What libyaml says, whether the place is rather where the thing began, and what we say.
_SENTENCES = (
    ("tab character", False, "a tab can't be used for indentation", "use spaces"),
    ("alphabetic or numeric", True, "text can't begin with '*' or '&'", "put quotes around the text"),
    ("undefined tag handle", True, "text can't begin with '!'", "put quotes around the text"),
    ("scanning a tag", True, "text can't begin with '!'", "put quotes around the text"),
    ("could not find expected ':'", True, "a key without a colon", "write 'key: value', with a space after the colon"),
    ("unexpected end of stream", True, "this quotation mark isn't closed", "write it again where the text ends"),
    ("unknown escape", False, "a backslash has a meaning of its own in double quotes", "use single quotes, or write it twice"),
    ("hexdecimal", False, "a backslash has a meaning of its own in double quotes", "use single quotes, or write it twice"),
    ("expected node content", False, "a value is missing here", "put quotes around text that begins with this character"),
    ("entries are not allowed", False, "a list can't begin on the line of its key", "write each '- ' on a line of its own"),
    ("comment or line break", False, "text stands on the line of '|' or '>'", "write it on the next line, indented"),
    ("<document start>", False, "a line can't begin with '%'", "put quotes around text that begins with '%'"),
)


def _explain(error: yaml.MarkedYAMLError, text: str) -> tuple[Any, str, str]:
    """Turn libyaml's words into a place, a sentence and what to type instead."""
    said = f"{error.context or ''} {error.problem or ''}".lower()
    mark, began = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    if mark is None:
        return None, f"the YAML can't be read here: {error.problem}", ""
    lines = ["", *text.split("\n"), ""]
    trouble = _Trouble(lines[mark.line + 1], lines[mark.line], mark.column, began.line < mark.line)
    for words, at_beginning, message, hint in _SENTENCES:
        if words in said:
            return began if at_beginning else mark, message, hint
    if "cannot start any token" in said:
        return mark, *_bad_beginning(trouble)
    if "mapping values are not allowed" in said:
        return mark, *_unexpected_colon(trouble)
    if "',' or '}'" in said or "',' or ']'" in said:
        return began if trouble.began_above else mark, *_open_bracket(trouble)
    if "did not find expected key" in said or "'-' indicator" in said:
        return mark, *_misfit(trouble)
    return mark, f"the YAML can't be read here: {error.problem}", ""


def _bad_beginning(trouble: _Trouble) -> tuple[str, str]:
    if trouble.line.lstrip(" ").startswith("\t"):
        return "a tab can't be used for indentation", "use spaces"
    return "text can't begin with this character", "put quotes around the text"


def _unexpected_colon(trouble: _Trouble) -> tuple[str, str]:
    key, separator, value = trouble.line[: trouble.column].partition(": ")
    if separator:
        whole = trouble.line[len(key) + 2 :].strip()
        hint = f'put quotes around the text: "{whole}"' if '"' not in whole else "put quotes around the text"
        return "a second ': ' stands in this line", hint
    if _indent(trouble.line) > _indent(trouble.above):
        return "this line is indented further than the one above it", "begin both in the same column"
    return "the line above has no colon", "write 'key: value', with a space after the colon"


def _open_bracket(trouble: _Trouble) -> tuple[str, str]:
    if trouble.began_above:
        return "this bracket isn't closed", "close it on the same line, or put quotes around text that begins with it"
    return "a comma is missing before this", "write ', ' between two entries, or put quotes around text that has ': '"


def _misfit(trouble: _Trouble) -> tuple[str, str]:
    before = trouble.line[: trouble.column].rstrip()
    if before.endswith("'"):
        return "the text goes on after its closing quotation mark", "put double quotes around the whole text"
    if before.endswith('"'):
        return "the text goes on after its closing quotation mark", "put single quotes around the whole text"
    if before.endswith(("]", "}")):
        return "the text goes on after its closing bracket", "put quotes around the whole text"
    return "this line isn't in line with those above it", "begin it in the same column as the line it belongs with"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
