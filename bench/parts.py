"""Tell where the time of a build from nothing goes: `python bench/parts.py --credentials 1000`.

Prints milliseconds of processor time for each credential, by output and by what is between them, of one process. Each
part counts without the parts that it calls. Measuring takes some of the time, most where a part is called often.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from catalog import Maker

from mcsite import checking, library, making, pipeline, publishing, reading, store, views, writing
from mcsite.theme import Theme

MEMORY = Path("/dev/shm")
PARTS = {
    "find files": (checking.sources, "discover"),
    "read families": (library.Library, "_some"),
    "keep what was read": (library.Library, "readings"),
    "type records": (reading, "read"),
    "judge": (checking, "_judged"),
    "link": (checking, "_check"),
    "views": (views.Views, "_made"),
    "record as JSON": (views.Views, "_written"),
    "entries": (views.Views, "entry"),
    "templates": (Theme, "prepare"),
    "stage files": (writing.Staging, "stage"),
    "count files in": (making.Maker, "_take"),
    "put into the store": (store.Store, "put"),
    "commit to the store": (store.Store, "commit"),
    "make a thing": (making.Maker, "_things"),
    "make a file of everything": (making.Maker, "_whole"),
    "take what was made": (making.Maker, "_made"),
    "put into place": (writing.Staging, "commit"),
    "build": (pipeline.Builder, "build"),
}


class Clock:
    """Counts the processor time of parts, each without the parts within it."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self._within: list[float] = []

    def timed(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does the work and counts it under a name."""

        def do(*given: Any, **named: Any) -> Any:
            return self._count(name, lambda: work(*given, **named))

        def go_through(*given: Any, **named: Any) -> Any:
            result = do(*given, **named)
            return self._each(name, result) if isinstance(result, Iterator) else result

        return go_through

    def _count(self, name: str, work: Callable[[], Any]) -> Any:
        begun = time.process_time()
        self._within.append(0.0)
        try:
            return work()
        finally:
            taken = time.process_time() - begun
            self.spent[name] += taken - self._within.pop()
            if self._within:
                self._within[-1] += taken

    def _each(self, name: str, results: Iterator[Any]) -> Iterator[Any]:
        ended = object()
        while (result := self._count(name, lambda: next(results, ended))) is not ended:
            yield result


def watch(clock: Clock) -> None:
    """Have all parts counted."""
    for name, (owner, function) in PARTS.items():
        setattr(owner, function, clock.timed(name, getattr(owner, function)))
    for module in publishing.OUTPUTS:
        name = module.__name__.split(".", 2)[2]
        for function in ("of", "fragment", "of_release", "join", "make"):
            if hasattr(module, function):
                setattr(module, function, clock.timed(f"{name}.{function}", getattr(module, function)))


def main() -> None:
    """Read the command line, build, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--credentials", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3, help="of which the least of each part is told")
    given = parser.parse_args()
    above = MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None
    work = Path(tempfile.mkdtemp(prefix="mcsite-parts-", dir=above))
    clock = Clock()
    watch(clock)
    least: dict[str, float] = {}
    try:
        Maker(work / "catalog", given.credentials, seed=1).make()
        for number in range(given.rounds):
            clock.spent.clear()
            effort = pipeline.Effort(work / f"kept-{number}")
            pipeline.build(work / "catalog", work / f"site-{number}", pipeline.Options(), effort=effort)
            least = {name: min(spent, least.get(name, spent)) for name, spent in clock.spent.items()}
    finally:
        shutil.rmtree(work, ignore_errors=True)
    each = {name: 1000 * spent / given.credentials for name, spent in least.items()}
    print("| Part | ms a credential |\n|---|---|")
    for name, spent in sorted(each.items(), key=lambda one: -one[1]):
        if spent >= 0.005:
            print(f"| {name} | {spent:.2f} |")
    print(f"| all | {sum(each.values()):.2f} |")


if __name__ == "__main__":
    main()
