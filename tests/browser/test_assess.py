"""An assessor judges a submission by the rubric, tells the earner what to send again, and loses nothing."""

from __future__ import annotations

import io
import json

import assessments
import pytest
import workbooks
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from jsonschema import Draft202012Validator
from playwright.sync_api import expect

FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"


# judging


def test_a_submission_goes_from_the_earners_workbook_to_the_feedback(workbook, served, browser):
    workbooks.fill(workbook)
    copy = workbooks.copy(workbook)
    workbook.goto(served.site.url + assessments.PATH)
    assessments.open_file(workbook, copy)
    expect(workbook.locator("#copy")).to_be_focused()
    part = workbook.locator("#part-1 [data-evidence]")
    assert "Rules & <b>ideas</b>.\n\nThen *votes*." in part.inner_text()
    assert "of 200 words" in part.inner_text()
    assert workbook.locator("#standing").inner_text() == "Not finished: 17 to judge"
    assessments.judge(workbook, c2="Almost")
    comment = "Compare two sessions, <please>.\nAsk if in doubt."
    assessments.criterion(workbook, "Evidence of growth").get_by_label("Comment").fill(comment)
    assessments.criterion(workbook, "A session with stages").get_by_label("Comment").fill("Clear stages.")
    assert assessments.outcome(workbook) == "Not yet met: Part 1, “Evidence of growth”."
    expect(workbook.locator("#announce")).to_have_text("Not yet met: Part 1, “Evidence of growth”.")
    name, content = assessments.download(workbook, "Download the feedback")
    assert name == "generating-ideas-1.1.0-2026-017-feedback.html"
    page = browser.new_page()
    page.route("**/*", lambda route: route.fulfill(body=content, content_type="text/html; charset=utf-8"))
    page.goto("https://file.example/")
    text = page.locator("body").inner_text()
    assert page.locator("h3, h4").all_inner_texts() == ["Part 1: Overview questions", "Evidence of growth"]
    for words in (
        "Not yet met",
        "a passing evaluation for Parts 1, 3 and 4 and a Yes for Part 2",
        "Your evidence is at “Almost”. “Passing” is needed:",
        "Compares evidence from at least two sessions",
        comment,
        "You need not send these again: Part 2, Work of two students; Part 3, ",
        "Met already, and not judged again: Part 1, “A session with stages”.",
        "Send Part 1 again. Only “Evidence of growth” will be looked at.",
    ):
        assert words in text
    assert "Clear stages." not in text
    assert Axe().run(page).response["violations"] == []
    assert len(page.pdf()) > 1000
    page.close()


def test_a_part_that_is_not_complete_is_not_scored_and_counts_as_not_met(form):
    assessments.judge(form)
    assert assessments.outcome(form) == "Meets the pass rule."
    checks = form.locator("#part-3 [data-check]")
    checks.first.get_by_label("Not met").check()
    assert not form.locator("#part-3 [data-scored]").is_visible()
    assert "isn’t scored and counts as not met" in form.locator("#part-3 [data-incomplete]").inner_text()
    form.get_by_label("What is missing").locator("visible=true").fill("The second reflection.")
    assert assessments.outcome(form) == "Not yet met: Part 3, Reflections of the same two students."
    text = assessments.download(form, "Markdown")[1].decode()
    assert "This part isn’t complete" in text
    assert "The second reflection." in text
    checks.first.get_by_label("Met", exact=True).check()
    assert form.locator("#criterion-3").get_by_label("Passing").is_checked()
    assert assessments.outcome(form) == "Meets the pass rule."


def test_a_part_that_the_pass_rule_does_not_need_stays_out_of_the_outcome(served, visit):
    with visit(served.site.url + "credentials/coaching-conversations/assess/") as page:
        assert "the pass rule doesn’t need it" in page.locator("#part-4 h3").inner_text()
        standing = page.evaluate("""() => {
            const form = document.getElementById('assess');
            const definition = mcsite.outline.assessDefinition(mcsite.data('outline'), form);
            const given = structuredClone(definition.blank);
            for (const part of given.parts.slice(0, 3)) part.checks.forEach((check) => { check.met = true; });
            given.parts[0].answer = 'yes';
            given.parts[3].checks[0].met = false;
            given.criteria.forEach((one) => { one.level = definition.workbook.levels.at(-1).title; });
            return mcsite.assessOutcome.standing(definition, given);
        }""")
    assert standing == {"result": "met", "open": [], "unmet": []}


