"""What a file is, if nobody says it."""

from __future__ import annotations

import pytest

from mcsite.diagnostics import Refusal
from mcsite.importing import badges, feed, formats


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def titles(given):
    return [entry.data["title"] for entry in given.entries]


def test_a_table_is_known_by_its_name(tmp_path):
    (tmp_path / "topics.csv").write_text("id,title\na,A\n")
    assert titles(formats.read("topics.csv")) == ["A"]


def test_a_folder_holds_tables(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "topics.csv").write_text("id,title\na,A\n")
    (tmp_path / "in" / "notes.txt").write_text("x")
    assert titles(formats.read("in")) == ["A"]


def test_a_folder_without_tables_is_refused(tmp_path):
    (tmp_path / "in").mkdir()
    with pytest.raises(Refusal, match="in has no tables; 'mcsite export --to csv' makes some"):
        formats.read("in")


@pytest.mark.parametrize(
    ("content", "form"),
    [
        ('{"version": "https://jsonfeed.org/version/1.1"}', "feed"),
        ('{"@context": "https://credreg.net/ctdl/schema/context/json", "@graph": []}', "ctdl"),
        ('{"@context": ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]}', "open-badges"),
        ('{"@context": "https://w3id.org/openbadges/v2"}', "open-badges"),
        ("{}", ""),
        ("[" * 100_000, ""),
        ("\x00", ""),
    ],
)
def test_a_document_is_known_by_what_it_says(tmp_path, monkeypatch, content, form):
    (tmp_path / "document").write_text(content)
    asked = []
    monkeypatch.setattr(feed, "gather", lambda _location: asked.append("feed") or ())
    monkeypatch.setattr(formats, "import_module", lambda name: asked.append(name) or badges)
    monkeypatch.setattr(badges, "read", lambda _content, _location: ())
    if form:
        assert formats.read("document").entries == ()
        assert asked == [formats.MODULES.get(form, "feed")]
    else:
        with pytest.raises(Refusal, match="doesn't say in which format it is"):
            formats.read("document")


def test_what_does_not_show_its_format_is_refused_with_what_to_write(tmp_path):
    (tmp_path / "list").write_text("a,b\n")
    with pytest.raises(Refusal) as refused:
        formats.read("list")
    known = ", ".join(formats.FORMATS)
    assert str(refused.value) == f"list doesn't say in which format it is; write --from and one of {known}"


def test_a_file_that_is_not_there_is_refused():
    with pytest.raises(Refusal, match=r"nope\.csv can't be read"):
        formats.read("nope.csv")
