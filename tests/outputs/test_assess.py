from __future__ import annotations

import json
import re

import pytest
import sites
from jsonschema import Draft202012Validator

from mcsite.outputs import assess, json_schemas

PAGE = "credentials/fraction-talk/assess/index.html"


def _outline(page):
    return json.loads(re.search(rb'<script type="application/json" id="outline">(.*?)</script>', page, re.DOTALL)[1])


@pytest.fixture
def made(make):
    return make(assess)


@pytest.fixture
def schema(make):
    return json.loads(make(json_schemas)["schema/assessment.schema.json"])


def test_every_credential_has_a_form_and_nothing_withheld_has(made):
    ids = ("fraction-talk", "number-lines", "pizza-fractions")
    assert set(made) == {"assets/assess.js", *(f"credentials/{id_}/assess/index.html" for id_ in ids)}


def test_a_closed_one_stays_out_of_search_engines(made):
    assert '<meta name="robots" content="noindex">' in made["credentials/pizza-fractions/assess/index.html"].decode()
    assert "noindex" not in made[PAGE].decode()


def test_the_form_has_every_check_level_and_answer_and_asks_for_no_name(made):
    form = sites.parse(made[PAGE]).find(".//form[@id='assess']")
    groups = {}
    for radio in form.iter("input"):
        if radio.get("type") == "radio":
            groups.setdefault(radio.get("name"), []).append(radio.get("value"))
    assert groups == {
        "p1k1": ["met", "unmet"],
        "c1": ["Not yet", "Approaching", "Meets"],
        "p2k1": ["met", "unmet"],
        "p2": ["yes", "no"],
        "p3": ["yes", "no"],
    }
    fields = [one.get("id") for one in form.iter("input") if one.get("type") is None]
    assert fields == ["code", "assessor"]
    assert "<em>each other</em>" in made[PAGE].decode()


def test_every_field_has_a_label_and_what_describes_it_is_there(made):
    root = sites.parse(made[PAGE])
    ids = {one.get("id") for one in root.iter() if one.get("id")}
    labelled = {one.get("for") for one in root.iter("label")}
    within = {one for label in root.iter("label") for name in ("input", "textarea") for one in label.iter(name)}
    for field in [*root.iter("textarea"), *root.find(".//form[@id='assess']").iter("input")]:
        assert field in within or field.get("id") in labelled
        assert set((field.get("aria-describedby") or "").split()) <= ids


def test_the_file_that_the_documentation_shows_is_as_the_schema_says(schema):
    page = (sites.REPOSITORY / "docs" / "assess.md").read_text(encoding="utf-8")
    shown = json.loads(re.search(r"<!-- assessment -->\n```json\n(.*?)```", page, re.DOTALL)[1])
    del schema["$defs"]["Assessment"]["properties"]["$schema"]
    Draft202012Validator(schema).validate(shown)
    assert set(shown) == {"$schema", *schema["$defs"]["Assessment"]["properties"]}


def test_a_credential_without_a_rubric_has_a_form_too(made):
    given = _outline(made["credentials/number-lines/assess/index.html"])
    assert not {"criteria", "levels"} & set(given)


def test_the_script_has_a_piece_for_each_place_of_a_page(made):
    shared = json.loads(re.search(r"window\.mcsite \?\? {}, (.*?)\);\n", made["assets/assess.js"].decode())[1])
    places = {one.get("data-scripted") for one in sites.parse(made[PAGE]).iter() if one.get("data-scripted")}
    assert places == {"bar", "notes", "outcome", "finish", "agreement"} == set(shared["pieces"])


def test_in_another_language_the_page_is_english_around_what_the_credential_says(make):
    source = "content/credentials/number-lines.md"
    text = (sites.SMALL / source).read_text(encoding="utf-8").replace("status:", "language: es\nstatus:", 1)
    page = make(assess, {source: text})["credentials/number-lines/assess/index.html"].decode()
    assert '<html lang="es">' in page
    assert '<div class="workbook assess" lang="en">' in page
    assert '<span lang="es">Number Lines</span>' in page
