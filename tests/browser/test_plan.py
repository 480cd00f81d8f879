"""A reader saves credentials to a plan: what it takes, gives, and in which order, and what to collect."""

from __future__ import annotations

import json

import pytest
import readers
import sites
from axe_playwright_python.sync_playwright import Axe

PLANNED, BEGUN, EARNED = "planned", "in-progress", "earned"
#                                   hours   fee   topics that a rule of the state names
PAIR = ["academic-language-supports", "structured-literacy-supports"]  # 15-20 $85, 25-35 $120   both
OTHERS = ["generating-ideas", "prototyping-and-testing", "class-agreements"]  # 8-12 $45, 14-20 $60, 10-14 $75
EXCLUDED = "first-hour-for-substitutes"  # 4-7, no fee; excluded by the state


@pytest.fixture
def reading(served, browser):
    """Open the sample site as a reader on a day."""
    return lambda **settings: readers.reading(browser, served.site.url, **settings)


def _file(*ids, teach="", **statuses):
    """Return a plan's file with these credentials planned, and those with a status."""
    entries = [{"id": id_, "title": id_, "status": PLANNED} for id_ in ids]
    entries += [{"id": id_.replace("_", "-"), "title": id_, "status": status} for id_, status in statuses.items()]
    plan = {"format": "mcsite-plan", "version": 1, "catalog": "", "teach": teach, "credentials": entries}
    return {"name": "plan.json", "mimeType": "application/json", "buffer": json.dumps(plan).encode()}


def _open(page, *ids, teach="", **statuses):
    """Open the plan page, and a file with these credentials in it."""
    page.goto("plan/")
    _load(page, _file(*ids, teach=teach, **statuses), len(ids) + len(statuses))


def _load(page, file, entries):
    page.locator("input[type=file]").set_input_files(file)
    page.locator(".entry:not(.gone)").nth(entries - 1).wait_for()


def _fact(page, name):
    return page.locator("[data-part=totals] dl > div", has_text=name).locator("dd").inner_text().split("\n")


def _entry(page, id_):
    return page.locator(f".entry[data-id={id_}]")


def _order(page):
    return [one.get_attribute("data-id") for one in page.locator(".entry:not(.gone)").all()]


def _credit(page):
    return page.locator("[data-part=credit]").inner_text()


def _set(page, id_, status):
    _entry(page, id_).get_by_label("Status").select_option(status)


# saving


def test_a_credential_is_saved_from_its_page_and_from_a_card_and_stays_saved(reading):
    with reading() as page:
        page.goto("credentials/generating-ideas/")
        button = page.get_by_role("button", name="My plan: Generating Ideas")
        assert button.get_attribute("aria-pressed") == "false"
        button.click()
        assert button.get_attribute("aria-pressed") == "true"
        page.get_by_role("status").filter(has_text="Generating Ideas is in your plan.").wait_for(state="attached")
        page.goto("topics/social-emotional-learning/")
        page.get_by_role("button", name="My plan: Class Agreements").click()
        assert page.locator(".site-header .count").inner_text().split() == ["2", "saved"]
        page.reload()
        saved = page.get_by_role("button", name="My plan: Class Agreements")
        assert saved.get_attribute("aria-pressed") == "true"
        page.get_by_role("link", name="Plan").click()
        page.locator(".entry").nth(1).wait_for()
        assert _order(page) == ["generating-ideas", "class-agreements"]


def test_a_second_press_takes_it_out_and_a_third_brings_it_back_as_it_was(reading):
    with reading() as page:
        _open(page, generating_ideas=EARNED)
        page.goto("credentials/generating-ideas/")
        button = page.get_by_role("button", name="My plan: Generating Ideas")
        button.click()
        assert page.locator(".site-header .count").count() == 0
        button.click()
        assert page.evaluate("mcsite.plan.all()[0].status") == EARNED


def test_what_is_closed_cannot_be_saved_anew(reading):
    with reading() as page:
        page.goto("credentials/silent-brainstorming/")
        page.get_by_role("button", name="Where do you teach?").first.wait_for()
        assert page.get_by_role("button", name="My plan").count() == 0


