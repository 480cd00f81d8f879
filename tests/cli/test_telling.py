"""What is told, on terminals and to programs."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from commandlines import break_it, on_a_terminal, start

from mcsite.cli import telling


def test_colour_is_for_terminals_and_no_color_holds(catalog):
    break_it(catalog)
    assert "\x1b[31m" in on_a_terminal(catalog, "check")
    assert "\x1b" not in on_a_terminal(catalog, "check", NO_COLOR="1")
    assert "\x1b" not in start(catalog, "check", FORCE_COLOR="1").stderr


def test_a_build_on_a_terminal_sums_up(catalog):
    assert "Built " in on_a_terminal(catalog, "build")


@pytest.mark.parametrize("form", telling.FORMATS)
def test_any_text_can_be_told_whatever_the_terminal_can_show(catalog, form):
    (catalog / "content/topics/é→分数.md").write_text("---\ntitle: →分数\n---\n", encoding="utf-8")
    done = start(catalog, "check", "--format", form, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert "bad-id" in done.stdout + done.stderr
    if form == "json":
        assert json.loads(done.stdout)[0]["path"] == "content/topics/é→分数.md"


def test_a_reader_that_goes_away_is_no_error(catalog):
    command = f"'{sys.executable}' -m mcsite schema credentials | head -c 1"
    done = subprocess.run(["/bin/sh", "-c", command], cwd=catalog, capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (0, b"{")
    assert b"Traceback" not in done.stderr
