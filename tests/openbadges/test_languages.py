"""Language tags for Open Badges 3.0."""

from __future__ import annotations

import json

import open_badges
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcsite import resources
from mcsite.openbadges import languages

COMMON = json.loads((resources.folder("schema") / "common.schema.json").read_text(encoding="utf-8"))
TAGS = st.from_regex(COMMON["$defs"]["language"]["pattern"], fullmatch=True)


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en"),
        ("en-us", "en-US"),
        ("es-419", "es-419"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("haw", "haw"),
        ("ca-valencia", "ca"),
        ("de-CH-1996", "de-CH"),
        ("en-x-lab", "en"),
    ],
)
def test_a_tag_is_written_in_its_usual_case_and_cut_where_it_is_not_taken(tag, code):
    assert languages.code(tag) == code


@given(TAGS)
def test_every_tag_of_a_catalog_becomes_one_that_is_taken(tag):
    related = {"id": "https://a.example/", "type": ["Related"], "inLanguage": languages.code(tag)}
    assert open_badges.errors("Related", related) == []
