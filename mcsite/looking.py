"""How files look on the disk, without reading them: what is as it was then needn't be read, or made, again."""

from __future__ import annotations

import hashlib
import os
import time
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from mcsite import __version__, resources

Look = tuple[str, int, int, int, int]  # of a file: path, moments of last change and of its node (ns), size, node
GRAIN = 50_000_000  # ns: clocks of file systems tick more seldom than they tell
_SIZE = 16


def digest(value: Any) -> bytes:
    """Return the digest of a value of plain data and structs, 16 bytes long."""
    return hashlib.blake2b(msgspec.msgpack.encode(value), digest_size=_SIZE).digest()


def program() -> bytes:
    """Return a digest of this program: its version, its files as they lie on the disk, and what it builds on."""
    return digest((__version__, _code(), *(files(resources.folder(name)) for name in ("schema", "theme"))))


@cache  # what runs is what was there as it began
def _code() -> bytes:
    beside = Path(msgspec.__file__).parents[1]
    installed = sorted(name for name in os.listdir(beside) if name.endswith(".dist-info"))  # noqa: PTH208  names only
    return digest((installed, files(Path(__file__).parent)))


class Looked(Struct, frozen=True):
    """How some files, and this program, looked at a moment (ns)."""

    moment: int = 0
    program: bytes = b""
    files: Sequence[Look] = ()

    @property
    def is_settled(self) -> bool:
        """Whether none changed so late before that a change right after it might look the same."""
        return all(one[1] + GRAIN < self.moment and one[2] + GRAIN < self.moment for one in self.files)

    def again(self, changed: Iterable[str]) -> Looked | None:
        """Look again at some files alone, which all are still there; nothing if one isn't, or is a folder.

        The others are as they looked at that moment.
        """
        found = [*self.files]
        for path in changed:
            at = bisect_left(found, (path,))
            if at == len(found) or found[at][0] != path or not os.path.isfile(path):  # noqa: PTH113  as below
                return None
            found[at] = _look(path, os.stat(path))  # noqa: PTH116  as below
        return structs.replace(self, files=found)


def look(folders: Iterable[Path]) -> Looked:
    """Look at the files below some folders."""
    return Looked(time.time_ns(), program(), [one for folder in folders for one in files(folder)])


def files(folder: Path) -> list[Look]:
    """Return how the files below a folder look, in order of their paths; a file stands for itself."""
    found: list[Look] = []
    left = [str(folder)]
    while left:
        here = left.pop()
        try:
            entries = list(os.scandir(here))
        except NotADirectoryError:
            found.append(_look(here, os.stat(here)))  # noqa: PTH116  a Path for each takes as long as the look
            continue
        except OSError:
            continue
        for entry in entries:
            name, path = entry.name, entry.path
            if name[0] == "." or name == "__pycache__":
                continue
            if entry.is_dir():
                left.append(path)
                continue
            try:
                status = entry.stat()
            except OSError:
                found.append((path, 0, 0, 0, 0))  # a link that leads nowhere
            else:  # as `_look`, without a call for each
                found.append((path, status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino))
    found.sort()
    return found


def _look(path: str, status: os.stat_result) -> Look:
    return path, status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


class Folders(Struct, frozen=True, array_like=True):
    """Folders, and when each changed last (ns): as a file in it was added, removed or renamed."""

    paths: list[str] = []
    times: list[int] = []

    def are_same(self) -> bool:
        """Tell whether none has changed since."""
        try:
            for path, time in zip(self.paths, self.times, strict=True):
                if os.stat(path).st_mtime_ns != time:  # noqa: PTH116  a Path for each takes as long as the look
                    return False
        except OSError:
            return False
        return True

    def again(self, changed: Collection[str]) -> Folders:
        """Look again at some of them, which may have come or gone, and at those above them."""
        wider = set(changed)
        for path in changed:
            above = path.rpartition("/")[0]
            while above and above not in wider:
                wider.add(above)
                above = above.rpartition("/")[0]
        places = {path: at for at, path in enumerate(self.paths) if path in wider}
        times = self.times.copy()
        for path, at in places.items():
            times[at] = _time(path)
        new = [path for path in changed if path not in places]
        if not new and all(times):
            return Folders(self.paths, times)
        every = zip((*self.paths, *new), (*times, *map(_time, new)), strict=True)
        found = [(path, time) for path, time in every if time]
        return Folders([path for path, _ in found], [time for _, time in found])


def folders(folder: Path, files: Iterable[str]) -> Folders:
    """Look at the folders that files are in, whose paths are below a folder."""
    within = sorted({path.rpartition("/")[0] for path in files})
    found = [f"{folder}/{path}" if path else str(folder) for path in within]
    return Folders(found, [_time(path) for path in found])


def _time(path: str) -> int:
    """Return when a folder changed last (ns), or 0 if it isn't there."""
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116  as above
    except OSError:
        return 0


def read_text(root: Path, path: str) -> str | None:
    """Return the text of a catalog's file, to show a line of it; None where it can't be read."""
    try:
        content = (root / path).read_bytes()
    except OSError:
        return None
    return text(content)


def text(content: bytes) -> str:
    """Return the text of a file, as far as it is UTF-8, without a byte-order mark and with LF as line ends."""
    return content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
