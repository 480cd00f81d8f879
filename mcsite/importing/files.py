"""An entry as a file: front matter in YAML, a line for each value, so that git shows what is different."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mcsite.importing.entry import Entry


def name(entry: Entry) -> str:
    """Return the path of an entry's file below the folder of the collections, such as `topics/fractions.es.md`."""
    language = f".{entry.language}" if entry.language else ""
    return f"{entry.collection}/{entry.id}{language}.md"


def content(entry: Entry) -> bytes:
    """Return the file of an entry."""
    front = "".join(f"{line}\n" for line in _mapping(entry.data, ""))
    return f"---\n{front}---\n{entry.body}".encode()


def _mapping(value: dict[str, Any], indent: str) -> Iterator[str]:
    for key, item in value.items():
        yield from _after(f"{indent}{_scalar(key)}:", item, f"{indent}  ")


def _after(begun: str, value: Any, indent: str) -> Iterator[str]:
    """Go through the lines of a value, the first of which has begun."""
    if isinstance(value, dict) and value:
        yield begun
        yield from _mapping(value, indent)
    elif isinstance(value, list) and value:
        yield begun
        for item in value:
            first, *others = _after("", item, f"{indent}  ") if isinstance(item, list) else _lines(item, f"{indent}  ")
            yield f"{indent}- {first.strip()}"
            yield from others
    else:
        yield f"{begun} {_scalar(value)}"


def _lines(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, dict) and value:
        yield from _mapping(value, indent)
    else:
        yield _scalar(value)


def _scalar(value: Any) -> str:
    """Return a value in YAML 1.2, of which JSON is a part; words of letters and hyphens need no quotes."""
    if isinstance(value, str) and value.replace("-", "").replace("_", "").isascii():
        plain = value.replace("-", "a").replace("_", "a")
        if plain.isalpha() and value[0].isalpha() and value.lower() not in {"true", "false", "null"}:
            return value
    return json.dumps(value, ensure_ascii=False)
