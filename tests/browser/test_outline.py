"""The scripts of the forms make the files that people begin with, of what each page says."""

from __future__ import annotations

import json
import re

import assessments
import workbooks
from jsonschema import Draft202012Validator

_OUTLINE = re.compile(r'<script type="application/json" id="outline">(.*?)</script>', re.DOTALL)


def _pages(site, folder):
    for page in site.pages():
        if page.startswith("credentials/") and page.endswith(f"/{folder}/index.html"):
            yield page, site.text(page)


def test_every_blank_workbook_is_as_its_schema_says(workbook, served):
    schema = served.site.json("schema/workbook.schema.json")
    made = dict(_pages(served.site, "workbook"))
    assert len(made) > 10
    for path, text in made.items():
        outline = json.loads(_OUTLINE.search(text)[1])
        blank = workbook.evaluate("(outline) => mcsite.outline.workbookDefinition(outline).blank", outline)
        Draft202012Validator(schema).validate(blank)
        assert blank["$schema"] == schema["$id"]
        assert blank["credential"]["url"] == served.site.url + path.removesuffix("workbook/index.html")


def test_every_blank_assessment_is_as_its_schema_says(form, served):
    schema = served.site.json("schema/assessment.schema.json")
    for _, text in _pages(served.site, "assess"):
        blank = form.evaluate(
            """(text) => {
                const page = new DOMParser().parseFromString(text, 'text/html');
                const outline = JSON.parse(page.getElementById('outline').textContent);
                return mcsite.outline.assessDefinition(outline, page).blank;
            }""",
            text,
        )
        Draft202012Validator(schema).validate(blank)
        assert blank["$schema"] == schema["$id"]


def test_a_workbook_begins_with_its_students_questions_and_artifacts(workbook):
    parts = workbooks.copy(workbook)["parts"]
    assert [entry["name"] for entry in parts[2]["entries"]] == ["Student A", "Student B"]
    first, second = parts[0]["entries"][0], parts[1]["entries"][0]
    assert [answer["title"] for answer in first["answers"]] == ["What you did", "How you know"]
    assert [(answer["prompt"], answer["max_words"]) for answer in second["answers"]] == [("", None)]
    assert second["artifacts"] == [{"title": "", "media": "", "link": "", "caption": ""}] * 2


def test_an_assessment_begins_open_with_every_check_and_criterion(form):
    given = assessments.assessment(form)
    assert {check["met"] for part in given["parts"] for check in part["checks"]} == {None}
    assert given["parts"][0]["checks"][0]["text"] == "Both questions are answered, each within its word limit."
    assert {(one["level"], one["comment"], one["settled"]) for one in given["criteria"]} == {("", "", 0)}
    assert (given["outcome"]["result"], given["round"]) == ("open", 1)


def test_what_passes_is_told_in_plain_text(form):
    text = """<div data-criterion="0"><div class="choice passing"><div class="prose">
        <p>Students <em>explain</em> <a href="https://talk.example/">talks</a>.</p><ul><li>To each
        other</li><li><p>In pairs</p></li></ul></div></div></div>"""
    told = form.evaluate(
        """(text) => {
            const root = document.createElement('div');
            root.innerHTML = text;
            const outline = { ...mcsite.data('outline'), parts: [], criteria: [{ title: 'One' }] };
            return mcsite.outline.assessDefinition(outline, root).passing;
        }""",
        text,
    )
    assert told == ["Students explain talks (https://talk.example/).\n• To each other\n• In pairs"]
