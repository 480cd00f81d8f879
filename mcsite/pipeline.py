"""The road from files to a site: the one place that composes the stages.

    files → documents → records → catalog → views → artifacts → written site

Each stage returns what it made and the problems that it found; only here are they put together. What was made before
and is still right isn't made again: `library` keeps what was read, `memo` what was judged and made, and of what.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from mcsite import (
    diagnostics,
    federated,
    images,
    inputs,
    ledger,
    linking,
    looking,
    memo,
    model,
    records,
    releases,
    resources,
    sources,
    standing,
    working,
    writing,
)
from mcsite.context import KNOWN
from mcsite.diagnostics import Problem, Refusal
from mcsite.library import Library
from mcsite.linking import Joined, Linked
from mcsite.locking import locked
from mcsite.making import Counts, Maker, Outputs
from mcsite.memo import Memo
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
from mcsite.sources import Index, Source
from mcsite.store import Store
from mcsite.theme import Theme
from mcsite.writing import Staging, Written

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
LASTING: tuple[ModuleType, ...] = (achievement, badgeclass, badges)  # at old addresses, where badges lead
_MADE = Outputs(
    each=[one for one in OUTPUTS if hasattr(one, "of")],
    released=[one for one in OUTPUTS if hasattr(one, "of_release")],
    whole=[one for one in OUTPUTS if hasattr(one, "make")],
    joined=[one for one in OUTPUTS if hasattr(one, "join")],
    identifying=IDENTIFYING,
    lasting=LASTING,
)
_FORM = b"2"  # of what is kept of what was made
_READ_TABLES = {"records": ("digest", "briefs", "contents"), "judged": ("reads", "problems")}


class Options(Struct, frozen=True):
    """What decides which things are published: `day` is taken instead of today, `base_url` instead of the settings'."""

    drafts: bool = False
    day: date | None = None
    base_url: str = ""

    @property
    def asked(self) -> tuple[bool, str]:
        """What was asked for beside the day."""
        return self.drafts, self.base_url


class Effort(Struct, frozen=True):
    """What a build is to keep and to do: the folder that keeps what was read and made, and how many processes work.

    Without a folder, nothing is kept. `clean` takes nothing of it for granted, and writes every file anew; `verify`
    compares every file with what it should be.
    """

    kept: Path | None = None
    jobs: int = 1
    clean: bool = False
    verify: bool = False


class Checked(Struct, frozen=True):
    """A catalog that was checked: what it holds, how many files there are, how many were read, and every problem."""

    linked: Linked
    files: int
    problems: tuple[Problem, ...]
    read: int = 0
    judged: int = 0
    images: bytes = b""

    @property
    def failed(self) -> bool:
        """Whether a problem is an error."""
        return any(problem.severity == "error" for problem in self.problems)


class Built(Struct, frozen=True):
    """What a build did: `written` is None where problems kept it from replacing the output."""

    checked: Checked
    problems: tuple[Problem, ...]
    written: Written | None
    counts: Counts = Counts()

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        return self.counts.pages


Clock = Callable[[], datetime]
Progress = Callable[[int], None]


def now() -> datetime:
    """Return the moment, as the clock of a build."""
    return datetime.now(UTC)


def check(root: Path, options: Options, clock: Clock = now, instead: Sequence[Source] = ()) -> Checked:
    """Find every problem of the catalog in a folder, with some files `instead` of those there or beside them.

    Raises Refusal if there is no catalog.
    """
    return _check(root, options, clock, instead)


def check_again(root: Path, options: Options, effort: Effort, clock: Clock = now) -> Checked:
    """Find every problem as `check` does, but read and judge only what changed; what `linked` holds can't be read."""
    _refuse_nothing(root)
    before = standing.look(root)
    with _folder(effort) as folder, Store(folder / "read.db", looking.program(), _READ_TABLES) as store:
        checked = _check(root, options, clock, (), effort, store)
        _keep(standing.file(folder, "check"), before, root, options, checked, Counts(files=checked.files), [])
        return checked


