"""An import changes what differs, tells it beforehand, and leaves the rest: all of it or nothing."""

from __future__ import annotations

import pytest
import things

from mcsite import sources
from mcsite.diagnostics import Refusal
from mcsite.importing import writing
from mcsite.importing.entry import Entry, Given

TITLES = {"topics": frozenset({("title",), ("summary",), ("body",)})}


@pytest.fixture
def root(tmp_path):
    return things.write(tmp_path, things.small())


def plan(root, *entries, covered=None, replace=False):
    return writing.plan(root, Given(entries, covered), things.schemas(), replace=replace)


def topic(id_="fractions", body="", language="", **data):
    return Entry("topics", id_, data, body, language)


def file(root):
    return root / "content/topics/fractions.md"


def test_a_new_file_is_created_as_a_person_would_write_it(root):
    made = plan(root, topic("new", "\n\nText.\r\nMore.\n", title="New", aliases=["a", "b"]))
    assert [(change.kind, change.entry.path) for change in made.changes] == [("create", "content/topics/new.md")]
    assert not (root / "content/topics/new.md").exists()
    writing.write(root, made.changes)
    assert (root / "content/topics/new.md").read_text() == "---\ntitle: New\naliases: [a, b]\n---\n\nText.\nMore.\n"


def test_a_translation_is_a_file_of_its_own(root):
    (change,) = plan(root, topic(language="pt-BR", title="Frações")).changes
    assert change.entry.path == "content/topics/fractions.pt-BR.md"


def test_a_file_that_says_the_same_is_not_touched(root):
    file(root).write_text("---\n# mine\ntitle:   'Fractions'\n---\n\n\nText.\n\n")
    made = plan(root, topic(title="Fractions", body="Text."), covered=TITLES)
    assert (made.changes, made.unchanged) == ((), 1)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_in_a_file_that_differs_only_what_differs_is_changed(root, end):
    before = "---\n# mine\ntitle: 'Fractions' # short\nsummary: S\n---\n\n\nText.\n\n"
    file(root).write_bytes(before.replace("\n", end).encode())
    made = plan(root, topic(title="Halves", body="Text.\n\nMore."), covered=TITLES)
    assert made.changes[0].keys == ("title", "summary", "body")
    writing.write(root, made.changes)
    after = "---\n# mine\ntitle: Halves # short\n---\n\n\nText.\n\nMore.\n\n"
    assert file(root).read_bytes().decode() == after.replace("\n", end)


@pytest.mark.parametrize("before", ["---\ntitle: A\n---\n", "---\ntitle: A\n---", "---\ntitle: A\n---\n\n"])
def test_a_body_comes_to_a_file_without_one_and_goes_again(root, before):
    file(root).write_text(before)
    writing.write(root, plan(root, topic(title="A", body="Text."), covered=TITLES).changes)
    assert file(root).read_text() == "---\ntitle: A\n---\n\nText.\n"
    writing.write(root, plan(root, topic(title="A"), covered=TITLES).changes)
    assert file(root).read_text() == "---\ntitle: A\n---\n"


def test_tables_without_a_column_for_the_body_leave_it(root):
    file(root).write_text("---\ntitle: A\n---\n\nText.\n")
    writing.write(root, plan(root, topic(title="B"), covered={"topics": frozenset({("title",)})}).changes)
    assert file(root).read_text() == "---\ntitle: B\n---\n\nText.\n"


def test_other_formats_do_not_change_files_unless_asked(root):
    with pytest.raises(Refusal) as refused:
        plan(root, topic(title="Halves"), topic("new", title="New"))
    assert str(refused.value) == (
        "these files are there already and say otherwise:\ncontent/topics/fractions.md (title)\n"
        "to write what is imported into them, add --replace; nothing was imported"
    )
    file(root).write_text("---\ntitle: Fractions\nsummary: Kept.\n---\n\nKept, too.\n")
    writing.write(root, plan(root, topic(title="Halves"), replace=True).changes)
    assert file(root).read_text() == "---\ntitle: Halves\nsummary: Kept.\n---\n\nKept, too.\n"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (Entry("nope", "a", {}), "'nope/a' can't be a file of a catalog; give it another id"),
        (topic("../a", title="A"), "'topics/../a' can't be a file of a catalog; give it another id"),
        (topic("a", language="../b"), "'../b', of 'a', isn't a language; write one such as 'es'"),
        (
            topic("a", title="\x00"),
            "content/topics/a.md: 'title': the character U+0000 can't be used in text; remove it",
        ),
        (topic("a", "\x07"), "content/topics/a.md: 'body': the character U+0007 can't be used in text; remove it"),
        (
            topic("a", "x" * sources.MAX_BYTES),
            "content/topics/a.md: the file would be larger than 512 KiB; keep long material elsewhere and link to it",
        ),
    ],
)
def test_what_cannot_be_a_file_is_refused(root, entry, said):
    with pytest.raises(Refusal) as refused:
        plan(root, entry)
    assert str(refused.value) == said


def test_one_file_cannot_be_given_twice(root):
    with pytest.raises(Refusal, match="given twice"):
        plan(root, topic("a", title="A"), topic("a", title="B"))


def test_a_broken_file_is_not_overwritten(root):
    file(root).write_text("---\ntitle: [\n---\n")
    with pytest.raises(Refusal, match="see 'mcsite check content/topics/"):
        plan(root, topic(title="A"), replace=True)


def test_if_one_file_cannot_be_written_none_is(root):
    made = plan(root, topic(title="Halves"), Entry("guides", "g", {"title": "G"}), replace=True)
    (root / "content/guides").write_text("in the way")
    before = file(root).read_bytes()
    with pytest.raises(Refusal, match="nothing was written"):
        writing.write(root, made.changes)
    assert file(root).read_bytes() == before
    assert [one.name for one in file(root).parent.iterdir()] == ["fractions.md"]
