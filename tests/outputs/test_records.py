from __future__ import annotations

import json
from datetime import date

import sites

from mcsite import urls
from mcsite.outputs import records

PUBLISHED = {
    "credentials/fraction-talk/index.json": "credential",
    "credentials/fraction-talk/es/index.json": "credential",
    "credentials/number-lines/index.json": "credential",
    "credentials/pizza-fractions/index.json": "credential",
    "stacks/understanding-fractions/index.json": "stack",
    "issuers/example-university/index.json": "issuer",
    "recognizers/example-state/index.json": "recognizer",
    "topics/fractions/index.json": "topic",
    "frameworks/teaching-standards/index.json": "framework",
    "evidence/teaching-video/index.json": "evidence",
    "rubrics/three-level/index.json": "rubric",
    "guides/how-to-earn/index.json": "guide",
}


def test_everything_published_has_a_record_that_names_its_schema(make):
    made = {path: json.loads(content) for path, content in make(records).items()}
    assert {path: record["kind"] for path, record in made.items()} == PUBLISHED
    for record in made.values():
        assert record["$schema"] == f"{sites.SMALL_URL}schema/{record['kind']}-record.schema.json"


def test_a_draft_is_in_no_record(make):
    assert b"ecret" not in b"".join(make(records).values())


def test_with_drafts_a_draft_has_a_record_that_says_so(make):
    record = json.loads(make(records, drafts=True)["credentials/secret-draft/index.json"])
    assert (record["title"], record["status"]) == ("Secret Draft", "draft")


def test_addresses_are_whole_and_begin_with_the_address_of_the_site(make):
    for content in make(records, base_url="https://elsewhere.example/a").values():
        assert b"https://elsewhere.example/a/" in content
        assert b"small.example/" not in content.replace(b"@small.example", b"")
        assert urls.SITE_ROOT.encode() not in content


def test_a_record_tells_what_closed_it_and_what_takes_its_place(make):
    made = make(records)
    retired = json.loads(made["credentials/pizza-fractions/index.json"])
    assert (retired["status"], retired["closed"]) == ("retired", "retired")
    assert retired["replaced_by"]["url"] == f"{sites.SMALL_URL}credentials/fraction-talk/"
    assert (retired["modified"], retired["published"]) == ("2025-09-01T00:00:00Z", "2025-09-01")
    heir = json.loads(made["credentials/fraction-talk/index.json"])
    assert [ref["id"] for ref in heir["replaces"]] == ["pizza-fractions"]


def test_a_record_is_closed_on_the_day_it_expires_and_not_before(make):
    path = "credentials/fraction-talk/index.json"
    assert "closed" not in json.loads(make(records, day=date(2029, 6, 30))[path])
    assert json.loads(make(records, day=date(2029, 7, 1))[path])["closed"] == "expired 2029-07-01"


def test_a_translation_inherits_what_it_does_not_say(make):
    made = make(records)
    original = json.loads(made["credentials/fraction-talk/index.json"])
    translation = json.loads(made["credentials/fraction-talk/es/index.json"])
    assert translation["language"] == "es"
    assert translation["title"] == "Hablar de fracciones"
    assert translation["evidence"] == original["evidence"]
    assert [section["title"] for section in translation["sections"]] == ["Method components", "Key method"]
    assert [(one["language"], one["url"]) for one in translation["translations"]] == [("en", original["url"])]
    assert [(one["language"], one["url"]) for one in original["translations"]] == [("es", translation["url"])]