def test_a_store_that_is_full_is_told_and_nothing_is_called_saved(reading):
    with reading() as page:
        page.goto("credentials/generating-ideas/")
        page.evaluate("""() => {
            Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
        }""")
        button = page.get_by_role("button", name="My plan: Generating Ideas")
        button.click()
        assert "keep this: its store is full" in page.locator(".told").inner_text()
        assert button.get_attribute("aria-pressed") == "false"


def test_an_empty_plan_says_how_to_begin(reading):
    with reading() as page:
        page.goto("plan/")
        page.get_by_role("heading", name="Nothing saved yet").wait_for()
        assert page.locator("[data-part]:visible").count() == 2
        assert page.get_by_role("button", name="Save as a file").is_hidden()


# what it adds up to


def test_totals_and_credit_are_as_worked_out_by_hand(reading):
    with reading() as page:
        _open(page, *PAIR, *OTHERS, EXCLUDED, teach="example-state")
        page.locator("[data-part=totals] dt", has_text="At Example State").wait_for()
        # 15+25+8+14+10+4 = 76; 20+35+12+20+14+7 = 108; 85+120+45+60+75+0 = 385
        assert _fact(page, "Credentials") == ["6", "6 planned"]
        assert _fact(page, "Hours") == ["76 to 108 hours"]
        assert _fact(page, "Fees") == ["$385"]
        # the pair gives 10; of the three others two give 10 and one waits; one is excluded
        assert _fact(page, "At Example State") == ["20 points", "Earned so far: Nothing"]
        told = _credit(page)
        assert "For Academic Language Supports and Structured Literacy Supports." in told
        assert "For Generating Ideas, Prototyping and Testing and Class Agreements. 1 of them waits for 1 more." in told
        assert "Excluded there by name: The First Hour for Substitutes." in told
        assert "Each limit is counted on its own." in told


def test_a_cap_ends_what_counts_and_says_so(reading):
    more = ["morning-meetings-for-sel", "calm-transitions", "emotion-vocabulary", "cooperative-structures"]
    with reading() as page:
        _open(page, *OTHERS, *more, teach="example-district-north")
        page.locator("[data-part=totals] dt", has_text="At Example District North").wait_for()
        assert _fact(page, "At Example District North")[0] == "60 hours"  # seven of ten hours, at most sixty
        assert "The limit applies: without it, this would be 70 hours;" in _credit(page)
        assert "what is above it has to fall into another school year." in _credit(page)


def test_a_cap_in_credentials_ends_what_counts_too(reading):
    with reading() as page:
        ids = ["academic-discussion-protocols", "looking-at-student-work", "critique-and-revision"]
        _open(page, *ids, teach="example-educators-association")
        page.locator("[data-part=totals] dt", has_text="At Example Educators Association").wait_for()
        sums = page.evaluate("""() => {
            const rule = mcsite.teach.chosen().rules[2];
            return [rule.award.amount, rule.cap, mcsite.sums.apply(rule, 3, 0)];
        }""")
        assert sums[:2] == [0.3, {"amount": 2, "unit": "credential", "period": "calendar-year"}]
        assert (sums[2]["given"], sums[2]["worth"]) == (0.6, 0.9)


def test_a_stack_that_the_plan_completes_counts_as_a_whole(reading):
    with reading() as page:
        six = ["morning-meetings-for-sel", "class-agreements", "calm-transitions", "emotion-vocabulary"]
        six += ["cooperative-structures", "restorative-conversations"]
        _open(page, *six[:5], teach="example-graduate-school")
        page.locator("[data-part=totals] dt", has_text="At Example Graduate School").wait_for()
        assert _fact(page, "At Example Graduate School")[0] == "Nothing"
        page.locator("[data-part=stacks]").get_by_role("button", name="Add Restorative Conversations").click()
        page.locator("[data-part=totals] dd", has_text="5 semester hours").wait_for()
        assert "the stack Class Structures to Support SEL" in _credit(page)


