"""Templates made fast: plain Python that prints what Jinja prints.

Jinja renders a page by way of many small generators, each value through several calls. `Twins` writes a function for
every page, for every file that is included, and for every macro: it adds what is printed to one list. What a page
extends is put into its function; what is the same for all pages is worked out once. `units` says what becomes a
function, `statements` and `expressions` write it line by line (`lines`), `printing` has what it calls.

A twin promises less than Jinja's own: what it prints is the same to the byte, or it raises. Whoever uses it renders
with Jinja's own where it raises, and gets from that what the template has to say, errors with their lines among it.
What can't be known to be the same has no twin (`NoTwinError`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jinja2 import __version__ as jinja_version

from mcsite.templating import keeping
from mcsite.templating.keeping import Pieces
from mcsite.templating.names import NoTwinError
from mcsite.templating.printing import namespace
from mcsite.templating.units import Units, function

__all__ = ["NoTwinError", "Twins"]

Twin = Callable[[Mapping[str, Any]], str]


class Twins:
    """Makes twins of the templates of an environment.

    If there is a folder `kept`, it keeps them there for other runs, under the `digest` of everything that they are made
    from: the sources of all templates. Twins that are `careful` are slower: attributes and items are what Jinja takes
    them for, so they don't raise where something is missing that may be.
    """

    def __init__(
        self, environment: Environment, kept: Path | None = None, digest: str = "", *, careful: bool = False
    ) -> None:
        self._units = Units(environment, careful=careful)
        self._names = {**namespace(environment), "include": self._include}
        self._run: set[str] = set()
        self._kept = kept
        self._digest = f"{digest} {careful} {jinja_version}"

    def page(self, name: str) -> Twin:
        """Return the twin of a page's template: it makes the page of what the template gets.

        Raises NoTwinError, or what Jinja raises of a template that it can't read.
        """
        self._get_ready(f"page {name}", lambda: self._units.page(name))
        twin: Twin = self._names[function("page", name)]
        return twin

    def _include(self, out: list[str], name: str, given: Mapping[str, Any]) -> None:
        """Print what a file does that is told late."""
        self._get_ready(f"include {name}", lambda: self._units.include(name))
        made, missing = function("include", name), self._names["missing"]
        self._names[made](out, *[given.get(one, missing) for one in self._names[f"{made}_names"]])

    def _get_ready(self, unit: str, make: Callable[[], str]) -> None:
        """Run the Python of a unit, and of all that it calls, unless it has been."""
        if unit in self._run:
            return
        key = blake2b(f"{self._digest} {unit}".encode(), digest_size=16).hexdigest()
        pieces = keeping.load(self._kept, key) if self._kept else None
        if pieces is None:
            pieces = self._pieces(make(), {})
            if self._kept:
                keeping.keep(self._kept, key, pieces)
        for one, code in pieces.items():
            if one not in self._run:
                self._run.add(one)
                exec(code, self._names)  # noqa: S102  it was made here, or kept where only the user can write

    def _pieces(self, unit: str, found: Pieces) -> Pieces:
        """Return the code of a unit, after that of all that it calls."""
        made = self._units.made[unit]
        for one in made.needs:
            if one not in found:
                self._pieces(one, found)
        found[unit] = made.code
        return found
