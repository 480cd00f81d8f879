"""Everything can be reached and seen with the keyboard alone."""

from __future__ import annotations

import pytest

WATCH = """() => {
    const reachable = (one) => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.tabIndex >= 0
        && !(one.type === 'radio' && !one.checked && one.form?.querySelector(`[name="${one.name}"]:checked`));
    const all = 'a[href], button, input, select, textarea, summary, [tabindex]';
    window.left = new Set([...document.querySelectorAll(all)].filter(reachable));
    return window.left.size;
}"""
# Tells what is wrong with where the focus is: nothing shows it, or something covers it (WCAG 2.2, 2.4.7 and 2.4.11).
LOOK = """() => {
    const one = document.activeElement;
    window.left.delete(one);
    const style = getComputedStyle(one);
    const ringed = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    const box = [...one.getClientRects()].find((box) => box.width && box.height);
    const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
    const at = box && document.elementFromPoint(
        middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
    const seen = at && (one.contains(at) || at.contains(one));
    return one === document.body || (ringed && seen) ? '' : `${ringed} ${seen} ${one.outerHTML.slice(0, 120)}`;
}"""


@pytest.mark.parametrize("kind", ["home", "search", "credential", "stack", "workbook", "assess", "plan", "no page"])
def test_tab_reaches_everything_and_shows_where_it_is(served, visit, kind):
    with visit(served.url(kind), reduced_motion="reduce") as page:
        page.wait_for_load_state("networkidle")
        wanted = page.evaluate(WATCH)
        assert wanted > 10
        wrong = []
        for _ in range(wanted + 2):
            page.keyboard.press("Tab")
            wrong.append(page.evaluate(LOOK))
        assert page.evaluate("[...window.left].map((one) => one.outerHTML.slice(0, 120))") == []
        assert [one for one in wrong if one] == []


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


def test_a_link_to_a_place_on_the_page_does_not_end_below_what_covers_it(served, visit):
    with visit(served.url("credential") + "#rubric", reduced_motion="reduce") as page:
        top = page.evaluate("document.querySelector('#rubric h2').getBoundingClientRect().top")
        covered = page.evaluate("""() => {
            const box = document.querySelector('#rubric h2').getBoundingClientRect();
            const above = document.elementFromPoint(box.left + 5, box.top + box.height / 2);
            return !document.querySelector('#rubric').contains(above);
        }""")
        assert top >= 0
        assert not covered
