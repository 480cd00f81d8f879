"""The data of files, from rows of the tables; every value keeps its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from mcsite import urls, yamltext
from mcsite.diagnostics import Key, Refusal, Span
from mcsite.schemas import Json, Schemas
from mcsite.spelling import suggest
from mcsite.tables import cells, layout
from mcsite.tables.layout import BODY, ID, NUMBER, TRANSLATION, Column, Path, Table

PASSED_OVER = "_"  # what a sheet or column of somebody's own begins with
_TOLD = 20
Owner = tuple[str, str, str]  # collection, id, language


class Sheet(Struct, frozen=True):
    """A table as it was given: `where` is how its places are told, each row has its number in the file."""

    name: str
    where: str
    header: Sequence[Any]
    rows: Sequence[tuple[int, Sequence[Any]]]


class Place(Struct, frozen=True):
    """A cell, or a row if `column` is empty."""

    where: str
    row: int
    column: str = ""

    def __str__(self) -> str:
        return f"{self.where}row {self.row}" + (f", column '{self.column}'" if self.column else "")


class Thing(Struct):
    """What the rows say of a file. `whole` if there is a row for the file itself, not only for its parts."""

    collection: str
    id: str
    language: str
    whole: bool = False
    data: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    places: dict[tuple[Key, ...], Place] = field(default_factory=dict)

    def place(self, keys: tuple[Key, ...]) -> Place | None:
        """Return the cell or row of a value, or of the nearest around it."""
        return next((self.places[keys[:end]] for end in range(len(keys), -1, -1) if keys[:end] in self.places), None)


class Tables(Struct, frozen=True):
    """All that was given: the things, and by collection the paths of the values that the tables hold."""

    things: tuple[Thing, ...]
    covered: Mapping[str, frozenset[Path]]


def read(schemas: Schemas, sheets: Sequence[Sheet]) -> Tables:
    """Read sheets. Raises Refusal for rows that belong nowhere; values are left for the schemas to judge."""
    reader = _Reader(layout.tables(schemas))
    found = reader.read(sheets)
    if reader.wrong:
        more = [f"and {len(reader.wrong) - _TOLD} more"] if len(reader.wrong) > _TOLD else []
        raise Refusal("\n".join([*reader.wrong[:_TOLD], *more]))
    for thing in found.things:
        thing.data = _ordered(schemas, schemas.by_name[thing.collection], thing.data)
    return found


class _Row(Struct, frozen=True):
    """A row: its cells by the names of their columns."""

    sheet: Sheet
    number: int
    cells: Mapping[str, Any]

    def place(self, column: str = "") -> Place:
        return Place(self.sheet.where, self.number, column)


class _Part(Struct, frozen=True):
    """A thing of a list or mapping, and the way to it."""

    data: dict[str, Any]
    route: tuple[Key, ...]


class _Reader:
    def __init__(self, tables: Sequence[Table]) -> None:
        self.tables = tables
        self.wrong: list[str] = []
        self.things: dict[Owner, Thing] = {}
        self.parts: dict[tuple[str, Owner, tuple[Key, ...]], _Part] = {}

    def read(self, sheets: Sequence[Sheet]) -> Tables:
        names = [table.name for table in self.tables]
        given: dict[str, Sheet] = {}
        for sheet in sheets:
            if sheet.name.startswith(PASSED_OVER):
                continue
            if sheet.name not in names:
                passed = (
                    f"name it as one of those that an export has, or with a '{PASSED_OVER}' before, to be passed over"
                )
                hint = suggest(sheet.name, names) or passed
                self.wrong.append(f"{sheet.where}there is no table '{sheet.name}'; {hint}")
            given[sheet.name] = sheet
        held = [
            (table, self.table(table, given[table.name], whole=table.collection in given))
            for table in self.tables
            if table.name in given
        ]
        return Tables(tuple(self.things.values()), layout.covered(held))

    def table(self, table: Table, sheet: Sheet, *, whole: bool) -> list[str]:
        """Read a table and return the names of the columns that it has."""
        columns = self.columns(table, sheet)
        if columns is None:
            return []
        lists: dict[tuple[Owner, tuple[Key, ...]], list[_Row]] = {}
        for number, values in sheet.rows:
            filled = {name: values[index] for name, index in columns.items() if index < len(values)}
            row = _Row(sheet, number, {name: value for name, value in filled.items() if not _is_empty(value)})
            if not row.cells:
                continue
            owner = self.owner(table, row)
            if owner is None:
                continue
            if not table.parent:
                self.thing(table, row, owner)
            elif self.is_there(row, owner, whole=whole) and (numbers := self.numbers(table, row, owner)) is not None:
                lists.setdefault((owner, numbers), []).append(row)
        for (owner, numbers), rows in lists.items():
            self.fill(table, owner, numbers, rows)
        return list(columns)

    def columns(self, table: Table, sheet: Sheet) -> dict[str, int] | None:
        """Return the columns by name with their indexes, or None if one is missing that says whose a row is."""
        known = [column.name for column in table.header]
        columns: dict[str, int] = {}
        for index, cell in enumerate(sheet.header):
            name = str(cell).strip() if cell is not None else ""
            if not name or name.startswith(PASSED_OVER):
                continue
            if name not in known:
                hint = suggest(name, known) or f"begin its name with '{PASSED_OVER}' if it is to be passed over"
                self.wrong.append(f"{sheet.where}row 1: there is no column '{name}'; {hint}")
            elif name in columns:
                self.wrong.append(f"{sheet.where}row 1: the column '{name}' is there twice; remove one")
            columns[name] = index
        needed = [ID, *table.owners[2:], *([table.own] if table.own not in {"", NUMBER} else [])]
        missing = [name for name in needed if name not in columns]
        self.wrong += [f"{sheet.where}row 1: the column '{name}' is missing" for name in missing]
        return None if missing else columns

    def owner(self, table: Table, row: _Row) -> Owner | None:
        id_ = str(row.cells.get(ID, "")).strip()
        language = str(row.cells.get(TRANSLATION, "")).strip()
        if not urls.is_id(id_):
            hint = f"write '{urls.to_id(id_)}'" if urls.to_id(id_) else "write lower-case letters, digits and hyphens"
            self.wrong.append(f"{row.place(ID)}: '{id_}' can't be an id; {hint}")
            return None
        if language and not urls.is_language(language):
            self.wrong.append(f"{row.place(TRANSLATION)}: '{language}' isn't a language; write one such as 'es'")
            return None
        return table.collection, id_, language

    def thing(self, table: Table, row: _Row, owner: Owner) -> None:
        if owner in self.things:
            first = self.things[owner].places[()]
            self.wrong.append(f"{row.place(ID)}: '{owner[1]}' is in row {first.row} already; keep one of the two")
            return
        thing = self.things[owner] = Thing(*owner, whole=True)
        self.values(table, row, thing, _Part(thing.data, ()))
        self.parts[table.name, owner, ()] = _Part(thing.data, ())
        thing.body = cells.read(row.cells.get(BODY), "text") or ""
        self.judge(thing.body, row.place(BODY))
        thing.places[BODY,] = row.place(BODY)

    def is_there(self, row: _Row, owner: Owner, *, whole: bool) -> bool:
        collection, id_, language = owner
        if owner not in self.things:
            if whole:
                which = f"'{id_}' in '{language}'" if language else f"'{id_}'"
                self.wrong.append(f"{row.place(ID)}: the table '{collection}' has no row for {which}")
                return False
            thing = self.things[owner] = Thing(*owner, places={(): row.place()})
            self.parts[collection, owner, ()] = _Part(thing.data, ())
        return True

    def numbers(self, table: Table, row: _Row, owner: Owner) -> tuple[Key, ...] | None:
        """Return the numbers of what a row is a part of, or None if that isn't there."""
        numbers = tuple(cells.read(row.cells.get(name), "number") for name in table.owners[2:])
        if (table.parent, owner, numbers) in self.parts:
            return numbers
        name = table.owners[-1]
        which = f"row for number {numbers[-1]} of '{owner[1]}'"
        self.wrong.append(f"{row.place(name)}: the table '{table.parent}' has no {which}")
        return None

    def fill(self, table: Table, owner: Owner, numbers: tuple[Key, ...], rows: Sequence[_Row]) -> None:
        """Put the rows of one list or mapping into the thing that it belongs to."""
        above, thing = self.parts[table.parent, owner, numbers], self.things[owner]
        is_list = table.own == NUMBER
        if is_list and len(rows) == 1 and cells.read(rows[0].cells.get(NUMBER), "number") == 0:
            _put(above.data, table.keys, [])
            return
        made: dict[Key, Any] = {}
        for key, row in self.keyed(table, rows):
            route = (*above.route, *table.keys, int(key) - 1 if is_list else key)
            part = _Part({}, route)
            self.values(table, row, thing, part)
            made[key] = part.data.get("", None) if table.plain else part.data
            if table.plain and made[key] is None:
                made[key] = ""
            elif list(part.data) == [table.short]:
                made[key] = part.data[table.short]
            self.parts[table.name, owner, (*numbers, key)] = part
        _put(above.data, table.keys, [made[key] for key in sorted(made, key=int)] if is_list else made)

    def keyed(self, table: Table, rows: Sequence[_Row]) -> Iterator[tuple[Key, _Row]]:
        """Go through rows with their numbers or keys; a number that is left out is one more than that above it."""
        seen: dict[Key, _Row] = {}
        last = 0
        for row in rows:
            cell = row.cells.get(table.own)
            if table.own == NUMBER:
                key = last = last + 1 if cell is None else cells.read(cell, "number")
                if not isinstance(key, int) or not 1 <= key <= len(rows):
                    numbered = f"the rows of this list are numbered from 1 to {len(rows)}"
                    self.wrong.append(f"{row.place(NUMBER)}: '{cell}' can't be its number; {numbered}")
                    last = 0
                    continue
            else:
                key = cells.read(cell, "text") or ""
                self.judge(key, row.place(table.own))
            if key in seen:
                first = seen[key].number
                self.wrong.append(f"{row.place(table.own)}: '{key}' is in row {first} already; each may be there once")
                continue
            seen[key] = row
            yield key, row

    def values(self, table: Table, row: _Row, thing: Thing, part: _Part) -> None:
        thing.places[part.route] = row.place()
        for column in table.columns:
            value = cells.read(row.cells.get(column.name), column.kind)
            if value is None:
                continue
            keys = column.keys or ("",)
            for text in value if isinstance(value, list) else [value]:
                self.judge(text, row.place(column.name))
            if not _put(part.data, keys, value):
                self.wrong.append(_both(row, column))
            thing.places[part.route + column.keys] = row.place(column.name)

    def judge(self, value: Any, place: Place) -> None:
        found = yamltext.FORBIDDEN.search(value) if isinstance(value, str) else None
        if found:
            problem = yamltext.bad_character("", found.group(), Span(1, 1, 1, 1))
            self.wrong.append(f"{place}: {problem.message}; {problem.hint}")


def _both(row: _Row, column: Column) -> str:
    whole = column.keys[0]
    return f"{row.place(column.name)}: '{whole}' is given, too; empty one of the two cells"


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _put(data: dict[str, Any], keys: Sequence[str], value: Any) -> bool:
    """Put a value into a mapping of mappings; tell whether there is room for it."""
    first, *rest = keys
    if not rest:
        data[first] = value
        return True
    inner: Any = data.setdefault(first, {})
    return isinstance(inner, dict) and _put(inner, rest, value)


def _ordered(schemas: Schemas, schema: Json, value: Any) -> Any:
    """Return a value with its keys in the order of its schema."""
    schema = schemas.resolve(schema)
    if isinstance(value, list):
        return [_ordered(schemas, schema.get("items", {}), item) for item in value]
    if not isinstance(value, dict) or "properties" not in schema:
        return value
    order = list(schema["properties"])
    return {key: _ordered(schemas, schema["properties"][key], value[key]) for key in sorted(value, key=order.index)}
