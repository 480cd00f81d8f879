"""Python for the expressions of templates; what is the same whenever they are used is worked out.

Attributes, items and calls are as Python has them: Jinja looks `a.b` up as an attribute and then as an item, and gives
undefined values for what isn't there. Here, what isn't there raises.
"""

from __future__ import annotations

from collections.abc import Callable
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, nodes
from jinja2.filters import FILTERS
from markupsafe import escape

from mcsite.templating.names import SPECIAL, Given, Known, Macro, Meaning, NoTwinError, Part, Passed, is_plain, literal

_BINARY = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.And, nodes.Or)
_OPERATORS = {
    "eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">=", "in": "in", "notin": "not in",
}  # fmt: skip
_PASSED = {"context": "context", "eval_context": "context.eval_ctx", "environment": "environment"}
_QUICK = {"select": "filter(None, {})", "list": "list({})", "length": "len({})"}  # filters that Python has itself
_QUICK_OF = {  # with so many arguments, and perhaps an attribute that is named
    ("join", 1, False): "listed({0}, {1})",
    ("join", 1, True): "listed(map({2}, {0}), {1})",
    ("map", 0, True): "map({2}, {0})",
    ("map", 1, False): "map({1}, {0})",
    ("groupby", 1, False): "grouped({0}, {1})",
    ("selectattr", 1, False): "filter({1}, {0})",
}


