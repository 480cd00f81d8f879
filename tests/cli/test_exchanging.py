"""Content in and out, by command."""

from __future__ import annotations

from pathlib import Path

import publishing
import pytest
from commandlines import CREDENTIAL, break_it, run

from mcsite.client import mirror


def test_mirror_tells_what_has_changed(catalog):
    assert run(catalog, "build").returncode == 0
    done = run(catalog, "mirror", "site", "copy")
    assert (done.returncode, done.stderr) == (0, "")
    assert "appeared credentials/asking-good-questions/index.json\n" in done.stdout
    again = run(catalog, "mirror", "site", "copy", "--verify")
    assert again.stdout.startswith("copy is in step with site: 0 changed, 3 unchanged; 0 fetched, ")


def test_mirror_ends_with_two_if_there_is_nothing_to_follow_or_nowhere_to_put_it(catalog):
    done = run(catalog, "mirror", "nothing", "copy")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("mcsite: nothing/catalog.json can't be read: ")
    assert run(catalog, "build").returncode == 0
    done = run(catalog, "mirror", "site", "content")
    assert (done.returncode, done.stderr) == (
        2,
        "mcsite: content isn't empty and isn't a mirror; choose another folder\n",
    )


def test_mirror_ends_with_one_if_the_catalog_has_lost_too_much_until_it_is_allowed(tmp_path):
    publishing.publish(tmp_path / "site", {"topics/one/": "One", "topics/two/": "Two", "topics/three/": "Three"})
    assert run(tmp_path, "mirror", "site", "copy").returncode == 0
    publishing.publish(tmp_path / "site", {"topics/one/": "One"})
    done = run(tmp_path, "mirror", "site", "copy")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "mcsite: 2 of the 3 things in copy are gone from site/, which may be an accident; "
        "if that is right, use --allow-shrink\n"
    )
    done = run(tmp_path, "mirror", "site", "copy", "--allow-shrink")
    assert done.stdout.startswith("removed topics/three/index.json\nremoved topics/two/index.json\n")


def test_mirror_ends_with_one_if_a_digest_is_wrong(tmp_path, monkeypatch):
    monkeypatch.setattr(mirror, "_PAUSES", ())
    publishing.publish(tmp_path / "site", {"topics/one/": "One"})
    (tmp_path / "site/topics/one/index.json").write_text("{}", encoding="utf-8")
    done = run(tmp_path, "mirror", "site", "copy")
    assert done.returncode == 1
    assert "site/topics/one/index.json doesn't have the digest that is announced" in done.stderr


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_exported_and_imported_again_changes_nothing(catalog, form):
    where = {"csv": "tables", "xlsx": "catalog.xlsx"}[form]
    done = run(catalog, "export", "--to", form)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"exported 3 files into {where}\n", "")
    done = run(catalog, "import", where)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 files written, 3 unchanged\n", "")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_exported_makes_an_equal_catalog(catalog, form):
    run(catalog, "export", "--to", form, "--output", "out")
    for file in (catalog / "content").rglob("*.md"):
        file.unlink()
    done = run(catalog, "import", "out", "--from", form)
    assert done.returncode == 0, done.stderr
    assert f"created {CREDENTIAL}\n" in done.stdout
    assert run(catalog, "import", "out", "--from", form).stdout == "0 files written, 3 unchanged\n"
    assert run(catalog, "check").stderr == "no problems in 3 files\n"


def edit_table(catalog: Path, old: str, new: str) -> None:
    run(catalog, "export", "--to", "csv")
    file = catalog / "tables/credentials.csv"
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new).encode())


def test_an_edited_table_changes_only_what_was_edited_and_a_dry_run_nothing(catalog):
    before = (catalog / CREDENTIAL).read_text(encoding="utf-8")
    edit_table(catalog, "Asking Good Questions", "Asking Better Questions")
    done = run(catalog, "import", "tables", "--dry-run")
    assert done.stdout == f"would change {CREDENTIAL}: title\n1 file to write, 2 unchanged\n"
    assert (catalog / CREDENTIAL).read_text(encoding="utf-8") == before
    done = run(catalog, "import", "tables")
    assert done.stdout == f"changed {CREDENTIAL}: title\n1 file written, 2 unchanged\n"
    after = before.replace("title: Asking Good Questions", "title: Asking Better Questions")
    assert (catalog / CREDENTIAL).read_text(encoding="utf-8") == after


def test_an_import_that_would_bring_in_an_error_tells_its_cell_and_writes_nothing(catalog):
    before = (catalog / CREDENTIAL).read_text(encoding="utf-8")
    edit_table(catalog, ",1.0.0,published,", ",1.0.0,publisht,")
    done = run(catalog, "import", "tables")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "credentials.csv: row 2, column 'status': error[unknown-value] 'status' can't be 'publisht'\n"
        "  help: did you mean 'published'?\n\nnothing was imported\n"
    )
    assert (catalog / CREDENTIAL).read_text(encoding="utf-8") == before


def test_errors_that_were_there_before_do_not_keep_an_import_from_writing(catalog):
    edit_table(catalog, "Asking Good Questions", "Asking Better Questions")
    (catalog / "content/topics/other.md").write_text("---\ntitl: A\n---\n", encoding="utf-8")
    assert run(catalog, "import", "tables").returncode == 0


def test_an_error_that_an_import_brings_to_another_file_is_told_in_that_file(catalog):
    (catalog / "content/issuers/example-school.md").unlink()
    (catalog / "issuers.csv").write_text(
        "id,title,url,email\nschool,A,https://a.example,a@a.example\n", encoding="utf-8"
    )
    (catalog / "content/issuers/school.es.md").write_text("---\ntitle: ''\n---\n", encoding="utf-8")
    done = run(catalog, "import", "issuers.csv")
    assert done.returncode == 1
    assert "content/issuers/school.es.md:2:8: error[empty-value]" in done.stderr


def test_nothing_is_exported_while_there_is_an_error(catalog):
    break_it(catalog)
    done = run(catalog, "export", "--to", "xlsx")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("nothing was exported\n")
    assert not (catalog / "catalog.xlsx").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "nope.csv"),
        ("import", "content"),
        ("import", "mcsite.yaml"),
        ("export", "--to", "csv", "--output", "mcsite.yaml"),
    ],
)
def test_a_wrong_import_or_export_is_refused(catalog, arguments):
    done = run(catalog, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("mcsite: ")


def test_an_import_needs_a_catalog(tmp_path):
    (tmp_path / "topics.csv").write_text("id,title\na,A\n", encoding="utf-8")
    done = run(tmp_path, "import", "topics.csv")
    assert done.returncode == 2
    assert "there is no mcsite.yaml" in done.stderr
