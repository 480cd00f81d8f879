from __future__ import annotations

import hashlib
import json

import sites

from mcsite.outputs import catalog, records


def _items(made):
    return {item["json"].removeprefix(sites.SMALL_URL): item for item in json.loads(made["catalog.json"])["items"]}


def test_it_lists_every_record_with_the_digest_of_its_bytes(make):
    items, files = _items(make(catalog)), make(records)
    assert set(items) == set(files)
    for path, content in files.items():
        assert items[path]["digest"] == "sha256:" + hashlib.sha256(content).hexdigest()
        assert items[path]["url"] + "index.json" == items[path]["json"]


def test_an_entry_tells_version_state_and_day_of_change(make):
    items = _items(make(catalog))
    entry = items["credentials/fraction-talk/index.json"]
    assert (entry["version"], entry["status"], entry["modified"]) == ("1.1.0", "published", "2026-08-31T00:00:00Z")
    retired = items["credentials/pizza-fractions/index.json"]
    assert (retired["status"], retired["closed"]) == ("retired", "retired")
    undated = items["topics/fractions/index.json"]
    assert "modified" not in undated


def test_the_document_names_the_catalog_and_its_schema(make):
    document = json.loads(make(catalog)["catalog.json"])
    assert document["$schema"] == f"{sites.SMALL_URL}schema/catalog.schema.json"
    assert (document["title"], document["url"], document["language"]) == ("Small Catalog", sites.SMALL_URL, "en")


def test_a_change_of_one_record_changes_its_digest_alone(make):
    source = "content/rubrics/three-level.md"
    text = (sites.SMALL / source).read_text(encoding="utf-8").replace("It can be seen whole.", "All of it.")
    released = {f"content/releases/fraction-talk/{version}.json": None for version in ("1.0.0", "1.1.0")}
    before = _items(make(catalog, released))
    after = _items(make(catalog, {source: text, **released}))
    changed = {path for path in before if before[path]["digest"] != after[path]["digest"]}
    # the scale itself, and the credential that shows its meaning, in each language
    assert changed == {
        "rubrics/three-level/index.json",
        "credentials/fraction-talk/index.json",
        "credentials/fraction-talk/es/index.json",
    }
