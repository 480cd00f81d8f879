"""Puts a template, its parents, and the templates and macros that it uses, into one tree.

Names of a macro are renamed, so that none of them means anything else where the macro's text is put.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import Environment, nodes
from msgspec import Struct

from mcsite.templating.syntax import NotFlatError, clone, imported, loaded, needed, renamed, replaced, stored, walk

__all__ = ["NotFlatError", "flatten"]

_DEEPEST = 12
_MAIN = (nodes.Assign, nodes.AssignBlock, nodes.FromImport, nodes.Import, nodes.Macro)  # what counts beside blocks
_HEAD = (nodes.Assign, nodes.FromImport, nodes.Macro)  # what may stand beside the macros of a file

Scope = dict[str, "Target"]


class Target(Struct, frozen=True):
    """A macro of a file."""

    file: str
    macro: str
    with_context: bool


class Place(Struct, frozen=True):
    """Where statements are from.

    `block` is the block that they are in, as the template has it that is `level` above the last to have it. `around`
    are the names that blocks around it set, `own` those that the file or block sets. `files` and `macros` are those
    that the statements are in, the innermost last.
    """

    block: str = ""
    level: int = 0
    around: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    files: tuple[str, ...] = ()
    macros: tuple[Target, ...] = ()


def flatten(environment: Environment, name: str, files: dict[str, nodes.Template]) -> nodes.Template:
    """Return the tree of a template in which nothing is extended, and little is included or called.

    `files` has the trees of the files that were read, and gets more.
    """
    return _Flattener(environment, files).template(name)


class _Flattener:
    def __init__(self, environment: Environment, files: dict[str, nodes.Template]) -> None:
        self._environment = environment
        self._files = files
        self._blocks: dict[str, list[nodes.Block]] = {}
        self._heads: dict[str, list[nodes.Node]] = {}
        self._count = 0

    def template(self, name: str) -> nodes.Template:
        base, heads = self._family(name)
        scope: Scope = {}
        place = Place(files=(name,), own=frozenset(stored(base.body)))
        body = self._body([*heads, *base.body], scope, place)
        hoisted = [one for head in self._heads.values() for one in head]
        body = needed([*hoisted, *body])
        if loaded(body) & {"self", "super", "varargs", "kwargs"}:
            raise NotFlatError(name)
        if stored(body) & set(self._environment.globals):
            raise NotFlatError(name)
        first = nodes.ExprStmt(nodes.Tuple([nodes.Name(one, "load") for one in sorted(_given(body))], "load"), lineno=1)
        made = nodes.Template([first, *body], lineno=1)
        made.set_environment(self._environment)
        return made

    def _family(self, name: str) -> tuple[nodes.Template, list[nodes.Node]]:
        """Return the template that all others extend, and what those have beside blocks, that of the last first."""
        heads: list[nodes.Node] = []
        for _ in range(_DEEPEST):
            tree = clone(self._file(name))
            for block in tree.find_all(nodes.Block):
                if block.scoped or block.required:
                    raise NotFlatError(name)
                self._blocks.setdefault(block.name, []).append(block)
            around = tree.find_all((nodes.For, nodes.With, nodes.Macro, nodes.CallBlock))
            if any(_has(one, nodes.Block) for one in around):
                raise NotFlatError(name)
            extends = list(tree.find_all(nodes.Extends))
            if not extends:
                return tree, heads
            parent = extends[0]
            if len(extends) > 1 or parent not in tree.body or not isinstance(parent.template, nodes.Const):
                raise NotFlatError(name)
            beside = [one for one in tree.body if not isinstance(one, nodes.Extends | nodes.Block | nodes.Output)]
            if not all(isinstance(one, _MAIN) for one in beside):
                raise NotFlatError(name)
            heads += beside
            name = parent.template.value
        raise NotFlatError(name)

    def _file(self, name: str) -> nodes.Template:
        if name not in self._files:
            source, _, _ = self._environment.loader.get_source(self._environment, name)  # type: ignore[union-attr]
            self._files[name] = self._environment.parse(source, name)
        return self._files[name]

    # Statements

    def _body(self, given: list[nodes.Node], scope: Scope, place: Place) -> list[nodes.Node]:
        """Return statements made flat. `scope` has the macros that names stand for, and is changed by imports."""
        made: list[nodes.Node] = []
        for node in given:
            made += self._captured(node, scope, place)
            if isinstance(node, nodes.Output):
                made += self._output(node, scope, place)
            elif isinstance(node, nodes.FromImport):
                made += self._import(node, scope)
            elif isinstance(node, nodes.Include):
                made += self._include(node, scope, place)
            elif isinstance(node, nodes.Block):
                made.append(self._block(node.name, 0, scope, place))
            elif isinstance(node, nodes.CallBlock):
                made += self._call_block(node, scope, place)
            else:
                if isinstance(node, nodes.Assign | nodes.AssignBlock | nodes.Import | nodes.Macro):
                    for name in stored([node]):
                        scope.pop(name, None)
                self._within(node, scope, place)
                made.append(node)
        return made

    def _within(self, node: nodes.Node, scope: Scope, place: Place) -> None:
        """Make flat what is within a statement, in place."""
        inside = [*getattr(node, "targets", ()), *getattr(node, "args", ())]
        if isinstance(node, nodes.For):
            inside.append(node.target)
        for name in stored(inside):
            scope = {key: value for key, value in scope.items() if key != name}
        for field in ("body", "else_"):
            body = getattr(node, field, None)
            if isinstance(body, list):
                setattr(node, field, self._body(body, dict(scope), place))
        for other in getattr(node, "elif_", ()):
            self._within(other, scope, place)

    def _output(self, node: nodes.Output, scope: Scope, place: Place) -> Iterator[nodes.Node]:
        for child in node.nodes:
            called = child.node.name if isinstance(child, nodes.Call) and isinstance(child.node, nodes.Name) else ""
            if called == "super" and place.block:
                yield self._block(place.block, place.level + 1, scope, place)
                continue
            if called in scope:
                inlined = self._inline(child, scope[called], place)  # type: ignore[arg-type]
                if inlined is not None:
                    yield from inlined
                    continue
            yield nodes.Output([child], lineno=node.lineno)

    def _import(self, node: nodes.FromImport, scope: Scope) -> Iterator[nodes.Node]:
        if isinstance(node.template, nodes.Const):
            for name, alias in imported(node):
                scope[alias] = Target(node.template.value, name, node.with_context)
        yield node

    def _include(self, node: nodes.Include, scope: Scope, place: Place) -> Iterator[nodes.Node]:
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or node.ignore_missing or not node.with_context or name in place.files:
            yield node
            return
        tree = clone(self._file(name))
        if _has(tree, nodes.Extends, nodes.Block) or loaded(tree.body) & {"self", "super"}:
            yield node
            return
        inner = Place(files=(*place.files, name), own=frozenset(stored(tree.body)), macros=place.macros)
        yield nodes.Scope(self._body(tree.body, dict(scope), inner), lineno=node.lineno)

    def _block(self, name: str, level: int, scope: Scope, place: Place) -> nodes.Node:
        """Return what a block has, as the template has it that is so many levels above the one that has it last."""
        family = self._blocks.get(name, [])
        if level >= len(family):
            raise NotFlatError(name)
        body = [clone(one) for one in family[level].body]
        around = place.around | (
            frozenset(stored(self._blocks[place.block][place.level].body)) if place.block else frozenset()
        )
        if place.block != name and around & loaded(body):
            raise NotFlatError(name)
        inner = Place(name, level, around, frozenset(stored(body)), place.files, place.macros)
        return nodes.Scope(self._body(body, dict(scope), inner), lineno=family[level].lineno)

    def _captured(self, node: nodes.Node, scope: Scope, place: Place) -> list[nodes.Node]:
        """Return statements that keep what `self.block()` and `super()` are within the expressions of a statement."""
        before: list[nodes.Node] = []

        def kept(one: nodes.Node) -> nodes.Node | None:
            if not isinstance(one, nodes.Call) or one.args or one.kwargs:
                return None
            if (
                isinstance(one.node, nodes.Getattr)
                and isinstance(one.node.node, nodes.Name)
                and one.node.node.name == "self"
            ):
                block = self._block(one.node.attr, 0, scope, place)
            else:
                return None
            self._count += 1
            name = f"_{self._count}_block"
            before.append(nodes.AssignBlock(nodes.Name(name, "store"), None, [block], lineno=one.lineno))
            return nodes.Name(name, "load", lineno=one.lineno)

        for field in node.fields:
            value = getattr(node, field)
            if isinstance(value, nodes.Expr):
                setattr(node, field, replaced(value, kept))
            elif isinstance(value, list):
                setattr(node, field, [replaced(one, kept) if isinstance(one, nodes.Expr) else one for one in value])
        return before

    def _call_block(self, node: nodes.CallBlock, scope: Scope, place: Place) -> list[nodes.Node]:
        called = node.call.node.name if isinstance(node.call.node, nodes.Name) else ""
        plain = not node.args and not node.defaults and "loop" not in loaded(node.body)
        if called in scope and plain:
            inlined = self._inline(node.call, scope[called], place, node.body, scope)
            if inlined is not None:
                return inlined
        node.body = self._body(node.body, dict(scope), place)
        return [node]

    # Macros

    def _inline(
        self,
        call: nodes.Call,
        target: Target,
        place: Place,
        caller: list[nodes.Node] | None = None,
        scope: Scope | None = None,
    ) -> list[nodes.Node] | None:
        """Return a macro's text with what it is called with; None where that can't be done."""
        file = self._file(target.file)
        macro = next((one for one in file.body if isinstance(one, nodes.Macro) and one.name == target.macro), None)
        if macro is None or target in place.macros or len(place.macros) > _DEEPEST:
            return None
        macro = clone(macro)
        arguments = _arguments(macro, call)
        if arguments is None or not self._fits(macro, file, target, place, caller):
            return None
        self._count += 1
        own = {name: f"_{self._count}_{name}" for name in stored(macro.body) | set(arguments)}
        top, inner_scope = self._top(target)
        renamed(macro.body, {**top, **own})
        given = {own[name]: value for name, value in arguments.items()}
        passed = stored(macro.body)
        body = self._body(
            macro.body, inner_scope, Place(own=frozenset(passed), files=place.files, macros=(*place.macros, target))
        )
        if caller is not None:
            body = _with_caller(body, self._body(caller, dict(scope or {}), place))
        direct = {
            name: value
            for name, value in given.items()
            if name not in passed
            and (isinstance(value, nodes.Const) or (isinstance(value, nodes.Name) and value.name != "loop"))
        }
        body = [replaced(one, lambda node: _direct(node, direct)) for one in body]
        left = [name for name in given if name not in direct]
        if left:
            targets: list[nodes.Expr] = [nodes.Name(name, "param") for name in left]
            return [nodes.With(targets, [given[name] for name in left], body, lineno=call.lineno)]
        return [nodes.Scope(body, lineno=call.lineno)]

    def _fits(
        self, macro: nodes.Macro, file: nodes.Template, target: Target, place: Place, caller: list[nodes.Node] | None
    ) -> bool:
        """Tell whether all names of a macro mean the same where it is called."""
        own = stored(macro.body) | {one.name for one in macro.args}
        free = loaded(macro.body) - own
        if ("caller" in free) != (caller is not None) or free & {"varargs", "kwargs", "self", "super"}:
            return False
        if ("loop" in own and macro.find(nodes.For)) or _has(macro, nodes.Include, nodes.Block):
            return False
        top = _names(file)
        if top is None or (target.with_context and any(isinstance(one, nodes.Assign) for one in file.body)):
            return False
        unknown = free - top - set(self._environment.globals) - {"caller", "loop"}
        if "loop" in free and not macro.find(nodes.For):
            return False
        return not unknown & place.own if target.with_context else not unknown

    def _top(self, target: Target) -> tuple[dict[str, str], Scope]:
        """Return new names for what stands beside a file's macros, and the macros that these stand for."""
        tree = self._file(target.file)
        index = list(self._files).index(target.file)
        top = {name: f"_f{index}_{name}" for name in stored_top(tree)}
        scope: Scope = {}
        heads: list[nodes.Node] = []
        for one in tree.body:
            if isinstance(one, nodes.FromImport) and isinstance(one.template, nodes.Const):
                for name, alias in imported(one):
                    scope[top[alias]] = Target(one.template.value, name, one.with_context)
            if isinstance(one, nodes.Macro):
                scope[top[one.name]] = Target(target.file, one.name, target.with_context)
            if isinstance(one, nodes.Assign | nodes.FromImport):
                head = clone(one)
                renamed([head], top)
                heads.append(head)
        names = [(one.name, top[one.name]) for one in tree.body if isinstance(one, nodes.Macro)]
        heads.append(nodes.FromImport(nodes.Const(target.file), names, target.with_context, lineno=1))
        self._heads.setdefault(target.file, heads)
        return top, scope


