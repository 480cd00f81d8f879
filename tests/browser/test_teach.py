"""A reader chooses where they teach, once, and every page says what it gives there."""

from __future__ import annotations

import json

import pytest
import readers
import sites
import things
from axe_playwright_python.sync_playwright import Axe

from mcsite.outputs import recognition

CASES = json.loads((sites.REPOSITORY / "tests/cases/recognition.json").read_text(encoding="utf-8"))
STATE = "Example State Department of Education"
QUESTION = "Where do you teach?"
OFFER = "gives you where you teach"  # on pages that can say it


@pytest.fixture
def reading(served, browser):
    """Open the sample site as a reader on a day."""
    return lambda **settings: readers.reading(browser, served.site.url, **settings)


def _choose(page, title):
    page.locator(".site-header .teach button").click()
    page.get_by_role("dialog").get_by_label(title).check()
    page.get_by_role("button", name="Choose", exact=True).click()
    page.get_by_role("dialog").wait_for(state="detached")
    page.locator(".site-header .teach", has_text=title).wait_for()


def _card(page, id_):
    return page.locator(f".card[data-id={id_}]")


def test_a_choice_is_made_once_and_holds_on_every_page_and_after_a_reload(reading):
    with reading() as page:
        page.goto("")
        assert page.locator(".site-header .teach").inner_text() == QUESTION
        _choose(page, STATE)
        assert page.locator("main .here").inner_text() == f"Every page says what it gives you at {STATE}. Change"
        page.goto("credentials/generating-ideas/")
        said = page.locator(".masthead .here").inner_text()
        assert f"Where you teach, at {STATE}:" in said
        assert (
            "10 points for every 2 credentials, at most 50 points in a renewal period; "
            "from July 1, 2026 until June 30, 2031." in said
        )
        assert "Credentials are counted in pairs." in said
        assert "Not valid today" not in said
        form = page.locator(".masthead .here").get_by_role("link", name="Claim form")
        assert form.get_attribute("href") == "https://state.example/licenses/renewal/micro-credentials"
        page.reload()
        assert "10 points for every 2 credentials" in page.locator(".masthead .here").inner_text()
        assert page.locator("#counts .chosen h3").inner_text().startswith(STATE)
        page.goto("topics/deeper-learning/")
        assert "Where you teach: 10 points for every 2 credentials" in _card(page, "generating-ideas").inner_text()
        page.goto("stacks/personalized-learning/")
        assert "10 points for each stack" in page.locator(".masthead .here").inner_text()


def test_before_a_choice_each_page_asks_where_one_teaches(reading):
    with reading() as page:
        for path in ("", "recognizers/", "credentials/generating-ideas/", "stacks/personalized-learning/"):
            page.goto(path)
            assert page.get_by_role("button", name=QUESTION).count() == 1, path
            assert page.locator("main .here").get_by_role("button", name=OFFER).is_visible(), path
        page.goto("topics/deeper-learning/")
        assert "Where you teach" not in page.locator("main").inner_text()


def test_an_exclusion_is_said_plainly_on_page_and_card(reading):
    with reading() as page:
        page.goto("credentials/first-hour-for-substitutes/")
        _choose(page, STATE)
        assert "Doesn't count here: it is excluded by name." in page.locator(".masthead .here").inner_text()
        page.goto("credentials/")
        page.goto("topics/teacher-protocols/")
        assert "Where you teach: doesn" in _card(page, "first-hour-for-substitutes").inner_text()


def test_where_no_rule_takes_it_in_that_is_said_and_not_taken_for_an_exclusion(reading):
    with reading() as page:
        page.goto("credentials/generating-ideas/")
        _choose(page, "Example Graduate School")
        said = page.locator(".masthead .here").inner_text()
        assert "No rule here takes it in: ask first." in said
        assert "excluded" not in said
        page.goto("stacks/class-structures-for-sel/")
        assert "5 semester hours for each stack" in page.locator(".masthead .here").inner_text()
        assert "approval is needed before you begin" in page.locator(".masthead .here").inner_text()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-07-31T12:00:00", "Not valid today: this begins later."),
        ("2026-08-01T12:00:00", ""),
        ("2027-07-31T12:00:00", ""),
        ("2027-08-01T12:00:00", "Not valid today: this has ended."),
    ],
)
def test_a_rule_that_does_not_hold_on_the_reader_s_day_says_so(reading, day, said):
    with reading(day=day, timezone_id="America/New_York") as page:
        page.goto("credentials/generating-ideas/")
        _choose(page, "Example District North")
        assert page.locator(".masthead .here .lapsed").all_inner_texts() == ([said] if said else [])
        page.goto("topics/deeper-learning/")
        assert ("not valid today" in _card(page, "generating-ideas").inner_text()) is bool(said)


