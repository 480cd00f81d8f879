"""Replacing the output as a whole."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcsite import writing
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Refusal
from mcsite.writing import MANIFEST, Written, staging

OLD = {"index.html": b"old", "a/index.html": b"old a", "a/index.json": b"{}", "kept.txt": b"kept"}
NEW = {"index.html": b"new", "b/index.html": b"new b", "kept.txt": b"kept"}


@pytest.fixture
def output(tmp_path):
    return tmp_path / "site"


def write(output, files, **options):
    """Write files as a site into an output."""
    with staging(output, **options) as staged:
        for path, content in files.items():
            staged.take(staged.stage(Artifact(path, content)))
        return staged.commit(files)


def tree(output):
    """Return the files below a folder, but for the list that mcsite keeps of its own."""
    files = {file.relative_to(output).as_posix(): file.read_bytes() for file in output.rglob("*") if file.is_file()}
    files.pop(MANIFEST, None)
    return files


def left_over(output):
    """Return what lies beside an output."""
    return [file.name for file in output.parent.iterdir() if file != output]


def test_the_files_are_written(output):
    assert write(output, OLD) == Written(4, 0, 0)
    assert tree(output) == OLD
    assert left_over(output) == []


def test_a_new_site_takes_the_place_of_the_old_one(output):
    write(output, OLD)
    assert write(output, NEW) == Written(2, 1, 2)
    assert tree(output) == NEW
    assert not (output / "a").exists()
    assert left_over(output) == []


def test_folders_above_the_output_are_made(output):
    write(output / "deep/down", NEW)
    assert tree(output / "deep/down") == NEW


def test_a_file_that_is_the_same_keeps_its_time_and_its_inode(output):
    write(output, OLD)
    os.utime(output / "kept.txt", (1_000_000_000, 1_000_000_000))
    before = (output / "kept.txt").stat()
    write(output, NEW)
    after = (output / "kept.txt").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_file_that_differs_is_another_file(output):
    write(output, OLD)
    inode = (output / "index.html").stat().st_ino
    with (output / "index.html").open("rb") as reader:
        write(output, NEW)
        assert reader.read() == b"old"
    assert (output / "index.html").stat().st_ino != inode


def test_writing_the_same_again_writes_nothing(output):
    write(output, OLD)
    before = {file: file.stat().st_ino for file in output.rglob("*") if file.is_file()}
    assert write(output, OLD) == Written(0, 4, 0)
    assert {file: file.stat().st_ino for file in output.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize(("changed", "is_whole"), [(2, False), (3, True)])
def test_of_a_large_site_a_tenth_is_replaced_file_by_file_and_more_in_one_step(output, monkeypatch, changed, is_whole):
    monkeypatch.setattr(writing, "SMALL", 19)
    monkeypatch.setattr(writing, "FEW", 1)
    files = {f"{number}.txt": b"old" for number in range(20)}
    write(output, files)
    inode = output.stat().st_ino
    files |= {f"{number}.txt": b"new" for number in range(changed)}
    write(output, files)
    assert tree(output) == files
    assert (output.stat().st_ino != inode) == is_whole


def test_a_clean_build_writes_every_file_anew(output):
    write(output, OLD)
    inode = (output / "kept.txt").stat().st_ino
    assert write(output, OLD, clean=True) == Written(4, 0, 0)
    assert (output / "kept.txt").stat().st_ino != inode
    assert tree(output) == OLD


def test_a_file_that_somebody_changed_is_made_right_again(output):
    write(output, OLD)
    (output / "index.html").write_bytes(b"odd")
    (output / "a/index.json").unlink()
    write(output, OLD)
    assert tree(output) == OLD


def test_a_file_that_somebody_made_a_link_is_made_a_file_again(output, tmp_path):
    write(output, OLD)
    (tmp_path / "elsewhere").write_bytes(b"kept")
    (output / "kept.txt").unlink()
    (output / "kept.txt").symlink_to(tmp_path / "elsewhere")
    write(output, OLD)
    assert not (output / "kept.txt").is_symlink()


def test_what_mcsite_didnt_make_stays(output, tmp_path):
    write(output, OLD)
    (tmp_path / "elsewhere").mkdir()
    (output / "CNAME").write_text("x.example", encoding="utf-8")
    (output / "a/mine.txt").write_text("mine", encoding="utf-8")
    (output / ".well-known/deep").mkdir(parents=True)
    (output / "empty").mkdir()
    (output / "a/empty").mkdir()
    (output / "link").symlink_to("CNAME")
    (output / "broken").symlink_to("nowhere")
    (output / "folder").symlink_to(tmp_path / "elsewhere")
    for files in (NEW, OLD, NEW):
        write(output, files)
        assert tree(output) == {**files, "CNAME": b"x.example", "link": b"x.example", "a/mine.txt": b"mine"}
        assert all((output / name).is_dir() for name in (".well-known/deep", "empty", "a/empty"))
        assert os.readlink(output / "link") == "CNAME"
        assert os.readlink(output / "broken") == "nowhere"
        assert os.readlink(output / "folder") == str(tmp_path / "elsewhere")


def test_what_mcsite_didnt_make_is_never_overwritten(output):
    write(output, {"index.html": b"old"})
    (output / "b").mkdir()
    (output / "b/index.html").write_bytes(b"mine")
    with pytest.raises(Refusal, match="in the way"):
        write(output, NEW)
    assert tree(output) == {"index.html": b"old", "b/index.html": b"mine"}
    assert left_over(output) == []


@pytest.mark.parametrize("name", ["b", "b/index.html/x"])
def test_a_file_in_the_place_of_a_folder_and_a_folder_in_that_of_a_file_are_refused(output, name):
    write(output, {"index.html": b"old"})
    (output / name).parent.mkdir(parents=True, exist_ok=True)
    (output / name).write_bytes(b"mine")
    with pytest.raises(Refusal):
        write(output, NEW)
    assert tree(output) == {"index.html": b"old", name: b"mine"}
    assert left_over(output) == []


def test_a_folder_that_mcsite_didnt_make_is_refused(output):
    output.mkdir()
    (output / "precious.txt").write_bytes(b"mine")
    with pytest.raises(Refusal, match="didn't make it"):
        write(output, NEW)
    assert tree(output) == {"precious.txt": b"mine"}


def test_an_empty_folder_is_fine(output):
    output.mkdir()
    write(output, NEW)
    assert tree(output) == NEW


def test_a_file_in_the_place_of_the_output_is_refused(output):
    output.write_bytes(b"mine")
    with pytest.raises(Refusal, match="is a file"):
        write(output, NEW)
    assert output.read_bytes() == b"mine"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"files": 1}', b"\xff"])
def test_an_output_whose_list_of_files_is_damaged_is_refused(output, content):
    write(output, OLD)
    (output / MANIFEST).write_bytes(content)
    with pytest.raises(Refusal, match="damaged"):
        write(output, NEW)
    assert tree(output) == OLD


def test_an_output_that_is_a_link_stays_one(output, tmp_path):
    (tmp_path / "real").mkdir()
    output.symlink_to("real")
    write(output, NEW)
    assert output.is_symlink()
    assert tree(tmp_path / "real") == NEW


def test_what_isnt_committed_is_discarded(output):
    write(output, OLD)
    with staging(output) as staged:
        staged.take(staged.stage(Artifact("index.html", b"new")))
    assert tree(output) == OLD
    assert left_over(output) == []


def test_an_error_on_the_way_changes_nothing(output):
    write(output, OLD)
    with pytest.raises(ZeroDivisionError), staging(output) as staged:
        staged.take(staged.stage(Artifact("index.html", b"new")))
        1 / 0  # noqa: B018
    assert tree(output) == OLD
    assert left_over(output) == []


@pytest.mark.parametrize("path", ["/etc/passwd", "../a", "a/../../b", ".."])
def test_a_path_out_of_the_output_is_an_error(output, path):
    with pytest.raises(ValueError, match="path"), staging(output) as staged:
        staged.take(staged.stage(Artifact(path, b"")))


def test_a_path_twice_is_an_error(output):
    with pytest.raises(ValueError, match="staged before"), staging(output) as staged:
        staged.take(staged.stage(Artifact("a", b"")))
        staged.take(staged.stage(Artifact("a", b"")))


def test_what_a_killed_build_left_behind_is_cleared_away(output):
    write(output, OLD)
    rest = output.parent / ".site.mcsite-new"
    (rest / "a").mkdir(parents=True)
    (rest / "a/index.html").write_bytes(b"torn")
    write(output, NEW)
    assert tree(output) == NEW
    assert left_over(output) == []


SITES = st.dictionaries(st.sampled_from(["a", "b/c", "b/d/e", "f/g", "h"]), st.binary(max_size=3))


@settings(max_examples=30)
@given(sites=st.lists(SITES, min_size=1, max_size=5))
def test_any_row_of_builds_ends_in_the_last_one(tmp_path_factory, sites):
    output = tmp_path_factory.mktemp("row") / "site"
    for files in sites:
        write(output, files)
        assert tree(output) == files


# --- builds that end early


def _hold(output, begun, end):
    with staging(output):
        begun.set()
        end.wait(30)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no lock on Windows")
def test_of_two_builds_at_once_the_second_is_refused(output):
    write(output, OLD)
    context = multiprocessing.get_context("spawn")
    begun, end = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(output, begun, end))
    other.start()
    try:
        assert begun.wait(30)
        with pytest.raises(Refusal, match="another build"):
            write(output, NEW)
        assert tree(output) == OLD
    finally:
        end.set()
        other.join(30)
    write(output, NEW)
    assert tree(output) == NEW


BUILDING = """
import sys
from pathlib import Path
from mcsite.artifacts import Artifact
from mcsite.writing import staging

