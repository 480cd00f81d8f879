"""A small site, whole: tests/golden/catalog as it is published on a fixed day, byte for byte.

After a change that is meant, renew what is expected with

    MCSITE_UPDATE_GOLDEN=1 .venv/bin/pytest tests/test_golden.py

and read the difference before you commit it. Files that a site has as they are (the theme's assets, the schemas of
the content), and scripts put together from those, are compared with their sources and not kept a second time.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
import sites

from mcsite import resources, urls
from mcsite.outputs import assess, workbook

EXPECTED = sites.SMALL.parent / "expected"
UPDATE = "MCSITE_UPDATE_GOLDEN"
BUNDLES = {Path("assets/workbook.js"): workbook.SCRIPTS, Path("assets/assess.js"): assess.SCRIPTS}


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Build the small catalog; its pages name no version of mcsite, so that a release doesn't change each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mcsite.theme.__version__", "0.0.0")
        return sites.build(sites.SMALL, tmp_path_factory.mktemp("golden") / "site", sites.SMALL_DAY)


def _source(path):
    """Return the file of mcsite's that a file of a site is a copy of, or None."""
    folders = {"assets": resources.folder("theme"), "schema": resources.folder("schema").parent}
    file = folders.get(path.parts[0], path) / path
    return file if path.parts[0] in folders and file.is_file() else None


def _files(root):
    return {file.relative_to(root) for file in root.rglob("*") if file.is_file()}


def test_the_small_site_is_as_expected_in_every_byte(small):
    made = {path for path in _files(small.root) - BUNDLES.keys() if _source(path) is None}
    if os.environ.get(UPDATE):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for path in made:
            (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(small.root / path, EXPECTED / path)
    assert {path.as_posix() for path in made} == {path.as_posix() for path in _files(EXPECTED)}
    changed = [
        path.as_posix() for path in sorted(made) if (small.root / path).read_bytes() != (EXPECTED / path).read_bytes()
    ]
    assert changed == [], f"if the change is meant, run this test with {UPDATE}=1 and read the difference"


def test_what_is_copied_is_as_its_source_in_every_byte(small):
    copies = {path: source for path in _files(small.root) if (source := _source(path)) is not None}
    assert {Path("assets/site.css"), Path("schema/credentials.schema.json")} <= copies.keys()
    for path, source in copies.items():
        assert (small.root / path).read_bytes() == source.read_bytes(), path


def test_what_is_put_together_is_as_its_sources_in_every_byte_behind_what_is_said_first(small):
    for path, names in BUNDLES.items():
        _, _, rest = (small.root / path).read_bytes().split(b"\n", 2)
        scripts = [resources.folder("theme") / "assets" / "js" / f"{name}.js" for name in names]
        assert rest == b"".join(script.read_bytes() for script in scripts), path


def test_the_small_catalog_has_something_of_every_collection_and_a_draft_that_no_file_mentions(small):
    for collection in urls.COLLECTIONS:
        assert list((sites.SMALL / "content" / collection).glob("*.md")), collection
    for path in _files(small.root):
        assert b"ecret" not in (small.root / path).read_bytes(), path
