"""Replacing the output.

A build is staged in a folder beside the output: only what is new is written there. Where much has changed, or the site
is small, the folder gets hard links to all that hasn't, and takes the output's place in one step: killed at any moment,
the output is the old one or the new one. Where little of a large site has changed, the new files take the places of the
old ones one by one, in a process that goes on if this one is killed, and by a list that the next build completes if
that ends, too. Files that mcsite didn't make stay; a folder that isn't mcsite's is refused.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import Protocol

import msgspec
from msgspec import Struct

from mcsite import trees, working
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Refusal
from mcsite.locking import locked

MANIFEST = ".mcsite.json"
SMALL = 4_000  # files: exchanging a site of so many takes no noticeable time
# What is replaced one by one: so many files, or one of so many; it takes less time than to link all others.
FEW = 5_000
_SHARE = 10
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_LIST = ".mcsite-list.json"


class Written(Struct, frozen=True):
    """How many files were written, were the same as before, and were removed."""

    written: int
    unchanged: int
    removed: int


class Manifest(Struct, frozen=True):
    """The files below an output that mcsite made."""

    files: tuple[str, ...]


class Staged(Struct, frozen=True, array_like=True):
    """A file of the new output, and whether it was written since the old one is another."""

    path: str
    is_new: bool


class _Moves(Struct, frozen=True):
    """What is left to do where files are replaced one by one."""

    put: tuple[str, ...]
    removed: tuple[str, ...]


class Files(Protocol):
    """All files of a new output: their paths, and how many they are."""

    def __iter__(self) -> Iterator[str]: ...

    def __len__(self) -> int: ...


class Staging:
    """A new output in the making: `stage` and `take` each file, then `commit`."""

    def __init__(self, output: Path, folder: Path, *, clean: bool, jobs: int = 1) -> None:
        self.output = output
        self.was_there = output.exists()
        self._folder = folder
        self._clean = clean
        self._jobs = jobs
        self._folders: set[str] = set()
        self._written = 0
        self._new: list[str] = []  # those written, as long as they are few
        self._has_others = False  # whether there are files that the old output doesn't have
        self.replaced: frozenset[str] | None = None  # folders with files that were replaced one by one, if they were

    def stage(self, artifact: Artifact) -> Staged:
        """Write a file into the new output unless the old one is the same.

        A process that was forked may do it; what it returns is for `take`. Raises ValueError for a path that is none,
        or was staged before.
        """
        path = artifact.path
        if path.startswith("/") or (".." in path and ".." in path.split("/")):
            raise ValueError(f"not a path for an artifact: {path}")
        is_new = not self.was_there or self._clean or not self._same(artifact)
        if is_new:
            self._put(artifact)
        return Staged(path, is_new)

    def there(self, paths: Iterable[str]) -> dict[str, bytes] | None:
        """Return files of the old output; nothing if one of them can't be read."""
        try:
            return {path: (self.output / path).read_bytes() for path in paths}
        except OSError:
            return None

    def take(self, staged: Staged, *, is_known: bool = False) -> None:
        """Count a file in; `is_known` if it was in the old output. Raises Refusal where another's is in its place."""
        if self.was_there and not is_known and staged.path not in self.made:
            old = self.output / staged.path
            if old.exists() or old.is_symlink():
                raise Refusal(f"{old} is in the way: mcsite didn't make it; move it elsewhere")
            self._has_others = True
        if staged.is_new:
            self._written += 1
            if self.was_there and self._is_little(self._written):
                self._new.append(staged.path)

    def show(self) -> bool:
        """Put what is staged so far into an output that is there, if that are a few files; tell whether it was done.

        Until `commit`, the output is neither the old one nor the new one.
        """
        if not self.was_there or self._has_others or not (self._written and self._is_little(self._written)):
            return False
        self._replace(self._new, ())
        return True

    def commit(self, files: Files, removed: Collection[str] | None = None) -> Written:
        """Put the new output, which has these files, in the place of the old one.

        `removed` are those that the old one has and the new one doesn't, if they are known.
        """
        if removed is None:
            removed = self.made.difference(files)
        if self.was_there and len(files) > SMALL and self._is_little(self._written + len(removed)):
            put = self._new
            if removed or self._has_others:
                self._put(_manifest(files))
                put = [*put, MANIFEST]
            self._replace(put, removed)
        else:
            self._exchange(files, removed)
        return Written(self._written, len(files) - self._written, len(removed))

    @cached_property
    def made(self) -> frozenset[str]:
        """The files of the old output that mcsite made."""
        return _made(self.output)

    def _is_little(self, number: int) -> bool:
        """Tell whether so many files are few, or little of the old output."""
        return number <= FEW or number * _SHARE <= len(self.made)

    def _exchange(self, files: Files, removed: Collection[str]) -> None:
        """Exchange the whole output for one that has links to what stays."""
        self.replaced = None
        manifest = _manifest(files)
        if not self.was_there:
            self._put(manifest)
            self._folder.rename(self.output)
            return
        if self._clean or not self._same(manifest):
            self._put(manifest)
            removed = {*removed, MANIFEST}
        linked = trees.link(trees.Old(str(self.output), self.made, frozenset(removed)), str(self._folder), self._jobs)
        if self._written + linked < len(files):
            raise FileNotFoundError(errno.ENOENT, "files in it were removed meanwhile")
        trees.exchange(self._folder, self.output)

    def _replace(self, put: Sequence[str], removed: Collection[str]) -> None:
        """Replace files one by one, by a list that tells what is left to do if this is ended."""
        moves = msgspec.json.encode(_Moves(tuple(put), tuple(removed)))
        written = self._folder / f"{_LIST}.new"
        written.write_bytes(moves)
        written.rename(self._folder / _LIST)
        working.to_the_end(partial(_finish, self._folder, self.output))
        places = {f"{self.output}/{path}".rpartition("/")[0] for path in (*put, *removed)}
        self.replaced = (self.replaced or frozenset()) | places

    def _same(self, artifact: Artifact) -> bool:
        return _same(f"{self.output}/{artifact.path}", artifact.content)

    def _put(self, artifact: Artifact) -> None:
        new = f"{self._folder}/{artifact.path}"
        self._make_folder(new.rpartition("/")[0])
        try:
            file = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        except FileExistsError:
            raise ValueError(f"staged before: {artifact.path}") from None
        try:
            left = memoryview(artifact.content)
            while left:
                left = left[os.write(file, left) :]
        finally:
            os.close(file)

    def _make_folder(self, folder: str) -> None:
        if folder not in self._folders:
            try:
                os.mkdir(folder)  # noqa: PTH102  as above
            except FileExistsError:
                pass
            except FileNotFoundError:
                os.makedirs(folder, exist_ok=True)  # noqa: PTH103  as above
            self._folders.add(folder)


