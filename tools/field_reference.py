"""Write docs/fields.md, the reference of every field, from the schemas: `python tools/field_reference.py`.

What a schema says is either written down or refused: a keyword that this script doesn't know ends it with an error,
so that no rule is left out of the reference.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mcsite import urls, yamltext
from mcsite.linking.references import PAGE_ANCHORS
from mcsite.schemas import Schemas

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "fields.md"

Json = dict[str, Any]

_INTRODUCTION = """\
<!-- Written by tools/field_reference.py from schema/*.schema.json. Change those, then run `make reference`. -->
# Field reference

Every key that a content file or `mcsite.yaml` may have, and nothing else: an unknown key is an error. The page is made
from the schemas in [`schema/`](../schema/), which also judge the content. How to write the files is told in
[authoring.md](authoring.md).

How to read the tables:

- A field marked **required** must be there. The others may be left out.
- A dotted name such as `award.credit` has a table of its own, for the fields inside that field.
- *List of …* is written in brackets, `[a, b]`, or one entry to a line, each after a hyphen.
- *Line* is plain text on one line, at most {line:,} characters. *Text* may have several lines, at most {text:,}
  characters. *Markdown* is text in which Markdown works, with cross links such as `[text](credential:some-id)`, at
  most {markdown:,} characters; in the other fields Markdown shows as it is typed.
- *Id of …* is the name of another file without its ending: lower-case letters, digits and single hyphens, at most
  {id} characters. The file must be there.
- *Day* is written year-month-day: `2026-09-01`.

"""

_WORDS = {
    "id": "id",
    "line": "line",
    "text": "text",
    "markdown": "Markdown",
    "date": "day",
    "year": "year",
    "version": "version, such as `1.0.0`",
    "url": "web address",
    "email": "e-mail address",
    "language": "language tag, such as `en` or `pt-BR`",
    "region": "ISO 3166 code, such as `US` or `US-MA`",
    "image": "name of an image file (`svg`, `png`, `jpg`, `jpeg`, `webp`, `gif`, `avif`) beside this file",
    "ctid": "CTID: `ce-` and a UUID in lower case",
    "unit": "unit, such as `semester-hour`",
    "amount": "number",
}
_FORMATS = {"time-zone": "name of a time zone"}
_PATTERNS = {
    "^\\S(.{0,38}\\S)?$(?!\\n)": "line of at most 40 characters",
    "^[a-z0-9]+(-[a-z0-9]+)*$(?!\\n)": "lower-case word, with hyphens in place of spaces",
    "^[A-Za-z0-9.+-]+$(?!\\n)": "SPDX license identifier",
    "^[A-Z]{3}$(?!\\n)": "ISO 4217 code of a currency",
    "^all$(?!\\n)": "`all`",
    "^unlimited$(?!\\n)": "`unlimited`",
}
_LISTED = {
    "^/([a-z0-9_~-][a-z0-9._~-]*/)+$(?!\\n)": "paths that begin and end with a slash",
    "^[a-z0-9]+(-[a-z0-9]+)*$(?!\\n)": "lower-case words, with hyphens in place of spaces",
}
_SINGULAR = {
    "stacks": "a stack",
    "topics": "a topic",
    "credentials": "a credential",
    "issuers": "an issuer",
    "recognizers": "a recognizer",
    "frameworks": "a framework",
    "evidence": "an evidence template",
    "rubrics": "a rubric scale",
    "guides": "a guide",
}
_JSON_TYPES = {"object": "fields", "boolean": "`true` or `false`", "integer": "whole number", "number": "number"}
_KNOWN = frozenset(
    {"$schema", "$id", "$ref", "$defs", "title", "description", "examples", "default", "type", "enum", "const"}
    | {"format", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "minItems", "maxItems"}
    | {"uniqueItems", "items", "properties", "additionalProperties", "required", "minProperties", "if", "then"}
    | {"else", "anyOf", "x-refers-to", "x-markdown"}
)


def reference(schemas: Schemas) -> str:
    """Return the reference as Markdown."""
    most = {name: schemas.by_name["common"]["$defs"][name]["maxLength"] for name in ("line", "text", "markdown", "id")}
    parts = [_INTRODUCTION.format(**most), "On this page: [mcsite.yaml](#mcsiteyaml)"]
    parts += [f", [{name}](#{name})" for name in urls.COLLECTIONS]
    parts.append(".\n\n")
    parts += _lines(_Collection(schemas, "settings").sections("mcsite.yaml"))
    for name in urls.COLLECTIONS:
        parts += _lines(_Collection(schemas, name).sections(name))
    return "".join(parts).rstrip("\n") + "\n"


