"""The preview in a browser: what is wrong lies over the page one is on, is read by everyone, and goes when mended."""

from __future__ import annotations

import pytest
import readers
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from previews import CREDENTIAL, PATIENCE, Preview

from mcsite import scaffold

PAGE = "/credentials/asking-good-questions/"
RIGHT, WRONG = "status: published", "status: publisht"
LONG = f"{WRONG}{'x' * 90}"
TOPIC = "content/topics/<img src=x onerror=alert(1)>.md"
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture(scope="module", autouse=True)
def _patience():
    """Let what is expected of a page take as long as a slow machine needs to build it."""
    expect.set_options(timeout=PATIENCE * 1_000)
    yield
    expect.set_options(timeout=None)


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    """Serve a new catalog."""
    root = tmp_path_factory.mktemp("preview") / "catalog"
    scaffold.catalog(root)
    running = Preview(root)
    yield running
    running.close()


@pytest.fixture
def broken(preview):
    """Serve a catalog with two mistakes: a word wider than a phone, and a file's name that harms if it is markup."""
    preview.edit(RIGHT, LONG)
    topic = preview.root / TOPIC
    topic.write_text("---\ntitle: X\n---\n", encoding="utf-8")
    preview.until(lambda: "2 errors in 2 files" in preview.get("")[1])
    yield preview
    topic.unlink()
    preview.edit(LONG, RIGHT)
    preview.until(lambda: "mcsite-problems" not in preview.get("")[1])


def _reading(browser, preview, **settings):
    """Open a window on the preview."""
    return readers.reading(browser, f"http://127.0.0.1:{preview.port}", **settings)


def _panel(page):
    return page.get_by_role("region", name="Problems")


def _await_listening(page):
    """Wait until a page hears of changes: those before that it misses."""
    page.wait_for_function("window.LiveReload?.connector?.protocol")


def _barriers(page):
    """Return what axe finds wrong."""
    return [
        f"{violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        for node in violation["nodes"]
    ]


def _beyond(page):
    """Return the parts of the panel that reach beyond the window to either side, or show less than they hold."""
    return page.evaluate(
        """() => [...document.querySelector('mcsite-problems').shadowRoot.querySelectorAll('section *')]
            .filter((one) => one.getBoundingClientRect().right > innerWidth || one.getBoundingClientRect().left < 0
                || getComputedStyle(one).display !== 'inline' && one.scrollWidth > one.clientWidth)
            .map((one) => one.outerHTML.slice(0, 120))"""
    )


def test_a_mistake_lies_over_the_page_it_was_made_on_until_it_is_mended(browser, preview):
    with _reading(browser, preview) as page:
        page.goto(PAGE)
        expect(page.get_by_role("heading", level=1)).to_have_text("Asking Good Questions")
        expect(_panel(page)).to_have_count(0)
        page.mouse.wheel(0, 400)
        page.wait_for_function("scrollY === 400")
        _await_listening(page)
        preview.edit(RIGHT, WRONG)
        problem = _panel(page).get_by_role("listitem")
        expect(problem).to_have_count(1)
        expect(problem).to_contain_text(f"{CREDENTIAL}:4:9 error unknown-value")
        expect(problem).to_contain_text("'status' can't be 'publisht'")
        expect(problem.locator("pre")).to_have_text("4 | status: publisht")
        expect(problem.locator("mark")).to_have_text("publisht")
        expect(problem).to_contain_text("help: did you mean 'published'?")
        expect(page.get_by_role("heading", level=1)).to_have_text("Asking Good Questions")
        page.wait_for_function("scrollY === 400")
        _await_listening(page)
        preview.edit(WRONG, "status: publishing")
        expect(problem.locator("mark")).to_have_text("publishing")
        _await_listening(page)
        preview.edit("Asking Good Questions", "Asking Better Questions")  # and the mistake is told as before
        preview.edit("status: publishing", RIGHT)
        expect(page.get_by_role("heading", level=1)).to_have_text("Asking Better Questions")
        expect(_panel(page)).to_have_count(0)
    preview.edit("Asking Better Questions", "Asking Good Questions")
    preview.until(lambda: "Asking Good Questions" in preview.get(PAGE[1:])[1])


def test_a_change_while_a_page_loads_is_not_missed(browser, preview):
    old, new = "title: Asking Good Questions", "title: Asking Better Questions"

    def edit(route):
        preview.edit(old, new)
        preview.until(lambda: "Better" in preview.get(PAGE[1:])[1])
        route.continue_()

    try:
        with _reading(browser, preview) as page:
            page.route("**/livereload.js*", edit, times=1)
            page.goto(PAGE)
            expect(page.get_by_role("heading", level=1)).to_have_text("Asking Better Questions")
    finally:
        preview.edit(new, old)


def test_a_page_that_tells_a_mistake_stays_until_something_changes(browser, broken):
    with _reading(browser, broken) as page:
        page.goto(PAGE)
        page.evaluate("window.stays = true")
        page.wait_for_timeout(2_000)
        assert page.evaluate("window.stays") is True


