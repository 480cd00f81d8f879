"""What is kept from one build to the next, in one SQLite file: tables of rows by key.

All of it can be made again from the content. A file that is damaged, or of something else than `key` says, is begun
anew; where none can be written, it is kept in memory, for one build.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

Row = tuple[Any, ...]


class Store:
    """A file of tables; each has a text `key` and columns of bytes.

    `key` tells what all rows depend on: with another one than last time, nothing of last time is there. What is put
    is there for others after `commit`, or not at all.
    """

    def __init__(self, file: Path, key: bytes, tables: dict[str, Sequence[str]]) -> None:
        self.file = file
        self._tables = tables
        self._connection = self._opened(key)

    def rows(self, table: str, columns: str) -> Iterator[Row]:
        """Go through some columns of a table."""
        return self._connection.execute(f"SELECT {columns} FROM {table}")  # noqa: S608  names of this program

    def row(self, table: str, columns: str, key: str) -> Row | None:
        """Return some columns of one row."""
        found = self._connection.execute(f"SELECT {columns} FROM {table} WHERE key = ?", (key,))  # noqa: S608
        row: Row | None = found.fetchone()
        return row

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

    def reopened(self) -> None:
        """Open the file anew, in a process that was forked: a connection is of the process that made it."""
        self._connection = self._connected(self.file)

    def close(self) -> None:
        """Leave out what wasn't committed, and close the file."""
        self._connection.close()

    def _opened(self, key: bytes) -> sqlite3.Connection:
        for attempt in (self.file, self.file, ":memory:"):
            try:
                connection = self._connected(attempt)
                self._begun(connection, key)
            except (sqlite3.Error, OSError):
                with suppress(OSError):
                    self.file.unlink(missing_ok=True)
            else:
                return connection
        raise RuntimeError("SQLite can't keep anything in memory")

    @staticmethod
    def _connected(file: Path | str) -> sqlite3.Connection:
        if isinstance(file, Path):
            file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(file, timeout=10, check_same_thread=False)
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
