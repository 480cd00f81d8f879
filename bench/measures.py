"""What is measured. Each measure goes through its parts, with a run of each tool in turn for so many rounds."""

from __future__ import annotations

import http.client
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import tables
from edits import Edit, edits, in_text, in_title, judge, subject
from generators import Tool
from measuring import NoFigureError, Spent, Watch, free_port, memory, run, started, worked

Part = tuple[str, tables.Runs]
Once = Callable[[Tool], dict[str, float]]
PATIENCE = 900.0  # seconds until a server has to show something
POLL = 0.02  # seconds from one look at a served page to the next
QUIET = 0.5  # seconds without work after which a server has finished


class Bench:
    """The tools with a catalog of one size, and what is edited in it."""

    def __init__(self, held: list[Tool], catalog: Path, rounds: int) -> None:
        self.tools, self.rounds = held, rounds
        self.subject = subject(catalog)
        self.edits = {tool.name: edits(tool, self.subject) for tool in held}

    def paired(self, once: Once, rounds: int = 0) -> dict[str, list[dict[str, float]]]:
        """Run each tool in turn, and so again for all rounds; every round begins with another one."""
        runs: dict[str, list[dict[str, float]]] = {tool.name: [] for tool in self.tools}
        for at in range(rounds or self.rounds):
            first = at % len(self.tools)
            for tool in self.tools[first:] + self.tools[:first]:
                runs[tool.name].append(once(tool))
        return runs

    def built(self, tool: Tool) -> None:
        """Make sure that a tool's site is that of its sources."""
        if not tool.built:
            self.build(tool)

    def build(self, tool: Tool, *, watched: bool = False) -> Spent:
        """Build, and judge what was built."""
        tool.built = False
        tool.output.parent.mkdir(exist_ok=True)
        spent = run(tool.build, tool.folder, watched=watched)
        judge(tool, self.subject)
        tool.built = True
        return spent

    def edit(self, tool: Tool, name: str, *, watched: bool = False) -> Spent:
        """Make an edit, build, and look whether it shows."""
        self.built(tool)
        edit = self.edits[tool.name][name]
        edit.make()
        spent = self.build(tool, watched=watched)
        edit.judge()
        return spent


def times(spent: Spent) -> dict[str, float]:
    """Return the times of a run."""
    return {"wall": spent.wall, "cpu": spent.cpu}


def sizes(spent: Spent) -> dict[str, float]:
    """Return the memory of a run: that of all processes at the worst moment, then that of each program."""
    return {"peak": spent.peak, **spent.peaks}


def cold(bench: Bench) -> Iterator[Part]:
    """Build without output, cache or store."""

    def once(tool: Tool) -> dict[str, float]:
        tool.clear()
        return times(bench.build(tool))

    yield "cold", bench.paired(once)


def unchanged(bench: Bench) -> Iterator[Part]:
    """Build again, with nothing changed."""

    def once(tool: Tool) -> dict[str, float]:
        bench.built(tool)
        return times(bench.build(tool))

    yield "unchanged", bench.paired(once)


def edited(name: str) -> Callable[[Bench], Iterator[Part]]:
    """Return the measure of a build after an edit."""

    def measure(bench: Bench) -> Iterator[Part]:
        yield name, bench.paired(lambda tool: times(bench.edit(tool, name)))

    return measure


def check(bench: Bench) -> Iterator[Part]:
    """Check: with nothing kept, again, with a broken file, and one file alone."""
    files = {tool.name: tool.source("credentials", bench.subject.credential) for tool in bench.tools}

    def from_nothing(tool: Tool) -> dict[str, float]:
        tool.clear()
        return times(run(tool.check, tool.folder))

    def again(tool: Tool) -> dict[str, float]:
        return times(run(tool.check, tool.folder))

    def broken(tool: Tool) -> dict[str, float]:
        file = files[tool.name]
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("license: CC-BY-4.0", "license: [CC-BY-4.0"), encoding="utf-8")
        try:
            spent = run(tool.check, tool.folder, codes=(1,))
        finally:
            file.write_text(text, encoding="utf-8")
        if file.name not in spent.said:
            raise NoFigureError(f"{tool.name} doesn't name the broken file")
        return times(spent)

    def alone(tool: Tool) -> dict[str, float]:
        (command,) = tool.check
        return times(run([(*command, files[tool.name])], tool.folder))

    yield "check-cold", bench.paired(from_nothing)
    yield "check-warm", bench.paired(again)
    yield "check-broken", bench.paired(broken)
    bench.paired(again, rounds=1)
    yield "check-one", bench.paired(alone)


