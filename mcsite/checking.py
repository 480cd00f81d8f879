"""From the files of a catalog to the catalog, and every problem on the way: `check`, and the first half of a build.

    files → documents → records → catalog

Nothing that makes or writes a site is known here. What was read and judged before and is still right isn't done again:
`library` keeps what was read, `memo` what was judged, and of what.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from msgspec import Struct

from mcsite import (
    diagnostics,
    federated,
    images,
    inputs,
    keeping,
    ledger,
    linking,
    looking,
    memo,
    model,
    reading,
    releases,
    resources,
    sources,
    standing,
)
from mcsite.diagnostics import Problem, Refusal
from mcsite.library import TABLES, Library
from mcsite.linking import Joined, Linked, Settled
from mcsite.looking import Looked
from mcsite.memo import Memo
from mcsite.recalling import Memory, Recalled
from mcsite.records import Records
from mcsite.schemas import Schemas
from mcsite.sources import Image, Index, Source
from mcsite.standing import SETTINGS, Summary
from mcsite.store import Row, Store

_TEXTS = "judged_texts"
_TABLES = {**TABLES, "judged": ("reads", "problems"), _TEXTS: ("reads",)}
_NONE = diagnostics.encode([])
_FEW = 5_000  # things that are judged sooner than processes are begun
_TOGETHER = "together"  # among the things that are judged: all of them, as a whole
_COMPLETE = "complete"
_SETTLED = "settled"
_SETTLED_OF = "settled-of"  # of what state


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
    """What a run is to keep and to do: the folder that keeps what was read and made, and how many processes work.

    Without a folder, nothing is kept. `clean` takes nothing of it for granted, and writes every file anew; `verify`
    compares every file with what it should be.
    """

    kept: Path | None = None
    jobs: int = 1
    clean: bool = False
    verify: bool = False


class Checked(Struct, frozen=True):
    """A catalog that was checked: what it holds, how many files there are, how many were read, and every problem.

    `images` is the digest of how its images look, `state` that of all that linking depends on.
    """

    linked: Linked
    files: int
    problems: tuple[Problem, ...]
    read: int = 0
    judged: int = 0
    images: bytes = b""
    state: bytes = b""

    @property
    def failed(self) -> bool:
        """Whether a problem is an error."""
        return any(problem.severity == "error" for problem in self.problems)


Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the moment, as the clock of a run."""
    return datetime.now(UTC)


def check(root: Path, options: Options, clock: Clock = now, instead: Sequence[Source] = ()) -> Checked:
    """Find every problem of the catalog in a folder, with some files `instead` of those there or beside them.

    Raises Refusal if there is no catalog.
    """
    return _check(root, options, clock, instead)


def check_again(
    root: Path, options: Options, effort: Effort, clock: Clock = now, before: Looked | None = None
) -> Checked:
    """Find every problem as `check` does, but read and judge only what changed; what `linked` holds can't be read.

    `before` is how all looked as this began, if that is known.
    """
    refuse_nothing(root)
    before = before or standing.look(root)
    with keeping.folder(effort.kept) as folder, Checker(root, folder, options, effort) as checker:
        checked = checker.check(clock, before)
        came_to = summary(checked.linked, checked.problems, checked.files)
        keep(standing.file(folder, "check"), before, options, checked, came_to)
        return checked


class Checker:
    """Checks a catalog again and again, as `check` does, reading and judging only what isn't kept in a folder.

    What it returned can be read until it is left. `meanwhile` is called while other processes are at work, if they are.
    """

    def __init__(
        self,
        root: Path,
        folder: Path,
        options: Options,
        effort: Effort,
        meanwhile: Callable[[], None] | None = None,
    ) -> None:
        self._root = root
        self._folder = folder
        self._options = options
        self._effort = effort
        self._meanwhile = meanwhile
        self._held = ExitStack()
        self._program = b""

    def __enter__(self) -> Self:
        self._held.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._held.__exit__(kind, error, at)

    def check(self, clock: Clock = now, before: Looked | None = None) -> Checked:
        """Find every problem, of how all looks, or looked just before. Raises Refusal if there is no catalog."""
        before = before or standing.look(self._root)
        if before.program != self._program:
            self._held.close()
            self._store = self._held.enter_context(Store(self._folder / "read.db", before.program, _TABLES))
            library = Library(self._store, Schemas(resources.folder("schema")), self._effort.jobs, self._meanwhile)
            self._last = _Last(Memory(self._root, library))
            self._program = before.program
        return _check(self._root, self._options, clock, (), self._effort, self._last, before)


