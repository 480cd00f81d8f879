from __future__ import annotations

import itertools
import json

import msgspec
import pytest
import sites

from mcsite.diagnostics import Problem
from mcsite.outputs import feed, records


def _page(made, path="feed.json"):
    return json.loads(made[path])


def test_it_holds_every_record_newest_change_first_and_undated_ones_last(make):
    items = _page(make(feed))["items"]
    dates = [item.get("date_modified", "") for item in items]
    assert dates == sorted(dates, reverse=True)
    assert items[0]["id"] == f"{sites.SMALL_URL}credentials/fraction-talk/"
    assert dates[0] == "2026-08-31T00:00:00Z"
    assert len({item["id"] for item in items}) == len(items) == len(make(records))


def test_an_item_carries_its_whole_record(make):
    files = make(records)
    for item in _page(make(feed))["items"]:
        record = json.loads(files[item["_mcsite"]["json"].removeprefix(sites.SMALL_URL)])
        del record["$schema"]
        assert item["_mcsite"] == record


def test_an_item_tells_what_feed_readers_show(make):
    item = _page(make(feed))["items"][0]
    assert item["title"] == "Fraction Talk"
    assert item["summary"] == "The educator leads talk in which students compare fractions & explain what they see."
    assert item["image"] == f"{sites.SMALL_URL}credentials/fraction-talk/badge.svg"
    assert item["date_published"] == "2026-02-02T00:00:00Z"
    assert item["tags"] == ["Fractions"]
    assert item["authors"] == [{"name": "Example University", "url": f"{sites.SMALL_URL}issuers/example-university/"}]
    assert "Students explain to <em>each other</em>." in item["content_html"]
    assert f'href="{sites.SMALL_URL}credentials/number-lines/#evidence"' in item["content_html"]


def test_what_is_retired_stays_in_it_and_says_so(make):
    retired = next(item for item in _page(make(feed))["items"] if item["title"] == "Pizza Fractions")
    assert retired["_mcsite"]["closed"] == "retired"
    assert "No longer offered" in retired["content_html"]


def test_pages_follow_each_other_until_the_last(make, monkeypatch):
    monkeypatch.setattr(feed, "PAGE", 5)
    made = make(feed)
    assert list(made) == ["feed.json", "feed/2.json", "feed/3.json"]
    pages = [_page(made, path) for path in made]
    assert [len(page["items"]) for page in pages] == [5, 5, 2]
    for path, page in zip(made, pages, strict=True):
        assert page["feed_url"] == sites.SMALL_URL + path
    assert [page.get("next_url") for page in pages] == [
        f"{sites.SMALL_URL}feed/2.json",
        f"{sites.SMALL_URL}feed/3.json",
        None,
    ]


def test_large_items_are_fewer_on_a_page(make, monkeypatch):
    whole = _page(make(feed))["items"]
    sizes = [len(msgspec.json.encode(item["_mcsite"])) for item in whole]
    most = max(sizes) + min(sizes)
    monkeypatch.setattr(feed, "MOST", most)
    pages = [_page({path: content}, path)["items"] for path, content in make(feed).items()]
    assert [item for page in pages for item in page] == whole
    held = [sum(len(msgspec.json.encode(item["_mcsite"])) for item in page) for page in pages]
    assert max(held) <= most < min(one + other for one, other in itertools.pairwise(held)) + max(sizes)


@pytest.mark.parametrize("size", [1, 12, 13])
def test_there_is_no_empty_page_at_the_end(make, monkeypatch, size):
    monkeypatch.setattr(feed, "PAGE", size)
    pages = [_page({path: content}, path) for path, content in make(feed).items()]
    assert all(page["items"] for page in pages)
    assert sum(len(page["items"]) for page in pages) == 12


def test_a_catalog_with_nothing_published_has_a_feed_without_items(tmp_path):
    (tmp_path / "mcsite.yaml").write_text("title: Empty\nurl: https://empty.example\n", encoding="utf-8")
    document = _page(sites.contents(sites.made(feed, *sites.look(tmp_path))))
    assert document["items"] == []
    assert "next_url" not in document
    assert "authors" not in document


def test_the_feed_names_its_author_and_home(make):
    document = _page(make(feed))
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert document["authors"] == [{"name": "Small Collective", "url": sites.SMALL_URL}]
    assert (document["title"], document["home_page_url"]) == ("Small Catalog", sites.SMALL_URL)


def test_a_template_that_fails_is_a_problem_in_the_place_of_each_item(tmp_path):
    root = sites.lay(tmp_path / "catalog", {"theme/templates/feed-item.html": "<p>{{ view.nothing }}</p>\n"})
    found = [result for result in sites.made(feed, *sites.look(root)) if isinstance(result, Problem)]
    assert len(found) == 12
    assert {(problem.code, problem.path, problem.where.line) for problem in found} == {
        ("template-error", "theme/templates/feed-item.html", 1)
    }