def test_what_is_earned_is_counted_apart(reading):
    with reading() as page:
        _open(page, *OTHERS, teach="example-state")
        _set(page, "generating-ideas", EARNED)
        _set(page, "class-agreements", EARNED)
        _set(page, "prototyping-and-testing", BEGUN)
        page.locator("[data-part=totals] dd", has_text="2 earned and 1 in progress").wait_for()
        assert _fact(page, "Hours") == ["32 to 46 hours", "Still ahead: 14 to 20 hours"]
        assert _fact(page, "Fees") == ["$180", "Still ahead: $60"]
        assert _fact(page, "At Example State") == ["10 points", "Earned so far: 10 points"]
        page.reload()
        page.locator("[data-part=totals] dd", has_text="2 earned and 1 in progress").wait_for()


def test_a_rule_that_does_not_hold_today_is_in_no_sum(reading):
    with reading(day="2031-07-01T12:00:00") as page:
        _open(page, *OTHERS, teach="example-state")
        page.locator("[data-part=totals] dt", has_text="At Example State").wait_for()
        assert _fact(page, "At Example State")[0] == "Nothing"
        assert "Not valid today: this has ended. " in _credit(page)


def test_without_a_choice_the_plan_asks_where_one_teaches(reading):
    with reading() as page:
        _open(page, *OTHERS)
        page.locator("[data-part=credit]").get_by_role("button", name="Where do you teach?").click()
        page.get_by_label("Example District River 12").check()
        page.get_by_role("button", name="Choose", exact=True).click()
        page.locator("[data-part=totals] dd", has_text="45 hours").wait_for()


# order, evidence, stacks


def test_prerequisites_come_first_and_what_is_missing_is_offered(reading):
    with reading() as page:
        _open(page, "integrated-stem-challenge", "class-agreements", "prototyping-and-testing")
        assert _order(page) == ["prototyping-and-testing", "integrated-stem-challenge", "class-agreements"]
        first = _entry(page, "prototyping-and-testing").locator(".needs")
        assert first.inner_text().startswith("Earn first: Generating Ideas (not in your plan)")
        assert "Prototyping and Testing (planned)" in _entry(page, "integrated-stem-challenge").inner_text()
        first.get_by_role("button", name="Add Generating Ideas to your plan").click()
        _entry(page, "generating-ideas").wait_for()
        assert _order(page) == [
            "generating-ideas",
            "prototyping-and-testing",
            "integrated-stem-challenge",
            "class-agreements",
        ]


def test_evidence_that_several_credentials_ask_for_stands_together(reading):
    with reading() as page:
        _open(page, *OTHERS)
        shared = page.locator(".pieces > li", has_text="Teacher reflection").first
        assert "for 3 credentials" in shared.inner_text()
        assert [one.inner_text() for one in shared.locator(".uses a").all()] == [
            "Generating Ideas",
            "Prototyping and Testing",
            "Class Agreements",
        ]
        assert "Generating Ideas, part 3: Reflections of the same two students · for each student (2)" in (
            page.locator("[data-part=collect]").inner_text()
        )
        _set(page, "generating-ideas", EARNED)
        page.locator(".pieces .rule", has_text="for 3 credentials").wait_for(state="detached")
        assert "Generating Ideas" not in page.locator("[data-part=collect]").inner_text()


def test_progress_in_a_stack_counts_what_its_groups_need(reading):
    with reading() as page:
        # of Personalized Learning: both of the foundations, 2 of 3 core components, 1 of 2, 1 of 2
        three = dict.fromkeys(("flexible_learning_paths", "student_goal_setting"), EARNED)
        _open(page, "data-conversations-with-students", "conferring-with-learners", learner_profiles=BEGUN, **three)
        row = page.locator(
            "[data-part=stacks] .rows > li", has=page.get_by_role("link", name="Personalized Learning", exact=True)
        )
        row = row.filter(has_text="Foundations")
        assert "Of 6 needed: 2 earned, 1 in progress, 1 planned and 2 not in your plan." in row.inner_text()
        assert "Core Components, any 2 of 3: 2 earned" in row.inner_text()
        assert "Foundations, all 2: 1 in progress and 1 not in your plan" in row.inner_text()
        assert row.get_by_role("button", name="Add A Shared Vision of Personalized Learning").is_visible()
        assert row.get_by_role("button", name="Add Shifting Ownership").count() == 0


