"""A teacher drafts the evidence in the workbook and loses nothing: reloads, tabs, full storage, versions, files."""

from __future__ import annotations

import io
import json
import re
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from playwright.sync_api import expect

PATH = "credentials/generating-ideas/workbook/"
KEY = "mcsite:/some/where/:workbook/generating-ideas/1.1.0"
FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"


@pytest.fixture
def open_workbook(served, visit):
    """Return a function that opens the workbook of "Generating Ideas" in a browser without anything kept."""

    @contextmanager
    def open_workbook(**settings):
        with visit(served.site.url + PATH, accept_downloads=True, **settings) as page:
            yield page

    return open_workbook


@pytest.fixture
def workbook(open_workbook):
    with open_workbook() as page:
        yield page


def _answer(page, label="What you did"):
    return page.get_by_label(label, exact=True)


def _part(page, number):
    return page.locator(f"#part-{number}")


def _saved(page):
    expect(page.locator("#kept")).to_contain_text("Saved in this browser at")


def _stored(page, key=KEY):
    return json.loads(page.evaluate("(key) => localStorage.getItem(key)", key))["document"]


def _download(page, name):
    with page.expect_download() as waiting:
        page.locator("#finish").get_by_role("button", name=name).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def _copy(page):
    return json.loads(_download(page, "Download a copy (JSON)")[1])


def _import(page, value, name="copy.json"):
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    page.set_input_files("#import", {"name": name, "mimeType": "application/json", "buffer": content})


def _fill(page):
    """Fill something of every kind in."""
    _answer(page).fill("Rules & <b>ideas</b>.\n\nThen *votes*.")
    _answer(page, "How you know").fill("1. Two dated lists 😀")
    artifact = _part(page, 2).locator("[data-artifact]").first
    artifact.get_by_label("What it is").fill("Ideas of Student A")
    artifact.get_by_label("Format").select_option("image")
    artifact.get_by_label("Link").fill("https://files.example/a.jpg")
    artifact.get_by_label("Caption").fill("Session 1,\nOctober 2")
    _part(page, 2).get_by_label("Every piece carries a date").check()
    _part(page, 3).get_by_role("button", name="Add a student").click()
    _part(page, 3).get_by_label("Pseudonym of the student").nth(2).fill("Learner 7")
    _part(page, 3).locator("[data-answer]").nth(2).fill("I liked the silence.")
    opinion = page.get_by_role("group", name="A session with stages")
    opinion.get_by_label("Almost").check()
    opinion.get_by_label("Which answer or artifact shows it?").fill("Part 1: What you did")
    _saved(page)


# keeping


def test_what_is_typed_is_kept_through_a_reload_and_saved_is_said_only_then(workbook):
    workbook.add_init_script(
        "window.said = []; document.addEventListener('DOMContentLoaded', () => new MutationObserver(() => "
        "said.push([document.getElementById('kept').textContent, localStorage.length]))"
        ".observe(document.getElementById('kept'), { childList: true }));"
    )
    workbook.reload()
    _answer(workbook).press_sequentially("We agreed on rules.")
    _saved(workbook)
    said = workbook.evaluate("said")
    assert said[0] == ["Saving …", 0]
    assert [kept for text, kept in said if text.startswith("Saved")][0] > 0
    assert workbook.locator("#announce").inner_text() == "Saved in this browser."
    workbook.reload()
    assert _answer(workbook).input_value() == "We agreed on rules."
    assert workbook.locator("#kept").inner_text().startswith("Saved in this browser, last on ")


def test_leaving_at_once_loses_nothing(workbook, served):
    _answer(workbook).fill("The last words")
    workbook.goto(served.site.url)
    workbook.goto(served.site.url + PATH)
    assert _answer(workbook).input_value() == "The last words"


def test_every_kind_of_field_comes_back(workbook):
    _fill(workbook)
    before = _stored(workbook)
    workbook.reload()
    _answer(workbook, "How you know").press("End")
    _answer(workbook, "How you know").press("x")
    _saved(workbook)
    after = _stored(workbook)
    assert after["parts"][0]["entries"][0]["answers"][1]["text"] == "1. Two dated lists 😀x"
    after["parts"][0]["entries"][0]["answers"][1]["text"] = "1. Two dated lists 😀"
    assert after | {"saved": ""} == before | {"saved": ""}


