"""What tables hold wins over what a file says; what they don't hold stays, and is never lost."""

from __future__ import annotations

import pytest

from mcsite.diagnostics import Refusal
from mcsite.importing.merging import merge

EVIDENCE = {("evidence", "*"), ("evidence", "*", "title"), ("evidence", "*", "checks", "*")}


def merged(old, new, *covered):
    return merge(old, new, frozenset(covered))


def test_without_tables_the_keys_that_are_given_win():
    assert merge({"a": 1, "b": {"c": 1}}, {"b": {"d": 2}}, None) == {"a": 1, "b": {"d": 2}}


def test_what_tables_hold_and_do_not_give_goes_and_the_rest_stays():
    assert merged({"title": "A", "code": "1", "own": 1}, {"title": "B"}, ("title",), ("code",)) == {
        "title": "B",
        "own": 1,
    }


def test_mappings_are_merged_key_by_key():
    old = {"assessment": {"model": "paid", "fee": {"amount": 60, "currency": "USD"}}}
    new = {"assessment": {"fee": {"amount": 75}}}
    assert merged(old, new, ("assessment", "fee", "amount")) == {
        "assessment": {"model": "paid", "fee": {"amount": 75, "currency": "USD"}}
    }
    held = [("assessment", "model"), ("assessment", "fee", "amount"), ("assessment", "fee", "currency")]
    assert merged(old, {}, *held) == {}


def test_a_value_can_become_a_range_and_a_range_a_value():
    held = [("effort_hours",), ("effort_hours", "min"), ("effort_hours", "max")]
    hours = {"effort_hours": {"min": 1, "max": 2}}
    assert merged({"effort_hours": 3}, hours, *held) == hours
    assert merged(hours, {"effort_hours": 3}, *held) == {"effort_hours": 3}
    assert merged(hours, hours, *held) == hours
    assert merged(hours, {}, *held) == {}


def test_a_list_without_a_table_stays_and_one_without_rows_goes():
    old = {"evidence": [{"title": "A", "checks": ["B"]}]}
    assert merged(old, {}, ("title",)) == old
    assert merged(old, {}, *EVIDENCE) == {}


def test_a_list_that_tables_hold_in_part_stays_if_it_is_not_changed():
    old = {"evidence": [{"title": "A", "privacy": "P"}]}
    assert merged(old, {"evidence": [{"title": "A"}]}, *EVIDENCE) == old


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ({"title": "A", "privacy": "P"}, "'evidence' has 'privacy'"),
        ({"title": "A", "prompts": [{"text": "T"}]}, "'evidence' has 'prompts'"),
        ({"title": "A", "prompts": []}, "'evidence' has 'prompts'"),
    ],
)
def test_a_list_that_tables_hold_in_part_is_not_changed_since_the_rest_would_be_lost(old, said):
    with pytest.raises(Refusal) as refused:
        merged({"evidence": [old]}, {"evidence": [{"title": "B"}]}, *EVIDENCE)
    assert str(refused.value).startswith(said)


def test_levels_stay_as_they_are_written():
    held = [("levels", "*"), ("levels", "*", "title"), ("levels", "*", "meaning")]
    old = {"levels": [{"title": "Low"}, "High"]}
    assert merged(old, {"levels": ["Low", "High"]}, *held) == old
    assert merged(old, {"levels": ["Low", "High", "Top"]}, *held) == {"levels": [{"title": "Low"}, "High", "Top"]}


def test_entries_of_a_mapping_are_replaced_together():
    held = [("rubric", "criteria", "*"), ("rubric", "criteria", "*", "descriptors", "*")]
    old = {"rubric": {"criteria": [{"descriptors": {"Low": "L", "High": "H"}}], "use": "x"}}
    new = {"rubric": {"criteria": [{"descriptors": {"Low": "l"}}]}}
    assert merged(old, new, *held) == {"rubric": {"criteria": [{"descriptors": {"Low": "l"}}], "use": "x"}}
