from __future__ import annotations

from xml.etree import ElementTree as ET

from mcsite.outputs import opensearch

SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_it_says_how_to_ask_the_search_page(make):
    root = ET.fromstring(make(opensearch)["opensearch.xml"])
    assert root.tag == f"{SPACE}OpenSearchDescription"
    templates = {url.get("type"): url.get("template") for url in root.iter(f"{SPACE}Url")}
    assert templates["text/html"] == "https://small.example/badges/search/?q={searchTerms}"


def test_the_name_is_as_short_as_the_format_wants_it(make):
    root = ET.fromstring(
        make(opensearch, {"mcsite.yaml": b"title: A Very Long Name of a Catalog\nurl: https://x.example/\n"})[
            "opensearch.xml"
        ]
    )
    assert root.findtext(f"{SPACE}ShortName") == "A Very Long Name"
