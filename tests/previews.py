"""The preview, in a process of its own."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

NOTHING: Mapping[str, str] = MappingProxyType({})
PATIENCE = 60  # seconds, for a slow machine
CREDENTIAL = "content/credentials/asking-good-questions.md"


def _heed_interrupts():
    """Let a process end by Ctrl-C, also if the tests themselves run in the background of a shell, which ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Preview:
    """A server in a process of its own, on a catalog; what it builds is somewhere in the folder `built`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.built = root.parent / "built"
        self.built.mkdir()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = (root.parent / "log").open("w+b")
        command = [sys.executable, "-m", "mcsite", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command,
            cwd=root,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "TMPDIR": str(self.built)},
            preexec_fn=_heed_interrupts,  # noqa: PLW1509  no thread is there yet
        )
        self.until(lambda: self.get("")[0] == 200)

    def get(self, path: str, host: str = "") -> tuple[int, str]:
        """Return the status and the text at a path; 0 where nobody answers."""
        try:
            status, _, body = self.ask("GET", f"/{path}", {"Host": host} if host else {})
        except OSError:
            return 0, ""
        return status, body.decode(errors="replace")

    def ask(self, method: str, path: str, headers: Mapping[str, str] = NOTHING) -> tuple[int, dict[str, str], bytes]:
        """Return the status, the headers and the body of the answer to a request."""
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.request(method, path, headers=dict(headers))
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()

    def until(self, done) -> None:
        deadline = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < deadline, self.said()
            assert self.process.poll() is None, self.said()
            time.sleep(0.1)

    def said(self) -> str:
        return Path(self.log.name).read_text(encoding="utf-8")

    def edit(self, old: str, new: str) -> None:
        file = self.root / CREDENTIAL
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def close(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)
        self.log.close()
