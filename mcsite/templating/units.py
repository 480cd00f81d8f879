"""What of a file becomes Python: a page, what is included, and macros."""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import Environment, nodes
from jinja2.parser import Parser
from msgspec import Struct, structs

from mcsite.templating.names import Known, Macro, NoTwinError, called, imported, passes_once, walk
from mcsite.templating.statements import Families, Files, Function

_DEEPEST = 12
_SMALL = 40  # nodes
_BESIDE = (nodes.Assign, nodes.AssignBlock, nodes.FromImport)  # what counts beside blocks
_NOT_CALLED = Macro("", (), {}, gets_caller=False, around=())
_APART = re.compile(r"[^a-zA-Z0-9]")


class Unit(Struct, frozen=True):
    """Python of a file, the units that it calls, and the files that it is written from, those of these units aside."""

    source: str
    needs: tuple[str, ...]
    files: frozenset[str]


class File(Struct, frozen=True):
    """What a file says, and which parts of it have to do with what it extends or what extends it."""

    body: list[nodes.Node]
    blocks: list[nodes.Block]
    extends: list[nodes.Extends]


Names = tuple[str, ...]  # that a file which is included reads


class Units(Files):
    """Makes units of the templates of an environment, each once. `made` has them, by what they are and their file.

    `ready` returns what an included file reads whose unit is there already: of it, none is made.
    """

    def __init__(
        self, environment: Environment, ready: Callable[[str], Names | None] = lambda _name: None, *, careful: bool
    ) -> None:
        self.made: dict[str, Unit] = {}
        self._ready = ready
        self._environment = environment
        self._careful = careful
        self._files: dict[str, File] = {}
        self._included: dict[str, Names] = {}
        self._imported: dict[str, dict[str, Macro | str]] = {}
        self._needs: dict[str, None] = {}
        self._read: set[str] = set()

    def page(self, name: str) -> str:
        """Return the unit of a page. Raises NoTwinError, or what Jinja raises of a template that it can't read."""
        unit = f"page {name}"
        if unit not in self.made:
            self._make(unit, lambda: self._page(name))
        return unit

    def include(self, name: str) -> str:
        """Return the unit of a file that is included. Raises as for a page."""
        unit = f"include {name}"
        if unit not in self.made:
            self._make(unit, lambda: self._include(name))
        return unit

    def included(self, name: str) -> tuple[str, Names]:
        """Return the function of a file that is included, and the names that it reads."""
        known = self._ready(name)
        if known is not None:
            return function("include", name), known
        self._needs[self.include(name)] = None
        return function("include", name), self._included[name]

    def imported(self, name: str, found: str) -> Macro | str:
        """Return a macro of a file, or the variable that has what stands beside its macros."""
        unit = f"macros {name}"
        if unit not in self.made:
            self._make(unit, lambda: self._macros(name))
        self._needs[unit] = None
        if found not in self._imported[name]:
            raise NoTwinError(found)
        return self._imported[name][found]

    def function(self, families: Families | None = None) -> Function:
        """Return a function that is to be written."""
        return Function(self._environment, self, families, careful=self._careful)

    def _make(self, unit: str, write: Callable[[], list[str]]) -> None:
        before, self._needs, self._read = (self._needs, self._read), {}, set()
        try:
            source = "\n".join(write())
            self.made[unit] = Unit(source, tuple(self._needs), frozenset(self._read))
        finally:
            self._needs, self._read = before

    def _page(self, name: str) -> list[str]:
        base, beside, families = self._family(name)
        written = self.function(families)
        written.body([*beside, *base])
        lines = written.lines.all()
        given = [f"    {value} = given.get({name!r}, missing)" for name, value in written.free.items()]
        return [
            f"def {function('page', name)}(given):",
            *given,
            "    out = []",
            *lines,
            "    return ''.join(out)",
        ]

    def _include(self, name: str) -> list[str]:
        file = self._file(name)
        if file.extends or file.blocks:
            raise NoTwinError(name)
        written = self.function()
        written.body(file.body)
        lines = written.lines.all()
        self._included[name] = tuple(written.free)
        made = function("include", name)
        names = f"{made}_names = {self._included[name]!r}"
        return [f"def {made}({', '.join(('out', *written.free.values()))}):", *lines, names]

    def _macros(self, name: str) -> list[str]:
        made = _Macros(self, self._file(name).body, function("macros", name))
        self._imported[name] = {**made.values, **made.found}
        return made.lines

    def _file(self, name: str) -> File:
        self._read.add(name)
        if name not in self._files:
            source, _, _ = self._environment.loader.get_source(self._environment, name)  # type: ignore[union-attr]
            body = Parser(self._environment, source, name).subparse()
            within = list(walk(body))
            blocks = [one for one in within if isinstance(one, nodes.Block)]
            self._files[name] = File(body, blocks, [one for one in within if isinstance(one, nodes.Extends)])
        return self._files[name]

    def _family(self, name: str) -> tuple[list[nodes.Node], list[nodes.Node], Families]:
        """Return what the template says that all others extend, what those have beside blocks, and all blocks."""
        heads: list[nodes.Node] = []
        families: Families = {}
        for _ in range(_DEEPEST):
            file = self._file(name)
            for block in file.blocks:
                if block.scoped or block.required:
                    raise NoTwinError(name)
                families.setdefault(block.name, []).append(block)
            if not file.extends:
                return file.body, heads, families
            parent = file.extends[0]
            if len(file.extends) > 1 or parent not in file.body or not isinstance(parent.template, nodes.Const):
                raise NoTwinError(name)
            heads += _beside(file.body, parent)
            name = parent.template.value
        raise NoTwinError(name)


