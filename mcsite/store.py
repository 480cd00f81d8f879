"""What is kept from one build to the next, in one SQLite file: tables of rows by key.

All of it can be made again from the content. A file that is damaged, or of something else than `key` says, is begun
anew.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from mcsite.diagnostics import Refusal

Row = tuple[Any, ...]
_PAGE = 16_384  # bytes of a page of the file: rows are long


class Store:
    """A file of tables; each has a text `key` and columns of bytes, texts or numbers.

    `key` tells what all rows depend on: with another one than last time, or other tables, nothing of last time is
    there. What is put is there for others after `commit`, or not at all.

    A store that is begun anew is written beside the old one, which it replaces when it is closed: so it needs no
    journal. As a context, it is closed where that ends well, and else left as it was when it was opened or committed.
    Raises Refusal, as it is opened or as the context ends, where the disk is full or the file can't be used.
    """

    def __init__(self, file: Path, key: bytes, tables: Mapping[str, Sequence[str]]) -> None:
        self.file = file
        self.is_new = False
        self._is_held = False
        self._tables = tables
        self._key = key + repr(sorted(tables.items())).encode()
        self._new = file.with_name(f"{file.name}.new")
        try:
            self._opened_here = self._opened()
        except sqlite3.Error as fault:
            raise _refusal(file, fault, is_new=self.is_new) from fault
        self._process = os.getpid()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self.close()
        else:
            is_new = self.is_new
            self.discard()
            if isinstance(error, sqlite3.Error):
                raise _refusal(self.file, error, is_new=is_new) from error

    @property
    def _connection(self) -> sqlite3.Connection:
        """The connection of this process: one that was inherited can't be used, nor closed."""
        if self._process != os.getpid():
            self._inherited = self._opened_here
            self._opened_here, self._process = self._connected(), os.getpid()
            if self._is_held:
                self.hold()
        return self._opened_here

    def begin_anew(self) -> None:
        """Forget all that was kept, once this one is closed; until then the old file stays."""
        if not self.is_new:
            self._opened_here.close()
            self._opened_here = self._begun()

    def rows(self, table: str, columns: str, but: tuple[str, Any] = ("key", "")) -> Iterator[Row]:
        """Go through some columns of a table, `but` not through the rows in which a column has a value."""
        column, value = but
        found = f"SELECT {columns} FROM {table} WHERE {column} != ?"  # noqa: S608  names of this program
        return self._connection.execute(found, (value,))

    def row(self, table: str, columns: str, key: str) -> Row | None:
        """Return some columns of one row."""
        found = self._connection.execute(f"SELECT {columns} FROM {table} WHERE key = ?", (key,))  # noqa: S608
        row: Row | None = found.fetchone()
        return row

    def total(self, table: str, column: str) -> int:
        """Return the sum of a column of numbers."""
        found = self._connection.execute(f"SELECT SUM({column}) FROM {table}").fetchone()  # noqa: S608
        return int(found[0] or 0)

    def put(self, table: str, rows: Iterable[Row]) -> None:
        """Put whole rows, each with its key first, in the places of those of the same keys."""
        marks = ", ".join("?" * (len(self._tables[table]) + 1))
        self._connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)  # noqa: S608

    def drop(self, table: str, keys: Iterable[str]) -> None:
        """Remove rows."""
        self._connection.executemany(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in keys))  # noqa: S608

    def get(self, name: str) -> bytes:
        """Return a value that is kept beside the tables, or no bytes."""
        found = self.row("said", "value", name)
        return found[0] if found else b""

    def say(self, name: str, value: bytes) -> None:
        """Keep a value beside the tables."""
        self._connection.execute("INSERT OR REPLACE INTO said VALUES (?, ?)", (name, value))

    def commit(self) -> None:
        """Make what was put last."""
        self._is_held = False
        self._connection.commit()

    def hold(self) -> None:
        """Read what is there now, here and in forked processes, until `commit`: no lock is taken for each row."""
        self._is_held = True
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN")

    def undo(self) -> None:
        """Forget what was put since `commit`, or since the store was begun anew."""
        if self.is_new:
            self.discard()
            self._opened_here = self._opened()
        else:
            self._connection.rollback()

    def discard(self) -> None:
        """Leave out what wasn't committed, or all of what was begun anew."""
        self._opened_here.close()
        if self.is_new:
            self._new.unlink(missing_ok=True)
            self.is_new = False

    def close(self) -> None:
        """Leave out what wasn't committed; what was begun anew takes the place of what was there."""
        self._opened_here.close()
        if self.is_new:
            for beside in ("-wal", "-shm"):
                self.file.with_name(self.file.name + beside).unlink(missing_ok=True)
            self._new.replace(self.file)
            self.is_new = False

    def _opened(self) -> sqlite3.Connection:
        if self.file.exists():
            with suppress(sqlite3.Error), _closed_on_error(self._connected()) as connection:  # it may be damaged
                found = connection.execute("SELECT value FROM said WHERE key = 'key'").fetchone()
                if found == (self._key,):
                    return connection
                connection.close()
        return self._begun()

    def _connected(self) -> sqlite3.Connection:
        file = self._new if self.is_new else self.file
        with _closed_on_error(sqlite3.connect(file, timeout=10, check_same_thread=False)) as connection:
            connection.execute("PRAGMA synchronous = OFF")  # a crash of the machine may lose it: it can be made again
            mode = "OFF" if self.is_new else "WAL"  # others read while one writes
            connection.execute(f"PRAGMA journal_mode = {mode}")
            return connection

    def _begun(self) -> sqlite3.Connection:
        self._new.unlink(missing_ok=True)
        self.is_new = True
        with _closed_on_error(self._connected()) as connection:
            connection.execute(f"PRAGMA page_size = {_PAGE}")
            # with rowids: without them, SQLite loads whole values, some of them large, to compare their keys
            connection.execute("CREATE TABLE said (key TEXT PRIMARY KEY, value BLOB)")
            for name, columns in self._tables.items():
                rest = ", ".join(f"{column} BLOB" for column in columns)
                connection.execute(f"CREATE TABLE {name} (key TEXT PRIMARY KEY, {rest})")
            connection.execute("INSERT INTO said VALUES ('key', ?)", (self._key,))
            connection.commit()
            return connection


@contextmanager
def _closed_on_error(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Give a connection, and close it if something goes wrong with it."""
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


def _refusal(file: Path, error: sqlite3.Error, *, is_new: bool) -> Refusal:
    is_full = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    if is_full or (is_new and isinstance(error, sqlite3.DatabaseError)):  # without a journal, it seems to be damaged
        return Refusal(f"the disk is full: {file.parent} needs room for what is read and made")
    return Refusal(f"{file} can't be used: {error}; remove {file.parent} and try again, it is made anew")


def said(file: Path, name: str) -> bytes:
    """Return a value that the store in a file keeps beside its tables, or no bytes; it may be of another program."""
    if not file.exists():
        return b""
    with suppress(sqlite3.Error), closing(sqlite3.connect(file, timeout=10)) as connection:
        found = connection.execute("SELECT value FROM said WHERE key = ?", (name,)).fetchone()
        return found[0] if found else b""
    return b""
