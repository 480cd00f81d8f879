"""Whether there is anything to do: told at once, and never wrongly."""

from __future__ import annotations

import os
import time

import pytest
import things
from click.testing import CliRunner

from mcsite import cli, looking, standing


@pytest.fixture
def catalog(tmp_path, monkeypatch):
    """Give a catalog whose files are old enough to be trusted, in the folder that commands look at."""
    root = things.write(tmp_path / "catalog", things.small())
    before = time.time() - 10
    for file in root.rglob("*"):
        os.utime(file, (before, before))
    time.sleep(2 * looking.GRAIN / 1e9)  # the times of the nodes can't be set
    monkeypatch.chdir(root)
    return root


def run(*arguments):
    """Run a command, and return what it says, without how long it took."""
    done = CliRunner().invoke(cli.main, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def last(root, verb="build", day=None):
    """Return what the last run came to, if another would come to the same."""
    named = ("build", str((root / "site").resolve())) if verb == "build" else ("check",)
    return standing.last(standing.file(root / standing.FOLDER, *named), root, day, (False, ""))


def test_a_second_build_says_the_same_without_being_one(catalog, monkeypatch):
    first = run("build")
    assert last(catalog) is not None
    monkeypatch.setattr("mcsite.pipeline.build", None)
    assert run("build").split(" in ")[0] == first.split(" in ")[0]


@pytest.mark.usefixtures("catalog")
def test_a_second_check_says_the_same_without_being_one(monkeypatch):
    first = run("check")
    monkeypatch.setattr("mcsite.checking.check_again", None)
    assert run("check") == first


@pytest.mark.parametrize(
    "path",
    [
        "mcsite.yaml",
        "content/credentials/fraction-talk.md",
        "content/credentials/new.md",
        "theme/own.css",
        "site/new.html",
        "mcsite.lock",
    ],
)
def test_whatever_changes_there_is_something_to_do(catalog, path):
    run("build")
    assert last(catalog) is not None
    file = catalog / path
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(file.read_bytes() + b"\n" if file.exists() else b"x")
    assert last(catalog) is None


def test_another_day_another_program_and_other_wishes_are_something_to_do(catalog, monkeypatch):
    run("build")
    file = standing.file(catalog / standing.FOLDER, "build", str((catalog / "site").resolve()))
    assert standing.last(file, catalog, None, (True, "")) is None
    assert standing.last(file, catalog, looking_forward(), (False, "")) is None
    monkeypatch.setattr(looking, "__version__", "0.0.0")
    assert last(catalog) is None


def looking_forward():
    """Return a day that isn't today."""
    return cli.date(2099, 1, 1)


def test_what_changed_just_before_isnt_trusted(catalog):
    (catalog / "content/topics/new.md").write_text("---\ntitle: New\n---\n", encoding="utf-8")
    front = things.text(things.credential("Fraction Talk", topics=["fractions", "new"]))
    (catalog / "content/credentials/fraction-talk.md").write_text(front, encoding="utf-8")
    run("check")
    assert last(catalog, "check") is None


def test_a_file_that_is_damaged_says_nothing(catalog):
    run("build")
    for file in (catalog / standing.FOLDER).glob("last-*"):
        file.write_bytes(b"x")
    assert last(catalog) is None
    run("build")


def test_a_site_with_warnings_is_told_of_each_time(catalog):
    front = things.text(things.credential("Fraction Talk", research=None))
    (catalog / "content/credentials/fraction-talk.md").write_text(front, encoding="utf-8")
    for _ in range(2):
        done = CliRunner().invoke(cli.main, ["check"])
        assert "no-research" in done.output
