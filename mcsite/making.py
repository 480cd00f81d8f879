"""Making the files of a site: of each thing by itself, and of all things together; what is still right stays.

The files of a thing are made in any of several processes, and written at once; what is told of them comes back. What
files of everything need of a thing is a fragment, which is kept with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any

import msgspec
from msgspec import Struct

from mcsite import artifacts, digests, memo, working
from mcsite.artifacts import Artifact
from mcsite.context import Context
from mcsite.diagnostics import Problem
from mcsite.linking import Linked
from mcsite.memo import ALWAYS, Memo
from mcsite.store import Store
from mcsite.theme import Theme
from mcsite.views import Entry, View, Views, entries
from mcsite.writing import Staged, Staging

TABLES = {"things": ("reads", "files", "entries"), "wholes": ("reads", "files"), "fragments": ("content",)}
_FILES = msgspec.msgpack.Decoder(list[tuple[str, bytes]])
_ENTRIES = msgspec.msgpack.Decoder(list[Entry])
Result = Artifact | Problem


class Outputs(Struct, frozen=True):
    """The modules that make files.

    `each` have `of(view, context)`, for one thing; `whole` have `make(views, theme)`, for all; `joined` have
    `fragment(view, context)`, and `whole(…)`, which joins them. `identifying` say what things are: what is of another
    catalog is left out. `lasting` are at old addresses, too.
    """

    each: Sequence[ModuleType]
    whole: Sequence[ModuleType]
    joined: Sequence[ModuleType]
    identifying: Sequence[ModuleType]
    lasting: Sequence[ModuleType]


class Made(Struct, frozen=True):
    """What was made of a thing, or of all: files, entries, fragments by output and record, and what was read."""

    key: str
    files: tuple[Staged, ...]
    reads: str
    entries: tuple[Entry, ...] = ()
    fragments: tuple[tuple[str, bytes], ...] = ()
    problems: tuple[Problem, ...] = ()


class Counts(Struct, frozen=True):
    """How much was made: things, files of everything, and pages among all files."""

    things: int
    wholes: int
    pages: int


class Maker:
    """Makes what isn't right any more, into a staged output."""

    def __init__(self, linked: Linked, theme: Theme, outputs: Outputs, store: Store, staged: Staging) -> None:
        self.linked = linked
        self.theme = theme
        self.outputs = outputs
        self.store = store
        self.staged = staged
        self.views = Views(linked)
        self.context = Context(self.views, theme)
        self.problems: dict[Problem, None] = {}
        self.removed: set[str] = set()
        self._things = Memo(store, "things")
        self._wholes = Memo(store, "wholes")

    def make(self, inputs: dict[str, bytes], jobs: int, progress: Callable[[int], None]) -> Counts:
        """Make all that isn't right any more; `inputs` are the digests of what can be read."""
        catalog = self.linked.catalog
        units = [f"{collection}/{id_}" for collection, id_ in catalog.everyone()]
        units += [f"releases/{id_}" for id_ in catalog.releases]
        stale, gone = self._things.stale(units, inputs)
        fragments = dict.fromkeys((module.__name__ for module in self.outputs.joined), False)
        count = 0
        rows = []
        for made in working.spread(self._thing, stale, jobs):
            count += self._taken(made, "things")
            progress(count)
            for name, _ in made.fragments:
                fragments[name] = True
            ...
        return Counts(len(stale), 0, 0)
