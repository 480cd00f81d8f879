"""Where what is kept from one run to the next lies: a folder that one run has at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from mcsite.diagnostics import Refusal
from mcsite.locking import locked


@contextmanager
def folder(wanted: Path | None) -> Iterator[Path]:
    """Give the folder that is wanted: one for this time alone, where there is to be none, or another run has it."""
    with ExitStack() as held:
        kept: Path | None = None
        if wanted is not None and _is_ready(wanted):
            with suppress(Refusal):
                held.enter_context(locked(wanted, "another run has it"))
                kept = wanted
        if kept is None:
            from tempfile import TemporaryDirectory  # noqa: PLC0415  seldom needed

            kept = Path(held.enter_context(TemporaryDirectory(prefix="mcsite-")))
        yield kept


def _is_ready(folder: Path) -> bool:
    """Make a folder that git ignores; tell whether it is there."""
    try:
        folder.mkdir(exist_ok=True)
        if not (folder / ".gitignore").exists():
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    except OSError:
        return False
    return os.access(folder, os.W_OK)
