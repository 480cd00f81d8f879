"""Work on all cores: what is independent is done in forked processes, which have all that was there before them."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_PARTS = 16  # of the work, for each process: the ends of the last ones shouldn't be far apart
_work: Callable[[Any], Any] | None = None  # what forked processes do: it needn't be sent to them


def cores() -> int:
    """Return how many processes can work at once."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    if not can_fork:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[T], R], things: Sequence[T], jobs: int) -> Iterator[R]:
    """Go through the results for things, in their order; each is sent from the process that made it."""
    global _work  # noqa: PLW0603  that is how forked processes inherit it
    _work = work
    size = max(1, len(things) // (jobs * _PARTS))
    numbers = range(0, len(things), size)
    parts = [things[start : start + size] for start in numbers]
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("fork")) as pool:
        for results in pool.map(_part, parts):
            yield from results


def _part(things: Sequence[Any]) -> list[Any]:
    assert _work is not None  # noqa: S101  it was there when this process was forked
    return [_work(thing) for thing in things]
