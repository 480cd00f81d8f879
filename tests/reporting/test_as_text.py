"""The report for people."""

from __future__ import annotations

import re

import msgspec
import pytest
from reports import CLEAN, REPORT, of

from mcsite.diagnostics import Span
from mcsite.reporting import Report, as_text


def test_it_shows_each_problem_its_line_what_to_write_and_what_is_related() -> None:
    assert as_text.render(REPORT) == (
        """\
content/credentials/generating-ideas.md:1:1: warning[no-research] no research is named

content/credentials/generating-ideas.md:12:10: error[unknown-id] there is no topic 'deper-learning'
   12 | topics: [deper-learning]
      |          ^^^^^^^^^^^^^^
  help: did you mean 'deeper-learning'?

mcsite.yaml:4:1: error[duplicate-key] 'title' is given twice
    4 | title: Another
      | ^^^^^
  help: keep one of the two
  note: mcsite.yaml:1:1: 'title' was given here first

2 errors, 1 warning in 2 files
"""
    )


def test_it_ends_with_how_many_problems_can_be_mended() -> None:
    problems = tuple(msgspec.structs.replace(one, fixable=one.code != "no-research") for one in REPORT.problems)
    offered = as_text.render(Report(problems, REPORT.files))
    assert offered == as_text.render(REPORT) + "'mcsite check --fix' mends 2 of them\n"


def test_a_clean_catalog_is_told_with_its_files() -> None:
    assert as_text.render(CLEAN) == "no problems in 7 files\n"
    assert as_text.render(Report((), files=1)) == "no problems in 1 file\n"


@pytest.mark.parametrize(
    ("errors", "warnings", "summary"),
    [(1, 0, "1 error in 1 file"), (0, 2, "2 warnings in 1 file"), (2, 1, "2 errors, 1 warning in 1 file")],
)
def test_the_summary_counts(errors: int, warnings: int, summary: str) -> None:
    (problem,) = of().problems
    warning = msgspec.structs.replace(problem, severity="warning")
    report = Report((*[problem] * errors, *[warning] * warnings), files=9)
    assert as_text.render(report).splitlines()[-1] == summary


def marked(source: str, column: int, end: int, end_line: int = 3) -> tuple[str, str]:
    """Return the source line as shown, and the line of carets below it, both without the gutter."""
    lines = as_text.render(of(source=source, span=Span(3, column, end_line, end))).splitlines()
    return lines[1][8:], lines[2][8:]


@pytest.mark.parametrize(
    ("source", "column", "end", "shown", "carets"),
    [
        ("title: x", 8, 9, "title: x", "       ^"),
        ("title: x", 9, 9, "title: x", "        ^"),  # at the end of the line
        ("日本: x", 5, 6, "日本: x", "      ^"),  # wide characters take two columns
        ("a: 日本", 4, 6, "a: 日本", "   ^^^^"),
        ("e\u0301te\u0301: x", 8, 9, "e\u0301te\u0301: x", "     ^"),  # combining characters take none
        ("a\u200bb: x", 6, 7, "a\u200bb: x", "    ^"),
        ("\tx: y", 2, 3, "    x: y", "    ^"),
        ("a: \x1b[31m", 4, 9, "a: \\x1b[31m", "   ^^^^^^^^"),
        ("a\u202eb", 3, 4, "a\\u202eb", "       ^"),
    ],
)
def test_the_carets_stand_under_the_span(source: str, column: int, end: int, shown: str, carets: str) -> None:
    assert marked(source, column, end) == (shown, carets)


def test_a_span_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert marked("a: [b,", 4, 2, end_line=5) == ("a: [b,", "   ^^^")


def test_of_a_long_line_the_part_around_the_span_is_shown() -> None:
    source = "x" * 300 + "HERE" + "y" * 300
    shown, carets = marked(source, 301, 305)
    assert shown == "…" + "x" * 30 + "HERE" + "y" * 66 + "…"
    assert shown[carets.index("^") : len(carets)] == "HERE"


def test_a_long_line_with_a_long_span_still_fits() -> None:
    shown, carets = marked("x" * 1000, 1, 1001)
    assert (len(shown), len(carets)) == (101, 100)


def test_a_problem_without_a_line_has_no_snippet() -> None:
    text = as_text.render(of(source="", hint=""))
    assert text.count("\n") == 3
    assert "|" not in text


def test_nothing_in_a_message_steers_the_terminal() -> None:
    text = as_text.render(of(message="two\nlines \x1b[2J", path="a\nb.md", hint="\x07"))
    assert text.startswith("a\\nb.md:12:10: error[unknown-id] two\\nlines \\x1b[2J\n")
    assert "help: \\x07" in text
    assert not re.search("[\x00-\x09\x0b-\x1f]", text)


def test_colour_only_adds_to_what_is_said() -> None:
    plain = as_text.render(REPORT)
    coloured = as_text.render(msgspec.structs.replace(REPORT, colour=True))
    assert re.sub("\x1b\\[[0-9]+m", "", coloured) == plain
    assert coloured.count("\x1b[31m") > coloured.count("\x1b[33m") > 0
    assert "\x1b" not in plain
