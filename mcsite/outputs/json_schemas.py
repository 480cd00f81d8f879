"""The JSON Schemas of every JSON that the site has, and of the front matter that it was made from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from mcsite import resources, urls
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Views
from mcsite.views.published import DOCUMENTS, Feed

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/schema/<name>.schema.json`."""
    for file in sorted(resources.folder("schema").glob("*.schema.json")):
        yield Artifact(f"schema/{file.name}", file.read_bytes())
    for name, type_ in DOCUMENTS.items():
        schema = published(name, type_)
        content = json.dumps(schema, indent=2, ensure_ascii=False).replace(urls.SITE_ROOT, views.settings.url)
        yield Artifact(f"schema/{name}.schema.json", content.encode() + b"\n")


def published(name: str, type_: type) -> dict[str, Any]:
    """Return the schema of a JSON document that the site has."""
    (reference,), definitions = msgspec.json.schema_components([type_], ref_template="#/$defs/{name}")
    address = urls.here(f"schema/{name}.schema.json")
    if type_ is not Feed:  # JSON Feed has no place for the name of a schema
        document = definitions[type_.__name__]
        document["properties"] = {"$schema": {"const": address}, **document["properties"]}
    return {
        "$schema": _DIALECT,
        "$id": address,
        "title": name.replace("-", " ").capitalize(),
        **reference,
        "$defs": definitions,
    }
