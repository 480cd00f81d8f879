"""What was made of things, and of all of them together, as a store keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import ModuleType

import msgspec
from msgspec import Struct

from mcsite.context import Fragments
from mcsite.diagnostics import Problem
from mcsite.looking import digest
from mcsite.memo import ALWAYS, joined
from mcsite.mending import DIGESTS
from mcsite.store import Row, Store
from mcsite.writing import Staged

_KEYS = msgspec.msgpack.Decoder(dict[str, bytes])
_TABLES = ("things", "wholes")  # those that have what was made
_BESIDE = ("counts", "told", "fragments")  # those that have more of it: what is gone through often is in small rows
_FIRST = ("entries", "files")  # what is told of each thing, before what outputs say of it
_SIZE = len(digest(b""))
_NONE: frozenset[str] = frozenset()


class Made(Struct, frozen=True):
    """What was made of a thing, or of all: its files, those that it had before, and the rows that are kept of it."""

    files: tuple[Staged, ...] = ()
    known: frozenset[str] = _NONE
    rows: Mapping[str, Row] = {}
    problems: tuple[Problem, ...] = ()


class Kept:
    """What a store keeps of what was made; `outputs` say something of each thing for files of everything.

    It has the paths of all files, and how many they are.
    """

    def __init__(self, store: Store, outputs: Sequence[ModuleType]) -> None:
        self._store = store
        self._outputs = outputs

    def __iter__(self) -> Iterator[str]:
        for table in _TABLES:
            for (files,) in self._store.rows(table, "files"):
                yield from _paths(files)

    def __len__(self) -> int:
        return self._store.total("counts", "number")

    @property
    def pages(self) -> int:
        """How many of the files are pages."""
        return self._store.total("counts", "pages")

    def number(self, keys: Iterable[str]) -> int:
        """Return how many files some things have."""
        rows = [self._store.row("counts", "number", key) for key in keys]
        return sum(int(row[0]) for row in rows if row)

    def files(self, table: str, key: str) -> frozenset[str]:
        """Return the files that were made before."""
        row = None if self._store.is_new else self._store.row(table, "files", key)
        return frozenset(_paths(row[0])) if row else _NONE

    def keys(self, key: str) -> dict[str, bytes]:
        """Return what the files that an output makes of everything depended on, of those that say so."""
        row = self._store.row("wholes", "keys", key)
        return _KEYS.decode(row[0]) if row else {}

    def put(self, table: str, found: Sequence[Made]) -> None:
        """Keep what was made, for other processes to find."""
        for one in (table, "texts", *_BESIDE):
            self._store.put(one, [made.rows[one] for made in found if one in made.rows])
        self._store.commit()

    def drop(self, keys: Iterable[str]) -> None:
        """Leave out what is kept beside the tables of what was made."""
        for beside in _BESIDE:
            self._store.drop(beside, keys)

    def fragments(self, module: ModuleType, places: Mapping[str, int]) -> Fragments:
        """Return what an output said of each thing; `places` has the place of each translation by its URL."""
        first = (len(_FIRST) + self._outputs.index(module)) * _SIZE
        return Fragments(
            lambda key: self._store.row("fragments", f"of_{name(module)}", key),
            {key: found[first : first + _SIZE] for key, found in self._digests.items()},
            places,
        )

    def of_things(self) -> dict[str, bytes]:
        """Return the digests of what the files of everything can read of what was made of things, once all are made."""
        names = (*_FIRST, *(f"fragments/{name(module)}" for module in self._outputs))
        found = {
            one: digest([found[place * _SIZE : (place + 1) * _SIZE] for found in self._digests.values()])
            for place, one in enumerate(names)
        }
        return {**found, DIGESTS: found["files"]}

    def of_files(self) -> dict[str, bytes]:
        """Return the digest of what is told of the files of each thing."""
        at = _FIRST.index("files") * _SIZE
        return {key: found[at : at + _SIZE] for key, found in self._digests.items()}

    @cached_property
    def _digests(self) -> dict[str, bytes]:
        """The digests of what was told of each thing, and of what each output said of it; once all things are made."""
        return dict(sorted(self._store.rows("told", "key, digests")))  # what is put again comes last


def tables(outputs: Sequence[ModuleType]) -> dict[str, Sequence[str]]:
    """Return the tables of a store that keeps what is made, with their columns."""
    names = [f"of_{name(module)}" for module in outputs]
    made = ("reads", "files")
    beside = {
        "texts": ("reads",),
        "counts": ("number", "pages"),
        "told": ("digests", "entries", "files"),
        "fragments": names,
    }
    return {"things": made, "wholes": (*made, "keys"), **beside}


def name(module: ModuleType) -> str:
    """Return the name of an output."""
    return module.__name__.rpartition(".")[2]


def as_rows(table: str, key: str, reads: Iterable[str], files: Sequence[Staged]) -> dict[str, Row]:
    """Return the rows that are kept of whatever is made."""
    paths = [one.path for one in files]
    pages = sum(path.endswith(".html") for path in paths)
    return {table: (key, joined((ALWAYS, *reads)), "\n".join(paths)), "counts": (key, len(paths), pages)}


def _paths(files: str) -> list[str]:
    return files.split("\n") if files else []
