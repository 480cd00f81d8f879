"""A credential can be read on a phone and on paper."""

from __future__ import annotations

import pytest

PHONE = {"width": 360, "height": 740}


@pytest.mark.parametrize("kind", ["credential", "translation"])
def test_on_a_phone_each_cell_of_the_rubric_names_its_level(served, visit, kind):
    with visit(served.url(kind), viewport=PHONE) as page:
        levels = page.locator("table.rubric thead th").all_text_contents()[1:]
        rows = page.locator("table.rubric tr:has(td)")
        assert rows.count() > 1
        for row in rows.all():
            assert row.locator("th").is_visible()
            cells = row.locator("td").all()
            assert len(cells) == len(levels)
            for cell, level in zip(cells, levels, strict=True):
                assert cell.inner_text().split("\n")[0].split() == level.split()
                box = cell.bounding_box()
                assert box["x"] >= 0
                assert box["x"] + box["width"] <= PHONE["width"]
                assert box["width"] > 200


def test_on_a_wide_screen_the_rubric_is_a_table_whose_head_names_the_levels_once(served, visit):
    with visit(served.url("credential")) as page:
        table = page.locator("table.rubric")
        assert table.locator("thead").is_visible()
        head, cell = table.locator("thead th").nth(1), table.locator("td").first
        assert abs(head.bounding_box()["x"] - cell.bounding_box()["x"]) < 5


def test_numbers_in_a_table_stand_at_the_end_of_their_column(served, visit):
    with visit(f"{served.site.url}credentials/generating-ideas/") as page:
        cells = page.locator(".prose td.align-right")
        assert cells.count() > 3
        assert {cell.evaluate("(one) => getComputedStyle(one).textAlign") for cell in cells.all()} == {"end"}


@pytest.mark.parametrize("kind", ["credential", "stack", "guide"])
def test_the_colours_of_a_reader_leave_the_mark_of_where_one_is(served, visit, kind):
    with visit(served.url(kind), forced_colors="active") as page:
        page.mouse.move(0, 0)
        marks = page.locator(".site-header li a").evaluate_all("""(links) => links.map((one) =>
            [one.hasAttribute('aria-current'), getComputedStyle(one).borderBlockEndColor])""")
        here = {colour for current, colour in marks if current}
        assert len(here) == 1
        assert here.isdisjoint({colour for current, colour in marks if not current})


@pytest.mark.parametrize("kind", ["credential", "stack", "guide"])
def test_on_paper_there_is_the_content_alone(served, visit, kind):
    with visit(served.url(kind), viewport={"width": 720, "height": 1000}) as page:
        page.emulate_media(media="print")
        for selector in (".site-header", "nav", ".skip", "form"):
            assert page.locator(f"{selector}:visible").count() == 0, selector
        assert page.locator("main h1").is_visible()
        for section in page.locator("main section[id]").all():
            assert section.is_visible(), section.get_attribute("id")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_the_ground_is_white(served, visit, scheme):
    with visit(served.url("credential"), color_scheme=scheme) as page:
        page.emulate_media(media="print", color_scheme=scheme)
        ground, ink = page.evaluate("""() => {
            const style = getComputedStyle(document.body);
            return [style.backgroundColor, style.color];
        }""")
        assert ground in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}, ground
        assert ink.startswith(("rgb(0, 0, 0", "rgb(1", "rgb(2", "rgb(3")), ink


def test_on_paper_a_rubric_is_whole_and_addresses_show(served, visit):
    with visit(served.url("credential"), viewport={"width": 720, "height": 1000}) as page:
        page.emulate_media(media="print")
        unbroken = "(all) => [...new Set(all.map((one) => getComputedStyle(one).breakInside))]"
        for selector in ("#rubric", ".rubric tbody", ".rubric tr"):
            assert page.locator(selector).evaluate_all(unbroken) == ["avoid"], selector
        shown = page.locator("main a[href^='https:']:visible").evaluate_all("""(links) => links.map((one) =>
            getComputedStyle(one, '::after').content.includes(one.href))""")
        assert len(shown) > 3
        assert all(shown)
        assert page.get_by_text("where you teach").locator("visible=true").count() == 0


def test_on_paper_a_plan_has_nothing_to_press_and_no_empty_part(served, visit):
    with visit(served.url("credential")) as page:
        page.locator(".masthead").get_by_role("button", name="My plan").click()
        page.goto(served.url("plan"))
        page.locator(".entry").first.wait_for()
        page.emulate_media(media="print")
        for selector in ("button", "input", "[data-part=compare]", "[data-part=credit]"):
            assert page.locator(f"main {selector}").locator("visible=true").count() == 0, selector
        assert (
            page.locator(".entry h3 a")
            .first.evaluate("(one) => getComputedStyle(one, '::after').content")
            .startswith('" (')
        )


def test_a_credential_can_be_printed(served, visit):
    with visit(served.url("credential")) as page:
        paper = page.pdf(format="Letter", tagged=True)
        assert paper.startswith(b"%PDF-")
        assert paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page/") < 30
        assert len(paper) > 20_000
