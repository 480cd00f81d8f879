from __future__ import annotations

import json
import re

from mcsite.outputs import search


def _start(made):
    page = made["search/index.html"].decode()
    (block,) = re.findall(r'<script type="application/json" id="search-start">(.*?)</script>', page)
    return json.loads(block)


def test_the_first_file_of_the_index_is_in_the_page_too(make):
    made = make(search)
    assert _start(made) == json.loads(made["search/start.json"])


def test_every_document_has_a_result_that_leads_to_its_page(make):
    made = make(search)
    chunks = [json.loads(content) for path, content in made.items() if path.startswith("search/results/")]
    paths = {one["path"] for chunk in chunks for one in chunk.values()}
    assert "credentials/fraction-talk/" in paths
    assert "credentials/fraction-talk/es/" in paths
    assert "topics/fractions/" in paths
    assert "guides/how-to-earn/" in paths


def test_without_scripts_the_page_says_so_and_leads_to_every_list(make):
    page = make(search)["search/index.html"].decode()
    shown = re.search(r'<div id="lists">(.*?)</div>', page, re.DOTALL)
    assert shown is not None
    assert "Search needs JavaScript" in shown[1]
    lists = {"credentials", "stacks", "topics", "guides", "issuers", "recognizers", "frameworks", "evidence", "rubrics"}
    assert set(re.findall(r'href="\.\./(\w+)/"', shown[1])) == lists


def test_the_index_is_the_same_wherever_the_site_lies(make):
    one, other = make(search), make(search, base_url="https://other.example/path/")
    assert [path for path in one if one[path] != other[path]] == ["search/index.html"]


def test_nothing_that_is_withheld_is_in_the_index(make):
    for path, content in make(search).items():
        assert b"ecret" not in content, path
