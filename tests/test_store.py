"""What is kept is there the next time, whole; where it can't be, that is told in a sentence."""

from __future__ import annotations

import subprocess
import sys

import pytest
import things

from mcsite import pipeline
from mcsite.diagnostics import Refusal
from mcsite.pipeline import Effort, Options
from mcsite.store import Store

TABLES = {"texts": ("text",)}


def put(file, key, *rows):
    with Store(file, b"program", TABLES) as store:
        store.put("texts", rows)
        store.say("said", key)
        store.commit()


def rows(file):
    with Store(file, b"program", TABLES) as store:
        return dict(store.rows("texts", "key, text"))


def test_what_was_committed_is_there_the_next_time(tmp_path):
    put(tmp_path / "a.db", b"1", ("a", b"x"), ("b", b"y"))
    put(tmp_path / "a.db", b"2", ("b", b"z"))
    assert rows(tmp_path / "a.db") == {"a": b"x", "b": b"z"}


def test_an_error_on_the_way_leaves_what_was_there(tmp_path):
    put(tmp_path / "a.db", b"1", ("a", b"x"))
    with pytest.raises(LookupError), Store(tmp_path / "a.db", b"program", TABLES) as store:
        store.put("texts", [("a", b"y")])
        raise LookupError
    assert rows(tmp_path / "a.db") == {"a": b"x"}


def test_a_disk_without_room_is_told_and_leaves_what_was_there(disk):
    file = disk(512) / "a.db"
    large = [(f"{number}", bytes(100_000)) for number in range(10)]
    with pytest.raises(Refusal, match=r"the disk is full: .* needs room"):
        put(file, b"1", *large)
    assert list(file.parent.iterdir()) == []
    put(file, b"1", ("a", b"x"))
    with pytest.raises(Refusal, match=r"the disk is full: .* needs room"):
        put(file, b"2", *large)
    assert rows(file) == {"a": b"x"}


def test_a_file_that_is_damaged_while_it_is_used_is_told(tmp_path):
    file = tmp_path / "a.db"
    put(file, b"1", *((f"{number}", bytes(10_000)) for number in range(100)))
    with (
        pytest.raises(Refusal, match=r"can't be used: .*; remove .* and try again"),
        Store(file, b"program", TABLES) as store,
    ):
        with file.open("r+b") as damaged:
            damaged.seek(16_384)
            damaged.write(b"?" * 900_000)
        list(store.rows("texts", "key, text"))


@pytest.mark.parametrize("size", [300, 600, 1_000, 1_500, 2_000, 3_000, 4_000])
def test_a_disk_that_fills_while_a_site_is_built_is_told_in_a_sentence_and_then_it_is_built(disk, size):
    root = disk(size)
    things.write(root, things.small())
    command = [sys.executable, "-m", "mcsite", "build"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60, check=False)
    if done.returncode == 0:
        assert (root / "site/index.html").exists()
        return
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("mcsite: the disk is full")
    assert "Traceback" not in done.stderr
    assert not (root / "site").exists()
    subprocess.run(["mount", "-o", "remount,size=64m", root], check=True)
    assert pipeline.build(root, root / "site", Options(), effort=Effort(root / ".mcsite")).written is not None
