"""Checking and building by command: exit codes, what goes where, and what is told."""

from __future__ import annotations

import json

import pytest
from commandlines import CREDENTIAL, break_it, run, start

from mcsite import scaffold
from mcsite.cli import telling


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


def test_fix_mends_tells_what_and_goes_by_what_is_left(catalog):
    file = catalog / CREDENTIAL
    right = file.read_text(encoding="utf-8")
    file.write_text(
        right.replace("title: Asking", "titel: Asking").replace("topics: [", "topics: [math, "), encoding="utf-8"
    )
    before = run(catalog, "check")
    assert before.returncode == 1
    assert before.stderr.endswith("2 errors in 1 file\n'mcsite check --fix' mends 1 of them\n")
    done = run(catalog, "check", "--fix")
    assert done.returncode == 1
    assert done.stdout == ""
    first, second, *_ = done.stderr.splitlines()
    assert first == f"fixed {CREDENTIAL}:2:1: unknown key 'titel': wrote title"
    assert second == f"{CREDENTIAL}:7:10: error[unknown-id] there is no topic 'math'"
    assert "--fix" not in done.stderr
    assert file.read_text(encoding="utf-8") == right.replace("topics: [", "topics: [math, ")


def test_fix_leaves_the_result_to_programs_and_files_that_are_not_named_alone(catalog):
    for path in (CREDENTIAL, "mcsite.yaml"):
        file = catalog / path
        file.write_text(file.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    done = run(catalog, "check", "--fix", "--format", "json", "mcsite.yaml")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    assert done.stderr.startswith("fixed mcsite.yaml:1:1: unknown key 'titel': wrote title\n")
    assert "titel:" in (catalog / CREDENTIAL).read_text(encoding="utf-8")
    assert run(catalog, "check", "--fix", "--strict").returncode == 0


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


@pytest.mark.parametrize("form", ["text", "concise"])
def test_formats_for_people_go_to_standard_error(catalog, form):
    break_it(catalog)
    done = run(catalog, "check", "--format", form)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{CREDENTIAL}:4:9" in done.stderr


def test_annotations_for_github_go_to_standard_output(catalog):
    break_it(catalog)
    done = run(catalog, "check", "--format", "github")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error ")


@pytest.mark.parametrize("form", telling.FORMATS)
def test_every_format_tells_of_a_clean_catalog_with_zero(catalog, form):
    assert run(catalog, "check", "--format", form).returncode == 0


def test_paths_are_taken_however_they_are_written(catalog):
    break_it(catalog)
    for path in (
        CREDENTIAL,
        f"./{CREDENTIAL}",
        f"{catalog}/{CREDENTIAL}",
        "content/",
        ".",
        "content/topics/../credentials",
    ):
        assert run(catalog, "check", path).returncode == 1, path
    for path in ("content/topics", "mcsite.yaml"):
        assert run(catalog, "check", path).returncode == 0, path
    assert run(catalog, "check", "content/topics", CREDENTIAL).returncode == 1


def test_what_a_path_leaves_out_is_still_known(catalog):
    file = catalog / CREDENTIAL
    file.write_text(file.read_text(encoding="utf-8").replace("[getting-started]", "[gettin-started]"), encoding="utf-8")
    done = run(catalog, "check", CREDENTIAL)
    assert "did you mean 'getting-started'?" in done.stderr


@pytest.mark.parametrize("host", ["no such host", ".."])
def test_a_host_that_cant_be_one_is_told(catalog, host):
    done = start(catalog, "serve", "--host", host)
    assert done.returncode == 2
    assert "choose another" in done.stderr


def test_a_build_tells_problems_and_its_result_apart(catalog):
    (catalog / "content/topics/lonely.md").write_text("---\ntitle: Lonely\n---\n", encoding="utf-8")
    done = run(catalog, "build")
    assert done.returncode == 0
    assert "empty-topic" in done.stderr
    assert "Built" in done.stdout
    assert "Built" not in done.stderr


def test_what_is_closed_is_summed_up(catalog):
    file = catalog / CREDENTIAL
    file.write_text(file.read_text(encoding="utf-8").replace("status: published", "status: retired"), encoding="utf-8")
    assert f"{CREDENTIAL}: retired" in run(catalog, "build").stdout


def test_with_drafts_drafts_are_built_and_checked(catalog):
    scaffold.item(catalog, "credentials", "Later")
    assert run(catalog, "build", "--drafts").returncode == 0
    assert (catalog / "site/credentials/later/index.html").is_file()
    assert run(catalog, "check", "--drafts").returncode == 0


def test_what_mcsite_didnt_make_is_in_the_way(catalog):
    assert run(catalog, "build").returncode == 0
    (catalog / "site/topics/later").mkdir()
    (catalog / "site/topics/later/index.html").write_text("mine", encoding="utf-8")
    (catalog / "content/topics/later.md").write_text("---\ntitle: Later\n---\n", encoding="utf-8")
    done = run(catalog, "build")
    assert done.returncode == 2
    assert "is in the way" in done.stderr
    assert (catalog / "site/topics/later/index.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("verb", ["check", "build"])
def test_settings_that_cant_be_read_as_settings_are_a_broken_set_up_told_at_its_place(catalog, verb):
    (catalog / "mcsite.yaml").write_text("title: [", encoding="utf-8")
    done = run(catalog, verb)
    assert done.returncode == 2
    assert "mcsite.yaml:2:1: error[bad-yaml]" in done.stderr
