"""Finding a credential: on the search page, in the box of every page, by keyboard, by address, and without scripts."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import sites
from axe_playwright_python.sync_playwright import Axe

CASES = json.loads((sites.REPOSITORY / "tests" / "cases" / "tokens.json").read_text(encoding="utf-8"))
QUERIES = json.loads((sites.REPOSITORY / "bench" / "queries.json").read_text(encoding="utf-8"))
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture
def search(served, visit):
    """Return a function that opens the search page with a query, and waits for its results."""

    def search(query="", **settings):
        return visit(f"{served.url('search')}{query}", **settings)

    return search


def settle(page):
    """Wait until what was asked for is there."""
    page.wait_for_selector(".found[aria-busy='false']")


def titles(page):
    return [title.inner_text() for title in page.locator("#results h3 a").all()]


def told(page):
    return page.locator("#count").inner_text()


def total(page):
    return int(told(page).split(" ")[0].replace(",", ""))


def asks(page):
    return parse_qs(urlsplit(page.url).query)


def tick(page, facet, value):
    """Tick a value as a reader does: open its question, if it is closed, and click on its name; return its count."""
    details = page.locator(f"details.facet[data-title='{facet}']")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    row = details.locator(".values label", has=page.locator(f"input[value='{value}']"))
    more = details.get_by_role("button", name="Show all")
    row.first.wait_for(state="attached")
    if not row.is_visible() and more.is_visible():
        more.click()
    count = int(row.locator(".meta").inner_text())
    row.click()
    page.wait_for_function("value => new URLSearchParams(location.search).toString().includes(value)", arg=value)
    settle(page)
    return count


# the same words as the index


@pytest.fixture(scope="module")
def engine(served, browser):
    """Return a page in which the search is loaded."""
    page = browser.new_page()
    page.goto(served.url("search"))
    yield page
    page.close()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_the_browser_takes_a_text_apart_as_the_index_does(engine, case):
    found = engine.evaluate(
        "text => mcsite.searchWords.words(text).map(word => [word, mcsite.searchWords.term(word)])", case["text"]
    )
    assert [word for word, _ in found] == case["words"]
    assert [term for _, term in found] == case["terms"]


def test_what_teachers_look_for_comes_first(engine, served):
    script = """async ([root, queries]) => {
        const index = await mcsite.search.open(mcsite.search.fetched(new URL(root)));
        const found = [];
        for (const query of queries) {
            const { places } = await index.find({ text: query });
            found.push((await Promise.all(places.slice(0, 10).map(place => index.result(place)))).map(one => one.path));
        }
        return found;
    }"""
    found = engine.evaluate(script, [served.site.url, [one["query"] for one in QUERIES]])
    ranks = [
        next((1 / at for at, path in enumerate(paths, start=1) if path in one["relevant"]), 0.0)
        for one, paths in zip(QUERIES, found, strict=True)
    ]
    assert len(QUERIES) >= 60
    assert sum(ranks) / len(ranks) > 0.9


# words


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("assesment data", "Interpreting Assessment Data"),
        ("meetings", "Morning Meetings for SEL"),
        ("meeting", "Morning Meetings for SEL"),
        ("morning meet", "Morning Meetings for SEL"),
        ("restor", "Restorative Conversations"),
        ("CSSEL-4", "Emotion Vocabulary"),
        ("généràting IDEAS", "Generating Ideas"),
        ("lluvia de ideas", "Generar ideas"),
        ('"number line"', "Fractions on the Number Line"),
    ],
)
def test_typos_forms_beginnings_codes_accents_and_phrases_find_it(search, text, first):
    with search(f"?q={quote(text)}") as page:
        settle(page)
        assert titles(page)[0] == first


def test_a_mistyped_word_is_told_with_what_was_found_instead(search):
    with search("?q=brainstroming") as page:
        settle(page)
        assert titles(page)[0] == "Generating Ideas"
        assert "Nothing has “brainstroming”" in page.locator("#told").inner_text()


def test_what_is_no_longer_offered_is_found_only_by_those_who_ask_for_it(search):
    with search(f"?q={quote('Silent Brainstorming')}") as page:
        settle(page)
        assert "Silent Brainstorming" not in titles(page)
    with search(f"?q={quote('Silent Brainstorming')}&status=closed") as page:
        settle(page)
        assert titles(page) == ["Silent Brainstorming"]


def test_a_topic_is_found_by_its_other_name(search):
    with search("?q=SEL&kind=topic") as page:
        settle(page)
        assert titles(page) == ["Social and Emotional Learning"]


def test_a_phrase_finds_only_what_has_it_word_for_word(search):
    with search(f"?q={quote('line number')}") as page:
        settle(page)
        assert total(page) > 1
        page.fill("#q", '"line number"')
        page.wait_for_function("() => location.search.includes('%22')")
        settle(page)
        assert "word for word" in page.locator("#told").inner_text()


def test_a_word_that_nothing_has_is_left_out_with_a_notice(search):
    with search("?q=xyzzyplugh+fractions") as page:
        settle(page)
        assert "Fractions" in titles(page)
        assert "“xyzzyplugh”" in page.locator("#told").inner_text()


def test_what_was_sought_is_marked_where_it_stands(search):
    with search("?q=exit+ticket") as page:
        settle(page)
        page.wait_for_selector(".passage mark")
        marks = {mark.inner_text().lower() for mark in page.locator(".passage mark").all()}
        assert marks <= {"exit", "exits", "ticket", "tickets"}
        assert "exit" in marks


def test_results_come_as_one_types_and_the_address_follows(search):
    with search() as page:
        settle(page)
        page.locator("#q").press_sequentially("restorat", delay=20)
        page.wait_for_function("() => location.search === '?q=restorat'")
        settle(page)
        assert titles(page)[0] == "Restorative Conversations"
        page.go_back()
        assert page.url == "about:blank"  # what is typed makes no steps to go back by


# filters


def test_every_count_is_what_choosing_it_gives(search):
    with search("?q=students") as page:
        settle(page)
        for facet, value in [
            ("Kind", "credential"),
            ("Topic", "personalized-learning"),
            ("Grade level", "middle"),
            ("Cost", "free"),
        ]:
            count = tick(page, facet, value)
            assert total(page) == count


def test_so_is_every_count_of_every_question(engine, served):
    script = """async (root) => {
        const index = await mcsite.search.open(mcsite.search.fetched(new URL(root)));
        const wrong = [];
        let checked = 0;
        for (const asked of [{ text: "" }, { text: "students", chosen: { kind: ["credential"], grade: ["middle"] } }]) {
            const names = index.start.facets.map(({ name }) => name).filter((name) => name !== "hours");
            const { counts } = await index.find({ ...asked, count: names });
            for (const name of names) {
                for (const [at, [value]] of index.columns.get(name).values.entries()) {
                    const { total } = await index.find({ ...asked, chosen: { ...asked.chosen, [name]: [value] } });
                    checked++;
                    if (total !== counts[name][at]) wrong.push([name, value, total, counts[name][at]]);
                }
            }
        }
        return [checked, wrong];
    }"""
    checked, wrong = engine.evaluate(script, served.site.url)
    assert checked > 100
    assert wrong == []


def test_values_of_one_question_widen_and_those_of_different_ones_narrow(search):
    with search("?kind=credential") as page:
        settle(page)
        one = tick(page, "Topic", "fractions")
        tick(page, "Topic", "coding")
        both = total(page)
        assert both > one
        tick(page, "Grade level", "middle")
        assert 0 < total(page) < both
        assert asks(page) == {"kind": ["credential"], "topic": ["fractions", "coding"], "grade": ["middle"]}


def test_hours_are_a_range(search, served):
    with search("?hours=0-6&kind=credential") as page:
        settle(page)
        records = [json.loads(path.read_text("utf-8")) for path in served.site.root.glob("credentials/*/index.json")]
        offered = [one for one in records if one.get("effort_hours") and "closed" not in one]
        fitting = [one for one in offered if one["effort_hours"]["min"] <= 6]
        assert total(page) == len(fitting)
        page.locator("details.facet[data-title='Hours'] summary").click()
        page.get_by_label("To", exact=True).fill("3")
        page.get_by_label("To", exact=True).blur()
        page.wait_for_function("() => location.search.includes('hours=0-3')")


@pytest.mark.parametrize(
    "facet",
    [
        "kind",
        "topic",
        "issuer",
        "stack",
        "grade",
        "subject",
        "audience",
        "evidence",
        "assessment",
        "cost",
        "hours",
        "students",
        "recognizer",
        "language",
        "status",
    ],
)
def test_there_is_a_question_for_each_facet(served, facet):
    assert facet in {one["name"] for one in served.site.json("search/start.json")["facets"]}


def test_where_nothing_fits_there_are_ways_out(search):
    with search("?q=fraction+talk&grade=adult") as page:
        settle(page)
        assert titles(page) == []
        page.get_by_role("button", name="without the filter “Grade level”").click()
        page.wait_for_function("() => !location.search.includes('grade')")
        settle(page)
        assert titles(page)[0] == "Fraction Talk"


def test_where_no_word_is_known_there_is_a_way_out(search):
    with search("?q=xyzzyplugh") as page:
        settle(page)
        assert total(page) == 0
        page.get_by_role("button", name="Clear the words and see everything").click()
        page.wait_for_function("() => location.search === ''")
        settle(page)
        assert total(page) > 60


def test_what_was_chosen_can_be_taken_back_one_by_one_or_as_a_whole(search):
    with search("?topic=fractions&grade=elementary&kind=credential") as page:
        settle(page)
        page.get_by_role("button", name="Remove the filter Grade level: Elementary").click()
        page.wait_for_function("() => !location.search.includes('grade')")
        page.get_by_role("button", name="Clear all filters").click()
        page.wait_for_function("() => location.search === ''")
        settle(page)
        assert page.locator(".chip").count() == 0


def test_a_question_that_no_result_answers_says_so(search):
    with search("?q=xyzzyplugh", viewport=WIDE) as page:
        settle(page)
        page.wait_for_selector("details.facet[data-title='Topic'] p.meta")
        assert "No result" in page.locator("details.facet[data-title='Topic'] p.meta").inner_text()
        assert not page.locator("#sort").is_visible()


def test_on_a_phone_the_filters_have_the_screen_and_their_button_stays_in_sight(search):
    with search("?q=students", viewport=NARROW) as page:
        settle(page)
        page.locator(".panel-toggle").click()
        button = page.get_by_role("button", name="Show 7")  # "Show 79 results"
        button.wait_for()
        page.wait_for_function("() => document.querySelector('.panel-toggle').getBoundingClientRect().y < 60")
        assert button.bounding_box()["y"] < NARROW["height"]
        count = tick(page, "Cost", "free")
        button = page.get_by_role("button", name=f"Show {count} results")
        button.wait_for()
        assert button.bounding_box()["y"] < NARROW["height"]
        button.click()
        assert not page.locator("#facets").is_visible()
        page.wait_for_function("""() => {
            const { top, bottom } = document.querySelector("#count").getBoundingClientRect();
            return top >= 0 && bottom < innerHeight;
        }""")
        assert total(page) == count


# the address is the state


def test_an_address_can_be_shared_and_survives_a_reload_and_the_way_back(search, visit):
    with search("?q=students&kind=credential&topic=fractions&topic=coding&hours=0-20&sort=title") as page:
        settle(page)
        shown = titles(page)
        assert shown == sorted(shown, key=str.casefold)
        page.reload()
        settle(page)
        assert titles(page) == shown
        tick(page, "Grade level", "elementary")
        narrowed = titles(page)
        page.go_back()
        page.wait_for_function("() => !location.search.includes('grade')")
        settle(page)
        assert titles(page) == shown
        page.go_forward()
        page.wait_for_function("() => location.search.includes('grade')")
        settle(page)
        assert titles(page) == narrowed
        with visit(page.url) as other:
            settle(other)
            assert titles(other) == narrowed


def test_an_address_with_nonsense_in_it_is_passed_over(search):
    with search("?hours=ten&sort=worst&topic=&color=red&kind=__proto__") as page:
        settle(page)
        assert "0 results" in told(page)  # a kind that nothing is
        page.get_by_role("button", name="Clear all filters").click()
        page.wait_for_function("() => location.search === ''")


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        ("shortest", lambda one: (one.get("effort_hours") or {"min": 1e9})["min"]),
        ("newest", lambda one: -int(one.get("published", "0").replace("-", ""))),
        ("title", lambda one: one["title"].casefold()),
    ],
)
def test_results_can_be_sorted(search, served, sort, key):
    with search(f"?kind=credential&status=published&language=en&sort={sort}") as page:
        settle(page)
        paths = [urlsplit(link.evaluate("one => one.href")).path for link in page.locator("#results h3 a").all()]
        records = [served.site.json(path.split("/where/")[1] + "index.json") for path in paths]
        assert len(records) == 10
        assert [key(one) for one in records] == sorted(key(one) for one in records)


def test_more_results_can_be_shown_and_are_still_there_after_the_way_back(search):
    with search("?q=students") as page:
        settle(page)
        page.get_by_role("button", name="Show more").click()
        page.wait_for_function("() => document.querySelectorAll('#results > li').length === 20")
        page.locator("#results h3 a").nth(15).click()
        page.go_back()
        settle(page)
        assert len(titles(page)) == 20


# the box of every page


def test_a_slash_goes_to_the_box_and_a_result_is_chosen_with_the_keyboard(served, visit):
    with visit(served.url("stack")) as page:
        page.keyboard.press("/")
        page.keyboard.type("emotion voc")
        page.wait_for_selector("[role=option]")
        box = page.get_by_role("combobox")
        assert box.get_attribute("aria-expanded") == "true"
        page.keyboard.press("ArrowDown")
        option = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
        assert option.get_attribute("aria-selected") == "true"
        assert "Emotion Vocabulary" in option.inner_text()
        page.keyboard.press("Escape")
        assert box.get_attribute("aria-expanded") == "false"
        page.keyboard.press("ArrowDown")
        page.wait_for_selector("[role=option]")
        page.keyboard.press("Enter")
        page.wait_for_url("**/credentials/emotion-vocabulary/")


def test_enter_leads_from_the_box_to_the_search_page(served, visit):
    with visit(served.url("guide")) as page:
        page.keyboard.press("/")
        page.keyboard.type("fractions")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=fractions")
        settle(page)
        assert titles(page)


def test_nothing_of_the_search_is_loaded_until_the_box_is_used(served, visit):
    with visit("about:blank") as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(served.url("credential"))
        assert not [url for url in asked if "search-engine" in url or "/search/" in url]


def test_every_page_has_a_box_in_its_header(served):
    for path in served.paths.values():
        if path != "no/such/page/":
            page = sites.parse(served.site.text(path + "index.html"))
            assert [one for header in page.iter("header") for one in header.iter("input") if one.get("name") == "q"], (
                path
            )


def test_the_slash_can_be_turned_off(search):
    with search() as page:
        settle(page)
        page.get_by_label("goes to the search box").uncheck()
        page.locator("h1").click()
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") != "q"


def test_the_way_from_words_to_a_credential_needs_no_mouse(search):
    with search() as page:
        settle(page)
        page.keyboard.press("/")
        page.keyboard.type("fractions")
        page.keyboard.press("Enter")
        page.wait_for_function("() => location.search === '?q=fractions'")
        settle(page)
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.value === 'credential'"):
                break
        page.keyboard.press("Space")
        page.wait_for_function("() => location.search.includes('kind=credential')")
        settle(page)
        assert page.evaluate("document.activeElement.value") == "credential"
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("!!document.activeElement.closest('#results')"):
                break
        page.keyboard.press("Enter")
        page.wait_for_url("**/credentials/fraction**")


# for everyone


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_with_the_filters_open(search, size, scheme):
    with search(
        "?q=exit+tickets+brainstroming&grade=elementary&hours=0-30", viewport=size, color_scheme=scheme
    ) as page:
        settle(page)
        if size is NARROW:
            page.locator(".panel-toggle").click()
        page.evaluate("document.querySelectorAll('details.facet').forEach((one) => { one.open = true; })")
        page.wait_for_function(
            "() => [...document.querySelectorAll('details.facet')].every(one => one.querySelector('.values'))"
        )
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.scrollingElement.scrollWidth") <= size["width"]


def test_axe_finds_no_barrier_in_the_box(served, visit):
    with visit(served.url("credential"), color_scheme="light") as page:
        page.keyboard.press("/")
        page.keyboard.type("fraction")
        page.wait_for_selector("[role=option]")
        page.keyboard.press("ArrowDown")
        assert Axe().run(page).response["violations"] == []
        page.emulate_media(color_scheme="dark")
        assert Axe().run(page).response["violations"] == []


def test_without_scripts_the_form_leads_to_the_lists(served, visit):
    with visit(served.url("credential"), java_script_enabled=False) as page:
        page.locator("header input[name=q]").fill("fractions")
        page.locator("header .search button").click()
        page.wait_for_url("**/search/?q=fractions")
        assert page.get_by_text("Search needs JavaScript").is_visible()
        page.get_by_role("link", name="All credentials").click()
        assert page.locator("h1").inner_text() == "Credentials"


def test_from_a_folder_the_page_says_that_it_needs_a_server(served, visit):
    with visit((served.site.root / "search" / "index.html").as_uri()) as page:
        page.wait_for_selector("#told .callout")
        assert "needs a web server" in page.locator("#told").inner_text()
        page.get_by_role("link", name="All topics").click()
        assert page.locator("h1").inner_text() == "Topics"
