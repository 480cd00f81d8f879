"""Every link of the sample site leads somewhere: from any folder, below any path, to the place that it names."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
import sites

ELSEWHERE = "https://elsewhere.example/a/deeper/path/"
ATTRIBUTES = ("href", "src", "action", "{http://www.w3.org/1999/xlink}href")


@pytest.fixture(scope="module")
def below_a_path(tmp_path_factory):
    """Build the sample once more, for an address with a path."""
    output = tmp_path_factory.mktemp("elsewhere") / "site"
    return sites.build(sites.REPOSITORY, output, sites.SAMPLE_DAY, ELSEWHERE)


@pytest.fixture(scope="module")
def ids(documents):
    return {path: {element.get("id") for element in root.iter()} for path, root in documents.items()}


def _links(root):
    """Go through the address of every link, image, form and file of a page."""
    for element in root.iter():
        for name in ATTRIBUTES:
            address = element.get(name)
            if address is not None:
                yield address
        if element.tag == "meta" and element.get("http-equiv") == "refresh":
            yield element.get("content").split("url=")[1]


def _dead(site, documents, ids):
    """Go through the links that lead nowhere, each with its page."""
    for path, root in documents.items():
        page = site.url + path.removesuffix("index.html")
        for address in _links(root):
            whole, fragment = urldefrag(urljoin(page, address))
            if not whole.startswith(site.url):
                if not address.startswith(("https://", "http://", "mailto:", "tel:")):
                    yield path, address
                continue
            file = site.file(unquote(whole))
            target = file.relative_to(site.root).as_posix()
            if not file.is_file() or (fragment and unquote(fragment) not in ids.get(target, ())):
                yield path, address


def test_every_link_and_every_place_that_it_names_is_there(sample, documents, ids):
    assert list(_dead(sample, documents, ids)) == []


def test_the_lists_of_the_search_page_reach_everything_that_the_search_finds(sample, documents):
    chunks = [json.loads(file.read_text("utf-8")) for file in (sample.root / "search" / "results").iterdir()]
    sought = {one["path"] + "index.html" for chunk in chunks for one in chunk.values()}
    lists = next(one for one in documents["search/index.html"].iter() if one.get("id") == "lists")
    reached = {}
    todo = [("search/index.html", lists)]
    while todo:
        path, root = todo.pop()
        for link in root.iter("a"):
            address = urldefrag(urljoin(sample.url + path.removesuffix("index.html"), link.get("href"))).url
            target = address.removeprefix(sample.url) + "index.html"
            if target in documents and target not in reached:
                reached[target] = next(one for one in documents[target].iter() if one.get("id") == "main")
                todo.append((target, reached[target]))
    assert len(sought) > 60
    assert sought <= set(reached)


def test_the_check_notices_a_dead_link_and_a_dead_place(sample, ids):
    page = '<!doctype html><title>x</title><a href="../topics/none/">x</a><a href="../#none">y</a><a href="/z">z</a>'
    one = {"topics/index.html": sites.parse(page)}
    assert [address for _, address in _dead(sample, one, ids)] == ["../topics/none/", "../#none", "/z"]


def test_links_within_the_site_are_relative_so_that_it_works_in_any_folder(sample, documents):
    for path, root in documents.items():
        if path == "404.html":
            continue
        named = [*root.iterfind("head/link[@rel='canonical']"), *root.iterfind("head/link[@hreflang]")]
        whole = {link.get("href") for link in named}  # as search engines want them
        for address in _links(root):
            assert not address.startswith("/"), f"{path}: {address}"
            assert address in whole or not address.startswith(sample.url), f"{path}: {address}"


def test_below_a_path_pages_differ_only_in_the_address_of_the_site(sample, below_a_path):
    assert below_a_path.url == ELSEWHERE
    assert below_a_path.files("*") == sample.files("*")
    for file in sample.files("*"):
        ours, theirs = (site.root.joinpath(file).read_bytes() for site in (sample, below_a_path))
        if (
            file.name in {"_headers", "_redirects", "catalog.json"}
            or {"changes", "resourcesync"} & {file.stem, *file.parts}
            or file.suffix == ".docx"
        ):
            continue  # paths, digests of what has addresses, or addresses out of sight
        assert theirs.replace(ELSEWHERE.encode(), sample.url.encode()) == ours, file


def test_below_a_path_the_page_for_no_page_leads_there(below_a_path, ids):
    documents = {"404.html": sites.parse(below_a_path.text("404.html"))}
    assert list(_dead(below_a_path, documents, ids)) == []
    own = [address for address in _links(documents["404.html"]) if address.startswith(ELSEWHERE)]
    assert len(own) > 10


def test_lychee_finds_no_dead_link_from_a_folder_below_another(sample, tmp_path):
    lychee = Path(sys.executable).with_name("lychee")
    if not lychee.exists():
        pytest.skip("lychee isn't in this environment")
    folder = tmp_path / "some" / "where"
    shutil.copytree(sample.root, folder)
    (folder / "404.html").unlink()  # its addresses are whole, so that offline there is nothing to check
    command = [lychee, "--offline", "--include-fragments", "--index-files", "index.html", "--no-progress"]
    result = subprocess.run(
        [*command, "--format", "json", folder], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    report = json.loads(result.stdout)
    assert report["error_map"] == {}
    assert result.returncode == 0, result.stderr
    assert report["successful"] > 3000
