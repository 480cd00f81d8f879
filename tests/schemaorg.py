"""What schema.org's vocabulary says of a JSON-LD document: unknown terms, wrong domains, values out of range."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import sites
from msgspec import Struct

FILE = sites.REPOSITORY.parent / "shared" / "standards" / "schemaorg" / "schemaorg-current-https.jsonld"
_PREFIX = "schema:"
_DATE = r"\d{4}(-\d{2}-\d{2})?"
# The data types of schema.org that are written as text, and what such a text looks like.
_TEXTS = {
    "Text": re.compile(r"(?s).*\S.*"),
    "URL": re.compile(r"https?://\S+"),
    "Date": re.compile(_DATE),
    "DateTime": re.compile(_DATE + r"T\d{2}:\d{2}:\d{2}Z"),
}


class Property(Struct, frozen=True):
    """A property: the types that have it, those of its values, and what takes its place."""

    domain: frozenset[str]
    range: frozenset[str]
    superseded: bool


class Vocabulary(Struct, frozen=True):
    """The types, each with all that are above it and itself, and the properties."""

    types: dict[str, frozenset[str]]
    properties: dict[str, Property]
    superseded: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary; a test is skipped where it is missing."""
    if not FILE.is_file():
        pytest.skip(f"schema.org's vocabulary isn't at {FILE}")
    graph = json.loads(FILE.read_text(encoding="utf-8"))["@graph"]
    parents = {_name(one): _names(one, "rdfs:subClassOf") for one in graph if "rdfs:Class" in _types(one)}

    def above(type_: str) -> frozenset[str]:
        return frozenset({type_}).union(*(above(one) for one in parents.get(type_, ()) if one in parents))

    properties = {
        _name(one): Property(
            _names(one, "schema:domainIncludes"), _names(one, "schema:rangeIncludes"), "schema:supersededBy" in one
        )
        for one in graph
        if "rdf:Property" in _types(one)
    }
    superseded = frozenset(_name(one) for one in graph if "schema:supersededBy" in one)
    return Vocabulary({type_: above(type_) for type_ in parents}, properties, superseded)


def _name(one: dict[str, Any]) -> str:
    return one["@id"].removeprefix(_PREFIX)


def _types(one: dict[str, Any]) -> list[str]:
    return one["@type"] if isinstance(one["@type"], list) else [one["@type"]]


def _names(one: dict[str, Any], key: str) -> frozenset[str]:
    found = one.get(key, [])
    found = found if isinstance(found, list) else [found]
    return frozenset(_name(inner) for inner in found)


def problems(document: dict[str, Any]) -> list[str]:
    """Return what is wrong with a document that has the context of schema.org and a graph."""
    if set(document) != {"@context", "@graph"} or document["@context"] != "https://schema.org":
        return ["it isn't a graph of schema.org"]
    return [problem for node in document["@graph"] for problem in _of_node(node)]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Go through every node of a document."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def _of_node(node: dict[str, Any]) -> Iterator[str]:
    known = vocabulary()
    type_ = node.get("@type")
    if type_ not in known.types:
        yield f"there is no type {type_}"
        return
    if type_ in known.superseded:
        yield f"{type_} is superseded"
    for key, value in node.items():
        if key in ("@type", "@id"):
            continue
        if key.endswith("-input"):  # what an action asks for, in the short form
            if key.removesuffix("-input") not in known.properties or not re.fullmatch(r"(required )?name=\w+", value):
                yield f"{key} asks for nothing"
            continue
        yield from _of_property(type_, key, value)


def _of_property(type_: str, key: str, value: Any) -> Iterator[str]:
    known = vocabulary()
    if key not in known.properties:
        yield f"there is no property {key}"
        return
    property_ = known.properties[key]
    if property_.superseded:
        yield f"{key} is superseded"
    if not property_.domain & known.types[type_]:
        yield f"{type_} has no {key}"
    values = value if isinstance(value, list) else [value]
    if not values:
        yield f"{key} is empty"
    for one in values:
        if not _fits(one, property_.range):
            yield f"{key} can't be {one!r}"[:200]
        if isinstance(one, dict):
            yield from _of_node(one)


def _fits(value: Any, range_: frozenset[str]) -> bool:
    known = vocabulary()
    if isinstance(value, dict):
        return bool(known.types.get(value.get("@type"), frozenset()) & range_)
    if isinstance(value, bool):
        return "Boolean" in range_
    if isinstance(value, int):
        return bool({"Integer", "Number"} & range_)
    if isinstance(value, float):
        return "Number" in range_
    if "Duration" in range_ and re.fullmatch(r"PT(\d+H)?(\d+M)?(?<!T)", value):
        return True
    return any(name in range_ and pattern.fullmatch(value) for name, pattern in _TEXTS.items())
