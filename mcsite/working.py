"""Work on all cores: what is independent is done in forked processes, which have all that was there before them."""

from __future__ import annotations

import gc
import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

from mcsite.diagnostics import Refusal

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")
FEW = 24  # things that are done sooner than processes are begun
_AHEAD = 32  # parts for each process that are made, or wait to be, at once: results take memory
_MOST = 32  # things of a part: the more, the less other code comes between
_PARTS = 4  # of what is left to do, for each process: the ends of the last ones shouldn't be far apart
_LEAST = 4  # things of one: each part takes some time by itself
_NUMBER = 4  # bytes of the number of a part
_ASKED = 1_000  # numbers that any system's pipe holds
_HELD = 1 << 20  # bytes in a pipe: the most that Linux grants
_M_MMAP_THRESHOLD = -3
_BLOCK = 128 * 1024  # bytes


def cores() -> int:
    """Return how many processes can work at once; one where they can't be forked."""
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    work: Callable[[Sequence[T]], list[R]],
    things: Sequence[T],
    jobs: int,
    size: int = 0,
    meanwhile: Callable[[], None] = lambda: None,
) -> Iterator[R]:
    """Go through the results for things, in their order; `work` makes those of a part of them.

    With one job, they are made in this process. So they are where this process has several threads: one that is at work
    as another process is forked stops there. `size` is how many are a part; without it, few are done here, since they
    end sooner. Raises what `work` raises, and Refusal if the system ends a process.
    `meanwhile` is called here once other processes are at work.
    """
    if jobs == 1 or len(things) < (2 if size else FEW) or threading.active_count() > 1:
        for start in range(0, len(things), _MOST):
            yield from work(things[start : start + _MOST])
        return
    parts = list(_parts(things, jobs, size))
    _keep_no_blocks()
    gc.freeze()  # a process that goes through what it has from this one gets a copy of it
    try:
        for results in _answers(work, parts, min(jobs, len(parts)), meanwhile):
            yield from results
    finally:
        gc.unfreeze()


def _answers(
    work: Callable[[Sequence[T]], list[R]], parts: Sequence[Sequence[T]], jobs: int, meanwhile: Callable[[], None]
) -> Iterator[list[R]]:
    """Go through what `work` makes of parts, in their order, in forked processes.

    They have the parts; each takes the number of the next from one pipe, and answers through one of its own. An
    executor would do it with threads, and takes longer to begin and to end.
    """
    from multiprocessing.connection import Pipe, wait  # noqa: PLC0415  it takes as long to load as to do little work

    coming, ask = os.pipe()
    begun: dict[int, Connection] = {}
    found: dict[int, list[R]] = {}
    asked = 0
    try:
        for _ in range(jobs):
            here, there = Pipe(duplex=False)
            _widen(there.fileno())
            process = os.fork()
            if not process:
                for end in begun.values():
                    end.close()
                here.close()
                os.close(ask)  # so that `coming` ends with the process that asks, however that ends
                _serve(work, parts, coming, there)
            begun[process] = here
            there.close()
        for number in range(len(parts)):
            while asked < min(len(parts), number + min(jobs * _AHEAD, _ASKED)):
                os.write(ask, asked.to_bytes(_NUMBER))
                asked += 1
            if not number:
                meanwhile()
            while number not in found:
                for ready in wait(begun.values()):
                    told, results = _answer(cast("Connection", ready))
                    found[told] = results
            yield found.pop(number)
    finally:
        os.close(coming)
        os.close(ask)
        for process, end in begun.items():
            end.close()
            os.kill(process, signal.SIGTERM)  # it has nothing left to do, or nobody wants it
            os.waitpid(process, 0)


def _widen(pipe: int) -> None:
    """Have a pipe hold a few answers, where the system can, so that who writes needn't wait for who reads."""
    import fcntl  # noqa: PLC0415  not everywhere

    with suppress(OSError, AttributeError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _HELD)


def _answer(end: Connection) -> tuple[int, list[Any]]:
    """Receive the number of a part and the results for its things, or raise what went wrong."""
    try:
        number, results, error = end.recv()
    except EOFError:
        raise Refusal("the system ended a process of this one, maybe for want of memory; try again") from None
    if error is not None:
        raise error
    return number, results


def _serve(work: Callable[[Sequence[T]], list[R]], parts: Sequence[Sequence[T]], coming: int, tell: Connection) -> None:
    """Do parts as long as there are any to come, and end this process."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks ends this,
        signal.signal(signal.SIGTERM, signal.SIG_DFL)  # whatever it does itself at that
        while told := os.read(coming, _NUMBER):
            number = int.from_bytes(told)
            try:
                answer: tuple[int, list[R], Exception | None] = number, work(parts[number]), None
            except Exception as error:  # noqa: BLE001  raised where it was asked for
                error.add_note("".join(traceback.format_exception(error)))
                answer = number, [], error
            tell.send(answer)
    finally:
        os._exit(0)


def beside(ask: Callable[[], bool]) -> Callable[[], bool]:
    """Begin to find something out in another process, where there can be one; what is returned gives the answer."""
    if cores() == 1 or threading.active_count() > 1:
        return ask
    process = os.fork()
    if not process:
        is_so = False
        try:
            is_so = ask()
        finally:
            os._exit(not is_so)
    return lambda: os.waitpid(process, 0)[1] == 0


def _keep_no_blocks() -> None:
    """Have blocks of memory given back to the system when they are free, from the size on that glibc begins with.

    It raises that with the first that is free, up to 32 MB, and then keeps what lies between others.
    """
    import ctypes  # noqa: PLC0415  as above

    with suppress(OSError, AttributeError):  # another library
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _BLOCK)


def _parts(things: Sequence[T], jobs: int, size: int) -> Iterator[Sequence[T]]:
    """Go through parts of things; without a size, the last ones are smaller."""
    start = 0
    while start < len(things):
        end = start + (size or min(_MOST, max(_LEAST, (len(things) - start) // (jobs * _PARTS))))
        yield things[start:end]
        start = end
