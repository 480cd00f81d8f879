"""Hosts for tests: a folder served to this machine, with a count of what was asked and sent, and all sorts of trouble."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

PATH = "/some/where/"


class Host:
    """A folder on a host, below a path. `before` is called with each path asked for, and may change the folder.

    `fails_after` is how many requests are answered before the connection breaks off in the middle of one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.sent = 0  # bytes
        self.url = ""
        self.etags = True
        self.zipped = False
        self.headers: dict[str, str] = {}
        self.redirects: dict[str, str] = {}
        self.before: Callable[[str], None] = lambda _path: None
        self.fails_after: int | None = None
        self.counting = threading.Lock()

    def forget(self) -> None:
        """Count from nothing."""
        self.asked, self.sent = [], 0

    @property
    def records(self) -> list[str]:
        """The records that were asked for."""
        return sorted(path for path in self.asked if path.endswith("/index.json"))


class Answers:
    """A host that gives one answer for each path: a code and headers. `asked` has the methods and paths, in order.

    Where there are several for a path, they are given by turns, the last one for good; "slow" lets wait until the end,
    "broken" is no HTTP, "closed" ends the connection. What isn't named is there.
    """

    def __init__(self) -> None:
        self.given: dict[str, list[tuple[int, dict[str, str]] | str]] = {}
        self.asked: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self.most = 0  # at once
        self.now = 0
        self.delay = 0.0  # seconds
        self.over = threading.Event()
        self.counting = threading.Lock()
        self.url = ""

    def next(self, path: str) -> tuple[int, dict[str, str]] | str:
        """Return the answer whose turn it is."""
        given = self.given.get(path, [(200, {})])
        return given.pop(0) if len(given) > 1 else given[0]


@contextmanager
def answering() -> Iterator[Answers]:
    """Serve answers."""
    answers = Answers()

    class Handler(_AnswerHandler):
        served = answers

    server = _Server(("127.0.0.1", 0), Handler)
    with _running(server):
        answers.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield answers
        finally:
            answers.over.set()


@contextmanager
def serving(folder: Path) -> Iterator[Host]:
    """Serve a folder."""
    host = Host(folder)

    class Handler(_Handler):
        served = host

    server = _Server(("127.0.0.1", 0), Handler)
    with _running(server):
        host.url = f"http://127.0.0.1:{server.server_port}{PATH}"
        yield host


@contextmanager
def _running(server: ThreadingHTTPServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64  # whom it has no room for waits a second


class _AnswerHandler(BaseHTTPRequestHandler):
    served: Answers

    def do_GET(self):
        answers = self.served
        with answers.counting:
            answers.asked.append((self.command, self.path))
            answers.headers.append(dict(self.headers))
            answers.now += 1
            answers.most = max(answers.most, answers.now)
            answer = answers.next(self.path)
        try:
            answers.over.wait(None if answer == "slow" else answers.delay)
        finally:
            with answers.counting:
                answers.now -= 1
        if answer == "broken":
            self.wfile.write(b"this is no HTTP\r\n\r\n")
        elif isinstance(answer, tuple):
            self.send_response(answer[0], "\x1b[31mwords of the host")
            for name, value in answer[1].items():
                self.send_header(name, value)
            self.end_headers()

    do_HEAD = do_GET  # noqa: N815  as the base class calls it

    def log_message(self, *_):
        """Say nothing."""


class _Handler(BaseHTTPRequestHandler):
    served: Host
    wbufsize = 65536  # an answer in one piece: the system waits before it sends the second

    def do_GET(self):
        host, path = self.served, unquote(urlsplit(self.path).path).removeprefix(PATH)
        with host.counting:
            host.asked.append(path)
            breaks = host.fails_after is not None and len(host.asked) > host.fails_after
            host.before(path)
        if path in host.redirects:
            self._answer(302, {"Location": host.redirects[path]}, b"")
            return
        try:
            content = (host.folder / path).read_bytes()
        except OSError:
            self._answer(404, {"Content-Type": "text/html"}, b"<p>no such page</p>")
            return
        etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        if host.etags and self.headers["If-None-Match"] == etag:
            self._answer(304, {"ETag": etag}, b"")
            return
        headers = {**({"ETag": etag} if host.etags else {}), **host.headers}
        if host.zipped and self.headers["Accept-Encoding"] == "gzip":
            content, headers["Content-Encoding"] = gzip.compress(content), "gzip"
        self._answer(200, headers, content, breaks=breaks)

    def _answer(self, code, headers, content, *, breaks=False):
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        if code != 304:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        sent = content[: len(content) // 2] if breaks else content
        with self.served.counting:
            self.served.sent += len(sent)
        with suppress(ConnectionError):  # who asked may be gone
            self.wfile.write(sent)

    def log_message(self, *_):
        """Say nothing: the tests tell what is wrong."""
