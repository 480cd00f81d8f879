"""The sample has a ledger, which is whole."""

from __future__ import annotations

import pytest
import sites

from mcsite import pipeline, views


@pytest.fixture(scope="module")
def seen():
    """Return the views of the sample."""
    return views.Views(pipeline.check(sites.REPOSITORY, pipeline.Options(day=sites.SAMPLE_DAY)).linked)


def test_everything_that_is_published_is_recorded(seen):
    told = "after a change of what is published, run 'python build.py release'"
    assert [f"{one.change} {one.path}" for one in seen.unrecorded] == [], told


def test_every_kind_of_change_occurs(seen):
    assert {one.change for one in seen.changes} >= {"appeared", "retired", "withdrawn"}
    assert {one.what for one in seen.changes} >= {"editorial"}


def test_what_was_withdrawn_leaves_a_page_and_a_record(sample, seen):
    (tombstone,) = seen.tombstones
    assert sample.json(f"{tombstone.path}index.json")["status"] == "withdrawn"
    page = sample.text(f"{tombstone.path}index.html")
    assert ">How to earn a micro-credential</a>." in page
