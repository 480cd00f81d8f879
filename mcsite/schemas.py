"""The JSON Schemas (2020-12) that judge content, and what else they tell about it.

`jsonschema` is the judge; this module turns its errors into problems with the narrowest place and what to write. Two
annotations of our own say what a validator can't: `x-refers-to` names the collection whose ids a text is one of, and
`x-markdown` marks text that is Markdown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from msgspec import Struct
from referencing import Registry, Resource

from mcsite.diagnostics import Key, Problem, Route, suggest

Json = dict[str, Any]
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_WEB_URL = re.compile(r"https?://[^\s/?#@\\<>\"{}|^`]+([/?#][^\s\\<>\"{}|^`]*)?\Z")
_EMAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+\Z")
_TYPE_NAMES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "'key: value' lines",
    "null": "nothing",
}


class Mention(Struct, frozen=True):
    """A value at a route, under an annotation: the collection it refers to, or the Markdown text it is."""

    keys: tuple[Key, ...]
    value: str
    collection: str = ""


class Schemas:
    """All schemas of a folder, by the name before `.schema.json`."""

    def __init__(self, folder: Path) -> None:
        self.by_name: dict[str, Json] = {}
        for file in sorted(folder.glob("*.schema.json")):
            self.by_name[file.name.removesuffix(".schema.json")] = json.loads(file.read_text(encoding="utf-8"))
        resources = [(schema["$id"], Resource.from_contents(schema)) for schema in self.by_name.values()]
        registry: Registry[Any] = Registry().with_resources(resources)
        self._validators = {
            name: Draft202012Validator(schema, registry=registry, format_checker=_formats())
            for name, schema in self.by_name.items()
        }
        self._bodies = {
            name: Draft202012Validator(schema["$defs"]["body"], registry=registry, format_checker=_formats())
            for name, schema in self.by_name.items()
            if "body" in schema.get("$defs", {})
        }

    def problems(self, name: str, data: Any, path: str) -> list[Problem]:
        """Return what the schema of that name finds wrong with the data of a file."""
        return [
            problem for error in self._validators[name].iter_errors(data) for problem in self._problems(error, path)
        ]

    def body_problems(self, name: str, sections: dict[str, str], path: str) -> list[Problem]:
        """Return the required sections that are missing or empty, given the text below each heading."""
        validator = self._bodies.get(name)
        if validator is None:
            return []
        problems = []
        for error in validator.iter_errors(sections):
            found = _finding(error)
            if found.validator == "required":
                title = _missing(found)
                near = suggest(title, (heading for heading in sections if heading not in found.schema["properties"]))
                heading = near.removeprefix("did you mean '").removesuffix("'?")
                hint = f"write '## {title}' for '## {heading}'" if near else f"add '## {title}' and its text"
                problems.append(Problem("missing-section", f"the section '{title}' is missing", path, None, hint))
            else:
                title = str(found.keys[-1])
                problems.append(Problem("empty-section", f"the section '{title}' is empty", path, None, "add its text"))
        return problems

    def required_sections(self, name: str) -> list[str]:
        """Return the headings that a text of the collection must have, in order."""
        return list(self.by_name[name].get("$defs", {}).get("body", {}).get("required", ()))

    def mentions(self, name: str, data: Any, annotation: str) -> list[Mention]:
        """Return every text of the data under `x-refers-to` or `x-markdown`, in order."""
        return list(self._walk(self.by_name[name], data, (), annotation))

    def resolve(self, schema: Json) -> Json:
        """Return a schema with its reference to the common parts followed; its own words win."""
        reference = schema.get("$ref", "")
        if not reference.startswith("common.schema.json#/$defs/"):
            return schema
        target = self.by_name["common"]["$defs"][reference.rsplit("/", 1)[-1]]
        return {**self.resolve(target), **{key: value for key, value in schema.items() if key != "$ref"}}

    def _walk(self, schema: Json, data: Any, keys: tuple[Key, ...], annotation: str) -> Iterator[Mention]:
        schema = self.resolve(schema)
        if isinstance(data, str):
            if annotation in schema:
                mark = schema[annotation]
                yield Mention(keys, data, mark if isinstance(mark, str) else "")
        elif isinstance(data, dict):
            properties = schema.get("properties", {})
            rest = schema.get("additionalProperties")
            for key, value in data.items():
                inner = properties.get(key, rest if isinstance(rest, dict) else None)
                if inner is not None:
                    yield from self._walk(inner, value, (*keys, key), annotation)
        elif isinstance(data, list) and isinstance(schema.get("items"), dict):
            for index, value in enumerate(data):
                yield from self._walk(schema["items"], value, (*keys, index), annotation)

    def _problems(self, error: ValidationError, path: str) -> Iterator[Problem]:
        found = _finding(error)
        explain = _EXPLAIN.get(found.validator, _explain_other)
        for code, message, where, hint in explain(found):
            yield Problem(code, message, path, where, hint or _example(self.resolve(found.schema), found.keys))


@cache
def _formats() -> FormatChecker:
    checker = FormatChecker(formats=())
    checker.checks("date")(_is_date)
    checker.checks("web-url")(lambda value: not isinstance(value, str) or _WEB_URL.match(value) is not None)
    checker.checks("email")(lambda value: not isinstance(value, str) or _EMAIL.match(value) is not None)
    checker.checks("time-zone")(_is_time_zone)
    return checker


def _is_date(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        return _DATE.match(value) is not None and date.fromisoformat(value) is not None
    except ValueError:
        return False


def _is_time_zone(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        return ZoneInfo(value) is not None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


Explanation = tuple[str, str, Route, str]


class _Finding(Struct, frozen=True):
    """An error of jsonschema: the keyword that failed and what it expects, the value, its schema and its place."""

    validator: str
    expected: Any
    value: Any
    schema: Json
    keys: tuple[Key, ...]
    message: str

    @property
    def name(self) -> str:
        """The value's name in a sentence."""
        return _name(self.keys)


