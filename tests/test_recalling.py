"""What was read last time is taken for what is there now only where that is sure."""

from __future__ import annotations

import os
import shutil
import time

import pytest
import things
from msgspec import structs

from mcsite import checking, looking, standing
from mcsite.checking import Checker, Effort, Options

TALK = "content/credentials/fraction-talk.md"


class Catalog:
    """A catalog in which all is well, checked again and again by programs that begin anew."""

    def __init__(self, root):
        self.root = things.write(root / "catalog", things.small())
        self.kept = root / "kept"
        self.kept.mkdir()

    def look(self, moment=None):
        """Look at all files, or as if that was at another moment."""
        looked = standing.look(self.root)
        return structs.replace(looked, moment=moment or looked.moment + 2 * looking.GRAIN)

    def check(self, before=None):
        """Check it, and return how many files were found and read, and what all things say."""
        with Checker(self.root, self.kept, Options(), Effort(self.kept)) as checker:
            return self.told(checker.check(before=before or self.look()))

    def clean(self):
        """Return the same of a check from nothing."""
        return self.told(checking.check(self.root, Options()))

    @staticmethod
    def told(checked):
        """Return what is to be known of a check."""
        everything = checked.linked.catalog.everything()
        return checked.files, checked.problems, [(one.path, one.brief, one.content) for one in everything], checked.read

    def edit(self, old, new, path=TALK):
        """Replace some text of a file."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def catalog(tmp_path, monkeypatch):
    """Give a catalog that was read, and the paths of the folders that are searched."""
    made = Catalog(tmp_path)
    assert made.check()[:3] == made.clean()[:3]
    searched = []
    discover = checking.sources.discover
    monkeypatch.setattr(checking.sources, "discover", lambda *given: searched.append(given[0]) or discover(*given))
    made.searched = searched
    return made


def test_where_nothing_has_changed_nothing_is_searched_or_read(catalog):
    found = catalog.check()
    assert (found[-1], catalog.searched) == (0, [])
    assert found[:3] == catalog.clean()[:3]


def test_where_a_text_has_changed_only_its_file_is_read(catalog):
    catalog.edit("Wait.", "Wait long.")
    found = catalog.check()
    assert (found[-1], catalog.searched) == (1, [])
    assert found[:3] == catalog.clean()[:3]
    catalog.searched.clear()
    assert (catalog.check()[-1], catalog.searched) == (0, [])


def test_many_edits_are_kept_one_by_one_and_then_together(catalog, monkeypatch):
    monkeypatch.setattr("mcsite.recalling._MANY", 1)
    for number, path in enumerate([TALK, "content/topics/fractions.md", TALK, TALK]):
        (catalog.root / path).write_text((catalog.root / path).read_text() + f"\nMore {number}.\n")
        found = catalog.check()
        assert found[:3] == catalog.clean()[:3]
        assert found[-1] == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "content/topics/new.md").write_text("---\ntitle: New\n---\n"),
        lambda root: (root / TALK).rename(root / "content/credentials/fraction-walk.md"),
        lambda root: (root / TALK).write_text((root / TALK).read_text().replace("title: ", "title: Other ")),
        lambda root: (root / TALK).write_text("---\ntitle: [\n---\n"),
        lambda root: (root / TALK).write_bytes(b"\xff"),
        lambda root: (root / TALK).write_text("x" * 600_000),
        lambda root: (root / "content/credentials/fraction-talk.es.md").write_text("---\ntitle: Charla\n---\n"),
        lambda root: (root / "mcsite.yaml").write_text((root / "mcsite.yaml").read_text() + "summary: Another.\n"),
        lambda root: (root / "content/credentials/spoon.txt").write_text("x"),
    ],
)
def test_where_more_than_texts_has_changed_all_is_as_in_a_check_from_nothing(catalog, change):
    change(catalog.root)
    assert catalog.check()[:3] == catalog.clean()[:3]
    assert catalog.searched
    assert catalog.check()[:3] == catalog.clean()[:3]


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_file_that_became_a_link_out_of_the_catalog_is_told(catalog, tmp_path):
    shutil.move(catalog.root / TALK, tmp_path / "talk.md")
    (catalog.root / TALK).symlink_to(tmp_path / "talk.md")
    assert [one.code for one in catalog.check()[1]].count("unreadable-file") == 1


def test_what_changed_right_before_a_look_is_read_again_though_it_looks_the_same(catalog):
    catalog.edit("Wait.", "Stop.")
    at = (catalog.root / TALK).stat().st_mtime_ns
    catalog.check(catalog.look(moment=at + 1))  # a change right after may look like this
    looked = catalog.look()
    catalog.edit("Stop.", "Halt.")
    assert catalog.check(structs.replace(looked, moment=time.time_ns()))[:3] == catalog.clean()[:3]


def test_of_a_catalog_with_a_problem_nothing_is_taken_for_known(catalog):
    catalog.edit("title: ", "titel: ")
    assert catalog.check()[1]
    assert catalog.check()[:3] == catalog.clean()[:3]
    catalog.edit("titel: ", "title: ")
    assert not catalog.check()[1]
