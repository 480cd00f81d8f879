"""What the passes over a template's syntax tree share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from jinja2 import nodes

_Node = TypeVar("_Node", bound=nodes.Node)


class NotFlatError(Exception):
    """A template has something that its flat twin might print differently."""


def clone(node: _Node) -> _Node:
    """Return a copy of a tree."""
    made = object.__new__(type(node))
    for field in node.fields:
        value = getattr(node, field)
        if isinstance(value, nodes.Node):
            value = clone(value)
        elif isinstance(value, list):
            value = [clone(one) if isinstance(one, nodes.Node) else one for one in value]
        setattr(made, field, value)
    for attribute in node.attributes:
        setattr(made, attribute, getattr(node, attribute, None))
    return made


def walk(body: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """Go through nodes and all within them, in no order."""
    left = list(body)
    while left:
        node = left.pop()
        yield node
        for field in node.fields:
            value = getattr(node, field)
            if isinstance(value, nodes.Node):
                left.append(value)
            elif isinstance(value, list):
                left += [one for one in value if isinstance(one, nodes.Node)]


def loaded(body: Iterable[nodes.Node]) -> set[str]:
    """Return the names that are read."""
    return {one.name for one in walk(body) if isinstance(one, nodes.Name) and one.ctx == "load"}


def free(body: Iterable[nodes.Node]) -> set[str]:
    """Return the names that are read, without those that loops and `with` give a value within them."""
    found: set[str] = set()
    for node in body:
        if isinstance(node, nodes.Name):
            found |= {node.name} if node.ctx == "load" else set()
        elif isinstance(node, nodes.For):
            within = [*node.body, *node.else_, *([node.test] if node.test else [])]
            found |= free([node.iter]) | (free(within) - stored([node.target]))
        elif isinstance(node, nodes.With):
            found |= free(node.values) | (free(node.body) - stored(node.targets))
        else:
            found |= free(node.iter_child_nodes())
    return found


def stored(body: Iterable[nodes.Node]) -> set[str]:
    """Return the names that are given a value, anywhere."""
    found = set()
    for one in walk(body):
        if isinstance(one, nodes.Macro) or (isinstance(one, nodes.Name) and one.ctx != "load"):
            found.add(one.name)
        elif isinstance(one, nodes.Import):
            found.add(one.target)
        elif isinstance(one, nodes.FromImport):
            found |= {alias for _, alias in imported(one)}
    return found


def imported(node: nodes.FromImport) -> list[tuple[str, str]]:
    """Return what is imported: its name there and its name here."""
    return [one if isinstance(one, tuple) else (one, one) for one in node.names]


def replaced(node: nodes.Node, by: Callable[[nodes.Node], nodes.Node | None]) -> nodes.Node:
    """Return a tree in which nodes are replaced, where there is something to replace them by; it is changed."""
    new = by(node)
    if new is not None:
        return new
    for field in node.fields:
        value = getattr(node, field)
        if isinstance(value, nodes.Node):
            setattr(node, field, replaced(value, by))
        elif isinstance(value, list):
            setattr(node, field, [replaced(one, by) if isinstance(one, nodes.Node) else one for one in value])
    return node


def renamed(body: list[nodes.Node], names: dict[str, str]) -> None:
    """Change names wherever they stand."""
    for one in walk(body):
        if isinstance(one, nodes.Name | nodes.Macro | nodes.NSRef):
            one.name = names.get(one.name, one.name)
        elif isinstance(one, nodes.FromImport):
            one.names = [(name, names.get(alias, alias)) for name, alias in imported(one)]
        elif isinstance(one, nodes.Import):
            one.target = names.get(one.target, one.target)


def needed(body: list[nodes.Node]) -> list[nodes.Node]:
    """Return statements without imports and settings of names that nothing reads."""
    read: set[str] = set()
    while (now := free(body)) != read:
        read = now
        body = _pruned(body, read)
    return body


def _is_new(target: nodes.Node) -> bool:
    return isinstance(target, nodes.Name) and target.name.startswith("_f")


def _pruned(body: list[nodes.Node], read: set[str]) -> list[nodes.Node]:
    made = []
    for node in body:
        if isinstance(node, nodes.FromImport):
            node.names = [(name, alias) for name, alias in imported(node) if alias in read]
            if not node.names:
                continue
        if isinstance(node, nodes.Assign) and not stored([node.target]) & read and _is_new(node.target):
            continue
        for field in ("body", "else_"):
            if isinstance(getattr(node, field, None), list):
                setattr(node, field, _pruned(getattr(node, field), read))
        for other in getattr(node, "elif_", ()):
            other.body = _pruned(other.body, read)
        made.append(node)
    return made
