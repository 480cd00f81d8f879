from __future__ import annotations

import io
import json
import re

import pytest
import sites
from docx import Document
from jsonschema import Draft202012Validator

from mcsite.diagnostics import Problem
from mcsite.outputs import json_schemas, workbook

PAGE = "credentials/fraction-talk/workbook/index.html"
FILE = "credentials/fraction-talk/workbook/fraction-talk-workbook.docx"


def _outline(page):
    return json.loads(re.search(rb'<script type="application/json" id="outline">(.*?)</script>', page, re.DOTALL)[1])


def _shared(script):
    return json.loads(re.search(r"window\.mcsite \?\? {}, (.*?)\);\n", script.decode())[1])


@pytest.fixture
def made(make):
    return make(workbook)


def test_every_credential_has_a_page_and_a_blank_document_and_nothing_withheld_has(made):
    assert set(made) == {
        "assets/workbook.js",
        *(f"credentials/{id_}/workbook/index.html" for id_ in ("fraction-talk", "number-lines", "pizza-fractions")),
        *(f"credentials/{id_}/workbook/{id_}-workbook.docx" for id_ in ("fraction-talk", "number-lines")),
        "credentials/pizza-fractions/workbook/pizza-fractions-workbook.docx",
    }


def test_a_closed_one_says_so_leads_nowhere_to_submit_and_stays_out_of_search_engines(made):
    page = made["credentials/pizza-fractions/workbook/index.html"].decode()
    assert "<strong>Retired.</strong>" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "can no longer be earned, so nothing can be handed in" in page
    assert "noindex" not in made[PAGE].decode()


def test_the_form_has_every_part_question_check_and_criterion_in_order(made):
    root = sites.parse(made[PAGE])
    form = root.find(".//form[@id='workbook']")
    assert [part.get("id") for part in form.iter("section") if part.get("data-part") is not None] == [
        "part-1",
        "part-2",
        "part-3",
    ]
    answers = [one.get("id") for one in form.iter("textarea") if one.get("data-answer") is not None]
    assert answers == ["p1e1q1", "p2e1q1", "p2e2q1", "p3e1q1"]
    names = {one.get("id"): one.get("value") for one in form.iter("input") if one.get("data-name") is not None}
    assert names == {"p2e1": "Student A", "p2e2": "Student B"}
    checks = [[one for one in part.iter("input") if one.get("data-check") is not None] for part in form.iter("section")]
    assert [len(found) for found in checks if found] == [2, 1, 1]  # in all of the evidence, and in two parts of it
    artifacts = [list(one.iter("fieldset")) for one in form.iter("ol") if one.get("data-artifact-list") is not None]
    assert [[len([*one.iter("input"), *one.iter("textarea")]) for one in found] for found in artifacts] == [
        [3], [3], [3], []
    ]  # fmt: skip
    assert len([one for one in form.iter("fieldset") if one.get("data-opinion") is not None]) == 1
    assert form.find(".//a[@class='button']").get("href") == "https://university.example/apply"


def test_every_field_has_a_label_and_what_describes_it_is_there(made):
    root = sites.parse(made[PAGE])
    ids = {one.get("id") for one in root.iter() if one.get("id")}
    labelled = {one.get("for") for one in root.iter("label")}
    within = {one for label in root.iter("label") for name in ("input", "textarea") for one in label.iter(name)}
    for field in [*root.iter("textarea"), *root.iter("select"), *root.find(".//form[@id='workbook']").iter("input")]:
        assert field in within or field.get("id") in labelled
        assert set((field.get("aria-describedby") or "").split()) <= ids


def test_the_copy_that_the_documentation_shows_is_as_the_schema_says(make):
    page = (sites.REPOSITORY / "docs" / "workbook.md").read_text(encoding="utf-8")
    shown = json.loads(re.search(r"<!-- workbook -->\n```json\n(.*?)```", page, re.DOTALL)[1])
    schema = json.loads(make(json_schemas)["schema/workbook.schema.json"])
    del schema["$defs"]["Workbook"]["properties"]["$schema"]
    Draft202012Validator(schema).validate(shown)
    assert set(shown) == {"$schema", *schema["$defs"]["Workbook"]["properties"]}


def test_what_belongs_to_one_entry_follows_from_the_part(made):
    assert [part.get("needed") for part in _outline(made[PAGE])["parts"]] == [1, 1, 0]


def test_text_of_authors_can_not_end_the_data_block_or_act(make):
    source = "content/credentials/number-lines.md"
    text = (sites.SMALL / source).read_text(encoding="utf-8").replace("title: Portfolio", "title: '</script><b>x'")
    page = make(workbook, {source: text})["credentials/number-lines/workbook/index.html"]
    assert _outline(page)["parts"][0]["title"] == "</script><b>x"
    assert b"<b>x" not in page


def test_in_another_language_the_page_is_english_around_what_the_credential_says(make):
    source = "content/credentials/number-lines.md"
    text = (sites.SMALL / source).read_text(encoding="utf-8").replace("status:", "language: es\nstatus:", 1)
    page = make(workbook, {source: text})["credentials/number-lines/workbook/index.html"].decode()
    assert '<html lang="es">' in page
    assert '<div class="workbook" lang="en">' in page
    assert '<span lang="es">Number Lines</span>' in page


def test_the_blank_document_opens_and_asks_for_everything(made):
    document = Document(io.BytesIO(made[FILE]))
    texts = [paragraph.text for paragraph in document.paragraphs]
    wanted = ("Fraction Talk", "Part 1: Teaching video", "Student B", "☐ Two students are represented", "Looking back")
    for text in (*wanted, "What changed?", "About 200 words", "Hand this in at https://university.example/apply"):
        assert text in texts
    assert document.core_properties.title == "Evidence workbook: Fraction Talk"


def test_the_blank_document_is_the_same_in_every_byte(made, views_of):
    again = sites.contents(sites.made(workbook, *views_of({}, {})))
    assert again[FILE] == made[FILE]


def test_the_script_has_the_parts_that_all_documents_share_and_a_piece_for_each_place_of_a_page(made):
    shared = _shared(made["assets/workbook.js"])
    assert {"[Content_Types].xml", "word/styles.xml"} < set(shared["docxParts"])
    places = {one.get("data-scripted") for one in sites.parse(made[PAGE]).iter() if one.get("data-scripted")}
    assert places == {"bar", "earlier", "missing", "open", "files", "copies"}
    assert places | {"artifact", "artifacts", "entry", "part"} == set(shared["pieces"])


def test_the_script_has_a_catalogs_own_script_and_piece_in_the_place_of_the_builtin_ones(make):
    theme = {
        "theme/assets/js/word-count.js": "own.script();\n",
        "theme/templates/workbook/pieces/open.html": "<a href='{{ url('guides/') }}'>{{ settings.title }}</a>",
    }
    content = make(workbook, theme)["assets/workbook.js"]
    assert b"own.script();" in content
    assert _shared(content)["pieces"]["open"] == "<a href='../../../guides/'>Small Catalog</a>"


def test_a_piece_that_goes_wrong_is_told(tmp_path):
    root = sites.lay(tmp_path / "catalog", {"theme/templates/workbook/pieces/open.html": "{{ nothing }}"})
    (problem,) = [one for one in sites.made(workbook, *sites.look(root)) if isinstance(one, Problem)]
    assert (problem.code, problem.path) == ("template-error", "theme/templates/workbook/pieces/open.html")
