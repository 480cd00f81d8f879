"""Measure mcsite against what an issuer could pick instead: `python bench/run.py --sizes 250 1000 --rounds 5`.

Catalogs of these sizes are generated. mcsite, Hugo and Eleventy build them on templates that show the same; the latter
two with Pagefind for search and a validator. Runs of them take turns. What is measured, and what it means, is in
`docs/performance.md`. The rivals are installed into `bench/.tools` when they are first needed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import generators
import tables
from catalog import Maker
from measures import MEASURES, Bench
from measuring import NoFigureError

MEMORY = Path("/dev/shm")  # files in memory: no disk, whose speed depends on what others do


def bench(size: int, given: argparse.Namespace, work: Path) -> Iterator[tuple[str, tables.Runs]]:
    """Go through the measures at a size; what fails is told, and has no figure."""
    made = work / "catalog"
    Maker(made, size, seed=1).make()
    bench = Bench([generators.GENERATORS[name](work, made) for name in given.tools], made, given.rounds)
    for name, measure in MEASURES.items():
        if given.only and name not in given.only:
            continue
        try:
            yield from measure(bench)
        except NoFigureError as problem:
            print(f"  {name}, no figure: {problem}", file=sys.stderr, flush=True)
            yield name, {}


def places(given: Path | None) -> Path:
    """Return a new folder to work in: in memory, if the machine has such files."""
    above = given or (MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else Path(tempfile.gettempdir()))
    above.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix="mcsite-bench-", dir=above.resolve()))


def stop(number: int, _frame: object) -> None:
    """End as Ctrl-C does: whatever runs is ended, and the folder is removed."""
    raise KeyboardInterrupt(number)


def main() -> None:
    """Read the command line, measure, print tables, and write the figures of every run."""
    known = list(generators.GENERATORS)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 1000, 10_000], help="numbers of credentials")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured")
    parser.add_argument("--only", nargs="+", default=[], choices=MEASURES, help="measure only these")
    parser.add_argument("--tools", nargs="+", default=known, choices=known, help="what is measured")
    parser.add_argument("--work", type=Path, help="where to work; a new folder there is removed at the end")
    parser.add_argument("--json", type=Path, default=Path("bench/.tools/figures.json"), help="where all figures go")
    given = parser.parse_args()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    versions = generators.install(given.tools)
    work = places(given.work)
    print(f"{os.cpu_count()} cores, {platform.machine()}, files in {work.parent}; {versions}", flush=True)
    try:
        complete = measured(given, versions, work)
    except KeyboardInterrupt:
        complete = False
        print("stopped", file=sys.stderr)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    sys.exit(int(not complete))


def measured(given: argparse.Namespace, versions: dict[str, str], work: Path) -> bool:
    """Measure at all sizes, print the tables, write the figures; return whether there is a figure of everything."""
    figures: dict[str, dict[str, tables.Runs]] = {}
    complete = True
    for size in given.sizes:
        found = figures[str(size)] = {}
        for name, runs in bench(size, given, work / str(size)):
            if not runs:
                complete = False
                continue
            found[name] = runs
            row = " | ".join(tables.row(runs, list(runs)))
            print(f"  {tables.TITLES[name]}: {row}", file=sys.stderr, flush=True)
            put(given.json, {"versions": versions, "cores": os.cpu_count(), "sizes": figures})
        print(f"\n{size:,} credentials\n\n{tables.table(found)}", flush=True)
        shutil.rmtree(work / str(size))
    return complete


def put(file: Path, figures: object) -> None:
    """Write figures as JSON."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