def test_no_feedback_is_written_before_all_is_judged(form):
    form.get_by_role("button", name="Download the feedback").click()
    problem = form.locator("#feedback-problem")
    assert (
        "First judge what is open. Part 1, Overview questions: 2 completion checks, 2 criteria;" in problem.inner_text()
    )
    assert problem.get_attribute("role") == "alert"
    links = form.locator("#outcome li a")
    assert links.count() == 4
    links.nth(1).click()
    assert form.url.endswith("#part-2")


def test_the_feedback_on_what_is_met_has_every_comment_and_opens_as_a_word_document(form):
    assessments.judge(form)
    assessments.criterion(form, "A session with stages").get_by_label("Comment").fill("Clear stages.")
    form.get_by_label("A word to the earner").fill("Thank you.")
    texts = [one.text for one in Document(io.BytesIO(assessments.download(form, "Word document")[1])).paragraphs]
    for words in ("Met", "From the assessor", "Thank you.", "A session with stages: “Passing”", "Clear stages."):
        assert words in texts
    assert "What to send again" not in texts
    assert not form.locator("#again").is_visible()


def test_evidence_is_shown_as_text_and_leads_only_to_the_web(form):
    assessments.open_copy(form)
    first, second = form.locator("#part-1 [data-evidence]"), form.locator("#part-2 [data-evidence]")
    assert "We agreed on <b>rules</b>." in first.inner_text()
    assert "201 words, 1 over the limit of 200 words" in first.inner_text()
    links = second.locator("a")
    assert [one.get_attribute("href") for one in links.all()] == ["https://files.example/a.jpg"]
    assert links.first.get_attribute("rel") == "noopener noreferrer"
    assert "javascript:alert(1)" in second.inner_text()


def test_the_earners_own_view_stays_hidden_until_the_assessor_has_finished(form):
    assessments.open_copy(form)
    own = form.locator("#own-view")
    assert not own.is_visible()
    assessments.judge(form)
    own.locator("summary").click()
    assert own.locator("tbody tr").first.inner_text().split("\t") == ["A session with stages", "Passing", "Almost"]


def test_what_looks_like_a_name_is_warned_of(form):
    form.get_by_label("Submission code").fill("Maria Lopez")
    assert "a person’s name or address" in form.locator("#code-warning").inner_text()
    form.get_by_label("Submission code").fill("2026-017")
    assert not form.locator("#code-warning").is_visible()


# resubmission


def test_a_resubmission_asks_for_and_lists_only_what_was_not_met(form, open_form):
    assessments.judge(form, c2="Almost", c5="Not yet")
    assessments.criterion(form, "Evidence of growth").get_by_label("Comment").fill("Compare two.")
    earlier = assessments.assessment(form)
    assert earlier["outcome"] == {
        "result": "unmet",
        "unmet": [{"part": 1, "criterion": "Evidence of growth"}, {"part": 4, "criterion": "From impact to practice"}],
    }
    with open_form() as page:
        assessments.open_file(page, earlier)
        page.get_by_role("button", name="Assess the resubmission").click()
        expect(page.locator("#round")).to_be_focused()
        assert page.locator("#round li").all_inner_texts() == [
            "Part 2, Work of two students",
            "Part 3, Reflections of the same two students",
            "Part 1, “A session with stages”",
        ]
        shown = page.locator("[data-criterion]:has([data-open]:visible) legend").all_inner_texts()
        assert shown == ["Evidence of growth", "From impact to practice"]
        assert page.locator("#part-2").get_by_text("Met in round 1. It isn’t judged again.").is_visible()
        assert "Round 1: “Almost”. Compare two." in page.locator("#criterion-2").inner_text()
        assessments.judge(page, c5="Almost")
        name, content = assessments.download(page, "Markdown")
        assert name == "generating-ideas-1.1.0-2026-017-round-2-feedback.md"
        told = content.decode().split("## What to send again")[1]
        assert ("From impact to practice" in told, "Evidence of growth" in told) == (True, False)
        again = assessments.assessment(page)
        assert (again["round"], again["criteria"][0]["settled"], again["criteria"][1]["settled"]) == (2, 1, 0)
        page.get_by_role("button", name="Assess the resubmission").click()
        assessments.judge(page)
        assert assessments.outcome(page) == "Meets the pass rule."
        assert page.locator("#others li").count() == 2


# keeping


