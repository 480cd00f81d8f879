from __future__ import annotations

import pytest
import things
from search_files import numbers, places


@pytest.fixture
def held(make):
    """Return for each facet the values of each document by its path."""

    def held(content):
        files = make(content)
        start = files["start.json"]
        paths = {
            int(place): one["path"]
            for name, chunk in files.items()
            if name.startswith("results/")
            for place, one in chunk.items()
        }
        order = [paths[place] for place in places(start["places"])]
        found = {}
        for column in (*start["columns"], *files["facets.json"]):
            names = [value for value, _ in column["values"]]
            sets = [column["sets"][at] for at in numbers(column["column"])]
            values = sets if column["name"] == "hours" else [{names[at] for at in one} for one in sets]
            found[column["name"]] = dict(zip(order, values, strict=True))
        return found

    return held


TALK = "credentials/fraction-talk/"


def test_a_credential_has_its_values_in_every_facet(held):
    content = things.small()
    content["credentials/fraction-talk"] |= {
        "grade_levels": ["middle", "elementary"],
        "subjects": ["mathematics"],
        "audience": ["coach"],
        "needs_students": True,
        "effort_hours": {"min": 6, "max": 8},
        "assessment": {"model": "certified", "fee": {"amount": 75, "currency": "USD"}},
    }
    content["stacks/both"] = things.stack("Both", {"credentials": ["fraction-talk"]})
    content["recognizers/state"] = {
        "title": "State",
        "kind": "state",
        "recognizes": [{"all": True, "award": {"amount": 1, "unit": "hour"}}],
    }
    found = {name: values[TALK] for name, values in held(content).items()}
    assert found == {
        "kind": {"credential"},
        "status": {"published"},
        "language": {"en"},
        "topic": {"fractions"},
        "issuer": {"example-university"},
        "stack": {"both"},
        "grade": {"elementary", "middle"},
        "subject": {"mathematics"},
        "audience": {"coach"},
        "evidence": {"video", "student-work"},
        "assessment": {"certified"},
        "cost": {"usd-75"},
        "students": {"needed"},
        "recognizer": {"state"},
        "hours": [6, 8],
    }


def test_who_chooses_a_topic_gets_what_is_within_it(held):
    content = things.small()
    content["topics/numbers"] = {"title": "Numbers"}
    content["topics/fractions"] = {"title": "Fractions", "parent": "numbers"}
    assert held(content)["topic"][TALK] == {"fractions", "numbers"}


@pytest.mark.parametrize(
    ("assessment", "band"),
    [
        ({"model": "free"}, {"free"}),
        ({"model": "peer"}, {"not-stated"}),
        ({"model": "peer", "fee": {"amount": 0, "currency": "USD"}}, {"free"}),
        ({"model": "paid", "fee": {"amount": 25, "currency": "USD"}}, {"usd-25"}),
        ({"model": "paid", "fee": {"amount": 25.5, "currency": "EUR"}}, {"eur-75"}),
        ({"model": "paid", "fee": {"amount": 900, "currency": "USD"}}, {"usd-more"}),
    ],
)
def test_costs_are_in_bands(held, assessment, band):
    content = things.small()
    content["credentials/fraction-talk"]["assessment"] = assessment
    assert held(content)["cost"][TALK] == band


def test_what_is_no_longer_offered_can_be_told_apart(held):
    content = things.small()
    content["credentials/old"] = things.credential("Old", status="retired", replaced_by="fraction-talk")
    assert held(content)["status"]["credentials/old/"] == {"closed"}


def test_a_facet_that_nothing_has_a_value_in_is_not_there(held):
    assert "grade" not in held(things.small())
