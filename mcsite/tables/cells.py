"""Values in cells, and back.

A list of words is one cell, its words parted by semicolons; in a word, a backslash makes the character after it stand
for itself. `[]` is an empty list, an empty cell no value.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from mcsite.tables.layout import Kind

Cell = str | int | float | bool | None
EMPTY_LIST = "[]"

_INTEGER = re.compile(r"[-+]?[0-9]{1,15}\Z")
_NUMBER = re.compile(r"[-+]?([0-9]{1,15}(\.[0-9]{0,15})?|\.[0-9]{1,15})([eE][-+]?[0-9]{1,2})?\Z")
_SPECIAL = re.compile(r"([\\;])")
_WORD = re.compile(r"(?:\\.|[^\\;\n])+|\\", re.DOTALL)
_BOOLEANS = {"true": True, "false": False}


def write(value: Any, kind: Kind) -> Cell:
    """Return the cell of a value."""
    if isinstance(value, list):
        return "; ".join(_escaped(str(word)) for word in value) or EMPTY_LIST
    if isinstance(value, float) and value.is_integer() and kind != "text":
        return int(value)
    return value if isinstance(value, str | int | float) else str(value)


def _escaped(word: str) -> str:
    word = _SPECIAL.sub(r"\\\1", word)
    if word == EMPTY_LIST or word[:1].isspace():
        word = "\\" + word
    return word[:-1] + "\\" + word[-1] if word[-1:].isspace() else word


def read(cell: Any, kind: Kind) -> Any:
    """Return the value of a cell, None if it is empty.

    What isn't of its kind is returned as it is; the schema will say so. A day that a spreadsheet keeps as such is read
    as text, year-month-day.
    """
    if cell is None or cell == "":
        return None
    if isinstance(cell, date):
        cell = _day(cell)
    if kind in {"words", "numbers"}:
        return _words(_text(cell), kind)
    if kind == "text":
        return _text(cell)
    if isinstance(cell, str):
        cell = cell.strip()
        return _BOOLEANS.get(cell.lower(), cell) if kind == "boolean" else _number(cell)
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _day(moment: date) -> str:
    at_midnight = isinstance(moment, datetime) and moment.time() == datetime.min.time()
    return (moment.date() if isinstance(moment, datetime) and at_midnight else moment).isoformat()


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _number(text: str) -> Any:
    if _INTEGER.match(text):
        return int(text)
    return float(text) if _NUMBER.match(text) else text


def _words(text: str, kind: Kind) -> list[Any]:
    if text.strip() == EMPTY_LIST:
        return []
    words = [word for found in _WORD.findall(text) if (word := _unescaped(found))]
    return [_number(word) for word in words] if kind == "numbers" else words


def _unescaped(text: str) -> str:
    """Return a word without its backslashes and the spaces around it, unless a backslash is before them."""
    text = text.lstrip()
    ended = text.rstrip()
    backslashes = len(ended) - len(ended.rstrip("\\"))
    if backslashes % 2:
        ended = text[: len(ended) + 1]
    return re.sub(r"\\(.)", r"\1", ended, flags=re.DOTALL)
