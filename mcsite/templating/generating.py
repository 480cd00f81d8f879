"""Python for a flat template: attributes, items and calls as Python has them, and a shorter way to escape.

Jinja looks up `a.b` as an attribute and then as an item, and gives undefined values for what isn't there. Here, what
isn't there raises.
"""

from __future__ import annotations

from collections.abc import Iterable
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import do_join
from jinja2.runtime import markup_join
from markupsafe import Markup
from markupsafe import escape as escaped

try:
    from markupsafe import _escape_inner as quoted  # type: ignore[attr-defined]
except ImportError:  # what only some versions have

    def quoted(text: str, /) -> str:
        """Return a text with what HTML has a use for replaced."""
        return str(escaped(text))


FILENAME = "<flat template>"
# The module of a template names what it uses before its functions run, so what stands last is what they use.
_SHORTER = "from mcsite.templating.generating import escape, joined as markup_join, listed"


def escape(value: Any) -> str:
    """Return a value as HTML, as `markupsafe.escape` does."""
    kind = value.__class__
    if kind is str:
        return quoted(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is int:
        return str(value)
    try:
        html = value.__html__
    except AttributeError:
        return quoted(str(value))
    return str(html())


def joined(values: Iterable[Any]) -> str:
    """Return values as one text: as Markup, the others escaped, if there is some among them."""
    values = tuple(values)
    for value in values:
        if value.__class__ is not str and value.__class__ is not int:
            return markup_join(values)
    return "".join(map(str, values))


def listed(context: Any, values: Iterable[Any], between: str) -> Any:
    """Return values with a text between them, as the filter `join` does."""
    values = list(values)
    for value in values:
        if value.__class__ is not str:
            return do_join(context.eval_ctx, values, between)
    return between.join(values)


class Generator(CodeGenerator):
    """Writes the module of a flat template. If it is `careful`, attributes and items are what Jinja takes them for."""

    def __init__(self, environment: Any, name: str, *, careful: bool) -> None:
        super().__init__(environment, name, FILENAME)
        self._careful = careful
        self._soft: set[int] = set()  # what may be missing

    def source(self) -> str:
        """Return the module, once a template was visited."""
        return f"{self.stream.getvalue()}\n{_SHORTER}\n"  # type: ignore[attr-defined]

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802  jinja2 names it
        """Write what is printed: as one text, where that is several in a row."""
        if frame.buffer is not None or frame.require_output_check:
            super().visit_Output(node, frame)
            return
        finalize = self._make_finalize()
        parts: list[str | nodes.Expr] = []
        for child in node.nodes:
            try:
                text = str(self._output_child_to_const(child, frame, finalize))
            except Exception:  # noqa: BLE001  whatever it is, it isn't known before
                parts.append(child)
                continue
            if parts and isinstance(parts[-1], str):
                parts[-1] += text
            else:
                parts.append(text)
        self.writeline("yield ''.join((" if len(parts) > 1 else "yield (", node)
        for part in parts:
            if isinstance(part, str):
                self.write(repr(part))
            else:
                self.write("escape(")
                self.visit(part, frame)
                self.write(")")
            self.write(", " if len(parts) > 1 else "")
        self.write("))" if len(parts) > 1 else ")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  jinja2 names it
        """Write an attribute."""
        if self._careful or id(node) in self._soft or not node.attr.isidentifier() or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802  jinja2 names it
        """Write an item."""
        if self._careful or id(node) in self._soft:
            super().visit_Getitem(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802  jinja2 names it
        """Write a test."""
        if node.name in {"defined", "undefined"}:
            self._soft.add(id(node.node))
        super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802  jinja2 names it
        """Write a filter."""
        if node.name in {"default", "d"}:
            self._soft.add(id(node.node))
        if self._is_plain(node) and node.name == "join":
            self._write_filter("listed(context, ", node.node, frame, node.args[0])
        elif self._is_plain(node) and node.name == "map" and (name := self._plain_filter(node.args[0])):
            self._write_filter(f"map(environment.filters[{name!r}], ", node.node, frame)
        else:
            super().visit_Filter(node, frame)

    def _write_filter(
        self, start: str, given: nodes.Expr | None, frame: Frame, argument: nodes.Expr | None = None
    ) -> None:
        self.write(start)
        if given is not None:
            self.visit(given, frame)
        if argument is not None:
            self.write(", ")
            self.visit(argument, frame)
        self.write(")")

    def _is_plain(self, node: nodes.Filter) -> bool:
        """Tell whether a filter has one argument, a fixed text."""
        one = len(node.args) == 1 and isinstance(node.args[0], nodes.Const) and isinstance(node.args[0].value, str)
        return one and node.node is not None and not (node.kwargs or node.dyn_args or node.dyn_kwargs)

    def _plain_filter(self, name: nodes.Expr) -> str:
        """Return the name of a filter that gets nothing but its value; empty of others."""
        found = self.environment.filters.get(name.value) if isinstance(name, nodes.Const) else None
        given_more = found is None or hasattr(found, "jinja_pass_arg")
        return "" if given_more or not isinstance(name, nodes.Const) else str(name.value)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802  jinja2 has it so
        """Write a call."""
        if forward_caller or node.dyn_args is not None or node.dyn_kwargs is not None:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for one in (*node.args, *node.kwargs):
            self.visit(one, frame)
            self.write(", ")
        self.write(")")
