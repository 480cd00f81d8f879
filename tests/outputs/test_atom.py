from __future__ import annotations

from xml.etree import ElementTree as ET

import sites

from mcsite.outputs import atom

ATOM = "{http://www.w3.org/2005/Atom}"


def _feed(made):
    assert list(made) == ["atom.xml"]
    return ET.fromstring(made["atom.xml"])


def test_it_holds_what_can_be_earned_and_has_a_date_newest_change_first(make):
    entries = _feed(make(atom)).findall(f"{ATOM}entry")
    assert [(entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}updated")) for entry in entries] == [
        ("Fraction Talk", "2026-08-31T00:00:00Z"),
        ("Hablar de fracciones", "2026-08-31T00:00:00Z"),
        ("Understanding Fractions", "2026-03-02T00:00:00Z"),
    ]


def test_an_entry_has_its_address_summary_and_topics(make):
    entry = _feed(make(atom)).find(f"{ATOM}entry")
    address = f"{sites.SMALL_URL}credentials/fraction-talk/"
    assert entry.findtext(f"{ATOM}id") == address
    assert entry.find(f"{ATOM}link").attrib == {"rel": "alternate", "type": "text/html", "href": address}
    assert entry.findtext(f"{ATOM}published") == "2026-02-02T00:00:00Z"
    assert "fractions & explain" in entry.findtext(f"{ATOM}summary")
    assert entry.find(f"{ATOM}category").attrib == {"term": "fractions", "label": "Fractions"}


def test_the_feed_is_as_new_as_its_newest_entry(make):
    feed = _feed(make(atom))
    assert feed.findtext(f"{ATOM}updated") == "2026-08-31T00:00:00Z"
    assert feed.findtext(f"{ATOM}id") == sites.SMALL_URL
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == f"{sites.SMALL_URL}atom.xml"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Small Collective"


def test_only_the_latest_are_in_it(make, monkeypatch):
    monkeypatch.setattr(atom, "LATEST", 1)
    assert len(_feed(make(atom)).findall(f"{ATOM}entry")) == 1


def test_a_catalog_without_dates_has_a_valid_feed_without_entries(tmp_path):
    (tmp_path / "mcsite.yaml").write_text("title: Empty\nurl: https://empty.example\n", encoding="utf-8")
    feed = _feed(sites.contents(sites.made(atom, *sites.look(tmp_path))))
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Empty"
    assert feed.find(f"{ATOM}entry") is None
