"""The ledger says what was published when; its lines are only added."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcsite import ledger
from mcsite.diagnostics import Span
from mcsite.ledger import Event
from mcsite.sources import LEDGER, Source


def event(at="2026-09-01T00:00:00Z", change="appeared", **changes):
    return Event(at, change, **{"kind": "topic", "id": "equity", "title": "Equity", **changes})


def read(content):
    return ledger.read(Source(LEDGER, "releases", "ledger", "", content))


def test_what_is_written_is_read_again():
    events = [
        event(),
        event("2026-09-02T10:00:01Z", "changed", what="editorial", digest="ab", aliases=("/old/",)),
        event("2026-09-03T00:00:00Z", kind="credential", id="talk", language="es", translation=True, version="1.0.0"),
    ]
    found, problems = read(ledger.lines(events))
    assert problems == []
    assert found.events == tuple(events)
    assert found.last == {("topic", "equity", ""): events[1], ("credential", "talk", "es"): events[2]}
    assert found.newest == "2026-09-03T00:00:00Z"


def test_a_catalog_without_a_ledger_has_an_empty_one():
    assert ledger.read(None) == (ledger.NONE, [])
    assert ledger.NONE.newest == ""


def test_lines_of_two_branches_may_be_merged_in_any_order():
    early, late = event(), event("2026-09-02T00:00:00Z", "changed")
    assert read(ledger.lines([late, early]))[0] == read(ledger.lines([early, late]))[0]


def test_what_was_withdrawn_is_not_published():
    there = event(id="science")
    found, _ = read(ledger.lines([event(), there, event("2026-09-02T00:00:00Z", "withdrawn")]))
    assert list(found.published()) == [there]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"<<<<<<< HEAD", "JSON is malformed"),
        (b'{"at": "2026-09-01T00:00:00Z"}', "missing required field"),
        (b'{"at":"yesterday","change":"appeared","kind":"topic","id":"a","title":"A"}', "'yesterday' isn't a moment"),
        (b'{"at":"2026-09-01","change":"appeared","kind":"topic","id":"a","title":"A"}', "'2026-09-01' isn't a moment"),
        (b'{"at":"2026-09-01T00:00:00Z","change":"gone","kind":"topic","id":"a","title":"A"}', "invalid enum value"),
        (b'{"at":"2026-09-01T00:00:00Z","change":"appeared","kind":"cat","id":"a","title":"A"}', "'cat' isn't a kind"),
        (b'{"at":"2026-09-01T00:00:00Z","change":"appeared","kind":"topic","id":"../a","title":"A"}', "can't be an id"),
        (b"\xff", "malformed"),
    ],
)
def test_a_line_that_cant_be_read_is_told_at_its_place_and_the_others_count(line, said):
    found, problems = read(ledger.lines([event()]) + line + b"\n\n" + ledger.lines([event(id="science")]))
    assert [one.id for one in found.events] == ["equity", "science"]
    (problem,) = problems
    assert (problem.code, problem.path) == ("bad-ledger", LEDGER)
    assert isinstance(problem.where, Span)
    assert problem.where.line == 2
    assert said.casefold() in problem.message.casefold()


@given(st.binary(max_size=200))
def test_reading_never_raises(content):
    read(content)


def test_a_moment_is_in_utc_and_whole_seconds():
    time = datetime(2026, 9, 1, 1, 30, 5, 999, tzinfo=timezone(timedelta(hours=2)))
    assert ledger.moment(time) == "2026-08-31T23:30:05Z"
    assert ledger.midnight("2026-09-01") == "2026-09-01T00:00:00Z"
    assert ledger.midnight("") == ""


def test_a_change_is_always_after_the_one_before_it():
    assert ledger.after("", "2026-09-01T00:00:00Z") == "2026-09-01T00:00:00Z"
    assert ledger.after("2026-09-01T10:00:00Z", "2026-09-02T00:00:00Z") == "2026-09-02T00:00:00Z"
    assert ledger.after("2026-09-01T10:00:00Z", "2026-09-01T00:00:00Z") == "2026-09-01T10:00:01Z"
    assert ledger.after("2026-12-31T23:59:59Z", "2026-12-31T23:59:59Z") == "2027-01-01T00:00:00Z"