def write(output, word):
    with staging(output) as staged:
        paths = [f"{word}/{number}.html" if number % 5 == 0 else f"{number}.html" for number in range(40)]
        for number, path in enumerate(paths):
            text = word if number % 2 else "same"
            staged.take(staged.stage(Artifact(path, text.encode())))
        staged.commit(paths)

output = Path(sys.argv[1])
write(output, "old")
print("ready", flush=True)
while True:
    write(output, "new")
    write(output, "old")
"""


def built(word):
    """Return the site that the program above builds."""
    return {
        f"{word}/{number}.html" if number % 5 == 0 else f"{number}.html": (word if number % 2 else "same").encode()
        for number in range(40)
    }


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges two folders in one step")
def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(tmp_path):
    chance = random.Random(1)
    found = set()
    for turn in range(30):
        output = tmp_path / str(turn) / "site"
        with subprocess.Popen([sys.executable, "-c", BUILDING, output], stdout=subprocess.PIPE) as program:
            assert program.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0, 0.04))
            program.kill()
        assert program.returncode == -signal.SIGKILL
        left = tree(output)
        assert left in (built("old"), built("new"))
        found.add("old" if left == built("old") else "new")
        write(output, NEW)
        assert tree(output) == NEW
    assert found == {"old", "new"}


FILLING = """
import resource, signal, sys
from pathlib import Path
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Refusal
from mcsite.writing import staging

