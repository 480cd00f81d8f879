"""Folders with all that is below them: filling one with links to files of another, exchanging two, removing one.

Where there is much in them, several processes do it: each goes through some of the folders that are two steps down.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from mcsite import working

T = TypeVar("T")
_MANY = 200  # folders that take one process longer than another takes to begin
_PART = 100  # of them
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class Old(Struct, frozen=True):
    """A folder that another is to follow; of the files below it, `ours` are known, and those that are `gone` may go."""

    folder: str
    ours: frozenset[str]
    gone: frozenset[str]


def link(old: Old, new: str, jobs: int) -> int:
    """Put what an old folder has, and is neither in the new one nor gone, into the new one; return how many are ours.

    Links stay what they are, and so do empty folders. Raises FileExistsError where what isn't ours is in the way.
    """
    emptied = frozenset(path[: place + 1] for path in old.gone for place, sign in enumerate(path) if sign == "/")
    linked = 0
    below = [""]
    for _ in range(2):
        found = [_link_in(old, new, emptied, folder) for folder in below]
        linked += sum(count for count, _ in found)
        below = [folder for _, folders in found for folder in folders]
    return linked + sum(_spread(partial(_link_below, old, new, emptied), below, jobs))


def _link_below(old: Old, new: str, emptied: frozenset[str], folders: Sequence[str]) -> list[int]:
    linked, left = 0, [*folders]
    while left:
        count, below = _link_in(old, new, emptied, left.pop())
        linked += count
        left += below
    return [linked]


def _link_in(old: Old, new: str, emptied: frozenset[str], folder: str) -> tuple[int, list[str]]:
    """Link what is right in a folder; return how many of the files are ours, and the folders in it."""
    to = f"{new}/{folder}"
    there: set[str] | None = None
    with suppress(FileNotFoundError):
        there = {*os.listdir(to)}  # noqa: PTH208  a Path for each takes as long as to link it
    linked, folders, is_empty = 0, [], True
    with os.scandir(f"{old.folder}/{folder}") as entries:
        for entry in entries:
            is_empty = False
            path = folder + entry.name
            if entry.is_dir(follow_symlinks=False):
                folders.append(path + "/")
                continue
            is_ours = path in old.ours
            if path in old.gone or (is_ours and there and entry.name in there):
                continue
            if there is None:
                os.makedirs(to)  # noqa: PTH103  as above
                there = set()
            _link(entry.path, to + entry.name)
            linked += is_ours
    if is_empty and there is None and folder not in emptied:
        os.makedirs(to)  # noqa: PTH103  as above
    return linked, folders


def _link(old: str, new: str) -> None:
    """Put a file at a second place without a copy, where the file system can."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.EXDEV, errno.ENOSYS}:
            raise
        shutil.copy2(old, new, follow_symlinks=False)


def remove(folder: Path, jobs: int = 1) -> None:
    """Remove a folder, if it is there, with all that is below it."""
    with suppress(FileNotFoundError):
        below = [one for first in _folders(folder) for one in _folders(first)]
        for _ in _spread(_removed, below, jobs):
            pass
        shutil.rmtree(folder)


def _removed(folders: Sequence[str]) -> list[int]:
    for folder in folders:
        shutil.rmtree(folder)
    return [len(folders)]


def _folders(folder: str | Path) -> list[str]:
    """Return the folders that are right in a folder."""
    with os.scandir(folder) as entries:
        return [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]


def _spread(work: Callable[[Sequence[str]], list[T]], folders: Sequence[str], jobs: int) -> Iterator[T]:
    """Go through the results of some work for folders."""
    return working.spread(work, folders, jobs if len(folders) > _MANY else 1, _PART)


def exchange(new: Path, old: Path) -> None:
    """Exchange two folders: in one step where the system can (renameat2, Linux), else in two."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  seldom needed

        libc = ctypes.CDLL(None, use_errno=True)
        if hasattr(libc, "renameat2"):
            result = libc.renameat2(
                _AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), ctypes.c_uint(_RENAME_EXCHANGE)
            )
            if result == 0:
                return
            code = ctypes.get_errno()
            if code not in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}:
                raise OSError(code, os.strerror(code))
    aside = new.with_name(new.name + "-old")
    remove(aside)
    old.rename(aside)
    new.rename(old)
    remove(aside)
