"""The JSON Schemas (2020-12) that judge content, and what else they tell about it.

`jsonschema` is the judge; `mcsite.schemas.explain` turns its errors into what an author reads. Two annotations of our
own say what a validator can't: `x-refers-to` names the collection whose ids a text is one of, and `x-markdown` marks
text that is Markdown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError
from msgspec import Struct

from mcsite.diagnostics import Key, Problem
from mcsite.schemas.explain import Fault, Json, explain, flow, repeated
from mcsite.schemas.formats import checker

__all__ = ["Json", "Mention", "Schemas", "flow"]


def _unique(judge: Any, wanted: Any, value: Any, _schema: Any) -> Iterator[ValidationError]:
    """Judge `uniqueItems` in a time that grows with the list: jsonschema's own grows with its square."""
    if wanted and judge.is_type(value, "array") and next(repeated(value), None) is not None:
        yield ValidationError("has the same item twice")


_Validator = validators.extend(Draft202012Validator, {"uniqueItems": _unique})  # type: ignore[no-untyped-call]


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
        whole = {name: self._inlined(schema) for name, schema in self.by_name.items()}
        self._validators = {name: _Validator(schema, format_checker=checker()) for name, schema in whole.items()}
        self._bodies = {
            name: _Validator(schema["$defs"]["body"], format_checker=checker())
            for name, schema in whole.items()
            if "body" in schema.get("$defs", {})
        }

    def problems(self, name: str, data: Any, path: str) -> list[Problem]:
        """Return what the schema of that name finds wrong with the data of a file."""
        return [
            Problem(code, message, path, where, hint)
            for error in self._validators[name].iter_errors(data)
            for code, message, where, hint in explain(self._fault(name, data, error))
        ]

    def missing_sections(self, name: str, sections: dict[str, str]) -> list[str]:
        """Return the required headings that a text lacks, given the text below each of its headings."""
        return [title for title in self.required_sections(name) if title not in sections]

    def empty_sections(self, name: str, sections: dict[str, str]) -> list[str]:
        """Return the known headings that have no text below them."""
        validator = self._bodies.get(name)
        if validator is None:
            return []
        errors = (error for error in validator.iter_errors(sections) if error.validator != "required")
        return list(dict.fromkeys(str(error.absolute_path[-1]) for error in errors))

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

    def _inlined(self, schema: Any) -> Any:
        """Return a schema without references; looking each of them up for each value takes as long as judging it."""
        if isinstance(schema, list):
            return [self._inlined(inner) for inner in schema]
        if not isinstance(schema, dict):
            return schema
        return {key: self._inlined(inner) for key, inner in self.resolve(schema).items()}

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

    def _rules(self, schema: Any, steps: Iterable[Key]) -> Iterator[Any]:
        """Go down a schema along a path in it, which doesn't tell where it follows a reference."""
        yield schema
        for step in steps:
            inner: Any = self.resolve(schema) if isinstance(schema, dict) and step not in schema else schema
            schema = inner[step]
            yield schema


def _follow(data: Any, keys: Iterable[Key]) -> Any:
    for key in keys:
        data = data[key]
    return data
