"""Python for the statements of templates.

Wherever Jinja gives a name a place of its own, it is a variable of its own: what is set in one place means nothing in
another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from jinja2 import Environment, nodes

from mcsite.templating.expressions import Expressions
from mcsite.templating.lines import Lines
from mcsite.templating.names import (
    SPECIAL,
    Given,
    Known,
    Macro,
    Meaning,
    NoTwinError,
    Passed,
    imported,
    is_call,
    is_read_early,
    is_set_first,
    literal,
    loaded,
    stored,
    targets,
    walk,
)

_MOST_TURNS = 40
_COUNTED = {
    "index": "({0} + 1)", "index0": "{0}", "first": "(not {0})", "last": "({0} + 1 == {1})", "length": "{1}",
}  # fmt: skip

Frame = dict[str, Meaning]
Families = dict[str, list[nodes.Block]]  # what a page's template and those above it have of each block, its own first


class Files(Protocol):
    """What statements need of other files."""

    def included(self, name: str) -> tuple[str, tuple[str, ...]]:
        """Return the function of a file that is included, and the names that it reads."""

    def imported(self, name: str, found: str) -> Macro | str:
        """Return a macro of a file, or the variable that has what stands beside its macros."""


class Function:
    """Writes one function. What it reads and nothing in it sets are its parameters: `free`, by name.

    `top` are the names that stand for something in all of it. A page has `families`.
    """

    def __init__(
        self, environment: Environment, files: Files, families: Families | None = None, *, careful: bool
    ) -> None:
        self.free: dict[str, str] = {}
        self.top: Frame = {}
        self.lines = Lines()
        self.expressions = Expressions(environment, self._resolve, self._captured_block, careful=careful)
        self._globals = environment.globals
        self._files = files
        self._families = families
        self._frame = self.top
        self._around: Frame = {}  # what a block has of the page that it is in
        self._block = "", 0  # the one that is written, and how many have it before that
        self._is_branch = False  # whether what is written may or may not be done
        self._writers: dict[type[nodes.Node], Callable[[Any], None]] = {
            nodes.Assign: self._assign,
            nodes.AssignBlock: self._assign_block,
            nodes.Block: lambda node: self._write_block(node.name, 0),
            nodes.CallBlock: self._call_block,
            nodes.For: self._for,
            nodes.FromImport: self._import,
            nodes.If: self._if,
            nodes.Include: self._include,
            nodes.Output: self._output,
            nodes.With: self._with,
        }

    def body(self, given: list[nodes.Node]) -> None:
        """Write statements that have their names to themselves."""
        self._declare(given)
        self._statements(given)

    def parameter(self, name: str) -> str:
        """Return the variable of a parameter."""
        self.top[name] = new = self.lines.new(name)
        return new

    def of_context(self, name: str) -> str:
        """Return what a name stands for that nothing sets here."""
        return self.free.setdefault(name, f"v_{name}")

    def _statements(self, given: list[nodes.Node]) -> None:
        for node in given:
            write = self._writers.get(type(node))
            if write is None:
                raise NoTwinError(node)
            write(node)

    # Names

    def _resolve(self, name: str) -> Meaning:
        if name in self._frame:
            return self._frame[name]
        if "." in name:  # what a loop tells of itself
            return ""
        if name in SPECIAL:
            raise NoTwinError(name)
        return f"g_{name}" if name in self._globals else self.of_context(name)

    def _declare(self, given: list[nodes.Node]) -> None:
        """Give the names that statements set a place; each is what it is around them until it is set."""
        for name in stored(given):
            new = self.lines.new(name)
            is_own = name in self._frame and self._frame[name] != self._around.get(name)
            if not is_own and is_read_early(name, given):
                raise NoTwinError(name)
            if not is_set_first(name, given):
                self.lines.add(f"{new} = {literal(self._resolve(name))}")
            self._frame[name] = new

    def _place(self, name: str) -> str:
        place = self._frame.get(name)
        if not isinstance(place, str):
            raise NoTwinError(name)
        return place

    @contextmanager
    def _framed(self, frame: Frame) -> Iterator[None]:
        before = self._frame, self._is_branch
        self._frame, self._is_branch = frame, False
        yield
        self._frame, self._is_branch = before

    def _apart(self, body: list[nodes.Node], frame: Frame | None = None) -> None:
        """Write statements with names of their own."""
        with self._framed(dict(self._frame) if frame is None else frame):
            self.body(body)

    # Each kind of statement

    def _output(self, node: nodes.Output) -> None:
        for child in node.nodes:
            macro = self.expressions.macro(child)
            if macro is not None and isinstance(child, nodes.Call):
                self._macro(macro, self.expressions.arguments(macro, child))
            elif is_call(child, "super"):
                self._write_above()
            elif is_call(child, "caller") and isinstance(passed := self._resolve("caller()"), Passed):
                self._elsewhere(passed.body, passed.names, passed.around)
            else:
                self.lines.print(self.expressions.printed(child))

    def _if(self, node: nodes.If) -> None:
        test = self.expressions.value(node.test)
        rest: list[nodes.Node] = node.else_
        if node.elif_:
            first, *others = node.elif_
            rest = [nodes.If(first.test, first.body, others, node.else_, lineno=first.lineno)]
        if isinstance(test, Known):
            self._statements(node.body if test.value else rest)
            return
        is_branch, self._is_branch = self._is_branch, True
        with self.lines.within(f"if {test}:"):
            self._statements(node.body)
        if rest:
            with self.lines.within("else:"):
                self._statements(rest)
        self._is_branch = is_branch

    def _assign(self, node: nodes.Assign) -> None:
        value = self.expressions.code(node.node)
        places = [self._place(name) for name in targets(node.target)]
        self.lines.add(f"{', '.join(places)}{',' if isinstance(node.target, nodes.Tuple) else ''} = {value}")

    def _assign_block(self, node: nodes.AssignBlock) -> None:
        (name,) = targets(node.target)
        if node.filter is not None or name in loaded(node.body):  # Jinja knows nothing of it in there
            raise NoTwinError(node)
        value = self.lines.captured(lambda: self._apart(node.body))
        self.lines.add(f"{self._place(name)} = {value}")

    def _with(self, node: nodes.With) -> None:
        frame = dict(self._frame)
        for target, value in zip(node.targets, node.values, strict=True):
            (name,) = targets(target)
            made = self.expressions.value(value)
            frame[name] = made if isinstance(made, Known) else self.lines.new(name)
            if isinstance(made, str):
                self.lines.add(f"{frame[name]} = {made}")
        self._apart(node.body, frame)

    def _call_block(self, node: nodes.CallBlock) -> None:
        macro = self.expressions.macro(node.call)
        if macro is None or node.args or node.defaults:
            raise NoTwinError(node)
        passed: Given = Passed(node.body, dict(self._frame), self._around)
        if not macro.body:
            passed = self.lines.captured(lambda: self._apart(node.body))
        self._macro(macro, self.expressions.arguments(macro, node.call, passed))

    def _macro(self, macro: Macro, given: list[Given]) -> None:
        """Write what prints what a macro does: what it has, or a call of its function."""
        if macro.body:
            self._elsewhere(macro.body, macro.names_with(map(self._at_hand, given)), {})
        else:
            self.lines.add(f"{macro.function}({', '.join((self.lines.out, *map(literal, given)))})")

    def _at_hand(self, value: Given) -> Given:
        """Return what can be written again and again for a value that is to be worked out once."""
        if not isinstance(value, str) or value.isidentifier():
            return value
        new = self.lines.new("given")
        self.lines.add(f"{new} = {value}")
        return new

    def _elsewhere(self, body: Sequence[nodes.Node], names: Frame, around: Frame) -> None:
        """Write statements from another place, where other names stand for something."""
        before, self._around = self._around, around
        self._apart(list(body), dict(names))
        self._around = before

    # Loops

    def _for(self, node: nodes.For) -> None:
        if node.recursive:
            raise NoTwinError(node)
        over = self.expressions.value(node.iter)
        names = targets(node.target)
        if isinstance(over, Known) and self._is_short(node, over.value, names):
            self._turns(node, over.value, names)
        else:
            self._loop(node, literal(over), names)

    def _turns(self, node: nodes.For, values: Any, names: list[str]) -> None:
        """Write each turn of a loop by itself."""
        for item in values:
            parts = item if isinstance(node.target, nodes.Tuple) else (item,)
            turn = {name: Known(value) for name, value in zip(names, parts, strict=True)}
            self._apart(node.body, self._frame | turn)

    def _loop(self, node: nodes.For, going: str, names: list[str]) -> None:
        """Write a loop. `going` is Python for what it goes through."""
        frame = self._frame | {name: self.lines.new(name) for name in names}
        target = ", ".join(f"{frame[name]}" for name in names)
        target = f"({target},)" if isinstance(node.target, nodes.Tuple) else target
        with self._framed(frame):
            test = self.expressions.code(node.test) if node.test is not None else ""
        use = self._use_of_loop(node)
        if use == "counted" or node.else_ or (use and test):
            going, test = self._collected(target, going, test), ""
        if node.else_:
            with self.lines.within(f"if not {going}:"):
                self._apart(node.else_)
        if use == "counted":
            number, length = self.lines.new("number"), self.lines.new("length")
            self.lines.add(f"{length} = len({going})")
            frame |= {f"loop.{name}": form.format(number, length) for name, form in _COUNTED.items()}
            target, going = f"{number}, {target}", f"enumerate({going})"
        elif use == "whole":
            loop = self.lines.new("loop")
            frame = {name: value for name, value in frame.items() if "." not in name} | {"loop": loop}
            target, going = f"{target}, {loop}", f"loop({going})"
        with self.lines.within(f"for {target} in {going}:"):
            if test:
                self.lines.add(f"if not {test}: continue")
            self._apart(node.body, frame)

    def _is_short(self, node: nodes.For, values: Any, names: list[str]) -> bool:
        """Tell whether each turn of a loop can be written by itself."""
        if not isinstance(values, list | tuple) or len(values) > _MOST_TURNS or node.test or node.else_:
            return False
        if "loop" in loaded(node.body):
            return False
        return not isinstance(node.target, nodes.Tuple) or all(len(one) == len(names) for one in values)

    def _collected(self, target: str, going: str, test: str) -> str:
        """Return the variable that has what a loop goes through, as a list or tuple."""
        items = self.lines.new("items")
        self.lines.add(f"{items} = []" if test else f"{items} = sequence({going})")
        if test:
            with self.lines.within(f"for {target} in {going}:"):
                self.lines.add(f"if {test}: {items}.append({target})")
        return items

    def _use_of_loop(self, node: nodes.For) -> str:
        """Tell how a loop uses `loop`: not at all, to count, or as a whole."""
        counted = used = included = 0
        for one in walk([*node.body, *([node.test] if node.test else [])]):
            if isinstance(one, nodes.Getattr) and isinstance(one.node, nodes.Name) and one.node.name == "loop":
                counted += one.attr in _COUNTED
            elif isinstance(one, nodes.Name) and one.name == "loop":
                used += 1
            elif isinstance(one, nodes.Include):
                late = not isinstance(one.template, nodes.Const)
                included += late or "loop" in self._files.included(one.template.value)[1]  # type: ignore[attr-defined]
        if not used:  # then Jinja gives none to what is included, either
            return ""
        return "counted" if used == counted and not included else "whole"

    # Other files, and blocks

    def _import(self, node: nodes.FromImport) -> None:
        if not isinstance(node.template, nodes.Const) or self._is_branch:
            raise NoTwinError(node)
        for name, alias in imported(node):
            found = self._files.imported(node.template.value, name)
            if isinstance(found, Macro):
                found = found.called_with(self._held(one) if node.with_context else "missing" for one in found.around)
            self._frame[alias] = found

    def _held(self, name: str) -> str:
        """Return the variable that has what a name stands for now."""
        value = literal(self._resolve(name))
        held = self.lines.new(name)
        self.lines.add(f"{held} = {value}")
        return held

    def _include(self, node: nodes.Include) -> None:
        if node.ignore_missing or not node.with_context:
            raise NoTwinError(node)
        if isinstance(node.template, nodes.Const):
            function, names = self._files.included(node.template.value)
            given = [self.expressions.code(nodes.Name(one, "load")) for one in names]
            self.lines.add(f"{function}({', '.join((self.lines.out, *given))})")
            return
        if self._families is None:
            raise NoTwinError(node)
        told = [f"{name!r}: {literal(value)}" for name, value in self._frame.items() if isinstance(value, Known | str)]
        name = self.expressions.code(node.template)
        self.lines.add(f"include({self.lines.out}, {name}, {{{', '.join(('**given', *told))}}})")

    def _write_block(self, name: str, above: int) -> None:
        """Write what a block has, as the template has it that is so many above the one that has it last."""
        family = (self._families or {}).get(name, [])
        if above >= len(family):
            raise NoTwinError(name)
        before = self._block, self._around
        self._block, self._around = (name, above), dict(self.top)
        self._apart(family[above].body, dict(self.top))
        self._block, self._around = before

    def _write_above(self) -> None:
        name, above = self._block
        self._write_block(name, above + 1)

    def _captured_block(self, name: str) -> str:
        """Return the variable that has what a block prints; without a name, what `super()` does."""
        return self.lines.captured(lambda: self._write_block(name, 0) if name else self._write_above())
