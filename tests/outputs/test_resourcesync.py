"""What follows ResourceSync can read the lists: checked with resync, the reference library of the standard."""

from __future__ import annotations

import io

import pytest
import sites
import things
from resync.capability_list import CapabilityList
from resync.change_list import ChangeList
from resync.resource_list import ResourceList
from resync.sitemap import SitemapParseError
from resync.source_description import SourceDescription

from mcsite import ledger, urls
from mcsite.linking import Linked
from mcsite.outputs import records, resourcesync
from mcsite.views import Views

SITE = "https://catalog.example/"


def linked(catalog, known=ledger.NONE) -> Linked:
    return things.link(catalog, ledger=known)[0]


@pytest.fixture
def views():
    """Return views of a catalog in which something appeared, changed, was retired and withdrawn."""
    catalog = {
        **things.small(),
        "credentials/old": things.credential("Old"),
        "topics/gone": {"title": "Gone"},
    }
    known = ledger.of(
        ledger.Event("2026-09-01T10:00:00Z", "appeared", one.kind, one.id, one.title, one.language, digest=one.digest)
        for one in Views(linked(catalog)).unrecorded
    )
    catalog.pop("topics/gone")
    catalog["credentials/old"]["status"] = "retired"
    catalog["topics/new"] = {"title": "New"}
    return Views(linked(catalog, known))


def files(views):
    return {one.path: one.content.decode() for one in sites.made(resourcesync, views, None)}


def parsed(kind, content):
    made = kind()
    made.parse(fh=io.BytesIO(content.replace(urls.SITE_ROOT, SITE).encode()))
    return made


def test_resync_finds_the_lists_from_the_source_description(views):
    made = files(views)
    (capabilities,) = parsed(SourceDescription, made[resourcesync.SOURCE]).resources
    listed = parsed(CapabilityList, made[capabilities.uri.removeprefix(SITE)])
    assert {one.capability for one in listed.resources} == {"resourcelist", "changelist"}
    assert all(one.uri.removeprefix(SITE) in made for one in listed.resources)


def test_resync_reads_every_record_with_its_hash(views):
    found = {one.uri: one.sha256 for one in parsed(ResourceList, files(views)["resourcesync/resourcelist.xml"])}
    digests = {one.json: views.digests[one.json] for one in views.everything()}
    assert {uri.removeprefix(SITE): hash_ for uri, hash_ in found.items()} == {
        url.removeprefix(urls.SITE_ROOT): digest.removeprefix("sha256:") for url, digest in digests.items()
    }


def test_resync_reads_what_was_created_updated_and_deleted_the_oldest_first(views):
    changes = list(parsed(ChangeList, files(views)["resourcesync/changelist.xml"]))
    assert [one.timestamp for one in changes] == sorted(one.timestamp for one in changes)
    told = {one.uri.removeprefix(SITE): one.change for one in changes}  # the last of each
    assert told["topics/new/index.json"] == "created"
    assert told["credentials/old/index.json"] == "updated"
    assert told["topics/gone/index.json"] == "deleted"
    published = {one.path for one in sites.made(records, views, None)}
    assert set(told) == published


def test_resync_refuses_a_broken_list(views):
    broken = files(views)["resourcesync/changelist.xml"].replace('capability="changelist"', 'capability="unheard"')
    with pytest.raises(SitemapParseError):
        parsed(ChangeList, broken)


def test_more_than_a_file_may_hold_is_split_behind_an_index(views, monkeypatch):
    monkeypatch.setattr(resourcesync, "MOST", 3)
    made = files(views)
    index = made["resourcesync/changelist.xml"]
    assert "<sitemapindex" in index
    parts = [path for path in made if path.startswith("resourcesync/changelist-")]
    assert len(parts) > 1
    assert all(path in index for path in parts)
    found = [one.uri for path in parts for one in parsed(ChangeList, made[path])]
    assert len(found) == len([one for one in views.changes if one.modified])
