"""A teacher drafts the evidence in the workbook and loses nothing: reloads, tabs, full storage, other versions."""

from __future__ import annotations

import json
import re

import pytest
import workbooks
from playwright.sync_api import expect

FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"


# keeping


def test_what_is_typed_is_kept_through_a_reload_and_saved_is_said_only_then(workbook):
    workbook.add_init_script(
        "window.said = []; document.addEventListener('DOMContentLoaded', () => new MutationObserver(() => "
        "said.push([document.getElementById('kept').textContent, localStorage.length]))"
        ".observe(document.getElementById('kept'), { childList: true }));"
    )
    workbook.reload()
    workbooks.answer(workbook).press_sequentially("We agreed on rules.")
    workbooks.saved(workbook)
    said = workbook.evaluate("said")
    assert said[0] == ["Saving …", 0]
    assert next(kept for text, kept in said if text.startswith("Saved")) > 0
    assert workbook.locator("#announce").inner_text() == "Saved in this browser."
    workbook.reload()
    assert workbooks.answer(workbook).input_value() == "We agreed on rules."
    assert workbook.locator("#kept").inner_text().startswith("Saved in this browser, last on ")


def test_leaving_at_once_loses_nothing(workbook, served):
    workbooks.answer(workbook).fill("The last words")
    workbook.goto(served.site.url)
    workbook.goto(served.site.url + workbooks.PATH)
    assert workbooks.answer(workbook).input_value() == "The last words"


def test_every_kind_of_field_comes_back(workbook):
    workbooks.fill(workbook)
    before = workbooks.stored(workbook)
    workbook.reload()
    workbooks.answer(workbook, "How you know").press("End")
    workbooks.answer(workbook, "How you know").press("x")
    workbooks.saved(workbook)
    after = workbooks.stored(workbook)
    assert after["parts"][0]["entries"][0]["answers"][1]["text"] == "1. Two dated lists 😀x"
    after["parts"][0]["entries"][0]["answers"][1]["text"] = "1. Two dated lists 😀"
    assert after | {"saved": ""} == before | {"saved": ""}


def test_the_later_of_two_tabs_is_told_and_overwrites_nothing(workbook, served):
    workbooks.answer(workbook).fill("First")
    workbooks.saved(workbook)
    other = workbook.context.new_page()
    other.goto(served.site.url + workbooks.PATH)
    workbooks.answer(workbook).fill("First, and more")
    workbooks.saved(workbook)
    conflict = other.locator("#conflict")
    conflict.wait_for()
    assert conflict.get_attribute("role") == "alert"
    workbooks.answer(other).fill("Mine")
    other.wait_for_timeout(500)
    assert other.locator("#kept").inner_text() == "Not saved."
    assert workbooks.stored(workbook)["parts"][0]["entries"][0]["answers"][0]["text"] == "First, and more"
    other.get_by_role("button", name="Load it, and keep mine as a copy").click()
    assert workbooks.answer(other).input_value() == "First, and more"
    assert not conflict.is_visible()
    copy = other.locator("#copies li")
    assert copy.inner_text().startswith("A copy, last changed ")
    copy.get_by_role("button", name="Open").click()
    assert workbooks.answer(other).input_value() == "Mine"
    other.locator("#copies li").get_by_role("button", name="Open").click()
    assert workbooks.answer(other).input_value() == "First, and more"


def test_what_the_other_tab_has_can_be_loaded_and_ones_own_brought_back(workbook, served):
    other = workbook.context.new_page()
    other.goto(served.site.url + workbooks.PATH)
    workbooks.answer(other).fill("Theirs")
    workbooks.saved(other)
    workbook.locator("#conflict").wait_for()
    workbooks.answer(workbook).fill("Mine")
    workbook.get_by_role("button", name="Load what the other tab has").click()
    assert workbooks.answer(workbook).input_value() == "Theirs"
    workbook.get_by_role("button", name="Undo", exact=True).click()
    assert workbooks.answer(workbook).input_value() == "Mine"
    workbook.get_by_role("button", name="Undo", exact=True).click()
    assert workbooks.answer(workbook).input_value() == "Theirs"


