"""The workbook works for everyone and everywhere: without a mouse, a script, a server, or a screen."""

from __future__ import annotations

import io
import re

import pytest
import workbooks
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from playwright.sync_api import expect


def test_axe_finds_no_barrier_with_everything_open(workbook):
    workbooks.fill(workbook)
    workbooks.answer(workbook).fill("word " * 220)
    workbooks.part(workbook, 2).get_by_label("What it is").last.fill("Maria Lopez")
    workbooks.part(workbook, 3).get_by_role("button", name="Remove Student B").click()
    workbooks.part(workbook, 3).get_by_role("button", name="Add a student").click()
    workbook.evaluate("""() => {
        for (const one of document.querySelectorAll('.workbook [hidden]:not([data-unscripted])')) one.hidden = false;
        for (const one of document.querySelectorAll('details')) one.open = true;
        for (const one of document.querySelectorAll('[data-text]:empty')) one.textContent = 'Told';
    }""")
    for scheme in ("light", "dark"):
        workbook.emulate_media(color_scheme=scheme)
        assert Axe().run(workbook).response["violations"] == []
    workbook.set_viewport_size({"width": 320, "height": 700})
    wider = workbook.evaluate("""() => [...document.querySelectorAll('main *')]
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML)""")
    assert wider == []
    workbook.get_by_role("button", name="Clear this workbook").click()
    assert Axe().run(workbook).response["violations"] == []


def test_fields_are_described_by_what_is_asked_its_limit_and_what_a_level_means(workbook):
    expect(workbooks.answer(workbook)).to_have_accessible_description(re.compile("Which activities .*0 of 200 words"))
    level = workbook.get_by_role("group", name="A session with stages").get_by_label("Almost")
    expect(level).to_have_accessible_description(re.compile("The stages can be told apart, but"))


def test_the_workbook_is_filled_and_cleared_with_the_keyboard_alone(workbook):
    def walk_to(selector):
        for _ in range(150):
            if workbook.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
            workbook.keyboard.press("Tab")
        pytest.fail(f"{selector} isn't reached")

    walk_to("#part-1 textarea")
    workbook.keyboard.type("Typed")
    walk_to("#part-1 input[type=checkbox]")
    workbook.keyboard.press("Space")
    walk_to("#part-2 select")
    workbook.keyboard.type("Image")
    walk_to("#part-3 [data-add-entry]")
    workbook.keyboard.press("Enter")
    workbook.keyboard.press("ControlOrMeta+a")
    workbook.keyboard.type("Reader 3")
    walk_to("#self-assessment input[type=radio]")
    workbook.keyboard.press("ArrowDown")
    walk_to("#reset")
    workbooks.saved(workbook)
    kept = workbooks.stored(workbook)
    assert kept["parts"][0]["entries"][0]["answers"][0]["text"] == "Typed"
    assert kept["parts"][0]["checks"][0]["done"] is True
    assert kept["parts"][1]["entries"][0]["artifacts"][0]["media"] == "image"
    assert kept["parts"][2]["entries"][2]["name"] == "Reader 3"
    assert kept["self_assessment"][0]["level"] == "Not yet"
    workbook.keyboard.press("Enter")
    workbook.keyboard.press("Escape")
    assert workbook.evaluate("document.activeElement.id") == "reset"


def test_it_works_from_a_folder_of_files(served, visit):
    said = []
    with visit("about:blank", accept_downloads=True) as page:
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto((served.site.root / workbooks.PATH / "index.html").as_uri())
        workbooks.answer(page).fill("From a folder")
        workbooks.saved(page)
        page.reload()
        assert workbooks.answer(page).input_value() == "From a folder"
        assert Document(io.BytesIO(workbooks.download(page, "Word document")[1])).paragraphs
    assert said == []


def test_without_a_script_it_can_be_read_printed_and_taken_as_a_document(open_workbook, served):
    with open_workbook(java_script_enabled=False) as page:
        assert "needs JavaScript" in page.locator("#begin").inner_text()
        assert workbooks.part(page, 3).locator("textarea").count() == 2
        assert page.locator(".workbook button:visible").count() == 0
        link = page.get_by_role("link", name="blank workbook as a Word document").get_attribute("href")
    assert (served.site.root / workbooks.PATH / link.split(workbooks.PATH)[-1]).is_file()


def test_on_paper_what_is_filled_in_is_text_and_what_is_not_is_lines(workbook):
    workbooks.answer(workbook).fill("Filled in")
    workbook.emulate_media(media="print")
    assert not workbooks.answer(workbook).is_visible()
    assert workbooks.answer(workbook, "How you know").is_visible()
    lines = workbooks.answer(workbook, "How you know").evaluate("(one) => getComputedStyle(one).backgroundImage")
    assert lines.startswith("repeating-linear-gradient")
    assert not workbook.locator("#finish").is_visible()


def test_a_translation_and_the_credential_lead_to_the_workbook(served, visit):
    for path in ("credentials/generating-ideas/", "credentials/generating-ideas/es/"):
        with visit(served.site.url + path) as page:
            page.get_by_role("link", name="Prepare your evidence").click()
            assert page.url == served.site.url + workbooks.PATH