def test_the_choice_can_be_cleared(reading):
    with reading() as page:
        page.goto("credentials/generating-ideas/")
        _choose(page, STATE)
        page.locator(".masthead .here").get_by_role("button", name="Change where you teach").click()
        assert page.get_by_label(STATE).is_checked()
        page.get_by_role("button", name="Clear the choice").click()
        page.locator(".site-header .teach", has_text=QUESTION).wait_for()
        assert page.locator("#counts .chosen").count() == 0
        page.reload()
        assert page.locator(".site-header .teach").inner_text() == QUESTION


def test_the_page_of_a_recognizer_has_a_button_that_chooses_it(reading):
    with reading() as page:
        page.goto("recognizers/example-district-river/")
        button = page.get_by_role("button", name="I teach here")
        assert button.get_attribute("aria-pressed") == "false"
        button.click()
        page.locator(".site-header .teach", has_text="Example District River 12").wait_for()
        assert button.get_attribute("aria-pressed") == "true"
        button.click()
        page.locator(".site-header .teach", has_text=QUESTION).wait_for()


def test_another_tab_follows(reading):
    with reading() as page:
        page.goto("credentials/generating-ideas/")
        other = readers.new_page(page.context)
        other.goto("topics/deeper-learning/")
        _choose(page, STATE)
        other.locator(".site-header .teach", has_text=STATE).wait_for()
        assert "10 points for every 2 credentials" in _card(other, "generating-ideas").inner_text()


def test_other_scripts_are_told_and_can_ask(reading):
    with reading() as page:
        page.goto("credentials/generating-ideas/")
        page.evaluate("document.addEventListener('mcsite:teach', ({detail}) => { window.told = detail?.id; })")
        _choose(page, STATE)
        assert page.evaluate("window.told") == "example-state"
        thing = {"kind": "credential", "id": "new-here", "issuer": "example-university", "topics": ["stem"]}
        given = page.evaluate("(thing) => mcsite.teach.describe(thing)", thing)
        assert given["short"] == "10 points for every 2 credentials"
        page.evaluate("""() => {
            const list = document.createElement('ul');
            list.innerHTML = '<li class="card" data-kind="credential" data-id="new-here" data-title="New Here"'
                + ' data-topics="stem" data-issuer="example-university"><div><h3>New Here</h3></div></li>';
            document.querySelector('main').append(list);
            document.dispatchEvent(new CustomEvent('mcsite:cards', {detail: list}));
        }""")
        assert "10 points for every 2 credentials" in _card(page, "new-here").inner_text()
        assert page.get_by_role("button", name="My plan: New Here").is_visible()


def test_the_choice_is_made_with_the_keyboard_alone(reading):
    with reading() as page:
        page.goto("credentials/generating-ideas/")
        for _ in range(20):
            page.keyboard.press("Tab")
            if readers.stop(page) == QUESTION:
                break
        page.keyboard.press("Enter")
        page.get_by_role("dialog").wait_for()
        assert page.evaluate("document.activeElement.closest('dialog') !== null")
        page.keyboard.press("Escape")
        assert page.get_by_role("dialog").count() == 0
        assert readers.stop(page) == QUESTION
        page.keyboard.press("Enter")
        page.get_by_role("dialog").wait_for()
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.locator(".site-header .teach", has_text="Where you teach: ").wait_for()
        assert readers.stop(page).startswith("Where you teach: ")


def test_the_list_opens_again_right_after_it_was_closed(reading):
    with reading() as page:
        page.goto("")
        page.locator(".site-header .teach button").click()
        page.get_by_role("dialog").wait_for()
        page.evaluate(
            """async () => {
                document.querySelector("dialog").close();
                await window.mcsite.teach.open();
            }"""
        )
        page.wait_for_function("document.querySelectorAll('dialog').length === 1")
        assert page.get_by_role("dialog").is_visible()


def test_choosing_nothing_from_the_list_is_told_and_the_list_stays(reading):
    with reading() as page:
        page.goto("")
        page.locator(".site-header .teach button").click()
        page.get_by_role("button", name="Choose", exact=True).click()
        assert page.get_by_role("dialog").get_by_role("status").inner_text() == "Choose one from the list, or close."


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "credentials/generating-ideas/"])
def test_with_the_list_open_and_after_the_choice_axe_finds_nothing(reading, path, scheme):
    with reading(color_scheme=scheme) as page:
        page.goto(path)
        page.locator(".site-header .teach button").click()
        page.get_by_role("dialog").wait_for()
        assert Axe().run(page).response["violations"] == []
        page.get_by_label(STATE).check()
        page.get_by_role("button", name="Choose", exact=True).click()
        page.locator(".site-header .teach", has_text=STATE).wait_for()
        assert Axe().run(page).response["violations"] == []


