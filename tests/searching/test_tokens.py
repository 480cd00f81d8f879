from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcsite.searching import tokens

CASES = json.loads((Path(__file__).parents[1] / "cases" / "tokens.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_text_is_taken_apart_as_the_shared_cases_say(case):
    assert tokens.words(case["text"]) == case["words"]
    assert tokens.terms(case["text"]) == case["terms"]


@given(st.text(max_size=40))
def test_a_word_is_one_word_again_and_folding_twice_is_folding_once(text):
    for word in tokens.words(text):
        assert word
        assert " " not in word
        assert tokens.fold(word) == tokens.fold(tokens.fold(word))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_a_stem_is_never_longer_than_its_word_and_never_empty(word):
    assert 0 < len(tokens.stemming.stem(word)) <= len(word)
