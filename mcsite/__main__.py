"""Run mcsite: `python -m mcsite`."""

from __future__ import annotations


def main() -> None:
    """Run the command line, and leave the process with its exit code."""
    from mcsite.cli import run  # noqa: PLC0415  what a command needs is imported when it runs

    run()


if __name__ == "__main__":
    main()
