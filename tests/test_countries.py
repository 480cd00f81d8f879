from __future__ import annotations

import pytest

from mcsite import countries


@pytest.mark.parametrize(
    ("region", "code"), [("IE", "IRL"), ("US-MA", "USA"), ("AT-9", "AUT"), ("ZW", "ZWE"), ("UK", ""), ("", "")]
)
def test_a_region_is_in_the_country_that_its_code_begins_with(region, code):
    assert countries.three_letters(region) == code


def test_there_are_the_249_countries_of_iso_3166_each_with_a_code_of_its_own():
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    found = [code for one in letters for two in letters if (code := countries.three_letters(one + two))]
    assert len(found) == len(set(found)) == 249


def test_what_the_european_union_writes_for_two_countries_is_understood():
    assert (countries.meant("UK-SCT"), countries.meant("EL"), countries.meant("QQ")) == ("GB-SCT", "GR", "")