def test_nothing_reaches_beyond_a_narrow_window(reading):
    with reading(viewport={"width": 320, "height": 640}) as page:
        page.goto("credentials/generating-ideas/")
        page.locator(".site-header .teach button").click()
        page.get_by_role("dialog").wait_for()
        assert readers.overflow(page) == []
        page.get_by_role("button", name="Close").click()
        _choose(page, STATE)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.goto("topics/deeper-learning/")
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_on_a_page_in_another_language_what_is_said_is_marked_as_english(reading):
    with reading() as page:
        page.goto("credentials/generating-ideas/es/")
        _choose(page, STATE)
        assert page.locator(".masthead .here .given").evaluate("one => one.closest('[lang]').lang") == "en"


SHIFT = """() => new Promise((done) => {
    let sum = 0;
    const told = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
            sum += entry.value;
            for (const source of entry.sources) told.push(source.node?.outerHTML?.slice(0, 80));
        }
    }).observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done([sum, told]), 300);
})"""


@pytest.mark.parametrize("width", [360, 412, 1280])
def test_the_rooms_for_what_scripts_add_move_nothing_when_they_fill(reading, width):
    with reading(viewport={"width": width, "height": 900}) as page:
        for path in ("credentials/generating-ideas/", "stacks/personalized-learning/", "topics/deeper-learning/", ""):
            page.goto(path)
            shift, told = page.evaluate(SHIFT)
            assert shift < 0.01, (path, told)


def test_with_a_choice_what_is_said_moves_little(reading):
    with reading() as page:
        page.goto("credentials/generating-ideas/")
        _choose(page, STATE)
        for path in ("credentials/generating-ideas/", "topics/deeper-learning/", ""):
            page.goto(path)
            shift, told = page.evaluate(SHIFT)
            assert shift < 0.1, (path, told)


# the rules, in Python and in the browser


@pytest.fixture(scope="module")
def known(served, browser):
    """Return a page that knows the rules of the shared cases."""
    catalog = {
        "issuers/example-university": {"title": "University", "url": "https://u.example/", "email": "a@u.example"},
        "issuers/example-college": {"title": "College", "url": "https://c.example/", "email": "a@c.example"},
        "topics/fractions": {"title": "Fractions"},
        "topics/decimals": {"title": "Decimals"},
    }
    for id_, changes in CASES["credentials"].items():
        catalog[f"credentials/{id_}"] = things.credential(id_.capitalize(), **changes)
    for id_, held in CASES["stacks"].items():
        catalog[f"stacks/{id_}"] = things.stack(id_.capitalize(), {"credentials": held})
    catalog |= {f"recognizers/{id_}": one for id_, one in CASES["recognizers"].items()}
    (made,) = sites.made(recognition, things.views(catalog), None)
    with readers.reading(browser, served.site.url) as page:
        page.goto("plan/")
        page.evaluate(f"mcsite.give = (value) => {{ window.rules = value; }}; {made.content.decode()}")
        yield page


def _thing(kind, id_):
    if kind == "stack":
        return {"kind": kind, "id": id_, "issuer": "example-university", "topics": []}
    changes = CASES["credentials"][id_]
    return {"kind": kind, "id": id_, "topics": changes["topics"], "issuer": changes.get("issuer", "example-university")}


SAY = "([id, thing, day]) => mcsite.recognition.say(window.rules.find((one) => one.id === id), thing, day)"


@pytest.mark.parametrize("case", CASES["expected"], ids=str)
def test_the_browser_says_of_each_shared_case_what_python_says(known, case):
    recognizer, kind, id_, counts, sentence = case
    said = known.evaluate(SAY, [recognizer, _thing(kind, id_), "2027-01-15"])
    assert said["counts"] is counts
    assert said["sentence"] == (sentence or "No rule here takes it in: ask first.")


@pytest.mark.parametrize(("recognizer", "id_", "day", "lapse"), CASES["days"])
def test_a_rule_holds_from_its_first_day_to_its_last(known, recognizer, id_, day, lapse):
    said = known.evaluate(SAY, [recognizer, _thing("credential", id_), day])
    assert said["lapse"] == lapse
    assert ("not valid today" in said["short"]) is bool(lapse)


