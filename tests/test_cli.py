"""The command line: exit codes, what goes where, and no traceback for wrong use."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mcsite import scaffold

CREDENTIAL = "content/credentials/asking-good-questions.md"


@pytest.fixture
def catalog(tmp_path):
    scaffold.catalog(tmp_path)
    return tmp_path


def run(folder: Path, *arguments: str, program: tuple[str, ...] = ("-m", "mcsite"), **environment: str):
    done = subprocess.run(
        [sys.executable, *program, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def break_it(catalog: Path) -> None:
    file = catalog / CREDENTIAL
    file.write_text(file.read_text(encoding="utf-8").replace("status: published", "status: publisht"), encoding="utf-8")


def test_a_clean_catalog_checks_with_zero(catalog):
    done = run(catalog, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "no problems in 3 files\n")


def test_a_problem_checks_with_one_and_is_told_on_standard_error(catalog):
    break_it(catalog)
    done = run(catalog, "check")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{CREDENTIAL}:4:9: error[unknown-value]" in done.stderr
    assert "help: did you mean 'published'?" in done.stderr
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_formats_for_programs_go_to_standard_output(catalog, form):
    break_it(catalog)
    done = run(catalog, "check", "--format", form)
    assert (done.returncode, done.stderr) == (1, "")
    assert "unknown-value" in json.dumps(json.loads(done.stdout))


def test_only_the_problems_of_the_paths_given_are_told(catalog):
    break_it(catalog)
    assert run(catalog, "check", "content/issuers").returncode == 0
    assert run(catalog, "check", "content/credentials").returncode == 1
    assert run(catalog, "check", CREDENTIAL).returncode == 1


def test_with_strict_a_warning_fails(catalog):
    (catalog / "content/topics/lonely.md").write_text("---\ntitle: Lonely\n---\n", encoding="utf-8")
    assert run(catalog, "check").returncode == 0
    assert run(catalog, "check", "--strict").returncode == 1
    assert run(catalog, "build", "--strict").returncode == 1
    assert not (catalog / "site").exists()
    assert run(catalog, "build").returncode == 0


def test_without_a_verb_it_builds_and_sums_up(catalog):
    (catalog / "content/topics/getting-started.md").write_text("---\ntitle: Start\n---\n", encoding="utf-8")
    scaffold.item(catalog, "credentials", "Later")
    done = run(catalog)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Built ")
    assert "content/credentials/later.md: draft" in done.stdout
    assert (catalog / "site" / "index.html").is_file()
    assert run(catalog, "--output", "elsewhere").returncode == 0
    assert (catalog / "elsewhere" / "index.html").is_file()


def test_a_failing_build_changes_nothing(catalog):
    assert run(catalog, "build").returncode == 0
    before = {file: file.read_bytes() for file in (catalog / "site").rglob("*") if file.is_file()}
    break_it(catalog)
    done = run(catalog, "build")
    assert done.returncode == 1
    assert "not built: site is as it was" in done.stderr
    assert {file: file.read_bytes() for file in (catalog / "site").rglob("*") if file.is_file()} == before


def test_build_py_is_the_same_program(catalog):
    script = Path(__file__).parent.parent / "build.py"
    for arguments in (["check"], ["--version"], ["nonsense"]):
        one, other = run(catalog, *arguments), run(catalog, *arguments, program=(str(script),))
        assert (one.returncode, one.stdout, one.stderr) == (other.returncode, other.stdout, other.stderr)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["build", "--nonsense"],
        ["build", "--future", "tomorrow"],
        ["build", "--base-url", "catalog.example"],
        ["build", "--output", "content"],
        ["build", "--output", "mcsite.yaml"],
        ["check", "--format", "nonsense"],
        ["check", "no/such/file.md"],
        ["new", "nonsense", "Title"],
        ["new", "credentials", "!!!"],
        ["new", "credentials", "Title", "--from", "nothing"],
        ["new", "credentials", "Asking Good Questions"],
        ["schema", "nonsense"],
        ["init", "."],
    ],
)
def test_wrong_use_ends_with_two_and_says_what_is_wrong(catalog, arguments):
    done = run(catalog, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip()


@pytest.mark.parametrize("verb", ["check", "build", "serve", "new"])
def test_without_a_catalog_every_verb_says_so(tmp_path, verb):
    arguments = ["credentials", "Title"] if verb == "new" else []
    done = run(tmp_path, verb, *arguments)
    assert done.returncode == 2
    assert "there is no mcsite.yaml" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_day_in_the_future_publishes_what_is_due_by_then(catalog):
    file = catalog / CREDENTIAL
    text = file.read_text(encoding="utf-8").replace("status: published", "status: published\npublished: 2900-01-01")
    file.write_text(text, encoding="utf-8")
    page = catalog / "site" / "credentials" / "asking-good-questions" / "index.html"
    assert run(catalog, "build").returncode == 0
    assert not page.exists()
    assert run(catalog, "build", "--future", "2900-01-01").returncode == 0
    assert page.exists()


def test_a_base_url_takes_the_place_of_the_one_in_the_settings(catalog):
    assert run(catalog, "build", "--base-url", "https://else.example/path").returncode == 0
    feed = json.loads((catalog / "site" / "feed.json").read_text(encoding="utf-8"))
    assert feed["home_page_url"] == "https://else.example/path/"


def test_help_names_every_command(tmp_path):
    done = run(tmp_path, "--help")
    assert done.returncode == 0
    assert all(verb in done.stdout for verb in ("build", "check", "init", "new", "schema", "serve"))