def used(bench: Bench) -> Iterator[Part]:
    """Watch the memory of a cold build, and of one after an edit, in runs of their own, since that takes time."""

    def once(tool: Tool) -> dict[str, float]:
        tool.clear()
        return sizes(bench.build(tool, watched=True))

    yield "memory-cold", bench.paired(once, rounds=min(2, bench.rounds))
    yield "memory-edit", bench.paired(lambda tool: sizes(bench.edit(tool, "title", watched=True)), rounds=1)


def size(bench: Bench) -> Iterator[Part]:
    """Tell how large the sites are."""

    def once(tool: Tool) -> dict[str, float]:
        bench.built(tool)
        return judge(tool, bench.subject)

    yield "size", bench.paired(once, rounds=1)


def startup(bench: Bench) -> Iterator[Part]:
    """Start, tell how it is used, and end; and check the small catalog that `mcsite init` makes."""
    yield "help", bench.paired(lambda tool: times(run([tool.help], tool.folder)), rounds=10)
    ours, *_ = bench.tools
    new = ours.folder.parent / "new"
    program = Path(sys.executable).with_name("mcsite")
    run([(program, "init", new)], ours.folder)
    yield "new", {ours.name: [times(run([(program, "check")], new)) for _ in range(10)]}
    bench.tools[0].clear()


class Server:
    """A tool's server, and the pages it shows: that of the credential that is edited, and one that links to it."""

    def __init__(self, tool: Tool, bench: Bench, held: ExitStack) -> None:
        self.tool, self.port = tool, free_port()
        self.own, self.linked = (f"/credentials/{id_}/" for id_ in (bench.subject.credential, bench.subject.linked))
        self.file = tool.source("credentials", bench.subject.credential)
        self.said = held.enter_context((tool.folder.parent / "served.said").open("wb"))
        self.process = held.enter_context(started(tool.serve(self.port), tool.folder, self.said.fileno()))
        self.wait(self.own, "Competency")
        self.wait(self.linked, "Competency")
        self.rest()

    def wait(self, address: str, text: str) -> float:
        """Wait until a page has a text; return when that was. Raises NoFigureError if it never has, or the server ends."""
        until = time.perf_counter() + PATIENCE
        while text.encode() not in self.page(address):
            if self.process.poll() is not None or time.perf_counter() > until:
                raise NoFigureError(f"{self.tool.name}'s server doesn't show '{text}' on {address}")
            time.sleep(POLL)
        return time.perf_counter()

    def page(self, address: str) -> bytes:
        """Return what the server gives now; nothing if it doesn't answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", address)
            return connection.getresponse().read()
        except OSError:
            return b""
        finally:
            connection.close()

    def rest(self) -> None:
        """Wait until the server has no more to do."""
        before = -1.0
        while (now := worked(self.process.pid)) - before > QUIET / 10:
            before = now
            time.sleep(QUIET)


def serve(bench: Bench) -> Iterator[Part]:
    """Edit while the servers run: the time until a page shows it, the work until they rest, and what memory they hold."""
    with ExitStack() as held:
        for tool in bench.tools:
            tool.clear()
        servers = {tool.name: Server(tool, bench, held) for tool in bench.tools}

        def own(tool: Tool) -> dict[str, float]:
            return edit_served(servers[tool.name], in_text, servers[tool.name].own)

        def linked(tool: Tool) -> dict[str, float]:
            return edit_served(servers[tool.name], in_title, servers[tool.name].linked)

        yield "serve", bench.paired(own)
        yield "serve-all", bench.paired(linked)
        yield "serve-memory", bench.paired(lambda tool: watched(servers[tool.name]), rounds=1)
    for tool in bench.tools:
        tool.clear()


def edit_served(server: Server, change: Callable[[str, str], str], address: str) -> dict[str, float]:
    """Edit, and return the seconds until a page shows that, and the processor seconds until the server rests."""
    before = worked(server.process.pid)
    edit = Edit(server.file, change, server.tool.output)
    began = time.perf_counter()
    edit.make()
    until = server.wait(address, edit.mark)
    server.rest()
    edit.file.write_text(edit.text, encoding="utf-8")
    taken = {"wall": until - began, "cpu": worked(server.process.pid) - before}
    time.sleep(QUIET)
    server.rest()
    return taken


def watched(server: Server) -> dict[str, float]:
    """Return the memory of a server (MB): at rest, and the most while it deals with an edit."""
    spent = Spent()
    resting = sum(memory(server.process.pid).values())
    watch = Watch(spent, server.process.pid)
    edit_served(server, in_title, server.own)
    watch.end()
    return {"peak": max(spent.peak, resting), "at rest": resting}


MEASURES: dict[str, Callable[[Bench], Iterator[Part]]] = {
    "cold": cold,
    "unchanged": unchanged,
    **{name: edited(name) for name in ("text", "title", "issuer", "template", "config")},
    "size": size,
    "memory": used,
    "check": check,
    "serve": serve,
    "startup": startup,
}
