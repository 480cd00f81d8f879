from __future__ import annotations

import json

import sites
import things

from mcsite.outputs import changes
from mcsite.views import Views


def pages(made: Views):
    return {one.path: json.loads(one.content) for one in sites.made(changes, made, None)}


def many(count):
    return {**things.small(), **{f"topics/t{number}": {"title": f"Topic {number}"} for number in range(count)}}


def test_every_thing_has_a_change_and_the_page_tells_the_state_of_the_catalog(make):
    document = json.loads(make(changes)["changes.json"])
    assert document["$schema"].endswith("/schema/changes.schema.json")
    assert document["state"].startswith("sha256:")
    assert {one["change"] for one in document["items"]} <= {"appeared", "changed", "retired", "withdrawn"}
    assert len({one["url"] for one in document["items"]}) == len(document["items"])


def test_the_newest_change_comes_first(make):
    moments = [one.get("modified", "") for one in json.loads(make(changes)["changes.json"])["items"]]
    assert moments == sorted(moments, reverse=True)


def test_pages_lead_to_older_ones_and_full_ones_stay_as_they_are():
    before = pages(things.views(many(250)))
    assert list(before) == ["changes/1.json", "changes/2.json", "changes.json"]
    assert [len(page["items"]) for page in before.values()] == [100, 100, 53]
    assert before["changes.json"]["next_url"].endswith("/changes/2.json")
    assert before["changes/2.json"]["next_url"].endswith("/changes/1.json")
    assert "next_url" not in before["changes/1.json"]
    found = [one["json"] for page in before.values() for one in page["items"]]
    assert len(found) == len(set(found)) == 253
    assert "state" not in before["changes/2.json"]


def test_a_full_page_is_the_last_until_there_is_one_change_more():
    assert list(pages(things.views(many(97)))) == ["changes.json"]
    assert list(pages(things.views(many(98)))) == ["changes/1.json", "changes.json"]