def _check(
    root: Path,
    options: Options,
    clock: Clock,
    instead: Sequence[Source],
    effort: Effort | None = None,
    store: Store | None = None,
) -> Checked:
    schemas = Schemas(resources.folder("schema"))
    settings, problems = _settings(root, schemas, options)
    library = Library(store, schemas, effort.jobs) if store and effort else None
    found = sources.discover(root, library.index(anew=effort.verify) if library and effort else Index())
    found, more = federated.read(root, settings.sources if settings else None, found.replaced(instead))
    problems += more
    read, more = records.read(found, schemas, library.readings if library else None)
    problems += more
    problems += [problem for image in found.images for problem in images.problems(image)]
    released, more = releases.read(found.releases)
    problems += more
    recorded, more = ledger.read(found.ledger)
    problems += more
    known = settings or model.Settings("", "")  # so that a mistake in the settings hides none in the content
    day = options.day or clock().astimezone(ZoneInfo(known.timezone)).date()
    built = msgspec.structs.replace(known, url=_address(options) or known.url)
    joined = linking.join(
        read, found.images, built, day.isoformat(), drafts=options.drafts, releases=released, ledger=recorded
    )
    shown = inputs.of_images(image.file for image in found.images)
    if library and store and effort:
        library.seen(found.index)
        judged, count = _judged(joined, shown, store, effort.jobs, drafts=options.drafts)
    else:
        judged = [problem for key in joined.catalog.everyone() for problem in linking.problems_of(joined, key)]
        count = 0
    problems += [*judged, *linking.problems(joined, read, judged)]
    told = tuple(federated.told(problems))
    return Checked(linking.public(joined), len(found.files), told, library.read if library else 0, count, shown)


def _judged(joined: Joined, images: bytes, store: Store, jobs: int, *, drafts: bool) -> tuple[list[Problem], int]:
    """Return the problems of single things, and how many things were judged anew for that."""
    catalog = joined.catalog
    always = looking.digest((catalog.settings, sorted(joined.reserved), drafts))
    given = inputs.of_joined(joined, images, always)
    judged = Memo(store, "judged")
    units = {f"{collection}/{id_}": (collection, id_) for collection, id_ in catalog.everyone()}
    stale, gone = judged.stale(units, given)

    def judge(unit: str) -> tuple[str, str, bytes]:
        with catalog.reads.noted() as reads:
            found = linking.problems_of(joined, units[unit])
        return unit, memo.joined((memo.ALWAYS, *reads)), diagnostics.encode(found)

    store.put("judged", list(working.spread(judge, stale, jobs)))  # nothing may be under way as processes are begun
    judged.keep(gone, given)
    store.commit()
    found = {key: packed for key, packed in store.rows("judged", "key, problems") if packed != _NONE}
    return [problem for unit in units if unit in found for problem in diagnostics.decode(found[unit])], len(stale)


_NONE = diagnostics.encode([])


def build(
    root: Path,
    output: Path,
    options: Options,
    *,
    strict: bool = False,
    clock: Clock = now,
    progress: Progress = lambda _count: None,
    effort: Effort = Effort(),  # noqa: B008  it is frozen
) -> Built:
    """Build the catalog in a folder into an output folder, which is replaced only if nothing is wrong.

    With `strict`, warnings count as errors. `progress` is told how many files are made. Raises Refusal if there is
    no catalog or the output can't be written.
    """
    _refuse_nothing(root)
    before = standing.look(root)
    with _folder(effort) as folder:
        program = looking.program()
        with Store(folder / "read.db", program, _READ_TABLES) as store:
            checked = _check(root, options, clock, (), effort, store)
            if checked.failed or (strict and checked.problems):
                return Built(checked, checked.problems, None)
            name = looking.digest(str(output.resolve())).hex()
            with (
                Store(folder / f"site-{name}.db", _FORM, _MADE.tables) as made,
                writing.staging(output, clean=effort.clean) as staged,
            ):
                settings = checked.linked.catalog.settings
                cache = resources.cache() if effort.kept else None
                theme = Theme(root / "theme", resources.folder("theme"), settings, cache)
                always = _always(checked.linked, (program, looking.files(root / "theme"), options.drafts))
                built = _build(checked, theme, always, made, staged, progress, effort)
                last = standing.file(folder, "build", str(output.resolve()))
                _keep(last, before, root, options, built.checked, built.counts, _folders(made))
                return built


