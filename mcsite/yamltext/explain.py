"""What an author reads where libyaml stops: the place, a sentence, and what to type instead."""

from __future__ import annotations

import re
from typing import Any

import yaml
from msgspec import Struct


class _Trouble(Struct, frozen=True):
    """Where libyaml stopped: the line and the one above it, the column in it, and whether what it read began above."""

    line: str
    above: str
    column: int
    began_above: bool


_VALUE = re.compile(r"( *(?:- +)*(?:\w[\w -]*: +|(?<=- )))([^\s\[{|>].*?) *\Z")
_BACKSLASH = ("a backslash has a meaning of its own in double quotes", "use single quotes, or write it twice")
# What libyaml says, whether the place is rather where the thing began, and what we say.
_SENTENCES = (
    ("tab character", False, "a tab can't be used for indentation", "use spaces"),
    ("alphabetic or numeric", True, "text can't begin with '*' or '&'", "put quotes around the text"),
    ("undefined tag handle", True, "text can't begin with '!'", "put quotes around the text"),
    ("scanning a tag", True, "text can't begin with '!'", "put quotes around the text"),
    ("could not find expected ':'", True, "a key without a colon", "write 'key: value', with a space after the colon"),
    ("unexpected end of stream", True, "this quotation mark isn't closed", "write it again where the text ends"),
    ("unknown escape", False, *_BACKSLASH),
    ("hexdecimal", False, *_BACKSLASH),
    ("expected node content", False, "a value is missing here", "put quotes around text that begins so"),
    ("entries are not allowed", False, "a list can't begin on the line of its key", "write '- ' on the next line"),
    ("comment or line break", False, "text stands on the line of '|' or '>'", "write it on the next line, indented"),
    ("<document start>", False, "a line can't begin with '%'", "put quotes around text that begins with '%'"),
)


class Quoting(Struct, frozen=True):
    """A value that needs quotes: its line and columns (from 0; the end is exclusive), and the value in quotes."""

    line: int
    start: int
    end: int
    quoted: str


def quoting(hint: str, mark: Any, text: str) -> Quoting | None:
    """Return how to follow a hint to put quotes around a value, if it stands whole behind a key or dash of its line."""
    if mark is None or not hint.startswith("put "):
        return None
    line, below = [*text.split("\n"), "", ""][mark.line : mark.line + 2]
    found = _VALUE.match(line)
    if found is None or " #" in found[2] or (below.strip() and _indent(below) > _indent(line)):
        return None
    value = found[2]
    quoted = f'"{value}"' if '"' not in value and "\\" not in value else "'" + value.replace("'", "''") + "'"
    return Quoting(mark.line, *found.span(2), quoted)


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[Any, str, str]:
    """Turn libyaml's words into a place, a sentence and what to type instead."""
    said = f"{error.context or ''} {error.problem or ''}".lower()
    mark, began = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    if mark is None or began is None:
        return None, f"the YAML can't be read here: {error.problem}", ""
    lines = ["", *text.split("\n"), ""]
    trouble = _Trouble(lines[mark.line + 1], lines[mark.line], mark.column, began.line < mark.line)
    for words, at_beginning, message, hint in _SENTENCES:
        if words in said:
            return began if at_beginning else mark, message, hint
    if "',' or '}'" in said or "',' or ']'" in said:
        return began if trouble.began_above else mark, *_open_bracket(trouble)
    for words, tell in _BY_LINE:
        if words in said:
            return mark, *tell(trouble)
    return mark, f"the YAML can't be read here: {error.problem}", ""


def _bad_beginning(trouble: _Trouble) -> tuple[str, str]:
    if trouble.line.lstrip(" ").startswith("\t"):
        return "a tab can't be used for indentation", "use spaces"
    return "text can't begin with this character", "put quotes around the text"


def _unexpected_colon(trouble: _Trouble) -> tuple[str, str]:
    key, separator, _ = trouble.line[: trouble.column].partition(": ")
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


_BY_LINE = (
    ("cannot start any token", _bad_beginning),
    ("mapping values are not allowed", _unexpected_colon),
    ("did not find expected key", _misfit),
    ("'-' indicator", _misfit),
)