class Expressions:
    """Writes Python for expressions. `resolve` tells what a name stands for.

    `block` returns the variable that has what a block prints; without a name, what `super()` does. If it is `careful`,
    attributes and items are what Jinja takes them for.
    """

    def __init__(
        self,
        environment: Environment,
        resolve: Callable[[str], Meaning],
        block: Callable[[str], str],
        *,
        careful: bool,
    ) -> None:
        self._environment = environment
        self._resolve = resolve
        self._block = block
        self._careful = careful
        self._makers: dict[type[nodes.Node], Callable[[Any], Part]] = {
            nodes.Const: lambda node: Known(node.value),
            nodes.TemplateData: lambda node: f"Markup({node.data!r})",
            nodes.Name: self._name,
            nodes.Tuple: self._items,
            nodes.List: self._items,
            nodes.Dict: self._dict,
            nodes.CondExpr: self._choice,
            nodes.Concat: self._concat,
            nodes.Compare: self._compare,
            nodes.Getattr: self._attribute,
            nodes.Getitem: self._item,
            nodes.Call: self._call,
            nodes.Filter: self._filter,
            nodes.Test: self._test,
            **dict.fromkeys(_BINARY, self._binary),
            **dict.fromkeys((nodes.Not, nodes.Neg, nodes.Pos), self._unary),
        }

    def code(self, node: nodes.Node) -> str:
        """Return Python for an expression."""
        return literal(self.value(node))

    def value(self, node: nodes.Node) -> Part:
        """Return what an expression comes to, or Python for it."""
        make = self._makers.get(type(node))
        if make is None:
            raise NoTwinError(node)
        return make(node)

    def printed(self, node: nodes.Node) -> list[Part]:
        """Return what an expression prints, piece by piece."""
        if isinstance(node, nodes.TemplateData):
            return [Known(node.data)]
        if isinstance(node, nodes.Concat):  # to escape each is to escape the whole
            return [part for one in node.nodes for part in self.printed(one)]
        if isinstance(node, nodes.CondExpr) and (choice := self._printed_choice(node)):
            return choice
        value = self.value(node)
        if isinstance(value, Known):
            return [Known(str(escape(value.value)))]
        if isinstance(node, nodes.Filter) and node.name == "safe" and node.node is not None:
            return [f"raw({self.code(node.node)})"]
        is_text = isinstance(node, nodes.Filter) and (self._gives_text(node.name) or self._joins_texts(node))
        return [f"{'quoted' if is_text else 'escape'}({value})"]

    def _printed_choice(self, node: nodes.CondExpr) -> list[Part]:
        """Return what a choice prints; nothing if it isn't between two texts."""
        test = self.value(node.test)
        yes = self.printed(node.expr1)
        no: list[Part] = self.printed(node.expr2) if node.expr2 is not None else [Known("")]
        if isinstance(test, Known):
            return yes if test.value else no
        return [f"({literal(yes[0])} if {test} else {literal(no[0])})"] if len(yes) == len(no) == 1 else []

    # Each kind of expression

    def _name(self, node: nodes.Name) -> Part:
        meaning = self._resolve(node.name)
        if isinstance(meaning, Macro | Passed):
            raise NoTwinError(node)
        return meaning

    def _items(self, node: nodes.Tuple | nodes.List) -> Part:
        values = [self.value(one) for one in node.items]
        known = [one.value for one in values if isinstance(one, Known)]
        start, end = "()" if isinstance(node, nodes.Tuple) else "[]"
        if len(known) == len(values):
            return Known(tuple(known) if start == "(" else known)
        return f"{start}{''.join(f'{literal(one)}, ' for one in values)}{end}"

    def _dict(self, node: nodes.Dict) -> Part:
        pairs = [f"{self.code(pair.key)}: {self.code(pair.value)}" for pair in node.items]
        return f"{{{', '.join(pairs)}}}"

    def _choice(self, node: nodes.CondExpr) -> Part:
        test = self.value(node.test)
        no = node.expr2
        if isinstance(test, Known) and no is not None:
            return self.value(node.expr1 if test.value else no)
        return f"({self.code(node.expr1)} if {literal(test)} else {self.code(no) if no is not None else 'nothing'})"

    def _concat(self, node: nodes.Concat) -> Part:
        values = [self.value(one) for one in node.nodes]
        known = [one.value for one in values if isinstance(one, Known)]
        if len(known) == len(values) and all(one.__class__ in (str, int) for one in known):
            return Known("".join(map(str, known)))
        return f"joined({', '.join(map(literal, values))})"

    def _binary(self, node: nodes.BinExpr) -> Part:
        return f"({self.code(node.left)} {node.operator} {self.code(node.right)})"

    def _unary(self, node: nodes.UnaryExpr) -> Part:
        value = self.value(node.node)
        if isinstance(value, Known) and node.operator == "not":
            return Known(not value.value)
        return f"({node.operator} {literal(value)})"

    def _compare(self, node: nodes.Compare) -> Part:
        rest = "".join(f" {_OPERATORS[one.op]} {self.code(one.expr)}" for one in node.ops)
        return f"({self.code(node.expr)}{rest})"

    def _attribute(self, node: nodes.Getattr, *, soft: bool = False) -> Part:
        if isinstance(node.node, nodes.Name) and node.node.name == "loop" and (told := self._told(node.attr)):
            return told
        of = self.code(node.node)
        if soft or self._careful or iskeyword(node.attr):
            return f"lookup({of}, {node.attr!r})"
        return f"{of}.{node.attr}"

    def _told(self, attribute: str) -> str:
        """Return Python for what a loop that is counted tells of itself; empty of others."""
        told = self._resolve(f"loop.{attribute}")
        return told if isinstance(told, str) else ""

    def _item(self, node: nodes.Getitem, *, soft: bool = False) -> Part:
        of = self.code(node.node)
        if isinstance(node.arg, nodes.Slice):
            parts = (node.arg.start, node.arg.stop, node.arg.step)
            return f"{of}[{':'.join(self.code(one) if one is not None else '' for one in parts)}]"
        which = self.code(node.arg)
        return f"taken({of}, {which})" if soft or self._careful else f"{of}[{which}]"

    def _soft(self, node: nodes.Expr) -> Part:
        """Return Python for what may be missing."""
        if isinstance(node, nodes.Getattr):
            return self._attribute(node, soft=True)
        return self._item(node, soft=True) if isinstance(node, nodes.Getitem) else self.value(node)

    # Calls

    def _call(self, node: nodes.Call) -> Part:
        macro = self.macro(node)
        if macro is not None:
            return f"captured({', '.join((macro.function, *map(literal, self.arguments(macro, node))))})"
        if special := self._special(node):
            return special
        of = self.code(node.node)
        if isinstance(node.node, nodes.Name) and of == f"g_{node.node.name}":
            function: Any = self._environment.globals[node.node.name]
            if _passed(function):
                raise NoTwinError(node)
            (first, *more) = [*map(self.value, node.args), None]
            if of == "g_url" and isinstance(first, Known) and more == [None] and not node.kwargs:
                return Known(function(first.value))
        return f"{of}({', '.join(self._given(node))})"

    def _special(self, node: nodes.Call) -> str:
        """Return the variable that has what `self.block()`, `super()` or `caller()` prints; empty of other calls."""
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if name == "super":
            return self._block("")
        if name == "caller":
            return f"{self._resolve('caller()')}"
        of = node.node.node if isinstance(node.node, nodes.Getattr) else None
        is_block = isinstance(of, nodes.Name) and of.name == "self"
        return self._block(node.node.attr) if is_block else ""  # type: ignore[attr-defined]

    def macro(self, node: nodes.Node) -> Macro | None:
        """Return the macro that is called, if one is."""
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.node.name in SPECIAL:
            return None
        meaning = self._resolve(node.node.name)
        return meaning if isinstance(meaning, Macro) else None

    def arguments(self, macro: Macro, call: nodes.Call, *caller: Given) -> list[Given]:
        """Return what a macro's function is called with in a call. `caller` is what a block passes, if one does."""
        names = macro.parameters
        if call.dyn_args or call.dyn_kwargs or len(call.args) > len(names) or bool(caller) != macro.gets_caller:
            raise NoTwinError(call)
        found: dict[str, Given] = {**macro.defaults}
        found |= {name: self.value(one) for name, one in zip(names, call.args, strict=False)}
        for keyword in call.kwargs:
            if keyword.key not in names or keyword.key in names[: len(call.args)]:
                raise NoTwinError(call)
            found[keyword.key] = self.value(keyword.value)
        if len(found) != len(names):
            raise NoTwinError(call)
        return [*(found[name] for name in names), *caller, *macro.given]

    def _given(self, node: nodes.Call | nodes.Filter | nodes.Test) -> list[str]:
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            raise NoTwinError(node)
        return [*map(self.code, node.args), *(f"{one.key}={self.code(one.value)}" for one in node.kwargs)]

    def _filter(self, node: nodes.Filter) -> Part:
        function = self._environment.filters.get(node.name)
        if function is None or node.node is None:
            raise NoTwinError(node)
        given = self._given(node)
        value = self._soft(node.node) if node.name in {"default", "d"} else self.value(node.node)
        passed = _passed(function)
        if isinstance(value, Known) and not (passed or given) and is_plain(made := function(value.value)):
            return Known(made)
        return self._quick_filter(node, literal(value), given) or (
            f"f_{node.name}({', '.join([*passed, literal(value), *given])})"
        )

    def _quick_filter(self, node: nodes.Filter, value: str, given: list[str]) -> str:
        """Return Python for what often filters; empty of others."""
        if not given:
            return _QUICK.get(node.name, "").format(value)
        named = self._getter(node.kwargs[0].value) if [one.key for one in node.kwargs] == ["attribute"] else ""
        if bool(named) != bool(node.kwargs) or len(node.args) > 1:
            return ""
        first = given[0]
        if node.name == "map" and node.args:
            name = node.args[0].value if isinstance(node.args[0], nodes.Const) else ""
            first = f"f_{name}" if self._is_plain(name) else ""
        elif node.name in {"groupby", "selectattr"} and node.args:
            first = self._getter(node.args[0])
        if self._joins_texts(node):
            return f"{first}.join({value})"
        form = _QUICK_OF.get((node.name, len(node.args), bool(named)), "") if first else ""
        return form.format(value, first, named)

    def _is_plain(self, name: str) -> bool:
        """Tell whether a filter gets nothing but its value."""
        function = self._environment.filters.get(name)
        return function is not None and not _passed(function)

    def _gives_text(self, name: str) -> bool:
        """Tell whether a filter says that it returns a text; Jinja's own may return one that is HTML already."""
        function = self._environment.filters.get(name)
        said = getattr(function, "__annotations__", {}).get("return")
        return said == "str" and function is not FILTERS.get(name)

    def _joins_texts(self, node: nodes.Filter) -> bool:
        """Tell whether a filter puts texts together that another one makes, with a text between them."""
        match node:
            case nodes.Filter(
                name="join",
                args=[nodes.Const(value=str())],
                kwargs=[],
                node=nodes.Filter(name="map", args=[nodes.Const(value=str(made))], kwargs=[]),
            ):
                return self._gives_text(made)
        return False

    def _getter(self, path: nodes.Expr) -> str:
        """Return Python for what gets attributes of attributes; empty where Jinja may take them for something else."""
        if self._careful or not isinstance(path, nodes.Const) or not isinstance(path.value, str):
            return ""
        plain = all(part.isidentifier() and not hasattr(dict, part) for part in path.value.split("."))
        return f"attrgetter({path.value!r})" if plain else ""

    def _test(self, node: nodes.Test) -> Part:
        if node.name in {"defined", "undefined"}:
            defined = f"is_defined({literal(self._soft(node.node))})"
            return defined if node.name == "defined" else f"(not {defined})"
        if node.name == "none":
            return f"({self.code(node.node)} is None)"
        function = self._environment.tests.get(node.name)
        if function is None or not node.name.isidentifier():
            raise NoTwinError(node)
        return f"t_{node.name}({', '.join([*_passed(function), self.code(node.node), *self._given(node)])})"


def _passed(function: Any) -> list[str]:
    """Return what Jinja passes to a function before all else: it is marked with that."""
    passed = getattr(function, "jinja_pass_arg", None)
    return [_PASSED[passed.name]] if passed is not None else []