def test_the_later_of_two_tabs_is_told_and_overwrites_nothing(workbook, served):
    _answer(workbook).fill("First")
    _saved(workbook)
    other = workbook.context.new_page()
    other.goto(served.site.url + PATH)
    _answer(workbook).fill("First, and more")
    _saved(workbook)
    conflict = other.locator("#conflict")
    conflict.wait_for()
    assert conflict.get_attribute("role") == "alert"
    _answer(other).fill("Mine")
    other.wait_for_timeout(500)
    assert other.locator("#kept").inner_text() == "Not saved."
    assert _stored(workbook)["parts"][0]["entries"][0]["answers"][0]["text"] == "First, and more"
    other.get_by_role("button", name="Load it, and keep mine as a copy").click()
    assert _answer(other).input_value() == "First, and more"
    assert not conflict.is_visible()
    copy = other.locator("#copies li")
    assert copy.inner_text().startswith("A copy, last changed ")
    copy.get_by_role("button", name="Open").click()
    assert _answer(other).input_value() == "Mine"
    other.locator("#copies li").get_by_role("button", name="Open").click()
    assert _answer(other).input_value() == "First, and more"


def test_what_the_other_tab_has_can_be_loaded_and_ones_own_brought_back(workbook, served):
    other = workbook.context.new_page()
    other.goto(served.site.url + PATH)
    _answer(other).fill("Theirs")
    _saved(other)
    workbook.locator("#conflict").wait_for()
    _answer(workbook).fill("Mine")
    workbook.get_by_role("button", name="Load what the other tab has").click()
    assert _answer(workbook).input_value() == "Theirs"
    workbook.get_by_role("button", name="Undo", exact=True).click()
    assert _answer(workbook).input_value() == "Mine"
    workbook.get_by_role("button", name="Undo", exact=True).click()
    assert _answer(workbook).input_value() == "Theirs"


def test_a_full_store_is_told_and_the_work_can_be_downloaded(workbook):
    workbook.evaluate(FULL)
    _answer(workbook).fill("Not yet kept")
    failure = workbook.locator("#failure")
    failure.wait_for()
    assert failure.get_attribute("role") == "alert"
    assert "no room left" in failure.inner_text()
    assert workbook.locator("#kept").inner_text() == "Not saved."
    with workbook.expect_download() as waiting:
        failure.get_by_role("button", name="Download your work now").click()
    saved = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    assert saved["parts"][0]["entries"][0]["answers"][0]["text"] == "Not yet kept"


def test_leaving_with_unsaved_work_is_asked_about(workbook):
    workbook.evaluate(FULL)
    _answer(workbook).click()
    workbook.keyboard.type("Unsaved")
    workbook.locator("#failure").wait_for()
    asked = []
    workbook.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    workbook.close(run_before_unload=True)
    workbook.wait_for_timeout(200)
    assert asked == ["beforeunload"]


def test_a_cleared_store_takes_the_work_anew_instead_of_telling_of_another_tab(workbook):
    _answer(workbook).fill("Here")
    _saved(workbook)
    workbook.evaluate("localStorage.clear()")
    _answer(workbook).fill("Here still")
    workbook.wait_for_timeout(500)
    assert _stored(workbook)["parts"][0]["entries"][0]["answers"][0]["text"] == "Here still"


# students


def test_students_are_added_named_removed_and_brought_back(workbook):
    part = _part(workbook, 3)
    names = part.get_by_label("Pseudonym of the student")
    assert [names.nth(index).input_value() for index in range(2)] == ["Student A", "Student B"]
    part.get_by_role("button", name="Add a student").click()
    assert names.nth(2).input_value() == "Student C"
    assert names.nth(2).evaluate("(one) => one === document.activeElement")
    names.nth(1).fill("Robin")
    part.locator("[data-answer]").nth(1).fill("My own words")
    part.get_by_role("button", name="Remove Robin").click()
    assert [one.input_value() for one in names.all()] == ["Student A", "Student C"]
    undo = part.get_by_role("button", name="Undo")
    assert undo.evaluate("(one) => one === document.activeElement")
    undo.press("Enter")
    assert [one.input_value() for one in names.all()] == ["Student A", "Robin", "Student C"]
    assert part.locator("[data-answer]").nth(1).input_value() == "My own words"
    ids = workbook.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))
    for label in part.locator("label[for]").all():
        assert workbook.locator(f"#{label.get_attribute('for')}").count() == 1


