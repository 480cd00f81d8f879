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
from jinja2.runtime import markup_join
from markupsafe import Markup
from markupsafe import escape as escaped

FILENAME = "<flat template>"
# The module of a template names what it uses before its functions run, so what stands last is what they use.
_SHORTER = "from mcsite.templating.generating import escape, joined as markup_join"


def escape(value: Any) -> str:
    """Return a value as HTML, as `markupsafe.escape` does."""
    if value.__class__ is str:
        return _quoted(value)
    if value.__class__ is Markup:
        return value
    return escaped(value)


def joined(values: Iterable[Any]) -> str:
    """Return values as one text: as Markup, the others escaped, if there is some among them."""
    values = tuple(values)
    for value in values:
        if value.__class__ is not str and value.__class__ is not int:
            return markup_join(values)
    return "".join(map(str, values))


def _quoted(text: str) -> str:
    if "&" in text or "<" in text or ">" in text or "'" in text or '"' in text:
        return escaped(text)
    return text


class Generator(CodeGenerator):
    """Writes the module of a flat template. If it is `careful`, attributes and items are what Jinja takes them for."""

    def __init__(self, environment: Any, name: str, *, careful: bool) -> None:
        super().__init__(environment, name, FILENAME)
        self._careful = careful
        self._soft: set[int] = set()  # what may be missing

    def source(self) -> str:
        """Return the module, once a template was visited."""
        return f"{self.stream.getvalue()}\n{_SHORTER}\n"  # type: ignore[attr-defined]

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
        super().visit_Filter(node, frame)

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
