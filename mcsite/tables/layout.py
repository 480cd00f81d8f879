"""Which tables there are and which columns they have, from the JSON Schemas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from msgspec import Struct, structs

from mcsite import urls
from mcsite.schemas import Json, Schemas

Kind = Literal["text", "number", "boolean", "number-or-text", "words", "numbers"]
ID, TRANSLATION, BODY, NUMBER, KEY, TEXT = "id", "translation", "body", "number", "key", "text"
EACH = "*"  # stands in a path for the number of an item or the key of an entry
Path = tuple[str, ...]

_KEYS = {
    ID: "The name of the file without its ending: lower-case letters, digits and single hyphens.",
    TRANSLATION: "The language of a translation, such as es. Empty for the thing itself.",
    NUMBER: "Which one of the list this is: 1, 2, 3 … A row with 0 and nothing else says that the list is empty.",
    KEY: "What the text is for: a level, by its title.",
    BODY: "The Markdown below the front matter.",
}
_KINDS: dict[frozenset[str], Kind] = {
    frozenset({"string"}): "text",
    frozenset({"integer"}): "number",
    frozenset({"number"}): "number",
    frozenset({"boolean"}): "boolean",
    frozenset({"integer", "string"}): "number-or-text",
}


class Column(Struct, frozen=True):
    """A column: the way to its value from the thing of its row. A list of `words` or `numbers` is in one cell."""

    name: str
    keys: Path
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    about: str = ""


class Table(Struct, frozen=True):
    """A table: a row for each thing of a collection or, where there is a `parent`, for each part of such a thing.

    `keys` is the way from a thing of the parent to the list or mapping whose parts these are, `path` that from the
    top, with `EACH` for numbers. Rows say which thing they belong to by the columns `owners`. A part may be `plain`:
    a text; or a text where it has no other key than `short`.
    """

    name: str
    collection: str
    columns: tuple[Column, ...] = ()
    parent: str = ""
    keys: Path = ()
    path: Path = ()
    owners: tuple[str, ...] = (ID, TRANSLATION)
    own: str = ""
    plain: bool = False
    short: str = ""

    @property
    def header(self) -> tuple[Column, ...]:
        """All columns, in order: those that say what a row is first."""
        own = (*self.owners, self.own) if self.own else self.owners
        first = (Column(name, (), _kind_of(name), about=_KEYS.get(name, _owner(name))) for name in own)
        last = () if self.parent else (Column(BODY, (), about=_KEYS[BODY]),)
        return (*first, *self.columns, *last)


def _kind_of(name: str) -> Kind:
    return "text" if name in {ID, TRANSLATION, KEY} else "number"


def _owner(name: str) -> str:
    return f"The number of what this belongs to, in the table of '{name}'."


def tables(schemas: Schemas) -> tuple[Table, ...]:
    """Return the tables of all collections; a table comes after its parent."""
    return tuple(
        table
        for collection in urls.COLLECTIONS
        for table in _Layout(schemas, collection).tables(Table(collection, collection), schemas.by_name[collection])
    )


class _Layout:
    def __init__(self, schemas: Schemas, collection: str) -> None:
        self.schemas = schemas
        self.collection = collection

    def tables(self, table: Table, schema: Json) -> Iterator[Table]:
        """Go through a table whose rows a schema describes, and those below it."""
        columns: list[Column] = []
        below: list[tuple[Table, Json]] = []
        if table.plain:
            columns.append(Column(TEXT, (), about=_about(schema)))
        else:
            for keys, inner in self.leaves(schema, ()):
                column = self.column(keys, inner)
                if column is None:
                    below.append(self.child(table, keys, inner))
                else:
                    columns.append(column)
        yield structs.replace(table, columns=tuple(columns))
        for child, inner in below:
            yield from self.tables(child, inner)

    def leaves(self, schema: Json, keys: Path) -> Iterator[tuple[Path, Json]]:
        """Go through the values below a mapping that are no mappings of known keys."""
        for key, declared in schema.get("properties", {}).items():
            inner = self.schemas.resolve(declared)
            kinds = _types(inner)
            if kinds - {"object"} or "properties" not in inner:
                yield (*keys, key), inner
            if "object" in kinds and "properties" in inner:
                yield from self.leaves(inner, (*keys, key))

    def column(self, keys: Path, schema: Json) -> Column | None:
        """Return the column of a value, or None if it has a table of its own."""
        kinds = _types(schema) - ({"object"} if "properties" in schema else set())
        choices = tuple(str(one) for one in schema.get("enum", ()))
        if kinds == {"array"}:
            items = self.schemas.resolve(schema["items"])
            if "object" in _types(items) or "x-markdown" in items:
                return None
            kind: Kind = "numbers" if _types(items) == {"integer"} else "words"
            return Column(".".join(keys), keys, kind, tuple(map(str, items.get("enum", ()))), _about(schema))
        if kinds == {"object"}:
            return None
        return Column(".".join(keys), keys, _KINDS[frozenset(kinds)], choices, _about(schema))

    def child(self, parent: Table, keys: Path, schema: Json) -> tuple[Table, Json]:
        """Return the table of a list or mapping, without its columns, and the schema of its rows."""
        is_list = "array" in _types(schema)
        items = self.schemas.resolve(schema["items"] if is_list else schema["additionalProperties"])
        kinds = _types(items)
        table = Table(
            name=f"{self.collection}.{keys[-1]}",
            collection=self.collection,
            parent=parent.name,
            keys=keys,
            path=(*parent.path, *keys, EACH),
            owners=(*parent.owners, parent.name.rsplit(".", 1)[-1]) if parent.parent else parent.owners,
            own=NUMBER if is_list else KEY,
            plain="object" not in kinds,
            short=items["required"][0] if {"object", "string"} <= kinds else "",
        )
        return table, items


def _types(schema: Json) -> set[str]:
    if "const" in schema:
        return {"boolean"} if isinstance(schema["const"], bool) else {"string"}
    given: Any = schema.get("type", "string")
    return {given} if isinstance(given, str) else set(given)


def _about(schema: Json) -> str:
    return str(schema.get("description") or schema.get("title", ""))


def covered(given: Sequence[tuple[Table, Sequence[str]]]) -> dict[str, frozenset[Path]]:
    """Return which values the given columns of tables hold, by collection: the paths to them from the top."""
    paths: dict[str, set[Path]] = {}
    for table, names in given:
        known = paths.setdefault(table.collection, set())
        known |= {(*table.path, *column.keys) for column in table.columns if column.name in names}
        if table.path:
            known.add(table.path)
        elif BODY in names:
            known.add((BODY,))
    return {collection: frozenset(found) for collection, found in paths.items()}
