"""An issue form of GitHub, in which people propose something for a catalog without knowing git or YAML.

It keeps to what GitHub's documentation asks of forms: labels that stay different when all but letters and digits is
gone, options that are different, not empty and not "None".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from mcsite import urls
from mcsite.forms import has_lines, refuse_no_collection, written
from mcsite.forms.holdings import Holdings
from mcsite.schemas import Json, Schemas, flow
from mcsite.views.words import label

# What those decide who keep the catalog.
_NOT_ASKED = frozenset(
    {"status", "version", "published", "expires", "review_by", "replaced_by", "aliases", "history", "ctid", "language"}
    | {"code", "license", "image", "assessment", "apply_url", "credit", "eqf_level", "quality_assurance", "pass"}
    | {"related", "alignments", "order"}
)
_RESERVED = "none"
_MOST_OPTIONS = 100  # more than that, one writes sooner than one finds


def form(schemas: Schemas, holdings: Holdings, name: str = "credentials") -> str:
    """Return the file for .github/ISSUE_TEMPLATE by which one proposes a thing of that collection."""
    refuse_no_collection(name)
    declared = schemas.by_name[name]
    thing = declared["title"].lower()
    intro = (
        f"Thank you for proposing {_article(thing)} for {holdings.title}. Write as you would to a "
        "colleague; what is marked with a star is needed. Those who keep the catalog will turn it into a page, and "
        "ask you here where something is open.\n\n"
        "What you write here can be read by everybody: leave out the names of students and families.\n"
    )
    elements = _Elements(schemas, holdings)
    data = {
        "name": f"Propose {_article(thing)}",
        "description": declared["description"],
        "title": f"{declared['title']}: ",
        "labels": ["proposal"],
        "body": [{"type": "markdown", "attributes": {"value": intro}}, *elements.of(declared)],
    }
    file = f".github/ISSUE_TEMPLATE/{urls.COLLECTIONS[name]}.yml"
    return f"# {file}. Made by 'mcsite schema --issue-form {name}'.\n{written(data)}"


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


class _Elements:
    """Makes the elements of a form from the properties of a schema, with choices from what a catalog holds."""

    def __init__(self, schemas: Schemas, holdings: Holdings) -> None:
        self._schemas = schemas
        self._titles = holdings.titles

    def of(self, declared: Json) -> Iterator[Json]:
        """Go through the elements for a collection, at the end those for the sections of its text."""
        for key, given in declared["properties"].items():
            if key not in _NOT_ASKED:
                inner = self._schemas.resolve(given)
                yield _element(key, inner, self._asked(inner), required=key in declared["required"])
        sections = declared.get("$defs", {}).get("body", {"properties": {"Text": _TEXT}, "required": ()})
        for title, inner in sections["properties"].items():
            asked = _lines(inner["examples"][0])
            yield _element(urls.to_id(title), inner, asked, required=title in sections["required"])

    def _asked(self, declared: Json) -> Json:
        """Return the type of the element for a property, with the attributes that only this type has."""
        items = self._schemas.resolve(declared.get("items", {}))
        options = self._options(items or declared)
        if 0 < len(options) <= _MOST_OPTIONS:
            return {"type": "dropdown", "multiple": bool(items), "options": options}
        if declared.get("type") == "boolean":
            return {"type": "checkboxes", "options": [{"label": "Yes"}]}
        example = declared["examples"][0]
        shown = "\n".join(self._in_words(declared, example)) or flow(example).strip("[]")
        keys = [inner["title"] for inner in (items or declared).get("properties", {}).values()]
        if keys and isinstance(example, dict | list):
            told = f"What you may tell of {'each' if items else 'it'}: {', '.join(keys)}."
            return {**_lines(shown), "description": f"{declared['description']} {told}"}
        if isinstance(example, list) or has_lines(declared):
            return _lines(shown)
        return {"type": "input", "placeholder": f"For example: {shown}"}

    def _options(self, declared: Json) -> list[str]:
        if "enum" in declared:
            return [label(value) for value in declared["enum"]]
        titles = self._titles.get(declared.get("x-refers-to", ""), {})
        shown = Counter(title.casefold() for title in titles.values())
        unclear = {title for title, count in shown.items() if count > 1} | {_RESERVED}
        return [f"{title} ({id_})" if title.casefold() in unclear else title for id_, title in titles.items()]

    def _in_words(self, declared: Json, value: Any, indent: str = "") -> Iterator[str]:
        """Go through the lines of an example, with the titles of its keys; references are to what is there."""
        declared = self._schemas.resolve(declared)
        if isinstance(value, list):
            entries = ["\n".join(self._in_words(declared["items"], one, indent)) for one in value]
            between = "\n\n" if any("\n" in entry for entry in entries) else "\n"
            yield from between.join(filter(None, entries)).splitlines()
        elif isinstance(value, dict):
            for key, one in value.items():
                inner = self._schemas.resolve(declared.get("properties", {}).get(key, {"title": key}))
                lines = list(self._in_words(inner, one, f"{indent}  "))
                if isinstance(one, dict | list):
                    yield from [f"{indent}{inner['title']}:", *lines]
                else:
                    yield from [f"{indent}{inner['title']}: {line.strip()}" for line in lines]
        elif "x-refers-to" not in declared:
            yield f"{indent}{'Yes' if value is True else value}"
        elif titles := self._titles.get(declared["x-refers-to"]):
            yield f"{indent}{titles.get(value, next(iter(titles.values())))}"


_TEXT = {"title": "Text", "description": "What else readers should know.", "examples": ["Why it matters."]}


def _lines(example: str) -> Json:
    return {
        "type": "textarea",
        "placeholder": f"For example:\n{example}" if "\n" in example else f"For example: {example}",
    }


def _element(id_: str, declared: Json, asked: Json, *, required: bool) -> Json:
    type_ = asked.pop("type")
    attributes = {"label": declared["title"], "description": declared["description"], **asked}
    return {"type": type_, "id": id_, "attributes": attributes} | (
        {"validations": {"required": True}} if required else {}
    )