def keep(
    last: Path,
    before: Looked,
    options: Options,
    checked: Checked,
    summary: Summary,
    folders: looking.Folders = looking.Folders(),  # noqa: B008  it is frozen
) -> None:
    """Keep in a file what a run came to; `before` is how all looked as it began."""
    catalog = checked.linked.catalog
    timezone = catalog.settings.timezone
    standing.keep(last, before, catalog.today, timezone, options.asked, folders, summary)


def summary(linked: Linked, problems: Sequence[Problem], files: int, pages: int = 0) -> Summary:
    """Return what a run came to: what is wrong, how many files and pages, and what isn't published, or in no list."""
    withheld = tuple((one.path, one.reason) for one in linked.withheld)
    closed = tuple((one.path, one.reason) for one in linked.closed)
    return Summary(pages, files, withheld, closed, tuple(problems))


def _check(
    root: Path,
    options: Options,
    clock: Clock,
    instead: Sequence[Source],
    effort: Effort | None = None,
    last: _Last | None = None,
    looked: Looked = Looked(),  # noqa: B008  it is frozen
) -> Checked:
    memory = last.memory if last else None
    library = memory.library if memory else None
    schemas = library.schemas if library else Schemas(resources.folder("schema"))
    store = library.store if library else None
    settings, problems = read_settings(root, schemas, options)
    found = _found(root, settings, schemas, instead, effort, memory, looked)
    problems += found.problems
    read = found.records
    released, more = releases.read(found.releases)
    problems += more
    recorded, more = ledger.read(found.ledger)
    problems += more
    known = settings or model.Settings("", "")  # so that a mistake in the settings hides none in the content
    day = options.day or clock().astimezone(standing.zone(known.timezone)).date()
    built = msgspec.structs.replace(known, url=_address(options) or known.url)
    today = day.isoformat()
    shown = inputs.of_images(image.file for image in found.images)
    state, settled = b"", None
    if last:
        beside = ([image.path for image in found.images], released, recorded.events, sorted(read.reserved))
        state = looking.digest((found.state, built, today, options.drafts, *beside))
        settled = last.settled_of(state)
    joined = linking.join(
        read, found.images, built, today, drafts=options.drafts, releases=released, ledger=recorded, known=settled
    )
    if library:
        judged, count = _judged(joined, state, shown, library, drafts=options.drafts)
    else:
        judged, count = linking.all_problems(joined), 0
    problems += [*judged, *linking.partial_problems(joined, read)]
    told = tuple(federated.told(problems))
    linked = linking.public(joined, settled)
    checked = Checked(linked, found.files, told, found.read, count, shown, state)
    if store and settled is None and not checked.failed:  # else nothing is made of it
        store.say(_SETTLED, linking.settled(joined, linked))
        store.say(_SETTLED_OF, state)
        store.commit()
    if store:
        store.hold()
    return checked


class _Found(Struct, frozen=True):
    """What is in the files of a catalog: `files` are so many, of which `read` were read anew.

    `state` is the digest of all that others may know of what they say, where a library has read them.
    """

    records: Records
    images: tuple[Image, ...]
    releases: tuple[Source, ...]
    ledger: Source | None
    problems: list[Problem]
    files: int
    read: int = 0
    state: bytes = b""


def _found(
    root: Path,
    settings: model.Settings | None,
    schemas: Schemas,
    instead: Sequence[Source],
    effort: Effort | None,
    memory: Memory | None,
    looked: Looked,
) -> _Found:
    """Find and read the files of a catalog: all, or those that have changed where only texts have."""
    is_own = settings is not None and not settings.sources
    if memory and effort and is_own and not effort.clean and not effort.verify:
        known = memory.recall(looked)
        if known is not None:
            recorded = sources.recorded(root)
            count = len(known.records.originals) + len(known.records.translations)
            more = list(recorded.problems)
            return _Found(
                known.records, known.images, recorded.releases, recorded.ledger, more, count, memory.read, known.state
            )
    elif memory:
        memory.forget()
    library = memory.library if memory else None
    found = sources.discover(root, library.index(anew=effort.verify) if library and effort else Index(), looked)
    found, problems = federated.read(root, settings.sources if settings else None, found.replaced(instead))
    read, more = reading.read(found, schemas, library.readings if library else None)
    problems += more
    problems += [problem for image in found.images for problem in images.problems(image)]
    if not memory or not library:
        return _Found(read, found.images, found.releases, found.ledger, problems, len(found.files))
    library.seen(found.index)
    if is_own and not problems:
        memory.keep(looked, Recalled(read, found.images, library.state))
    return _Found(
        read, found.images, found.releases, found.ledger, problems, len(found.files), library.read, library.state
    )


