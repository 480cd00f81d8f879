"""Rows that belong nowhere are told at their cell, with what to write; values know theirs."""

from __future__ import annotations

import pytest
import things

from mcsite.diagnostics import Refusal
from mcsite.tables import reading
from mcsite.tables.reading import Sheet

TOPICS = [["id", "title"], ["a", "A"]]
CREDENTIALS = [["id", "translation", "title"], ["a", "", "A"], ["a", "es", "Á"]]
EVIDENCE = [["id", "number", "title", "type"], ["a", 2, "Two", "video"], ["a", 1, "One", "video"]]


def read(**tables):
    sheets = [
        Sheet(name.replace("__", "."), f"{name.replace('__', '.')}.csv: ", rows[0], list(enumerate(rows[1:], start=2)))
        for name, rows in tables.items()
    ]
    return reading.read(things.schemas(), sheets)


def test_parts_are_put_into_the_things_that_they_belong_to():
    checks = [["id", "evidence", "number", "text"], ["a", 2, "", "First."], ["a", 2, "", "Second."]]
    found = read(credentials=CREDENTIALS, credentials__evidence=EVIDENCE, credentials__checks=checks)
    assert [(thing.id, thing.language) for thing in found.things] == [("a", ""), ("a", "es")]
    assert found.things[0].data == {
        "title": "A",
        "evidence": [
            {"title": "One", "type": "video"},
            {"title": "Two", "type": "video", "checks": ["First.", "Second."]},
        ],
    }
    place = found.things[0].place(("evidence", 1, "checks", 0))
    assert str(place) == "credentials.checks.csv: row 2, column 'text'"
    assert str(found.things[0].place(("evidence", 1, "media"))) == "credentials.evidence.csv: row 2"
    assert str(found.things[0].place(("status",))) == "credentials.csv: row 2"


def test_parts_can_come_without_the_things_that_they_belong_to():
    (thing,) = read(credentials__evidence=EVIDENCE).things
    assert not thing.whole
    assert list(thing.data) == ["evidence"]


def test_what_tables_hold_is_known():
    found = read(credentials=CREDENTIALS, credentials__evidence=EVIDENCE)
    assert found.covered == {
        "credentials": {("title",), ("evidence", "*"), ("evidence", "*", "title"), ("evidence", "*", "type")}
    }


def test_rows_without_anything_and_what_begins_with_an_underscore_are_passed_over():
    found = read(
        topics=[["id", "title", "_seen", None], ["", " ", "", ""], ["a", "A", "yes", "no"]], _notes=[["x"], ["y"]]
    )
    assert [thing.data for thing in found.things] == [{"title": "A"}]


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"topic": TOPICS}, "topic.csv: there is no table 'topic'; did you mean 'topics'?"),
        (
            {"x": TOPICS},
            "x.csv: there is no table 'x'; name it as one of those that an export has, or with a '_' before, to be passed over",
        ),
        ({"topics": [["title"], ["A"]]}, "topics.csv: row 1: the column 'id' is missing"),
        ({"topics": [["id", "titel"]]}, "topics.csv: row 1: there is no column 'titel'; did you mean 'title'?"),
        ({"topics": [["id", "id"]]}, "topics.csv: row 1: the column 'id' is there twice; remove one"),
        ({"topics": [["id"], ["Ä B"]]}, "topics.csv: row 2, column 'id': 'Ä B' can't be an id; write 'a-b'"),
        ({"topics": [["id"], ["../x"]]}, "topics.csv: row 2, column 'id': '../x' can't be an id; write 'x'"),
        (
            {"topics": [["id", "title"], ["", "A"]]},
            "topics.csv: row 2, column 'id': '' can't be an id; write lower-case letters, digits and hyphens",
        ),
        (
            {"topics": [["id", "translation"], ["a", "../es"]]},
            "topics.csv: row 2, column 'translation': '../es' isn't a language; write one such as 'es'",
        ),
        (
            {"topics": [*TOPICS, ["a", "B"]]},
            "topics.csv: row 3, column 'id': 'a' is in row 2 already; keep one of the two",
        ),
        (
            {"topics": [["id", "title"], ["a", "A\x85"]]},
            "topics.csv: row 2, column 'title': the character U+0085 can't be used in text; write a line break instead",
        ),
        (
            {"credentials": CREDENTIALS, "credentials__evidence": [EVIDENCE[0], ["b", 1, "B", "video"]]},
            "credentials.evidence.csv: row 2, column 'id': the table 'credentials' has no row for 'b'",
        ),
        (
            {"credentials__evidence": [EVIDENCE[0], ["a", 3, "B", "video"]]},
            "credentials.evidence.csv: row 2, column 'number': '3' can't be its number; the rows of this list are numbered from 1 to 1",
        ),
        (
            {"credentials__evidence": [EVIDENCE[0], ["a", 1, "B", "video"], ["a", 1, "B", "video"]]},
            "credentials.evidence.csv: row 3, column 'number': '1' is in row 2 already; each may be there once",
        ),
        (
            {"credentials__checks": [["id", "evidence", "text"], ["a", 1, "B"]]},
            "credentials.checks.csv: row 2, column 'evidence': the table 'credentials.evidence' has no row for number 1 of 'a'",
        ),
        (
            {"credentials": [["id", "effort_hours", "effort_hours.min"], ["a", 3, 2]]},
            "credentials.csv: row 2, column 'effort_hours.min': 'effort_hours' is given, too; empty one of the two cells",
        ),
    ],
)
def test_what_belongs_nowhere_is_refused_at_its_place(tables, said):
    with pytest.raises(Refusal) as refused:
        read(**tables)
    assert str(refused.value) == said


def test_many_mistakes_are_told_together_but_not_all_of_a_thousand():
    with pytest.raises(Refusal) as refused:
        read(topics=[["id"], *([f"Not {number}!"] for number in range(1000))])
    assert len(str(refused.value).split("\n")) == 21
    assert str(refused.value).endswith("and 980 more")
