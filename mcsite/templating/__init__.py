"""Templates made fast: plain Python that prints what Jinja prints.

Jinja renders a page by way of many small generators, each value through several calls. `Twins` writes a function for
every page, for every file that is included, and for every macro: it adds what is printed to one list. What a page
extends is put into its function, and small macros where they are called; what is the same for all pages is worked out
once. `units` says what becomes a function, `statements` and `expressions` write it line by line (`lines`), `printing`
has what it calls.

A twin promises less than Jinja's own: what it prints is the same to the byte, or it raises. Whoever uses it renders
with Jinja's own where it raises, and gets from that what the template has to say, errors with their lines among it.
What can't be known to be the same has no twin (`NoTwinError`).

Twins of mcsite's own templates are ready in `ready`, which tools/twins.py writes. Others are kept in the user's cache.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jinja2 import __version__ as jinja_version
from msgspec import Struct

from mcsite.templating import keeping
from mcsite.templating.keeping import Pieces
from mcsite.templating.names import NoTwinError
from mcsite.templating.printing import namespace
from mcsite.templating.units import Names, Units, function

__all__ = ["NoTwinError", "Sources", "Twins", "told_apart"]

Twin = Callable[[Mapping[str, Any]], str]


class Sources(Struct, frozen=True):
    """What twins are made from: digests of all templates and of mcsite's own, and the names of what replaces these."""

    all: str
    builtin: str
    replaced: frozenset[str]


class Twins:
    """Makes twins of the templates of an environment.

    `sources` returns what they are made from; without it, each is made anew. If there is a folder `kept`, it keeps them
    there for other runs. Twins that are `careful` are slower: attributes and
    items are what Jinja takes them for, so they don't raise where something is missing that may be.
    """

    def __init__(
        self,
        environment: Environment,
        sources: Callable[[], Sources] | None = None,
        kept: Path | None = None,
        *,
        careful: bool = False,
    ) -> None:
        self._units = Units(environment, self._ready, careful=careful)
        self._names = {**namespace(environment), "include": self._include}
        self._pages: dict[str, Twin] = {}
        self._included: dict[str, tuple[Callable[..., None], Sequence[str]]] = {}
        self._run: set[str] = set()
        self._sources = sources
        self._kept = kept
        self._careful = careful
        self._digest = ""  # of the sources, once they were looked at

    def page(self, name: str) -> Twin:
        """Return the twin of a page's template: it makes the page of what the template gets.

        Raises NoTwinError, or what Jinja raises of a template that it can't read.
        """
        twin = self._pages.get(name)
        if twin is None:
            self._get_ready(f"page {name}", lambda: self._units.page(name))
            twin = self._pages[name] = self._names[function("page", name)]
        return twin

    def _include(self, out: list[str], name: str, given: Mapping[str, Any]) -> None:
        """Print what a file does that is told late."""
        if name not in self._included:
            self._get_ready(f"include {name}", lambda: self._units.include(name))
            made = function("include", name)
            self._included[name] = self._names[made], self._names[f"{made}_names"]
        included, names = self._included[name]
        included(out, *[given.get(one, self._names["missing"]) for one in names])

    def _get_ready(self, unit: str, make: Callable[[], str]) -> None:
        """Run the Python of a unit, and of all that it calls, unless it has been."""
        if self._sources is not None and not self._digest:
            sources = self._sources()
            self._digest = sources.all
            self._take_ready(sources)
        if unit in self._run:
            return
        kept = self._kept if self._digest else None
        key = blake2b(f"{self._digest} {self._careful} {jinja_version} {unit}".encode(), digest_size=16).hexdigest()
        pieces = keeping.load(kept, key) if kept else None
        if pieces is None:
            pieces = self._pieces(make(), {})
            if kept:
                keeping.keep(kept, key, pieces)
        for one, code in pieces.items():
            if one not in self._run:
                self._run.add(one)
                exec(code, self._names)  # noqa: S102  it was made here, or kept where only the user can write

    def _take_ready(self, sources: Sources) -> None:
        """Take what comes with mcsite, where it is made from the same."""
        code = None if self._careful else keeping.ready()
        if code is not None:
            exec(code, self._names)  # noqa: S102  a module of mcsite
            if self._names["DIGEST"] == sources.builtin:
                units = self._names["UNITS"].items()
                self._run |= {unit for unit, files in units if sources.replaced.isdisjoint(files.split(" "))}

    def _ready(self, name: str) -> Names | None:
        """Return what a file that is included reads, if its unit has been run."""
        made = function("include", name)
        return self._names[f"{made}_names"] if f"include {name}" in self._run else None

    def _pieces(self, unit: str, found: Pieces) -> Pieces:
        """Return the code of a unit, after that of all that it calls and that isn't ready."""
        made = self._units.made[unit]
        for one in made.needs:
            if one not in found and one not in self._run:
                self._pieces(one, found)
        found[unit] = compile(made.source, f"<{unit}>", "exec")
        return found


def told_apart(templates: Mapping[str, bytes], more: str = "") -> str:
    """Return the digest of templates, of the way in which their twins are made, and of something more."""
    digest = blake2b(more.encode(), digest_size=16)
    own = {file.name: file.read_bytes() for file in Path(__file__).parent.glob("*.py") if file.stem != "ready"}
    for files in (own, templates):
        for name, content in sorted(files.items()):
            digest.update(f" {name} {len(content)} ".encode() + content)
    return digest.hexdigest()
