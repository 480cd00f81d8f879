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
from collections.abc import Iterator, Mapping
from pathlib import Path

import generators
import tables
from catalog import Maker
from measures import MEASURES, Bench
from measuring import NoFigureError

MEMORY = Path("/dev/shm")  # files in memory: no disk, whose speed depends on what others do


def bench(size: int, rounds: int, rivals: list[str], only: list[str], work: Path) -> Iterator[tuple[str, tables.Runs]]:
    """Go through the measures at a size."""
    made = work / "catalog"
    Maker(made, size, seed=1).make()
    bench = Bench(
        [generators.mcsite(work, made), *(generators.RIVALS[name](work, made) for name in rivals)], made, rounds
    )
    for name, measure in MEASURES.items():
        if only and name not in only:
            continue
        yield from measure(bench)


def places(given: Path | None) -> Path:
    """Return a new folder to work in: in memory, if the machine has such files."""
    above = given or (MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else Path(tempfile.gettempdir()))
    above.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix="mcsite-bench-", dir=above.resolve()))


def told(size: int, measures: Mapping[str, tables.Runs], names: list[str]) -> str:
    """Return what was measured at a size, as a title and a table."""
    ours, *rivals = names
    return f"\n{size:,} credentials\n\n{tables.table(measures, ours, rivals)}"


def stop(number: int, _frame: object) -> None:
    """End as Ctrl-C does: whatever runs is ended, and the folder is removed."""
    raise KeyboardInterrupt(number)


def main() -> None:
    """Read the command line, measure, print tables, and write the figures of every run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 1000, 10_000], help="numbers of credentials")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured")
    parser.add_argument("--only", nargs="+", default=[], choices=MEASURES, help="measure only these")
    parser.add_argument(
        "--rivals", nargs="*", default=list(generators.RIVALS), choices=generators.RIVALS, help="to compare with"
    )
    parser.add_argument("--work", type=Path, help="where to work; a new folder there is removed at the end")
    parser.add_argument("--json", type=Path, default=Path("bench/.tools/figures.json"), help="where all figures go")
    given = parser.parse_args()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    versions = generators.install(given.rivals)
    work = places(given.work)
    print(f"{os.cpu_count()} cores, {platform.machine()}, files in {work.parent}; {versions}", flush=True)
    figures: dict[str, dict[str, tables.Runs]] = {}
    failed = False
    try:
        for size in given.sizes:
            found = figures[str(size)] = {}
            for name, runs in bench(size, given.rounds, given.rivals, given.only, work / str(size)):
                found[name] = runs
                print(f"  {tables.TITLES[name]}: {tables.row(runs, list(runs))}", file=sys.stderr, flush=True)
                put(given.json, {"versions": versions, "cores": os.cpu_count(), "sizes": figures})
            print(told(size, found, list(dict.fromkeys(tool for runs in found.values() for tool in runs))), flush=True)
            shutil.rmtree(work / str(size))
    except NoFigureError as problem:
        failed = True
        print(f"no figure: {problem}", file=sys.stderr)
    except KeyboardInterrupt:
        failed = True
        print("stopped", file=sys.stderr)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    sys.exit(int(failed))


def put(file: Path, figures: object) -> None:
    """Write figures as JSON."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
