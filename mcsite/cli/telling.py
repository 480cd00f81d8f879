"""What commands say alike: problems, how far they are, how many files, and with which exit code they end."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from mcsite.diagnostics import Problem
    from mcsite.reporting import Report

FORMATS = ("text", "concise", "json", "github", "sarif")
FOR_PEOPLE = frozenset({"text", "concise"})
REFUSED = 2
_REDRAW = 0.1  # seconds


def exit_code(problems: Iterable[Problem], *, strict: bool) -> int:
    """Return 2 for an error in the settings, without which nothing can be built, and 1 for any other."""
    from mcsite.standing import SETTINGS

    failures = {problem.path for problem in problems if strict or problem.severity == "error"}
    return REFUSED if SETTINGS in failures else int(bool(failures))


def report(root: Path, problems: Sequence[Problem], form: str, files: int, *, quiet: bool = False) -> None:
    """Print problems: those for people on standard error, those for programs as the result on standard output."""
    if problems or not quiet:
        tell(placed(root, problems, files), form)


def placed(root: Path, problems: Sequence[Problem], files: int) -> Report:
    """Return the report of problems in a catalog of so many files, for this terminal."""
    from mcsite import looking, reporting

    def read(path: str) -> str | None:
        return looking.read_text(root, path)

    colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    return reporting.Report(tuple(reporting.place(problems, read)), files, colour)


def tell(found: Report, form: str) -> None:
    """Print a report, as `report` does."""
    from mcsite import reporting

    text = reporting.FORMATS[form](found)
    if form in FOR_PEOPLE:
        click.echo(text, err=True, nl=False, color=found.colour)
    else:
        click.echo(text.encode(), nl=False)  # programs read UTF-8, whatever the terminal's encoding is


def progress(things: str = "files") -> Callable[[int], None]:
    """Return what is told how many things are done, and shows it on a terminal once that takes longer than a second."""
    if not sys.stderr.isatty():
        return lambda _count: None
    started = time.monotonic()
    shown = [started]

    def show(count: int) -> None:
        moment = time.monotonic()
        if moment - started > 1 and moment - shown[0] > _REDRAW:
            shown[0] = moment
            click.echo(f"\r{count:,} {things}", nl=False, err=True)

    return show


def end_progress() -> None:
    """Clear the line that `progress` has shown."""
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)


def files(count: int) -> str:
    """Return a number of files in words."""
    return f"{count:,} file" + ("" if count == 1 else "s")
