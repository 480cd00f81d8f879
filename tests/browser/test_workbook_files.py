"""The files of a workbook: copies that open again without loss, and what people read."""

from __future__ import annotations

import io

import workbooks
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from playwright.sync_api import expect


def test_a_copy_opens_again_without_loss(workbook, served):
    workbooks.fill(workbook)
    copy = workbooks.copy(workbook)
    schema = served.site.json("schema/workbook.schema.json")
    Draft202012Validator(schema).validate(copy)
    assert copy["$schema"] == schema["$id"]
    workbook.get_by_role("button", name="Clear this workbook").click()
    workbook.get_by_role("button", name="Clear it", exact=True).click()
    workbooks.import_copy(workbook, copy)
    expect(workbook.locator("#part-3 [data-entry]")).to_have_count(3)
    assert workbooks.stored(workbook) == copy
    workbook.reload()
    assert workbooks.copy(workbook) | {"saved": ""} == copy | {"saved": ""}


def test_a_file_that_is_no_copy_of_this_workbook_is_refused_kindly(workbook):
    problem = workbook.locator("#import-problem")
    workbooks.import_copy(workbook, b"not json")
    problem.wait_for()
    assert "a copy of a workbook" in problem.inner_text()
    other = workbooks.copy(workbook)
    other["credential"] |= {"id": "else", "title": "Something Else"}
    workbooks.import_copy(workbook, other)
    expect(problem).to_contain_text("Something Else")


def test_the_file_to_submit_opens_by_itself_prints_and_holds_every_answer(workbook, browser):
    workbooks.fill(workbook)
    name, content = workbooks.download(workbook, "Download the file to submit")
    assert name == "generating-ideas-1.1.0-workbook.html"
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/*", lambda route: route.fulfill(body=content, content_type="text/html; charset=utf-8"))
    page.goto("https://file.example/")
    text = page.locator("body").inner_text()
    for words in ("Rules & <b>ideas</b>.", "Then *votes*.", "Two dated lists 😀", "Learner 7", "Session 1,"):
        assert words in text
    assert page.get_by_role("link", name="https://files.example/a.jpg").get_attribute("href")
    assert asked == ["https://file.example/"]
    assert (page.locator("script").count(), page.locator("b").count()) == (0, 0)
    assert "My own view" not in text
    assert len(page.pdf()) > 1000
    assert Axe().run(page).response["violations"] == []
    page.close()


def test_the_own_view_is_in_the_file_only_if_asked_for_and_as_a_view(workbook):
    workbooks.fill(workbook)
    workbook.get_by_label("Put my own view of the rubric in").check()
    text = workbooks.download(workbook, "Download the file to submit")[1].decode()
    assert "It is not a result." in text
    assert "A session with stages (Part 1): Almost. Shown by Part 1: What you did" in text


def test_the_word_document_opens_and_holds_every_answer(workbook):
    workbooks.fill(workbook)
    name, content = workbooks.download(workbook, "Word document")
    assert name.endswith(".docx")
    document = Document(io.BytesIO(content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for words in ("Generating Ideas", "Rules & <b>ideas</b>.", "Then *votes*.", "1. Two dated lists 😀", "Learner 7"):
        assert words in texts
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Answer", "Check"} <= styles
    assert document.core_properties.title == "Generating Ideas: evidence"


def test_markdown_shows_what_was_written_as_it_was_written(workbook):
    workbooks.fill(workbook)
    text = workbooks.download(workbook, "Markdown")[1].decode()
    html = MarkdownIt("commonmark").render(text)
    assert "<p>Rules &amp; &lt;b&gt;ideas&lt;/b&gt;.</p>\n<p>Then *votes*.</p>" in html
    assert "<p>1. Two dated lists 😀</p>" in html
    assert "<h2>Part 3: Reflections of the same two students</h2>" in html


def test_clearing_asks_first_and_can_be_undone(workbook):
    workbooks.fill(workbook)
    workbook.get_by_role("button", name="Clear this workbook").click()
    workbook.get_by_role("button", name="Keep it").click()
    assert workbooks.answer(workbook).input_value()
    workbook.get_by_role("button", name="Clear this workbook").click()
    workbook.get_by_role("button", name="Clear it", exact=True).click()
    assert workbooks.answer(workbook).input_value() == ""
    assert workbooks.part(workbook, 3).locator("[data-entry]").count() == 2
    workbook.get_by_role("button", name="Undo", exact=True).click()
    assert workbooks.answer(workbook).input_value().startswith("Rules")
    assert workbooks.part(workbook, 3).locator("[data-entry]").count() == 3
