from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mcsite.searching import slots

paths = st.lists(st.text(alphabet="abcdef-/", min_size=1, max_size=8), unique=True, max_size=200)


@given(paths, st.randoms())
def test_places_differ_and_do_not_depend_on_the_order(known, rng):
    found = slots.places(known)
    assert len(set(found.values())) == len(known)
    assert list(found.values()) == sorted(found.values())
    rng.shuffle(known)
    assert slots.places(known) == found


def test_one_more_document_moves_at_most_a_few_others():
    known = [f"credentials/{number}/" for number in range(1000)]
    found = slots.places(known)
    moved = []
    for number in range(50):
        more = slots.places([*known, f"stacks/{number}/"])
        moved.append(sum(more[path] != found[path] for path in known))
    assert max(moved) <= 20
    assert sum(moved) / len(moved) <= 2
