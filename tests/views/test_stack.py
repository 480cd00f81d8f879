"""The published record of a stack."""

from __future__ import annotations

from itertools import combinations

import pytest
import things
from hypothesis import given, settings
from hypothesis import strategies as st

from mcsite.model import Hours


def credentials(**given_credentials):
    """Return a catalog with credentials, each with the keys that it is given."""
    return things.small() | {
        f"credentials/{id_}": things.credential(id_.upper(), **changes) for id_, changes in given_credentials.items()
    }


def view(catalog, *groups, **changes):
    """Return the view of a stack of groups in a catalog."""
    views = things.views({**catalog, "stacks/whole": things.stack("Whole", *groups, **changes)})
    return next(one for one in views.stacks if one.id == "whole")


HOURS = {
    "a": {"effort_hours": 2, "credit": [{"amount": 1, "unit": "point"}]},
    "b": {"effort_hours": {"min": 4, "max": 6}, "credit": [{"amount": 3, "unit": "point"}]},
    "c": {"effort_hours": {"min": 1, "max": 9}, "credit": [{"amount": 1, "unit": "ceu"}]},
    "d": {},
}


def totals(*groups, **more):
    found = view({**credentials(**HOURS), **more}, *groups).totals
    credit = {one.unit: (one.min, one.max) for one in found.credit}
    hours = found.hours and (found.hours.min, found.hours.max)
    return (found.credentials.min, found.credentials.max), hours, credit, found.hours_unknown


def test_of_a_group_that_requires_all_everything_is_added_up():
    assert totals({"credentials": ["a", "b", "c"]}) == ((3, 3), (7, 17), {"point": (4, 4), "ceu": (1, 1)}, 0)


def test_of_a_group_that_requires_some_the_least_and_the_most_are_told():
    assert totals({"credentials": ["a", "b", "c"], "require": 2}) == (
        (2, 2),
        (3, 15),
        {"point": (1, 4), "ceu": (0, 1)},
        0,
    )


def test_the_groups_add_up():
    groups = ({"credentials": ["a"]}, {"credentials": ["b", "c"], "require": 1})
    assert totals(*groups) == ((2, 2), (3, 11), {"point": (1, 4), "ceu": (0, 1)}, 0)


def test_credentials_that_dont_say_their_hours_are_counted():
    assert totals({"credentials": ["a", "d"]})[1:4:2] == ((2, 2), 1)
    assert totals({"credentials": ["d"]})[1:4:2] == (None, 1)


def test_a_stack_within_a_stack_counts_as_what_it_holds():
    inner = {"stacks/inner": things.stack("Inner", {"credentials": ["a", "b"], "require": 1})}
    assert totals({"credentials": ["c"], "stacks": ["inner"]}, **inner) == (
        (2, 2),
        (3, 15),
        {"point": (1, 3), "ceu": (1, 1)},
        0,
    )


def test_what_is_needed_anyway_counts_once():
    assert totals({"credentials": ["a", "b"]}, {"credentials": ["a"]}) == totals({"credentials": ["a", "b"]})
    some = {"credentials": ["a", "b", "c"], "require": 2}
    assert totals({"credentials": ["a"]}, some) == totals(
        {"credentials": ["a"]}, {"credentials": ["b", "c"], "require": 1}
    )
    assert totals({"credentials": ["a", "b"]}, some) == totals({"credentials": ["a", "b"]})
    inner = {"stacks/inner": things.stack("Inner", {"credentials": ["a", "b"]})}
    assert totals({"credentials": ["a", "c"], "stacks": ["inner"]}, **inner) == totals({"credentials": ["a", "b", "c"]})


NUMBERS = st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9)), min_size=1, max_size=5)


@settings(max_examples=25)
@given(NUMBERS, st.data())
def test_totals_are_those_of_the_best_and_the_worst_choice(numbers, data):
    needed = data.draw(st.integers(1, len(numbers)))
    hours = {f"c{index}": Hours(least, least + more) for index, (least, more) in enumerate(numbers)}
    catalog = credentials(**{id_: {"effort_hours": {"min": one.min, "max": one.max}} for id_, one in hours.items()})
    found = view(catalog, {"credentials": list(hours), "require": needed}).totals
    choices = list(combinations(hours.values(), needed))
    assert found.hours.min == min(sum(one.min for one in choice) for choice in choices)
    assert found.hours.max == max(sum(one.max for one in choice) for choice in choices)


def order(**prerequisites):
    """Return the stages of a stack of credentials with these prerequisites."""
    catalog = credentials(**{id_: {"prerequisites": steps} for id_, steps in prerequisites.items()})
    inside = [id_ for id_ in prerequisites if not id_.startswith("x")]
    found = view(catalog, {"credentials": inside})
    return [[step.credential.id for step in stage] for stage in found.order], [one.id for one in found.before]


def test_the_order_is_that_of_the_prerequisites():
    assert order(d=["b", "c"], c=["a"], b=["a"], a=[]) == ([["a"], ["c", "b"], ["d"]], [])


def test_without_prerequisites_everything_can_begin_at_once():
    assert order(b=[], a=[]) == ([["b", "a"]], [])


def test_prerequisites_from_elsewhere_come_before():
    assert order(a=["x"], x=[], b=["a", "x"]) == ([["a"], ["b"]], ["x"])


@settings(max_examples=25)
@given(st.lists(st.sets(st.integers(0, 5)), min_size=6, max_size=6))
def test_each_stage_needs_only_what_stages_before_it_hold(needs):
    given_needs = {
        f"c{index}": [f"c{need}" for need in sorted(steps) if need < index] for index, steps in enumerate(needs)
    }
    stages, _ = order(**given_needs)
    earned = set()
    for stage in stages:
        assert stage
        assert all(set(given_needs[id_]) <= earned for id_ in stage)
        earned |= set(stage)
    assert earned == set(given_needs)


@pytest.mark.parametrize(
    ("changes", "kind"),
    [({}, "collection"), ({"award": {"title": "Micro-endorsement"}}, "stack"), ({"kind": "collection"}, "collection")],
)
def test_a_stack_with_an_award_is_a_stack_and_without_a_collection(changes, kind):
    found = view(credentials(a={}), {"credentials": ["a"]}, **changes)
    assert found.stack_kind == kind


def test_a_group_tells_how_many_it_needs_and_holds():
    catalog = credentials(a={}, b={}) | {"stacks/inner": things.stack("Inner", {"credentials": ["a"]})}
    found = view(catalog, {"credentials": ["a", "b"], "require": 1}, {"stacks": ["inner"], "summary": "More."})
    assert [(one.needed, one.held, one.require, one.summary) for one in found.groups] == [
        (1, 2, 1, ""),
        (1, 1, "all", "More."),
    ]
    assert [card.id for card in found.groups[0].credentials] == ["a", "b"]
    assert [card.id for card in found.groups[1].stacks] == ["inner"]


def test_a_stack_names_the_stacks_that_it_is_part_of():
    views = things.views(
        credentials(a={})
        | {
            "stacks/inner": things.stack("Inner", {"credentials": ["a"]}),
            "stacks/outer": things.stack("Outer", {"stacks": ["inner"]}),
        }
    )
    inner = next(one for one in views.stacks if one.id == "inner")
    assert [one.id for one in inner.part_of] == ["outer"]
