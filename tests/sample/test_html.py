"""Every page of the sample site is valid, whole in itself, and has the places that links may lead to."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from collections import Counter

import pytest
import sites

from mcsite import pipeline
from mcsite.linking.references import PAGE_ANCHORS, anchors

# What a browser fetches by itself; a link that a reader follows may lead anywhere.
FETCHING = {"icon", "stylesheet", "preload", "modulepreload", "prefetch", "manifest", "apple-touch-icon"}
SOURCES = ("src", "srcset", "poster", "data", "background")
DATA = {"application/json", "application/ld+json"}  # types of script elements that a browser doesn't run
SVG = "{http://www.w3.org/2000/svg}"
FOOTNOTE = re.compile(r"fn(ref)?\d+(:\d+)?\Z")


def _all(documents):
    """Go through every element of every page, with the page's path."""
    for path, root in documents.items():
        for element in root.iter():
            if isinstance(element.tag, str):
                yield path, element


def test_every_page_has_a_language_a_title_one_main_and_one_first_heading(documents):
    assert len(documents) > 100
    for path, root in documents.items():
        assert root.get("lang"), path
        assert root.findtext("head/title").strip(), path
        assert root.find("head/meta[@name='description']").get("content").strip(), path
        counts = Counter(element.tag for element in root.iter())
        assert (counts["main"], counts["h1"]) == (1, 1), path


def test_titles_of_pages_differ(documents):
    counts = Counter(root.findtext("head/title") for root in documents.values() if "noindex" not in _robots(root))
    assert [title for title, count in counts.items() if count > 1] == []


def _robots(root):
    meta = root.find("head/meta[@name='robots']")
    return "" if meta is None else meta.get("content")


def test_styles_and_scripts_of_a_credential_page_are_light(sample, documents):
    weights = {}
    for path, root in documents.items():
        if root.find(".//header//div[@class='here'][@data-kind='credential']") is None:
            continue
        assert root.find("body/header//form[@role='search']") is not None, path
        links = [link.get("href") for link in root.iterfind("head/link[@rel='stylesheet']")]
        files = links + [script.get("src") for script in root.iter("script") if script.get("type") not in DATA]
        folder = sample.root.joinpath(path).parent
        weights[path] = sum(len(gzip.compress((folder / file).read_bytes(), mtime=0)) for file in files)
    assert len(weights) > 10
    assert max(weights.values()) <= 25 * 1024, weights


def test_headings_of_a_page_skip_no_level(documents):
    for path, root in documents.items():
        levels = [int(element.tag[1]) for element in root.iter() if re.fullmatch("h[1-6]", str(element.tag))]
        before = 0
        for level in levels[levels.index(1) :]:
            assert level <= before + 1, f"{path}: {levels}"
            before = level


def test_no_page_has_an_id_twice(documents):
    for path, root in documents.items():
        counts = Counter(element.get("id") for element in root.iter() if element.get("id") is not None)
        assert [id_ for id_, count in counts.items() if count > 1] == [], path


def test_every_image_has_a_text_for_those_who_do_not_see_it_and_a_size(documents):
    for path, element in _all(documents):
        if element.tag == "img":
            assert element.get("alt") is not None, path


def test_no_page_has_a_style_or_a_script_of_its_own(documents):
    for path, element in _all(documents):
        assert element.tag != "style", path
        assert element.tag != "script" or element.get("src") or element.get("type") in DATA, path
        assert [key for key in element.keys() if key == "style" or key.startswith("on")] == [], (  # noqa: SIM118
            f"{path}: {element.tag} {element.attrib}"
        )


def test_no_page_fetches_anything_from_elsewhere(sample, documents):
    for path, element in _all(documents):
        fetched = [element.get(name) for name in SOURCES if element.get(name)]
        if element.tag == "link" and not FETCHING.isdisjoint(element.get("rel", "").split()):
            fetched.append(element.get("href"))
        for address in fetched:
            own = address.startswith(sample.url) if path == "404.html" else "//" not in address
            assert own, f"{path}: {address}"
            assert not address.startswith("data:"), path


def test_no_stylesheet_fetches_anything_from_elsewhere(sample):
    for file in sample.files("*.css"):
        text = sample.text(file.as_posix())
        assert "@import" not in text, file
        for address in re.findall(r"url\(\s*['\"]?([^'\")]+)", text):
            assert "//" not in address, f"{file}: {address}"


def test_a_page_has_exactly_the_places_that_links_may_lead_to(documents):
    linked = pipeline.check(sites.REPOSITORY, pipeline.Options(day=sites.SAMPLE_DAY)).linked
    seen = set()
    for record in linked.catalog.everything():
        path = record.url_path + "index.html"
        drawn = {element for drawing in documents[path].iter(f"{SVG}svg") for element in drawing.iter()}
        (main,) = (element for element in documents[path].iter() if str(element.tag).endswith("main"))
        there = {element.get("id", "") for element in main.iter() if element not in drawn}
        there = {id_ for id_ in there if not FOOTNOTE.match(id_)}
        assert there - {"", "main"} == anchors(record), path
        seen.add(record.collection)
    assert seen == set(PAGE_ANCHORS)


@pytest.mark.parametrize("kind", ["html", "svg"])
def test_every_page_and_drawing_is_valid(sample, kind):
    jar = sites.REPOSITORY / ".venv/node/vnu-jar/node_modules/vnu-jar/build/dist/vnu.jar"
    if not jar.is_file() or shutil.which("java") is None:
        pytest.skip("the Nu Html Checker isn't here: run tools/vnu, which needs Java and npm")
    command = ["java", "-jar", jar, "--format", "json", "--stdout", *(["--svg"] if kind == "svg" else [])]
    command += sample.files(f"*.{kind}")
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=sample.root)
    messages = json.loads(result.stdout)["messages"]
    shown = [
        f"{one['url'].split('/site/')[-1]}:{one.get('lastLine', '')}: {one['message']} {one.get('extract', '')!r}"
        for one in messages
        if one["type"] != "info" or one.get("subType") == "warning"
    ]
    assert shown == []