def _manifest(paths: Iterable[str]) -> Artifact:
    ordered = dict.fromkeys(sorted(paths))  # most come in order: a set would take that away
    listed = msgspec.json.encode(Manifest(tuple([path for path in ordered if path != MANIFEST])))
    return Artifact(MANIFEST, msgspec.json.format(listed) + b"\n")


def _finish(folder: Path, output: Path) -> None:
    """Do what a list says and isn't done yet."""
    moves = msgspec.json.decode((folder / _LIST).read_bytes(), type=_Moves)
    for path in moves.removed:
        with suppress(FileNotFoundError):
            (output / path).unlink()
        _prune(output, path)
    for path in moves.put:
        new, old = f"{folder}/{path}", f"{output}/{path}"
        if os.path.lexists(new):
            os.makedirs(old.rpartition("/")[0], exist_ok=True)  # noqa: PTH103  a Path for each takes as long as this
            os.replace(new, old)  # noqa: PTH105
    (folder / _LIST).unlink()


def _prune(output: Path, path: str) -> None:
    """Remove the folders that a removed file has left empty."""
    for parent in PurePosixPath(path).parents:
        try:
            (output / parent).rmdir()
        except OSError:
            return


@contextmanager
def staging(output: Path, *, clean: bool = False, jobs: int = 1) -> Iterator[Staging]:
    """Begin a new output; what isn't committed is discarded.

    With `clean`, every file is written anew. `jobs` is how many processes may work. Raises Refusal if the folder isn't
    mcsite's, another build is at work, or the disk doesn't take it.
    """
    output = output.resolve()
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with locked(output.parent, f"another build writes to {output.parent}; wait until it has ended"):
            folder = output.parent / f".{output.name}.mcsite-new"
            if (folder / _LIST).exists() and output.is_dir():
                _finish(folder, output)
            trees.remove(folder, jobs)
            staged = Staging(output, folder, clean=clean, jobs=jobs)
            _judge(output)
            folder.mkdir()
            try:
                yield staged
            finally:
                trees.remove(folder, jobs)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise Refusal(f"the disk is full; {output} is as it was") from error
        raise Refusal(f"{output} can't be written: {error.strerror or error}") from error


def _judge(output: Path) -> None:
    """Raise Refusal if an output isn't mcsite's to write to."""
    if not output.exists():
        return
    if not output.is_dir():
        raise Refusal(f"{output} is a file; choose a folder with --output")
    if not (output / MANIFEST).exists() and any(output.iterdir()):
        raise Refusal(f"{output} isn't empty and mcsite didn't make it; choose another folder with --output")


def _made(output: Path) -> frozenset[str]:
    """Return the files of an output that mcsite made."""
    manifest = output / MANIFEST
    try:
        return frozenset(msgspec.json.decode(manifest.read_bytes(), type=Manifest).files)
    except FileNotFoundError:
        return frozenset()
    except msgspec.MsgspecError as error:
        raise Refusal(f"{manifest} is damaged; remove {output} and build again") from error


def _same(file: str, content: bytes) -> bool:
    """Tell whether a file, and no link to one, has these bytes."""
    try:
        opened = os.open(file, os.O_RDONLY | os.O_CLOEXEC | _NO_LINK)
    except OSError:
        return False
    try:
        status = os.fstat(opened)
        size = len(content)
        return stat.S_ISREG(status.st_mode) and status.st_size == size and os.read(opened, size) == content
    finally:
        os.close(opened)
