from __future__ import annotations

from xml.etree import ElementTree as ET

import sites

from mcsite import urls
from mcsite.outputs import sitemap

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def _locations(content):
    return {
        entry.findtext("s:loc", None, NAMES).removeprefix(sites.SMALL_URL): entry.findtext("s:lastmod", None, NAMES)
        for entry in ET.fromstring(content).iterfind("s:url", NAMES)
    }


def test_it_has_every_page_that_is_to_be_found_and_a_day_only_where_the_content_has_one(make):
    found = _locations(make(sitemap)["sitemap.xml"])
    lists = {f"{collection}/": None for collection in urls.COLLECTIONS}
    assert found == {
        "": None,
        **lists,
        "credentials/fraction-talk/": "2026-08-31T00:00:00Z",
        "credentials/fraction-talk/es/": "2026-08-31T00:00:00Z",
        "credentials/number-lines/": None,
        "credentials/fraction-talk/workbook/": None,
        "credentials/number-lines/workbook/": None,
        "credentials/fraction-talk/assess/": None,
        "credentials/number-lines/assess/": None,
        "stacks/understanding-fractions/": "2026-03-02T00:00:00Z",
        "issuers/example-university/": None,
        "recognizers/example-state/": None,
        "topics/fractions/": None,
        "frameworks/teaching-standards/": None,
        "evidence/teaching-video/": None,
        "rubrics/three-level/": None,
        "guides/how-to-earn/": None,
    }


def test_more_pages_than_one_file_can_have_are_in_several_under_an_index(make, monkeypatch):
    whole = _locations(make(sitemap)["sitemap.xml"])
    monkeypatch.setattr(sitemap, "MOST", 10)
    made = make(sitemap)
    index = ET.fromstring(made.pop("sitemap.xml"))
    listed = [one.text.removeprefix(sites.SMALL_URL) for one in index.iterfind("s:sitemap/s:loc", NAMES)]
    assert listed == list(made) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    parts = [_locations(content) for content in made.values()]
    assert [len(part) for part in parts] == [10, 10, 5]
    assert {location: day for part in parts for location, day in part.items()} == whole
