"""What is put into a cell comes back."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mcsite.tables import cells

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")) | st.sampled_from("\\; []"), min_size=1)


@given(st.lists(WORDS, max_size=4))
@example(["[]"])
@example([])
@example([" a ", "\\", "\\ ", "; ;", "a\\"])
def test_any_list_of_words_comes_back(words):
    assert cells.read(cells.write(words, "words"), "words") == words


def test_a_list_of_words_reads_as_one():
    assert cells.write(["deeper-learning", "talk"], "words") == "deeper-learning; talk"
    assert cells.read(" deeper-learning;talk ;\n other;", "words") == ["deeper-learning", "talk", "other"]


def test_a_list_of_numbers_comes_back():
    assert cells.write([1, 3], "numbers") == "1; 3"
    assert cells.read("1; 3", "numbers") == [1, 3]
    assert cells.read(1.0, "numbers") == [1]
    assert cells.read("1; x", "numbers") == [1, "x"]


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        ("12", "number", 12),
        (" 12.5 ", "number", 12.5),
        (12.0, "number", 12),
        ("12,5", "number", "12,5"),
        ("a dozen", "number", "a dozen"),
        ("TRUE", "boolean", True),
        (False, "boolean", False),
        ("perhaps", "boolean", "perhaps"),
        ("unlimited", "number-or-text", "unlimited"),
        ("3", "number-or-text", 3),
        (12.0, "text", "12"),
        (1.5, "text", "1.5"),
        (" no ", "text", " no "),
        (datetime.fromisoformat("2026-09-01"), "text", "2026-09-01"),
        (date(2026, 9, 1), "text", "2026-09-01"),
        (datetime.fromisoformat("2026-09-01T12:30"), "text", "2026-09-01T12:30:00"),
        ("", "text", None),
        (None, "words", None),
    ],
)
def test_a_cell_is_read_as_what_its_column_holds_and_else_as_it_is(cell, kind, value):
    read = cells.read(cell, kind)
    assert (read, type(read)) == (value, type(value))