def test_a_stack_within_a_stack_counts_when_it_is_complete(reading):
    with reading() as page:
        leadership = ["coaching-conversations", "observing-and-feedback", "looking-at-student-work"]
        _open(page, *leadership, "leading-a-learning-cycle", facilitating_team_inquiry=EARNED)
        row = page.locator("[data-part=stacks] .groups > li", has_text="Make it a habit")
        assert "Teacher Leadership planned" in row.inner_text()


# changing it


def test_what_is_taken_out_can_be_brought_back_as_it_was_and_where_it_was(reading):
    with reading() as page:
        _open(page, "generating-ideas", "calm-transitions", "class-agreements")
        _set(page, "calm-transitions", EARNED)
        _entry(page, "calm-transitions").get_by_role("button", name="Take out").click()
        page.locator(".entry.gone").wait_for()
        assert page.locator(".entries > li").nth(1).inner_text().startswith("“Calm Transitions” is taken out.")
        assert readers.stop(page) == "Undo"
        assert page.locator(".site-header .count").inner_text().split()[0] == "2"
        page.keyboard.press("Enter")
        _entry(page, "calm-transitions").wait_for()
        assert _order(page) == ["generating-ideas", "calm-transitions", "class-agreements"]
        assert _entry(page, "calm-transitions").get_by_label("Status").input_value() == EARNED
        assert readers.stop(page) == "Take out Calm Transitions"


def test_an_emptied_plan_can_be_brought_back(reading):
    with reading() as page:
        _open(page, *OTHERS)
        before = page.evaluate("mcsite.plan.all()")
        page.get_by_role("button", name="Empty the plan").click()
        page.get_by_role("heading", name="Nothing saved yet").wait_for()
        page.get_by_role("button", name="Undo").click()
        page.locator(".entry").nth(2).wait_for()
        assert page.evaluate("mcsite.plan.all()") == before


def test_two_tabs_stay_in_step(reading):
    with reading() as page:
        _open(page, "generating-ideas")
        other = readers.new_page(page.context)
        other.goto("credentials/class-agreements/")
        other.get_by_role("button", name="My plan: Class Agreements").click()
        _entry(page, "class-agreements").wait_for()
        _entry(page, "class-agreements").get_by_role("button", name="Take out").click()
        other.locator(".save[aria-pressed=false]").wait_for()
        assert other.locator(".site-header .count").inner_text().split()[0] == "1"


# files


def test_a_saved_file_opened_elsewhere_is_the_same_plan(reading, tmp_path):
    with reading() as page:
        _open(page, *PAIR, teach="example-state", generating_ideas=EARNED)
        page.locator(".site-header .teach", has_text="Example State").wait_for()
        with page.expect_download() as download:
            page.get_by_role("button", name="Save as a file").click()
        assert download.value.suggested_filename == "plan-2026-12-01.json"
        download.value.save_as(tmp_path / "plan.json")
        plan = page.evaluate("mcsite.plan.all()")
    with reading() as page:
        page.goto("plan/")
        _load(page, tmp_path / "plan.json", 3)
        assert page.evaluate("mcsite.plan.all()") == plan
        page.locator(".site-header .teach", has_text="Example State").wait_for()
        with page.expect_download() as download:
            page.get_by_role("button", name="Save as a file").click()
        download.value.save_as(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "plan.json").read_bytes()
    file = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert file["format"] == "mcsite-plan"
    assert file["teach"] == "example-state"


