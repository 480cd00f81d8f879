"""The search page narrows its list down, with scripts and without."""

from __future__ import annotations

import re

import pytest


@pytest.fixture
def listed(served):
    """Return the path of everything on the list with the values that it has."""
    page = served.site.text("search/index.html")
    found = re.findall(
        r'<li class="card"((?: data-[a-z]+="[^"]*")+)[^>]*>.*?<h3><a href="\.\./([^"]+)"', page, re.DOTALL
    )
    return {path: dict(re.findall(r'data-([a-z]+)="([^"]*)"', attributes)) for attributes, path in found}


def _shown(page):
    links = page.locator(".cards > li:visible h3 a")
    return {link.get_attribute("href").removeprefix("../") for link in links.all()}


def _choose(page, id_):
    """Choose a value as a reader does: open its question, if it is closed, and click on its name."""
    facet = page.locator("details.facet", has=page.locator(f"#{id_}"))
    if facet.get_attribute("open") is None:
        facet.locator("summary").click()
    page.locator(f"label:has(#{id_})").click()


def _matching(listed, **wanted):
    return {path for path, data in listed.items() if all(value in data[name].split() for name, value in wanted.items())}


@pytest.fixture(params=[False, True], ids=["without scripts", "with scripts"])
def search(request, served, visit):
    """Open the search page, in a browser without scripts and in one with them."""
    with visit(served.url("search"), java_script_enabled=request.param) as page:
        yield page


def test_at_first_everything_is_shown(search, listed):
    assert _shown(search) == set(listed)
    assert len(listed) > 40


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("topic", "fractions"),
        ("kind", "stack"),
        ("assessment", "peer"),
        ("grade", "elementary"),
        ("audience", "coach"),
        ("students", "needed"),
    ],
)
def test_a_choice_leaves_only_what_has_it(search, listed, name, value):
    _choose(search, f"{name}-{value}")
    found = _matching(listed, **{name: value})
    assert 0 < len(found) < len(listed)
    assert _shown(search) == found


def test_choices_of_two_questions_hold_together(search, listed):
    _choose(search, "topic-personalized-learning")
    _choose(search, "kind-credential")
    assert _shown(search) == _matching(listed, topic="personalized-learning", kind="credential")


def test_clearing_shows_everything_again(search, listed):
    _choose(search, "topic-fractions")
    search.get_by_role("button", name="Clear all filters").first.click()
    assert _shown(search) == set(listed)
