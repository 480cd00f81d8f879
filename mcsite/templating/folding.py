"""Works out what is the same for all pages: settings, addresses, loops over fixed lists, and joins what is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, nodes

from mcsite.templating.syntax import clone, loaded, replaced, stored, walk

_PLAIN = (str, int, bool, type(None))
_MOST_TURNS = 40


def fold(tree: nodes.Template, environment: Environment) -> nodes.Template:
    """Return a flat tree with what can be known before worked out; the tree is changed."""
    folder = _Folder(tree, environment)
    tree.body = folder.body(tree.body)
    return tree


class _Folder:
    def __init__(self, tree: nodes.Template, environment: Environment) -> None:
        self._context = nodes.EvalContext(environment, None)
        other = stored(tree.body)
        self._globals = {name: value for name, value in environment.globals.items() if name not in other}
        names = [one for one in walk(tree.body) if isinstance(one, nodes.Name)]
        self._times = Counter(one.name for one in names if one.ctx != "load")
        loops = Counter(name for one in walk(tree.body) if (name := _gone_through(one)))
        read = Counter(one.name for one in names if one.ctx == "load")
        self._only_gone_through = {name for name, times in loops.items() if read[name] == times}

    def body(self, given: list[nodes.Node]) -> list[nodes.Node]:
        made: list[nodes.Node] = []
        set_to: dict[str, nodes.Node] = {}
        for node in given:
            for one in self._statement(_given([node], set_to)[0]):
                set_to |= self._set(one)
                if isinstance(one, nodes.Output) and made and isinstance(made[-1], nodes.Output):
                    made[-1].nodes.extend(one.nodes)
                elif not (isinstance(one, nodes.Scope) and not one.body):
                    made.append(one)
        return made

    def _statement(self, node: nodes.Node) -> list[nodes.Node]:
        if isinstance(node, nodes.With):
            return self._with(node)
        if isinstance(node, nodes.If):
            return self._if(node)
        if isinstance(node, nodes.For):
            return self._for(node)
        self._expressions(node)
        if isinstance(node, nodes.Scope):
            node.body = self.body(node.body)
            return [node] if stored(node.body) else node.body
        if isinstance(node, nodes.AssignBlock):
            node.body = self.body(node.body)
        return [node]

    def _set(self, node: nodes.Node) -> dict[str, nodes.Node]:
        """Return what a statement sets for good: a name that nothing else sets, to what is the same for all pages."""
        if not isinstance(node, nodes.Assign) or not isinstance(node.target, nodes.Name):
            return {}
        name, constant = node.target.name, self._constant(node.node)
        if constant is None or self._times[name] != 1:
            return {}
        safe = isinstance(constant.value, _PLAIN) or name in self._only_gone_through  # a list might be changed
        return {name: node.node} if safe else {}

    def _with(self, node: nodes.With) -> list[nodes.Node]:
        self._expressions(node)
        inside = stored(node.body)
        known, left = {}, []
        for target, value in zip(node.targets, node.values, strict=True):
            constant = self._constant(value)
            simple = isinstance(target, nodes.Name) and target.name not in inside
            if constant is not None and simple and isinstance(constant.value, _PLAIN):
                known[target.name] = constant  # type: ignore[attr-defined]
            else:
                left.append((target, value))
        body = self.body(_given(node.body, known))
        node.targets, node.values = [target for target, _ in left], [value for _, value in left]
        node.body = body
        return [node] if left or stored(body) else body

    def _if(self, node: nodes.If) -> list[nodes.Node]:
        node.test = self._expression(node.test)
        constant = self._constant(node.test)
        if constant is not None and not node.elif_:
            return self.body(node.body if constant.value else node.else_)
        node.body, node.else_ = self.body(node.body), self.body(node.else_)
        for other in node.elif_:
            other.test, other.body = self._expression(other.test), self.body(other.body)
        return [node]

    def _for(self, node: nodes.For) -> list[nodes.Node]:
        node.iter = self._expression(node.iter)
        turns = self._turns(node)
        if turns is None:
            if node.test is not None:
                node.test = self._expression(node.test)
            node.body, node.else_ = self.body(node.body), self.body(node.else_)
            return [node]
        made: list[nodes.Node] = []
        for known in turns:
            body = self.body(_given([clone(one) for one in node.body], known))
            made.append(nodes.Scope(body, lineno=node.lineno))
        return self.body(made)

    def _turns(self, node: nodes.For) -> list[dict[str, nodes.Const]] | None:
        """Return what the names of a loop over a fixed list are in each turn; None of any other loop."""
        constant = self._constant(node.iter)
        if (
            constant is None
            or node.test
            or node.else_
            or node.recursive
            or not isinstance(constant.value, list | tuple)
        ):
            return None
        targets = node.target.items if isinstance(node.target, nodes.Tuple) else [node.target]
        names = [one.name for one in targets if isinstance(one, nodes.Name)]
        body = node.body
        if len(names) != len(targets) or stored(body) & set(names) or "loop" in loaded(body):
            return None
        items = [one if isinstance(node.target, nodes.Tuple) else (one,) for one in constant.value]
        plain = all(len(one) == len(names) and all(isinstance(part, _PLAIN) for part in one) for one in items)
        if not plain or len(items) > _MOST_TURNS:
            return None
        return [{name: nodes.Const(part) for name, part in zip(names, one, strict=True)} for one in items]

    def _expressions(self, node: nodes.Node) -> None:
        """Fold the expressions of a statement, without those of statements within it."""
        for field in node.fields:
            value = getattr(node, field)
            if isinstance(value, nodes.Expr):
                setattr(node, field, self._expression(value))
            elif isinstance(value, list):
                setattr(node, field, [self._expression(one) if isinstance(one, nodes.Expr) else one for one in value])

    def _expression(self, node: Any) -> Any:
        return replaced(node, self._known)

    def _known(self, node: nodes.Node) -> nodes.Node | None:
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "url":
            return self._address(node)
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == "settings":
            value = getattr(self._globals.get("settings"), node.attr, ...)
            return nodes.Const(value, lineno=node.lineno) if isinstance(value, _PLAIN) else None
        if isinstance(node, nodes.Name) and node.ctx == "load" and node.name in ("generator", "notice"):
            value = self._globals.get(node.name, ...)
            return nodes.Const(value, lineno=node.lineno) if isinstance(value, _PLAIN) else None
        if isinstance(node, nodes.CondExpr) and node.expr2 is not None:
            test = self._constant(self._expression(node.test))
            return self._expression(node.expr1 if test.value else node.expr2) if test is not None else None
        return None

    def _address(self, node: nodes.Call) -> nodes.Node | None:
        here = self._globals.get("url")
        if not callable(here) or len(node.args) != 1 or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return None
        constant = self._constant(self._expression(node.args[0]))
        if constant is None or not isinstance(constant.value, str):
            return None
        return nodes.Const(here(constant.value), lineno=node.lineno)

    def _constant(self, node: Any) -> nodes.Const | None:
        try:
            return nodes.Const(node.as_const(self._context), lineno=node.lineno)
        except Exception:  # noqa: BLE001  whatever it is, it isn't known before
            return None


def _gone_through(node: nodes.Node) -> str:
    """Return the name of what a loop goes through, if it is a name."""
    return node.iter.name if isinstance(node, nodes.For) and isinstance(node.iter, nodes.Name) else ""


def _given(body: list[nodes.Node], known: Mapping[str, nodes.Node]) -> list[nodes.Node]:
    """Return statements in which names that are known have their values; they are changed."""

    def value(node: nodes.Node) -> nodes.Node | None:
        known_as = known.get(node.name) if isinstance(node, nodes.Name) and node.ctx == "load" else None
        return clone(known_as) if known_as is not None else None

    return [replaced(one, value) for one in body] if known else body
