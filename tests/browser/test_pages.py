"""On each kind of page: readable by everyone, at every width, with nothing fetched from elsewhere."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

KINDS = (
    "home",
    "search",
    "no page",
    *(f"list of {name}" for name in ("credentials", "stacks", "topics", "issuers", "recognizers", "frameworks")),
    *(f"list of {name}" for name in ("evidence", "rubrics", "guides")),
    *("credential", "stack", "topic", "issuer", "recognizer", "framework", "evidence", "rubric", "guide"),
    *("translation", "closed credential", "workbook", "assess", "version", "plan", "withdrawn"),
    *(f"{kind} from elsewhere" for kind in ("credential", "translation", "workbook", "assess", "stack", "issuer")),
    "list of credentials from elsewhere",
)
BADGED = {"home", "search", "list of credentials", "list of stacks", "credential", "stack", "topic", "issuer"}
every_kind = pytest.mark.parametrize("kind", KINDS)
some_kinds = pytest.mark.parametrize("kind", ["home", "search", "credential", "workbook", "assess", "plan"])


def _barriers(page, *rules):
    """Return what axe finds wrong, or only what some of its rules do: rule, place and reason of each."""
    options = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    return [
        f"{violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in Axe().run(page, options=options).response["violations"]
        for node in violation["nodes"]
    ]


def test_every_kind_of_page_is_looked_at(served):
    assert set(served.paths) - {"closed stack"} == set(KINDS)


@every_kind
def test_axe_finds_no_barrier(served, visit, kind):
    with visit(served.url(kind), color_scheme="light", reduced_motion="reduce") as page:
        assert _barriers(page) == []
        page.emulate_media(color_scheme="dark")
        assert _barriers(page, "color-contrast") == []


@some_kinds
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_those_who_ask_for_more_contrast_get_it(served, visit, kind, scheme):
    with visit(served.url(kind), contrast="more", color_scheme=scheme, reduced_motion="reduce") as page:
        assert _barriers(page, "color-contrast", "color-contrast-enhanced") == []


@every_kind
def test_no_part_of_a_page_refuses_the_reader_s_own_colours(served, visit, kind):
    # axe reads a colour of text there that Chromium doesn't draw: that of -webkit-text-fill-color
    with visit(served.url(kind), forced_colors="active") as page:
        refusing = page.evaluate("""[...document.body.querySelectorAll(':not(svg *, img)')]
            .filter((one) => getComputedStyle(one).forcedColorAdjust === 'none').map((one) => one.className)""")
        assert refusing == []


@some_kinds
def test_axe_finds_no_barrier_on_a_phone(served, visit, kind):
    with visit(served.url(kind), viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as page:
        assert _barriers(page) == []


@some_kinds
def test_nothing_moves_for_those_who_ask_for_less_motion(served, visit, kind):
    with visit(served.url(kind), reduced_motion="reduce") as page:
        moving = page.evaluate("""() => {
            document.querySelectorAll('details').forEach((one) => { one.open = true; });
            return document.getAnimations().length;
        }""")
        assert moving == 0
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def _wider(page, width):
    """Return what reaches beyond a window of a width, on either side."""
    page.set_viewport_size({"width": width, "height": 800})
    return page.evaluate("""() => document.scrollingElement.scrollWidth <= innerWidth ? []
        : [document.documentElement, ...document.body.querySelectorAll('*')]
            .filter((one) => one.scrollWidth > innerWidth || one.getBoundingClientRect().right > innerWidth + 1
                || one.getBoundingClientRect().left < -1)
            .map((one) => one.outerHTML.slice(0, 100))""")


@every_kind
def test_nothing_is_wider_than_the_window(served, visit, kind):
    with visit(served.url(kind)) as page:
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for width in (320, 360, 768, 1280, 1920):
            assert _wider(page, width) == [], width
        page.evaluate("document.documentElement.dir = 'rtl'")
        for width in (320, 1280):
            assert _wider(page, width) == [], f"{width}, from right to left"


@every_kind
def test_text_can_be_twice_as_large(served, visit, kind):
    with visit(served.url(kind)) as page:
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert _wider(page, 640) == []
        cut = page.evaluate("""() => [...document.body.querySelectorAll('a, button, h1, h2, h3, p, li, label, dt, dd, td, th')]
            .filter((one) => one.checkVisibility() && !one.closest('.unseen, .teach, thead') && one.clientHeight
                && getComputedStyle(one).overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 1)
            .map((one) => one.outerHTML.slice(0, 100))""")
        assert cut == []


def test_a_page_in_a_language_from_right_to_left_is_mirrored(served, visit):
    with visit(served.url("credential")) as page:
        left = {
            name: page.locator(name).first.bounding_box() for name in (".site-title", ".badge", ".contents", ".part")
        }
        page.evaluate("document.documentElement.dir = 'rtl'")
        for name, box in left.items():
            mirrored = page.locator(name).first.bounding_box()
            assert abs(1280 - mirrored["x"] - mirrored["width"] - box["x"]) < 2, name
        assert page.locator("main h1").evaluate("(one) => getComputedStyle(one).textAlign") == "right"


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_comes(served, visit, width):
    with visit(served.url("home"), viewport={"width": width, "height": 900}) as page:
        page.locator(".site-header .teach button").click()
        page.get_by_role("dialog").locator("input[type=radio]").first.check()
        page.get_by_role("button", name="Choose", exact=True).click()
        page.locator(".site-header .teach", has_text="Where you teach: ").wait_for()
        page.add_init_script("""window.moved = [];
            new PerformanceObserver((list) => window.moved.push(...list.getEntries().filter((one) => one.value > 0.001)
                .map((one) => [one.value, ...one.sources.map((each) => each.node?.outerHTML?.slice(0, 100))])))
                .observe({ type: 'layout-shift', buffered: true });""")
        network = page.context.new_cdp_session(page)
        network.send("Network.setCacheDisabled", {"cacheDisabled": True})
        slow = {"offline": False, "latency": 60, "downloadThroughput": 400_000, "uploadThroughput": 100_000}
        network.send("Network.emulateNetworkConditions", slow)
        kinds = ("home", "list of recognizers", "credential", "stack", "topic", "workbook", "assess", "plan", "search")
        sought = [served.url("search") + asked for asked in ("?q=assessment", "?q=talk&topic=deeper-learning")]
        for url in [*map(served.url, kinds), *sought]:
            page.goto(url)
            page.wait_for_load_state("networkidle")
            assert page.evaluate("window.moved") == [], url


@every_kind
def test_nothing_goes_wrong_every_image_shows_and_nothing_comes_from_elsewhere(served, visit, kind):
    with visit("about:blank") as page:
        said, asked, failed = [], [], []
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.on("requestfailed", lambda request: failed.append(request.url))
        page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
        page.goto(served.url(kind), wait_until="networkidle")
        broken = page.evaluate("""async () => {
            for (const image of document.images) image.loading = 'eager';
            await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
            return [...document.images].filter((image) => !image.naturalWidth).map((image) => image.src);
        }""")
        assert broken == []
        assert kind not in BADGED or page.locator("img[src$='badge.svg']").count() > 0
        if kind == "no page":  # the answer itself, which Chromium tells of
            assert failed.pop(0) == served.url(kind)
            said = [line for line in said if "404" not in line]
        assert (said, failed) == ([], [])
        assert [url for url in asked if not url.startswith(served.site.url)] == []


def test_the_page_for_no_page_is_answered_as_not_found_and_leads_on(served, visit):
    with visit("about:blank") as page:
        answer = page.goto(served.url("no page"))
        assert answer.status == 404
        page.get_by_role("link", name="Start page").click()
        assert page.url == served.site.url


def test_an_old_address_leads_to_the_new_one(served, visit):
    redirects = (served.site.root / "_redirects").read_text(encoding="utf-8").split()
    with visit("about:blank") as page:
        page.goto(served.site.url.removesuffix("/some/where/") + redirects[0])
        page.wait_for_url("**" + redirects[1])
        assert page.locator("h1").is_visible()


def test_a_translation_and_its_original_lead_to_each_other(served, visit):
    with visit(served.url("translation")) as page:
        assert page.locator("html").get_attribute("lang") == "es"
        page.locator("main a[hreflang='en']").click()
        assert page.locator("html").get_attribute("lang") == "en"
        page.locator("main a[hreflang='es']").click()
        assert page.url == served.url("translation")


def test_a_retired_credential_says_so_and_leads_to_what_takes_its_place(served, visit):
    with visit(served.url("closed credential")) as page:
        status = page.locator("main .status")
        assert "Retired" in status.inner_text()
        status.get_by_role("link").click()
        assert page.locator("main .status").count() == 0


def test_pages_work_from_a_folder_without_a_host(served, visit):
    with visit("about:blank") as page:
        said = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto((served.site.root / "index.html").as_uri())
        page.locator("main").get_by_role("link", name="All credentials from A to Z").click()
        assert page.url.endswith("/credentials/index.html")
        page.locator("main .card a").first.click()
        assert page.locator("main img.badge").evaluate("(image) => image.decode().then(() => image.naturalWidth)")
        assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
        title = page.locator("h1").inner_text()
        page.locator(".masthead").get_by_role("button", name="My plan").click()
        page.get_by_role("link", name="Prepare your evidence").click()
        assert page.url.endswith("/workbook/index.html")
        page.locator("#workbook textarea:visible").first.fill("Kept on this device.")
        page.locator("#kept", has_text="Saved").wait_for()
        page.get_by_role("navigation", name="Main").get_by_role("link", name="Plan").click()
        assert page.locator(".entry h3").first.inner_text() == title
        assert said == []