if len(sys.argv) > 2:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    with staging(Path(sys.argv[1])) as staged:
        paths = [f"{number}.html" for number in range(64)]
        for path in paths:
            staged.take(staged.stage(Artifact(path, b"x" * 65_536)))
        staged.commit(paths)
except Refusal as refusal:
    sys.exit(f"refused: {refusal}")
"""


def fill(output, *limit):
    return subprocess.run(
        [sys.executable, "-c", FILLING, output, *limit], capture_output=True, text=True, timeout=60, check=False
    )


def test_a_disk_that_takes_no_more_leaves_the_old_site(output):
    write(output, OLD)
    ended = fill(output, "30000")
    assert (ended.returncode, ended.stderr.startswith("refused: ")) == (1, True)
    assert tree(output) == OLD
    assert left_over(output) == []


def test_a_full_disk_leaves_the_old_site_and_is_told(disk):
    output = disk(512) / "site"
    write(output, OLD)
    ended = fill(output)
    assert ended.returncode == 1
    assert "the disk is full" in ended.stderr
    assert tree(output) == OLD
    assert left_over(output) == []


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cant_be_written_to_is_told(output):
    output.parent.chmod(0o555)
    try:
        with pytest.raises(Refusal, match="can't be written"):
            write(output, NEW)
    finally:
        output.parent.chmod(0o755)


REPLACING = """
import os, sys, time
from pathlib import Path
from mcsite import writing
from mcsite.artifacts import Artifact

writing.SMALL = 0
put = os.replace

def slowly(new, old):
    time.sleep(0.02)
    put(new, old)
    if old.endswith("/1.html"):
        print("begun", flush=True)

os.replace = slowly
with writing.staging(Path(sys.argv[1])) as staged:
    paths = [f"{number}.html" for number in range(30)]
    for path in paths:
        staged.take(staged.stage(Artifact(path, b"new")))
    staged.commit(paths)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux")
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_build_that_ends_while_it_replaces_files_leaves_the_new_site(output, sent):
    names = [f"{number}.html" for number in range(30)]
    write(output, dict.fromkeys(names, b"old"))
    with subprocess.Popen(
        [sys.executable, "-c", REPLACING, output],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as program:
        assert program.stdout.readline() == b"begun\n"
        assert set(tree(output).values()) == {b"old", b"new"}
        os.killpg(program.pid, sent)
        program.stdout.read()  # until nobody has it any more
    assert program.returncode != 0
    assert tree(output) == dict.fromkeys(names, b"new")
    write(output, NEW)
    assert tree(output) == NEW
