"""Templates made fast: one flat function of a page's template, its parents and all that it includes.

Jinja renders a page by way of many small templates and macros, each call of which costs more than what it prints.
A `Flattener` puts them all into one template before it is compiled: blocks take their places, included templates and
macros stand where they are called, and what is the same for all pages is worked out once. `flattening` does so,
`folding` works out constants, `generating` writes Python for it.

A flat template promises less than Jinja's own: what it prints is the same to the byte, or it raises. Whoever uses it
renders with Jinja's own where it raises, and gets from that what the template has to say, errors with their lines among
it. What can't be known to be the same isn't made flat (`NotFlatError`).
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from types import CodeType

from jinja2 import Environment, Template, nodes
from jinja2 import __version__ as jinja_version

from mcsite.templating import keeping
from mcsite.templating.flattening import NotFlatError, flatten
from mcsite.templating.folding import fold
from mcsite.templating.generating import FILENAME, Generator

__all__ = ["Flattener", "NotFlatError"]


class Flattener:
    """Makes flat twins of the templates of an environment.

    If there is a folder `kept`, it keeps them there for other runs, under the `digest` of everything that they are made
    from: the sources of all templates, and what the environment has that is the same for all pages.
    """

    def __init__(self, environment: Environment, kept: Path | None = None, digest: str = "") -> None:
        self._environment = environment
        self._kept = kept
        self._digest = f"{digest} {jinja_version}"
        self._files: dict[str, nodes.Template] = {}

    def find(self, name: str) -> Template | None:
        """Return the flat twin of a template if one is kept."""
        code = keeping.load(self._kept, self._key(name, careful=False)) if self._kept else None
        return self._template(code) if code else None

    def compile(self, name: str, *, careful: bool = False) -> Template:
        """Return the flat twin of a template. Raises NotFlatError, or what Jinja raises of one that it can't read.

        One that is `careful` is slower, and doesn't raise where something is missing that may be.
        """
        tree = fold(flatten(self._environment, name, self._files), self._environment)
        generator = Generator(self._environment, name, careful=careful)
        generator.visit(tree)
        code = compile(generator.source(), FILENAME, "exec")
        if self._kept:
            keeping.keep(self._kept, self._key(name, careful=careful), code)
        return self._template(code)

    def _key(self, name: str, *, careful: bool) -> str:
        return blake2b(f"{self._digest} {careful} {name}".encode(), digest_size=16).hexdigest()

    def _template(self, code: CodeType) -> Template:
        return Template.from_code(self._environment, code, dict(self._environment.globals))
