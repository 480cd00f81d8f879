"""The folder of a mirror: its records, its `catalog.json`, and what it remembers.

What is fetched is laid beside the mirror first, and moved into it when all of it is there. Killed at any moment, the
next update finds everything that was fetched: what lies at a path counts only if it has the digest that is announced.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from mcsite import digests
from mcsite.client.errors import MirrorError
from mcsite.client.items import Item, listed
from mcsite.client.source import Validator

CATALOG = "catalog.json"
MEMORY = ".mcsite-mirror.json"
INCOMING = ".mcsite-incoming"


class Memory(Struct, frozen=True):
    """What a mirror remembers: the catalog that it follows, what to ask its server with, and unfinished moves."""

    url: str
    validators: dict[str, Validator] = {}
    moving: tuple[str, ...] = ()  # paths that may have files which catalog.json doesn't list


class Folder:
    """A folder that holds the mirror of one catalog."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open(self, url: str) -> Memory:
        """Return what the mirror remembers; make it if the folder is empty. Raises MirrorError if it isn't its own."""
        self.path.mkdir(parents=True, exist_ok=True)
        memory = self._memory()
        if memory is None:
            if any(file.name != INCOMING for file in self.path.iterdir()):
                raise MirrorError("folder", f"{self.path} isn't empty and isn't a mirror; choose another folder")
            memory = Memory(url)
            self.remember(memory)
        if memory.url != url:
            raise MirrorError("folder", f"{self.path} is the mirror of {memory.url}; choose another folder for {url}")
        return memory

    def remember(self, memory: Memory) -> None:
        """Write down what the mirror shall remember."""
        self._write(MEMORY, memory)

    def catalog(self) -> tuple[dict[str, Any], dict[str, Item]]:
        """Return the mirror's `catalog.json` and its things; nothing if there is none that can be used."""
        try:
            document = msgspec.json.decode((self.path / CATALOG).read_bytes(), type=dict[str, Any])
            return document, listed(document)
        except (FileNotFoundError, msgspec.MsgspecError, MirrorError):
            return {}, {}

    def has(self, thing: Item) -> bool:
        """Tell whether a thing's bytes are there, in place or beside."""
        return self._found(thing) is not None

    def lay(self, thing: Item, content: bytes) -> None:
        """Keep a thing's bytes beside the mirror."""
        file = self.path / INCOMING / thing.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def content(self, thing: Item) -> bytes:
        """Return a thing's bytes, in place or beside. Raises MirrorError if they aren't there."""
        file = self._found(thing)
        if file is None:
            raise MirrorError("folder", f"{self.path / thing.path} was changed meanwhile; run the update again")
        return file.read_bytes()

    def record(self, path: str) -> dict[str, Any]:
        """Return a record of the mirror. Raises MirrorError if its file is damaged or gone."""
        try:
            found: dict[str, Any] = msgspec.json.decode((self.path / path).read_bytes(), type=dict[str, Any])
        except (OSError, msgspec.MsgspecError):
            raise MirrorError(
                "folder", f"{self.path / path} is damaged or gone; an update with verify mends it"
            ) from None
        return found

    def move(self, things: Iterable[Item], document: dict[str, Any], gone: Iterable[str]) -> None:
        """Put what lies beside into its place, write `catalog.json`, and remove what is gone."""
        for thing in things:
            laid, file = self.path / INCOMING / thing.path, self.path / thing.path
            if _is(laid, thing.digest):
                file.parent.mkdir(parents=True, exist_ok=True)
                laid.replace(file)
        self._write(CATALOG, document)
        for path in gone:
            self._remove(path)

    def tidy(self) -> None:
        """Remove what lies beside the mirror."""
        with suppress(FileNotFoundError):
            shutil.rmtree(self.path / INCOMING)

    def _memory(self) -> Memory | None:
        file = self.path / MEMORY
        try:
            return msgspec.json.decode(file.read_bytes(), type=Memory)
        except FileNotFoundError:
            return None
        except msgspec.MsgspecError:
            raise MirrorError("folder", f"{file} is damaged; remove {self.path} and begin again") from None

    def _found(self, thing: Item) -> Path | None:
        files = (self.path / thing.path, self.path / INCOMING / thing.path)
        return next((file for file in files if _is(file, thing.digest)), None)

    def _write(self, name: str, value: Any) -> None:
        """Replace a file in one step."""
        beside = self.path / INCOMING / name
        beside.parent.mkdir(exist_ok=True)
        beside.write_bytes(msgspec.json.encode(value) + b"\n")
        beside.replace(self.path / name)

    def _remove(self, path: str) -> None:
        """Remove a file, and the folders that it leaves empty."""
        file = self.path / path
        file.unlink(missing_ok=True)
        for folder in file.relative_to(self.path).parents[:-1]:
            try:
                (self.path / folder).rmdir()
            except OSError:
                return


def _is(file: Path, digest: str) -> bool:
    try:
        return digests.of(file.read_bytes()) == digest
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False
