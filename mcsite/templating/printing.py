"""What the Python of templates calls while it prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from jinja2 import Environment, Undefined
from jinja2.filters import do_join
from jinja2.runtime import LoopContext, markup_join
from markupsafe import Markup
from markupsafe import escape as escaped

try:
    from markupsafe import _escape_inner as quoted  # type: ignore[attr-defined]
except ImportError:  # what only some versions have

    def quoted(text: str, /) -> str:
        """Return a text with what HTML has a use for replaced."""
        return str(escaped(text))


_TEXT = frozenset({str})
_HTML = frozenset({str, Markup})


class Group(NamedTuple):
    """Values that have the same key, as templates know them."""

    grouper: Any
    list: Any

    def __repr__(self) -> str:
        """Return what a tuple is printed as."""
        return tuple.__repr__(self)


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


def raw(value: Any) -> str:
    """Return a value that is HTML already, as a text."""
    return value if value.__class__ is str else str(Markup(value))  # noqa: S704  a template says so


def joined(*values: Any) -> str:
    """Return values as one text: as Markup, the others escaped, if there is some among them."""
    for value in values:
        if value.__class__ is not str and value.__class__ is not int:
            return markup_join(values)
    return "".join(map(str, values))


def captured(macro: Callable[..., None], *given: Any) -> Markup:
    """Return what a macro prints."""
    out: list[str] = []
    macro(out, *given)
    return Markup("".join(out))  # noqa: S704  what is printed is escaped


def sequence(values: Any) -> Any:
    """Return values that can be counted, and gone through again."""
    return values if values.__class__ is tuple or values.__class__ is list else list(values)


def is_defined(value: Any) -> bool:
    """Tell whether there is something."""
    return not isinstance(value, Undefined)


def grouped(values: Iterable[Any], key: Callable[[Any], Any]) -> list[Group]:
    """Return values in groups of those with one key, in its order, as the filter `groupby` does: in any case."""

    def caseless(value: Any) -> Any:
        found = key(value)
        return found.lower() if isinstance(found, str) else found

    groups = [list(group) for _, group in groupby(sorted(values, key=caseless), caseless)]
    return [Group(key(group[0]), group) for group in groups]


def namespace(environment: Environment) -> dict[str, Any]:
    """Return what the Python of an environment's templates finds by name."""
    context = environment.context_class(environment, dict(environment.globals), None, {})

    def listed(values: Iterable[Any], between: Any) -> Any:
        """Return values with a text between them, as the filter `join` does."""
        values = list(values)
        if between.__class__ is str:
            kinds = set(map(type, values))
            if kinds <= _TEXT:
                return between.join(values)
            if kinds <= _HTML:
                return Markup(escape(between).join(map(escape, values)))  # noqa: S704  all is escaped
        return do_join(context.eval_ctx, values, between)

    def loop(values: Any) -> LoopContext:
        return LoopContext(values, environment.undefined)

    return {
        **{f"g_{name}": value for name, value in environment.globals.items()},
        **{f"f_{name}": value for name, value in environment.filters.items()},
        **{f"t_{name}": value for name, value in environment.tests.items()},
        "Markup": Markup,
        "attrgetter": attrgetter,
        "captured": captured,
        "context": context,
        "environment": environment,
        "escape": escape,
        "grouped": grouped,
        "is_defined": is_defined,
        "joined": joined,
        "listed": listed,
        "lookup": environment.getattr,
        "loop": loop,
        "missing": environment.undefined(),
        "nothing": Undefined(),
        "quoted": quoted,
        "raw": raw,
        "sequence": sequence,
        "taken": environment.getitem,
    }
