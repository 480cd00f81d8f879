"""New catalogs and files: what is made passes the check that judges it."""

import json
from datetime import date
from pathlib import Path

import pytest

from mcsite import pipeline, scaffold, urls
from mcsite.diagnostics import Refusal

DAY = pipeline.Options(day=date(2026, 11, 22))


@pytest.fixture
def catalog(tmp_path):
    scaffold.catalog(tmp_path)
    return tmp_path


def test_a_new_catalog_builds_without_a_warning(catalog):
    built = pipeline.build(catalog, catalog / "site", DAY, strict=True)
    assert built.problems == ()
    assert (catalog / "site" / "credentials" / "asking-good-questions" / "index.html").is_file()


def test_a_new_catalog_takes_nothing_away(catalog):
    before = {file: file.read_bytes() for file in catalog.rglob("*") if file.is_file()}
    with pytest.raises(Refusal, match="is there already"):
        scaffold.catalog(catalog)
    assert {file: file.read_bytes() for file in catalog.rglob("*") if file.is_file()} == before


def test_the_schemas_for_editors_lie_where_the_settings_say(catalog):
    (address,) = json.loads((catalog / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert json.loads((catalog / address).read_text(encoding="utf-8"))["title"] == "Catalog"


@pytest.mark.parametrize("collection", urls.COLLECTIONS)
def test_a_new_file_has_no_error(catalog, collection):
    for needed in ("frameworks", "evidence", "rubrics"):
        scaffold.item(catalog, needed, f"Needed {needed}")
    path = scaffold.item(catalog, collection, "A new: thing", "new-thing")
    assert path == Path("content") / collection / "new-thing.md"
    problems = pipeline.check(catalog, DAY).problems
    assert [problem for problem in problems if problem.severity == "error"] == []


def test_a_new_credential_is_a_draft(catalog):
    scaffold.item(catalog, "credentials", "Draft")
    withheld = pipeline.check(catalog, DAY).linked.withheld
    assert [one.reason for one in withheld] == ["draft"]


def test_a_copy_keeps_the_words_and_loses_the_version(catalog):
    path = scaffold.item(catalog, "credential", "A Copy", source="asking-good-questions")
    text = (catalog / path).read_text(encoding="utf-8")
    assert text.startswith("---\ntitle: A Copy\nstatus: draft\nissuer: example-school\n")
    assert "Wait Time" in text
    assert "version:" not in text
    assert not pipeline.check(catalog, DAY).failed


@pytest.mark.parametrize(
    ("title", "id_"), [("Été à côté", "ete-a-cote"), ("  C++ & you  ", "c-you"), ("ﬁrst", "first")]
)
def test_an_id_is_made_from_the_title(catalog, title, id_):
    assert scaffold.item(catalog, "guides", title).stem == id_


def test_what_a_file_needs_is_asked_for_first(catalog):
    (catalog / "content/issuers/example-school.md").unlink()
    with pytest.raises(Refusal, match="mcsite new issuers TITLE"):
        scaffold.item(catalog, "credentials", "No issuer")


def test_schemas_are_printed_by_name():
    assert "credentials" in scaffold.schema("").split()
    assert json.loads(scaffold.schema("credentials"))["title"] == "Credential"
    with pytest.raises(Refusal, match="there is no schema"):
        scaffold.schema("nonsense")
