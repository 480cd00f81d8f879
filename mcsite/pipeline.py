"""The road from files to a site: the one place that composes the stages.

    files → documents → records → catalog → views → artifacts → written site

Each stage returns what it made and the problems that it found; only here are they put together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from mcsite import (
    artifacts,
    federated,
    images,
    ledger,
    linking,
    model,
    records,
    releases,
    resources,
    sources,
    views,
    writing,
)
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem, Refusal
from mcsite.linking import Linked
from mcsite.outputs import (
    achievement,
    assess,
    assets,
    atom,
    badgeclass,
    badges,
    case,
    catalog,
    changes,
    ctdl,
    elm,
    feed,
    headers,
    home,
    indexes,
    json_schemas,
    llms,
    media,
    not_found,
    opensearch,
    pages,
    plan,
    recognition,
    redirects,
    resourcesync,
    robots,
    search,
    sitemap,
    tombstones,
    versions,
    workbook,
)
from mcsite.outputs import records as record_files
from mcsite.schemas import Schemas
from mcsite.sources import Source
from mcsite.theme import Theme
from mcsite.views import Views
from mcsite.writing import Written

SETTINGS = "mcsite.yaml"
OUTPUTS: tuple[ModuleType, ...] = (
    home,
    indexes,
    pages,
    versions,
    tombstones,
    workbook,
    assess,
    search,
    plan,
    recognition,
    not_found,
    opensearch,
    redirects,
    record_files,
    achievement,
    badgeclass,
    catalog,
    changes,
    ctdl,
    elm,
    feed,
    atom,
    sitemap,
    resourcesync,
    robots,
    llms,
    headers,
    json_schemas,
    badges,
    case,
    media,
    assets,
)
# What identifies things: of what is of another catalog there is none here, and whoever names it names it as that does.
IDENTIFYING: tuple[ModuleType, ...] = (achievement, badgeclass, case, ctdl, elm)


class Options(Struct, frozen=True):
    """What decides which things are published: `day` is taken instead of today, `base_url` instead of the settings'."""

    drafts: bool = False
    day: date | None = None
    base_url: str = ""


class Checked(Struct, frozen=True):
    """A catalog that was checked: what it holds, how many files were read, and every problem."""

    linked: Linked
    files: int
    problems: tuple[Problem, ...]

    @property
    def failed(self) -> bool:
        """Whether a problem is an error."""
        return any(problem.severity == "error" for problem in self.problems)


class Built(Struct, frozen=True):
    """What a build did: `written` is None where problems kept it from replacing the output."""

    checked: Checked
    problems: tuple[Problem, ...]
    written: Written | None
    pages: int = 0


Clock = Callable[[], datetime]
Progress = Callable[[int], None]


def now() -> datetime:
    """Return the moment, as the clock of a build."""
    return datetime.now(UTC)


def read_text(root: Path, path: str) -> str | None:
    """Return the text of a catalog's file, to show a line of it; None where it can't be read."""
    try:
        content = (root / path).read_bytes()
    except OSError:
        return None
    return content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def check(root: Path, options: Options, clock: Clock = now, instead: Sequence[Source] = ()) -> Checked:
    """Find every problem of the catalog in a folder, with some files `instead` of those there or beside them.

    Raises Refusal if there is no catalog.
    """
    schemas = Schemas(resources.folder("schema"))
    settings, problems = _settings(root, schemas, options)
    found = sources.discover(root).replaced(instead)
    found, more = federated.read(root, settings.sources if settings else None, found)
    problems += more
    read, more = records.read(found, schemas)
    problems += more
    problems += [problem for image in found.images for problem in images.problems(image)]
    released, more = releases.read(found.releases)
    problems += more
    recorded, more = ledger.read(found.ledger)
    problems += more
    known = settings or model.Settings("", "")  # so that a mistake in the settings hides none in the content
    day = options.day or clock().astimezone(ZoneInfo(known.timezone)).date()
    built = msgspec.structs.replace(known, url=_address(options) or known.url)
    linked, more = linking.link(
        read, found.images, built, day.isoformat(), drafts=options.drafts, releases=released, ledger=recorded
    )
    return Checked(linked, len(found.files), tuple(federated.told((*problems, *more))))


def build(
    root: Path,
    output: Path,
    options: Options,
    *,
    strict: bool = False,
    clean: bool = False,
    clock: Clock = now,
    progress: Progress = lambda _count: None,
) -> Built:
    """Build the catalog in a folder into an output folder, which is replaced only if nothing is wrong.

    With `strict`, warnings count as errors. `progress` is told how many files are made. Raises Refusal if there is
    no catalog or the output can't be written.
    """
    checked = check(root, options, clock)
    if checked.failed or (strict and checked.problems):
        return Built(checked, checked.problems, None)
    made = views.view(checked.linked)
    theme = Theme(root / "theme", resources.folder("theme"), made.settings)
    failures: dict[Problem, None] = {}
    count = pages = 0
    with writing.staging(output, clean=clean) as staged:
        for result in _outputs(made, theme):
            if isinstance(result, Problem):
                failures[result] = None
                continue
            count += 1
            pages += result.path.endswith(".html")
            progress(count)
            if not failures:
                staged.add(result)
        if failures:
            return Built(checked, (*checked.problems, *failures), None)
        return Built(checked, checked.problems, staged.commit(), pages)


def _outputs(made: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    for output in OUTPUTS:
        results = output.make(made, theme)
        if output in IDENTIFYING and made.elsewhere:
            yield from artifacts.of_others(results, made.settings.url, made.elsewhere)
        else:
            yield from results


def _settings(root: Path, schemas: Schemas, options: Options) -> tuple[model.Settings | None, list[Problem]]:
    if options.base_url and schemas.problems("settings", {"title": "-", "url": options.base_url}, SETTINGS):
        address = "all of it and nothing more, such as https://catalog.example/badges/"
        raise Refusal(f"'{options.base_url}' can't be the address of a site; write {address}")
    if (root / SETTINGS).exists() and not (root / SETTINGS).is_file():
        raise Refusal(f"{root / SETTINGS} isn't a file")
    try:
        content = (root / SETTINGS).read_bytes()
    except FileNotFoundError:
        raise Refusal(
            f"there is no {SETTINGS} in {root}; go to a catalog's folder, or make one with 'mcsite init'"
        ) from None
    except OSError as error:
        raise Refusal(f"{root / SETTINGS} can't be read: {error.strerror}") from None
    return records.settings(SETTINGS, content, schemas)


def _address(options: Options) -> str:
    """Return the address to build for, if it isn't that of the settings."""
    return options.base_url.rstrip("/") + "/" if options.base_url else ""
