"""What holds for every format."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import CLEAN, REPORT, problems

from mcsite.reporting import FORMATS, Placed, Report


def test_they_are_the_formats_of_the_command_line() -> None:
    assert list(FORMATS) == ["text", "concise", "json", "github", "sarif"]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("report", [REPORT, CLEAN], ids=["problems", "clean"])
def test_a_report_ends_in_one_line_break_or_is_empty(name: str, report: Report) -> None:
    text = FORMATS[name](report)
    assert text == "" or (text.endswith("\n") and not text.endswith("\n\n"))


@given(st.lists(problems, max_size=3))
def test_every_format_writes_whatever_is_found(found: list[Placed]) -> None:
    report = Report(tuple(found), files=3)
    written = {name: render(report) for name, render in FORMATS.items()}
    assert written["concise"].count("\n") == written["github"].count("\n") == len(found)
    assert len(json.loads(written["json"])) == len(json.loads(written["sarif"])["runs"][0]["results"]) == len(found)
    assert "\x1b" not in written["text"]
    for text in written.values():
        text.encode()
