"""A quick reader of YAML that only answers where it is sure.

`ryaml` is libyaml's own parser, carried over to Rust line by line, so it reads the same nodes from the same text. It
differs in what it makes of some of them and says nothing of others: numbers with zeros before them or of many digits,
keys that aren't text, anchors, tags, merge keys. Where one of these may be in a text there is no answer here, and none
for a text with an error: the careful reader, which knows places and words for everything, reads it instead. Tests hold
the two against each other.
"""

from __future__ import annotations

import re
from typing import Any

import ryaml

# Each begins with the sign itself and then looks back, so that signs are found fast.
_TAG = re.compile(r"!(?<![\w.!?]!)")
_ANCHOR = re.compile(r"&(?<!\w&)(?! )")
_BASED = re.compile(r"0[box](?:(?<![\w-]0.)|(?<=-0.)(?<![\w-]-0.))")
_ESCAPED = re.compile(r"\\[^\"\\/nt \n]")  # an escape that can make a character that text can't have
_ODD_INTEGER = re.compile(r"[-+]?0[0-9]+\Z")
_ODD_NUMBER = re.compile(r"[0-9]{18}|[0-9.][eE][-+]?[0-9]")
_LARGEST = 10**17
_LEVELS = 5_000  # libyaml takes time in the square of the depth
_OPENS = ("[", "{", "? ", "- - ")


class Unsure(Exception):  # noqa: N818  it isn't an error: another reader answers
    """The careful reader may read something else."""


def read(text: str, max_depth: int) -> Any:
    """Return the value of a YAML text without problems. Raises Unsure where that can't be told for sure."""
    if _is_beyond(text):
        raise Unsure
    try:
        data = ryaml.loads(text)  # type: ignore[attr-defined]  # its own types leave it out
    except (ValueError, TypeError, OverflowError) as error:
        raise Unsure from error
    if isinstance(data, dict):
        _mapping(data, text, max_depth)
    else:
        raise Unsure
    return data


def _is_beyond(text: str) -> bool:
    """Tell whether a text may hold what is read otherwise here, or needs a look, or is very deep.

    That is a merge key, a directive, a tab, an anchor, a tag, an escape, a number of another base.
    """
    return (
        "\t" in text
        or "\r" in text
        or "\ufeff" in text
        or ("<" in text and "<<" in text)  # one character is found sooner than two
        or ("%" in text and (text.startswith("%") or "\n%" in text))
        or ("!" in text and _TAG.search(text) is not None)
        or ("&" in text and _ANCHOR.search(text) is not None)
        or ("\\" in text and _ESCAPED.search(text) is not None)
        or _BASED.search(text) is not None
        or (len(text) > _LEVELS and sum(map(text.count, _OPENS)) > _LEVELS)
    )


def _mapping(data: dict[Any, Any], text: str, depth: int) -> None:
    if depth <= 0:
        raise Unsure
    for key, value in data.items():
        if type(key) is not str:
            raise Unsure
        kind = type(value)
        if kind is str:
            if value < "1" and _ODD_INTEGER.match(value):  # what begins with a sign or 0 is less
                raise Unsure
        elif kind is dict:
            _mapping(value, text, depth - 1)
        elif kind is list:
            _sequence(value, text, depth - 1)
        else:
            _scalar(value, text)


def _sequence(data: list[Any], text: str, depth: int) -> None:
    if depth <= 0:
        raise Unsure
    for value in data:
        kind = type(value)
        if kind is str:
            if value < "1" and _ODD_INTEGER.match(value):  # what begins with a sign or 0 is less
                raise Unsure
        elif kind is dict:
            _mapping(value, text, depth - 1)
        elif kind is list:
            _sequence(value, text, depth - 1)
        else:
            _scalar(value, text)


def _scalar(value: Any, text: str) -> None:
    kind = type(value)
    if kind is int:
        if not -_LARGEST < value < _LARGEST:
            raise Unsure
    elif kind is float:
        if _ODD_NUMBER.search(text) is not None or value - value != 0:  # the last: infinite, or not a number
            raise Unsure
    elif value is not None and kind is not bool:
        raise Unsure