def test_the_last_student_can_not_be_removed(workbook):
    part = _part(workbook, 3)
    part.get_by_role("button", name="Remove Student B").click()
    assert part.get_by_role("button", name=re.compile("Remove Student")).count() == 0


def test_artifacts_are_counted_added_removed_and_brought_back(workbook):
    part = _part(workbook, 2)
    assert part.locator("[data-tally]").inner_text().strip() == "0 of 2 listed."
    part.get_by_label("What it is").first.fill("Poster")
    assert part.locator("[data-tally]").inner_text().strip() == "1 of 2 listed."
    part.get_by_role("button", name="Add an artifact").click()
    assert part.get_by_role("group", name="Artifact 3").count() == 1
    part.get_by_role("button", name="Remove artifact 1").click()
    assert part.locator("[data-tally]").inner_text().strip() == "0 of 2 listed."
    part.get_by_role("button", name="Undo").click()
    assert part.get_by_label("What it is").first.input_value() == "Poster"


# counting and warning


def test_words_are_counted_against_a_hard_limit_and_the_status_says_when_it_is_passed(workbook):
    answer = _answer(workbook)
    count = workbook.locator(f"#{answer.get_attribute('aria-describedby').split()[-1]}")
    answer.fill("well-being counts\nonce")
    assert count.inner_text() == "3 of 200 words"
    assert answer.get_attribute("aria-invalid") == "false"
    answer.fill("word " * 201)
    assert count.inner_text() == "201 words, 1 over the limit of 200 words"
    assert answer.get_attribute("aria-invalid") == "true"
    expect(workbook.locator("#announce")).to_contain_text("201 words, 1 over")


def test_a_limit_that_advises_never_makes_an_answer_wrong(served, visit):
    with visit(served.site.url + "credentials/observing-and-feedback/workbook/") as page:
        told = page.evaluate("mcsite.wordCount.tell('one two three', 2, 'advisory')")
    assert told == {"text": "3 words, 1 more than the 2 words advised", "state": "near"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Maria Lopez poster.jpg", "name"),
        ("poster_MariaLopez.png", "name"),
        ("Ms. Brown's class", "name"),
        ("d.garcia@school.example", "address"),
        ("Student A, second draft.jpg", ""),
        ("Exit ticket, October 2", ""),
        ("Generating Ideas, Session Two", ""),
        ("Video 2 of the Morning Meeting", ""),
    ],
)
def test_what_looks_like_a_name_or_an_address_is_warned_of_and_never_refused(workbook, name, kind):
    field = _part(workbook, 2).get_by_label("What it is").first
    field.fill(name)
    warning = workbook.locator("#part-2-entry-1-artifact-1-title-warning")
    assert warning.is_visible() is bool(kind)
    assert {"name": "person’s name", "address": "e-mail address", "": ""}[kind] in warning.inner_text()
    _saved(workbook)
    assert _stored(workbook)["parts"][1]["entries"][0]["artifacts"][0]["title"] == name


def test_what_is_still_open_shrinks_with_the_work(workbook):
    line = workbook.locator("#open li").first
    assert "2 questions without an answer, 2 checks without a tick" in line.inner_text()
    _answer(workbook).fill("Done")
    expect(line).to_contain_text("1 question without an answer")
    line.get_by_role("link").click()
    assert workbook.url.endswith("#part-1")


# the earner's own view


def test_the_own_view_tells_what_the_pass_rule_misses_and_never_a_result(workbook):
    missing = workbook.locator("#missing li")
    assert missing.count() == 6
    groups = workbook.locator("[data-opinion]")
    for group in groups.all():
        group.get_by_label("Passing").check()
    for check in _part(workbook, 2).get_by_role("checkbox").all():
        check.check()
    for field in _part(workbook, 2).get_by_label("What it is").all():
        field.fill("Work")
    expect(missing).to_have_count(0)
    assert "Whether it passes is for your assessor to say." in workbook.locator("#missing").inner_text()
    groups.nth(2).get_by_label("Almost").check()
    expect(missing).to_have_count(1)
    assert "at “Almost”; “Passing” is needed" in missing.inner_text()
    assert "isn’t a result" in workbook.locator("#self-assessment").inner_text()


# versions


