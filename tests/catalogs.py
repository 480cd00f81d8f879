"""Catalogs for tests: how one is put together from a case, and what a check says of it."""

from __future__ import annotations

import shutil
from datetime import date
from functools import partial
from pathlib import Path

from mcsite import looking, pipeline
from mcsite.reporting import Placed, Report, as_concise, place

CASES = Path(__file__).parent / "cases"
DAY = date(2026, 10, 1)


def lay(case: Path, root: Path) -> Path:
    """Copy a case into an empty folder: below it, if it has a file `base`, the base of that name. Return the folder."""
    base = case / "base"
    if base.is_file():
        shutil.copytree(CASES / "base" / base.read_text(encoding="utf-8").strip(), root, dirs_exist_ok=True)
    shutil.copytree(case, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("base", "expected.txt"))
    return root


def check(root: Path) -> list[Placed]:
    """Return what is wrong with the catalog in a folder on a fixed day."""
    checked = pipeline.check(root, pipeline.Options(day=DAY))
    return place(checked.problems, partial(looking.read_text, root))


def told(placed: list[Placed]) -> str:
    """Return problems as the cases write them: the concise report, with what is related below each problem."""
    lines = []
    for problem in placed:
        lines.append(as_concise.render(Report((problem,), files=1)))
        lines += [f"  {note.path}:{note.span.line}:{note.span.column}: {note.message}\n" for note in problem.related]
    return "".join(lines)