def _finding(error: ValidationError) -> _Finding:
    """Take an error of jsonschema apart; of the schema `false`, which has no keyword, the validator is empty."""
    schema: Any = error.schema
    validator = error.validator if isinstance(error.validator, str) else ""
    keys = tuple(error.absolute_path)
    schema = schema if isinstance(schema, dict) else {}
    return _Finding(validator, error.validator_value, error.instance, schema, keys, error.message)


def _name(keys: tuple[Key, ...]) -> str:
    named = [key for key in keys if isinstance(key, str)]
    return f"'{named[-1]}'" if named else "the front matter"


def _missing(found: _Finding) -> str:
    """Return the key that an error for `required` is about: each missing key has an error, told by its message."""
    return next(str(key) for key in found.expected if key not in found.value and repr(key) in found.message)


def _example(schema: Any, keys: tuple[Key, ...]) -> str:
    examples = schema.get("examples") if isinstance(schema, dict) else None
    if not examples:
        return ""
    named = [key for key in keys if isinstance(key, str)]
    shown = flow(examples[0])
    return f"for example {named[-1]}: {shown}" if named and keys[-1] == named[-1] else f"for example {shown}"


def flow(value: Any) -> str:
    """Return a value as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _explain_additional(found: _Finding) -> Iterator[Explanation]:
    known = found.schema.get("properties", {})
    for key in found.value:
        if key not in known:
            free = [word for word in known if word not in found.value] or list(known)
            hint = suggest(key, free) or f"{'the keys here are' if found.keys else 'known keys are'} {', '.join(known)}"
            yield "unknown-key", f"unknown key '{key}'", Route((*found.keys, key), "key"), hint


def _explain_required(found: _Finding) -> Iterator[Explanation]:
    key = _missing(found)
    properties = found.schema.get("properties", {})
    near = suggest(key, (given for given in found.value if given not in properties)) if properties else ""
    example = properties.get(key, {}).get("examples", [""])[0]
    hint = f"add '{key}: {flow(example)}'" if example != "" else f"add '{key}: …'"
    if near:
        hint = near.replace("did you mean", "rename").rstrip("?") + f" to '{key}'"
    where = Route(found.keys) if found.keys else Route(())
    inside = "" if not found.keys else f" in {found.name}"
    yield "missing-key", f"the key '{key}' is missing{inside}", where, hint


def _explain_type(found: _Finding) -> Iterator[Explanation]:
    wanted = found.expected if isinstance(found.expected, list) else [found.expected]
    expected = " or ".join(_TYPE_NAMES[kind] for kind in wanted)
    if found.value is None:
        yield "empty-value", f"{found.name} has no value", Route(found.keys), ""
        return
    hint = ""
    if wanted == ["array"] and isinstance(found.value, str):
        hint = f"write it in brackets: [{found.value}]"
    elif wanted == ["string"] and isinstance(found.value, int | float):
        hint = f'put quotes around it: "{flow(found.value)}"'
        if "version" in found.name:
            hint = "a version has three numbers, such as 1.0.0"
    yield "wrong-type", f"{found.name} must be {expected}, not {_type_of(found.value)}", Route(found.keys), hint


def _type_of(value: Any) -> str:
    for kind, types in (
        ("boolean", bool),
        ("string", str),
        ("integer", int),
        ("number", float),
        ("array", list),
        ("object", dict),
    ):
        if isinstance(value, types):
            return _TYPE_NAMES[kind]
    return "nothing"


def _explain_enum(found: _Finding) -> Iterator[Explanation]:
    known = [str(value) for value in found.expected]
    hint = suggest(str(found.value), known) or f"write one of {', '.join(known)}"
    yield "unknown-value", f"{found.name} can't be '{flow(found.value)}'", Route(found.keys), hint


def _explain_const(found: _Finding) -> Iterator[Explanation]:
    value = flow(found.expected)
    yield (
        "unknown-value",
        f"{found.name} can only be {value}",
        Route(found.keys),
        f"write {value}, or leave the key out",
    )


def _explain_pattern(found: _Finding) -> Iterator[Explanation]:
    if not str(found.value).strip():
        yield "empty-value", f"{found.name} is empty", Route(found.keys), ""
    elif "\n" in found.value and "\\n" in found.expected:
        yield "bad-format", f"{found.name} must be on one line", Route(found.keys), "write it as one line"
    else:
        yield "bad-format", f"{found.name} can't be '{_short(found.value)}'", Route(found.keys), ""


def _explain_format(found: _Finding) -> Iterator[Explanation]:
    forms = {
        "date": ("a day", "write year-month-day, such as 2026-09-01"),
        "web-url": ("a web address", "write the whole address with https://"),
        "email": ("an e-mail address", ""),
        "time-zone": ("a time zone", "write an IANA name, such as America/New_York"),
    }
    wanted, hint = forms[found.expected]
    yield "bad-format", f"{found.name} must be {wanted}, not '{_short(found.value)}'", Route(found.keys), hint


def _explain_empty(found: _Finding) -> Iterator[Explanation]:
    if not found.value:
        yield "empty-value", f"{found.name} is empty", Route(found.keys), ""
    else:
        message = f"{found.name} needs at least {found.expected} entries"
        yield "out-of-range", message, Route(found.keys), ""


def _explain_size(found: _Finding) -> Iterator[Explanation]:
    word = {"maxLength": "characters", "maxItems": "entries"}[found.validator]
    size = len(found.value)
    message = f"{found.name} has {size} {word}; at most {found.expected} are allowed"
    yield "out-of-range", message, Route(found.keys), ""


def _explain_bound(found: _Finding) -> Iterator[Explanation]:
    word = {"minimum": "at least", "maximum": "at most", "exclusiveMinimum": "more than"}[found.validator]
    yield "out-of-range", f"{found.name} must be {word} {found.expected}", Route(found.keys), ""


def _explain_unique(found: _Finding) -> Iterator[Explanation]:
    seen: list[Any] = []
    for index, item in enumerate(found.value):
        if item in seen:
            yield (
                "duplicate-item",
                f"{found.name} holds '{flow(item)}' twice",
                Route((*found.keys, index)),
                "remove one of the two",
            )
        seen.append(item)


def _explain_any_of(found: _Finding) -> Iterator[Explanation]:
    choices = [key for branch in found.expected for key in branch.get("required", ())]
    message = f"one of the keys {', '.join(choices)} is needed"
    yield "missing-key", message, Route(found.keys), f"add '{choices[0]}: …'"


def _explain_other(found: _Finding) -> Iterator[Explanation]:
    if not found.validator:  # the schema `false`: a key that doesn't go with another
        yield "excluded-key", f"{found.name} doesn't go with the other keys here", Route(found.keys, "key"), "remove it"
    else:
        yield "bad-format", f"{found.name} isn't as its schema says ({found.validator})", Route(found.keys), ""


def _short(value: Any, limit: int = 60) -> str:
    shown = " ".join(str(value).split())
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


_EXPLAIN = {
    "additionalProperties": _explain_additional,
    "required": _explain_required,
    "type": _explain_type,
    "enum": _explain_enum,
    "const": _explain_const,
    "pattern": _explain_pattern,
    "format": _explain_format,
    "minLength": _explain_empty,
    "minItems": _explain_empty,
    "minProperties": _explain_empty,
    "maxLength": _explain_size,
    "maxItems": _explain_size,
    "minimum": _explain_bound,
    "maximum": _explain_bound,
    "exclusiveMinimum": _explain_bound,
    "uniqueItems": _explain_unique,
    "anyOf": _explain_any_of,
}