def _lines(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line + "\n"


class _Collection:
    """The tables of one schema."""

    def __init__(self, schemas: Schemas, name: str) -> None:
        self.schemas = schemas
        self.schema = schemas.by_name[name]
        self.name = name

    def sections(self, title: str) -> Iterator[str]:
        """Go through the lines of the collection's part of the page."""
        yield f"## {title}"
        yield ""
        yield self.schema["description"]
        if self.name in urls.COLLECTIONS:
            yield f"Each is a file `content/{self.name}/<id>.md`."
        yield ""
        yield from self.table("", self.schema)
        if self.name in urls.COLLECTIONS:
            yield from self.text()

    def table(self, route: str, schema: Json) -> Iterator[str]:
        """Go through the lines of the table of a mapping, and of those inside it."""
        _refuse_unknown(schema, f"{self.name} {route}")
        required = schema.get("required", ())
        inner: list[tuple[str, Json]] = []
        if route:
            yield f"### {self.name}: `{route}`"
            yield ""
        yield "| Field | Value | Meaning | Example |"
        yield "|---|---|---|---|"
        for key, given in schema["properties"].items():
            declared = self.schemas.resolve(given)
            path = f"{route}.{key}" if route else key
            yield self.row(key, path, given, required=key in required)
            nested = self.nested(declared)
            if nested is not None:
                inner.append((path, nested))
        yield ""
        for rule in _rules(schema):
            yield rule
            yield ""
        for path, nested in inner:
            yield from self.table(path, nested)

    def row(self, key: str, path: str, given: Json, *, required: bool) -> str:
        """Return the row of a field."""
        declared = self.schemas.resolve(given)
        _refuse_unknown(declared, f"{self.name} {path}")
        name = f"`{key}` **required**" if required else f"`{key}`"
        meaning = declared["description"]
        if "default" in declared and "Left out" not in meaning:
            meaning += f" Left out: {declared['default']}."
        if self.nested(declared) is not None:
            meaning += f" Its fields: [`{path}`](#{_anchor(f'{self.name}: {path}')})."
        example = f"`{key}: {_yaml(_shown(declared['examples'][0]))}`"
        return f"| {name} | {_cell(self.value(given))} | {_cell(meaning)} | {_cell(example)} |"

    def nested(self, declared: Json) -> Json | None:
        """Return the schema of the mappings in a value: the value itself, or the entries of a list; else None."""
        if "properties" in declared:
            return declared
        items = self.schemas.resolve(declared.get("items", {}))
        return items if "properties" in items else None

    def value(self, given: Json) -> str:
        """Return in words what a value may be."""
        declared = self.schemas.resolve(given)
        kinds = declared.get("type", [])
        kinds = [kinds] if isinstance(kinds, str) else kinds
        if "array" in kinds:
            return self.listed(declared)
        if "enum" in declared:
            return f"one of {', '.join(f'`{value}`' for value in declared['enum'])}"
        if "const" in declared:
            return f"`{_yaml(declared['const'])}`"
        if "x-refers-to" in declared:
            collection = declared["x-refers-to"]
            return f"id of [{_SINGULAR[collection]}](#{collection})"
        return ", or ".join(self.of_kind(kind, given, declared) for kind in kinds)

    def of_kind(self, kind: str, given: Json, declared: Json) -> str:
        """Return in words what a value of one JSON type may be."""
        rest = declared.get("additionalProperties")
        if kind == "object" and isinstance(rest, dict):
            return f"for each level, by its name: {self.value(rest)}"
        common = _WORDS.get(given.get("$ref", "").rsplit("/", 1)[-1]) or _JSON_TYPES.get(kind)
        if common:
            return common + (_bounds(given, declared) if kind in {"integer", "number"} else "")
        if "format" in declared:
            return _FORMATS[declared["format"]]
        return "line" if "properties" in declared else _PATTERNS[declared["pattern"]]

    def listed(self, declared: Json) -> str:
        """Return in words what a list may hold."""
        items = declared["items"]
        inside = self.schemas.resolve(items)
        kinds = inside.get("type")
        if "properties" in inside:
            entry = "entries with fields" if kinds == "object" else "lines, or entries with fields"
        elif "enum" in inside:
            entry = f"any of {', '.join(f'`{value}`' for value in inside['enum'])}"
        elif "x-refers-to" in inside:
            collection = inside["x-refers-to"]
            entry = f"ids of [{collection}](#{collection})"
        elif "pattern" in inside and inside["pattern"] in _LISTED:
            entry = _LISTED[inside["pattern"]]
        else:
            entry = {"line": "lines", "Markdown": "Markdown texts"}.get(self.value(items), self.value(items))
        least, most = declared.get("minItems", 0), declared.get("maxItems", 0)
        bounds = f", {least} to {most} of them" if most else f", at least {least}" if least > 1 else ""
        return f"list of {entry}{bounds}"

    def text(self) -> Iterator[str]:
        """Go through the lines about the Markdown below the front matter."""
        body = self.schema.get("$defs", {}).get("body", {})
        taken = ", ".join(sorted(PAGE_ANCHORS[self.name] | {"main"}))
        yield f"### {self.name}: the text"
        yield ""
        yield "The Markdown below the front matter, under headings that begin with `##`, is the author's own."
        yield f"The page has these parts already, so no heading can be named so: {taken}."
        yield ""
        if body:
            yield "| Heading | Meaning | Example |"
            yield "|---|---|---|"
        for title, declared in body.get("properties", {}).items():
            name = f"`## {title}` **required**" if title in body["required"] else f"`## {title}`"
            yield f"| {name} | {_cell(declared['description'])} | {_cell(declared['examples'][0])} |"
        if body:
            yield ""


def _rules(schema: Json) -> Iterator[str]:
    """Go through the sentences that say which fields go together."""
    if "anyOf" in schema:
        names = [key for branch in schema["anyOf"] for key in branch["required"]]
        yield f"At least one of {_names(names)} is needed."
    if schema.get("minProperties"):
        yield "At least one of the fields is needed."
    yield from _conditions(schema)


def _conditions(schema: Json) -> Iterator[str]:
    if "if" not in schema:
        return
    condition = schema["if"]
    (key,) = condition["required"]
    value = condition.get("properties", {}).get(key, {}).get("const")
    case = f"`{key}: {_yaml(value)}`" if value is not None else f"`{key}`"
    if "then" in schema:
        yield f"With {case}, {_demand(schema['then'])}."
    otherwise = schema.get("else", {})
    if "if" in otherwise:
        yield from _conditions(otherwise)
    elif otherwise:
        yield f"Without {case}, {_demand(otherwise)}."


def _demand(branch: Json) -> str:
    words = []
    if "required" in branch:
        verb = "is" if len(branch["required"]) == 1 else "are"
        words.append(f"{_names(branch['required'])} {verb} required")
    words += [f"`{key}` can't be given" for key, value in branch.get("properties", {}).items() if value is False]
    return " and ".join(words)


def _names(keys: list[str]) -> str:
    named = [f"`{key}`" for key in keys]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"


def _bounds(given: Json, declared: Json) -> str:
    """Return the limits of a number."""
    least, most = declared.get("minimum"), declared.get("maximum")
    if "exclusiveMinimum" in declared:
        return f" above {declared['exclusiveMinimum']} and at most {most:,}"
    if least is None or given.get("$ref", "").endswith("/year"):
        return ""
    return f" from {least:,}" + (f" to {most:,}" if most is not None else "")


def _shown(example: Any) -> Any:
    """Return an example that fits into a table: of a long list, its first entry."""
    if isinstance(example, list) and len(str(example)) > 90:  # noqa: PLR2004  about a line of a table
        return example[:1]
    return example


def _yaml(value: Any) -> str:
    """Return a value as an author can write it on one line, in brackets too."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_yaml(key)}: {_yaml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_yaml(item) for item in value) + "]"
    if isinstance(value, str) and yamltext.read(f"[{value}]", "")[0] == [value]:
        return value
    return json.dumps(value, ensure_ascii=False)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _anchor(heading: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    kept = "".join(character for character in heading.lower() if character.isalnum() or character in " -_")
    return kept.replace(" ", "-")


def _refuse_unknown(schema: Mapping[str, Any], where: str) -> None:
    unknown = schema.keys() - _KNOWN
    if unknown:
        raise ValueError(f"{where}: teach this script the keywords {', '.join(sorted(unknown))}")


if __name__ == "__main__":
    TARGET.write_text(reference(Schemas(ROOT / "schema")), encoding="utf-8")
