"""The Python of one function, line by line; what is printed in a row is added to what was printed at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from mcsite.templating.names import Known, Part, literal


class Lines:
    """Lines of Python that print into a list: the variable `out`."""

    def __init__(self) -> None:
        self.out = "out"
        self._made: list[str] = []
        self._parts: list[Part] = []
        self._indent = 1
        self._count = 0

    def all(self) -> list[str]:
        """Return the body of the function."""
        self._flush()
        return self._made or ["    pass"]

    def new(self, name: str) -> str:
        """Return a variable that nothing else has."""
        self._count += 1
        return f"v{self._count}_{name}"

    def add(self, line: str) -> None:
        """Add a line."""
        self._flush()
        self._made.append(f"{'    ' * self._indent}{line}")

    @contextmanager
    def within(self, line: str) -> Iterator[None]:
        """Add a line, and below it what is added meanwhile."""
        self.add(line)
        self._indent += 1
        before = len(self._made)
        yield
        self._flush()
        if len(self._made) == before:
            self.add("pass")
        self._indent -= 1

    def print(self, parts: Iterable[Part]) -> None:
        """Print a text, given in parts."""
        for part in parts:
            last = self._parts[-1] if self._parts else None
            if isinstance(part, Known) and isinstance(last, Known):
                self._parts[-1] = Known(last.value + part.value)
            elif part != Known(""):
                self._parts.append(part)

    def captured(self, write: Callable[[], None]) -> str:
        """Return a variable that has what `write` prints."""
        self._flush()
        out, self.out = self.out, self.new("out")
        self.add(f"{self.out} = []")
        write()
        self._flush()
        captured, self.out = self.out, out
        self.add(f"{captured} = Markup(''.join({captured}))")
        return captured

    def _flush(self) -> None:
        if not self._parts:
            return
        parts, self._parts = [*map(literal, self._parts)], []
        made = f"{self.out}.append({parts[0]})" if len(parts) == 1 else f"{self.out} += ({', '.join(parts)})"
        self._made.append(f"{'    ' * self._indent}{made}")
