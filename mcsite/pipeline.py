"""The road from files to a site: `checking` goes as far as the catalog, `publishing` from there to the end.

Each stage returns what it made and the problems that it found; only there are they put together. `publishing`, with all
outputs, takes as long to load as a hundred files to read, so it is loaded while other processes read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from mcsite import checking, keeping, looking, resources, standing, working
from mcsite.checking import Checker, Clock, Effort, Options, check, now
from mcsite.looking import Looked
from mcsite.model import Settings
from mcsite.standing import Last
from mcsite.store import Store

if TYPE_CHECKING:
    from mcsite.publishing import Built
    from mcsite.theme import Theme

__all__ = ["Builder", "Effort", "Options", "build", "check"]

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
            self._checker = held.enter_context(Checker(self._root, self._folder, self._options, self._effort, _load))
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
        store = folder / f"site-{looking.digest(str(output.resolve())).hex()}.db"
        known = self._known(output, store, last)
        checked = self._checker.check(clock, before)
        folders = known()
        from mcsite import publishing, writing  # noqa: PLC0415  see above

        if checked.failed or (strict and checked.problems):
            return publishing.Built(checked, checked.problems, None)
        self._left.pop(output, None)  # until all is done
        theme = self._renewed(checked.linked.catalog.settings)
        always = publishing.always(checked.linked, (self._theme_of, self._options.drafts))
        with Store(store, publishing.FORM, publishing.TABLES) as made:
            there = None if made.is_new else folders
            with writing.staging(output, clean=effort.clean, jobs=effort.jobs) as staged:
                built = publishing.publish(checked, theme, always, made, staged, there, progress, shown, effort.jobs)
        if built.written is not None:
            self._left[output] = built.folders
        if built.written is not None and effort.kept is not None:
            left = standing.file(folder, "build", str(output.resolve()))
            came_to = checking.summary(checked.linked, built.problems, built.counts.files, built.pages)
            checking.keep(left, before, self._options, checked, came_to, built.folders)
        return built

    def _known(self, output: Path, store: Path, last: Last | None) -> Callable[[], looking.Folders | None]:
        """Begin to look at the folders of the output; return what gives how they look, if it is what a store says."""
        if self._effort.clean or self._effort.verify:
            return lambda: None
        left = self._left.get(output)
        if left is not None:
            return lambda: left
        packed = standing.left(store)
        known = standing.folders(packed)
        if known is None:
            return lambda: None
        if last is not None and last.folders == packed:
            return lambda: known if last.is_untouched else None
        are_same = working.beside(known.are_same)
        return lambda: known if are_same() else None

    def _renewed(self, settings: Settings) -> Theme:
        """Return the theme: that of the last build, if it is as it was."""
        from mcsite.theme import Theme  # noqa: PLC0415  see above

        own = self._root / "theme"
        made_of = looking.digest((looking.program(), looking.files(own), settings))
        if self._theme is None or self._theme_of != made_of:
            cache = resources.cache() if self._effort.kept else None
            self._theme = Theme(own, resources.folder("theme"), settings, cache)
            self._theme_of = made_of
        return self._theme


def _load() -> None:
    """Load what comes after the catalog."""
    from mcsite import publishing, theme, writing  # noqa: F401, PLC0415
