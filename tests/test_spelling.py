"""What a word may be meant for, and what it can only be."""

from __future__ import annotations

import pytest

from mcsite.spelling import meant, suggest

KNOWN = ["title", "issuer", "competency", "effort_hours", "max_words", "stack", "grade-4", "unit-a", "deeper-learning"]


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("Title", "title"),
        ("titel", "title"),
        ("tittle", "title"),
        ("tile", "title"),
        ("isuer", "issuer"),
        ("competence", "competency"),
        ("effort-hours", "effort_hours"),
        ("Effort Hours", "effort_hours"),
        ("maxwords", "max_words"),
        ("max_word", "max_words"),
        ("stak", "stack"),
        ("deeper-lerning", "deeper-learning"),
        ("Deeper Learning", "deeper-learning"),
        ("deeperlearning", "deeper-learning"),
        ("", ""),
        ("-", ""),
        ("itle", ""),  # a slip at the beginning
        ("rack", ""),
        ("titlees", ""),  # two slips
        ("grade-5", ""),  # a digit
        ("unit-b", ""),  # a part of one letter
        ("depper-lerning", ""),  # slips in two parts
    ],
)
def test_a_slip_can_be_meant_one_way(word, one):
    assert meant(word, KNOWN) == one


def test_of_two_that_are_as_near_neither_is_meant():
    assert meant("tolking", ["talking", "telling", "tolling"]) == ""
    assert meant("Talk-Time", ["talk_time", "talktime"]) == ""


def test_the_same_in_another_case_is_nearer_than_a_slip():
    assert meant("Meets", ["meets", "meet", "meetss"]) == "meets"


def test_a_suggestion_goes_further():
    assert suggest("fracciones", ["fractions"]) == "did you mean 'fractions'?"
    assert meant("fracciones", ["fractions"]) == ""
