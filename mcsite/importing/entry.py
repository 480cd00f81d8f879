"""What every format is read into: a thing of a catalog, as its file would say it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from mcsite.diagnostics import Key


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

    @property
    def path(self) -> str:
        """The path of the file in the catalog."""
        return f"content/{self.collection}/{self.id}{f'.{self.language}' if self.language else ''}.md"


class Given(Struct, frozen=True):
    """All that is to be imported.

    Of tables, `covered` says by collection which values they hold: of these, one that isn't given is removed from an
    existing file. Of other formats it is None: the keys that are given are written, the others stay. `place` says
    where in the source a value of a file (by its path in the catalog) stands, if that is known.
    """

    entries: tuple[Entry, ...]
    covered: Mapping[str, frozenset[tuple[str, ...]]] | None = None
    place: Callable[[str, tuple[Key, ...]], str] = lambda _path, _keys: ""
