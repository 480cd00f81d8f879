from __future__ import annotations

import json

import pytest
import sites
import things

from mcsite import ledger, resources
from mcsite.outputs import (
    atom,
    catalog,
    changes,
    feed,
    indexes,
    llms,
    records,
    search,
    sitemap,
    tombstones,
)
from mcsite.theme import Theme
from mcsite.views import Views


@pytest.fixture
def make(tmp_path):
    """Return what outputs make of a catalog from which a topic and a credential were withdrawn."""

    def make(output, **changes):
        before = {
            **things.small(),
            "topics/gone": {"title": "Gone Topic"},
            "credentials/old": things.credential("Old One", version="1.2.0"),
        }
        first, _ = things.link(before)
        known = [
            ledger.Event(
                "2026-09-01T10:00:00Z", one.change, one.kind, one.id, one.title, one.language, version=one.version
            )
            for one in Views(first).unrecorded
        ]
        known.append(
            ledger.Event(
                "2026-09-05T10:00:00Z", "withdrawn", "topic", "gone", "Gone Topic", "en", replaced_by="fractions"
            )
        )
        now = {**things.small(), "credentials/fraction-talk": {**things.credential("Fraction Talk"), **changes}}
        views = Views(things.link(now, ledger=ledger.of(known))[0])
        theme = Theme(tmp_path, resources.folder("theme"), views.settings)
        return {one.path: one.content.decode() for one in sites.made(output, views, theme)}

    return make


def test_a_notice_stands_where_a_thing_was(make):
    pages = make(tombstones)
    assert set(pages) == {"topics/gone/index.html", "credentials/old/index.html"}
    page = pages["topics/gone/index.html"]
    assert "This was withdrawn on" in page
    assert '<time datetime="2026-09-05T10:00:00Z">' in page
    assert 'href="../../topics/fractions/"' in page
    assert 'content="noindex"' in page


def test_an_old_address_leads_on_instead_of_to_a_notice(make):
    pages = make(tombstones, aliases=["/credentials/old/"])
    assert set(pages) == {"topics/gone/index.html"}
    record = json.loads(make(records, aliases=["/credentials/old/"])["credentials/old/index.json"])
    assert record["replaced_by"] == "https://catalog.example/credentials/fraction-talk/"


def test_the_record_says_only_that_it_was_withdrawn(make):
    record = json.loads(make(records)["topics/gone/index.json"])
    assert record == {
        "$schema": "https://catalog.example/schema/tombstone.schema.json",
        "kind": "topic",
        "id": "gone",
        "url": "https://catalog.example/topics/gone/",
        "json": "https://catalog.example/topics/gone/index.json",
        "title": "Gone Topic",
        "language": "en",
        "status": "withdrawn",
        "modified": "2026-09-05T10:00:00Z",
        "replaced_by": "https://catalog.example/topics/fractions/",
    }


def test_the_catalog_and_the_changes_have_it(make):
    items = {one["id"]: one for one in json.loads(make(catalog)["catalog.json"])["items"]}
    assert items["gone"]["status"] == "withdrawn"
    newest = next(one for one in json.loads(make(changes)["changes.json"])["items"] if one["id"] == "gone")
    assert (newest["change"], newest["digest"]) == ("withdrawn", items["gone"]["digest"])


@pytest.mark.parametrize("output", [feed, atom, sitemap, search, indexes, llms], ids=lambda one: one.__name__)
def test_lists_feeds_and_search_have_it_no_more(make, output):
    said = "".join(make(output).values())
    assert "Gone Topic" not in said
    assert "topics/gone" not in said
    assert "Old One" not in said
