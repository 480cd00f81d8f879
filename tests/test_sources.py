"""The files of a catalog, as they lie on the disk."""

from __future__ import annotations

import os
import random
import signal
import tempfile
from pathlib import Path

import pytest
import things
from msgspec import structs

from mcsite import reading, sources
from mcsite.sources import MAX_BYTES, discover, find_image, fold

needs_posix = pytest.mark.skipif(os.name != "posix", reason="the system has no such files")


@pytest.fixture
def root(tmp_path):
    """Return the folder of a small catalog."""
    return things.write(tmp_path / "catalog", things.small())


@pytest.fixture
def content(root):
    return root / "content"


def told(root):
    """Return what discovering a catalog finds wrong: codes and paths."""
    return [(problem.code, problem.path) for problem in discover(root).problems]


def test_each_file_is_told_with_whose_it_is_and_its_bytes(root):
    (root / "content/topics/fractions.es.md").write_bytes(b"a\r\nb")
    found = discover(root)
    assert [(one.path, one.collection, one.id, one.language) for one in found.files] == [
        ("content/credentials/fraction-talk.md", "credentials", "fraction-talk", ""),
        ("content/issuers/example-university.md", "issuers", "example-university", ""),
        ("content/topics/fractions.es.md", "topics", "fractions", "es"),
        ("content/topics/fractions.md", "topics", "fractions", ""),
    ]
    assert found.files[2].content == b"a\r\nb"
    assert found.problems == ()


def test_images_are_told_by_collection_and_name(root, content):
    (content / "credentials/fraction-talk.svg").write_bytes(b"")
    found = discover(root)
    assert find_image(found.images, "credentials", "fraction-talk.svg").path == "content/credentials/fraction-talk.svg"
    assert find_image(found.images, "topics", "fraction-talk.svg") is None


def test_the_order_in_which_files_were_made_never_matters(tmp_path):
    names = [f"topics/t{number}" for number in range(30)]
    found = []
    for turn in range(3):
        random.Random(turn).shuffle(names)
        root = things.write(tmp_path / str(turn), {name: {"title": name} for name in names})
        found.append([file.path for file in discover(root).files])
    assert found[0] == found[1] == found[2] == sorted(found[0])


def test_a_catalog_without_content_has_no_files(tmp_path):
    assert structs.replace(discover(tmp_path), index=sources.Index()) == sources.Sources()


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("a.md", "misplaced-file"),
        ("credential/a.md", "misplaced-file"),
        ("credentials/folder/a.md", "misplaced-file"),
        ("credentials/a.txt", "misplaced-file"),
        ("credentials/a.MD", "misplaced-file"),
        ("credentials/a.PNG", "misplaced-file"),
        ("credentials/Fraction Talk.md", "bad-id"),
        ("credentials/fraction_talk.md", "bad-id"),
        ("credentials/é.md", "bad-id"),
        ("credentials/a--b.md", "bad-id"),
        ("credentials/a.ES.md", "bad-id"),
        (f"credentials/{'a' * 81}.md", "bad-id"),
        ("topics/.md", None),
        ("topics/.a.md.swp", None),
        ("topics/a.md~", None),
        (".git/config", None),
        ("releases/a/1.0.0.json", None),
    ],
)
def test_a_file_that_isnt_content_is_told_and_one_that_a_tool_left_is_not(root, content, path, code):
    file = content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("---\ntitle: a\n---\n", encoding="utf-8")
    found = discover(root).problems
    assert [problem.code for problem in found] == ([code] if code else [])
    assert all(problem.hint for problem in found)


def test_a_misspelt_collection_has_a_suggestion(root, content):
    (content / "credential").mkdir()
    (problem,) = discover(root).problems
    assert "'credentials'" in problem.hint


def test_a_bad_name_is_told_a_better_one_and_isnt_unknown_to_others(root, content):
    (content / "topics/Días de Práctica.md").write_text("", encoding="utf-8")
    found = discover(root)
    assert "dias-de-practica.md" in found.problems[0].hint
    assert ("topics", "dias-de-practica") in found.reserved


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", "A"),
        ("cafe\u0301", "caf\u00e9"),
        ("k", "\u212a"),
        ("strasse", "straße"),
        ("ﬁne", "fine"),
        ("a.es", "A.es"),
    ],
)
def test_two_files_that_are_one_where_case_and_unicode_fold_are_told_with_each_other(root, content, one, other):
    for name in (one, other):
        (content / f"topics/{name}.md").write_text("---\ntitle: a\n---\n", encoding="utf-8")
    if len(list((content / "topics").iterdir())) < 3:
        pytest.skip("the file system folds names itself")
    (problem,) = (problem for problem in discover(root).problems if problem.code == "duplicate-id")
    assert {problem.path, problem.related[0].path} == {f"content/topics/{one}.md", f"content/topics/{other}.md"}
    assert fold(one) == fold(other)