def _earlier(document):
    """Return a draft of version 1.0.0, in which Part 1 asked other things and there was a part more."""
    old = json.loads(json.dumps(document))
    old["credential"]["version"] = "1.0.0"
    first = old["parts"][0]["entries"][0]["answers"]
    first[0]["max_words"] = 150
    first[1] |= {"title": "Numbers", "prompt": "How many ideas were there?", "text": "Forty."}
    old["parts"].insert(
        1,
        {
            "number": 2,
            "title": "A plan",
            "type": "lesson-plan",
            "repeat_for": "",
            "entries": [{"name": "", "answers": [{"title": "", "prompt": "", "text": "My plan"}], "artifacts": []}],
            "checks": [],
        },
    )
    return old


def test_a_draft_of_another_version_is_kept_and_what_changed_is_shown(workbook):
    _fill(workbook)
    old = _earlier(_stored(workbook))
    workbook.evaluate(
        """(old) => {
            localStorage.clear();
            const family = 'mcsite:/some/where/:workbook/generating-ideas';
            localStorage.setItem(family, JSON.stringify(['workbook/generating-ideas/1.0.0']));
            localStorage.setItem(family + '/1.0.0', JSON.stringify({ stamp: 'a', document: old }));
        }""",
        old,
    )
    workbook.reload()
    carried = workbook.locator("#carried")
    assert "You began this workbook for version 1.0.0; this is version 1.1.0." in carried.inner_text()
    assert carried.locator("[data-list] li").all_inner_texts() == [
        "Part 1, What you did: now 200 words",
        "New question in Part 1: How you know",
        "No longer asked in Part 1: Numbers",
        "No longer asked for: A plan",
    ]
    assert _answer(workbook).input_value() == "Rules & <b>ideas</b>.\n\nThen *votes*."
    assert _answer(workbook, "How you know").input_value() == ""
    assert _part(workbook, 3).get_by_label("Pseudonym").nth(2).input_value() == "Learner 7"
    assert workbook.get_by_role("group", name="A session with stages").get_by_label("Almost").is_checked()
    leftover = workbook.locator("#earlier")
    assert leftover.locator(".kept-text").all_inner_texts() == ["Forty.", "My plan"]
    _answer(workbook, "How you know").fill("New")
    _saved(workbook)
    assert [one["text"] for one in _stored(workbook)["earlier"]] == ["Forty.", "My plan"]
    assert _stored(workbook, KEY.replace("1.1.0", "1.0.0")) == old
    leftover.get_by_role("button", name="Remove").first.click()
    assert leftover.locator(".kept-text").all_inner_texts() == ["My plan"]


# files


def test_a_copy_opens_again_without_loss(workbook, served):
    _fill(workbook)
    copy = _copy(workbook)
    schema = served.site.json("schema/workbook.schema.json")
    Draft202012Validator(schema).validate(copy)
    assert copy["$schema"] == schema["$id"]
    workbook.get_by_role("button", name="Clear this workbook").click()
    workbook.get_by_role("button", name="Clear it", exact=True).click()
    _import(workbook, copy)
    expect(workbook.locator("#part-3 [data-entry]")).to_have_count(3)
    assert _stored(workbook) == copy
    workbook.reload()
    assert _copy(workbook) | {"saved": ""} == copy | {"saved": ""}


def test_a_file_that_is_no_copy_of_this_workbook_is_refused_kindly(workbook):
    problem = workbook.locator("#import-problem")
    _import(workbook, b"not json")
    problem.wait_for()
    assert "isn’t a copy of a workbook" in problem.inner_text()
    other = _copy(workbook)
    other["credential"] |= {"id": "else", "title": "Something Else"}
    _import(workbook, other)
    expect(problem).to_contain_text("Something Else")


def test_the_file_to_submit_opens_by_itself_prints_and_holds_every_answer(workbook, browser):
    _fill(workbook)
    name, content = _download(workbook, "Download the file to submit")
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
    _fill(workbook)
    workbook.get_by_label("Put my own view of the rubric in").check()
    text = _download(workbook, "Download the file to submit")[1].decode()
    assert "It is not a result." in text
    assert "A session with stages (Part 1): Almost. Shown by Part 1: What you did" in text


