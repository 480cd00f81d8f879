from __future__ import annotations

from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from mcsite.searching.shards import file_name, shards

words = st.dictionaries(st.text(alphabet="abc", min_size=1, max_size=6), st.integers(1, 60), min_size=1)


@given(words, st.integers(10, 200))
def test_every_term_is_in_the_file_that_its_letters_lead_to(sizes, largest):
    terms = sorted(sizes)
    made = list(shards(terms, [sizes[term] for term in terms], largest))
    starts = [start for start, _, _ in made]
    assert starts == sorted(set(starts))
    assert [at for _, first, last in made for at in range(first, last)] == list(range(len(terms)))
    for start, first, last in made:
        for term in terms[first:last]:
            assert starts[bisect_right(starts, term) - 1] == start
        assert last - first == 1 or sum(sizes[term] for term in terms[first:last]) <= largest


def test_one_more_term_leaves_most_files_as_they_are():
    terms = sorted(f"{first}{second}{third}" for first in "abcdefgh" for second in "abcdefgh" for third in "abcdefgh")
    before = {tuple(terms[first:last]) for _, first, last in shards(terms, [10] * len(terms), 300)}
    more = sorted([*terms, "ddda"])
    after = {tuple(more[first:last]) for _, first, last in shards(more, [10] * len(more), 300)}
    assert len(after - before) <= 3
    assert len(before) > 20


def test_names_of_files_are_plain_and_not_reserved_anywhere():
    assert file_name("") == "-"
    assert file_name("con") == "con-"
    assert file_name("учеба").isascii()
