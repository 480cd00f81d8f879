"""The JSON Schemas (2020-12) that judge content, and what else they tell about it.

`jsonschema` is the judge, behind `mcsite.schemas.quick`, which only says yes; `mcsite.schemas.explain` turns its errors
into what an author reads. Two annotations of our own say what a validator can't: `x-refers-to` names the collection
whose ids a text is one of, and `x-markdown` marks text that is Markdown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from mcsite.diagnostics import Key, Problem
from mcsite.schemas.explain import Fault, Json, explain, flow
from mcsite.schemas.quick import Quick

__all__ = ["Json", "Mention", "Schemas", "flow"]


class Mention(Struct, frozen=True, array_like=True):
    """A value at a route, under an annotation: the collection it refers to, or the Markdown text it is."""

    keys: tuple[Key, ...]
    value: str
    collection: str = ""


class _Ways(Struct, frozen=True):
    """The ways on from a value to marked texts; `refers` is the collection whose ids a text here is one of."""

    refers: str
    is_markdown: bool
    properties: dict[str, _Ways | None]
    rest: _Ways | None
    items: _Ways | None


class _Walk:
    """Goes through data along the ways and collects marked texts; of Markdown, only what has brackets may refer."""

    def __init__(self) -> None:
        self.references: list[Mention] = []
        self.texts: list[Mention] = []
        self.keys: list[Key] = []

    def mapping(self, ways: _Ways, data: dict[str, Any]) -> None:
        properties, rest = ways.properties, ways.rest
        for key, value in data.items():
            inner = properties.get(key, rest)
            if inner is None:
                continue
            if type(value) is not str:
                self.inside(inner, value, key)
            elif inner.refers or "[" in value or "<" in value:
                self.text(inner, value, key)

    def inside(self, ways: _Ways, data: Any, key: Key) -> None:
        self.keys.append(key)
        if type(data) is dict:
            self.mapping(ways, data)
        elif type(data) is list and ways.items is not None:
            inner = ways.items
            for index, value in enumerate(data):
                if type(value) is not str:
                    self.inside(inner, value, index)
                elif inner.refers or "[" in value or "<" in value:
                    self.text(inner, value, index)
        self.keys.pop()

    def text(self, ways: _Ways, value: str, key: Key) -> None:
        if ways.refers:
            self.references.append(Mention((*self.keys, key), value, ways.refers))
        if ways.is_markdown:
            self.texts.append(Mention((*self.keys, key), value))


class Schemas:
    """All schemas of a folder, by the name before `.schema.json`."""

    def __init__(self, folder: Path) -> None:
        self.by_name: dict[str, Json] = {}
        for file in sorted(folder.glob("*.schema.json")):
            self.by_name[file.name.removesuffix(".schema.json")] = json.loads(file.read_text(encoding="utf-8"))
        self._bodies = {
            f"{name}#body": schema["$defs"]["body"]
            for name, schema in self.by_name.items()
            if "body" in schema.get("$defs", {})
        }
        self._quick = Quick(self.by_name, self._bodies)
        self._known_ways: dict[str, _Ways | None] = {}
        self._validators: dict[str, Any] = {}

    def problems(self, name: str, data: Any, path: str) -> list[Problem]:
        """Return what the schema of that name finds wrong with the data of a file."""
        if self._quick.is_valid(name, data):
            return []
        return [
            Problem(one.code, one.message, path, one.where, one.hint, fix=one.fix)
            for error in self.judge(name).iter_errors(data)
            for one in explain(self._fault(name, data, error))
        ]

    def judge(self, name: str) -> Any:
        """Return the jsonschema validator of that name; `<collection>#body` judges the sections of a text."""
        if not self._validators:
            from mcsite.schemas import judging  # noqa: PLC0415  only a mistake needs it

            self._validators = judging.validators(self.by_name, self._bodies)
        return self._validators[name]

    def missing_sections(self, name: str, sections: dict[str, str]) -> list[str]:
        """Return the required headings that a text lacks, given the text below each of its headings."""
        return [title for title in self.required_sections(name) if title not in sections]

    def empty_sections(self, name: str, sections: dict[str, str]) -> list[str]:
        """Return the known headings that have no text below them."""
        name = f"{name}#body"
        if name not in self._bodies or self._quick.is_valid(name, sections):
            return []
        errors = (error for error in self.judge(name).iter_errors(sections) if error.validator != "required")
        return list(dict.fromkeys(str(error.absolute_path[-1]) for error in errors))

    def required_sections(self, name: str) -> list[str]:
        """Return the headings that a text of the collection must have, in order."""
        return list(self.by_name[name].get("$defs", {}).get("body", {}).get("required", ()))

    def marked(self, name: str, data: dict[str, Any]) -> tuple[list[Mention], list[Mention]]:
        """Return every text of the data that is an id of something, and all Markdown that may refer, in order."""
        if name not in self._known_ways:
            self._known_ways[name] = self._ways(self.by_name[name])
        ways, walk = self._known_ways[name], _Walk()
        if ways is not None:
            walk.mapping(ways, data)
        return walk.references, walk.texts

    def web_addresses(self, name: str, data: Any) -> list[Mention]:
        """Return every text of the data that is to be a web address, in order."""
        return [
            Mention(keys, value)
            for keys, value in _texts(data)
            if value.startswith("http") and self._shape(name, keys).get("format") == "web-url"
        ]

    def resolve(self, schema: Json) -> Json:
        """Return a schema with its reference to the common parts followed; its own words win."""
        reference = schema.get("$ref", "")
        if not reference.startswith("common.schema.json#/$defs/"):
            return schema
        target = self.by_name["common"]["$defs"][reference.rsplit("/", 1)[-1]]
        return {**self.resolve(target), **{key: value for key, value in schema.items() if key != "$ref"}}

    def _ways(self, schema: Json) -> _Ways | None:
        """Return the ways to all marked texts, or None if there are none."""
        schema = self.resolve(schema)
        properties = {key: self._ways(inner) for key, inner in schema.get("properties", {}).items()}
        rest, items = (
            self._ways(inner) if isinstance(inner := schema.get(key), dict) else None
            for key in ("additionalProperties", "items")
        )
        refers, is_markdown = schema.get("x-refers-to", ""), schema.get("x-markdown", False)
        if not refers and not is_markdown and rest is None and items is None and not any(properties.values()):
            return None
        return _Ways(refers, is_markdown, properties, rest, items)

    def _fault(self, name: str, data: Any, error: Any) -> Fault:
        keys = tuple(error.absolute_path)
        return Fault(
            error=error,
            keys=keys,
            value=_follow(data, keys),
            shapes=tuple(self._shapes(self.by_name[name], keys)),
            rules=tuple(self._rules(self.by_name[name], error.absolute_schema_path)),
        )

    def _shapes(self, schema: Json, keys: Iterable[Key]) -> Iterator[Json]:
        """Go down a schema along the keys of a value; what it doesn't know has the empty schema."""
        schema = self.resolve(schema)
        yield schema
        for key in keys:
            inner = schema.get("items") if isinstance(key, int) else schema.get("properties", {}).get(key)
            inner = schema.get("additionalProperties") if inner is None else inner
            schema = self.resolve(inner) if isinstance(inner, dict) else {}
            yield schema

    def _shape(self, name: str, keys: Iterable[Key]) -> Json:
        *_, shape = self._shapes(self.by_name[name], keys)
        return shape

    def _rules(self, schema: Any, steps: Iterable[Key]) -> Iterator[Any]:
        """Go down a schema along a path in it, which doesn't tell where it follows a reference."""
        yield schema
        for step in steps:
            inner: Any = self.resolve(schema) if isinstance(schema, dict) and step not in schema else schema
            schema = inner[step]
            yield schema


def _texts(data: Any, keys: tuple[Key, ...] = ()) -> Iterator[tuple[tuple[Key, ...], str]]:
    """Go through all texts in data, in order, with the way to each."""
    if isinstance(data, str):
        yield keys, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*keys, key))


def _follow(data: Any, keys: Iterable[Key]) -> Any:
    for key in keys:
        data = data[key]
    return data
