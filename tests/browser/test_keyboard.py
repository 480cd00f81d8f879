"""Everything can be reached and seen with the keyboard alone."""

from __future__ import annotations

import pytest

WATCH = """() => {
    const reachable = (one) => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.tabIndex >= 0
        && !(one.type === 'radio' && !one.checked && one.form?.querySelector(`[name="${one.name}"]:checked`));
    const wanted = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')];
    window.left = new Set(wanted.filter(reachable));
    window.unseen = [];
    window.wanted = window.left.size;
    addEventListener('focusin', (event) => {
        window.left.delete(event.target);
        const style = getComputedStyle(event.target);
        const box = event.target.getBoundingClientRect();
        const ringed = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
        if (!(ringed || style.boxShadow !== 'none') || box.bottom < 0 || box.top > innerHeight)
            window.unseen.push(event.target.outerHTML.slice(0, 120));
    });
}"""


@pytest.mark.parametrize("kind", ["home", "search", "credential", "stack", "no page", "list of credentials"])
def test_tab_reaches_everything_and_shows_where_it_is(served, visit, kind):
    with visit(served.url(kind)) as page:
        page.evaluate(WATCH)
        wanted = page.evaluate("window.wanted")
        assert wanted > 10
        for _ in range(wanted):
            page.keyboard.press("Tab")
        assert page.evaluate("[...window.left].map((one) => one.outerHTML.slice(0, 120))") == []
        assert page.evaluate("window.unseen") == []


def test_the_first_stop_skips_to_the_content(served, visit):
    with visit(served.url("credential")) as page:
        skip = page.locator(".skip")
        hidden = skip.bounding_box()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        box = skip.bounding_box()
        assert box != hidden
        assert box["y"] >= 0
        assert box["height"] >= 24
        assert box["width"] > 50
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_filters_can_be_used_with_the_keyboard(served, visit):
    with visit(served.url("search"), java_script_enabled=False) as page:
        everything = page.locator(".cards > li:visible").count()
        page.locator("details.facet summary").first.focus()
        if page.locator("details.facet").first.get_attribute("open") is None:
            page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        assert 0 < page.locator(".cards > li:visible").count() < everything


def test_a_link_to_a_place_on_the_page_does_not_end_below_what_covers_it(served, visit):
    with visit(served.url("credential") + "#rubric") as page:
        top = page.evaluate("document.querySelector('#rubric h2').getBoundingClientRect().top")
        covered = page.evaluate("""() => {
            const box = document.querySelector('#rubric h2').getBoundingClientRect();
            const above = document.elementFromPoint(box.left + 5, box.top + box.height / 2);
            return !document.querySelector('#rubric').contains(above);
        }""")
        assert top >= 0
        assert not covered
