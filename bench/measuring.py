"""Run commands, and tell what they take: seconds, processor seconds, memory of all their processes together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

_UNUSUAL = {"PYTHONDONTWRITEBYTECODE"}  # with it, Python compiles a program at each start
EVERY = 0.05  # seconds from one look at the memory to the next
TICKS = os.sysconf("SC_CLK_TCK")
Command = Sequence[str | Path]


class NoFigureError(Exception):
    """A command or its result isn't what it has to be, so there is no figure."""


@dataclass
class Spent:
    """What commands took: seconds, processor seconds, and, where they were watched, memory (MB) at the worst moment.

    `peaks` has that of each program alone, by its name.
    """

    wall: float = 0.0
    cpu: float = 0.0
    said: str = ""
    code: int = 0
    peak: float = 0.0
    peaks: dict[str, float] = field(default_factory=dict)


class Watch:
    """Looks at the memory of all processes of a session, again and again, until it is ended."""

    def __init__(self, spent: Spent, session: int) -> None:
        self.spent, self.session = spent, session
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()

    def _look(self) -> None:
        while not self.over.wait(EVERY):
            held = memory(self.session)
            self.spent.peak = max(self.spent.peak, sum(held.values()))
            for name, size in held.items():
                self.spent.peaks[name] = max(self.spent.peaks.get(name, 0.0), size)

    def end(self) -> None:
        self.over.set()
        self.thread.join()


def run(commands: Sequence[Command], folder: Path, *, watched: bool = False, codes: Sequence[int] = (0,)) -> Spent:
    """Run commands one after the other in a folder, and add up what they take.

    Raises NoFigureError with what it said where one ends with a code that isn't among `codes`.
    """
    spent = Spent()
    for command in commands:
        began = time.perf_counter()
        with (
            (folder.parent / f"{folder.name}.said").open("wb+") as said,
            started(command, folder, said.fileno()) as one,
        ):
            watch = Watch(spent, one.pid) if watched else None
            _, status, used = os.wait4(one.pid, 0)
            spent.wall += time.perf_counter() - began
            one.returncode = os.waitstatus_to_exitcode(status)
            if watch:
                watch.end()
            spent.cpu += used.ru_utime + used.ru_stime
            said.seek(0)
            text = said.read().decode(errors="replace")
        spent.said += text
        spent.code = max(spent.code, one.returncode)
        if one.returncode not in codes:
            raise NoFigureError(f"{' '.join(map(str, command))} ended with {one.returncode}:\n{text[-2000:]}")
    return spent


@contextmanager
def started(command: Command, folder: Path, said: int) -> Iterator[subprocess.Popen[bytes]]:
    """Start a command in a session of its own, whose processes all end with this."""
    environment = surroundings(folder)
    one = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
                           start_new_session=True, env=environment)  # fmt: skip
    try:
        yield one
    finally:
        end(one)


def surroundings(folder: Path) -> dict[str, str]:
    """Return an environment in which what a command keeps for the next time lies beside the folder it runs in."""
    kept = folder.parent / "cache"
    own = {"XDG_CACHE_HOME": kept, "HUGO_CACHEDIR": kept / "hugo", "TMPDIR": folder.parent, "NO_COLOR": "1"}
    around = {name: value for name, value in os.environ.items() if name not in _UNUSUAL}
    return {**around, **{name: str(value) for name, value in own.items()}}


def end(one: subprocess.Popen[bytes]) -> None:
    """End a process and all of its session, politely at first."""
    for number, patience in ((signal.SIGTERM, 5.0), (signal.SIGKILL, 5.0)):
        left = [process for process in members(one.pid) if one.returncode is None or process != one.pid]
        for process in left:
            with suppress(ProcessLookupError):
                os.kill(process, number)
        until = time.monotonic() + patience
        while left and time.monotonic() < until and any(members(one.pid)):
            if one.returncode is None:
                one.poll()
            time.sleep(0.02)
    if one.returncode is None:
        one.wait()


def members(session: int) -> dict[int, str]:
    """Return the processes of a session that still run, with the names of their programs."""
    found = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdecimal():
            with suppress(OSError):
                name, state, of = status(Path(entry.path, "stat").read_text(encoding="utf-8", errors="replace"))
                if of == session and state != "Z":
                    found[int(entry.name)] = name
    return found


def status(text: str) -> tuple[str, str, int]:
    """Return the name, the state and the session that a process's `stat` tells of."""
    name, _, rest = text.partition("(")[2].rpartition(")")
    state, _parent, _group, session = rest.split()[:4]
    return name, state, int(session)


def memory(session: int) -> Mapping[str, float]:
    """Return what each program of a session holds now (MB): memory that processes share counts once (PSS)."""
    held: dict[str, float] = {}
    for process, name in members(session).items():
        with suppress(OSError):
            text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
            held[name] = held.get(name, 0.0) + proportional(text)
    return held


def proportional(text: str) -> float:
    """Return the PSS (MB) that a `smaps_rollup` tells of."""
    return next((int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith("Pss:")), 0.0)


def worked(session: int) -> float:
    """Return the processor seconds of a session's processes so far, with those of their children that ended."""
    total = 0
    for process in members(session):
        with suppress(OSError):
            text = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
            total += sum(map(int, text.rpartition(")")[2].split()[11:15]))
    return total / TICKS


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
