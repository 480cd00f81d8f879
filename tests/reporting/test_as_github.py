"""The report for GitHub Actions."""

from __future__ import annotations

from reports import CLEAN, REPORT, of

from mcsite.diagnostics import Span
from mcsite.reporting import as_github


def test_it_is_one_workflow_command_for_each_problem() -> None:
    assert as_github.render(REPORT) == (
        "::warning file=content/credentials/generating-ideas.md,line=1,endLine=1,col=1,endColumn=1,title=no-research"
        "::no research is named\n"
        "::error file=content/credentials/generating-ideas.md,line=12,endLine=12,col=10,endColumn=24,title=unknown-id"
        "::there is no topic 'deper-learning'%0Adid you mean 'deeper-learning'?\n"
        "::error file=mcsite.yaml,line=4,endLine=4,col=1,endColumn=6,title=duplicate-key"
        "::'title' is given twice%0Akeep one of the two%0Amcsite.yaml:1:1: 'title' was given here first\n"
    )


def test_columns_are_left_out_where_a_span_has_several_lines() -> None:
    command = as_github.render(of(span=Span(3, 4, 5, 6)))
    assert ",line=3,endLine=5,title=" in command
    assert "col" not in command.split("::")[1].lower()


def test_what_would_end_a_command_or_a_property_is_escaped() -> None:
    command = as_github.render(of(path="a:b,c%d\n.md", message="100%\r\n::error::x", hint=""))
    assert command == (
        "::error file=a%3Ab%2Cc%25d%0A.md,line=12,endLine=12,col=10,endColumn=24,title=unknown-id"
        "::100%25%0D%0A::error::x\n"
    )


def test_of_a_clean_catalog_it_is_empty() -> None:
    assert as_github.render(CLEAN) == ""
