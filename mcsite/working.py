"""Work on all cores: what is independent is done in forked processes, which have all that was there before them."""

from __future__ import annotations

import gc
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
FEW = 24  # things that are done sooner than processes are begun
_AHEAD = 32  # parts for each process that are made, or wait to be, at once: results take memory
_MOST = 32  # things of a part: the more, the less other code comes between
_PARTS = 4  # of what is left to do, for each process: the ends of the last ones shouldn't be far apart
_M_MMAP_THRESHOLD = -3
_BLOCK = 128 * 1024  # bytes
_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None  # forked processes have it: only numbers are sent


def cores() -> int:
    """Return how many processes can work at once; one where they can't be forked."""
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[Sequence[T]], list[R]], things: Sequence[T], jobs: int, size: int = 0) -> Iterator[R]:
    """Go through the results for things, in their order; `work` makes those of a part of them.

    With one job, they are made in this process. So they are where this process has several threads: one that is at work
    as another process is forked stops there. `size` is how many are a part; without it, few are done here, since they
    end sooner.
    """
    global _work  # noqa: PLW0603  that is how forked processes inherit it
    if jobs == 1 or len(things) < (2 if size else FEW) or threading.active_count() > 1:
        for start in range(0, len(things), _MOST):
            yield from work(things[start : start + _MOST])
        return
    import multiprocessing  # noqa: PLC0415  it takes as long to load as to do little work
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    parts = list(_parts(things, jobs, size))
    _work = work, parts
    coming = iter(range(len(parts)))
    _keep_no_blocks()
    gc.freeze()  # a process that goes through what it has from this one gets a copy of it
    try:
        forking = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(jobs, mp_context=forking, initializer=_end_with_parent) as pool:
            under_way = deque(pool.submit(_part, number) for number in islice(coming, jobs * _AHEAD))
            while under_way:
                results = under_way.popleft().result()
                under_way.extend(pool.submit(_part, number) for number in islice(coming, 1))
                yield from results
    finally:
        _work = None
        gc.unfreeze()


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


def _end_with_parent() -> None:
    """Have this process end as soon as the one that began it does: else it would wait for work, and hold its locks."""
    import multiprocessing.connection  # noqa: PLC0415  as above

    parent = multiprocessing.parent_process()
    assert parent is not None  # noqa: S101  this process was forked

    def wait() -> None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


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
        end = start + (size or min(_MOST, max(1, (len(things) - start) // (jobs * _PARTS))))
        yield things[start:end]
        start = end


def _part(number: int) -> list[Any]:
    assert _work is not None  # noqa: S101  it was there when this process was forked
    work, parts = _work
    results: list[Any] = work(parts[number])
    return results
