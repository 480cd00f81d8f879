from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from search_files import numbers

from mcsite.searching import digits


@given(st.lists(st.integers(min_value=0, max_value=2**31)))
def test_numbers_are_read_as_they_were_written(given_numbers):
    assert numbers(digits.encoded(given_numbers)) == given_numbers


def test_small_numbers_are_one_digit_and_middling_ones_two():
    assert {len(digits.encode(number)) for number in range(64)} == {1}
    assert {len(digits.encode(number)) for number in range(64, 1792)} == {2}


def test_json_needs_no_escapes_for_digits():
    assert len(set(digits.DIGITS)) == 91
    assert json.dumps(digits.DIGITS) == f'"{digits.DIGITS}"'