@pytest.mark.parametrize(
    ("day", "rate"),
    [("2026-01-01", "1 point"), ("2027-01-31", "1 point"), ("2027-02-01", "2 points"), ("2027-06-30", "4 points")],
)
def test_of_rules_that_follow_each_other_in_time_the_first_that_holds_on_the_day_counts(known, day, rate):
    turns = [
        {"valid": {"until": "2027-01-31"}},
        {"valid": {"from": "2027-02-01", "until": "2027-02-28"}},
        {"valid": {"until": "2026-12-31"}},
        {"valid": {"from": "2027-04-01"}},
    ]
    rules = [
        {"all": True, "credential": {"rate": f"{n} point{'s' if n > 1 else ''}", "sentence": ""}, **turn}
        for n, turn in enumerate(turns, 1)
    ]
    say = "([rules, thing, day]) => mcsite.recognition.say({ rules }, thing, day).short"
    assert known.evaluate(say, [rules, _thing("credential", "named"), day]) == rate
    assert known.evaluate(say, [rules, _thing("credential", "named"), "2027-03-01"]) == "4 points; not valid today"
    assert known.evaluate(say, [rules[:3], _thing("credential", "named"), "2027-03-01"]) == "2 points; not valid today"


@pytest.mark.parametrize(("rule", "credentials", "stacks", "expected"), CASES["sums"])
def test_a_rule_gives_whole_awards_up_to_its_cap(known, rule, credentials, stacks, expected):
    sums = known.evaluate("([rule, c, s]) => mcsite.sums.apply(rule, c, s)", [rule, credentials, stacks])
    assert {key: sums[key] for key in expected} == expected


@pytest.mark.parametrize("name", CASES["words"])
def test_the_browser_writes_each_shared_value_as_python_does(known, name):
    for given, shown in CASES["words"][name]:
        assert known.evaluate("([name, given]) => mcsite.words[name](...given)", [name, given]) == shown


def test_of_everything_in_the_sample_the_browser_says_what_the_pages_say(served, reading):
    files = [
        file for name in ("credentials", "stacks") for file in sorted(served.site.root.glob(f"{name}/*/index.json"))
    ]
    things_ = [json.loads(file.read_bytes()) for file in files]
    asked = [
        {
            "kind": one["kind"],
            "id": one["id"],
            "issuer": one["issuer"]["id"],
            "topics": [topic["id"] for topic in one.get("topics", [])],
        }
        for one in things_
    ]
    with reading() as page:
        page.goto("")
        said = page.evaluate(
            """async (asked) => {
                const rules = await mcsite.load('data/recognizers.js');
                return asked.map((thing) => rules.map((one) => [one.id, mcsite.recognition.say(one, thing)]));
            }""",
            asked,
        )
    for one, answers in zip(things_, said, strict=True):
        found = {id_: given["sentence"] for id_, given in answers if given["counts"] is not None}
        assert found == {count["recognizer"]["id"]: count["sentence"] for count in one.get("counts", [])}, one["id"]


# a catalog with many recognizers, from a folder


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Build the small catalog with thirty districts more, and return the folder of its site."""
    rule = "{{all: true, award: {{amount: {0}, unit: hour}}}}"
    district = "---\ntitle: District {0}\nkind: district\nregion: US-VT\nrecognizes:\n  - " + rule + "\n---\n"
    files = {f"content/recognizers/district-{n}.md": district.format(n) for n in range(1, 31)}
    folder = tmp_path_factory.mktemp("many")
    return sites.build(sites.lay(folder / "catalog", files), folder / "site", sites.SMALL_DAY).root


def test_a_long_list_can_be_searched_and_all_of_it_works_from_a_folder(browser, many):
    with readers.reading(browser, many.as_uri() + "/") as page:
        page.goto("credentials/fraction-talk/index.html")
        page.locator(".site-header .teach button").click()
        box = page.get_by_role("dialog")
        box.wait_for()
        assert box.get_by_role("radio").count() == 31
        box.get_by_label("Find in the list").fill("vt dist 17")
        assert box.locator("label:visible", has=page.get_by_role("radio")).all_inner_texts() == ["District 17 (US-VT)"]
        assert box.get_by_role("status").inner_text() == "1 of 31"
        assert box.get_by_role("group", name="States").count() == 0
        assert Axe().run(page, options={"preload": False}).response["violations"] == []
        page.keyboard.press("Enter")
        page.locator(".site-header .teach", has_text="District 17").wait_for()
        assert "17 hours for each credential." in page.locator(".masthead .here").inner_text()
        page.get_by_role("link", name="Home", exact=True).or_(page.locator("a.site-title")).first.click()
        page.wait_for_url("**/index.html")
        assert "Where you teach: 17 hours for each credential" in _card(page, "fraction-talk").first.inner_text()
