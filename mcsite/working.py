"""Work on all cores: what is independent is done in forked processes, which have all that was there before them."""

from __future__ import annotations

import gc
import os
import select
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Generic, TypeVar, cast

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
_MANY = 100  # parts: for so many, a process more is nothing
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
    end sooner. Of a few parts, this process does a share: so there is one process less to begin. Of many it does none,
    since what it has in memory then is there for good. Raises what `work` raises, and Refusal if the system ends a
    process. `meanwhile` is called here once other processes are at work.
    """
    if jobs == 1 or len(things) < (2 if size else FEW) or threading.active_count() > 1:
        for start in range(0, len(things), size or _MOST):
            yield from work(things[start : start + (size or _MOST)])
        return
    parts = list(_parts(things, jobs, size))
    helps = len(parts) < _MANY
    _keep_no_blocks()
    gc.freeze()  # a process that goes through what it has from this one gets a copy of it
    try:
        with closing(_Crew(work, parts)) as crew:
            crew.begin(min(jobs, len(parts)) - helps)
            for results in _results(crew, len(parts), meanwhile, helps=helps):
                yield from results
    finally:
        gc.unfreeze()


def _results(crew: _Crew[R], count: int, meanwhile: Callable[[], None], *, helps: bool) -> Iterator[list[R]]:
    """Go through what processes make of so many parts, in their order; this one `helps`."""
    for number in range(count):
        crew.ask(number)
        if not number:
            meanwhile()
        while number not in crew.found:
            crew.collect(0 if helps else None)
            if number not in crew.found and not (helps and crew.share()):
                crew.collect()
        yield crew.found.pop(number)


class _Crew(Generic[R]):
    """Forked processes that do parts. `found` are the results of those that are done, by their numbers.

    They have the parts; each takes the number of the next from one pipe, and answers through one of its own. An
    executor would do it with threads, and takes longer to begin and to end.
    """

    def __init__(self, work: Callable[[Sequence[T]], list[R]], parts: Sequence[Sequence[T]]) -> None:
        self.found: dict[int, list[R]] = {}
        self._do: Callable[[int], list[R]] = lambda number: work(parts[number])
        self._count = len(parts)
        self._begun: dict[Connection, int] = {}
        self._asked = 0
        self._coming, self._ask = os.pipe()
        os.set_blocking(self._coming, False)  # who helps mustn't wait for a part that another takes

    def begin(self, count: int) -> None:
        """Begin so many processes. Raises Refusal if the system doesn't let it."""
        from multiprocessing.connection import Pipe  # noqa: PLC0415  it takes as long to load as to do little work

        for _ in range(count):
            here, there = Pipe(duplex=False)
            _widen(there.fileno())
            try:
                process = os.fork()
            except OSError as error:
                raise Refusal(
                    f"the system begins no other process ({error.strerror}); end others, and try again"
                ) from None
            if not process:
                for end in self._begun:
                    end.close()
                here.close()
                os.close(self._ask)  # so that `coming` ends with the process that asks, however that ends
                _serve(self._do, self._coming, there)
            self._begun[here] = process
            there.close()

    def ask(self, done: int) -> None:
        """Ask for parts, not too many more than those that are `done`."""
        ahead = min((len(self._begun) + 1) * _AHEAD, _ASKED)
        while self._asked < min(self._count, done + ahead):
            os.write(self._ask, self._asked.to_bytes(_NUMBER))
            self._asked += 1
            if self._asked == self._count:
                os.close(self._ask)  # who finds nothing left to do ends

    def collect(self, seconds: float | None = None) -> None:
        """Take the answers that are there; wait for one, if need be for so long. Raises what was raised there."""
        from multiprocessing.connection import wait  # noqa: PLC0415  as above

        for end in cast("list[Connection]", wait(self._begun, seconds)):
            try:
                number, results, error = end.recv()
            except EOFError:
                end.close()
                if os.waitpid(self._begun.pop(end), 0)[1]:
                    raise Refusal(
                        "the system ended a process of this one, maybe for want of memory; try again"
                    ) from None
                continue
            if error is not None:
                raise error
            self.found[number] = results

    def share(self) -> bool:
        """Do a part here, if one is left."""
        try:
            told = os.read(self._coming, _NUMBER)
        except BlockingIOError:
            return False
        if told:
            number = int.from_bytes(told)
            self.found[number] = self._do(number)
        return bool(told)

    def close(self) -> None:
        """End all processes: they have nothing left to do, or nobody wants it."""
        os.close(self._coming)
        if self._asked < self._count:
            os.close(self._ask)
        for end, process in self._begun.items():
            end.close()
            os.kill(process, signal.SIGTERM)
            os.waitpid(process, 0)


def _widen(pipe: int) -> None:
    """Have a pipe hold a few answers, where the system can, so that who writes needn't wait for who reads."""
    import fcntl  # noqa: PLC0415  not everywhere

    with suppress(OSError, AttributeError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _HELD)


def _serve(do: Callable[[int], list[R]], coming: int, tell: Connection) -> None:
    """Do parts as long as there are any to come, and end this process."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks ends this,
        signal.signal(signal.SIGTERM, signal.SIG_DFL)  # whatever it does itself at that
        for number in _numbers(coming):
            try:
                answer: tuple[int, list[R], Exception | None] = number, do(number), None
            except Exception as error:  # noqa: BLE001  raised where it was asked for
                error.add_note("".join(traceback.format_exception(error)))
                answer = number, [], error
            tell.send(answer)
        status = 0
    finally:
        os._exit(status)


def _numbers(coming: int) -> Iterator[int]:
    """Take the numbers of parts, and wait for more, until none can come."""
    while True:
        try:
            told = os.read(coming, _NUMBER)
        except BlockingIOError:
            select.select((coming,), (), ())
            continue
        if not told:
            return
        yield int.from_bytes(told)


def beside(ask: Callable[[], bool]) -> Callable[[], bool]:
    """Begin to find something out in another process, where there can be one; what is returned gives the answer."""
    process = 0 if cores() == 1 else _forked(ask)
    return (lambda: _said_so(process)) if process else ask


def to_the_end(do: Callable[[], None]) -> None:
    """Do what nothing should break off: in a process that goes on when this one is killed, where there can be one.

    It is done again here if that process fails, so that this one raises what went wrong. Signals that would end this
    process wait until it is done.
    """
    if not hasattr(os, "fork"):
        do()
        return

    def apart() -> bool:
        os.setsid()
        do()
        return True

    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        process = _forked(apart)
        if not process or not _said_so(process):
            do()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _forked(ask: Callable[[], bool]) -> int:
    """Begin a process that finds something out; 0 where threads are at work, or the system begins none."""
    if threading.active_count() > 1:
        return 0
    try:
        process = os.fork()
    except OSError:
        return 0
    if not process:
        is_so = False
        try:
            is_so = ask()
        finally:
            os._exit(not is_so)
    return process


def _said_so(process: int) -> bool:
    return os.waitpid(process, 0)[1] == 0


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
