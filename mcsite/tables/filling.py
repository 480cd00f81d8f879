"""Rows of the tables, from files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from mcsite.tables import cells
from mcsite.tables.cells import Cell
from mcsite.tables.layout import TEXT, Table

Numbers = tuple[Cell, ...]


class File(Struct, frozen=True):
    """A file of a catalog: whose it is, its front matter, and its Markdown."""

    collection: str
    id: str
    language: str
    data: dict[str, Any]
    body: str


def fill(tables: Sequence[Table], files: Iterable[File]) -> dict[str, list[list[Cell]]]:
    """Return the rows of each table by its name, with a cell for each of its columns."""
    rows: dict[str, list[list[Cell]]] = {table.name: [] for table in tables}
    for file in files:
        parts: dict[str, list[tuple[Numbers, Any]]] = {}
        for table in tables:
            if table.collection != file.collection:
                continue
            found = list(_parts(table, parts[table.parent])) if table.parent else [((), file.data)]
            parts[table.name] = [(numbers, part) for numbers, part in found if part is not None]
            rows[table.name] += [_row(table, file, numbers, part) for numbers, part in found]
    return rows


def _parts(table: Table, above: Sequence[tuple[Numbers, Any]]) -> Iterator[tuple[Numbers, Any]]:
    """Go through what has a row of its own, with its numbers; of an empty list, None with the number 0."""
    for numbers, thing in above:
        inner = follow(thing, table.keys)
        if isinstance(inner, dict):
            yield from (((*numbers, key), _part(table, value)) for key, value in inner.items())
        elif isinstance(inner, list):
            yield from (((*numbers, index), _part(table, value)) for index, value in enumerate(inner, start=1))
            if not inner:
                yield (*numbers, 0), None


def _part(table: Table, value: Any) -> dict[str, Any]:
    if table.plain:
        return {TEXT: value}
    return {table.short: value} if table.short and isinstance(value, str) else value


def _row(table: Table, file: File, numbers: Numbers, part: Any) -> list[Cell]:
    row: list[Cell] = [file.id, file.language or None, *numbers]
    for column in table.columns:
        value = None if part is None else follow(part, column.keys or (TEXT,))
        row.append(None if value is None or isinstance(value, dict) else cells.write(value, column.kind))
    return row if table.parent else [*row, file.body.strip("\n") or None]


def follow(value: Any, keys: Sequence[str]) -> Any:
    """Return what is at the end of keys in a mapping of mappings, None if there is nothing."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value
