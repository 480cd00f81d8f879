"""What is read is noted, however it was come by."""

from __future__ import annotations

from mcsite.reads import Kept, Reads, Watched

TITLES = {"a": "A", ("topics", "b"): "B"}


def test_a_mapping_notes_what_is_asked_for_found_or_not_in_words_of_its_key():
    reads = Reads()
    titles = Watched("titles", TITLES, reads)
    with reads.noted() as read:
        assert titles["a"] == "A"
        assert titles.get("c") is None
        assert ("topics", "b") in titles
    assert read == {"titles/a", "titles/c", "titles/topics/b"}


def test_a_mapping_that_is_gone_through_is_noted_as_a_whole():
    for go_through in (list, len, lambda titles: titles.items(), lambda titles: titles.values()):
        reads = Reads()
        with reads.noted() as read:
            go_through(Watched("titles", TITLES, reads))
        assert read == {"titles/*"}


def test_what_is_kept_is_made_once_and_read_by_each_that_asks_for_it():
    reads = Reads()
    titles = Watched("titles", TITLES, reads)
    made = []

    def make(key):
        made.append(key)
        return titles[key]

    kept = Kept(reads, 2)
    for _ in range(3):
        with reads.noted() as read:
            assert kept.once("title of a", make, "a") == "A"
        assert read == {"titles/a"}
    assert made == ["a"]


def test_what_is_kept_is_read_by_what_is_kept_of_it():
    reads = Reads()
    titles = Watched("titles", TITLES, reads)
    kept = Kept(reads, 9)
    kept.once("inner", titles.get, "a")
    kept.once("outer", lambda: kept.once("inner", titles.get, "a"))
    with reads.noted() as read:
        kept.once("outer", lambda: None)
    assert read == {"titles/a"}


def test_what_isnt_asked_for_again_is_forgotten():
    kept = Kept(Reads(), 2)
    made = []
    for number in (1, 2, 1, 3, 1, 4, 1, 5, 1, 2):
        kept.once(number, made.append, number)
    assert made == [1, 2, 3, 4, 5, 2]


def test_what_is_made_aside_is_noted_by_nobody():
    reads = Reads()
    titles = Watched("titles", TITLES, reads)
    with reads.noted() as read, reads.aside():
        titles.get("a")
    assert read == set()
