"""The files of what every document has: its values in each facet, and its rank by title and by date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Raw, Struct

from mcsite.searching.facets import FIRST, TITLES, Held, Tally, ranks
from mcsite.searching.fragments import Fragment
from mcsite.searching.store import File, Store

TOGETHER = 40_000  # bytes; columns that are no more than this together are one file
Labels = Mapping[str, Mapping[str, str]]


class Kept(Struct, array_like=True):
    """What each column says, as JSON, with its length in digits, and what the things were called that it names."""

    columns: dict[str, tuple[bytes, int]]
    labels: dict[str, dict[str, str]]


class Columns:
    """The columns of documents in the order of their places: `add` each, or change those that were kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._tallies: dict[str, Tally] = {name: Tally() for name in TITLES}
        self._titles: list[str] = []
        self._dates: list[str] = []
        self._columns: dict[str, tuple[bytes, int]] = {}
        self._labels: dict[str, dict[str, str]] = {}
        self._touched: set[str] = set()
        self._ordered = True

    def load(self) -> None:
        """Take up what was kept."""
        kept = msgspec.msgpack.decode(self._store.get("columns"), type=Kept)
        self._columns, self._labels = kept.columns, kept.labels
        self._tallies = {}
        self._ordered = False

    def add(self, fragment: Fragment) -> None:
        """Add a document after all others."""
        for tally, one in zip(self._tallies.values(), fragment.sets, strict=True):
            tally.add(one)
        self._titles.append(f"{fragment.title}\0{fragment.path}")
        self._dates.append(fragment.date)

    def remove(self, at: int) -> None:
        """Take the document at a number away."""
        for name in TITLES:
            self._tally(name).remove(at)
        self._order()
        del self._titles[at], self._dates[at]

    def insert(self, at: int, fragment: Fragment) -> None:
        """Put a document before the one at a number."""
        for name, one in zip(TITLES, fragment.sets, strict=True):
            self._tally(name).insert(at, one)
        self._order()
        self._titles.insert(at, f"{fragment.title}\0{fragment.path}")
        self._dates.insert(at, fragment.date)

    def put(self, at: int, old: Fragment, new: Fragment) -> None:
        """Say that the document at a number is another now."""
        for name, before, after in zip(TITLES, old.sets, new.sets, strict=True):
            if before != after:
                self._tally(name).put(at, after)
        if (old.title, old.date) != (new.title, new.date):
            self._order()
            self._titles[at] = f"{new.title}\0{new.path}"
            self._dates[at] = new.date

    def build(self, labels: Labels) -> Iterator[File]:
        """Write every file."""
        self._touched = set(TITLES)
        yield from self._written(labels)

    def amend(self, labels: Labels) -> Iterator[File]:
        """Go through the files that changed since this was loaded."""
        for name in labels.keys() | self._labels.keys():
            if labels.get(name) != self._labels.get(name):
                self._tally(name)
        old = dict(_files(self._columns))
        new = {}
        for path, content in self._written(labels):
            new[path] = content
            if old.get(path) != content:
                yield path, content
        for path in old.keys() - dict(_files(self._columns)).keys():
            yield path, None

    def first(self) -> dict[str, Any]:
        """Return what the first file says of facets."""
        together = _together(self._columns)
        named = [name for name in TITLES if name in self._columns]
        return {
            "columns": [Raw(self._columns[name][0]) for name in named if name in FIRST],
            "facets": [{"name": name, "title": TITLES[name], "file": _path(name, together)} for name in named],
        }

    def _written(self, labels: Labels) -> Iterator[File]:
        for name in TITLES:
            if name in self._touched:
                self._columns.pop(name, None)
                tally = self._tallies[name]
                column = tally.column(name, labels.get(name, {}))
                if column:
                    self._columns[name] = (msgspec.json.encode(column), len(column.column))
                self._store.put(f"tally/{name}", msgspec.msgpack.encode(tally.held()))
        kept = Kept(self._columns, {name: dict(titles) for name, titles in labels.items()})
        self._store.put("columns", msgspec.msgpack.encode(kept))
        yield from _files(self._columns)
        if self._ordered:
            self._store.put("order", msgspec.msgpack.encode((self._titles, self._dates)))
            title, newest = ranks(self._titles, self._dates)
            yield "order/newest.json", msgspec.json.encode(newest) + b"\n"
            yield "order/title.json", msgspec.json.encode(title) + b"\n"

    def _tally(self, name: str) -> Tally:
        """Return the tally of a facet, to be changed."""
        self._touched.add(name)
        if name not in self._tallies:
            self._tallies[name] = Tally(msgspec.msgpack.decode(self._store.get(f"tally/{name}"), type=Held))
        return self._tallies[name]

    def _order(self) -> None:
        """Take up the titles and dates, to be changed."""
        if not self._ordered:
            kept = msgspec.msgpack.decode(self._store.get("order"), type=tuple[list[str], list[str]])
            self._titles, self._dates = kept
            self._ordered = True


def _files(columns: Mapping[str, tuple[bytes, int]]) -> Iterator[File]:
    rest = [name for name in TITLES if name in columns and name not in FIRST]
    if _together(columns):
        yield "facets.json", b"[" + b",".join(columns[name][0] for name in rest) + b"]\n"
    else:
        for name in rest:
            yield f"facets/{name}.json", b"[" + columns[name][0] + b"]\n"


def _together(columns: Mapping[str, tuple[bytes, int]]) -> bool:
    return sum(length for _, length in columns.values()) <= TOGETHER


def _path(name: str, together: bool) -> str:  # noqa: FBT001
    if name in FIRST:
        return ""
    return "facets.json" if together else f"facets/{name}.json"
