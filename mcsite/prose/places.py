"""Where the links, images and headings of a text stand in its file."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mcsite.diagnostics import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_ENDS = frozenset((" ", "\t", "\n", ")", ">"))


class Places:
    """Finds what is written in a text: in each block the next place that reads so, in the order of the tokens."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.first_line = first_line
        self.after: dict[int, int] = {}
        self.missing: dict[tuple[int, str], Span] = {}

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins, and where one after the last would."""
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]

    def heading(self, number: int, title: str) -> Span:
        """Return where a title stands behind the marks `## ` of a line."""
        line = self.first_line + number
        return Span(line, 4, line, 4 + len(title))

    def find(self, token: Token, needle: str) -> Span | None:
        """Return where a needle stands in a block; if it doesn't as written, where it is defined or the block is."""
        if token.map is None:
            return None
        first, last = token.map
        return self.between(first, last, needle)

    def between(self, first: int, last: int, needle: str) -> Span:
        """Return the same in the lines from one to before another."""
        if (first, needle) in self.missing:
            return self.missing[first, needle]
        written = unquote(needle) if "%" in needle else needle
        if "xn--" in needle:
            from markdown_it.common.normalize_url import normalizeLinkText  # noqa: PLC0415  few hosts have such names

            written = normalizeLinkText(needle)
        for word in dict.fromkeys((needle, written)):
            at = self._next(first, last, word) if word else -1
            if at >= 0:
                self.after[first] = max(at + len(word), self.after.get(first, 0))
                return self._span(at, len(word))
        place = self.missing[first, needle] = self._definition(written) or self._line(first)
        return place

    def _next(self, first: int, last: int, word: str) -> int:
        """Return where a block has a word next, as the target of a link if it is one; where it had it if not again."""
        start, end = self.starts[first], self.starts[last]
        at = self.text.find(word, self.after.get(first, start), end)
        if at < 0:
            at = self.text.find(word, start, end)
        other = at
        while other >= 0:
            if self._is_target(other, other + len(word)):
                return other
            other = self.text.find(word, other + 1, end)
        return at

    def _is_target(self, start: int, end: int) -> bool:
        opened = self.text.endswith(("](", "<"), 0, start)
        return opened and self.text[end : end + 1] in _ENDS

    def _definition(self, word: str) -> Span | None:
        """Return where a reference link is defined, as in `[1]: https://…`."""
        at = self.text.find(f"]: {word}") if word else -1
        return None if at < 0 else self._span(at + 3, len(word))

    def _line(self, number: int) -> Span:
        line = self.text[self.starts[number] : self.starts[number + 1] - 1]
        indent = len(line) - len(line.lstrip())
        return self._span(self.starts[number] + indent, max(len(line) - indent, 1))

    def _span(self, at: int, length: int) -> Span:
        number = bisect_right(self.starts, at) - 1
        line, column = self.first_line + number, at - self.starts[number] + 1
        return Span(line, column, line, column + length)