def stored_top(tree: nodes.Template) -> set[str]:
    """Return the names that stand beside the macros of a file, and those of the macros."""
    found = set()
    for one in tree.body:
        if isinstance(one, nodes.Macro):
            found.add(one.name)
        elif isinstance(one, nodes.Assign | nodes.FromImport):
            found |= stored([one])
    return found


def _names(tree: nodes.Template) -> set[str] | None:
    """Return the names that a file's macros find beside them; None if it isn't a file of macros."""
    for one in tree.body:
        blank = isinstance(one, nodes.Output) and all(isinstance(part, nodes.TemplateData) for part in one.nodes)
        if not blank and not isinstance(one, _HEAD):
            return None
    return stored_top(tree)


def _arguments(macro: nodes.Macro, call: nodes.Call) -> dict[str, nodes.Expr] | None:
    """Return what the parameters of a macro are in a call; None where that is not plain."""
    names = [one.name for one in macro.args]
    if call.dyn_args or call.dyn_kwargs or len(call.args) > len(names):
        return None
    found: dict[str, nodes.Expr] = dict(zip(names[len(names) - len(macro.defaults) :], macro.defaults, strict=True))
    if any(not isinstance(one, nodes.Const | nodes.Tuple) or loaded([one]) for one in macro.defaults):
        return None
    found |= dict(zip(names, call.args, strict=False))
    for keyword in call.kwargs:
        if keyword.key not in names or keyword.key in names[: len(call.args)]:
            return None
        found[keyword.key] = keyword.value
    return {name: found[name] for name in names} if len(found) == len(names) else None


