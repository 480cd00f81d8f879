"""Work that is done in several processes comes to the same as in one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading

import pytest
import things

from mcsite import working
from mcsite.store import Store

_SPREAD = """
import json, os, sys, time
from mcsite import working
count = int(sys.argv[1])
parts = working.spread(lambda part: [time.sleep(0.01) or (os.getpid(), len(part))], range(count), 2)
print(json.dumps((os.getpid(), list(parts))))
"""
_ENOUGH = """
import json, os, time
from mcsite import working
slowly = lambda part: [time.sleep(60 if one else 0) or one for one in part]
results = working.spread(slowly, range(30), 2, 1)
first = next(results)
results.close()
try:
    os.waitpid(-1, 0)
except ChildProcessError:
    print(json.dumps([first, "no child is left"]))
"""
_WAITING = """
import time
from mcsite import working
results = working.spread(list, range(30), 2, 1)
print(next(results), flush=True)
time.sleep(60)
"""
_MEANWHILE = """
import json, os
from mcsite import working
done = []
results = list(working.spread(list, range(100), 2, meanwhile=lambda: done.append(os.getpid())))
print(json.dumps((os.getpid(), done, results)))
"""
_ENDED = """
import os, signal
from mcsite import working
from mcsite.diagnostics import Refusal
try:
    list(working.spread(lambda part: [os.kill(os.getpid(), signal.SIGKILL) for _ in part], range(40 * working._MANY), 2))
except Refusal as refusal:
    print(refusal)
"""
_NO_MORE = """
import os
from mcsite import working
from mcsite.diagnostics import Refusal
def fork():
    raise OSError(11, "Resource temporarily unavailable")
os.fork = fork
try:
    list(working.spread(list, range(100), 2))
except Refusal as refusal:
    print(refusal)
"""
_WRONG = """
from mcsite import working
try:
    list(working.spread(lambda part: [1 // 0 for _ in part], range(40 * working._MANY), 2))
except ZeroDivisionError as error:
    print(*error.__notes__)
"""
_MUCH = """
import sys
from pathlib import Path
from mcsite import checking, library, working
from mcsite.store import Store
checking._FEW = library._FEW = working.FEW = 0
connected = Store._connected
def forgetful(store):  # as if all that is said were much: SQLite locks others out as soon as it writes
    connection = connected(store)
    connection.execute("PRAGMA cache_size = 1")
    return connection
Store._connected = forgetful
root = Path(sys.argv[1])
checked = checking.check_again(root, checking.Options(), checking.Effort(root / ".mcsite", 2))
print(checked.judged > 1, checked.problems)
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


def spread(count):
    """Return the process that asks, and which process did each part of so many things, and of how many."""
    ran = subprocess.run(
        [sys.executable, "-c", _SPREAD, str(count)], capture_output=True, check=True
    )  # without threads
    here, parts = json.loads(ran.stdout)
    return here, parts


def test_a_part_is_done_in_one_process_and_the_last_ones_are_smaller():
    _, parts = spread(1000)
    sizes = [size for _, size in parts]
    assert (sum(sizes), sizes[0], sizes[-2]) == (1000, 32, 4)
    assert sizes == sorted(sizes, reverse=True)


def test_who_asks_does_a_share_of_few_things():
    here, parts = spread(1000)
    processes = {process for process, _ in parts}
    assert here in processes
    assert len(processes) == 2


def test_who_asks_does_none_of_many_things():
    here, parts = spread(4000)
    processes = {process for process, _ in parts}
    assert here not in processes
    assert len(processes) == 2


def test_what_is_found_out_beside_is_so_only_if_another_process_says_so():
    ran = subprocess.run([sys.executable, "-c", _BESIDE], capture_output=True, check=True)
    assert json.loads(ran.stdout) == [True, False, False, False]


def test_few_things_are_done_here():
    assert list(working.spread(lambda part: [(os.getpid(), len(part))], range(5), 2)) == [(os.getpid(), 5)]


def test_what_goes_wrong_in_another_process_is_raised_here():
    with pytest.raises(ZeroDivisionError):
        list(working.spread(lambda part: [1 // 0 for _ in part], range(100), 2))


def test_what_is_done_meanwhile_is_done_once_and_here():
    ran = subprocess.run([sys.executable, "-c", _MEANWHILE], capture_output=True, check=True)
    here, done, results = json.loads(ran.stdout)
    assert (done, results) == ([here], [*range(100)])


def test_a_process_that_the_system_ends_is_told():
    ran = subprocess.run([sys.executable, "-c", _ENDED], capture_output=True, check=True)
    assert ran.stdout.startswith(b"the system ended a process")


def test_where_no_other_process_can_be_begun_it_is_told_what_to_do():
    ran = subprocess.run([sys.executable, "-c", _NO_MORE], capture_output=True, check=True)
    assert b"(Resource temporarily unavailable); end others, and try again" in ran.stdout


def test_what_went_wrong_in_another_process_says_where():
    ran = subprocess.run([sys.executable, "-c", _WRONG], capture_output=True, check=True)
    assert b'File "<string>"' in ran.stdout
    assert b"ZeroDivisionError" in ran.stdout


def test_who_needs_no_more_leaves_no_process_behind():
    ran = subprocess.run([sys.executable, "-c", _ENOUGH], capture_output=True, check=True, timeout=20)
    assert json.loads(ran.stdout) == [0, "no child is left"]


def test_processes_end_with_the_one_that_asks():
    asks = subprocess.Popen([sys.executable, "-c", _WAITING], stdout=subprocess.PIPE)
    assert asks.stdout is not None
    with asks.stdout:
        asks.stdout.readline()
        asks.kill()
        asks.wait()
        assert asks.stdout.read() == b""  # at an end only when nobody has it any more


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


def test_processes_judge_what_others_have_just_put_into_the_store(tmp_path):
    root = things.write(tmp_path / "catalog", things.small())
    ran = subprocess.run([sys.executable, "-c", _MUCH, str(root)], capture_output=True, check=True)
    assert ran.stdout == b"True ()\n"


def test_where_no_process_can_be_begun_it_is_found_out_and_done_here(monkeypatch):
    def no_more():
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", no_more)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    done = []
    assert working.beside(lambda: True)()
    assert not working.beside(lambda: False)()
    working.to_the_end(lambda: done.append(os.getpid()))
    assert done == [os.getpid()]


_FAILING = """
import os
from mcsite import working

def fail():
    print(os.getpid() == asks, flush=True)
    raise LookupError("not there")

asks = os.getpid()
try:
    working.to_the_end(fail)
except LookupError as error:
    print(error)
"""


def test_what_fails_in_a_process_of_its_own_is_done_again_and_raised_here():
    ran = subprocess.run([sys.executable, "-c", _FAILING], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["False", "True", "not there"]
