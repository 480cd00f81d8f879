"""The files of the index: which there are, and what is in each. `docs/search.md` describes them for readers.

An index is made of fragments, one for each document. `build` makes all of it; `update` changes what another build kept
in a store, and comes to the same files.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

import msgspec
from msgspec import Struct

from mcsite import working
from mcsite.searching import fragments, slots, tokens
from mcsite.searching.columns import Columns
from mcsite.searching.digits import DIGITS, encoded
from mcsite.searching.fragments import Fragment, Words, words_of
from mcsite.searching.inverted import Batch, Batches, Inverted, gaps
from mcsite.searching.letters import Letters
from mcsite.searching.postings import Files, Standing
from mcsite.searching.store import File, Nothing, Store

START = "start.json"
FORMAT = 2
MOST_WHOLE = 20_000  # documents; a larger catalog is searched by titles, topics and summaries alone
PER_CHUNK = 16  # places, of which up to half are taken
FEW = 16  # of so many documents, one may change for an update; for more all is built anew
BATCH = 32  # chunks: some 200 documents
ALONE = 500  # documents that are one batch
_KEPT = "index/3"  # another number where what is kept has another form
_FRAGMENTS = msgspec.msgpack.Decoder(dict[str, bytes])
Chunk = tuple[int, dict[str, bytes]]  # its number, and the fragments of its documents by their paths
_BATCH_ENCODER = msgspec.msgpack.Encoder()
_BATCH_DECODER = msgspec.msgpack.Decoder(tuple[list[Chunk], Batch])


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
    """The index of a catalog, in a store if it is to be updated later; `jobs` processes make it."""

    def __init__(self, store: Store | None = None, jobs: int = 1) -> None:
        self._store = Nothing() if store is None else store
        self._jobs = jobs

    @cached_property
    def kept(self) -> Kept | None:
        """What is known of the last build, if it is kept."""
        try:
            return msgspec.msgpack.decode(self._store.get(_KEPT), type=Kept)
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

    def update(
        self, paths: Iterable[str], changed: Collection[str], read: Callable[[str], bytes], site: Site
    ) -> Iterator[File]:
        """Go through the files that may be other than those of the last build; some documents have changed since.

        Raises KeyError if the store has no index of this format.
        """
        kept = self.kept
        if kept is None:
            raise KeyError(_KEPT)
        before = dict(zip(kept.paths, array("I", kept.places), strict=True))
        now = frozenset(paths)
        fresh = now.intersection(changed)
        if now == before.keys():
            after, touched = before, fresh
        else:
            after = slots.places(now)
            fresh |= now - before.keys()
            moved = (path for path, place in after.items() if before.get(path) != place)
            touched = fresh.union(before.keys() - now, moved)
        anew = len(touched) * FEW > max(len(after), 64 * FEW) or slots.table(len(before)) != slots.table(len(after))
        names = dict.fromkeys(() if anew else kept.files)
        found = (
            self._built(after, read, site) if anew else self._changed(before, after, touched, _read(fresh, read), site)
        )
        for path, content in found:
            if content is None:
                names.pop(path, None)
            else:
                names[path] = None
            yield path, content
        for path in set(kept.files) - names.keys() if anew else ():
            self._store.drop(path)
            yield path, None
        if after is not before or list(names) != kept.files:
            self._keep(after, list(names))

    def _keep(self, placed: Mapping[str, int], files: list[str]) -> None:
        kept = Kept(list(placed), array("I", placed.values()).tobytes(), files)
        self._store.put(_KEPT, msgspec.msgpack.encode(kept))

    def _built(self, placed: Mapping[str, int], read: Callable[[str], bytes], site: Site) -> Iterator[File]:
        made = Inverted()
        columns = Columns(self._store)
        for chunks, batch in self._batches(placed, read):
            made.add(batch)
            for chunk, held in chunks:
                shown: dict[int, bytes] = {}
                for path, content in held.items():
                    fragment = fragments.read(content)
                    columns.add(fragment)
                    shown[placed[path]] = fragment.shown
                yield self._shown(chunk, held, shown)
        files = Files(self._store, slots.table(len(placed)))
        yield from files.build(made)
        letters = Letters(self._store)
        yield from letters.build(made.spoken)
        yield from columns.build(site.labels)
        yield _start(placed, files, letters, columns, site)

    def _batches(
        self, placed: Mapping[str, int], read: Callable[[str], bytes]
    ) -> Iterator[tuple[Sequence[Chunk], Batch]]:
        """Go through the fragments of all documents by chunks, with what those of some chunks say together."""
        made = Batches()
        chunks = [(chunk, list(paths)) for chunk, paths in groupby(placed, key=lambda path: placed[path] // PER_CHUNK)]

        def work(batches: Sequence[Sequence[tuple[int, list[str]]]]) -> list[bytes]:
            return [packed(batch) for batch in batches]

        def packed(batch: Sequence[tuple[int, list[str]]]) -> bytes:
            held = [(chunk, {path: read(path) for path in paths}) for chunk, paths in batch]
            told = [(placed[path], fragments.read(one)) for _, ones in held for path, one in ones.items()]
            return _BATCH_ENCODER.encode((held, made.of(told)))

        size = BATCH if len(placed) > ALONE else len(chunks) or 1
        parts = [chunks[at : at + size] for at in range(0, len(chunks), size)]
        for found in working.spread(work, parts, self._jobs, 1):
            yield _BATCH_DECODER.decode(found)

    def _changed(
        self,
        before: Mapping[str, int],
        after: Mapping[str, int],
        touched: Collection[str],
        fresh: Mapping[str, bytes],
        site: Site,
    ) -> Iterator[File]:
        """Change what depends on some documents, of which some have other fragments than before."""
        both = [place for path in touched for place in (before.get(path), after.get(path)) if place is not None]
        chunks = sorted({place // PER_CHUNK for place in both})
        held = {path: content for chunk in chunks for path, content in self._held(chunk).items()}
        old = {path: fragments.read(held[path]) for path in touched if path in before}
        new = {path: fragments.read(fresh[path]) if path in fresh else old[path] for path in touched if path in after}
        files, letters, columns = (
            Files(self._store, slots.table(len(after))),
            Letters(self._store),
            Columns(self._store),
        )
        for one in (files, letters, columns):
            one.load()
        spoken: Counter[str] = Counter()
        yield from files.amend(_changes(before, after, old, new, spoken))
        yield from letters.amend(spoken)
        _columns(columns, before, after, old, new)
        yield from columns.amend(site.labels)
        paths, places = list(after), list(after.values())
        for chunk in chunks:
            here = range(bisect_left(places, chunk * PER_CHUNK), bisect_left(places, (chunk + 1) * PER_CHUNK))
            now = {paths[at]: fresh.get(paths[at]) or held[paths[at]] for at in here}
            shown = {after[path]: fragments.read(content).shown for path, content in now.items()}
            yield self._shown(chunk, now, shown)
        yield _start(after, files, letters, columns, site)

    def _held(self, chunk: int) -> dict[str, bytes]:
        """Return the fragments of the documents whose places were near each other."""
        try:
            return _FRAGMENTS.decode(self._store.get(_name(chunk)))
        except KeyError:
            return {}

    def _shown(self, chunk: int, held: Mapping[str, bytes], shown: Mapping[int, bytes]) -> File:
        """Keep the fragments of documents whose places are near each other; return the file of what results show."""
        name = _name(chunk)
        if not held:
            self._store.drop(name)
            return name, None
        self._store.put(name, msgspec.msgpack.encode(held))
        return name, b"{" + b",".join([b'"%d":%b' % one for one in shown.items()]) + b"}\n"


def _name(chunk: int) -> str:
    return f"results/{chunk}.json"


def _read(paths: Iterable[str], read: Callable[[str], bytes]) -> dict[str, bytes]:
    return {path: read(path) for path in paths}


def _changes(
    before: Mapping[str, int],
    after: Mapping[str, int],
    old: Mapping[str, Fragment],
    new: Mapping[str, Fragment],
    spoken: Counter[str],
) -> dict[str, dict[int, Standing | None]]:
    """Return what documents say otherwise than before, by terms and places; count the documents of words."""
    found: defaultdict[str, dict[int, Standing | None]] = defaultdict(dict)
    terms = tokens.Terms()
    told: dict[str, dict[str, Standing]] = {}
    for path, fragment in new.items():
        words = words_of(fragment, terms)
        spoken.update(set(words.words))
        told[path] = _standings(words)
    for path, fragment in old.items():
        words = words_of(fragment, terms)
        spoken.subtract(set(words.words))
        place = before[path]
        stays = told[path] if after.get(path) == place else {}
        for term, standing in _standings(words).items():
            if stays.get(term) == standing:
                del stays[term]
            else:
                found[term][place] = None
    for path, standings in told.items():
        for term, standing in standings.items():
            found[term][after[path]] = standing
    return found


def _standings(words: Words[str]) -> dict[str, Standing]:
    """Return how much a document says of each term, and where."""
    return {term: (DIGITS[weight], words.stands[term]) for term, weight in words.weights.items()}


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
        "places": encoded(gaps(list(placed.values()))),
        "words": files.starts,
        "letters": letters.letters,
        "whole": site.whole,
        "language": site.language,
        **columns.first(),
    }
    return START, msgspec.json.encode(value) + b"\n"
