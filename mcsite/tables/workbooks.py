"""Tables as an XLSX workbook (ECMA-376), one sheet for each."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from xml.parsers import expat

import openpyxl
from openpyxl.cell import Cell as Box
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from mcsite.diagnostics import Refusal
from mcsite.tables.cells import Cell
from mcsite.tables.layout import BODY, ID, NUMBER, TRANSLATION, Column, Table
from mcsite.tables.reading import Sheet

MAX_TEXT = 32_767  # characters in a cell, as UTF-16 counts them: Excel's limit
MAX_ROWS = 1_048_576
MAX_BYTES = 256 * 1024 * 1024  # of all parts together, unpacked
_AS_TEXT = "@"
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # what XLSX reads as the code of a character
_RETURN = "_x000D_"  # a carriage return, which a cell needn't have
LOST = re.compile(f"\r|{_RETURN}|x005F_")  # what doesn't come back
_WIDTHS = {ID: 30, TRANSLATION: 11, NUMBER: 9, BODY: 60}
_CHOICES = 255  # characters in a list of choices: Excel's limit
_LONG_AGO = datetime(1980, 1, 1)  # noqa: DTZ001  the first day of ZIP; openpyxl wants it without a time zone
_MODIFIED = re.compile(rb"<dcterms:modified [^>]*>[^<]*</dcterms:modified>()")
_FORMULA = re.compile(rb"<([^<>\s/:]+:)?f[\s/>]|<\x00|\x00<")  # of a part in UTF-16, any element
_NO_WORKBOOK = "this can't be read as an XLSX workbook; save it as .xlsx from a spreadsheet"


def write(tables: Sequence[Table], rows: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """Return a workbook of tables, with the rows of each by its name. Raises Refusal for a text that no cell holds."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        sheet = book.create_sheet(table.name)
        _headed(sheet, table)
        for number, row in enumerate(rows[table.name], start=2):
            for index, (column, cell) in enumerate(zip(table.header, row, strict=True), start=1):
                if cell is not None:
                    _fill(sheet.cell(number, index), column, cell, f"{table.name}, '{row[0]}', column '{column.name}'")
    return _packed(book)


def _headed(sheet: Worksheet, table: Table) -> None:
    own = [ID, TRANSLATION, *table.owners[2:], *([table.own] if table.own else [])]
    for index, column in enumerate(table.header, start=1):
        letter = get_column_letter(index)
        cell = sheet.cell(1, index, column.name)
        cell.font = Font(bold=True)
        about = column.about + (f"\n{'; '.join(column.choices)}" if column.choices else "")
        if about:
            cell.comment = Comment(about, "mcsite", height=140, width=320)
        sheet.column_dimensions[letter].width = _WIDTHS.get(column.name, 40 if column.name == "text" else 20)
        if column.kind in {"text", "words", "numbers"}:
            sheet.column_dimensions[letter].number_format = _AS_TEXT  # so that nothing typed becomes a date
        choices = ",".join(("TRUE", "FALSE") if column.kind == "boolean" else column.choices)
        if choices and column.kind in {"text", "boolean"} and len(choices) <= _CHOICES:
            chosen = DataValidation("list", formula1=f'"{choices}"', allow_blank=True, showErrorMessage=True)
            chosen.add(f"{letter}2:{letter}{MAX_ROWS}")
            sheet.add_data_validation(chosen)
    sheet.freeze_panes = f"{get_column_letter(len(own) + 1)}2"


def _fill(box: Box, column: Column, cell: Cell, what: str) -> None:
    if isinstance(cell, str):
        _judge(cell, what)
        box.value = _ESCAPE.sub("_x005F_", cell)
        box.data_type = "s"  # never a formula, whatever it begins with
        box.quotePrefix = cell.startswith(("=", "+", "-", "@"))
    else:
        box.value = cell
    if column.kind in {"text", "words", "numbers"}:
        box.number_format = _AS_TEXT


def _judge(text: str, what: str) -> None:
    if len(text.encode("utf-16-le")) // 2 > MAX_TEXT:
        raise Refusal(f"{what}: a cell of XLSX holds {MAX_TEXT:,} characters, and this has more; export to csv")
    found = LOST.search(text)
    if found:
        raise Refusal(f"{what}: XLSX can't hold {found.group()!a} as text; export to csv")


