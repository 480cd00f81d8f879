"""Every JSON of the sample site is what its schema says, and what the standards say."""

from __future__ import annotations

import copy
import hashlib
import json
import re

import pytest
import sites
from jsonschema import Draft4Validator, Draft7Validator, Draft202012Validator
from referencing import Registry, Resource

from mcsite import urls
from mcsite.views.published import DOCUMENTS

STANDARDS = sites.REPOSITORY.parent / "shared" / "standards" / "jsonfeed"
RFC_3339 = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})\Z")
# JSON Feed 1.1, sections "Top-level" and "Items"
FEED_KEYS = {"version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon"}
FEED_KEYS |= {"favicon", "authors", "language", "expired", "hubs", "items"}
ITEM_KEYS = {"id", "url", "external_url", "title", "content_html", "content_text", "summary", "image"}
ITEM_KEYS |= {"banner_image", "date_published", "date_modified", "authors", "tags", "language", "attachments"}
VALIDATORS = {
    "http://json-schema.org/draft-04/schema#": Draft4Validator,
    "http://json-schema.org/draft-07/schema#": Draft7Validator,
}


@pytest.fixture(scope="module")
def feed(sample):
    """Return the pages of the feed, followed by next_url from the first."""
    pages, path = [], "feed.json"
    while path:
        page = sample.json(path)
        assert page["feed_url"] == sample.url + path
        pages.append(page)
        path = page.get("next_url", "").removeprefix(sample.url)
        assert len(pages) < 100, "the pages lead in a circle"
    return pages


@pytest.fixture(scope="module")
def items(feed):
    return [item for page in feed for item in page["items"]]


@pytest.fixture(scope="module")
def all_records(sample):
    """Return every record by its path, released versions included."""
    return {file.as_posix(): sample.json(file.as_posix()) for file in sample.files("index.json")}


@pytest.fixture(scope="module")
def records(all_records):
    """Return every record by its path but released versions, which are in no list, and what was withdrawn."""
    return {
        path: record
        for path, record in all_records.items()
        if record["kind"] != "release" and record["status"] != "withdrawn"
    }


def _strict(schema):
    """Return a schema under which an object has only the properties that are named."""
    strict = copy.deepcopy(schema)
    for definition in strict["$defs"].values():
        if "properties" in definition:
            definition.setdefault("additionalProperties", False)
    return strict


def _keys(value, depth=0):
    """Go through the keys of an object and of all that is in it, each with how deep it lies."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, depth
            yield from _keys(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner, depth + 1)


def _addresses(value):
    """Go through the texts of an object that are an address as a whole."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _addresses(inner)
    elif isinstance(value, str) and value.startswith(("http://", "https://")) and " " not in value:
        yield value


@pytest.mark.parametrize("kind", [*urls.KINDS, "release"])
def test_every_record_is_as_its_schema_says_and_has_nothing_that_it_does_not_name(sample, all_records, kind):
    schema = sample.json(f"schema/{kind}-record.schema.json")
    validator = Draft202012Validator(_strict(schema))
    mine = {
        path: record
        for path, record in all_records.items()
        if record["kind"] == kind and record.get("status") != "withdrawn"
    }
    assert mine
    for path, record in mine.items():
        assert record["$schema"] == schema["$id"], path
        assert [error.message for error in validator.iter_errors(record)] == [], path


def test_the_catalog_is_as_its_schema_says(sample):
    schema = sample.json("schema/catalog.schema.json")
    document = sample.json("catalog.json")
    assert document["$schema"] == schema["$id"]
    assert [error.message for error in Draft202012Validator(_strict(schema)).iter_errors(document)] == []


def test_the_feed_is_as_its_schema_says(sample, feed):
    schema = _strict(sample.json("schema/feed.schema.json"))
    del schema["$defs"]["View"]["additionalProperties"]  # what a record has besides is in the schema of its kind
    validator = Draft202012Validator(schema)
    for page in feed:
        assert [error.message for error in validator.iter_errors(page)] == []


def test_every_schema_that_the_site_names_is_there_and_every_one_there_is_named(sample):
    named = {f"{name}.schema.json" for name in DOCUMENTS}
    there = {file.name for file in sample.files("schema/*.schema.json")}
    content = {file.name for file in (sites.REPOSITORY / "schema").glob("*.schema.json")}
    assert there == named | content


FEED_SCHEMAS = ["schemastore-feed-1.1.json", "sonicdoe-schema-v1.1.json"]


