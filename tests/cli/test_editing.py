"""New catalogs and files, and what is made of the schemas, by command."""

from __future__ import annotations

import json
from pathlib import Path

from commandlines import run, start


def test_a_new_catalog_is_ready_to_build(tmp_path):
    done = run(tmp_path, "init", "badges")
    assert (done.returncode, done.stderr) == (0, "")
    assert "created badges/mcsite.yaml" in done.stdout
    assert "cd badges && mcsite serve" in done.stdout
    built = run(tmp_path / "badges", "--strict")
    assert (built.returncode, built.stderr) == (0, "")


def test_a_new_file_is_told_and_a_draft_isnt_published(catalog):
    done = run(catalog, "new", "credentials", "Wait Time")
    assert (done.returncode, done.stderr) == (0, "")
    assert Path(done.stdout.removeprefix("created ").strip()) == Path("content/credentials/wait-time.md")
    assert run(catalog, "check").returncode == 0
    assert "publishes it" in run(catalog, "new", "guides", "How to earn").stdout


def test_the_schemas_are_printed_as_they_are(tmp_path):
    assert json.loads(run(tmp_path, "schema", "credentials").stdout)["title"] == "Credential"
    assert "credentials" in run(tmp_path, "schema").stdout.split()
    assert "yaml.schemas" in json.loads(run(tmp_path, "schema", "--vscode").stdout)


def test_forms_are_printed_for_the_catalog_in_the_folder(catalog, tmp_path_factory):
    assert "\n- name: stacks\n  label: Stacks\n" in run(catalog, "schema", "--cms").stdout
    assert "\n- name: stacks\n" not in run(catalog, "schema", "topics", "--cms").stdout
    assert "name: Propose a credential\n" in run(catalog, "schema", "--issue-form").stdout
    assert "name: Propose a stack\n" in run(catalog, "schema", "stacks", "--issue-form").stdout
    for option in ("--cms", "--issue-form"):
        done = run(tmp_path_factory.mktemp("empty"), "schema", option)
        assert (done.returncode, done.stdout) == (2, "")
        assert "there is no mcsite.yaml" in done.stderr


def test_nothing_but_forms_loads_what_makes_them(catalog):
    program = "import sys; from mcsite import cli; cli.run([*sys.argv[1:]])"
    for verb in (["check"], ["schema", "credentials"], ["new", "topics", "Talk"]):
        done = start(catalog, *verb, program=("-X", "importtime", "-c", program))
        assert done.returncode == 0
        assert "mcsite.forms" not in done.stderr
