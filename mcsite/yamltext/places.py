"""Where the keys and values of a YAML text stand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any

import yaml
from msgspec import Struct, field

from mcsite.diagnostics import Key, Route, Span
from mcsite.yamltext.scalars import MAX_DEPTH

Marks = tuple[Any, Any]


class _Node(Struct):
    """A node of a text, as far as it was read: where it and its key stand, and the nodes in it by key or index.

    A `block` is a list or mapping without brackets; of those, libyaml tells no end.
    """

    marks: Marks
    key: Marks | None = None
    block: bool = False
    empty: bool = False
    is_mapping: bool = False
    inner: dict[Key, _Node] = field(default_factory=dict)


def locate(text: str, route: Route, first_line: int = 1) -> Span | None:
    """Return where a route leads in a YAML text, as far as it can be followed: the nearest node that is there."""
    node = _root(text)
    if node is None:
        return None
    best = None if route.keys else (node.marks[0], node.marks[0])
    for number, key in enumerate(route.keys, start=1):
        node = node.inner.get(key)
        if node is None:
            break
        best = _shown(node, best, at_key=number == len(route.keys) and route.at == "key")
    return None if best is None else _span(best, first_line)


def _shown(node: _Node, above: Marks | None, *, at_key: bool) -> Marks | None:
    """Return what shows a node best: itself, or its key where that says more."""
    before = node.key or above
    if at_key or (node.key is not None and (node.empty or node.block)):
        return before
    return node.marks


def _span(marks: Marks, first_line: int) -> Span:
    start, end = marks
    if (end.line, end.column) < (start.line, start.column + 1):
        return Span(start.line + first_line, start.column + 1, start.line + first_line, start.column + 2)
    return Span(start.line + first_line, start.column + 1, end.line + first_line, end.column + 1)


@lru_cache(maxsize=4)  # a file with one problem may have a thousand
def _root(text: str) -> _Node | None:
    """Return the first document of a text: all of it, or what can be read of it."""
    top = _Node((None, None))
    with suppress(yaml.YAMLError, ValueError):
        _fill(top, yaml.parse(text, Loader=yaml.CLoader), 0)
    return top.inner.get(0)


def _fill(parent: _Node, events: Iterator[Any], depth: int) -> bool:
    """Read the nodes in a list or mapping, to its end; tell whether there was one."""
    key: Any = None
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            if not parent.block:
                parent.marks = (parent.marks[0], event.end_mark)  # to the closing bracket
            return True
        if not isinstance(event, yaml.NodeEvent):
            continue
        node = _node(event)
        if parent.is_mapping and key is None:
            key = node.marks, event.value if isinstance(event, yaml.ScalarEvent) else None
        elif parent.is_mapping:
            node.key, name = key
            key = None
            if name is not None:
                parent.inner.setdefault(name, node)  # of a key given twice, the first is read
        else:
            parent.inner[len(parent.inner)] = node
        if isinstance(event, yaml.CollectionStartEvent) and not (depth < MAX_DEPTH and _fill(node, events, depth + 1)):
            return False  # nothing deeper was read, and libyaml takes time in the square of the depth
    return False


def _node(event: Any) -> _Node:
    is_mapping = isinstance(event, yaml.MappingStartEvent)
    block = isinstance(event, yaml.CollectionStartEvent) and not event.flow_style
    empty = isinstance(event, yaml.ScalarEvent) and not event.value and not event.style
    return _Node((event.start_mark, event.end_mark), None, block, empty, is_mapping)
