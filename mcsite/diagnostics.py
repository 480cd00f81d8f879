"""Problems in content, as values.

A stage that finds a problem returns it; nothing is raised, printed or logged. A problem keeps the route into the
YAML where it stands; the line and column are looked up late, by `mcsite.reporting.place`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

import msgspec
from msgspec import Struct

Severity = Literal["error", "warning"]
Key = str | int


class Refusal(Exception):  # noqa: N818  it isn't an error of the program
    """What was asked for can't be done: wrong use or a broken set-up. The message says what to do instead."""


class Span(Struct, frozen=True, order=True, array_like=True, tag="s"):
    """A stretch of a text file; lines and columns count characters from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Route(Struct, frozen=True, array_like=True, tag="r"):
    """The way to a node of a YAML document: its keys and list indexes from the top; the key itself or its value."""

    keys: tuple[Key, ...]
    at: Literal["key", "value"] = "value"


Place = Span | Route | None


class Related(Struct, frozen=True, array_like=True):
    """Another place that a problem is about."""

    path: str
    message: str
    where: Place = None


class Fix(Struct, frozen=True, array_like=True):
    """What mends a problem where nothing else can be meant: what to `put` in the place of what it is about.

    For the value at a route that is JSON, which for a number is a text that is to stay as it is written; None removes
    the value with its key or entry. For a key or a span it is text, for a file as a whole its new name. Of a text or
    span that has `was` in it once, only that part is replaced, by text. `where` is the place, if it is another.
    """

    put: str | None
    was: str = ""
    where: Place = None


class Problem(Struct, frozen=True, array_like=True):
    """One problem: its code, one sentence, the narrowest place (`path` is relative to the catalog), what to write."""

    code: str
    message: str
    path: str
    where: Place = None
    hint: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    @property
    def severity(self) -> Severity:
        """Whether the problem fails a build or only warns."""
        return "warning" if self.code in WARNINGS else "error"


def fix_of(text: str, was: str = "", where: Place = None) -> Fix | None:
    """Return what puts a text in the place of a key or span, or of what `was` in it; nothing if there is none."""
    return Fix(text, was, where) if text else None


def fix_value(value: Any) -> Fix | None:
    """Return what puts a value in the place of another; nothing if it is empty."""
    return None if value in ("", []) else Fix(msgspec.json.encode(value).decode())


def encode(problems: Sequence[Problem]) -> bytes:
    """Return problems as bytes to keep; `decode` reads them again."""
    return _ENCODER.encode(problems)


def decode(content: bytes) -> list[Problem]:
    """Return the problems in bytes from `encode`. Raises `msgspec.DecodeError` for others."""
    return _DECODER.decode(content)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[Problem])

CODES: Mapping[str, str] = MappingProxyType(
    {
        # files
        "bad-id": "A file's name can't be an id",
        "duplicate-id": "Two files have one id",
        "misplaced-file": "A file or folder isn't where content lies",
        "unreadable-file": "A file can't be read",
        "too-large": "A file is larger than content can be",
        "bad-encoding": "A file isn't UTF-8 text",
        "bad-character": "A file holds a character that text can't have",
        "missing-original": "A translation has no original",
        # front matter
        "missing-front-matter": "A file doesn't begin with front matter",
        "bad-yaml": "The YAML can't be read",
        "duplicate-key": "A key is given twice",
        "yaml-alias": "An alias, an anchor or a merge key is used",
        "yaml-tag": "A tag is used",
        "too-deep": "Lists and mappings are nested too deeply",
        # values
        "unknown-key": "A key isn't known",
        "missing-key": "A required key is missing",
        "wrong-type": "A value is of the wrong type",
        "unknown-value": "A value isn't one of those allowed",
        "bad-format": "A text hasn't the required form",
        "empty-value": "A value is empty",
        "out-of-range": "A number or length is out of range",
        "duplicate-item": "A list holds the same thing twice",
        "excluded-key": "A key doesn't go with another",
        # text
        "missing-section": "A required section is missing",
        "empty-section": "A section has no text",
        "text-before-section": "Text stands before the first section",
        "bad-heading": "A heading is of the wrong level or repeated",
        "bad-link": "A link can't be followed from a page",
        "bad-image": "An image can't be used",
        "image-without-text": "An image has no text for those who don't see it",
        # references
        "unknown-id": "A reference names nothing that is there",
        "unknown-anchor": "A link names a place that its page doesn't have",
        "unknown-code": "An alignment names no statement of its framework",
        "refers-to-withheld": "A published thing refers to one that isn't published",
        "prerequisite-cycle": "Prerequisites lead back to where they began",
        "stack-cycle": "A stack contains itself",
        "parent-cycle": "A topic is its own ancestor",
        "url-collision": "Two things have one address",
        "duplicate-ctid": "Two things have one CTID",
        # assessment
        "criterion-part": "A criterion judges a part that isn't there or isn't scored by rubric",
        "unknown-level": "A level isn't on the scale",
        "missing-descriptor": "A criterion doesn't describe every level",
        "pass-part": "The pass rule names a part that isn't there or isn't scored that way",
        "group-requires-more": "A group requires more than it holds",
        "bad-interval": "An interval ends before it begins",
        "bad-version": "The version and its history don't agree",
        # releases
        "bad-release": "A file of a release isn't one",
        "changed-release": "What is assessed isn't what was released under that version",
        "bad-ledger": "A line of the ledger isn't an entry",
        "lost-address": "What was released or published has no page any more",
        # sources
        "missing-source": "A source was never imported",
        "changed-source": "What was imported isn't as it was fetched",
        "leftover-source": "What was imported is of no source any more",
        # theme and output
        "template-error": "A template fails",
        # warnings
        "never-referenced": "Nothing refers to it",
        "empty-topic": "A topic has no credential",
        "no-research": "A credential names no research",
        "no-resources": "A credential names no resources",
        "part-without-criterion": "A part is scored by rubric but no criterion judges it",
        "past-review": "The day to review it has passed",
        "small-version": "A new version is too small a step for what has changed",
        "misplaced-status": "A key has no effect with this status",
        "missing-for-elm": "The European Learning Model needs what isn't said",
        "dead-link": "A link leads to a page of the web that isn't there",
    }
)
WARNINGS = frozenset(
    {
        "never-referenced",
        "empty-topic",
        "no-research",
        "no-resources",
        "part-without-criterion",
        "past-review",
        "small-version",
        "misplaced-status",
        "missing-for-elm",
        "dead-link",
        "image-without-text",
        "leftover-source",
    }
)
