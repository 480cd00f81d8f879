"""Other ids for what a file refers to: in the values that are ids, and in the links of its Markdown."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

import msgspec

from mcsite.diagnostics import Key
from mcsite.frontmatter import Document
from mcsite.prose.whole import renamed as relinked
from mcsite.schemas import Schemas


def renamed(document: Document, collection: str, names: Mapping[tuple[str, str], str], schemas: Schemas) -> Document:
    """Return a file of a collection that refers to things by new ids; `names` has them by collection and old id."""
    data = copy.deepcopy(document.data)
    references, texts = schemas.marked(collection, data)
    for mention in references:
        _put(data, mention.keys, names.get((mention.collection, mention.value), mention.value))
    for mention in texts:
        _put(data, mention.keys, relinked(mention.value, names))
    return msgspec.structs.replace(document, data=data, body=relinked(document.body, names))


def _put(data: Any, keys: tuple[Key, ...], value: str) -> None:
    *way, last = keys
    for key in way:
        data = data[key]
    data[last] = value
