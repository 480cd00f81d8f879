"""Keeping two processes from writing to the same folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from mcsite.diagnostics import Refusal

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows: processes there don't exclude each other
    fcntl = None


@contextmanager
def locked(folder: Path, otherwise: str) -> Iterator[None]:
    """Hold a folder alone; the lock ends with the process. Raises Refusal with the words given if another has it."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refusal(otherwise) from None
        yield
    finally:
        os.close(handle)