def _direct(node: nodes.Node, known: Mapping[str, nodes.Expr]) -> nodes.Node | None:
    value = known.get(node.name) if isinstance(node, nodes.Name) and node.ctx == "load" else None
    return clone(value) if value is not None else None


def _with_caller(body: list[nodes.Node], caller: list[nodes.Node]) -> list[nodes.Node]:
    """Return statements in which what a block passes stands where it is called for."""
    made: list[nodes.Node] = []
    for node in body:
        if isinstance(node, nodes.Output):
            for child in node.nodes:
                if isinstance(child, nodes.Call) and isinstance(child.node, nodes.Name) and child.node.name == "caller":
                    made.append(nodes.Scope([clone(one) for one in caller], lineno=node.lineno))
                else:
                    made.append(nodes.Output([child], lineno=node.lineno))
            continue
        for field in ("body", "else_"):
            if isinstance(getattr(node, field, None), list):
                setattr(node, field, _with_caller(getattr(node, field), caller))
        made.append(node)
    return made


def _has(node: nodes.Node, *kinds: type[nodes.Node]) -> bool:
    return any(isinstance(one, kinds) for one in walk([node]))


def _given(body: list[nodes.Node]) -> set[str]:
    """Return the names that only the context can have."""
    macros = [one for one in walk(body) if isinstance(one, nodes.Macro | nodes.CallBlock)]
    special = {"loop", "caller"} | loaded(macros)
    return loaded(body) - stored(body) - special
