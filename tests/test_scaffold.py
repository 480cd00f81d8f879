"""New catalogs and files: what is made passes the check that judges it."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcsite import pipeline, scaffold, urls, yamltext
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


LINES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=60).filter(str.strip)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    LINES.filter(lambda title: not yamltext.FORBIDDEN.search(title)) | st.sampled_from(["0o17", "1e5", "no", "12", "~"])
)
def test_any_title_is_written_so_that_it_reads_the_same(catalog, title):
    path = catalog / scaffold.item(catalog, "guides", title, "any-title")
    text = path.read_text(encoding="utf-8")
    path.unlink()
    assert yamltext.read(text.split("---\n")[1], "a.md") == ({"title": title}, [])


@pytest.mark.parametrize("title", ["", "   ", "a\nb", "a" * 201, "a\x07b"])
def test_a_title_that_cant_be_one_is_refused(catalog, title):
    with pytest.raises(Refusal):
        scaffold.item(catalog, "guides", title, "any-title")
    assert not (catalog / "content/guides").exists()


@pytest.mark.parametrize("id_", ["../outside", "/etc/passwd", "A", "a b", "a" * 81])
def test_an_id_that_cant_be_one_is_refused(catalog, id_):
    with pytest.raises(Refusal, match="can't be an id"):
        scaffold.item(catalog, "guides", "Title", id_)


@pytest.mark.parametrize("source", ["../issuers/example-school", "nothing", "/etc/passwd"])
def test_what_a_copy_begins_with_lies_in_its_collection(catalog, source):
    with pytest.raises(Refusal, match="there is no"):
        scaffold.item(catalog, "topics", "Title", source=source)


def test_nothing_is_overwritten(catalog):
    before = (catalog / "content/topics/getting-started.md").read_bytes()
    with pytest.raises(Refusal, match="is there already"):
        scaffold.item(catalog, "topics", "Getting Started")
    assert (catalog / "content/topics/getting-started.md").read_bytes() == before


@pytest.mark.parametrize("collection", urls.COLLECTIONS)
def test_a_copy_of_anything_has_no_error(catalog, collection):
    for needed in ("frameworks", "evidence", "rubrics"):
        scaffold.item(catalog, needed, f"Needed {needed}")
    scaffold.item(catalog, collection, "First thing")
    path = scaffold.item(catalog, collection, "Second: thing", source="first-thing")
    first, second = (
        (catalog / path).with_stem(stem).read_text(encoding="utf-8") for stem in ("first-thing", path.stem)
    )
    assert second.split("---\n")[2] == first.split("---\n")[2]
    problems = pipeline.check(catalog, DAY).problems
    assert [problem for problem in problems if problem.severity == "error"] == []


FRONTS = {
    "comments": "# first\ntitle: A # name\n# then\nsummary: B\n# last\n",
    "quoted keys": "\"title\": A\n'summary': B\n",
    "text of several lines": "summary: |\n  title: not this one\n\n  more\ntitle: >-\n  A\n  B\naliases:\n- C\n- D\n",
    "brackets": "{title: A, summary: B}\n",
    "brackets over several lines": "{\n  title: A,\n  summary: B\n}\n",
    "space before the colon": "title : A\nsummary : B\n",
}


@pytest.mark.parametrize("front", FRONTS.values(), ids=FRONTS)
def test_a_copy_has_no_error_however_its_source_is_written(catalog, front):
    (catalog / "content/topics/source.md").write_text(f"---\n{front}---\nText.\n", encoding="utf-8")
    assert not pipeline.check(catalog, DAY).failed
    path = catalog / scaffold.item(catalog, "topics", "Copied", source="source")
    assert not pipeline.check(catalog, DAY).failed
    data, _ = yamltext.read(path.read_text(encoding="utf-8").split("---\n")[1], "a.md")
    assert data["title"] == "Copied"
    assert data["summary"]


def test_a_catalog_is_made_in_a_folder_that_isnt_there_yet(tmp_path):
    made = scaffold.catalog(tmp_path / "deep/down")
    assert (tmp_path / "deep/down/mcsite.yaml") in made
    assert all(file.is_file() for file in made)


def test_a_catalog_in_the_place_of_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(Refusal):
        scaffold.catalog(tmp_path / "file")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
