"""Whether there is anything to do: told at once, and never wrongly."""

from __future__ import annotations

import os
import time
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
import things
from click.testing import CliRunner

from mcsite import checking, cli, looking, standing
from mcsite.store import Store


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
    return standing.last(standing.file(root / standing.FOLDER, *named), standing.look(root), day, (False, ""))


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
    assert standing.last(file, standing.look(catalog), None, (True, "")) is None
    assert standing.last(file, standing.look(catalog), looking_forward(), (False, "")) is None
    monkeypatch.setattr(looking, "__version__", "0.0.0")
    assert last(catalog) is None


def looking_forward():
    """Return a day that isn't today."""
    return date(2099, 1, 1)


def test_what_changed_just_before_isnt_trusted(catalog):
    (catalog / "content/topics/new.md").write_text("---\ntitle: New\n---\n", encoding="utf-8")
    front = things.text(things.credential("Fraction Talk", topics=["fractions", "new"]))
    (catalog / "content/credentials/fraction-talk.md").write_text(front, encoding="utf-8")
    run("check")
    assert last(catalog, "check") is None


def test_what_changes_while_a_run_lasts_is_something_to_do(catalog, monkeypatch):
    summary = checking.summary

    def late(*given):
        write(catalog / "content/topics/fractions.md", "---\ntitle: Frictions\n---\n")
        return summary(*given)

    monkeypatch.setattr(checking, "summary", late)
    run("check")
    assert last(catalog, "check") is None


def test_a_file_that_is_damaged_says_nothing(catalog):
    run("build")
    for file in (catalog / standing.FOLDER).glob("last-*"):
        file.write_bytes(b"x")
    assert last(catalog) is None
    run("build")


def test_warnings_are_told_each_time_without_another_look(catalog, monkeypatch):
    front = things.text(things.credential("Fraction Talk", research=None))
    write(catalog / "content/credentials/fraction-talk.md", front)
    first = [CliRunner().invoke(cli.main, [verb]) for verb in ("check", "build")]
    monkeypatch.setattr("mcsite.checking.check_again", None)
    monkeypatch.setattr("mcsite.pipeline.build", None)
    for verb, done in zip(("check", "build"), first, strict=True):
        assert "no-research" in done.stderr
        assert CliRunner().invoke(cli.main, [verb], catch_exceptions=False).stderr == done.stderr


def test_errors_are_told_each_time_and_fail_each_time(catalog, monkeypatch):
    write(catalog / "content/credentials/fraction-talk.md", "---\ntitle: [\n---\n")
    first = CliRunner().invoke(cli.main, ["check"])
    monkeypatch.setattr("mcsite.checking.check_again", None)
    again = CliRunner().invoke(cli.main, ["check"], catch_exceptions=False)
    assert (again.exit_code, again.stderr) == (first.exit_code, first.stderr) == (1, first.stderr)


def test_what_is_strict_takes_no_warning_for_granted(catalog):
    front = things.text(things.credential("Fraction Talk", research=None))
    write(catalog / "content/credentials/fraction-talk.md", front)
    run("build")
    assert CliRunner().invoke(cli.main, ["build", "--strict"]).exit_code == 1
    assert CliRunner().invoke(cli.main, ["check", "--strict"]).exit_code == 1


def test_a_build_that_failed_as_it_made_pages_fails_again(catalog):
    write(catalog / "theme/templates/home.html", "{{ nothing.at.all }}")
    for _ in range(2):
        done = CliRunner().invoke(cli.main, ["build"])
        assert done.exit_code == 1
        assert "not built" in done.stderr


def test_a_run_stands_until_its_day_ends_where_the_catalog_is(catalog, monkeypatch):
    settings = (catalog / "mcsite.yaml").read_text(encoding="utf-8")
    write(catalog / "mcsite.yaml", settings + "timezone: Pacific/Auckland\n")
    run("check")
    today = datetime.now(ZoneInfo("Pacific/Auckland")).replace(hour=0, minute=0, second=0, microsecond=0)
    begins, ends = today.timestamp(), (today + timedelta(days=1)).timestamp()
    for moment, stands in ((begins - 1, False), (begins, True), (ends - 1, True), (ends, False)):
        monkeypatch.setattr(standing.time, "time", lambda moment=moment: moment)
        assert (last(catalog, "check") is not None) == stands


def write(file, text):
    """Write a file that is old enough to be trusted."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    os.utime(file, (time.time() - 10, time.time() - 10))
    time.sleep(2 * looking.GRAIN / 1e9)  # the time of the node can't be set


def test_how_an_output_was_left_is_known_only_once_all_is_in_it(tmp_path):
    made, folders = tmp_path / "site.db", looking.folders(tmp_path, ())
    assert standing.left(made) == b""
    with Store(made, b"", {}) as store:
        store.say(standing.FOLDERS, msgspec.msgpack.encode(folders))
        store.say(standing.DONE, b"")
        store.commit()
    assert standing.left(made) == b""
    with Store(made, b"", {}) as store:
        store.say(standing.DONE, b"1")
        store.commit()
    assert standing.folders(standing.left(made)) == folders


@pytest.mark.parametrize("content", [b"", b"no database"])
def test_a_damaged_store_says_nothing_of_an_output(tmp_path, content):
    made = tmp_path / "site.db"
    made.write_bytes(content)
    assert standing.left(made) == b""


def test_what_another_version_says_of_an_output_is_of_no_use(tmp_path):
    made = tmp_path / "site.db"
    with Store(made, b"", {}) as store:
        store.say(standing.FOLDERS, msgspec.msgpack.encode("other"))
        store.say(standing.DONE, b"1")
        store.commit()
    assert standing.folders(standing.left(made)) is None
