"""Build a site and tell what share of that is the search's: `python bench/building.py CATALOG OUTPUT`, for `bench/search.py`.

What whole builds take is measured by `bench/run.py`.

With `--documents 100000`, only the search is built, of so many documents with a title, a summary and facets: the catalog's
own ones over and over, with new words. A catalog of that size would take hours to make and to read.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice
from pathlib import Path

import msgspec
from catalog import NOUNS, Words

from mcsite import pipeline, resources, views
from mcsite.artifacts import Artifact
from mcsite.outputs import assets
from mcsite.searching import facets, fragments, index
from mcsite.searching.documents import Document, documents
from mcsite.theme import Theme

OPTIONS = pipeline.Options(day=date(2026, 12, 1))


def build(root: Path, site: Path) -> dict[str, float]:
    """Build a whole site, and its search alone; return the processor time of each, and what the search takes of memory."""
    began = time.process_time()
    built = pipeline.build(root, site, OPTIONS)
    if built.written is None:
        raise SystemExit(f"{root} has problems: {built.problems[:3]}")
    whole = time.process_time() - began
    count = len(documents(look(root)))
    with tempfile.TemporaryDirectory(dir=site.parent) as alone:
        return {"whole": whole, **build_search(root, Path(alone), count)}


def build_search(root: Path, site: Path, count: int) -> dict[str, float]:
    """Build the search alone, of so many documents; return what it takes."""
    made = look(root)
    theme = Theme(root / "theme", resources.folder("theme"), made.settings)
    held = {one.path: one for one in multiplied(made, count)}
    place = index.Site(made.settings.language, facets.labels(made), whole=count <= index.MOST_WHOLE)
    began, before = time.process_time(), peak()
    start = None
    for path, content in index.Index().build(
        held, lambda path: fragments.fragment(held[path], whole=count <= index.MOST_WHOLE), place
    ):
        put(site / "search" / path, content or b"")
        if path == index.START:
            start = msgspec.json.decode(content or b"")
    spent = {"search": time.process_time() - began, "MB": peak() - before}
    for artifact in (theme.page("search.html", "search/", "search", start=start), *assets.make(made, theme)):
        if isinstance(artifact, Artifact):
            put(site / artifact.path, artifact.content)
    return spent


def look(root: Path) -> views.Views:
    """Return the views of a catalog."""
    checked = pipeline.check(root, OPTIONS)
    if checked.failed:
        raise SystemExit(f"{root} has problems: {checked.problems[:3]}")
    return views.Views(checked.linked)


def multiplied(made: views.Views, count: int) -> Iterator[Document]:
    """Go through a catalog's documents until there are so many, each time with other titles, codes and summaries."""
    rng = random.Random(1)
    words = Words(rng, 2000 + count * 2)
    own = [rng.sample(NOUNS, 24) for _ in range(200)]
    for at, one in enumerate(islice(cycle([make() for make in documents(made).values()]), count)):
        topic = own[at % len(own)]
        title = words.title(topic)
        yield msgspec.structs.replace(
            one,
            path=f"{one.path}{at}/",
            id=f"{one.id}-{at}",
            title=title,
            names=f"{title}. GC-{at}",
            summary=words.sentence(topic),
            passages=(),
        )


def peak() -> float:
    """Return the most memory that was taken so far (MB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def put(file: Path, content: bytes) -> None:
    """Write a file, and the folders that it needs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def main() -> None:
    """Read the command line, build, and print what was spent as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--documents", type=int, default=0)
    given = parser.parse_args()
    if given.documents:
        spent = build_search(given.catalog, given.output, given.documents)
    else:
        spent = build(given.catalog, given.output)
    print(json.dumps(spent))


if __name__ == "__main__":
    main()