def _feed_validator(name):
    """Return what judges a feed by a schema of others; a test is skipped where it is missing."""
    file = STANDARDS / name
    if not file.is_file():
        pytest.skip(f"{name} isn't in {STANDARDS}")
    schema = json.loads(file.read_text(encoding="utf-8"))
    text = json.dumps(schema)
    others = set(re.findall(r'"\$ref": "([^#"]+)#', text)) - {schema.get("$id", schema.get("id"))}
    store = {}
    for other in others:
        known = STANDARDS / f"schemastore-{other}.json"
        if not known.is_file():
            pytest.skip(f"{name} refers to {other}, which isn't in {STANDARDS}")
        store[other] = json.loads(known.read_text(encoding="utf-8"))
    return VALIDATORS[schema["$schema"]](schema, registry=_registry(store))


@pytest.mark.parametrize("name", FEED_SCHEMAS)
def test_the_feed_is_a_json_feed(feed, name):
    validator = _feed_validator(name)
    for page in feed:
        assert [error.message for error in validator.iter_errors(page)] == []


@pytest.mark.parametrize("name", FEED_SCHEMAS)
@pytest.mark.parametrize(
    "break_",
    [
        lambda page: page.pop("version"),
        lambda page: page.pop("title"),
        lambda page: page.pop("items"),
        lambda page: page.update(next_url=2),
        lambda page: page.update(authors="Example University"),
        lambda page: page["items"][0].pop("id"),
        lambda page: page["items"][0].update(id=1),
        lambda page: page["items"][0].update(tags="fractions"),
        lambda page: [page["items"][0].pop(key, None) for key in ("content_html", "url", "title", "summary")],
    ],
)
def test_what_is_no_json_feed_is_found(feed, name, break_):
    broken = copy.deepcopy(feed[0])
    break_(broken)
    assert list(_feed_validator(name).iter_errors(broken)) != []


def _registry(store):
    return Registry().with_resources((name, Resource.from_contents(schema)) for name, schema in store.items())


def test_the_feed_leads_to_every_record_once(items, records):
    assert len({item["id"] for item in items}) == len(items) == len(records)
    assert all(isinstance(item["id"], str) for item in items)


def test_the_feed_has_more_than_one_page_and_no_page_twice(feed):
    following = [page["next_url"] for page in feed if "next_url" in page]
    assert len(following) == len(feed) - 1 >= 1
    assert len({page["feed_url"] for page in feed}) == len(feed)


def test_the_feed_has_the_newest_change_first(items):
    days = [item.get("date_modified", "") for item in items]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) > 10
    for item in items:
        for key in ("date_published", "date_modified"):
            assert key not in item or RFC_3339.match(item[key]), item["id"]


def test_extensions_of_the_feed_are_named_as_the_standard_wants(feed, items):
    extensions = {key for page in feed for key in page} - FEED_KEYS
    extensions |= {key for item in items for key in item} - ITEM_KEYS
    assert extensions == {"_mcsite"}
    for item in items:
        assert [key for key, _ in _keys(item["_mcsite"]) if "." in key] == [], item["id"]


def test_a_record_rebuilt_from_the_feed_is_the_record_beside_the_page(sample, items, records):
    rebuilt = {item["_mcsite"]["json"].removeprefix(sample.url): item["_mcsite"] for item in items}
    assert rebuilt == {
        path: {key: value for key, value in record.items() if key != "$schema"} for path, record in records.items()
    }


def test_the_catalog_lists_every_record_with_the_digest_of_its_bytes(sample, all_records):
    entries = {entry["json"].removeprefix(sample.url): entry for entry in sample.json("catalog.json")["items"]}
    records = {path: record for path, record in all_records.items() if record["kind"] != "release"}
    assert set(entries) == set(records)
    for path, entry in entries.items():
        digest = hashlib.sha256((sample.root / path).read_bytes()).hexdigest()
        assert entry["digest"] == f"sha256:{digest}", path
        for key in ("id", "kind", "title", "url", "language", "status"):
            assert entry[key] == records[path][key], path
        for key in ("version", "modified", "closed"):
            assert entry.get(key) == records[path].get(key), path


def test_every_address_of_the_site_in_a_record_leads_to_a_file(sample, all_records):
    seen = set()
    for record in all_records.values():
        seen.update(address for address in _addresses(record) if address.startswith(sample.url))
    assert len(seen) > len(all_records)
    assert [address for address in sorted(seen) if not sample.file(address).is_file()] == []
