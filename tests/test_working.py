"""Work that is done in several processes comes to the same as in one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

from mcsite import working
from mcsite.store import Store

_SPREAD = """
import json, os
from mcsite import working
parts = working.spread(lambda part: [(os.getpid(), len(part))], range(1000), 2)
print(json.dumps((os.getpid(), list(parts))))
"""
_ENDLESS = """
import time
from mcsite import working
def work(part):
    print("begun", flush=True)
    time.sleep(60 if part[0] else 0)
    return part
list(working.spread(work, range(200), 2, 1))
"""
_BESIDE = """
import json, os
from mcsite import working
working.cores = lambda: 2
here = os.getpid()
questions = (lambda: True, lambda: False, lambda: os.getpid() == here, lambda: 1 // 0)
print(json.dumps([answer() for answer in [working.beside(ask) for ask in questions]]))
"""


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("size", [0, 1, 7])
def test_results_come_in_the_order_of_things(jobs, size):
    assert list(working.spread(lambda part: [-one for one in part], range(100), jobs, size)) == [*range(0, -100, -1)]


def test_a_part_is_done_in_one_process_and_the_last_ones_are_smaller():
    ran = subprocess.run([sys.executable, "-c", _SPREAD], capture_output=True, check=True)  # this one may have threads
    here, parts = json.loads(ran.stdout)
    sizes = [size for _, size in parts]
    assert (sum(sizes), sizes[0], sizes[-1]) == (1000, 32, 1)
    assert sizes == sorted(sizes, reverse=True)
    assert here not in {process for process, _ in parts}


def test_what_is_found_out_beside_is_so_only_if_another_process_says_so():
    ran = subprocess.run([sys.executable, "-c", _BESIDE], capture_output=True, check=True)
    assert json.loads(ran.stdout) == [True, False, False, False]


def test_few_things_are_done_here():
    assert list(working.spread(lambda part: [(os.getpid(), len(part))], range(5), 2)) == [(os.getpid(), 5)]


def test_what_goes_wrong_in_another_process_is_raised_here():
    with pytest.raises(ZeroDivisionError):
        list(working.spread(lambda part: [1 // 0 for _ in part], range(100), 2))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_processes_end_with_the_one_that_began_them(number):
    with subprocess.Popen([sys.executable, "-c", _ENDLESS], stdout=subprocess.PIPE) as program:
        assert [program.stdout.readline() for _ in range(3)] == [b"begun\n"] * 3
        program.send_signal(number)
        assert program.communicate(timeout=30)[0] == b""  # the pipe ends when all that have it have ended


@pytest.mark.parametrize("is_new", [True, False])
def test_processes_put_rows_into_one_store(tmp_path, is_new):
    file, tables = tmp_path / "made.db", {"made": ("content",)}
    if not is_new:
        Store(file, b"", tables).close()

    def put(part):
        store.put("made", [(str(one), bytes(50_000)) for one in part])
        store.commit()
        return [store.row("made", "content", str(one)) for one in part]

    with Store(file, b"", tables) as store:
        assert store.is_new == is_new
        put([0])
        assert all(list(working.spread(put, range(200), 3, 2)))
        assert {key for (key,) in store.rows("made", "key")} == set(map(str, range(200)))
    with Store(file, b"", tables) as store:
        assert len(list(store.rows("made", "key"))) == 200
