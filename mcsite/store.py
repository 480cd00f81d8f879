"""What is kept from one build to the next, in one SQLite file: tables of rows by key.

All of it can be made again from the content. A file that is damaged, or of something else than `key` says, is begun
anew.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Row = tuple[Any, ...]


class Store:
    """A file of tables; each has a text `key` and columns of bytes.

    `key` tells what all rows depend on: with another one than last time, or other tables, nothing of last time is
    there. What is put is there for others after `commit`, or not at all.
    """

    def __init__(self, file: Path, key: bytes, tables: Mapping[str, Sequence[str]]) -> None:
        self.file = file
        self._tables = tables
        self._opened_here = self._opened(key + repr(sorted(tables.items())).encode())
        self._process = os.getpid()

    @property
    def _connection(self) -> sqlite3.Connection:
        """The connection of this process: one that was inherited can't be used."""
        if self._process != os.getpid():
            self._opened_here, self._process = self._connected(self.file), os.getpid()
        return self._opened_here

    def rows(self, table: str, columns: str) -> Iterator[Row]:
        """Go through some columns of a table."""
        return self._connection.execute(f"SELECT {columns} FROM {table}")  # noqa: S608  names of this program

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

    def clear(self, table: str) -> None:
        """Remove all rows of a table."""
        self._connection.execute(f"DELETE FROM {table}")  # noqa: S608

    def get(self, name: str) -> bytes:
        """Return a value that is kept beside the tables, or no bytes."""
        found = self.row("said", "value", name)
        return found[0] if found else b""

    def say(self, name: str, value: bytes) -> None:
        """Keep a value beside the tables."""
        self._connection.execute("INSERT OR REPLACE INTO said VALUES (?, ?)", (name, value))

    def commit(self) -> None:
        """Make what was put last."""
        self._connection.commit()

    def undo(self) -> None:
        """Forget what was put since `commit`."""
        self._connection.rollback()

    def close(self) -> None:
        """Leave out what wasn't committed, and close the file."""
        self._connection.close()

    def _opened(self, key: bytes) -> sqlite3.Connection:
        try:
            connection = self._connected(self.file)
            self._begun(connection, key)
        except sqlite3.Error:  # damaged, or of another program
            self.file.unlink()
            connection = self._connected(self.file)
            self._begun(connection, key)
        return connection

    @staticmethod
    def _connected(file: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(file, timeout=10, check_same_thread=False)
        connection.execute("PRAGMA journal_mode = WAL")  # others read while one writes
        connection.execute("PRAGMA synchronous = OFF")  # a crash of the machine may lose it: it can be made again
        return connection

    def _begun(self, connection: sqlite3.Connection, key: bytes) -> None:
        connection.execute("CREATE TABLE IF NOT EXISTS said (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID")
        known = connection.execute("SELECT value FROM said WHERE key = 'key'").fetchone()
        if known is None or known[0] != key:
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                connection.execute(f'DROP TABLE "{name}"')
            connection.execute("CREATE TABLE said (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID")
            for name, columns in self._tables.items():
                rest = ", ".join(f"{column} BLOB" for column in columns)
                connection.execute(f"CREATE TABLE {name} (key TEXT PRIMARY KEY, {rest})")
            connection.execute("INSERT INTO said VALUES ('key', ?)", (key,))
            connection.commit()
