"""Workbooks are made for people, hold any text, and can't do harm when they are read."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest
import things
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mcsite.diagnostics import Refusal
from mcsite.tables import layout, workbooks
from mcsite.yamltext import FORBIDDEN

DAY = datetime.fromisoformat("2026-09-01")
TABLES = [table for table in layout.tables(things.schemas()) if table.name in {"topics", "credentials"}]
TOPICS = next(table for table in TABLES if table.name == "topics")
TEXTS = st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("=+-@_x0041 \n"), min_size=1).filter(
    lambda text: not FORBIDDEN.search(text) and not workbooks.LOST.search(text)
)


def written(text, table=TOPICS):
    return workbooks.write([table], {table.name: [["x", None, text, *[None] * (len(table.header) - 3)]]})


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(change):
    """Return a workbook of one sheet `topics` after a change to it, as a spreadsheet would save it."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "topics"
    book.worksheets[0].append(["id", "title"])
    change(book.worksheets[0])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@settings(max_examples=40)
@given(TEXTS)
@example("=1+1")
@example("_x0041_ and _x000a_")
@example("  spaces\nand lines \n")
def test_any_text_comes_back_and_none_is_a_formula(text):
    content = written(text)
    assert opened(content)["topics"]["C2"].data_type == "s"
    ((_, row),) = workbooks.read(content, "x.xlsx")[0].rows
    assert row[2] == text


def test_a_workbook_has_a_head_that_stays_notes_choices_and_cells_of_text():
    book = opened(workbooks.write(TABLES, {"topics": [], "credentials": []}))
    sheet = book["credentials"]
    head = {cell.value: cell for cell in sheet[1]}
    assert sheet.freeze_panes == "C2"
    assert "not before" in head["published"].comment.text.lower() or head["published"].comment.text
    column = head["status"].column_letter
    chosen = [one for one in sheet.data_validations.dataValidation if f"{column}2" in one.sqref]
    assert [one.formula1 for one in chosen] == ['"draft,published,retired"']
    assert sheet.column_dimensions[head["code"].column_letter].number_format == "@"


def test_the_same_content_gives_the_same_bytes():
    assert written("x") == written("x")


@pytest.mark.parametrize("text", ["x" * 32_768, "😀" * 16_384, "a\rb", "_x000D_", "x005F_"])
def test_a_text_that_no_cell_holds_is_refused_with_its_place(text):
    with pytest.raises(Refusal, match=r"^topics, 'x', column 'title': .*; export to csv$"):
        written(text)


def test_the_longest_text_that_a_cell_holds_comes_back():
    ((_, row),) = workbooks.read(written("😀" * 16_383), "x.xlsx")[0].rows
    assert row[2] == "😀" * 16_383


def test_days_numbers_and_gaps_are_read_as_a_spreadsheet_keeps_them():
    def change(sheet):
        sheet["A4"], sheet["B4"], sheet["D4"] = "a", DAY, 1.5

    (sheet,) = workbooks.read(saved(change), "x.xlsx")
    assert list(sheet.header) == ["id", "title"]
    assert list(sheet.rows) == [(4, ["a", DAY, None, 1.5])]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda sheet: sheet.append(["a", "=1+1"]), "row 2, column B: the formula has no value"),
        (lambda sheet: sheet.append(["a", "#REF!"]), "row 2, column B: the cell has the error #REF!"),
    ],
)
def test_a_formula_without_a_value_is_refused_at_its_cell(change, said):
    with pytest.raises(Refusal) as refused:
        workbooks.read(saved(change), "x.xlsx")
    assert said in str(refused.value)


def repacked(content, name, change):
    """Return a workbook with one of its parts changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return file.getvalue()


@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_a_workbook_that_defines_entities_is_refused(code):
    bomb = f'<?xml version="1.0" encoding="{code}"?><!-- x --><!DOCTYPE a [<!ENTITY b "c">]><sst>&b;</sst>'
    content = repacked(written("x"), "xl/worksheets/sheet1.xml", lambda _: bomb.encode(code))
    with pytest.raises(Refusal, match="has a document type"):
        workbooks.read(content, "x.xlsx")


def test_a_workbook_that_is_huge_when_unpacked_is_refused(monkeypatch):
    monkeypatch.setattr(workbooks, "MAX_BYTES", 1024**2)
    content = repacked(written("x"), "xl/styles.xml", lambda part: part + b" " * 2 * 1024**2)
    assert len(content) < 50_000
    with pytest.raises(Refusal, match="larger than 1 MiB when unpacked"):
        workbooks.read(content, "x.xlsx")


def test_a_workbook_with_a_row_far_away_is_refused():
    content = saved(lambda sheet: sheet.append(["a", "b"]))
    far = repacked(content, "xl/worksheets/sheet1.xml", lambda part: part.replace(b'<row r="2"', b'<row r="99999999"'))
    with pytest.raises(Refusal, match="more than 1,048,576 rows"):
        workbooks.read(far, "x.xlsx")


@pytest.mark.parametrize("content", [b"", b"id,title\n", b"PK\x03\x04", written("x")[:2000]])
def test_what_is_no_workbook_is_refused(content):
    with pytest.raises(Refusal, match=r"^x\.xlsx: this can't be read as an XLSX workbook"):
        workbooks.read(content, "x.xlsx")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_broken_part_is_refused_without_a_traceback(part):
    with pytest.raises(Refusal, match="XLSX workbook"):
        workbooks.read(repacked(written("x"), part, lambda old: old[: len(old) // 2]), "x.xlsx")


def test_a_workbook_without_formulas_is_opened_once(monkeypatch):
    opened_as = []
    load = workbooks.openpyxl.load_workbook
    monkeypatch.setattr(
        workbooks.openpyxl, "load_workbook", lambda *args, **more: opened_as.append(more) or load(*args, **more)
    )
    workbooks.read(written("<f> is no formula, and neither is =1"), "x.xlsx")
    assert [more.get("data_only", False) for more in opened_as] == [True]
