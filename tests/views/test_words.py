"""How values read in English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcsite.model import Amount, Hours
from mcsite.views import words


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("early-childhood", "Early childhood"),
        ("student-work", "Student work"),
        ("yes-no", "Yes or no"),
        ("none", "Not scored"),
        ("post-secondary", "Post-secondary"),
        ("teacher", "Teacher"),
    ],
)
def test_a_word_of_the_schema_reads_as_a_label(value, shown):
    assert words.label(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(1, "1"), (1.0, "1"), (1.5, "1.5"), (0.125, "0.125"), (1200, "1,200"), (0.1 + 0.2, "0.3")]
)
def test_a_number_has_no_needless_fraction(value, shown):
    assert words.number(value) == shown


@given(st.integers(0, 10**6))
def test_a_whole_number_reads_the_same_however_it_is_written(value):
    assert words.number(value) == words.number(float(value))
    assert int(words.number(value).replace(",", "")) == value


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (1, "semester-hour", "1 semester hour"),
        (0.5, "semester-hour", "0.5 semester hours"),
        (10, "point", "10 points"),
        (1, "ceu", "1 CEU"),
        (2, "ceu", "2 CEUs"),
        (15, "pdp", "15 PDPs"),
        (2, "ects", "2 ECTS credits"),
        (2, "day", "2 days"),
        (2, "study", "2 studies"),
        (2, "class", "2 classes"),
    ],
)
def test_an_amount_has_its_unit_in_the_right_number(value, unit, shown):
    assert words.amount(value, unit) == shown
    assert words.credit(Amount(value, unit)) == shown


@pytest.mark.parametrize(
    ("least", "most", "shown"),
    [(1, 1, "1 hour"), (12, 12, "12 hours"), (8, 15, "8 to 15 hours"), (0.5, 1, "0.5 to 1 hour")],
)
def test_a_range_of_hours_is_one_number_where_it_is_one(least, most, shown):
    assert words.hours(Hours(least, most)) == shown


@pytest.mark.parametrize(
    ("day", "shown"),
    [("2026-09-01", "September 1, 2026"), ("2026-12-31", "December 31, 2026"), ("0999-01-02", "January 2, 999")],
)
def test_a_day_reads_as_in_a_letter(day, shown):
    assert words.day(day) == shown


@pytest.mark.parametrize(
    ("value", "currency", "shown"),
    [
        (75, "USD", "$75"),
        (75.5, "USD", "$75.50"),
        (1250, "EUR", "€1,250"),
        (20, "GBP", "£20"),
        (20, "CHF", "20 CHF"),
        (0, "USD", "$0"),
    ],
)
def test_a_sum_of_money_has_its_sign(value, currency, shown):
    assert words.money(value, currency) == shown


@pytest.mark.parametrize(
    ("given_words", "shown"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_are_listed_as_in_a_sentence(given_words, shown):
    assert words.listed(given_words) == shown
    assert words.listed(given_words, "or") == shown.replace(" and ", " or ")


@pytest.mark.parametrize(("value", "shown"), [(0, "0 credentials"), (1, "1 credential"), (1000, "1,000 credentials")])
def test_a_count_has_its_noun_in_the_right_number(value, shown):
    assert words.count(value, "credential") == shown
