"""The report of one line for each problem."""

from __future__ import annotations

from reports import CLEAN, REPORT, of

from mcsite.reporting import as_concise


def test_it_is_one_line_for_each_problem() -> None:
    assert as_concise.render(REPORT) == (
        "content/credentials/generating-ideas.md:1:1: warning[no-research] no research is named\n"
        "content/credentials/generating-ideas.md:12:10: error[unknown-id] there is no topic 'deper-learning'"
        " (did you mean 'deeper-learning'?)\n"
        "mcsite.yaml:4:1: error[duplicate-key] 'title' is given twice (keep one of the two)\n"
    )


def test_it_stays_one_line_whatever_is_in_it() -> None:
    text = as_concise.render(of(message="two\nlines\u2028three", path="a\r\nb.md", hint="\x1b[2J"))
    assert text == "a\\r\\nb.md:12:10: error[unknown-id] two\\nlines\\u2028three (\\x1b[2J)\n"


def test_of_a_clean_catalog_it_is_empty() -> None:
    assert as_concise.render(CLEAN) == ""