def test_a_full_store_is_told_and_the_work_can_be_downloaded(workbook):
    workbook.evaluate(FULL)
    workbooks.answer(workbook).fill("Not yet kept")
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
    workbooks.answer(workbook).click()
    workbook.keyboard.type("Unsaved")
    workbook.locator("#failure").wait_for()
    asked = []
    workbook.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    workbook.close(run_before_unload=True)
    workbook.wait_for_timeout(200)
    assert asked == ["beforeunload"]


def test_a_cleared_store_takes_the_work_anew_instead_of_telling_of_another_tab(workbook):
    workbooks.answer(workbook).fill("Here")
    workbooks.saved(workbook)
    workbook.evaluate("localStorage.clear()")
    workbooks.answer(workbook).fill("Here still")
    workbook.wait_for_timeout(500)
    assert workbooks.stored(workbook)["parts"][0]["entries"][0]["answers"][0]["text"] == "Here still"


# students


def test_students_are_added_named_removed_and_brought_back(workbook):
    part = workbooks.part(workbook, 3)
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
    part = workbooks.part(workbook, 3)
    part.get_by_role("button", name="Remove Student B").click()
    assert part.get_by_role("button", name=re.compile("Remove Student")).count() == 0


def test_artifacts_are_counted_added_removed_and_brought_back(workbook):
    part = workbooks.part(workbook, 2)
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
    answer = workbooks.answer(workbook)
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
    field = workbooks.part(workbook, 2).get_by_label("What it is").first
    field.fill(name)
    warning = workbook.locator("#p2e1a1-title-warning")
    assert warning.is_visible() is bool(kind)
    assert {"name": "write a pseudonym", "address": "e-mail address", "": ""}[kind] in warning.inner_text()
    workbooks.saved(workbook)
    assert workbooks.stored(workbook)["parts"][1]["entries"][0]["artifacts"][0]["title"] == name


def test_what_is_still_open_shrinks_with_the_work(workbook):
    line = workbook.locator("#open li").first
    assert "2 questions without an answer, 2 checks without a tick" in line.inner_text()
    workbooks.answer(workbook).fill("Done")
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
    for check in workbooks.part(workbook, 2).get_by_role("checkbox").all():
        check.check()
    for field in workbooks.part(workbook, 2).get_by_label("What it is").all():
        field.fill("Work")
    expect(missing).to_have_count(0)
    assert "Whether it passes is for your assessor to say." in workbook.locator("#missing").inner_text()
    groups.nth(2).get_by_label("Almost").check()
    expect(missing).to_have_count(1)
    assert "at “Almost”; “Passing” is needed" in missing.inner_text()
    assert "This is your own view, for yourself" in workbook.locator("#self-assessment").inner_text()


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
    workbooks.fill(workbook)
    old = _earlier(workbooks.stored(workbook))
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
    assert workbooks.answer(workbook).input_value() == "Rules & <b>ideas</b>.\n\nThen *votes*."
    assert workbooks.answer(workbook, "How you know").input_value() == ""
    assert workbooks.part(workbook, 3).get_by_label("Pseudonym").nth(2).input_value() == "Learner 7"
    assert workbook.get_by_role("group", name="A session with stages").get_by_label("Almost").is_checked()
    leftover = workbook.locator("#earlier")
    assert leftover.locator(".kept-text").all_inner_texts() == ["Forty.", "My plan"]
    workbooks.answer(workbook, "How you know").fill("New")
    workbooks.saved(workbook)
    assert [one["text"] for one in workbooks.stored(workbook)["earlier"]] == ["Forty.", "My plan"]
    assert workbooks.stored(workbook, workbooks.KEY.replace("1.1.0", "1.0.0")) == old
    leftover.get_by_role("button", name="Remove").first.click()
    assert leftover.locator(".kept-text").all_inner_texts() == ["My plan"]