def test_the_word_document_opens_and_holds_every_answer(workbook):
    _fill(workbook)
    name, content = _download(workbook, "Word document")
    assert name.endswith(".docx")
    document = Document(io.BytesIO(content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for words in ("Generating Ideas", "Rules & <b>ideas</b>.", "Then *votes*.", "1. Two dated lists 😀", "Learner 7"):
        assert words in texts
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Answer", "Check"} <= styles
    assert document.core_properties.title == "Generating Ideas: evidence"


def test_markdown_shows_what_was_written_as_it_was_written(workbook):
    _fill(workbook)
    text = _download(workbook, "Markdown")[1].decode()
    html = MarkdownIt("commonmark").render(text)
    assert "<p>Rules &amp; &lt;b&gt;ideas&lt;/b&gt;.</p>\n<p>Then *votes*.</p>" in html
    assert "<p>1. Two dated lists 😀</p>" in html
    assert "<h2>Part 3: Reflections of the same two students</h2>" in html


def test_clearing_asks_first_and_can_be_undone(workbook):
    _fill(workbook)
    workbook.get_by_role("button", name="Clear this workbook").click()
    workbook.get_by_role("button", name="Keep it").click()
    assert _answer(workbook).input_value()
    workbook.get_by_role("button", name="Clear this workbook").click()
    workbook.get_by_role("button", name="Clear it", exact=True).click()
    assert _answer(workbook).input_value() == ""
    assert _part(workbook, 3).locator("[data-entry]").count() == 2
    workbook.get_by_role("button", name="Undo", exact=True).click()
    assert _answer(workbook).input_value().startswith("Rules")
    assert _part(workbook, 3).locator("[data-entry]").count() == 3


# everywhere and for everyone


def test_axe_finds_no_barrier_with_everything_open(workbook):
    _fill(workbook)
    _answer(workbook).fill("word " * 220)
    _part(workbook, 2).get_by_label("What it is").last.fill("Maria Lopez")
    _part(workbook, 3).get_by_role("button", name="Remove Student B").click()
    _part(workbook, 3).get_by_role("button", name="Add a student").click()
    workbook.evaluate("""() => {
        for (const one of document.querySelectorAll('[hidden]:not([data-unscripted])')) one.hidden = false;
        for (const one of document.querySelectorAll('details')) one.open = true;
        for (const one of document.querySelectorAll('[data-text]:empty')) one.textContent = 'Told';
    }""")
    for scheme in ("light", "dark"):
        workbook.emulate_media(color_scheme=scheme)
        assert Axe().run(workbook).response["violations"] == []
    workbook.set_viewport_size({"width": 320, "height": 700})
    assert workbook.evaluate("document.documentElement.scrollWidth") <= 320
    workbook.get_by_role("button", name="Clear this workbook").click()
    assert Axe().run(workbook).response["violations"] == []


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
    _saved(workbook)
    kept = _stored(workbook)
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
        page.goto((served.site.root / PATH / "index.html").as_uri())
        _answer(page).fill("From a folder")
        _saved(page)
        page.reload()
        assert _answer(page).input_value() == "From a folder"
        assert Document(io.BytesIO(_download(page, "Word document")[1])).paragraphs
    assert said == []


def test_without_a_script_it_can_be_read_printed_and_taken_as_a_document(open_workbook, served):
    with open_workbook(java_script_enabled=False) as page:
        assert "needs JavaScript" in page.locator("#begin").inner_text()
        assert _part(page, 3).locator("textarea").count() == 2 + 0
        assert page.locator("button:visible").count() == 0
        link = page.get_by_role("link", name="blank workbook as a Word document").get_attribute("href")
    assert (served.site.root / PATH / link.split(PATH)[-1]).is_file()


def test_on_paper_what_is_filled_in_is_text_and_what_is_not_is_lines(workbook):
    _answer(workbook).fill("Filled in")
    workbook.emulate_media(media="print")
    assert not _answer(workbook).is_visible()
    assert _answer(workbook, "How you know").is_visible()
    lines = _answer(workbook, "How you know").evaluate("(one) => getComputedStyle(one).backgroundImage")
    assert lines.startswith("repeating-linear-gradient")
    assert not workbook.locator("#finish").is_visible()


def test_a_translation_and_the_credential_lead_to_the_workbook(served, visit):
    for path in ("credentials/generating-ideas/", "credentials/generating-ideas/es/"):
        with visit(served.site.url + path) as page:
            page.get_by_role("link", name="Prepare your evidence").click()
            assert page.url == served.site.url + PATH
