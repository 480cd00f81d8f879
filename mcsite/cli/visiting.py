"""What `check --links` does and says beyond a check."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from mcsite import weblinks
from mcsite.cli import telling
from mcsite.reporting.display import visible
from mcsite.weblinks import Visited

_MOST = 20


def visit(root: Path, chosen: Callable[[str], bool]) -> Visited:
    """Ask for every web address in the catalog's own files of chosen paths, and show on a terminal how far that is."""
    try:
        return weblinks.visit(weblinks.cited(root, chosen), progress=telling.progress("web addresses"))
    finally:
        telling.end_progress()


def tell(visited: Visited) -> None:
    """Say which addresses gave no clear answer, for people to look at, and what asking came to."""
    unclear = visited.unclear
    if unclear:
        click.echo("No clear answer came from these addresses. Open them in a browser to see:", err=True)
    for one in unclear[:_MOST]:
        click.echo(visible(f"  {one.address}: {one.reason} ({one.path})"), err=True)
    if len(unclear) > _MOST:
        click.echo(f"  and {len(unclear) - _MOST:,} more", err=True)
    there = visited.asked - visited.dead - len(unclear)
    told = f"asked {visited.asked:,} web address" + ("" if visited.asked == 1 else "es")
    told += f": {there:,} there, {visited.dead:,} dead, {len(unclear):,} without a clear answer"
    told += f"; {visited.reserved:,} for examples not asked" if visited.reserved else ""
    click.echo(told, err=True)
