"""Replacing the output as a whole.

A build is staged in a folder beside the output, with hard links to the files that haven't changed, and takes the
output's place in one step. Killed at any moment, the output is the old one or the new one. Files that mcsite didn't
make are carried over; a folder that isn't mcsite's is refused.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from mcsite.artifacts import Artifact
from mcsite.diagnostics import Refusal
from mcsite.locking import locked

MANIFEST = ".mcsite.json"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class Written(Struct, frozen=True):
    """How many files were written, were the same as before, and were removed."""

    written: int
    unchanged: int
    removed: int


class Manifest(Struct, frozen=True):
    """The files below an output that mcsite made."""

    files: tuple[str, ...]


class Staging:
    """A new output in the making: `add` files, then `commit`."""

    def __init__(self, output: Path, folder: Path, made: frozenset[str], *, clean: bool) -> None:
        self._output = output
        self._folder = folder
        self._made = made
        self._clean = clean
        self._added: dict[str, None] = {}
        self._folders: set[Path] = set()
        self._unchanged = 0

    def add(self, artifact: Artifact) -> None:
        """Stage a file. Raises Refusal where a file that mcsite didn't make is in its place."""
        path = PurePosixPath(artifact.path)
        if path.is_absolute() or ".." in path.parts or artifact.path in self._added:
            raise ValueError(f"not a path for an artifact, or added before: {artifact.path}")
        old = self._output / artifact.path
        if artifact.path not in self._made and old.exists():
            raise Refusal(f"{old} is in the way: mcsite didn't make it; move it elsewhere")
        self._added[artifact.path] = None
        self._unchanged += self._put(artifact)

    def commit(self) -> Written:
        """Put the new output in the place of the old one."""
        manifest = msgspec.json.format(msgspec.json.encode(Manifest(tuple(sorted(self._added)))))
        self._put(Artifact(MANIFEST, manifest + b"\n"))
        self._carry_over()
        removed = len(self._made - self._added.keys())
        if self._output.exists():
            _exchange(self._folder, self._output)
        else:
            self._folder.rename(self._output)
        return Written(len(self._added) - self._unchanged, self._unchanged, removed)

    def _put(self, artifact: Artifact) -> bool:
        """Write a file into the new output, or link it where the old one is the same; tell whether it is."""
        old, new = self._output / artifact.path, self._folder / artifact.path
        self._make_folder(new.parent)
        if not self._clean and _same(old, artifact.content):
            _link(old, new)
            return True
        new.write_bytes(artifact.content)
        return False

    def _make_folder(self, folder: Path) -> None:
        if folder not in self._folders:
            folder.mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)

    def _carry_over(self) -> None:
        for folder, folders, files in os.walk(self._output):
            here = Path(folder).relative_to(self._output)
            links = [name for name in folders if (Path(folder) / name).is_symlink()]
            for name in (*files, *links):
                path = (here / name).as_posix()
                if path in self._made or path == MANIFEST:
                    continue
                new = self._folder / path
                self._make_folder(new.parent)
                _link(Path(folder) / name, new)
            if not files and not folders and not self._was_ours(here):
                self._make_folder(self._folder / here)

    def _was_ours(self, folder: Path) -> bool:
        prefix = folder.as_posix() + "/"
        return any(path.startswith(prefix) for path in self._made)


@contextmanager
def staging(output: Path, *, clean: bool = False) -> Iterator[Staging]:
    """Begin a new output; what isn't committed is discarded.

    With `clean`, every file is written anew. Raises Refusal if the folder isn't mcsite's, another build is at work,
    or the disk doesn't take it.
    """
    output = output.resolve()
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with locked(output.parent, f"another build writes to {output.parent}; wait until it has ended"):
            made = _made(output)
            folder = output.parent / f".{output.name}.mcsite-new"
            _remove(folder)
            folder.mkdir()
            try:
                yield Staging(output, folder, made, clean=clean)
            finally:
                _remove(folder)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise Refusal(f"the disk is full; {output} is as it was") from error
        raise Refusal(f"{output} can't be written: {error.strerror or error}") from error


def _made(output: Path) -> frozenset[str]:
    """Return the files of an output that mcsite made; raise Refusal if it isn't mcsite's to write to."""
    if not output.exists():
        return frozenset()
    if not output.is_dir():
        raise Refusal(f"{output} is a file; choose a folder with --output")
    manifest = output / MANIFEST
    if not manifest.exists():
        if any(output.iterdir()):
            raise Refusal(f"{output} isn't empty and mcsite didn't make it; choose another folder with --output")
        return frozenset()
    try:
        return frozenset(msgspec.json.decode(manifest.read_bytes(), type=Manifest).files)
    except msgspec.MsgspecError as error:
        raise Refusal(f"{manifest} is damaged; remove {output} and build again") from error


def _same(file: Path, content: bytes) -> bool:
    try:
        return file.stat().st_size == len(content) and not file.is_symlink() and file.read_bytes() == content
    except OSError:
        return False


def _link(old: Path, new: Path) -> None:
    """Put a file at a second place without a copy, where the file system can."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.EXDEV, errno.ENOSYS}:
            raise
        shutil.copy2(old, new, follow_symlinks=False)


def _remove(folder: Path) -> None:
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)


def _exchange(new: Path, old: Path) -> None:
    """Exchange two folders: in one step where the system can (renameat2, Linux), else in two."""
    if sys.platform == "linux":
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
    _remove(aside)
    old.rename(aside)
    new.rename(old)
    _remove(aside)
