"""Whole catalogs, small ones: `cases/valid` has no problem, `cases/invalid` exactly those in its `expected.txt`.

Adding a case is adding a folder with the files that matter; a file `base` names the folder of `cases/base` that is laid
below it. Run without an `expected.txt`, an invalid case writes it and fails: read what it says.
"""

from __future__ import annotations

import os
import unicodedata
from functools import partial
from pathlib import Path

import pytest
from catalogs import CASES, DAY, check, lay, told
from hypothesis import given
from hypothesis import strategies as st

from mcsite import linking, looking, reading, resources, sources
from mcsite.diagnostics import CODES
from mcsite.reporting import place
from mcsite.schemas import Schemas

INVALID = sorted(path for path in (CASES / "invalid").iterdir() if path.is_dir())
VALID = sorted(path for path in (CASES / "valid").iterdir() if path.is_dir())
# What no checkout can be trusted with is made below; what a template does wrong, the tests of the theme show, and
# those of web links what leads nowhere.
MADE_HERE = {"duplicate-id", "unreadable-file", "too-large"}
ELSEWHERE = {"template-error", "dead-link"}

SCHEMAS = Schemas(resources.folder("schema"))


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_an_invalid_case_is_reported_word_for_word(case: Path, tmp_path: Path) -> None:
    expected = case / "expected.txt"
    report = told(check(lay(case, tmp_path)))
    if not expected.exists():
        expected.write_text(report, encoding="utf-8")
        pytest.fail(f"wrote {expected}; read what it says")
    assert report == expected.read_text(encoding="utf-8")
    assert report


@pytest.mark.parametrize("case", [*VALID, CASES / "base" / "small"], ids=lambda case: case.name)
def test_a_valid_case_has_no_problem(case: Path, tmp_path: Path) -> None:
    assert told(check(lay(case, tmp_path))) == ""


def test_every_code_has_a_case() -> None:
    reported = {
        line.split("[", 1)[1].split("]", 1)[0]
        for case in INVALID
        for line in (case / "expected.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith(" ")
    }
    assert reported | MADE_HERE | ELSEWHERE == set(CODES)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Lay out the small catalog."""
    return lay(CASES / "base" / "small", tmp_path)


def guide(root: Path, name: str, text: str = "---\ntitle: Example\n---\n") -> Path:
    """Write a guide into a catalog."""
    path = root / "content" / "guides" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def skip_unless_both(folder: Path, *names: str) -> None:
    """Skip on a disk that takes two names for one."""
    if not set(names) <= {path.name for path in folder.iterdir()}:
        pytest.skip("this disk takes the two names for one")


def test_names_that_differ_in_case_are_one_id(small: Path) -> None:
    guide(small, "ratios.es.md")
    guide(small, "ratios.md")
    folder = guide(small, "Ratios.md").parent
    skip_unless_both(folder, "Ratios.md", "ratios.md")
    assert told(check(small)) == (
        "content/guides/Ratios.md:1:1: error[bad-id] 'Ratios' can't be an id: ids are lower-case letters and digits,"
        " with single hyphens between them (rename it to ratios.md)\n"
        "content/guides/ratios.md:1:1: error[duplicate-id] the file has the same id as 'content/guides/Ratios.md' where"
        " upper and lower case are one (rename one of the two)\n"
        "  content/guides/Ratios.md:1:1: the first file is here\n"
    )


def test_names_that_differ_in_unicode_form_are_one_id(small: Path) -> None:
    names = [unicodedata.normalize(form, "café.md") for form in ("NFC", "NFD")]
    for name in names:
        folder = guide(small, name).parent
    skip_unless_both(folder, *names)
    assert sorted(problem.code for problem in check(small)) == ["bad-id", "bad-id", "duplicate-id"]
    assert "rename it to cafe.md" in told(check(small))


def test_a_text_that_is_too_large_is_not_read(small: Path) -> None:
    guide(small, "example.md", "---\ntitle: Example\n---\n" + "x" * sources.MAX_BYTES)
    guide(small, "other.md", "---\ntitle: Other\n---\nSee [it](guide:example).\n")
    assert told(check(small)) == (
        "content/guides/example.md:1:1: error[too-large] the file is larger than 512 KiB"
        " (keep long material elsewhere and link to it)\n"
    )


def test_an_image_that_is_too_large_is_not_read(small: Path) -> None:
    guide(small, "example.md", "---\ntitle: Example\n---\n![It](it.png)\n")
    (small / "content/guides/it.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(sources.MAX_IMAGE_BYTES))
    assert told(check(small)) == (
        "content/guides/it.png:1:1: error[too-large] the image is larger than 4 MiB (save a smaller one)\n"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="links and pipes are those of POSIX")
def test_only_regular_files_of_the_catalog_are_read(small: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.md"
    outside.write_text("---\ntitle: Secret\n---\n", encoding="utf-8")
    folder = guide(small, "example.md").parent
    (folder / "dangling.md").symlink_to("nowhere.md")
    (folder / "outside.md").symlink_to(outside)
    (folder / "inside.md").symlink_to("example.md")
    os.mkfifo(folder / "pipe.md")
    assert told(check(small)) == (
        "content/guides/dangling.md:1:1: error[unreadable-file] the file can't be read: No such file or directory"
        " (check that it is there and that you may read it)\n"
        "content/guides/outside.md:1:1: error[unreadable-file] this links to a file outside the catalog"
        " (copy the file here)\n"
        "content/guides/pipe.md:1:1: error[unreadable-file] this isn't a regular file (replace it by a file)\n"
    )


@pytest.mark.skipif(os.sep != "/", reason="names of bytes are those of POSIX")
def test_a_name_that_is_not_utf_8_can_be_written_in_every_report(small: Path) -> None:
    folder = guide(small, "example.md").parent
    try:
        (folder / os.fsdecode(b"caf\xe9.md")).write_text("---\ntitle: Example\n---\n", encoding="utf-8")
    except OSError:
        pytest.skip("this disk takes only names in UTF-8")
    (problem,) = check(small)
    assert (problem.code, problem.path) == ("bad-id", "content/guides/caf�.md")
    assert "'caf�'" in problem.message


def test_hidden_files_and_backups_are_no_content(small: Path) -> None:
    for name in (".DS_Store", ".example.md.swp", "example.md~"):
        guide(small, name)
    assert told(check(small)) == ""


MIXED = [
    "several-in-several-files",
    "prerequisite-cycles-two",
    "stack-cycle",
    "url-collision",
    "duplicate-ctid",
    "translation-inherits",
    "translation-assessment",
    "broken-file-keeps-its-id",
    "never-referenced",
]


@given(data=st.data())
def test_the_order_of_files_never_matters(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    case = CASES / "invalid" / data.draw(st.sampled_from(MIXED))
    root = tmp_path_factory.getbasetemp() / f"ordered-{case.name}"
    if not root.exists():
        lay(case, root)
    found = sources.discover(root)
    shuffled = sources.Sources(
        files=tuple(data.draw(st.permutations(found.files))),
        images=tuple(data.draw(st.permutations(found.images))),
        reserved=found.reserved,
        problems=tuple(data.draw(st.permutations(found.problems))),
    )
    assert _problems(root, shuffled) == _problems(root, found)


def _problems(root: Path, found: sources.Sources) -> object:
    settings, _ = reading.settings("mcsite.yaml", b"title: Example\nurl: https://catalog.example/\n", SCHEMAS)
    read, problems = reading.read(found, SCHEMAS)
    assert settings is not None
    _, more = linking.link(read, found.images, settings, DAY.isoformat(), drafts=False)
    return place([*problems, *more], partial(looking.read_text, root))
