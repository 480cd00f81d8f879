from __future__ import annotations

import sites

from mcsite.outputs import llms

BRACKETS = """\
---
title: "Topics [old]"
summary: |
  One line
  and another.
parent: fractions
---
"""


def test_it_is_a_title_a_quoted_summary_and_lists_of_links(make):
    lines = make(llms)["llms.txt"].decode().splitlines()
    assert lines[0] == "# Small Catalog"
    assert lines[2].startswith("> One of everything")
    assert [line for line in lines if line.startswith("## ")] == [
        "## Micro-credentials",
        "## Stacks",
        "## Topics",
        "## Where they count",
        "## Guides",
    ]
    link = f"- [Fraction Talk]({sites.SMALL_URL}credentials/fraction-talk/): The educator leads talk in which students"
    assert any(line.startswith(link) for line in lines)


def test_what_is_closed_or_a_draft_is_left_out(make):
    text = make(llms)["llms.txt"].decode().casefold()
    assert "pizza" not in text
    assert "secret" not in text


def test_brackets_and_line_breaks_do_not_break_a_line(make):
    text = make(llms, {"content/topics/brackets.md": BRACKETS})["llms.txt"].decode()
    assert rf"- [Topics \[old\]]({sites.SMALL_URL}topics/brackets/): One line and another." in text.splitlines()


def test_a_collection_with_nothing_in_it_has_no_heading(make):
    assert "## Guides" not in make(llms, {"content/guides/how-to-earn.md": None})["llms.txt"].decode()
