"""Data made at random that the JSON Schemas of content allow."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st
from msgspec import Struct

from mcsite.schemas import Schemas
from mcsite.yamltext import FORBIDDEN

LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), max_codepoint=0x2FFF)
FORMATS = {
    "date": st.dates().map(str),
    "web-url": st.sampled_from(["https://x.example", "http://x.example/a?b=c#d", "https://é.example/%20"]),
    "email": st.sampled_from(["a@b.example", "é.b+c@d-e.example"]),
    "time-zone": st.sampled_from(["UTC", "America/New_York", "Asia/Kolkata"]),
}


def data(schemas: Schemas, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Return a strategy for values that a schema, or one of its branches, describes."""
    schema = schemas.resolve(schema)
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kinds = schema["type"]
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return st.one_of([_MAKERS[kind](schemas, schema) for kind in kinds])


def _text(_schemas: Schemas, schema: dict[str, Any]) -> st.SearchStrategy[str]:
    if "format" in schema:
        judge = re.compile(schema.get("pattern", ""))
        return FORMATS[schema["format"]].filter(judge.search)
    longest = min(schema.get("maxLength", 40), 40)
    pattern = schema.get("pattern")
    if pattern is None or pattern == r"\S" or pattern.startswith(r"^[^\n\r]"):
        return st.text(LETTERS, min_size=1, max_size=longest).filter(str.strip)
    if pattern.startswith("^[a-z0-9]+(-[a-z0-9]+)*$"):  # as the next line would, but sooner
        return st.lists(st.text("abc019", min_size=1, max_size=5), min_size=1, max_size=4).map("-".join)
    made = st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True)
    judge = re.compile(pattern)  # for which more signs are spaces
    return made.filter(lambda text: len(text) <= longest and not FORBIDDEN.search(text) and judge.search(text))


def _integer(_schemas: Schemas, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    least = schema.get("minimum", int(schema.get("exclusiveMinimum", -1)) + 1)
    whole = st.integers(least, schema.get("maximum", 10**6))
    return whole | whole.map(float)


def _number(schemas: Schemas, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    return _integer(schemas, schema) | st.floats(0.001, schema["maximum"]).map(lambda number: round(number, 3))


def _list(schemas: Schemas, schema: dict[str, Any]) -> st.SearchStrategy[list[Any]]:
    least = schema.get("minItems", 0)
    unique_by = repr if schema.get("uniqueItems") else None
    items = data(schemas, schema["items"])
    return st.lists(items, min_size=least, max_size=least + 2, unique_by=unique_by)


def _mapping(schemas: Schemas, schema: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    rest = schema.get("additionalProperties")
    if isinstance(rest, dict):
        names = st.text(LETTERS, min_size=1, max_size=9)
        return st.dictionaries(names, data(schemas, rest), min_size=schema.get("minProperties", 0), max_size=3)
    properties = schema["properties"]
    known = {key: data(schemas, inner) for key, inner in properties.items() if inner is not False}
    branches = [
        st.fixed_dictionaries(
            {key: branch.constants.get(key, known[key]) for key in branch.required},
            optional={key: known[key] for key in known.keys() - branch.required - branch.excluded},
        )
        for branch in _branches(schema)
    ]
    return st.one_of(branches).filter(lambda made: len(made) >= schema.get("minProperties", 0))


class Branch(Struct):
    """A way through the conditions of a schema: the keys that there must be and mustn't, and what they must be."""

    required: set[str]
    excluded: set[str]
    constants: dict[str, st.SearchStrategy[Any]]


def _branches(schema: dict[str, Any]) -> list[Branch]:
    required = set(schema.get("required", ()))
    if "anyOf" in schema:
        return [Branch(required | set(one["required"]), set(), {}) for one in schema["anyOf"]]
    if "if" not in schema:
        return [Branch(required, set(), {})]
    condition, then = schema["if"], schema.get("then", {})
    excluded = {key for key, inner in then.get("properties", {}).items() if inner is False}
    constants = {key: st.just(inner["const"]) for key, inner in condition.get("properties", {}).items()}
    given = set(condition["required"])
    held = Branch(required | given | set(then.get("required", ())), excluded, constants)
    others = [
        Branch(required | other.required, given | other.excluded, other.constants)
        for other in _branches(schema.get("else", {}))
    ]
    return [held, *others]


_MAKERS = {
    "string": _text,
    "integer": _integer,
    "number": _number,
    "boolean": lambda *_: st.booleans(),
    "array": _list,
    "object": _mapping,
}
