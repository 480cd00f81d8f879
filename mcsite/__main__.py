"""Run mcsite: `python -m mcsite`."""

from __future__ import annotations

import gc

_YOUNG = 200_000  # objects: little of what is made here goes round in a circle, so that others free it


def main() -> None:
    """Run the command line, and leave the process with its exit code."""
    gc.set_threshold(_YOUNG)
    from mcsite.cli import run  # noqa: PLC0415  what a command needs is imported when it runs

    try:
        run()
    finally:
        gc.freeze()  # what is there as the process ends needn't be looked through for circles


if __name__ == "__main__":
    main()