def test_a_reload_keeps_the_judgements_and_the_copy_and_others_are_a_press_away(form):
    assessments.open_copy(form)
    assessments.judge(form, c1="Almost")
    form.reload()
    assert form.get_by_label("Submission code").input_value() == "2026-017"
    assert assessments.criterion(form, "A session with stages").get_by_label("Almost").is_checked()
    assert "We agreed on" in form.locator("#part-1").inner_text()
    form.get_by_role("button", name="Begin another submission").click()
    assert form.get_by_label("Submission code").input_value() == ""
    assert form.locator("#part-1 [data-evidence]").is_hidden()
    form.get_by_label("Submission code").fill("2026-018")
    assessments.saved(form)
    row = form.locator("#others li")
    assert row.inner_text().startswith("2026-017: not yet met, last changed ")
    row.get_by_role("button", name="Remove").click()
    assert row.count() == 0
    form.get_by_role("button", name="Undo", exact=True).click()
    row.get_by_role("button", name="Open").click()
    assert assessments.criterion(form, "A session with stages").get_by_label("Almost").is_checked()
    assert row.inner_text().startswith("2026-018: not finished")


def test_the_later_of_two_tabs_is_told_and_overwrites_nothing(form, served):
    form.get_by_label("Submission code").fill("2026-017")
    assessments.saved(form)
    other = form.context.new_page()
    other.goto(served.site.url + assessments.PATH)
    other.locator("#others").get_by_role("button", name="Open").click()
    form.get_by_label("A word to the earner").fill("First")
    assessments.saved(form)
    other.locator("#conflict").wait_for()
    other.get_by_label("A word to the earner").fill("Mine")
    other.get_by_role("button", name="Load it, and keep mine as a copy").click()
    assert other.get_by_label("A word to the earner").input_value() == "First"
    other.locator("#others").get_by_role("button", name="Open").click()
    assert other.get_by_label("A word to the earner").input_value() == "Mine"


def test_a_full_store_is_told_and_nothing_is_left_behind(form):
    form.evaluate(FULL)
    form.get_by_label("Submission code").fill("2026-017")
    failure = form.locator("#failure")
    failure.wait_for()
    assert "no room left" in failure.inner_text()
    form.get_by_role("button", name="Begin another submission").click()
    assert form.get_by_label("Submission code").input_value() == "2026-017"
    name, content = assessments.download(form, "Download your work now")
    assert json.loads(content)["submission"] == "2026-017"
    assert name == "generating-ideas-1.1.0-2026-017-assessment.json"


# files


def test_an_assessment_opens_again_without_loss(form, served, open_form):
    assessments.judge(form, code="é 17/b", assessor="AB", c3="Not yet")
    form.locator("#part-2 [data-check]").first.get_by_label("Not met").check()
    form.get_by_label("What is missing").locator("visible=true").fill("Dates.\nAll of them.")
    given = assessments.assessment(form)
    schema = served.site.json("schema/assessment.schema.json")
    Draft202012Validator(schema).validate(given)
    assert given["$schema"] == schema["$id"]
    with open_form() as page:
        assessments.open_file(page, given)
        expect(page.get_by_label("Your label")).to_have_value("AB")
        assert assessments.assessment(page) | {"saved": ""} == given | {"saved": ""}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda _: b"not json", "neither an earner’s copy"),
        (lambda copy: {**copy, "format": "else"}, "neither an earner’s copy"),
        (lambda copy: {**copy, "credential": {**copy["credential"], "id": "x", "title": "Else"}}, "is for “Else”"),
    ],
)
def test_a_file_that_does_not_belong_here_is_refused_clearly(form, change, told):
    assessments.open_file(form, change(assessments.earners_copy(form)))
    expect(form.locator("#open-problem")).to_contain_text(told)


def test_files_of_another_version_are_told(form):
    assessments.open_copy(form, version="1.0.0")
    expect(form.locator("#copy")).to_contain_text(
        "It was written for version 1.0.0; this page has the rubric of version"
    )
    assessments.judge(form)
    other = assessments.assessment(form)
    other["credential"]["version"] = "1.0.0"
    assessments.open_file(form, other)
    expect(form.locator("#open-problem")).to_contain_text("Look whether your levels still hold for version 1.1.0")
    other["criteria"][0]["title"] = "Something else"
    assessments.open_file(form, other)
    expect(form.locator("#open-problem")).to_contain_text("which asks for other things than version 1.1.0")
