"""Write schema/published/, the JSON Schemas of what sites publish, from its types: `python tools/published_schemas.py`.

So a change of what is published is seen in them, and they are the same with every version of Python.
"""

from __future__ import annotations

import json
from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec

from mcsite.outputs.json_schemas import ADDRESS
from mcsite.views.published import DOCUMENTS, Feed

TARGET = Path(__file__).parent.parent / "schema" / "published"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """Return the text of each file, by its name."""
    return {
        f"{name}.schema.json": json.dumps(_schema(name, type_), indent=2, ensure_ascii=False) + "\n"
        for name, type_ in DOCUMENTS.items()
    }


def _schema(name: str, type_: type) -> dict[str, Any]:
    (reference,), definitions = msgspec.json.schema_components([type_], ref_template="#/$defs/{name}")
    for definition in definitions.values():
        if "description" in definition:  # a docstring, which Python 3.13 and later give without its indentation
            definition["description"] = cleandoc(definition["description"])
    address = f"{ADDRESS}schema/{name}.schema.json"
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


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    for file in TARGET.iterdir():
        file.unlink()
    for name, text in schemas().items():
        (TARGET / name).write_text(text, encoding="utf-8")
