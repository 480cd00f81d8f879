"""What stands beside the pages of the sample site is as standards have it, and no file has anything unpublished."""

from __future__ import annotations

import re
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest
import sites

from mcsite import urls
from mcsite.frontmatter import read

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SVG = "{http://www.w3.org/2000/svg}"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z\Z")


@pytest.fixture(scope="module")
def atom(sample):
    return ET.fromstring((sample.root / "atom.xml").read_bytes())


@pytest.fixture(scope="module")
def locations(sample):
    """Return each location in the sitemap with its day of last change, if it has one."""
    root = ET.fromstring((sample.root / "sitemap.xml").read_bytes())
    assert root.tag == f"{SITEMAP}urlset"
    assert {child.tag for child in root} == {f"{SITEMAP}url"}
    return [(entry.findtext(f"{SITEMAP}loc"), entry.findtext(f"{SITEMAP}lastmod")) for entry in root]


def _one(element, name):
    found = element.findall(f"{ATOM}{name}")
    assert len(found) == 1, name
    return found[0]


def test_the_atom_feed_has_what_rfc_4287_requires(sample, atom):
    assert atom.tag == f"{ATOM}feed"
    assert _one(atom, "id").text == sample.url
    assert _one(atom, "title").text
    assert MOMENT.match(_one(atom, "updated").text)
    assert _one(_one(atom, "author"), "name").text
    links = {link.get("rel"): link.get("href") for link in atom.findall(f"{ATOM}link")}
    assert links == {"self": f"{sample.url}atom.xml", "alternate": sample.url}


def test_every_entry_of_the_atom_feed_has_what_rfc_4287_requires(sample, atom):
    entries = atom.findall(f"{ATOM}entry")
    assert len(entries) > 30
    for entry in entries:
        address = _one(entry, "id").text
        assert sample.file(address).is_file()
        assert _one(entry, "title").text
        assert _one(entry, "summary").text
        assert MOMENT.match(_one(entry, "updated").text)
        assert _one(entry, "link").get("href") == address
    assert len({_one(entry, "id").text for entry in entries}) == len(entries)


def test_the_atom_feed_has_the_newest_change_first(atom):
    moments = [_one(entry, "updated").text for entry in atom.findall(f"{ATOM}entry")]
    assert moments == sorted(moments, reverse=True)
    assert _one(atom, "updated").text == moments[0]


def test_every_location_in_the_sitemap_is_a_page(sample, locations):
    assert [location for location, _ in locations if not sample.file(location).is_file()] == []
    assert len({location for location, _ in locations}) == len(locations)


def test_the_sitemap_has_the_start_page_every_list_and_everything_that_is_not_closed(sample, locations):
    entries = sample.json("catalog.json")["items"]
    lists = {sample.url + path for path in ("", *(f"{collection}/" for collection in urls.COLLECTIONS))}
    offered = {one["url"] for one in entries if "closed" not in one and one["status"] != "withdrawn"}
    credentials = {f"{sample.url}credentials/{one['id']}/" for one in entries if one["kind"] == "credential"}
    forms = {f"{url}{form}/" for url in credentials & offered for form in ("workbook", "assess")}
    assert {location for location, _ in locations} == lists | offered | forms
    assert any("closed" in entry for entry in entries)


def test_a_day_of_last_change_is_only_where_the_content_has_one(sample, locations):
    days = {entry["url"]: entry.get("modified") for entry in sample.json("catalog.json")["items"]}
    for location, day in locations:
        assert day == days.get(location), location
        assert day is None or datetime.fromisoformat(day).tzinfo


def test_robots_are_told_of_the_sitemap(sample):
    assert f"Sitemap: {sample.url}sitemap.xml" in sample.text("robots.txt").splitlines()


def test_every_link_of_the_overview_for_language_models_leads_to_a_file(sample):
    text = sample.text("llms.txt")
    assert text.startswith("# ")
    addresses = re.findall(r"\]\(([^)]+)\)", text) + re.findall(r"(https://\S+\.json)", text)
    assert len(addresses) > 60
    assert [address for address in addresses if not sample.file(address).is_file()] == []


def test_every_path_with_headers_of_its_own_is_on_the_site(sample):
    paths = [line for line in sample.text("_headers").splitlines() if line.startswith("/")]
    assert len(paths) > 3
    for path in paths:
        # a placeholder stands for one folder
        pattern = re.sub(r":[a-z]+", "*", path.removeprefix("/").replace(":language/", ""))
        assert list(sample.root.glob(pattern)), path


def test_every_redirect_leads_to_a_page(sample):
    lines = sample.text("_redirects").splitlines()
    assert lines
    for line in lines:
        old, new, code = line.split(" ")
        assert code == "301"
        assert (sample.root / old.strip("/") / "index.html").is_file()
        assert (sample.root / new.strip("/") / "index.html").is_file()


def test_every_badge_is_an_svg_image_without_anything_that_runs_or_lies_elsewhere(sample):
    badges = sample.files("badge.svg")
    assert len(badges) == len(sample.files("credentials/*/badge.svg")) + len(sample.files("stacks/*/badge.svg"))
    for file in badges:
        root = ET.fromstring((sample.root / file).read_bytes())
        assert root.tag == f"{SVG}svg", file
        names = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert names.isdisjoint({"script", "foreignObject", "image", "a"}), file
        for element in root.iter():
            for key, value in element.attrib.items():
                assert not key.startswith("on"), file
                assert "://" not in value, file


def test_nothing_that_is_not_published_is_in_any_file(sample):
    assert len(sample.withheld) > 1
    hidden = set()
    for file in sample.withheld:
        document, _ = read(str(file), file.read_bytes())
        hidden |= {file.stem.encode(), document.data["title"].encode()}
    for path in sample.root.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert [name for name in hidden if name in content or name in str(path).encode()] == [], path
            assert path.suffix == ".docx" or urls.SITE_ROOT.encode() not in content, path  # one is packed


def test_two_builds_of_one_day_are_the_same_in_every_byte(sample, tmp_path):
    again = sites.build(sites.REPOSITORY, tmp_path / "site", sites.SAMPLE_DAY)
    files = {path.relative_to(sample.root) for path in sample.root.rglob("*") if path.is_file()}
    assert files == {path.relative_to(again.root) for path in again.root.rglob("*") if path.is_file()}
    assert [path for path in files if (sample.root / path).read_bytes() != (again.root / path).read_bytes()] == []
