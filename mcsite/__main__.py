"""Run mcsite: `python -m mcsite`."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

_YOUNG = 500_000  # objects: little of what is made here goes round in a circle, so that others free it


def main() -> None:
    """Run the command line, and leave the process with its exit code."""
    gc.set_threshold(_YOUNG)
    from mcsite.cli import run  # noqa: PLC0415  what a command needs is imported when it runs

    try:
        run()
    except SystemExit as ended:
        if isinstance(ended.code, int):
            _leave(ended.code)
        raise


def _leave(code: int) -> None:
    """End this process without freeing all that it holds piece by piece, unless what it said can't be told."""
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
