"""CSV files as spreadsheets write them are read, and no cell of ours runs as a formula."""

from __future__ import annotations

import pytest
import things
from hypothesis import example, given
from hypothesis import strategies as st

from mcsite.diagnostics import Refusal
from mcsite.tables import csvfiles, layout
from mcsite.yamltext import FORBIDDEN

TABLE = next(table for table in layout.tables(things.schemas()) if table.name == "topics")
TEXTS = st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("'=+-@;,\"\n"), min_size=1).filter(
    lambda text: not FORBIDDEN.search(text) and "\r" not in text
)


def read(content):
    sheet = csvfiles.read(content, "topics", "topics.csv: ")
    return [sheet.header, *(row for _, row in sheet.rows)]


@given(TEXTS)
@example("=1+1")
@example("'=1+1")
@example("''@x")
@example("- a list\n- of two")
def test_any_text_comes_back_and_none_begins_as_a_formula(text):
    content = csvfiles.write(TABLE, [["x", None, text, *[None] * (len(TABLE.header) - 3)]])
    ((*_, row),) = [read(content)]
    assert row[2] == text
    raw = content.decode("utf-8-sig").split("\r\n", 1)[1].removeprefix("x,,").removeprefix('"')
    assert raw[0] not in "=+-@\t"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_spreadsheets_save_is_read(separator, code, end):
    lines = [separator.join(row) for row in (["id", "title"], ["é-1", '"Élan, ""vif"";"'], ["b", ""])]
    content = (end.join(lines) + end).encode(code)
    assert read(content) == [
        ["id", "title"],
        ["é-1", 'Élan, "vif";'],
        ["b", ""],
    ]


def test_the_separator_that_excel_is_told_is_heeded():
    assert read(b"sep=;\r\nid;title\r\na;b,c\r\n") == [["id", "title"], ["a", "b,c"]]


def test_line_ends_in_cells_are_those_of_content():
    assert read(b'id,body\r\na,"one\r\ntwo"\r\n')[1] == ["a", "one\ntwo"]


@pytest.mark.parametrize("content", [b"", b'id,title\na,"b', b"id\x81\n"])
def test_what_is_no_table_is_refused(content):
    with pytest.raises(Refusal, match=r"^topics\.csv: "):
        read(content)


def test_a_workbook_that_is_called_csv_is_told_what_it_is():
    with pytest.raises(Refusal, match=r"^topics\.csv: this isn't CSV but a workbook; write --from xlsx"):
        read(b"PK\x03\x04\x14\x00")
