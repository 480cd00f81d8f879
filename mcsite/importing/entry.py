"""What every format is read into: a thing of a catalog, as its file would say it."""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class Entry(Struct, frozen=True):
    """A file to be written to `content/<collection>/<id>.md`, or `<id>.<language>.md` for a translation.

    `data` is the front matter, with the keys of the collection's schema in the order in which they shall stand; `body`
    is the Markdown below it.
    """

    collection: str
    id: str
    data: dict[str, Any]
    body: str = ""
    language: str = ""
