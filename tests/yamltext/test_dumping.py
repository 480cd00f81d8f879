"""What is written as front matter is read back as the same, and looks as a person would write it."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mcsite import frontmatter
from mcsite.diagnostics import Refusal
from mcsite.yamltext import FORBIDDEN, dumping

_HARD = """no yes null ~ true 1e3 .5 0x1F 2026-01-01 12:30 --- ... - : # & * ! % @ ` | > ' " [ ] { } , ? << \\ \ufeff 😀
é a word""".split()
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=40).filter(lambda text: not FORBIDDEN.search(text)),
    st.lists(st.sampled_from([*_HARD, " ", "\n", "\t", "\r", ": ", " #", "- ", "x" * 50]), max_size=30).map("".join),
)
NUMBERS = st.integers(-(10**9), 10**9) | st.floats(0.001, 10**6).map(lambda number: round(number, 3))
VALUES = st.recursive(
    TEXTS | NUMBERS | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=10,
)
MAPPINGS = st.dictionaries(TEXTS, VALUES, max_size=4)


@settings(max_examples=400)
@given(MAPPINGS)
@example({"a": {}, "b": [], "c": [[], {}], "d": "---\n---\n", "<<": "<<", "": ""})
@example({"text": "word " * 40 + "end", "other": "  two\n\n  spaces \n\n", "long": "x" * 300})
def test_whatever_is_written_is_read_back_as_the_same(data):
    content = f"---\n{dumping.write(data)}---\n\nText.\n".encode()
    document, problems = frontmatter.read("x.md", content)
    assert problems == []
    assert document.data == data
    assert document.body == "\nText.\n"


def test_front_matter_looks_as_a_person_would_write_it():
    data = {
        "title": "Fraction Talk",
        "published": "2026-09-01",
        "answer": "no",
        "version": "1.0",
        "topics": ["fractions", "talk"],
        "effort_hours": 12.0,
        "needs_students": True,
        "competency": "The educator leads talk about fractions in which every student has time to think and a reason.",
        "evidence": [{"title": "Video", "checks": ["The questions and the answers can be heard"]}],
        "note": "One.\n\nTwo.\n",
    }
    assert dumping.write(data) == (
        """\
title: Fraction Talk
published: 2026-09-01
answer: no
version: "1.0"
topics: [fractions, talk]
effort_hours: 12
needs_students: true
competency: >-
  The educator leads talk about fractions in which every student has time to think and a reason.
evidence:
  - title: Video
    checks:
      - The questions and the answers can be heard
note: |
  One.

  Two.
"""
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("a\x07b", "'a.1': the character U+0007 can't be used in text; remove it"),
        ("\u2028", "'a.1': the character U+2028 can't be used in text; remove it"),
        ("\ud800", "'a.1': the character U+D800 can't be used in text; remove it"),
        (math.nan, "'a.1': the number nan can't be used; write a smaller one"),
        (10**30, f"'a.1': the number {10**30} can't be used; write a smaller one"),
        (b"x", "'a.1': bytes can't be written; give text, a number, a list or a mapping"),
    ],
)
def test_what_front_matter_cannot_hold_is_refused_with_its_key(value, said):
    with pytest.raises(Refusal) as refused:
        dumping.write({"a": [value]})
    assert str(refused.value) == said