def test_opening_a_file_adds_to_the_plan_and_takes_nothing_away(reading):
    with reading() as page:
        _open(page, "class-agreements", "calm-transitions", generating_ideas=EARNED)
        _set(page, "class-agreements", BEGUN)
        _load(page, _file("generating-ideas", "emotion-vocabulary", class_agreements=EARNED), 4)
        page.locator(".told", has_text="1 credential added, 1 further along than before.").wait_for()
        statuses = {one["id"]: one["status"] for one in page.evaluate("mcsite.plan.all()")}
        assert statuses == {
            "class-agreements": EARNED,
            "calm-transitions": PLANNED,
            "generating-ideas": EARNED,
            "emotion-vocabulary": PLANNED,
        }


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "t JSON"),
        (b'{"format": "other"}', "t a plan file of a credential catalog"),
        (b'{"format": "mcsite-plan", "version": 9, "credentials": []}', "newer version"),
        (b'{"format": "mcsite-plan", "version": 1, "credentials": [{"id": "../x"}]}', "damaged"),
    ],
)
def test_a_file_that_is_no_plan_is_told_and_changes_nothing(reading, content, told):
    with reading() as page:
        _open(page, "generating-ideas")
        page.locator("input[type=file]").set_input_files(
            {"name": "x.json", "mimeType": "application/json", "buffer": content}
        )
        page.locator(".told", has_text=told).wait_for()
        assert [one["id"] for one in page.evaluate("mcsite.plan.all()")] == ["generating-ideas"]


def test_what_is_closed_or_gone_is_kept_marked_and_counted_in_no_total(reading):
    with reading(missing="vanished-away") as page:
        _open(page, "generating-ideas", "silent-brainstorming", "vanished-away")
        closed = _entry(page, "silent-brainstorming").inner_text()
        assert "It can no longer be earned (retired), and is counted in no total." in closed
        assert "In its place: Generating Ideas." in closed
        assert "in this catalog any more" in _entry(page, "vanished-away").inner_text()
        assert _fact(page, "Credentials") == ["1", "1 planned and 2 more in no total"]
        assert _fact(page, "Hours") == ["8 to 12 hours"]
        _set(page, "silent-brainstorming", EARNED)
        page.locator("[data-part=totals] dd", has_text="12 to 16 hours").wait_for()


# side by side


def test_up_to_four_stand_side_by_side(reading):
    with reading() as page:
        _open(page, *OTHERS, *PAIR, teach="example-state")
        assert page.locator("table.compare").count() == 0
        for id_ in (*OTHERS, PAIR[0]):
            _entry(page, id_).get_by_label("Compare").check()
        _entry(page, PAIR[1]).get_by_label("Compare").click()
        assert "Up to 4 can stand side by side." in page.locator(".told").inner_text()
        assert not _entry(page, PAIR[1]).get_by_label("Compare").is_checked()
        page.locator(".site-header .teach", has_text="Example State").wait_for()
        table = page.get_by_role("table")
        head = [one.inner_text() for one in table.get_by_role("columnheader").all()]
        assert head == ["Generating Ideas", "Prototyping and Testing", "Class Agreements", "Academic Language Supports"]
        rows = {
            row.get_by_role("rowheader").inner_text(): [one.inner_text() for one in row.locator(".value").all()]
            for row in table.locator("tbody tr").all()
        }
        assert rows["Hours"] == ["8 to 12 hours", "14 to 20 hours", "10 to 14 hours", "15 to 20 hours"]
        assert rows["Fee"] == ["$45", "$60", "$75", "$85"]
        assert rows["Assessment"][0] == "Paid"
        assert rows["Answer within"][0] == "14 days"
        assert rows["Resubmissions"][0] == "As often as you need"
        assert rows["Parts of the evidence"][0].startswith("1. Overview questions")
        assert rows["Students of your own"][0] == "Needed"
        assert rows["At Example State Department of Education"][3].startswith(
            "10 points for every 2 credentials, at most 30"
        )
        assert rows["Prerequisites"] == ["None", "Generating Ideas", "None", "None"]
        assert rows["Competency"][0].startswith("The educator leads students")
        page.reload()
        page.get_by_role("table").wait_for()


def test_in_a_narrow_window_everything_fits_and_each_value_names_its_credential(reading):
    with reading(viewport={"width": 320, "height": 640}) as page:
        _open(page, *OTHERS, EXCLUDED, teach="example-state", restorative_conversations=BEGUN)
        for id_ in OTHERS:
            _entry(page, id_).get_by_label("Compare").check()
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert readers.overflow(page) == []
        assert page.locator("table.compare tbody tr").first.locator(".of").first.is_visible()
        assert page.get_by_role("table").get_by_role("rowheader").count() == 11


