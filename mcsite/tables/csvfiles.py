"""Tables as CSV files (RFC 4180), as spreadsheets write and read them: UTF-8 with a byte-order mark.

A text that a spreadsheet would take for a formula has an apostrophe before it, which is no part of it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from mcsite.diagnostics import Refusal
from mcsite.tables.cells import Cell
from mcsite.tables.layout import Table
from mcsite.tables.reading import Sheet

MAX_CELL = 1024 * 1024  # more than a whole file of content
_FORMULA = re.compile(r"'*[=+\-@\t\r]")  # what spreadsheets run, by OWASP's page on CSV injection
_ESCAPED = re.compile(r"'+[=+\-@\t\r]")
_SEPARATORS = ",;\t"


def write(table: Table, rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return the file of a table: its columns, then its rows."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column.name for column in table.header])
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str) and _FORMULA.match(cell):
        return "'" + cell
    return "" if cell is None else str(cell)


def read(content: bytes, name: str, where: str) -> Sheet:
    """Read the table of that name from a file, with commas, semicolons or tabs; `where` says which file it is.

    What isn't UTF-8 is Windows-1252, as Excel saves it. Raises Refusal for what isn't a table.
    """
    if content.startswith(b"PK\x03\x04"):
        raise Refusal(f"{where}this isn't CSV but a workbook; write --from xlsx")
    text = _decoded(content, where).replace("\r\n", "\n").replace("\r", "\n")
    told = re.match(r'"?sep=(.)"?\n', text)
    text = text[told.end() :] if told else text
    first = text.partition("\n")[0]
    separator = told.group(1) if told else max(_SEPARATORS, key=first.count)
    before = csv.field_size_limit(MAX_CELL)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        hint = "save it as CSV (UTF-8) from a spreadsheet"
        raise Refusal(f"{where}this can't be read as a table: {error}; {hint}") from None
    finally:
        csv.field_size_limit(before)
    if not rows:
        raise Refusal(f"{where}the table is empty; its first row must have the names of its columns")
    numbered = [(number, [_plain(cell) for cell in row]) for number, row in enumerate(rows[1:], start=2)]
    return Sheet(name, where, rows[0], numbered)


def _plain(cell: str) -> str:
    return cell[1:] if _ESCAPED.match(cell) else cell


def _decoded(content: bytes, where: str) -> str:
    codes = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for code in codes:
        try:
            return content.decode(code)
        except UnicodeDecodeError:
            continue
    raise Refusal(f"{where}this is neither UTF-8 nor Windows-1252; save it as CSV (UTF-8)")
