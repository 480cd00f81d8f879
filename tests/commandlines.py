"""Command lines for tests: run in this process, in one of its own, or on a terminal."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import Struct

from mcsite import cli

CREDENTIAL = "content/credentials/asking-good-questions.md"


class Done(Struct):
    """What came of a command line."""

    returncode: int
    stdout: str
    stderr: str


def run(folder: Path, *arguments: str) -> Done:
    """Run a command line in a folder. An error that the program doesn't expect is one of the test, too."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with (
        contextlib.chdir(folder),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        cli.run(arguments)
    code = ended.value.code or 0
    return Done(int(code), out.buffer.getvalue().decode(), err.buffer.getvalue().decode())


def start(folder: Path, *arguments: str, program: tuple[str, ...] = ("-m", "mcsite"), **environment: str):
    """Run a command line in a process of its own."""
    done = subprocess.run(
        [sys.executable, *program, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def break_it(catalog: Path) -> None:
    file = catalog / CREDENTIAL
    file.write_text(file.read_text(encoding="utf-8").replace("status: published", "status: publisht"), encoding="utf-8")


def on_a_terminal(catalog, *arguments, **environment):
    """Return what a command writes to a terminal."""
    pty = pytest.importorskip("pty")
    reader, terminal = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "mcsite", *arguments],
        cwd=catalog,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        timeout=120,
        check=False,
        env={**{key: value for key, value in os.environ.items() if key != "NO_COLOR"}, **environment},
    )
    os.close(terminal)
    written = b""
    try:
        while part := os.read(reader, 65_536):
            written += part
    except OSError:  # Linux ends a terminal so
        pass
    os.close(reader)
    return written.decode()
