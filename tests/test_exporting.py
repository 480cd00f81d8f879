"""The whole example catalog goes through tables and comes back."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest
import sites

from mcsite import exporting, frontmatter, resources, sources
from mcsite.importing import formats, judging, writing
from mcsite.schemas import Schemas

DAY = datetime.combine(sites.SAMPLE_DAY, datetime.min.time(), UTC)


def documents(root):
    """Return what each file says, by its path."""
    said = {}
    for source in sources.discover(root).files:
        document, problems = frontmatter.read(source.path, source.content)
        assert problems == []
        said[source.path] = (document.data, document.body.strip("\n"))
    return said


def imported(root, location, form):
    given = formats.read(str(location), form)
    plan = writing.plan(root, given, Schemas(resources.folder("schema")))
    assert judging.problems(root, plan, lambda: DAY) == []
    writing.write(root, plan.changes)
    return plan


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_catalog_that_is_exported_and_imported_is_equal(tmp_path, form):
    root = tmp_path / "catalog"
    root.mkdir()
    shutil.copytree(sites.REPOSITORY / "content", root / "content")
    shutil.copy(sites.REPOSITORY / "mcsite.yaml", root)
    before = documents(root)
    tables = tmp_path / "out"
    exported = exporting.export(root, form, tables, lambda: DAY)
    assert exported.files
    assert imported(root, tables, form).changes == ()
    for file in (root / "content").rglob("*.md"):
        file.unlink()
    assert len(imported(root, tables, form).changes) == len(before)
    assert documents(root) == before


def test_an_export_is_the_same_each_time(tmp_path):
    made = [exporting.export(sites.REPOSITORY, "xlsx", tmp_path / name, lambda: DAY).files[0] for name in "ab"]
    assert made[0].read_bytes() == made[1].read_bytes()
