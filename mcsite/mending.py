"""Files of everything that say nothing of other files than their digests: where only these change, they are replaced.

Whoever reads `digests` writes each of them, and that of all, just as it is. None stands anywhere else by chance: what a
digest is of can't have it. Where one stands twice all the same, files are made as always.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import msgspec
from msgspec import Struct

from mcsite import digests, urls
from mcsite.artifacts import Artifact
from mcsite.store import Store
from mcsite.views import Entry, File
from mcsite.writing import Staged, Staging

DIGESTS = "digests"
_FEW = 32  # things: with more, files are made sooner than mended
_MARK = "sha256:"  # before a digest; some files write it otherwise
_ENTRIES = msgspec.msgpack.Decoder(list[Entry])
_FILES = msgspec.msgpack.Decoder(list[File])


class _Published(Struct, frozen=True, array_like=True):
    """What was published: a line for each record, as `digests.lines`, and the digest of the files of each thing."""

    lines: bytes
    things: dict[str, bytes]


_PUBLISHED = msgspec.msgpack.Decoder(_Published)


class Mender:
    """Mends files of a site that is there; `things` has the digest of what a store tells of the files of each thing."""

    def __init__(self, store: Store, things: Mapping[str, bytes], base_url: str) -> None:
        self._store = store
        self._things = things
        self._base_url = base_url
        self._lines = b""

    def mend(self, outputs: Mapping[str, Collection[str]], staged: Staging) -> dict[str, tuple[Staged, ...]]:
        """Mend the files of outputs for which nothing but digests has changed; nothing, unless it is sure for all."""
        replaced = self._replaced() if outputs else None
        if replaced is None:
            return {}
        made = {}
        for key, paths in outputs.items():
            there = staged.there(paths)
            files = _mended(there, *replaced) if there is not None else None
            if files is None:
                return {}
            made[key] = files
        return {key: tuple(staged.stage(Artifact(*one)) for one in files.items()) for key, files in made.items()}

    def keep(self, lines: bytes) -> None:
        """Keep what is published now, a line for each record; unless lines are given, as it came to by mending."""
        self._store.say(DIGESTS, msgspec.msgpack.encode(_Published(lines or self._lines, dict(self._things))))

    def _replaced(self) -> tuple[dict[bytes, bytes], dict[bytes, bytes]] | None:
        """Return the digests of files, and that of all, that are replaced, each with the new one."""
        kept = self._store.get(DIGESTS)
        before = _PUBLISHED.decode(kept) if kept else None
        if before is None or before.things.keys() != self._things.keys():
            return None
        changed = [key for key, digest in self._things.items() if before.things[key] != digest]
        if not 0 < len(changed) <= _FEW:
            return None
        lines = b"\n" + before.lines
        replaced: dict[bytes, bytes] = {}
        for address, new in (one for key in changed for one in self._told(key)):
            start = f"\n{address} ".encode()
            at = lines.find(start)
            if at < 0:
                return None
            at += len(start)
            old = lines[at : at + len(new)].decode()
            if old != new:
                lines = lines[:at] + new.encode() + lines[at + len(new) :]
                replaced |= _bare(old, new)
        self._lines = lines[1:]
        return replaced, _bare(digests.of(before.lines), digests.of(self._lines))

    def _told(self, key: str) -> Iterator[tuple[str, str]]:
        """Go through the records of a thing: the address of each, and the digest of its file."""
        row = self._store.row("told", "entries, files", key)
        if row is not None:
            for one, file in zip(_ENTRIES.decode(row[0]), _FILES.decode(row[1]), strict=True):
                yield urls.absolute(one.json, self._base_url), file.digest


def _bare(old: str, new: str) -> dict[bytes, bytes]:
    return {old.removeprefix(_MARK).encode(): new.removeprefix(_MARK).encode()}


def _mended(
    files: Mapping[str, bytes], replaced: Mapping[bytes, bytes], state: Mapping[bytes, bytes]
) -> dict[str, bytes] | None:
    """Return the files of an output with other digests; nothing if one isn't there, or is there more than once."""
    for old in (*replaced, *state):
        places = [content.count(old) for content in files.values()]
        if max(places, default=0) > 1 or (old in replaced and not any(places)):
            return None
    made = dict(files)
    for path, content in files.items():
        for old, new in (*replaced.items(), *state.items()):
            content = content.replace(old, new)  # noqa: PLW2901
        made[path] = content
    return made
