"""What single scalars are: their values, and the characters that text can't have."""

from __future__ import annotations

import re
from typing import Any

from mcsite.diagnostics import Problem, Span

MAX_DEPTH = 24
# What text can't have: controls, line and paragraph separators (libyaml breaks lines at them, no editor does), and
# noncharacters, which XML 1.0 and HTML forbid too; U+007F in particular stands for the site's root (mcsite.urls).
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}\Z")
_BASED = re.compile(r"0o[0-7]{1,18}\Z|0x[0-9a-fA-F]{1,15}\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]{1,18}|[0-9]{1,18}(\.[0-9]{0,18})?)([eE][-+]?[0-9]{1,2})?\Z")
_CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


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


def bad_character(path: str, character: str, where: Span) -> Problem:
    """Return the problem of a character that text can't have."""
    message = f"the character U+{ord(character):04X} can't be used in text"
    hint = "write a line break instead" if character in "\x85\u2028\u2029" else "remove it"
    return Problem("bad-character", message, path, where, hint)
