"""A change to front matter changes what is meant and leaves the rest as its author wrote it."""

from __future__ import annotations

import copy
import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcsite import yamltext
from mcsite.yamltext import dumping, editing

TEXT = """\
# A comment at the top.
title: "Fraction Talk"   # shown to people
topics: [fractions,  talk]
assessment:
  model: paid
  fee: {amount: 60, currency: USD}
evidence:
  # the first part
  - title: Video
    checks:
      - The voices can be heard.
      - Nobody is named.

  - title: >-
      Student
      work
    prompts:
      - {text: What did you do?, max_words: 9}
# the end
license: CC-BY-4.0
"""
ORDER = ["title", "code", "topics", "effort_hours", "license", "assessment", "evidence"]


def changed(change):
    """Return the lines that go and come for a change of what TEXT says."""
    old, _ = yamltext.read(TEXT, "")
    new = copy.deepcopy(old)
    change(new)
    made = editing.edit(TEXT, old, new, ORDER)
    assert yamltext.read(made, "") == (new, [])
    lines = list(difflib.unified_diff(TEXT.splitlines(), made.splitlines(), n=0))[2:]
    return [f"{line[0]} {line[1:]}" for line in lines if line[0] in "+-"]


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (copy.copy, []),
        (
            lambda data: data.update(title="Talk: fractions"),
            ['- title: "Fraction Talk"   # shown to people', "+ title: 'Talk: fractions'   # shown to people"],
        ),
        (lambda data: data.update(code="F-1"), ["+ code: F-1"]),
        (lambda data: data.update(code="F-1", effort_hours=3), ["+ code: F-1", "+ effort_hours: 3"]),
        (lambda data: data.pop("license"), ["- license: CC-BY-4.0"]),
        (
            lambda data: data["topics"].append("new"),
            ["- topics: [fractions,  talk]", "+ topics: [fractions, talk, new]"],
        ),
        (
            lambda data: data["topics"].__setitem__(1, "new"),
            ["- topics: [fractions,  talk]", "+ topics: [fractions,  new]"],
        ),
        (
            lambda data: data["assessment"]["fee"].update(amount=75),
            ["-   fee: {amount: 60, currency: USD}", "+   fee: {amount: 75, currency: USD}"],
        ),
        (lambda data: data["assessment"].update(turnaround_days=7), ["+   turnaround_days: 7"]),
        (lambda data: data["assessment"].pop("fee"), ["-   fee: {amount: 60, currency: USD}"]),
        (lambda data: data["evidence"][0].update(quantity=2), ["+     quantity: 2"]),
        (lambda data: data["evidence"][0]["checks"].append("Loud."), ["+       - Loud."]),
        (lambda data: data["evidence"][0]["checks"].insert(0, "Loud."), ["+       - Loud."]),
        (lambda data: data["evidence"][0]["checks"].pop(0), ["-       - The voices can be heard."]),
        (
            lambda data: data["evidence"].insert(1, {"title": "Plan", "media": ["text"]}),
            ["+   - title: Plan", "+     media: [text]"],
        ),
        (
            lambda data: data["evidence"][1]["prompts"][0].update(max_words=10),
            ["-       - {text: What did you do?, max_words: 9}", "+       - {text: What did you do?, max_words: 10}"],
        ),
        (
            lambda data: data["evidence"][1].update(title="Work"),
            ["-   - title: >-", "-       Student", "-       work", "+   - title: Work"],
        ),
    ],
)
def test_only_the_lines_of_what_changes_are_changed(change, lines):
    assert changed(change) == lines


_DATA = st.dictionaries(
    st.sampled_from("abcd"),
    st.recursive(
        st.sampled_from(["no", "a: b", "x\ny\n", "#", "w " * 60 + "w", 1, 2.5, True, "-"]),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("efg"), inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


@settings(max_examples=300)
@given(_DATA, _DATA)
def test_whatever_is_changed_says_what_it_shall(old, new):
    made = editing.edit(dumping.write(old) or "{}\n", old, new, list("abcd"))
    assert yamltext.read(made or "{}\n", "") == (new, [])


def test_front_matter_in_brackets_is_written_anew():
    assert editing.edit("{title: A, code: B}\n", {"title": "A", "code": "B"}, {"title": "A"}, ORDER) == "title: A\n"


def test_text_that_becomes_a_block_takes_the_comment_beside_it_away():
    made = editing.edit("title: A # why\n", {"title": "A"}, {"title": "A\nB\n"}, ORDER)
    assert yamltext.read(made, "") == ({"title": "A\nB\n"}, [])
