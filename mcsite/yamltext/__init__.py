"""YAML as authors of YAML 1.2 expect it, read from libyaml's events, unless `mcsite.yamltext.quick` is sure of it.

`no` is text, a date is text, keys are text. Aliases, anchors, tags, merge keys and duplicate keys are problems, and
nesting has a limit: a small file can't make a large value. Reading never raises for any text.
"""

from __future__ import annotations

from typing import Any

from mcsite.diagnostics import Problem, Route, Span
from mcsite.yamltext import quick
from mcsite.yamltext.scalars import FORBIDDEN, MAX_DEPTH, bad_character, scalar

__all__ = ["FORBIDDEN", "MAX_DEPTH", "bad_character", "carefully", "locate", "read", "scalar"]


def read(text: str, path: str, first_line: int = 1) -> tuple[Any, list[Problem]]:
    """Return the value of a YAML text (None if there is none to be had) and its problems.

    `first_line` is the number of the text's first line in its file.
    """
    try:
        return quick.read(text, MAX_DEPTH), []
    except quick.Unsure:
        return carefully(text, path, first_line)


def carefully(text: str, path: str, first_line: int = 1) -> tuple[Any, list[Problem]]:
    """Return what `read` does, from libyaml's events alone."""
    from mcsite.yamltext import careful  # noqa: PLC0415  most texts don't need it

    return careful.read(text, path, first_line)


def locate(text: str, route: Route, first_line: int = 1) -> Span | None:
    """Return where a route leads in a YAML text, as far as it can be followed: the nearest node that is there."""
    from mcsite.yamltext import places  # noqa: PLC0415  only a problem has a place

    return places.locate(text, route, first_line)
