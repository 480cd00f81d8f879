"""Tables in CSV files and XLSX workbooks, as entries."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from mcsite import resources
from mcsite.diagnostics import Key, Refusal
from mcsite.fetching import fetch
from mcsite.importing.entry import Entry, Given
from mcsite.schemas import Schemas
from mcsite.tables import csvfiles, reading, workbooks
from mcsite.tables.reading import Sheet


def read(location: str, form: str) -> Given:
    """Read a workbook, a CSV file whose name says which table it is, or a folder of these.

    Raises Refusal for what can't be read as tables.
    """
    sheets = workbooks.read(fetch(location), _name(location)) if form == "xlsx" else _files(location)
    if not sheets:
        raise Refusal(f"{location} has no tables; 'mcsite export --to {form}' makes some to begin with")
    found = reading.read(Schemas(resources.folder("schema")), sheets)
    things = {_entry(thing).path: thing for thing in found.things}

    def place(path: str, keys: tuple[Key, ...]) -> str:
        return str((things[path].place(keys) or "") if path in things else "")

    return Given(tuple(_entry(thing) for thing in found.things), found.covered, place)


def _files(location: str) -> list[Sheet]:
    folder = Path(location)
    files = [str(file) for file in sorted(folder.glob("*.csv"))] if folder.is_dir() else [location]
    return [csvfiles.read(fetch(file), _name(file).removesuffix(".csv"), f"{_name(file)}: ") for file in files]


def _name(location: str) -> str:
    remote = urlsplit(location).scheme in {"http", "https"}
    return Path(unquote(urlsplit(location).path) if remote else location).name


def _entry(thing: reading.Thing) -> Entry:
    return Entry(thing.collection, thing.id, thing.data, thing.body, thing.language)