def _packed(book: openpyxl.Workbook) -> bytes:
    """Return the bytes of a workbook, which don't tell when it was written."""
    book.properties.creator = "mcsite"
    book.properties.created = _LONG_AGO
    saved, packed = io.BytesIO(), io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as made, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name in made.namelist():
            package.writestr(zipfile.ZipInfo(name), _MODIFIED.sub(rb"\g<1>", made.read(name)), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def read(content: bytes, name: str) -> list[Sheet]:
    """Read the sheets of a workbook; `name` says which file it is.

    A formula counts as the value that the spreadsheet last saw. Raises Refusal for what isn't a workbook, or a
    dangerous one: too large when unpacked, or with a document type, which could define entities.
    """
    try:
        _bounded(content, name)
        with warnings.catch_warnings(action="ignore"):
            return list(_sheets(content, name))
    except Refusal:
        raise
    except Exception:  # noqa: BLE001  openpyxl raises whatever a broken part leads to
        raise Refusal(f"{name}: {_NO_WORKBOOK}") from None


def _bounded(content: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if sum(part.file_size for part in package.infolist()) > MAX_BYTES:
            raise Refusal(f"{name}: this is larger than {MAX_BYTES // 1024**2} MiB when unpacked, which is no catalog")
        for part in package.infolist():
            if part.filename.endswith((".xml", ".rels", ".vml")) and _has_doctype(package, part):
                raise Refusal(f"{name}: '{part.filename}' in it has a document type, which no spreadsheet writes")


def _has_doctype(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Tell whether a document type stands before the first element of a part."""
    seen: list[bool] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: seen.append(True)
    parser.StartElementHandler = lambda *_: seen.append(False)
    with package.open(part) as file:
        while not seen and (block := file.read(4096)):
            parser.Parse(block)
    return seen[:1] == [True]


def _has_formulas(content: bytes) -> bool:
    """Tell whether a part may have formulas; without any, a workbook needs to be read only once."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return any(_FORMULA.search(package.read(part)) for part in package.infolist() if part.filename.endswith(".xml"))


def _sheets(content: bytes, name: str) -> Iterator[Sheet]:
    values = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True) if _has_formulas(content) else values
    for sheet, twin in zip(values.worksheets, formulas.worksheets, strict=True):
        where = f"{name}: sheet {sheet.title}, "
        sheet.reset_dimensions()
        twin.reset_dimensions()
        rows = [row for row in _rows(sheet, twin, where) if row[1]]
        if rows:
            header = rows.pop(0)[1] if rows[0][0] == 1 else ()
            yield Sheet(sheet.title, where, header, rows)


def _rows(sheet: Any, twin: Any, where: str) -> Iterator[tuple[int, list[Any]]]:
    both = (
        ((row, row) for row in sheet.iter_rows())
        if sheet is twin
        else zip(sheet.iter_rows(), twin.iter_rows(), strict=True)
    )
    for number, (row, formulas) in enumerate(both, start=1):
        if number > MAX_ROWS:
            raise Refusal(f"{where}there are more than {MAX_ROWS:,} rows")
        yield number, list(_values(row, formulas, where, number))


def _unescaped(text: str) -> str:
    """Return a text without escapes; openpyxl has taken them out of shared strings, but not of those in cells."""
    return text.replace("_x005F_", "_").replace(_RETURN, "")


def _values(row: Iterable[Any], formulas: Iterable[Any], where: str, number: int) -> Iterator[Any]:
    for index, (cell, formula) in enumerate(zip(row, formulas, strict=True), start=1):
        at = f"{where}row {number}, column {get_column_letter(index)}: "
        if cell.data_type == "e":
            raise Refusal(f"{at}the cell has the error {cell.value}; mend its formula, or write the value")
        if formula.data_type == "f" and cell.value is None:
            raise Refusal(
                f"{at}the formula has no value; open the file in a spreadsheet and save it, or write the value"
            )
        yield _unescaped(cell.value) if isinstance(cell.value, str) else cell.value
