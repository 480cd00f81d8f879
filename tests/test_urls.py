"""Where everything of the site lies."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcsite import urls

SEGMENTS = st.lists(st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True), max_size=4)


def path_of(segments: list[str]) -> str:
    return "".join(f"{segment}/" for segment in segments)


@given(SEGMENTS, SEGMENTS, st.sampled_from(["https://x.example/", "https://x.example/a/b/", "file:///home/site/"]))
def test_a_relative_url_leads_to_its_path_from_any_page_and_any_base(here, there, base):
    relative = urls.relative(urls.here(path_of(there)), path_of(here))
    assert urljoin(base + path_of(here), relative) == base + path_of(there)


@given(SEGMENTS)
def test_an_absolute_url_is_the_base_and_the_path(segments):
    assert (
        urls.absolute(urls.here(path_of(segments)), "https://x.example/a/")
        == f"https://x.example/a/{path_of(segments)}"
    )


def test_text_without_urls_of_the_site_is_left_alone():
    text = "See https://elsewhere.example/ and ../here."
    assert urls.relative(text, "a/b/") == text
    assert urls.absolute(text, "https://x.example/") == text


@pytest.mark.parametrize("text", ["a", "a-b", "0", "9-lives", "a" * 80])
def test_an_id_is_lower_case_letters_digits_and_single_hyphens(text):
    assert urls.is_id(text)


@pytest.mark.parametrize(
    "text", ["", "-", "a-", "-a", "a--b", "A", "a_b", "a b", "a.b", "é", "a/b", "..", "a\n", "\u0660", "a" * 81]
)
def test_nothing_else_is_an_id(text):
    assert not urls.is_id(text)


@given(st.text(max_size=200))
def test_an_id_made_from_any_text_is_one_or_is_empty(text):
    made = urls.to_id(text)
    assert made == "" or urls.is_id(made)


def test_a_translation_lies_below_its_original():
    assert urls.item_path("guides", "a") == "guides/a/"
    assert urls.item_path("guides", "a", "es") == "guides/a/es/"


def test_each_kind_has_one_collection():
    assert {kind: urls.KINDS[kind] for kind in urls.COLLECTIONS.values()} == urls.KINDS