# for everyone


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_an_empty_plan_and_on_a_full_one(reading, scheme):
    with reading(color_scheme=scheme) as page:
        page.goto("plan/")
        page.get_by_role("heading", name="Nothing saved yet").wait_for()
        assert Axe().run(page).response["violations"] == []
        _open(page, *OTHERS, *PAIR, EXCLUDED, "silent-brainstorming", teach="example-state", calm_transitions=EARNED)
        for id_ in OTHERS:
            _entry(page, id_).get_by_label("Compare").check()
        _entry(page, "calm-transitions").get_by_role("button", name="Take out").click()
        page.locator(".entry.gone").wait_for()
        assert Axe().run(page).response["violations"] == []
        page.set_viewport_size({"width": 360, "height": 800})
        assert Axe().run(page).response["violations"] == []


def test_the_plan_is_made_and_changed_with_the_keyboard_alone(reading):
    def tab_to(page, words):
        for _ in range(80):
            page.keyboard.press("Tab")
            if readers.stop(page).startswith(words):
                return
        pytest.fail(f"Tab doesn't reach '{words}'")

    with reading() as page:
        page.goto("credentials/generating-ideas/")
        tab_to(page, "My plan")
        page.keyboard.press("Space")
        page.goto("credentials/class-agreements/")
        tab_to(page, "My plan")
        page.keyboard.press("Enter")
        page.goto("plan/")
        _entry(page, "class-agreements").wait_for()
        tab_to(page, "Status of Generating Ideas")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.locator("[data-part=totals] dd", has_text="1 earned").wait_for()
        assert readers.stop(page).startswith("Status of Generating Ideas")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        tab_to(page, "Compare Class Agreements")
        page.keyboard.press("Space")
        page.get_by_role("table").wait_for()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Undo").wait_for()
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Undo").wait_for(state="detached")
        assert _order(page) == ["generating-ideas", "class-agreements"]


def test_on_paper_the_plan_is_a_document_without_controls(reading):
    with reading() as page:
        _open(page, *OTHERS, teach="example-state")
        for id_ in OTHERS:
            _entry(page, id_).get_by_label("Compare").check()
        page.emulate_media(media="print")
        assert page.locator("button:visible, input:visible").count() == 0
        assert page.get_by_role("heading", name="Keep a copy").count() == 0
        assert _entry(page, "generating-ideas").get_by_label("Status").is_visible()
        assert page.get_by_role("table").is_visible()
        assert page.locator("[data-part=collect]").is_visible()
        shown = "(one) => getComputedStyle(one, '::after').content.includes('http')"
        assert _entry(page, "generating-ideas").locator("h3 a").evaluate(shown)  # its address, once
        assert not page.locator("[data-part=collect] a").first.evaluate(shown)
        assert page.get_by_role("link", name="Claim form").evaluate(shown)


def test_without_scripts_the_page_says_so_and_leads_on(reading):
    with reading(java_script_enabled=False) as page:
        page.goto("plan/")
        assert page.get_by_role("heading", name="This page needs JavaScript").is_visible()
        assert page.locator("main").get_by_role("link").count() == 4
        assert page.locator("main").get_by_role("button").count() == 0
        page.goto("credentials/generating-ideas/")
        assert page.get_by_role("button", name="My plan").count() == 0
        assert page.get_by_text("Where do you teach?").count() == 0


def test_all_of_it_works_from_a_folder(browser, tmp_path):
    root = sites.build(sites.REPOSITORY, tmp_path / "site", sites.SAMPLE_DAY).root
    with readers.reading(browser, root.as_uri() + "/") as page:
        page.goto("credentials/generating-ideas/index.html")
        page.get_by_role("button", name="My plan: Generating Ideas").click()
        page.get_by_role("link", name="Plan").click()
        page.wait_for_url("**/plan/index.html")
        _load(page, _file("class-agreements", teach="example-state"), 2)
        page.locator("[data-part=totals] dd", has_text="10 points").wait_for()
        assert "Class Structures to Support SEL" in page.locator("[data-part=stacks]").inner_text()
        page.get_by_role("link", name="Class Agreements").first.click()
        page.wait_for_url("**/credentials/class-agreements/index.html")
        assert "10 points for every 2 credentials" in page.locator(".masthead .here").inner_text()
