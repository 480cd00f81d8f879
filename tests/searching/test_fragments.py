"""What a document says: where its words stand, and how much it says of each."""

from __future__ import annotations

import pytest

from mcsite.searching import fragments
from mcsite.searching.documents import Document, Passage
from mcsite.searching.tokens import Terms


@pytest.fixture
def said():
    """Return what a document with a body says."""

    def said(*passages, **given):
        document = Document(
            path="a/", kind="guide", id="a", passages=passages, **{"title": "Talk", "names": "Talk", **given}
        )
        return fragments.words_of(fragments.read(fragments.fragment(document)), Terms())

    return said


def positions(digits):
    """Return the positions that digits tell, two for each."""
    found = [fragments.DIGITS.index(sign) for sign in digits]
    return [first * 91 + second for first, second in zip(found[::2], found[1::2], strict=True)]


def test_what_is_said_aside_counts_least_however_often(said):
    weights = said(Passage("", "zebra zebra"), Passage("", "lion lion lion lion", aside=True)).weights
    assert weights["zebra"] > weights["lion"] == 1
    assert said(Passage("", "zebra"), Passage("", "zebra", aside=True)).weights == said(Passage("", "zebra")).weights


def test_what_is_said_more_often_weighs_more_and_less_in_a_longer_body(said):
    weights = said(Passage("", "zebra lion lion lion")).weights
    assert weights["zebra"] < weights["lion"]
    assert said(Passage("", "x " * 900 + "zebra")).weights["zebra"] < weights["zebra"]


def test_a_title_weighs_twice_as_much_if_it_is_short(said):
    assert said().weights == {"talk": 56}
    assert set(said(title="Talk of zebras and lions, again", names="Talk").weights.values()) == {28}


def test_names_topics_and_summary_add_up(said):
    assert said(subjects="talk", summary="talk").weights == {"talk": 56 + 14 + 7}


def test_a_term_of_the_head_alone_says_nothing_of_the_body(said):
    weights = said(Passage("", "zebra"), summary="lion").weights
    assert (weights["lion"] % 7, weights["talk"] % 7) == (0, 0)
    assert weights["zebra"] % 7 > 0


def test_common_words_have_a_position_and_no_term(said):
    found = said(names="", title="", summary="art of the deal")
    assert set(found.stands) == {"art", "deal"}
    assert positions(found.stands["deal"]) == [place + 3 for place in positions(found.stands["art"])]


def test_no_phrase_goes_from_one_passage_into_the_next(said):
    stands = said(*(Passage("", f"lion{number} zebra") for number in range(200))).stands
    zebras = positions(stands.pop("zebra"))
    lions = {place for term in stands for place in positions(stands[term])}
    assert {place - 1 for place in zebras} <= lions
    assert lions.isdisjoint(place + gap for place in zebras for gap in (1, 2, 3))


def test_a_fragment_without_its_body_has_names_topics_and_summary():
    document = Document(path="a/", kind="guide", id="a", title="A", names="Alpha", passages=(Passage("", "zebra"),))
    words = [
        fragments.words_of(fragments.read(fragments.fragment(document, whole=whole)), Terms()).words
        for whole in (True, False)
    ]
    assert words == [["zebra", "alpha"], ["alpha"]]