def test_a_file_may_be_large_but_not_larger(root, content):
    (content / "topics/a.md").write_bytes(b"a" * MAX_BYTES)
    assert told(root) == []
    (content / "topics/a.md").write_bytes(b"a" * (MAX_BYTES + 1))
    assert told(root) == [("too-large", "content/topics/a.md")]


@needs_posix
def test_a_huge_file_isnt_read_whole(root, content):
    with (content / "topics/a.md").open("wb") as file:
        file.truncate(1 << 40)
    assert told(root) == [("too-large", "content/topics/a.md")]
    assert ("topics", "a") in discover(root).reserved


@pytest.fixture
def _within_seconds():
    """End the test with an error where it would wait for ever."""
    signal.alarm(20)
    yield
    signal.alarm(0)


@needs_posix
@pytest.mark.usefixtures("_within_seconds")
@pytest.mark.parametrize("name", ["topics/a.md", "topics/a.png", "topics/a", "a"])
def test_a_pipe_is_told_and_not_waited_for(root, content, name):
    os.mkfifo(content / name)
    (problem,) = discover(root).problems
    assert problem.path == f"content/{name}"
    assert problem.code in {"unreadable-file", "misplaced-file"}


@needs_posix
@pytest.mark.parametrize("target", ["/etc/hostname", "../../../outside.md", "/dev/zero"])
def test_a_link_that_leads_out_of_the_catalog_isnt_read(root, content, target):
    (root.parent / "outside.md").write_text("secret", encoding="utf-8")
    (content / "topics/a.md").symlink_to(target)
    found = discover(root)
    assert [(problem.code, problem.path) for problem in found.problems] == [("unreadable-file", "content/topics/a.md")]
    assert "a" not in {file.id for file in found.files}
    assert ("topics", "a") in found.reserved


@needs_posix
def test_a_link_within_the_catalog_is_read(root, content):
    (content / "topics/a.md").symlink_to("fractions.md")
    assert told(root) == []
    assert "a" in {file.id for file in discover(root).files}


@needs_posix
def test_a_catalog_that_is_itself_behind_a_link_is_read(root):
    link = root.parent / "link"
    link.symlink_to(root)
    assert [file.path for file in discover(link).files] == [file.path for file in discover(root).files]
    assert told(link) == []


@needs_posix
@pytest.mark.parametrize("target", ["a.md", "missing.md"])
def test_a_link_that_leads_nowhere_is_told(root, content, target):
    (content / "topics/a.md").symlink_to(target)
    assert told(root) == [("unreadable-file", "content/topics/a.md")]


@needs_posix
@pytest.mark.parametrize("place", ["content", "content/guides"])
def test_a_folder_that_is_a_link_out_of_the_catalog_isnt_read(tmp_path, place):
    outside = things.write(tmp_path / "outside", things.small()) / "content"
    root = tmp_path / "catalog"
    (root / place).parent.mkdir(parents=True)
    (root / place).symlink_to(outside if place == "content" else outside / "topics")
    found = discover(root)
    assert found.files == ()
    assert found.problems


@pytest.fixture
def open_root():
    """Return a catalog that everybody may read, as somebody who may not read everything."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        root = things.write(Path(folder) / "catalog", things.small())
        yield root
        os.seteuid(os.getuid())


@needs_posix
@pytest.mark.parametrize("path", ["content/topics/fractions.md", "content/topics", "content"])
def test_what_may_not_be_read_is_told(open_root, path):
    schemas = things.schemas()
    reading.read(discover(open_root), schemas)  # loads what somebody else may not load
    mode = (open_root / path).stat().st_mode
    (open_root / path).chmod(0)
    if os.getuid() == 0:
        os.seteuid(65_534)
    found, problems = reading.read(discover(open_root), schemas)
    os.seteuid(os.getuid())
    (open_root / path).chmod(mode)
    assert [(problem.code, problem.path) for problem in problems] == [("unreadable-file", path)]
    assert found.reserved == ({("topics", "fractions")} if path.endswith(".md") else set())


def test_a_file_that_grew_since_it_was_found_is_read_whole_or_not_at_all(root, content):
    (file,) = (one for one in discover(root).files if one.id == "fractions")
    (content / "topics/fractions.md").write_bytes(b"a" * MAX_BYTES)
    assert file.read() == (b"a" * MAX_BYTES, [])
    (content / "topics/fractions.md").write_bytes(b"a" * (MAX_BYTES + 1))
    (problem,) = file.read()[1]
    assert (problem.code, problem.path, file.content) == ("too-large", "content/topics/fractions.md", b"")


@needs_posix
def test_a_name_that_isnt_text_is_told(root, content):
    try:
        (os.fsencode(content / "topics") + b"/\xff.md", os.O_CREAT)
        os.close(os.open(os.fsencode(content / "topics") + b"/\xff.md", os.O_CREAT))
    except OSError:
        pytest.skip("the file system takes no such name")
    (problem,) = discover(root).problems
    assert problem.code == "bad-id"