def test_where_there_is_no_site_yet_the_page_tells_what_is_wrong_and_then_shows_the_site(browser, tmp_path):
    root = tmp_path / "catalog"
    scaffold.catalog(root)
    settings = root / "mcsite.yaml"
    right = settings.read_text(encoding="utf-8")
    settings.write_text("title: [\n", encoding="utf-8")
    preview = Preview(root)
    try:
        with _reading(browser, preview, viewport={"width": 320, "height": 640}) as page:
            page.goto("/")
            expect(page.get_by_role("heading", level=1)).to_have_text("Nothing to show yet")
            expect(_panel(page).get_by_role("listitem")).to_contain_text("mcsite.yaml:")
            assert _beyond(page) == []
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                assert _barriers(page) == []
            _await_listening(page)
            settings.write_text(right, encoding="utf-8")
            expect(page.get_by_role("heading", level=1)).to_have_text("Our Micro-credentials")
            expect(_panel(page)).to_have_count(0)
    finally:
        preview.close()


@SCHEMES
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_no_barrier_in_the_panel_open_or_folded(browser, broken, scheme, width):
    size = {"width": width, "height": 740}
    with _reading(browser, broken, color_scheme=scheme, viewport=size, reduced_motion="reduce") as page:
        page.goto(PAGE)
        expect(_panel(page).get_by_role("listitem")).to_have_count(2)
        assert _barriers(page) == []
        page.keyboard.press("Enter")
        expect(_panel(page).get_by_role("listitem")).to_have_count(0)
        assert _barriers(page) == []


def test_on_the_narrowest_screen_nothing_is_cut_off_or_reaches_beyond(browser, broken):
    with _reading(browser, broken, viewport={"width": 320, "height": 640}) as page:
        page.goto(PAGE)
        expect(_panel(page).get_by_role("listitem")).to_have_count(2)
        assert _beyond(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.get_by_text("the page reloads by itself").scroll_into_view_if_needed()
        expect(page.get_by_text("the page reloads by itself")).to_be_in_viewport()


def test_it_is_read_and_folded_by_keyboard(browser, broken):
    with _reading(browser, broken, viewport={"width": 320, "height": 400}) as page:
        page.goto(PAGE)
        summary = _panel(page).locator("summary")
        expect(summary).to_be_focused()
        last = page.get_by_text("the page reloads by itself")
        expect(last).not_to_be_in_viewport()
        page.keyboard.press("End")
        expect(last).to_be_in_viewport()
        expect(summary).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(last).to_be_hidden()
        expect(summary).to_have_text("Not built: 2 errors in 2 files")


def test_what_a_file_is_called_is_shown_as_it_is_and_never_runs(browser, broken):
    with _reading(browser, broken) as page:  # which tells what was asked for
        page.goto(PAGE)
        expect(_panel(page)).to_contain_text(f"{TOPIC}:1:1 error bad-id")
        assert page.evaluate("document.querySelector('mcsite-problems').shadowRoot.querySelector('img')") is None


def test_it_is_not_printed(browser, broken):
    with _reading(browser, broken) as page:
        page.goto(PAGE)
        expect(_panel(page).locator("details")).to_be_visible()
        page.emulate_media(media="print")
        expect(_panel(page).locator("details")).to_be_hidden()


def test_it_needs_no_script(browser, broken):
    with _reading(browser, broken, java_script_enabled=False) as page:
        page.goto(PAGE)
        expect(_panel(page).get_by_role("listitem")).to_have_count(2)


def test_no_style_of_a_page_changes_it(browser, broken):
    look = """() => {
        const panel = document.querySelector('mcsite-problems').shadowRoot.querySelector('details');
        return [panel, ...panel.querySelectorAll('*')].map((one) => [JSON.stringify(one.getBoundingClientRect()),
            ...[...getComputedStyle(one)].map((name) => `${name}: ${getComputedStyle(one)[name]}`)].join('; '));
    }"""
    hostile = """* { color: lime !important; font: 40px cursive !important; opacity: .1 !important; direction: rtl;
        display: none !important; letter-spacing: 1em !important; visibility: hidden !important; zoom: 3 !important }
        html, body { display: block !important; opacity: 1 !important; zoom: 1 !important }"""
    with _reading(browser, broken) as page:
        page.goto(PAGE)
        before = page.evaluate(look)
        page.add_style_tag(content=hostile)
        assert page.evaluate(look) == before


def test_it_moves_nothing_on_the_page(browser, broken):
    places = """() => [...document.body.querySelectorAll(':not(mcsite-problems, script)')]
        .map((one) => JSON.stringify(one.getBoundingClientRect()))"""
    with _reading(browser, broken) as page:
        page.goto(PAGE)
        before = page.evaluate(places)
        page.evaluate("document.querySelector('mcsite-problems').remove()")
        assert page.evaluate(places) == before