class _Macros:
    """The macros of a file: `found`, and `values` beside them."""

    def __init__(self, units: Units, body: list[nodes.Node], prefix: str) -> None:
        self.found: dict[str, Macro] = {}
        self.values: dict[str, str] = {}
        self.lines: list[str] = []
        self._units = units
        self._prefix = prefix
        self._nodes = {one.name: one for one in body if isinstance(one, nodes.Macro)}
        self._imports: dict[str, Macro | str] = {}
        self._begun: set[str] = set()
        self._early: set[str] = set()  # those that were called before it was known what they read
        for one in body:
            self._take(one)
        for name in self._nodes:
            self._macro(name)

    def _take(self, node: nodes.Node) -> None:
        """Take in what stands beside macros."""
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            name = node.target.name
            written = self._units.function()
            written.top |= {**self.values, **self._imports}
            value = written.expressions.code(node.node)
            if written.free or name in self._nodes or name in self.values:
                raise NoTwinError(node)
            self.values[name] = f"{self._prefix}_{name}"
            self.lines.append(f"{self.values[name]} = {value}")
        elif isinstance(node, nodes.FromImport) and isinstance(node.template, nodes.Const):
            for name, alias in imported(node):
                found = self._units.imported(node.template.value, name)
                if isinstance(found, Macro):
                    if node.with_context and found.around:
                        raise NoTwinError(node)
                    found = found.called_with("missing" for _ in found.around)
                self._imports[alias] = found
        elif not isinstance(node, nodes.Macro) and not _is_text(node):
            raise NoTwinError(node)

    def _macro(self, name: str) -> Macro:
        if name in self.found:
            self._early |= {name} & self._begun
            return self.found[name]
        node = self._nodes[name]
        parameters = tuple(one.name for one in node.args)
        calls = called(node.body)
        gets_caller = "caller" in calls
        made = Macro(f"{self._prefix}_{name}", parameters, self._defaults(node), gets_caller, ())
        self.found[name] = made  # it may call itself
        self._begun.add(name)
        written = self._units.function()
        written.top |= {**self.values, **self._imports}
        for other in self._nodes:
            macro = self._macro(other) if other in calls else _NOT_CALLED
            written.top[other] = macro.called_with(map(written.of_context, macro.around))
        given = [*map(written.parameter, parameters)]
        if gets_caller:
            written.top["caller()"] = "caller"
            given.append("caller")
        names = dict(written.top)
        written.body(node.body)
        lines = written.lines.all()
        self._begun.remove(name)
        if written.free and name in self._early:
            raise NoTwinError(name)
        self.lines += [f"def {made.function}({', '.join(('out', *given, *written.free.values()))}):", *lines]
        body = tuple(node.body) if _is_small(node.body, gets_caller=gets_caller) else ()
        self.found[name] = structs.replace(made, around=tuple(written.free), body=body, names=names | written.free)
        return self.found[name]

    def _defaults(self, node: nodes.Macro) -> dict[str, Known]:
        """Return what the last parameters of a macro are in calls that don't give them."""
        found = {}
        for parameter, default in zip(node.args[len(node.args) - len(node.defaults) :], node.defaults, strict=True):
            value = self._units.function().expressions.value(default)
            if not isinstance(value, Known):
                raise NoTwinError(node)
            found[parameter.name] = value
        return found


def function(kind: str, name: str) -> str:
    """Return the name of the function of a file, or what begins the names of its macros."""
    return f"{kind}_{_APART.sub(lambda found: f'_{ord(found[0]):x}_', name)}"


def _is_small(body: list[nodes.Node], *, gets_caller: bool) -> bool:
    """Tell whether what a macro has is written where it is called."""
    return sum(1 for _ in walk(body)) <= _SMALL and (passes_once(body) or not gets_caller)


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Output) and all(isinstance(one, nodes.TemplateData) for one in node.nodes)


def _beside(body: list[nodes.Node], parent: nodes.Extends) -> list[nodes.Node]:
    """Return what a template that extends another has beside blocks."""
    printed = [one for one in body[: body.index(parent)] if isinstance(one, nodes.Output | nodes.Block)]
    beside = [one for one in body if not isinstance(one, nodes.Extends | nodes.Block | nodes.Output)]
    if printed or not all(isinstance(one, _BESIDE) for one in beside):
        raise NoTwinError(parent)
    return beside
