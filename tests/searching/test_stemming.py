from __future__ import annotations

import pytest

from mcsite.searching.stemming import stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [  # the examples of Porter's paper, taken through all steps
        ("caresses", "caress"),
        ("ponies", "poni"),
        ("cats", "cat"),
        ("feed", "feed"),
        ("agreed", "agre"),
        ("plastered", "plaster"),
        ("motoring", "motor"),
        ("sing", "sing"),
        ("conflated", "conflat"),
        ("troubled", "troubl"),
        ("sized", "size"),
        ("hopping", "hop"),
        ("falling", "fall"),
        ("hissing", "hiss"),
        ("filing", "file"),
        ("happy", "happi"),
        ("relational", "relat"),
        ("rational", "ration"),
        ("vietnamization", "vietnam"),
        ("hopefulness", "hope"),
        ("triplicate", "triplic"),
        ("electrical", "electr"),
        ("revival", "reviv"),
        ("adjustment", "adjust"),
        ("adoption", "adopt"),
        ("effective", "effect"),
        ("probate", "probat"),
        ("rate", "rate"),
        ("controlling", "control"),
    ],
)
def test_words_have_the_stems_that_the_paper_gives(word, expected):
    assert stem(word) == expected


@pytest.mark.parametrize("word", ["gi", "x2", "οδοσ", "2026", "naïve", "日本"])
def test_what_is_not_a_plain_latin_word_stays_as_it_is(word):
    assert stem(word) == word
