"""Trees of folders are linked and removed the same by any number of processes."""

from __future__ import annotations

import pytest

from mcsite import trees, writing
from mcsite.artifacts import Artifact


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch):
    monkeypatch.setattr(trees, "_MANY", 2)
    monkeypatch.setattr(trees, "_PART", 2)


def lay(folder, files):
    """Write files below a folder, each with its path as its text."""
    for path in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path, encoding="utf-8")


def below(folder):
    """Return the paths of all that is below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


OURS = ["top.txt", "a/one.txt", *(f"a/{number}/deep/er/{name}" for number in range(9) for name in "xyz")]


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_stays_is_linked_at_any_depth(tmp_path, jobs):
    old, new = tmp_path / "old", tmp_path / "new"
    lay(old, [*OURS, "mine.txt", "a/3/mine/deep.txt"])
    (old / "a/4/empty").mkdir()
    (old / "a/5/away").symlink_to(tmp_path)
    lay(new, ["a/0/deep/er/x", "a/new/y"])
    gone = {"a/one.txt", *(f"a/8/deep/er/{name}" for name in "xyz")}
    linked = trees.link(trees.Old(str(old), frozenset(OURS), frozenset(gone)), str(new), jobs)
    assert linked == len(OURS) - len(gone) - 1
    assert below(new) == below(old) - gone - {"a/8", "a/8/deep", "a/8/deep/er"} | {"a/new", "a/new/y"}
    assert (new / "a/5/away").is_symlink()
    assert (new / "a/7/deep/er/y").stat().st_ino == (old / "a/7/deep/er/y").stat().st_ino


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_isnt_ours_and_in_the_way_is_an_error(tmp_path, jobs):
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        lay(folder, OURS)
    with pytest.raises(FileExistsError):
        trees.link(trees.Old(str(old), frozenset(OURS) - {"a/6/deep/er/z"}, frozenset()), str(new), jobs)


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_folder_is_removed_and_no_link_in_it_is_followed(tmp_path, jobs):
    lay(tmp_path, ["elsewhere/kept.txt", *(f"old/{path}" for path in OURS)])
    for place in ("old/b", "old/a/b", "old/a/1/b"):
        (tmp_path / place).symlink_to(tmp_path / "elsewhere")
    trees.remove(tmp_path / "old", jobs)
    trees.remove(tmp_path / "old", jobs)
    assert below(tmp_path) == {"elsewhere", "elsewhere/kept.txt"}


def test_a_site_of_which_files_are_removed_while_another_is_made_stays_as_it_is(tmp_path):
    with writing.staging(tmp_path / "site") as staged:
        for path in OURS:
            staged.take(staged.stage(Artifact(path, b"")))
        staged.commit(OURS)
    before = below(tmp_path / "site") - {OURS[-1]}
    with (
        pytest.raises(writing.Refusal, match="removed meanwhile"),
        writing.staging(tmp_path / "site", jobs=3) as staged,
    ):
        for path in OURS:
            staged.take(staged.stage(Artifact(path, b"new" if path == OURS[0] else b"")))
        (tmp_path / "site" / OURS[-1]).unlink()
        staged.commit(OURS)
    assert below(tmp_path / "site") == before
