"""Files of the site, as values."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from mcsite import artifacts, urls

BASE = "https://x.example/catalog/"
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=urls.SITE_ROOT))


class Note(Struct, omit_defaults=True):
    url: str
    text: str = ""


def test_a_page_has_urls_relative_to_itself():
    made = artifacts.page("credentials/a/", f'<a href="{urls.here("topics/b/")}">b</a>')
    assert made == artifacts.Artifact("credentials/a/index.html", b'<a href="../../topics/b/">b</a>')


def test_json_has_absolute_urls_and_ends_in_a_line_break():
    made = artifacts.json("a.json", Note(urls.here("topics/b/")), BASE)
    assert made.content == b'{"url":"https://x.example/catalog/topics/b/"}\n'


def test_json_names_its_schema_first():
    made = artifacts.json("a.json", Note("u"), BASE, "note")
    assert list(json.loads(made.content)) == ["$schema", "url"]
    assert json.loads(made.content)["$schema"] == f"{BASE}schema/note.schema.json"


@given(TEXT)
def test_json_says_what_it_was_given(text):
    assert json.loads(artifacts.json("a.json", Note("u", text), BASE).content).get("text", "") == text


@given(TEXT)
def test_xml_says_what_it_was_given(text):
    root = ET.Element("note", {"name": text})
    root.text = urls.here("a/")
    made = artifacts.xml("a.xml", root, BASE)
    assert made.content.startswith(b'<?xml version="1.0" encoding="utf-8"?>\n')
    read = ET.fromstring(made.content)
    assert (read.text, read.get("name")) == (f"{BASE}a/", text)


def test_text_has_absolute_urls():
    assert artifacts.text("robots.txt", f"Sitemap: {urls.here('sitemap.xml')}", BASE).content == (
        b"Sitemap: https://x.example/catalog/sitemap.xml"
    )


def test_a_data_script_gives_the_page_its_value():
    made = artifacts.script("a.js", {"text": "</script>'\""}).content.decode()
    assert json.loads(made.removeprefix("mcsite.give(").removesuffix(");\n")) == {"text": "</script>'\""}
