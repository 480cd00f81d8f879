"""Where the links, images and headings of a text stand in its file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from markdown_it.token import Token

from mcsite.diagnostics import Span


class Places:
    """Finds what is written in a text: each time the next place that reads so, in the order in which tokens come."""

    def __init__(self, lines: Sequence[str], first_line: int) -> None:
        self.lines = lines
        self.first_line = first_line
        self.seen: dict[tuple[int, str], int] = {}

    def find(self, token: Token, needle: str) -> Span | None:
        """Return where a needle stands in the lines of a block; if it isn't found as written, the block's first line."""
        if token.map is None:
            return None
        start, end = token.map
        for written in dict.fromkeys((needle, unquote(needle))):
            for number in range(start, end):
                column = self._next(number, written)
                if column is not None:
                    return self._span(number, column, len(written))
        for number, line in enumerate(self.lines):
            if needle and line.startswith("[") and line.find(f"]: {needle}") >= 0:
                return self._span(number, line.find(f"]: {needle}") + 3, len(needle))
        indent = len(self.lines[start]) - len(self.lines[start].lstrip())
        return self._span(start, indent, max(len(self.lines[start]) - indent, 1))

    def _next(self, number: int, needle: str) -> int | None:
        """Return the column of the next link to a needle, or of the next needle if no link reads so."""
        if not needle:
            return None
        line, key = self.lines[number], (number, needle)
        after = self.seen.get(key, 0)
        found = re.compile(rf"(?:(?<=\]\()|(?<=<)){re.escape(needle)}(?=[\s>)])").search(line, after)
        column = found.start() if found else line.find(needle, after)
        if column < 0:
            return None
        self.seen[key] = column + len(needle)
        return column

    def _span(self, number: int, column: int, length: int) -> Span:
        line = self.first_line + number
        return Span(line, column + 1, line, column + 1 + length)
