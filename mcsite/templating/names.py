"""Which names the statements of a template read and set, and what a name can stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from jinja2 import nodes
from markupsafe import Markup
from msgspec import Struct, structs

SPECIAL = frozenset({"self", "super", "caller", "caller()", "varargs", "kwargs"})  # names that Jinja has a use for
_PLAIN = (str, int, float, bool, type(None), Markup)


class NoTwinError(Exception):
    """A template has something that its twin might print differently."""


class Known(Struct, frozen=True):
    """A value that is the same whenever a template is used."""

    value: Any


class Macro(Struct, frozen=True):
    """A macro: its function, its parameters, and what those are that a call doesn't give.

    `gets_caller` is for one that prints what a block passes to it. `around` are the names that it reads of where its
    file is imported, `given` what they stand for there. One that can be written where it is called has a `body`, and
    `names`: what stands for what in its function.
    """

    function: str
    parameters: tuple[str, ...]
    defaults: dict[str, Known]
    gets_caller: bool
    around: tuple[str, ...]
    given: tuple[str, ...] = ()
    body: tuple[nodes.Node, ...] = ()
    names: Mapping[str, Meaning] = MappingProxyType({})

    def called_with(self, given: Iterable[str]) -> Macro:
        """Return the macro as it is called where the names that it reads stand for something."""
        return structs.replace(self, given=tuple(given))

    def names_with(self, given: Iterable[Given]) -> dict[str, Meaning]:
        """Return what stands for what where the macro is written in place: `given` is what its function would get."""
        own = [*self.parameters, *(("caller()",) if self.gets_caller else ()), *self.around]
        stands = {self.names[name]: value for name, value in zip(own, given, strict=True)}

        def here(meaning: Meaning) -> Meaning:
            if isinstance(meaning, Macro):
                return meaning.called_with(str(stands.get(one, one)) for one in meaning.given)
            return stands.get(meaning, meaning) if isinstance(meaning, str) else meaning

        return {name: here(meaning) for name, meaning in self.names.items()}


class Passed(Struct, frozen=True):
    """What a block passes to a macro that is written in place: `names` and `around` are what stands for what in it."""

    body: list[nodes.Node]
    names: dict[str, Meaning]
    around: dict[str, Meaning]


Part = Known | str  # a value, or Python for one
Given = Part | Passed
Meaning = Given | Macro


def literal(value: Meaning) -> str:
    """Return Python for a value. Raises NoTwinError where it isn't plain, or where there is no value."""
    if isinstance(value, str):
        return value
    if not isinstance(value, Known) or not is_plain(value.value):
        raise NoTwinError(value)
    return repr(value.value)


def is_plain(value: Any) -> bool:
    """Tell whether Python can have a value as it is."""
    if value.__class__ is tuple or value.__class__ is list:
        return all(map(is_plain, value))
    return value.__class__ in _PLAIN


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
            elif value.__class__ is list:
                left += [one for one in value if isinstance(one, nodes.Node)]


def loaded(body: Iterable[nodes.Node]) -> set[str]:
    """Return the names that are read, anywhere within."""
    return {one.name for one in walk(body) if isinstance(one, nodes.Name) and one.ctx == "load"}


def called(body: Iterable[nodes.Node]) -> set[str]:
    """Return the names that are called, anywhere within."""
    calls = (one.node for one in walk(body) if isinstance(one, nodes.Call))
    return {one.name for one in calls if isinstance(one, nodes.Name)}


def targets(node: nodes.Node) -> list[str]:
    """Return the names that something is set to. Raises NoTwinError where those aren't names that can be set."""
    items = node.items if isinstance(node, nodes.Tuple) else [node]
    names = [one.name for one in items if isinstance(one, nodes.Name)]
    if len(names) != len(items) or "loop" in names:
        raise NoTwinError(node)
    return names


def stored(body: Iterable[nodes.Node]) -> list[str]:
    """Return the names that statements set for those after them; what loops set within them is their own."""
    found: dict[str, None] = {}
    for node in body:
        if isinstance(node, nodes.Assign | nodes.AssignBlock):
            found |= dict.fromkeys(targets(node.target))
        elif isinstance(node, nodes.If):
            found |= dict.fromkeys(stored([*node.body, *node.elif_, *node.else_]))
    return list(found)


def is_set_first(name: str, body: Iterable[nodes.Node]) -> bool:
    """Tell whether statements set a name, whatever happens, before anything could read it."""
    for node in body:
        if isinstance(node, nodes.Assign) and name in targets(node.target):
            return name not in loaded([node.node])
        if not isinstance(node, nodes.Assign | nodes.FromImport) or name in loaded([node]):
            return False
    return False


def is_read_early(name: str, body: Iterable[nodes.Node]) -> bool:
    """Tell whether something with names of its own reads a name before these statements set or read it themselves.

    Jinja knows nothing of such a name there, even if there is one outside.
    """
    for node in body:
        own, within = _parts(node)
        if name in loaded(own) or name in stored([node]):
            return isinstance(node, nodes.If) and is_read_early(name, [*node.body, *node.elif_, *node.else_])
        if name in loaded(within):
            return True
    return False


def _parts(node: nodes.Node) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """Return what a statement has in the place where it stands, and what it has in places of its own."""
    if not isinstance(node, nodes.For | nodes.With | nodes.CallBlock | nodes.AssignBlock):
        return [node], []
    own: list[nodes.Node] = []
    if isinstance(node, nodes.For):
        own = [node.iter]
    elif isinstance(node, nodes.With):
        own = list(node.values)
    elif isinstance(node, nodes.CallBlock):
        own = [node.call]
    return own, [node]


def passes_once(body: Iterable[nodes.Node]) -> bool:
    """Tell whether a macro prints what a block passes to it in one place, and does nothing else with it."""
    within = list(walk(body))
    calls = [one for one in within if is_call(one, "caller")]
    printed = [child for one in within if isinstance(one, nodes.Output) for child in one.nodes]
    return len(calls) == 1 and any(child is calls[0] for child in printed)


def is_call(node: nodes.Node, name: str) -> bool:
    """Tell whether something is the call of a name."""
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == name


def imported(node: nodes.FromImport) -> list[tuple[str, str]]:
    """Return what is imported: its name there and its name here."""
    return [one if isinstance(one, tuple) else (one, one) for one in node.names]
