"""Making the files of a site: of each thing by itself, and of all things together; what is still right stays.

The files of things are made in any of several processes, which write them, and put what is to be known of them into the
store. What files of everything need of a thing is its entry, and a fragment for each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from types import ModuleType
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from mcsite import artifacts, urls, working
from mcsite.artifacts import Artifact, Decided, Same
from mcsite.context import Context
from mcsite.diagnostics import Problem
from mcsite.linking import Linked
from mcsite.looking import digest
from mcsite.made import Kept, Made, as_rows, name, tables
from mcsite.memo import Inputs, Memo, reading, texts
from mcsite.mending import DIGESTS, Mender
from mcsite.store import Store
from mcsite.theme import Theme
from mcsite.views import CredentialView, Entry, File, Told, View, Views, entries
from mcsite.writing import Staged, Staging

T = TypeVar("T")
Result = Artifact | Decided | Same | Problem
_ENTRIES = msgspec.msgpack.Decoder(list[Entry])
_FILES = msgspec.msgpack.Decoder(list[File])
_WHOLE = "whole/"
# Templates that make many pages: whatever process makes them, their twins are there.
_LARGE = ("credential.html", "workbook.html", "assess.html", "feed-item.html", "stack.html", "topic.html", "more.html")
_SOON = ("credentials/", "stacks/")  # the first things that are made: the pages of the others list them
_MUCH = 200  # files, which take longer to make than processes to begin


class Outputs(Struct, frozen=True):
    """The modules that make files.

    `each` have `of(view, context)`, for one record; `released` have `of_release(release, context)`, for one release;
    `whole` have `make(views, theme)`, for all; `joined` have `fragment(view, context)` for one, and
    `join(fragment, context)` for all. `identifying` say what things are: what is of another catalog is left out.
    `lasting` are at old addresses, too.
    """

    each: Sequence[ModuleType]
    released: Sequence[ModuleType]
    whole: Sequence[ModuleType]
    joined: Sequence[ModuleType]
    identifying: Sequence[ModuleType]
    lasting: Sequence[ModuleType]

    @property
    def tables(self) -> dict[str, Sequence[str]]:
        """The tables of a store that keeps what they make, with their columns."""
        return tables(self.joined)


class Unit:
    """A thing with its translations, or the releases of one, while its files are made.

    `reads` is what was read for it; `former` is what it is at old addresses; `files` were made, of which `records` are
    those of JSON; `told` is what lists of everything say.
    """

    def __init__(self, key: str) -> None:
        self.key = key
        self.reads: set[str] = set()
        self.family: tuple[View, ...] = ()
        self.former: list[View] = []
        self.files: list[Staged] = []
        self.records: dict[str, File] = {}
        self.problems: list[Problem] = []
        self.fragments: list[list[Any]] = []
        self.told: list[list[Any]] = []


class Counts(Struct, frozen=True):
    """How much was made: of how many things, and by how many outputs of everything; and what the site has in all."""

    things: int = 0
    wholes: int = 0
    files: int = 0
    pages: int = 0


class Maker:
    """Makes what isn't right any more of a catalog into a staged output."""

    def __init__(
        self, linked: Linked, theme: Theme, outputs: Outputs, always: bytes, store: Store, staged: Staging
    ) -> None:
        self.problems: dict[Problem, None] = {}
        self.kept = Kept(store, outputs.joined)
        self._gone: set[str] = set()
        self._come: set[str] = set()
        self.has_other_files = False  # whether there are files that weren't there, or the other way round
        self.is_committed = False  # whether the store has some of what was made
        self._linked = linked
        self._outputs = outputs
        self._store = store
        self._staged = staged
        self._views = Views(
            linked, Told(partial(self._told, "entries", _ENTRIES), partial(self._told, "files", _FILES))
        )
        self._context = Context(self._views, theme, store)
        self._theme = theme
        self._wholes = {
            _WHOLE + name(module): module for module in (*outputs.joined, *outputs.whole)
        }  # long ones first
        self._stale: frozenset[str] = frozenset()
        self._count = 0
        self._always = always
        self._mender: Mender | None = None
        self._lines = b""

    def make(self, inputs: Inputs, jobs: int, progress: Callable[[int], None], show: Callable[[], None]) -> Counts:
        """Make all that isn't right any more; `inputs` are what can be read.

        `show` is called when the pages of credentials and stacks are made, and again when those of all things are.
        """
        catalog = self._linked.catalog
        units = [f"{collection}/{id_}" for collection, id_ in catalog.everyone()]
        units += [f"releases/{id_}" for id_ in catalog.releases]
        things = self._made("things", units, inputs, jobs, progress, show)
        self._context.made, self._context.jobs = self._stale, jobs
        if self.problems:
            self._look_for_more()
            return Counts(things)
        self._store.commit()  # for other processes to find
        self.is_committed = True
        show()
        inputs = inputs.beside(self.kept.of_things())
        wholes = self._made("wholes", self._wholes, inputs, jobs, progress)
        if self._mender is not None:
            self._mender.keep(self._lines)
        return Counts(things, wholes, len(self.kept), self.kept.pages)

    @property
    def removed(self) -> set[str]:
        """The files that the site doesn't have any more, if the store knew those that it had."""
        return self._gone - self._come  # what one thing has no more may be another's now

    def _look_for_more(self) -> None:
        """Find what else is wrong with templates, so that all is told at once."""
        views = Views(self._linked)
        for module in self._outputs.whole:
            found = (one for one in module.make(views, self._theme) if isinstance(one, Problem))
            self.problems |= dict.fromkeys(found)

    def _made(
        self,
        table: str,
        units: Iterable[str],
        inputs: Inputs,
        jobs: int,
        progress: Callable[[int], None],
        show: Callable[[], None] = lambda: None,
    ) -> int:
        memo = Memo(self._store, table, "texts" if table == "things" else "")
        stale, gone = memo.stale(units, inputs)
        self._stale |= {*stale, *gone}
        self.has_other_files = self.has_other_files or bool(gone)
        for key in gone:
            self._gone |= self.kept.files(table, key)
        anew = self._unmended(stale, memo.changed) if table == "wholes" else stale
        soon = sum(unit.startswith(_SOON) for unit in anew)
        if jobs > 1 and anew:
            self._theme.prepare(*_LARGE)
        size = 0 if table == "things" and not self._is_much(anew) else 1
        for count, made in enumerate(working.spread(partial(self._done, table), anew, jobs, size), start=1):
            self.problems |= dict.fromkeys(made.problems)
            self.is_committed |= not made.problems
            if self.problems:
                continue
            self._take(made)
            progress(self._count)
            if count == soon < len(anew):
                show()
        memo.keep(gone, inputs)
        self.kept.drop(gone)
        return len(stale)

    def _unmended(self, stale: Sequence[str], changed: frozenset[str]) -> Sequence[str]:
        """Mend the files of everything that can be; return the outputs whose files are to be made.

        What these will read of entries is read now, once, before other processes have it.
        """
        if not stale:
            return stale
        if DIGESTS not in changed:
            with self._views.reads.aside():
                self._views.state  # noqa: B018
            return stale
        mender = self._mender = Mender(self._store, self.kept.of_files(), self._views.settings.url)
        reads = {key: (self._store.row("wholes", "reads", key) or ("",))[0] for key in stale}
        has_digests, has_others = reading({DIGESTS}), reading(changed - {DIGESTS})
        known = {
            key: self.kept.files("wholes", key) for key, of in reads.items() if has_digests(of) and not has_others(of)
        }
        mended = mender.mend(known, self._staged)
        for key, files in mended.items():
            self._take(Made(files, known[key]))
        with self._views.reads.aside():
            self._lines = b"" if mended else self._views.lines
            self._views.entries  # noqa: B018
        return [key for key in stale if key not in mended]

    def _is_much(self, units: Sequence[str]) -> bool:
        """Tell whether a few things have so many files that they are to be made one by one in any of the processes."""
        if len(units) >= working.FEW:
            return False
        return self.kept.number(units) > _MUCH

    def _done(self, table: str, keys: Iterable[str]) -> list[Made]:
        """Make the files of some things, or of all, and put what is kept of them into the store, unless one is wrong.

        What is returned, and so sent to another process, is small: only what is wrong, or all but what is kept.
        """
        found = self._things(keys) if table == "things" else [self._whole(key) for key in keys]
        wrong = [made for made in found if made.problems]
        if wrong:
            return wrong
        self.kept.put(table, found)
        return [Made(made.files, made.known) for made in found]

    def _take(self, made: Made) -> None:
        for staged in made.files:
            self._staged.take(staged, is_known=staged.path in made.known)
        new = {staged.path for staged in made.files}
        if not self._store.is_new:
            self._gone |= made.known - new
            self._come |= new - made.known
            self.has_other_files = self.has_other_files or made.known != new
        self._count += len(new)

    def _things(self, keys: Iterable[str]) -> list[Made]:
        """Make the files of some things, each with its translations, or of the releases of some.

        One output makes those of all before the next one does: a processor is fastest at what it has just done.
        """
        units = [Unit(key) for key in keys]
        steps: list[Callable[[Unit], None]] = [
            self._begin,
            *[partial(self._add, module) for module in self._outputs.each],
            *[partial(self._add_fragment, module) for module in self._outputs.joined],
            self._tell,
        ]
        for step in steps:
            for unit in units:
                self._views.reads.into(unit.reads, step, unit)
        return [self._finished(unit) for unit in units]

    def _begin(self, unit: Unit) -> None:
        """Take what things a unit is, or make the files of its releases."""
        collection, id_ = unit.key.split("/")
        if collection == "releases":
            self._stage_all(unit, self._released(id_))
            return
        unit.family = self._views.family((collection, id_))
        for record in unit.family:
            if isinstance(record, CredentialView):
                unit.former += self._views.formerly(record, translated=True)

    def _released(self, id_: str) -> Iterator[Result]:
        for release in self._views.releases_of(id_):
            for module in self._outputs.released:
                yield from self._own(module, module.of_release(release, self._context))

    def _add(self, module: ModuleType, unit: Unit) -> None:
        """Add the files that an output makes."""
        former = unit.former if module in self._outputs.lasting else ()
        for record in (*unit.family, *former):
            self._stage_all(unit, self._own(module, module.of(record, self._context)))

    def _add_fragment(self, module: ModuleType, unit: Unit) -> None:
        """Add what a file of everything says."""
        if unit.family:
            unit.fragments.append([module.fragment(one, self._context) for one in unit.family])

    def _tell(self, unit: Unit) -> None:
        """Add what lists of everything say of a thing and its translations, and of their files."""
        if unit.family:
            files = [unit.records[f"{one.path}index.json"] for one in unit.family]
            unit.told += [[self._views.entry(one) for one in unit.family], files]

    def _own(self, module: ModuleType, results: Iterable[Result]) -> Iterable[Result]:
        """Leave out what identifies things of other catalogs."""
        elsewhere = self._views.elsewhere
        if module in self._outputs.identifying and elsewhere:
            return artifacts.of_others(results, self._views.settings.url, elsewhere)
        return results

    def _whole(self, key: str) -> Made:
        """Make the files that an output makes of everything."""
        module = self._wholes[key]
        known = self.kept.files("wholes", key)
        before = self.kept.keys(key)
        files: list[Staged] = []
        problems: list[Problem] = []
        keys: dict[str, bytes] = {}
        with self._views.reads.noted() as reads:
            for result in self._results_of_all(module):
                one = result
                if isinstance(one, Decided):
                    keys[one.path] = digest((self._always, one.key))
                    is_same = keys[one.path] == before.get(one.path) and one.path in known
                    one = Same(one.path) if is_same else one.make()
                if isinstance(one, Problem):
                    problems.append(one)
                else:
                    files.append(self._stage(one))
        rows = as_rows("wholes", key, reads, files)
        rows["wholes"] += (msgspec.msgpack.encode(keys),)
        return Made(tuple(files), known, rows, tuple(problems))

    def _results_of_all(self, module: ModuleType) -> Iterable[Result]:
        if module not in self._outputs.joined:
            return self._own(module, module.make(self._views, self._theme))
        self._views.reads.note(f"fragments/{name(module)}")
        return self._own(module, module.join(self.kept.fragments(module, self._places), self._context))

    def _stage_all(self, unit: Unit, made: Iterable[Result]) -> None:
        """Stage what was made of a thing: so little of it is held."""
        for one in made:
            if isinstance(one, Problem):
                unit.problems.append(one)
                continue
            unit.files.append(self._stage(one))
            if isinstance(one, Artifact) and one.path.endswith("/index.json"):
                unit.records[one.path] = entries.file(one.content)

    def _finished(self, unit: Unit) -> Made:
        """Put together what is kept of a thing."""
        found = [*unit.problems, *(one for made in unit.fragments for one in made if isinstance(one, Problem))]
        if found:
            return Made(problems=tuple(found))
        known = self.kept.files("things", unit.key)
        files = tuple(unit.files)
        rows = as_rows("things", unit.key, unit.reads, files) | {"texts": (unit.key, texts(unit.reads))}
        if unit.told:
            packed = [[msgspec.msgpack.encode(one) for one in ones] for ones in (unit.told, unit.fragments)]
            digests = b"".join([digest(one) for ones in packed for one in ones])
            rows |= {"told": (unit.key, digests, *packed[0]), "fragments": (unit.key, *packed[1])}
        return Made(files, known, rows)

    def _stage(self, one: Any) -> Staged:
        return Staged(one.path, is_new=False) if isinstance(one, Same) else self._staged.stage(one)

    def _told(self, column: str, decoder: msgspec.msgpack.Decoder[list[T]]) -> list[T]:
        """Return what is told of all things, in the order of `Views.everything`."""
        found = {key: decoder.decode(packed) for key, packed in self._store.rows("told", f"key, {column}")}
        ordered = self._views.order
        told = [found[f"{name}/{id_}"][0] for keys in ordered.values() for name, id_, _ in keys]
        for key in self._linked.catalog.translations:
            told += found["/".join(key)][1:]
        return told

    @cached_property
    def _places(self) -> dict[str, int]:
        """Return the place of each translation in its family, by its URL."""
        catalog = self._linked.catalog
        return {
            urls.here(record.url_path): place
            for records in catalog.translations.values()
            for place, record in enumerate(records, start=1)
        }
