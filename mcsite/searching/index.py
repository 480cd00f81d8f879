"""The files of the index: which there are, and what is in each. `docs/search.md` describes them for readers.

An index is made of fragments, one for each document. `build` makes all of it; `update` changes what another build kept
in a store, and comes to the same files.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

import msgspec
from msgspec import Struct

from mcsite.searching import fragments, slots
from mcsite.searching.columns import Columns
from mcsite.searching.digits import encoded
from mcsite.searching.fragments import Fragment
from mcsite.searching.letters import Letters
from mcsite.searching.postings import Files, Inverted, Said, gaps
from mcsite.searching.store import File, Nothing, Store

START = "start.json"
FORMAT = 2
MOST_WHOLE = 20_000  # documents; a larger catalog is searched by titles, topics and summaries alone
PER_CHUNK = 16  # places, of which up to half are taken
FEW = 16  # of so many documents, one may change for an update; for more all is built anew


class Site(Struct, frozen=True):
    """What an index says of a catalog beside its documents: `labels` are the titles of things, by facet and id.

    `whole` tells whether the texts of documents are in it, too.
    """

    language: str
    labels: dict[str, dict[str, str]]
    whole: bool = True


class Kept(Struct, array_like=True):
    """The documents of an index in the order of their places, four bytes each, and the names of its files."""

    paths: list[str]
    places: bytes
    files: list[str]


class Index:
    """The index of a catalog, in a store if it is to be updated later."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = Nothing() if store is None else store

    def kept(self) -> Kept | None:
        """Return what is known of the last build, if it is kept."""
        try:
            return msgspec.msgpack.decode(self._store.get(f"index/{FORMAT}"), type=Kept)
        except KeyError:
            return None

    def build(self, paths: Iterable[str], read: Callable[[str], bytes], site: Site) -> Iterator[File]:
        """Go through all files of an index of fragments, which are read one by one by the paths of their documents."""
        placed = slots.places(paths)
        names: list[str] = []
        for file in self._built(placed, read, site):
            names.append(file[0])
            yield file
        self._keep(placed, names)

    def update(self, changes: Mapping[str, bytes | None], site: Site) -> Iterator[File]:
        """Go through the files that are other than those of the last build, given what fragments of documents changed.

        What is None is no document any more. Raises KeyError if the store has no index of this format.
        """
        kept = msgspec.msgpack.decode(self._store.get(f"index/{FORMAT}"), type=Kept)
        before = dict(zip(kept.paths, array("I", kept.places), strict=True))
        paths = (set(before) | set(changes)) - {path for path, content in changes.items() if content is None}
        after = before if paths == before.keys() else slots.places(paths)
        touched = {path for path in changes if path in before or path in after}
        touched |= {path for path in before.keys() & after.keys() if before[path] != after[path]}
        anew = len(touched) * FEW > max(len(after), 64 * FEW) or slots.table(len(before)) != slots.table(len(after))
        names = dict.fromkeys(kept.files)
        if anew:
            found = self._anew(before, after, changes, site)
            names = {}
        else:
            found = self._changed(before, after, {path: changes.get(path) for path in touched}, site)
        for path, content in found:
            if content is None:
                names.pop(path, None)
            else:
                names[path] = None
            yield path, content
        for path in set(kept.files) - names.keys() if anew else ():
            yield path, None
        self._keep(after, list(names))

    def _keep(self, placed: Mapping[str, int], files: list[str]) -> None:
        kept = Kept(list(placed), array("I", placed.values()).tobytes(), files)
        self._store.put(f"index/{FORMAT}", msgspec.msgpack.encode(kept))

    def _built(self, placed: Mapping[str, int], read: Callable[[str], bytes], site: Site) -> Iterator[File]:
        made = Inverted()
        columns = Columns(self._store)
        for chunk, held in groupby(placed.items(), key=lambda one: one[1] // PER_CHUNK):
            shown: dict[int, bytes] = {}
            for path, place in held:
                content = read(path)
                self._store.put(f"fragment/{path}", content)
                fragment = fragments.read(content)
                made.add(place, fragment)
                columns.add(fragment)
                shown[place] = fragment.shown
            yield _results(chunk, shown)
        made.close()
        files = Files(self._store, slots.table(len(placed)))
        yield from files.build(made)
        letters = Letters(self._store)
        yield from letters.build(made.spoken)
        yield from columns.build(site.labels)
        yield _start(placed, files, letters, columns, site)

    def _anew(
        self, before: Mapping[str, int], after: Mapping[str, int], changes: Mapping[str, bytes | None], site: Site
    ) -> Iterator[File]:
        """Build everything of what is kept and what changed."""
        for path in before.keys() - after.keys():
            self._store.drop(f"fragment/{path}")
        yield from self._built(after, lambda path: changes.get(path) or self._store.get(f"fragment/{path}"), site)

    def _changed(
        self, before: Mapping[str, int], after: Mapping[str, int], contents: Mapping[str, bytes | None], site: Site
    ) -> Iterator[File]:
        """Change what depends on some documents, whose fragments are given if they aren't as they were."""
        old = {path: self._fragment(path) for path in contents if path in before}
        new = {
            path: fragments.read(content) if content else old[path]
            for path, content in contents.items()
            if path in after
        }
        files, letters, columns = (
            Files(self._store, slots.table(len(after))),
            Letters(self._store),
            Columns(self._store),
        )
        for one in (files, letters, columns):
            one.load()
        for path, content in contents.items():
            if content:
                self._store.put(f"fragment/{path}", content)
            elif path not in after:
                self._store.drop(f"fragment/{path}")
        yield from files.amend(_said(before, after, old, new))
        spoken = Counter(word for one in new.values() for word in one.words.split(" "))
        spoken.subtract(word for one in old.values() for word in one.words.split(" "))
        yield from letters.amend(spoken)
        _columns(columns, before, after, old, new)
        yield from columns.amend(site.labels)
        yield from self._shown(before, after, old, new)
        yield _start(after, files, letters, columns, site)

    def _shown(
        self,
        before: Mapping[str, int],
        after: Mapping[str, int],
        old: Mapping[str, Fragment],
        new: Mapping[str, Fragment],
    ) -> Iterator[File]:
        """Go through the files of results that some documents change."""
        chunks = set()
        for path in old.keys() | new.keys():
            both = before.get(path), after.get(path)
            if both[0] != both[1] or old[path].shown != new[path].shown:
                chunks |= {place // PER_CHUNK for place in both if place is not None}
        paths, places = list(after), list(after.values())
        for chunk in sorted(chunks):
            here = range(bisect_left(places, chunk * PER_CHUNK), bisect_left(places, (chunk + 1) * PER_CHUNK))
            yield _results(chunk, {places[at]: self._fragment(paths[at]).shown for at in here})

    def _fragment(self, path: str) -> Fragment:
        return fragments.read(self._store.get(f"fragment/{path}"))


def _results(chunk: int, shown: Mapping[int, bytes]) -> File:
    """Return what results show of the documents whose places are near each other."""
    held = b",".join(b'"%d":%b' % one for one in shown.items())
    return f"results/{chunk}.json", b"{" + held + b"}\n" if held else None


def _said(
    before: Mapping[str, int], after: Mapping[str, int], old: Mapping[str, Fragment], new: Mapping[str, Fragment]
) -> dict[str, dict[int, Said | None]]:
    """Return what documents say otherwise than before, by terms and places."""
    said: defaultdict[str, dict[int, Said | None]] = defaultdict(dict)
    told = {path: dict(one.said()) for path, one in new.items()}
    for path, one in old.items():
        place = before[path]
        stays = told[path] if after.get(path) == place else {}
        for term, much in one.said():
            if stays.get(term) == much:
                del stays[term]
            else:
                said[term][place] = None
    for path, terms in told.items():
        for term, much in terms.items():
            said[term][after[path]] = much
    return said


def _columns(
    columns: Columns,
    before: Mapping[str, int],
    after: Mapping[str, int],
    old: Mapping[str, Fragment],
    new: Mapping[str, Fragment],
) -> None:
    """Change the columns of some documents."""
    number = {path: at for at, path in enumerate(before)}
    for path in sorted(old, key=lambda path: -before[path]):
        if before[path] == after.get(path):
            columns.put(number[path], old[path], new[path])
    moved = {path for path in old.keys() | new.keys() if before.get(path) != after.get(path)}
    for path in sorted(moved & old.keys(), key=lambda path: -before[path]):
        columns.remove(number[path])
    if moved:
        number = {path: at for at, path in enumerate(after)}
        for path in sorted(moved & new.keys(), key=after.__getitem__):
            columns.insert(number[path], new[path])


def _start(placed: Mapping[str, int], files: Files, letters: Letters, columns: Columns, site: Site) -> File:
    """Return the first file."""
    value = {
        "format": FORMAT,
        "places": encoded(gaps(placed.values())),
        "words": files.starts,
        "letters": letters.letters,
        "whole": site.whole,
        "language": site.language,
        **columns.first(),
    }
    return START, msgspec.json.encode(value) + b"\n"
