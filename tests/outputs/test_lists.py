"""Lists of more than a page holds have further pages, that lead to each other and to all that is listed."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
import sites

from mcsite import urls
from mcsite.outputs import home, indexes, pages, sitemap
from mcsite.views import lists

TITLES = "Asking Bravely Calmly Daring Eagerly Fairly Gladly Humbly".split()


def credential(title):
    return (
        f"---\ntitle: {title}\nissuer: example-university\ncompetency: The educator asks.\ntopics: [fractions]\n"
        "status: published\npublished: 2026-01-01\nevidence:\n  - {use: teaching-video, scoring: rubric}\n"
        "alignments: [{framework: teaching-standards}]\n"
        "rubric:\n  use: three-level\n  criteria:\n    - {title: Asking, part: 1, descriptors: {Not yet: A, Approaching: B, Meets: C}}\n"
        "---\n## Key method\n\nAsk.\n\n## Method components\n\nAsk.\n"
    )


def stack(number, kind):
    return (
        f"---\ntitle: Stack {number}\nissuer: example-university\nkind: {kind}\nstatus: published\npublished: 2026-01-01\nsummary: It adds up.\ntopics: [fractions]\n"
        f"groups:\n  - {{title: All, credentials: [fraction-talk]}}\n{'award: {title: One}' if kind == 'stack' else ''}\n---\nText.\n"
    )


FILES = {f"content/credentials/{title.lower()}.md": credential(title) for title in TITLES} | {
    f"content/stacks/stack-{number}.md": stack(number, ("collection", "stack")[number % 2]) for number in range(5)
}


@pytest.fixture
def short(monkeypatch):
    """Let few entries fill a page."""
    monkeypatch.setattr(lists, "CARDS", 3)
    monkeypatch.setattr(lists, "LINKS", 3)


def rows(page):
    return re.findall(r'<li class="card"[^>]*data-id="([a-z0-9-]+)"', page)


@pytest.mark.usefixtures("short")
def test_every_credential_is_on_one_page_of_the_list_in_order(make, views_of):
    made = {path: content.decode() for path, content in make(indexes, FILES).items()}
    paths = [path for path in made if path.startswith("credentials/")]
    assert paths == ["credentials/index.html", *(f"credentials/page/{number}/index.html" for number in (2, 3, 4))]
    views, _ = views_of(FILES, {})
    assert [id_ for path in paths for id_ in rows(made[path])] == [card.id for card in views.offered("credential")]
    assert all("10 credentials can be earned now" in made[path] for path in paths)


@pytest.mark.usefixtures("short")
def test_stacks_with_an_award_come_first(make):
    made = make(indexes, FILES)
    first, second = (rows(made[f"stacks/{path}index.html"].decode()) for path in ("", "page/2/"))
    assert (first, second) == (["stack-1", "stack-3", "understanding-fractions"], ["stack-0", "stack-2", "stack-4"])


@pytest.mark.usefixtures("short")
def test_pages_lead_to_each_other(make):
    made = make(indexes, FILES)
    root = sites.parse(made["credentials/page/2/index.html"])
    (nav,) = (one for one in root.iter("nav") if one.get("class") == "paging")
    assert nav.get("aria-label") == "Pages: Credentials"
    links = [
        ("".join(one.itertext()), one.get("href"), one.get("rel"), one.get("aria-current")) for one in nav.iter("a")
    ]
    assert links == [
        ("Previous", "../../../credentials/", "prev", None),
        ("Page 1", "../../../credentials/", None, None),
        ("Page 2", "../../../credentials/page/2/", None, "page"),
        ("Page 3", "../../../credentials/page/3/", None, None),
        ("Page 4", "../../../credentials/page/4/", None, None),
        ("Next", "../../../credentials/page/3/", "next", None),
    ]
    heads = {one.get("rel"): one.get("href") for one in root.iter("link")}
    assert (heads["prev"], heads["next"]) == ("../../../credentials/", "../../../credentials/page/3/")
    assert heads["canonical"] == f"{sites.SMALL_URL}credentials/page/2/"
    assert root.find("head/title").text == "Credentials, page 2 – Small Catalog"
    last = sites.parse(made["credentials/page/4/index.html"])
    assert "next" not in {one.get("rel") for one in (*last.iter("link"), *last.iter("a"))}


@pytest.mark.usefixtures("short")
def test_letters_lead_to_the_page_that_they_begin_on(make):
    root = sites.parse(make(indexes, FILES)["credentials/page/2/index.html"])
    (nav,) = (one for one in root.iter("nav") if one.get("class") == "letters")
    links = {one.text: one.get("href") for one in nav.iter("a")}
    assert (links["A"], links["D"]) == ("../../../credentials/#a", "#d")
    assert links["N"].startswith("../../../credentials/page/")


@pytest.mark.parametrize(
    ("thing", "key", "count"),
    [
        ("topics/fractions/", "credentials", 10),
        ("topics/fractions/", "stacks", 6),
        ("issuers/example-university/", "credentials", 10),
        ("evidence/teaching-video/", "used-by", 9),
        ("rubrics/three-level/", "used-by", 9),
        ("recognizers/example-state/", "counted", 10),
        ("frameworks/teaching-standards/", "credentials", 8),
    ],
)
@pytest.mark.usefixtures("short")
def test_every_entry_of_a_things_list_is_on_a_page(make, views_of, thing, key, count):
    made = make(pages, FILES)
    views, _ = views_of(FILES, {})
    (view,) = (one for one in views.originals() if one.path == thing)
    parts = lists.of_thing(view)[key]
    assert [part.path for part in parts[1:]] == [f"{thing}{key}/{n}/" for n in range(2, -(-parts[0].total // 3) + 1)]
    assert parts[0].total >= min(count, 4)
    for part in parts:
        page = made[(thing if part.number == 1 else part.path) + "index.html"].decode()
        up = "../" * (part.path if part.number > 1 else thing).count("/")
        assert all(f'href="{one.url.replace(urls.SITE_ROOT, up)}"' in page for one in part.entries)
        if part.number > 1:
            assert f'href="{up}{thing}"' in page
            assert f"<title>{part.title}: {view.title}, page {part.number} &ndash; Small Catalog</title>" in page
            assert sum(f'href="{up}{one.path}"' in page for one in views.credentials) <= 3
    assert [one for part in parts for one in part.entries] == list(
        {"used-by": lambda: view.used_by, "counted": lambda: view.counted}.get(key, lambda: getattr(view, key))()
    )


@pytest.mark.usefixtures("short")
def test_further_pages_of_a_translation_are_in_its_language(make):
    files = FILES | {"content/topics/fractions.es.md": "---\ntitle: Fracciones\n---\nTexto.\n"}
    page = make(pages, files)["topics/fractions/es/credentials/2/index.html"].decode()
    assert '<html lang="es">' in page
    assert '<nav class="paging" aria-label="Pages: Credentials">' in page
    assert '<span lang="es">Fracciones</span>' in page


@pytest.mark.usefixtures("short")
def test_the_sitemap_has_all_pages(make):
    found = {one.text for one in ET.fromstring(make(sitemap, FILES)["sitemap.xml"]).iter() if one.tag.endswith("loc")}
    made = {**make(pages, FILES), **make(indexes, FILES)}
    further = {path for path in made if re.search(r"/\d+/index\.html\Z", path)}
    assert len(further) > 10
    assert {sites.SMALL_URL + path.removesuffix("index.html") for path in further} <= found


def test_a_list_that_fits_has_one_page_and_no_way_to_others(make):
    for path, content in (*make(indexes, FILES).items(), *make(pages, FILES).items()):
        assert b"paging" not in content, path
        assert not re.search(r"/\d+/index\.html\Z", path)


def test_a_page_names_the_first_and_the_last_and_those_beside_it(views_of):
    views, _ = views_of({}, {})
    cards = views.offered("credential") * lists.CARDS * 6
    parts = lists.of_collection("credentials", cards)
    assert len(parts) == 12
    assert [parts[number - 1].named for number in (1, 4, 7, 12)] == [
        (1, 2, 3, 0, 12),
        (1, 2, 3, 4, 5, 6, 0, 12),
        (1, 0, 5, 6, 7, 8, 9, 0, 12),
        (1, 0, 10, 11, 12),
    ]


def test_no_list_is_a_page_that_says_so():
    (part,) = lists.of_collection("stacks", [])
    assert (part.entries, part.total, part.named, part.path) == ((), 0, (1,), "stacks/")


def test_the_home_page_shows_some_stacks_and_leads_to_the_rest(make):
    files = {f"content/stacks/stack-{number}.md": stack(number, "collection") for number in range(14)}
    page = make(home, files)["index.html"].decode()
    assert page.count('data-kind="stack"') == 12
    assert '<a href="./stacks/">All 15 stacks</a>' in page
