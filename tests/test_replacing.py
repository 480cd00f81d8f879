"""Files put in the place of others."""

from __future__ import annotations

import pytest

from mcsite.diagnostics import Refusal
from mcsite.replacing import replace


def test_files_are_made_with_their_folders_and_replaced_with_their_permissions(tmp_path):
    old, new = tmp_path / "old.md", tmp_path / "a/b/new.md"
    old.write_text("before")
    old.chmod(0o600)
    replace({old: b"after", new: b"new"})
    assert (old.read_bytes(), new.read_bytes()) == (b"after", b"new")
    assert (old.stat().st_mode & 0o777, new.stat().st_mode & 0o777) == (0o600, 0o644)


@pytest.mark.parametrize("in_the_way", ["folder", "file"])
def test_if_one_cannot_be_written_none_is(tmp_path, in_the_way):
    old, place = tmp_path / "old.md", tmp_path / "place"
    old.write_text("before")
    if in_the_way == "folder":
        place.mkdir()
    else:
        place.write_text("")
        place /= "inside.md"
    with pytest.raises(Refusal, match=r"place.* can't be written: .*; nothing was written"):
        replace({old: b"after", place: b""})
    assert old.read_text() == "before"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["old.md", "place"]
