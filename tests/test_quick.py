"""The quick judge says yes only where jsonschema does: it may stand before it."""

from __future__ import annotations

import generating
import pytest
import sites
import things
from catalogs import CASES
from hypothesis import given
from hypothesis import strategies as st

from mcsite import frontmatter
from mcsite.schemas.quick import Quick
from mcsite.yamltext import FORBIDDEN

SCHEMAS = things.schemas()
QUICK = Quick(SCHEMAS.by_name)
NAMES = sorted({*SCHEMAS.by_name} - {"common"})
TEXTS = st.text(max_size=12).filter(lambda text: not FORBIDDEN.search(text))
ODD = st.sampled_from(
    ["", " ", "\u00a0", "\u2028", "\ufeff", "a\n", "A", "-", "no", "1.0.0", "1.0", "2026-02-30", "٣", "https://x", True]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | ODD
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=6
)


def judged(name, data):
    return next(SCHEMAS.judge(name).iter_errors(data), None) is None


def holds(name, data):
    """Tell whether the quick judge is right; a no of it never is wrong, since jsonschema is asked then."""
    return not QUICK.is_valid(name, data) or judged(name, data)


@st.composite
def changed(draw):
    """Draw data that a schema allows, with a value somewhere replaced, removed or repeated."""
    name = draw(st.sampled_from(NAMES))
    data = draw(generating.data(SCHEMAS, SCHEMAS.by_name[name]))
    place, key = data, draw(st.sampled_from(sorted(data)))
    while isinstance(place[key], dict | list) and place[key] and draw(st.booleans()):
        place = place[key]
        key = draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
    what = draw(st.sampled_from(["replace", "remove", "repeat", "stay"]))
    if what == "replace":
        place[key] = draw(JSON)
    elif what == "remove":
        del place[key]
    elif what == "repeat" and isinstance(place, list):
        place.append(place[key])
    return name, data


@given(changed())
def test_what_it_finds_valid_is_valid(given_):
    assert holds(*given_)


@given(st.sampled_from(NAMES), JSON)
def test_any_data_may_be_given_to_it(name, data):
    assert holds(name, data)


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
def test_it_says_yes_to_nearly_all_that_is_valid(name, data):
    assert QUICK.is_valid(name, data.draw(generating.data(SCHEMAS, SCHEMAS.by_name[name])))


def documents(*roots):
    for root in roots:
        for file in sorted(root.rglob("*.md")):
            document, _ = frontmatter.read(file.name, file.read_bytes())
            if document is not None and file.parent.name in SCHEMAS.by_name:
                yield file, document.data


def test_it_agrees_on_every_file_of_the_sample_and_of_the_cases():
    asked = list(documents(sites.REPOSITORY / "content", sites.SMALL / "content", CASES))
    assert len(asked) > 300
    assert [file for file, data in asked if not holds(file.parent.name, data)] == []


def test_it_says_yes_to_the_whole_sample():
    originals = [one for one in documents(sites.REPOSITORY / "content") if "." not in one[0].stem]
    assert [file for file, data in originals if not QUICK.is_valid(file.parent.name, data)] == []


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 10**400, {1: 2}, "\ud800", object()])
def test_what_json_can_not_have_is_no_yes(value):
    data = things.credential("A", effort_hours=value)
    assert not QUICK.is_valid("credentials", data)


def test_what_is_too_deep_is_no_yes():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    assert not QUICK.is_valid("credentials", {"title": deep})
