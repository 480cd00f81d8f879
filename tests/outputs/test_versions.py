from __future__ import annotations

import json

import sites

from mcsite.outputs import versions

FIRST, SECOND = (f"credentials/fraction-talk/v/{version}/" for version in ("1.0.0", "1.1.0"))
PAGE, RECORD = (FIRST + name for name in ("index.html", "index.json"))
SOURCE = "content/credentials/fraction-talk.md"


def test_a_release_has_a_page_and_a_record(make):
    made = make(versions)
    assert set(made) == {PAGE, RECORD, f"{SECOND}index.html", f"{SECOND}index.json"}
    record = json.loads(made[RECORD])
    assert record["url"] == "https://small.example/badges/credentials/fraction-talk/v/1.0.0/"
    assert (record["id"], record["version"]) == ("fraction-talk", "1.0.0")


def test_the_page_leads_to_the_credential_and_stays_out_of_search_engines(make):
    page = make(versions)[PAGE].decode()
    assert '<a href="../../../../credentials/fraction-talk/">' in page
    assert '<meta name="robots" content="noindex">' in page


def test_the_page_names_its_record_and_its_achievement(make):
    page = make(versions)[PAGE].decode()
    for kind, title, file in (
        ("application/json", "Record", "index.json"),
        ("application/ld+json", "Open Badges 3.0", "achievement.json"),
    ):
        link = f'<link rel="alternate" type="{kind}" title="{title}" href="../../../../{FIRST}{file}">'
        assert link in page


def test_what_has_changed_since_is_marked(make):
    page = make(versions)[PAGE].decode()
    assert "An earlier version." in page
    assert "<ins>" in page
    assert "<del>" in page


def test_today_s_version_has_nothing_that_is_different(make):
    page = make(versions)[f"{SECOND}index.html"].decode()
    assert "This is what is assessed today." in page
    assert "<ins>" not in page


def test_a_release_stays_as_it_was_when_its_credential_changes(make):
    text = (sites.SMALL / SOURCE).read_text(encoding="utf-8")
    changed = text.replace("competency: The", "competency: In short, the").replace(
        "version: 1.1.0\nst", "version: 2.0.0\nst"
    )
    changed = changed.replace("history:\n", "history:\n  - {version: 2.0.0, date: 2026-09-09, note: Anew.}\n")
    before, after = (json.loads(make(versions, files)[RECORD]) for files in ({}, {SOURCE: changed}))
    assert (before.pop("current"), after.pop("current")) == ("1.1.0", "2.0.0")
    assert before.pop("changes") != after.pop("changes")
    assert before == after
