"""The road from files to a site: `checking` composes its stages as far as the catalog, and this the others.

    catalog → views → artifacts → written site

Each stage returns what it made and the problems that it found; only here and there are they put together. What was made
before and is still right isn't made again: `memo` keeps what was made, and of what.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any, Self

import msgspec
from msgspec import Struct

from mcsite import checking, inputs, keeping, looking, resources, standing, working, writing
from mcsite.checking import Checked, Checker, Clock, Effort, Options, check, now
from mcsite.context import KNOWN
from mcsite.diagnostics import Problem
from mcsite.linking import Linked
from mcsite.looking import Looked
from mcsite.making import Counts, Maker, Outputs
from mcsite.model import Settings
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
from mcsite.standing import Last
from mcsite.store import Store
from mcsite.theme import Theme
from mcsite.writing import Staging, Written

__all__ = ["OUTPUTS", "Built", "Effort", "Options", "build", "check"]

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
_FORM = b"5"  # of what is kept of what was made
_FOLDERS = "folders"
_DONE = "done"  # said once all is written, so that the folders are what a store says
LASTING: tuple[ModuleType, ...] = (achievement, badgeclass, badges)  # at old addresses, where badges lead
_MADE = Outputs(
    each=[one for one in OUTPUTS if hasattr(one, "of")],
    released=[one for one in OUTPUTS if hasattr(one, "of_release")],
    whole=[one for one in OUTPUTS if hasattr(one, "make")],
    joined=[one for one in OUTPUTS if hasattr(one, "join")],
    identifying=IDENTIFYING,
    lasting=LASTING,
)


class Built(Struct, frozen=True):
    """What a build did: `written` is None where problems kept it from replacing the output."""

    checked: Checked
    problems: tuple[Problem, ...]
    written: Written | None
    counts: Counts = Counts()
    folders: looking.Folders = looking.Folders()

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        return self.counts.pages


Progress = Callable[[int], None]


def build(
    root: Path,
    output: Path,
    options: Options,
    *,
    strict: bool = False,
    clock: Clock = now,
    progress: Progress = lambda _count: None,
    effort: Effort = Effort(),  # noqa: B008  it is frozen
    before: Looked | None = None,
    last: Last | None = None,
) -> Built:
    """Build the catalog in a folder into an output folder, which is replaced only if nothing is wrong.

    With `strict`, warnings count as errors. `progress` is told how many files are made. `before` is how all looked as
    this began, and `last` what the last build into that folder left, if that is known. Raises Refusal if there is no
    catalog or the output can't be written.
    """
    with Builder(root, options, effort) as builder:
        return builder.build(output, strict=strict, clock=clock, progress=progress, before=before, last=last)


class Builder:
    """Builds a catalog again and again, as `build` does, with what was read of it in memory. Raises Refusal as that.

    An output that it has built is taken for as it was left.
    """

    def __init__(self, root: Path, options: Options, effort: Effort) -> None:
        self._root = root
        self._options = options
        self._effort = effort
        self._held = ExitStack()
        self._theme: Theme | None = None
        self._theme_of = b""  # the digest of what it is made of
        self._left: dict[Path, looking.Folders] = {}
        self._looked: Looked | None = None

    def __enter__(self) -> Self:
        checking.refuse_nothing(self._root)
        with ExitStack() as held:
            self._folder = held.enter_context(keeping.folder(self._effort.kept))
            self._checker = held.enter_context(Checker(self._root, self._folder, self._options, self._effort))
            self._held = held.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._held.__exit__(kind, error, at)

    def build(
        self,
        output: Path,
        *,
        strict: bool = False,
        clock: Clock = now,
        progress: Progress = lambda _count: None,
        shown: Callable[[], None] | None = None,
        before: Looked | None = None,
        last: Last | None = None,
        changed: Collection[str] = (),
    ) -> Built:
        """Build once. `shown` is called when the pages of what changed are in the output, if that is before all is.

        Where only the files at some paths are known to have `changed`, the others are looked at when all is built, and
        if they have, too, it is built again.
        """
        at_first = self._looked.again(changed) if self._looked and changed else None
        self._looked = at_first or before or standing.look(self._root)
        built = self._build(output, self._looked, last, strict, clock, progress, shown)
        if at_first is not None:
            self._looked = standing.look(self._root)
            if (self._looked.program, self._looked.files) != (at_first.program, at_first.files):
                built = self._build(output, self._looked, last, strict, clock, progress, shown)
        return built

    def _build(
        self,
        output: Path,
        before: Looked,
        last: Last | None,
        strict: bool,  # noqa: FBT001  as above
        clock: Clock,
        progress: Progress,
        shown: Callable[[], None] | None,
    ) -> Built:
        effort, folder = self._effort, self._folder
        name = looking.digest(str(output.resolve())).hex()
        with Store(folder / f"site-{name}.db", _FORM, _MADE.tables) as made:
            known = self._known(output, made, last)
            checked = self._checker.check(clock, before)
            folders = known()
            if checked.failed or (strict and checked.problems):
                return Built(checked, checked.problems, None)
            self._left.pop(output, None)  # until all is done
            theme = self._renewed(checked.linked.catalog.settings)
            always = _always(checked.linked, (self._theme_of, self._options.drafts))
            with writing.staging(output, clean=effort.clean) as staged:
                built = _build(checked, theme, always, made, staged, folders, progress, shown, effort.jobs)
            if built.written is not None:
                self._left[output] = built.folders
            if built.written is not None and effort.kept is not None:
                left = standing.file(folder, "build", str(output.resolve()))
                came_to = checking.summary(checked.linked, built.problems, built.counts.files, built.pages)
                checking.keep(left, before, self._options, checked, came_to, built.folders)
            return built

    def _known(self, output: Path, store: Store, last: Last | None) -> Callable[[], looking.Folders | None]:
        """Begin to look at the folders of the output; return what gives how they look, if it is what a store says."""
        if self._effort.clean or self._effort.verify:
            return lambda: None
        left = self._left.get(output)
        if left is not None or not store.get(_DONE):
            return lambda: left
        kept = store.get(_FOLDERS)
        known = msgspec.msgpack.decode(kept, type=looking.Folders)
        if last is not None and last.folders == kept:
            return lambda: known if last.is_untouched else None
        are_same = working.beside(known.are_same)
        return lambda: known if are_same() else None

    def _renewed(self, settings: Settings) -> Theme:
        """Return the theme: that of the last build, if it is as it was."""
        own = self._root / "theme"
        made_of = looking.digest((looking.program(), looking.files(own), settings))
        if self._theme is None or self._theme_of != made_of:
            cache = resources.cache() if self._effort.kept else None
            self._theme = Theme(own, resources.folder("theme"), settings, cache)
            self._theme_of = made_of
        return self._theme


def _build(
    checked: Checked,
    theme: Theme,
    always: bytes,
    store: Store,
    staged: Staging,
    known: looking.Folders | None,
    progress: Progress,
    shown: Callable[[], None] | None,
    jobs: int,
) -> Built:
    """Make what isn't right any more; `always` is the digest of what everything is made of.

    `known` are the folders of the old output, if it is what the store says.
    """
    was_done = store.get(_DONE)
    if known is None:
        store.begin_anew()
        store.say(KNOWN, os.urandom(8))
    store.say(_DONE, b"")
    store.commit()
    maker = Maker(checked.linked, theme, _MADE, always, store, staged)
    given = inputs.of_linked(checked.linked, checked.state, checked.images, always)

    def show() -> None:
        if shown is not None and known is not None and not maker.has_other_files and staged.show():
            shown()

    counts = maker.make(given, jobs, progress, show)
    if maker.problems:
        if store.is_new or not maker.is_committed:
            store.undo()
            store.say(_DONE, was_done)
            store.commit()
        return Built(checked, (*checked.problems, *maker.problems), None, counts)
    written = staged.commit(maker.files, maker.removed if known is not None else None)
    if known is None or staged.replaced is None:
        left = looking.folders(staged.output, maker.files)
    else:
        left = known.again(staged.replaced)
    store.say(_FOLDERS, msgspec.msgpack.encode(left))
    store.say(_DONE, b"1")
    store.commit()
    return Built(checked, checked.problems, written, counts, left)


def _always(linked: Linked, more: Sequence[Any]) -> bytes:
    """Return the digest of what everything is made of."""
    catalog = linked.catalog
    elsewhere = [(one.url_path, one.provenance.url) for one in catalog.originals() if one.provenance]
    is_large = sum(1 for _ in catalog.everything()) > search.MOST
    return looking.digest((catalog.settings, catalog.ledger.events, elsewhere, is_large, more))
