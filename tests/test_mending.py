"""Files of everything in which only digests change: they come to what they would be if they were made."""

from __future__ import annotations

import json
import shutil

import pytest
import things

from mcsite import pipeline
from mcsite.outputs import catalog, changes, resourcesync
from mcsite.pipeline import Effort, Options

TALK = "content/credentials/fraction-talk.md"


class Site:
    """A catalog that is edited, and its site."""

    def __init__(self, root):
        self.root = things.write(root / "catalog", things.small())
        self.kept = root / "kept"
        self.build()

    def build(self):
        """Build again."""
        built = pipeline.build(self.root, self.root / "site", Options(), effort=Effort(self.kept))
        assert built.written is not None, built.problems
        return built

    def edit(self, old, new, path=TALK):
        """Replace some text of a file."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def assert_clean(self):
        """Tell whether the site is that of a build from nothing."""
        clean = self.root.parent / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        pipeline.build(self.root, clean, Options())
        assert _tree(self.root / "site") == _tree(clean)


def _tree(root):
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


@pytest.fixture
def site(tmp_path):
    """Give a catalog with its site."""
    return Site(tmp_path)


def test_after_an_edit_of_a_text_lists_of_digests_arent_made_again(site, monkeypatch):
    for module in (catalog, changes, resourcesync):
        monkeypatch.setattr(module, "make", None)
    site.edit("Wait.", "Wait long.")
    site.build()
    site.edit("Wait long.", "Wait longer.")
    site.build()
    monkeypatch.undo()
    site.assert_clean()


def test_where_an_author_quotes_a_digest_it_stays_as_it_is(site):
    listed = json.loads((site.root / "site/catalog.json").read_bytes())["items"]
    (digest,) = (one["digest"].removeprefix("sha256:") for one in listed if one["kind"] == "issuer")
    site.edit("title: Fractions", f"title: Fractions {digest}", "content/topics/fractions.md")
    site.build()
    (file,) = (site.root / "content/issuers").iterdir()
    file.write_text(file.read_text() + "\nMore.\n")
    site.build()
    assert digest in (site.root / "site/catalog.json").read_text()
    site.assert_clean()


def test_a_file_that_lost_a_digest_is_made_again(site):
    (site.root / "site/catalog.json").write_text("{}")
    site.edit("Wait.", "Wait long.")
    site.build()
    site.assert_clean()


def test_after_a_build_that_failed_all_that_changed_is_told(site):
    theme = site.root / "theme/templates"
    theme.mkdir(parents=True)
    site.edit("Wait.", "Wait long.")
    (theme / "home.html").write_text("{{ nothing.at_all }}")
    assert pipeline.build(site.root, site.root / "site", Options(), effort=Effort(site.kept)).written is None
    shutil.rmtree(site.root / "theme")
    site.build()
    site.assert_clean()