class _Last(Struct):
    """What a program has in memory of the last time: what was read, and what linking came to, of which state."""

    memory: Memory
    state: bytes = b""
    settled: Settled | None = None

    def settled_of(self, state: bytes) -> Settled | None:
        """Return what linking comes to, if it came to it last time."""
        store = self.memory.library.store
        if store.get(_SETTLED_OF) != state:
            return None
        if self.settled is None or self.state != state:
            self.state, self.settled = state, linking.unsettled(store.get(_SETTLED))
        return self.settled


def _judged(
    joined: Joined, state: bytes, images: bytes, library: Library, *, drafts: bool
) -> tuple[list[Problem], int]:
    """Return the problems of single things and of all together, and how many things were judged anew for that."""
    store = library.store
    catalog = joined.catalog
    given = inputs.of_joined(joined, state, images, looking.digest((catalog.settings, drafts)))
    judgements = Memo(store, "judged", _TEXTS)
    things = {f"{collection}/{id_}": (collection, id_) for collection, id_ in catalog.everyone()}
    stale, gone = judgements.stale((*things, _TOGETHER), given)
    anew = [unit for unit in stale if unit != _TOGETHER]

    def judge(unit: str) -> Row:
        with catalog.reads.noted() as reads:
            found = linking.problems_of(joined, things[unit])
        return _row(unit, reads, found)

    store.commit()  # what is under way as processes are begun may lock them out
    judged = library.spread(lambda part: list(map(judge, part)), anew, _FEW)
    _put(store, list(judged))  # once all are: nothing may be under way here meanwhile
    told: dict[str, bytes] = dict(store.rows("judged", "key, problems", but=("problems", _NONE)))
    found = [one for unit in things if unit in told for one in diagnostics.decode(told[unit])]
    complete = linking.is_complete(joined, found)
    if _TOGETHER in stale or store.get(_COMPLETE) != bytes([complete]):
        with catalog.reads.noted() as reads:
            together = list(linking.problems(joined, complete=complete))
        _put(store, [_row(_TOGETHER, (memo.TODAY, inputs.LEDGER, *reads), together)])
        store.say(_COMPLETE, bytes([complete]))
    else:
        together = diagnostics.decode(told.get(_TOGETHER, _NONE))
    judgements.keep(gone, given)
    store.commit()
    return [*found, *together], len(anew)


def _row(unit: str, reads: Collection[str], found: list[Problem]) -> Row:
    return unit, memo.joined((memo.ALWAYS, *reads)), diagnostics.encode(found), memo.texts(reads)


def _put(store: Store, rows: Sequence[Row]) -> None:
    store.put("judged", [row[:3] for row in rows])
    store.put(_TEXTS, [(row[0], row[3]) for row in rows])


def read_settings(root: Path, schemas: Schemas, options: Options) -> tuple[model.Settings | None, list[Problem]]:
    """Return a catalog's settings, if they can be used, and their problems; Refusal where there is no catalog."""
    if options.base_url and schemas.problems("settings", {"title": "-", "url": options.base_url}, SETTINGS):
        address = "all of it and nothing more, such as https://catalog.example/badges/"
        raise Refusal(f"'{options.base_url}' can't be the address of a site; write {address}")
    refuse_nothing(root)
    try:
        content = (root / SETTINGS).read_bytes()
    except OSError as error:
        raise Refusal(f"{root / SETTINGS} can't be read: {error.strerror}") from None
    return reading.settings(SETTINGS, content, schemas)


def refuse_nothing(root: Path) -> None:
    """Raise Refusal where there is no catalog."""
    if (root / SETTINGS).exists() and not (root / SETTINGS).is_file():
        raise Refusal(f"{root / SETTINGS} isn't a file")
    if not (root / SETTINGS).exists():
        raise Refusal(f"there is no {SETTINGS} in {root}; go to a catalog's folder, or make one with 'mcsite init'")


def _address(options: Options) -> str:
    """Return the address to build for, if it isn't that of the settings."""
    return options.base_url.rstrip("/") + "/" if options.base_url else ""
