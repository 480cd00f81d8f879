"""How files and folders look."""

from __future__ import annotations

import os

from mcsite import looking


def _put(root, *paths):
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x")


def _known(folders):
    return dict(zip(folders.paths, folders.times, strict=True))


def test_looking_again_at_what_changed_is_looking_at_all(tmp_path):
    _put(tmp_path, "x", "a/x", "a/b/x", "a/c/x", "e/x")
    before = looking.folders(tmp_path, ["x", "a/x", "a/b/x", "a/c/x", "e/x"])
    for folder in (tmp_path, *tmp_path.rglob("*/")):
        os.utime(folder, ns=(1, 1))
    assert not before.are_same()
    before = looking.folders(tmp_path, ["x", "a/x", "a/b/x", "a/c/x", "e/x"])
    assert before.are_same()
    _put(tmp_path, "a/d/x", "n/o/x")
    (tmp_path / "a" / "c" / "x").unlink()
    (tmp_path / "a" / "c").rmdir()
    assert not before.are_same()
    after = before.again({str(tmp_path / path) for path in ("a/d", "a/c", "n/o")})
    assert after.are_same()
    assert _known(after) == _known(looking.folders(tmp_path, ["x", "a/x", "a/b/x", "a/d/x", "e/x", "n/o/x"]))


def test_looking_again_at_files_that_changed_is_looking_at_all(tmp_path):
    _put(tmp_path, "x", "a/x", "a/y", "b/x")
    before = looking.look([tmp_path])
    (tmp_path / "a" / "y").write_text("another")
    after = before.again([str(tmp_path / "a" / "y")])
    assert after is not None
    assert (after.moment, after.files) == (before.moment, looking.look([tmp_path]).files)
    assert after.files != before.files


def test_what_came_or_went_isnt_looked_at_alone(tmp_path):
    _put(tmp_path, "x", "a/x")
    before = looking.look([tmp_path])
    _put(tmp_path, "y")
    (tmp_path / "x").unlink()
    for path in ("x", "y", "a", "nowhere"):
        assert before.again([str(tmp_path / path)]) is None