def _keep(
    last: Path,
    before: standing.Look,
    root: Path,
    options: Options,
    checked: Checked,
    counts: Counts,
    folders: list[str],
) -> None:
    """Keep what a run came to, if it found no problem."""
    linked = checked.linked
    if checked.problems:
        last.unlink(missing_ok=True)
        return
    withheld = tuple((one.path, one.reason) for one in linked.withheld)
    closed = tuple((one.path, one.reason) for one in linked.closed)
    summary = standing.Summary(counts.pages, counts.files, withheld, closed)
    catalog = linked.catalog
    timezone = catalog.settings.timezone
    standing.keep(last, before, root, catalog.today, timezone, options.asked, folders, summary)


def _build(
    checked: Checked, theme: Theme, always: bytes, store: Store, staged: Staging, progress: Progress, effort: Effort
) -> Built:
    """Make what isn't right any more; `always` is the digest of what everything is made of."""
    linked, was = checked.linked, store.get("output")
    is_known = not effort.clean and not effort.verify and was != b"" and was == _look(store, staged.output, anew=False)
    if not is_known:
        store.begin_anew()
        store.say(KNOWN, os.urandom(8))
    store.say("output", b"")  # until all is done
    store.commit()
    maker = Maker(linked, theme, _MADE, store, staged)
    counts = maker.make(inputs.of_linked(linked, checked.images, always), effort.jobs, progress)
    if maker.problems:
        if store.is_new or not maker.is_committed:
            store.undo()
            store.say("output", was)
            store.commit()
        return Built(checked, (*checked.problems, *maker.problems), None, counts)
    written = staged.commit(maker.files, maker.removed if is_known else None)
    anew = not is_known or maker.has_other_files or not _folders(store)
    store.say("output", _look(store, staged.output, anew=anew))
    store.commit()
    return Built(checked, checked.problems, written, counts)


def _always(linked: Linked, more: Sequence[Any]) -> bytes:
    """Return the digest of what everything is made of."""
    catalog = linked.catalog
    elsewhere = [(one.url_path, one.provenance.url) for one in catalog.originals() if one.provenance]
    is_large = sum(1 for _ in catalog.everything()) > search.MOST
    return looking.digest((catalog.settings, catalog.ledger.events, elsewhere, is_large, more))


def _look(store: Store, output: Path, *, anew: bool) -> bytes:
    """Return how the folders of an output look: a file that was added, removed or renamed changes its folder.

    Without `anew`, the folders that there were last time are looked at.
    """
    if anew:
        store.say("folders", msgspec.msgpack.encode(looking.folders(output.resolve())))
    return looking.times(_folders(store))


def _folders(store: Store) -> list[str]:
    return msgspec.msgpack.decode(store.get("folders") or b"\x90", type=list[str])


@contextmanager
def _folder(effort: Effort) -> Iterator[Path]:
    """Give a folder for what is kept: for this time alone, where there is to be none, or another run has it."""
    kept: Path | None = None
    with ExitStack() as held:
        if effort.kept is not None and _is_ready(effort.kept):
            with suppress(Refusal):
                held.enter_context(locked(effort.kept, "another run has it"))
                kept = effort.kept
        yield kept or Path(held.enter_context(tempfile.TemporaryDirectory(prefix="mcsite-")))


def _is_ready(folder: Path) -> bool:
    """Make a folder that git ignores; tell whether it is there."""
    try:
        folder.mkdir(exist_ok=True)
        if not (folder / ".gitignore").exists():
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def _settings(root: Path, schemas: Schemas, options: Options) -> tuple[model.Settings | None, list[Problem]]:
    if options.base_url and schemas.problems("settings", {"title": "-", "url": options.base_url}, SETTINGS):
        address = "all of it and nothing more, such as https://catalog.example/badges/"
        raise Refusal(f"'{options.base_url}' can't be the address of a site; write {address}")
    _refuse_nothing(root)
    try:
        content = (root / SETTINGS).read_bytes()
    except OSError as error:
        raise Refusal(f"{root / SETTINGS} can't be read: {error.strerror}") from None
    return records.settings(SETTINGS, content, schemas)


def _refuse_nothing(root: Path) -> None:
    """Raise Refusal where there is no catalog."""
    if (root / SETTINGS).exists() and not (root / SETTINGS).is_file():
        raise Refusal(f"{root / SETTINGS} isn't a file")
    if not (root / SETTINGS).exists():
        raise Refusal(f"there is no {SETTINGS} in {root}; go to a catalog's folder, or make one with 'mcsite init'")


def _address(options: Options) -> str:
    """Return the address to build for, if it isn't that of the settings."""
    return options.base_url.rstrip("/") + "/" if options.base_url else ""
