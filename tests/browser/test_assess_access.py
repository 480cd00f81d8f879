"""The assessor's form works for everyone and everywhere: without a mouse, a network, a server, a script, or a screen."""

from __future__ import annotations

import re

import assessments
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


def test_axe_finds_no_barrier_with_everything_open(form):
    assessments.open_copy(form)
    assessments.judge(form, c1="Almost")
    form.locator("#part-3 [data-check]").first.get_by_label("Not met").check()
    form.get_by_role("button", name="Assess the resubmission").click()
    assessments.open_copy(form, version="1.0.0")
    form.evaluate("""() => {
        for (const one of document.querySelectorAll('.assess [hidden]:not([data-unscripted])')) one.hidden = false;
        for (const one of document.querySelectorAll('details')) one.open = true;
        for (const one of document.querySelectorAll('[data-text]:empty, .before:empty, .settled:empty')) {
            one.textContent = 'Told';
        }
    }""")
    for scheme in ("light", "dark"):
        form.emulate_media(color_scheme=scheme)
        assert Axe().run(form).response["violations"] == []
    for width in (320, 800, 1920):
        form.set_viewport_size({"width": width, "height": 700})
        wider = form.evaluate("""() => [...document.querySelectorAll('main *')]
            .filter((one) => !one.closest('.table-scroll, .unseen')
                && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML)""")
        assert wider == []


def test_what_is_handed_in_stands_beside_the_rubric_where_there_is_room(form):
    assessments.open_copy(form)
    places = """() => ['.handed-in', '.judging'].map((one) => {
        const { x, y } = document.querySelector(`#part-1 ${one}`).getBoundingClientRect();
        return [x, y];
    })"""
    evidence, rubric = form.evaluate(places)
    assert (evidence[0] < rubric[0], evidence[1]) == (True, rubric[1])
    form.set_viewport_size({"width": 800, "height": 700})
    evidence, rubric = form.evaluate(places)
    assert (evidence[0], evidence[1] < rubric[1]) == (rubric[0], True)


def test_a_level_is_described_by_what_it_means(form):
    level = assessments.criterion(form, "A session with stages").get_by_label("Almost")
    expect(level).to_have_accessible_description(re.compile("The stages can be told apart, but"))


def test_a_submission_is_judged_with_the_keyboard_alone(form):
    def walk_to(selector):
        for _ in range(150):
            if form.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
            form.keyboard.press("Tab")
        pytest.fail(f"{selector} isn't reached")

    walk_to("#code")
    form.keyboard.type("2026-017")
    for number in range(1, 5):
        walk_to(f"#part-{number} [data-all-met]")
        form.keyboard.press("Enter")
        if number == 2:
            walk_to("#part-2 [data-answer] input")
            form.keyboard.press("ArrowDown")
        for criterion in {1: (1, 2), 3: (3, 4), 4: (5,)}.get(number, ()):
            walk_to(f"#criterion-{criterion} input")
            for _ in range(3):
                form.keyboard.press("ArrowDown")
            walk_to(f"#criterion-{criterion} [data-comment]")
            form.keyboard.type("Seen.")
    assert assessments.outcome(form) == "Meets the pass rule."
    walk_to("#finish [data-export=html]")
    with form.expect_download():
        form.keyboard.press("Enter")


def test_once_loaded_it_needs_no_network_and_sends_nothing(form):
    form.context.set_offline(True)
    asked = []
    form.on("request", lambda request: asked.append(request.url))
    assessments.open_copy(form)
    assessments.judge(form, c1="Almost")
    assert assessments.download(form, "Download the feedback")[1]
    assert assessments.download(form, "Word document")[1]
    assert [url for url in asked if not url.startswith("blob:")] == []


def test_it_works_from_a_folder_of_files(served, visit):
    said = []
    with visit("about:blank", accept_downloads=True) as page:
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto((served.site.root / assessments.PATH / "index.html").as_uri())
        assessments.judge(page)
        page.reload()
        assert assessments.outcome(page) == "Meets the pass rule."
        assert assessments.download(page, "Download the feedback")[1]
    assert said == []


def test_without_a_script_it_can_be_read_and_filled_on_paper(open_form):
    with open_form(java_script_enabled=False) as page:
        assert "needs JavaScript" in page.locator("#begin").inner_text()
        assert page.locator(".assess button:visible, .assess [type=file]:visible").count() == 0
        assert page.get_by_text("Each stage has its own time and task.").is_visible()
        page.emulate_media(media="print")
        assert page.get_by_text("Each stage has its own time and task.").is_visible()
        lines = page.get_by_label("What is missing").first.evaluate("(one) => getComputedStyle(one).backgroundImage")
        assert lines.startswith("repeating-linear-gradient")


def test_the_credential_leads_to_the_form(served, visit):
    with visit(served.site.url + "credentials/generating-ideas/") as page:
        page.locator("#rubric").get_by_role("link", name="as a form").click()
        assert page.url == served.site.url + assessments.PATH
