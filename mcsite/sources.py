"""The files of a catalog, as they lie on the disk.

`content/<collection>/<id>.md` is a thing, `content/<collection>/<id>.<language>.md` its translation, an image beside
them an image, `content/releases/<id>/<version>.json` a released version of a credential, and
`content/releases/ledger.jsonl` says what was published when. Everything else there is a problem, so that no file is
silently left out.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import time
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, structs

from mcsite import looking, urls
from mcsite.diagnostics import Problem, Related, fix_of
from mcsite.looking import Looked
from mcsite.model import Provenance
from mcsite.spelling import suggest

MAX_BYTES = 512 * 1024
MAX_IMAGE_BYTES = 4 * 1024 * 1024
IMAGE_TYPES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"})
MAX_LEDGER_BYTES = 512 * 1024 * 1024
RELEASES = "releases"
LEDGER = f"content/{RELEASES}/ledger.jsonl"
_READABLE = "check that it is there and that you may read it"
_TRANSLATION = re.compile(r"(.+)\.([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)\Z")


Seen = tuple[int, int, int, int]  # of a file's status: moments of last change and of its node (ns), size, node
Stat = tuple[int, int, int, int, bytes]  # the same with the digest of what is in the file, where that is known


class Index(Struct, frozen=True, array_like=True):
    """The files that were found last time, by path, and when (ns): one that looks as it did then isn't read again."""

    moment: int = 0
    files: Mapping[str, Stat] = MappingProxyType({})

    def digest(self, path: str, found: Seen) -> bytes:
        """Return the digest of a file, if it is surely as it was; what changed as it was read isn't.

        See git's `racy-git`: a change at the very moment of the last look may have left the time as it is.
        """
        known = self.files.get(path)
        if known is None or known[:4] != found or found[0] + looking.GRAIN >= self.moment:
            return b""
        return known[4]

    def told(self, digests: Mapping[str, bytes]) -> Index:
        """Return the same with the digests of files that were read meanwhile."""
        return Index(self.moment, {path: (*stat[:4], digests.get(path, stat[4])) for path, stat in self.files.items()})


class Unread(Struct, frozen=True):
    """The content of a file on the disk of so many bytes; its digest, if that is known."""

    file: str
    size: int
    digest: bytes


class Source(Struct, frozen=True):
    """A content file: whose it is and its bytes, or where they are. `path` is relative to the catalog, with slashes.

    What is of another catalog has its provenance. Where ids of that catalog are others here, `names` has the new ones
    by collection and old id; `id` is the new one already.
    """

    path: str
    collection: str
    id: str
    language: str
    held: bytes | Unread
    provenance: Provenance | None = None
    names: Mapping[tuple[str, str], str] = MappingProxyType({})

    @property
    def digest(self) -> bytes:
        """The digest of its bytes; empty for a file that has to be read to know."""
        return digest(self.held) if isinstance(self.held, bytes) else self.held.digest

    @property
    def content(self) -> bytes:
        """Its bytes; none if these can't be had."""
        return self.read()[0]

    def read(self) -> tuple[bytes, list[Problem]]:
        """Return its bytes, and why these can't be had."""
        if isinstance(self.held, bytes):
            return self.held, []
        return _read(self.held.file, self.path, MAX_BYTES, self.held.size)

    def at_hand(self) -> Source:
        """Return the same with its bytes, if these can be had."""
        content, problems = self.read()
        return self if problems else structs.replace(self, held=content)


class Image(Struct, frozen=True):
    """An image file beside the content that shows it."""

    path: str
    collection: str
    name: str
    file: Path


class Sources(Struct, frozen=True):
    """All files of a catalog's content, in order of their paths, and what can't be one.

    `reserved` holds the ids of files that can't be read, so that a reference to them isn't unknown as well.
    """

    files: tuple[Source, ...] = ()
    images: tuple[Image, ...] = ()
    reserved: frozenset[tuple[str, str]] = frozenset()
    problems: tuple[Problem, ...] = ()
    releases: tuple[Source, ...] = ()
    ledger: Source | None = None
    index: Index = Index()

    def replaced(self, files: Sequence[Source]) -> Sources:
        """Return these with other files in the places of those of the same paths, or beside them."""
        if not files:
            return self
        by_path = {file.path: file for file in (*self.files, *files)}
        return structs.replace(self, files=tuple(by_path[path] for path in sorted(by_path)))


def digest(content: bytes) -> bytes:
    """Return the digest of some bytes, 16 bytes long."""
    return hashlib.blake2b(content, digest_size=16).digest()


def discover(root: Path, known: Index = Index(), looked: Looked = Looked()) -> Sources:  # noqa: B008  they are frozen
    """Find every content file of the catalog in `root`: those that aren't surely as they were last time are to be read.

    `looked` is how files looked just before: they aren't looked at again.
    """
    search = _Search(root, known, looked)
    search.content()
    search.same_ids()
    return Sources(
        files=tuple(search.files),
        images=tuple(search.images),
        reserved=frozenset(search.reserved),
        problems=tuple(search.problems),
        releases=tuple(search.releases),
        ledger=search.ledger,
        index=Index(search.moment, search.index),
    )


def recorded(root: Path) -> Sources:
    """Find only what was released and recorded in the catalog in `root`, in `releases` and `ledger`."""
    search = _Search(root, Index(), Looked())
    folder = root / "content" / RELEASES
    if folder.is_dir() and not folder.is_symlink():
        search.released(folder)
    return Sources(problems=tuple(search.problems), releases=tuple(search.releases), ledger=search.ledger)


def fold(name: str) -> str:
    """Return what a file name is on a disk that folds case and Unicode: NFKC, then case folding."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


class _Search:
    def __init__(self, root: Path, known: Index, looked: Looked) -> None:
        self.root = root
        self.known = known
        self.moment = looked.moment or time.time_ns()
        self.looked: dict[str, Seen] = {one[0]: one[1:] for one in looked.files if one[4]}
        self.index: dict[str, Stat] = {}
        self.files: list[Source] = []
        self.images: list[Image] = []
        self.reserved: set[tuple[str, str]] = set()
        self.problems: list[Problem] = []
        self.releases: list[Source] = []
        self.ledger: Source | None = None
        self.names: list[str] = []  # of files that have an id, or should have one

    def problem(self, code: str, message: str, file: Path | str, hint: str = "") -> None:
        path = file if isinstance(file, str) else self._path(file)
        self.problems.append(Problem(code, message, path, None, hint))

    def _path(self, file: Path) -> str:
        return file.relative_to(self.root).as_posix()

    def content(self) -> None:
        folder = self.root / "content"
        for entry in self._entries(folder):
            if entry.is_dir() and not entry.is_symlink():
                if entry.name in urls.COLLECTIONS:
                    self.collection(entry)
                elif entry.name == RELEASES:
                    self.released(entry)
                else:
                    hint = suggest(entry.name, urls.COLLECTIONS) or f"collections are {', '.join(urls.COLLECTIONS)}"
                    self.problem("misplaced-file", f"'{entry.name}' isn't a collection", entry, hint)
            else:
                hint = "put it into the folder of its collection, such as content/credentials/"
                self.problem("misplaced-file", "a file can't lie here", entry, hint)

    def _entries(self, folder: Path) -> list[Path]:
        try:
            entries = sorted(folder.iterdir())
        except OSError as error:
            if folder.exists():
                self.problem("unreadable-file", f"the folder can't be read: {error.strerror}", folder, _READABLE)
            return []
        return [entry for entry in entries if not entry.name.startswith(".") and not entry.name.endswith("~")]

    def _is_inside(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self.root.resolve())

    def collection(self, folder: Path) -> None:
        inside = self._is_inside(folder)
        place = self._path(folder)
        for entry in self._scanned(folder):
            path = f"{place}/{entry.name}"
            seen = self.looked.get(entry.path) if inside and entry.is_file(follow_symlinks=False) else None
            seen = seen or self._seen(folder.name, entry, path, inside=inside)
            if seen is None:
                continue
            if entry.name.endswith(".md"):
                self.file(folder.name, entry, path, seen)
            elif os.path.splitext(entry.name)[1] in IMAGE_TYPES:  # noqa: PTH122  a Path takes as long as the look
                self.images.append(Image(path, folder.name, entry.name, folder / entry.name))
                self.index[path] = (*seen, b"")
            else:
                self.problem("misplaced-file", "only .md files and images lie here", path, _better_name(entry.name))

    def _seen(self, collection: str, entry: os.DirEntry[str], path: str, *, inside: bool) -> Seen | None:
        """Return how a file looks, if that is one of the catalog."""
        try:
            found = entry.stat()
        except OSError as error:
            self.problem("unreadable-file", f"the file can't be read: {error.strerror}", path, _READABLE)
            self._reserve(collection, entry.name)
            return None
        if stat.S_ISDIR(found.st_mode):
            hint = f"put the files directly into content/{collection}/"
            self.problem("misplaced-file", "a collection has no folders", path, hint)
        elif not stat.S_ISREG(found.st_mode):
            self.problem("unreadable-file", "this isn't a regular file", path, "replace it by a file")
            self._reserve(collection, entry.name)
        elif not inside or (entry.is_symlink() and not self._is_inside(Path(entry.path))):
            self.problem("unreadable-file", "this links to a file outside the catalog", path, "copy the file here")
            self._reserve(collection, entry.name)
        else:
            return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
        return None

    def _scanned(self, folder: Path) -> list[os.DirEntry[str]]:
        """Return what `_entries` does, with what the system tells of each without being asked again."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            self._entries(folder)  # which tells why
            return []
        return [entry for entry in entries if not entry.name.startswith(".") and not entry.name.endswith("~")]

    def file(self, collection: str, entry: os.DirEntry[str], path: str, seen: Seen) -> None:
        id_, language = entry.name.removesuffix(".md"), ""
        self.names.append(path)
        translated = _TRANSLATION.match(id_) if "." in id_ else None
        if translated:
            id_, language = translated.group(1), translated.group(2)
        if not urls.is_id(id_):
            better = urls.to_id(id_)
            name = f"{better}.{language}.md" if language else f"{better}.md"
            hint = f"rename it to {name}" if better else "give it a name with letters"
            message = f"'{id_}' can't be an id: {_why_no_id(id_)}"
            self.problems.append(Problem("bad-id", message, path, None, hint, fix=fix_of(name) if better else None))
            self.reserved.update({(collection, id_), (collection, better)})
            return
        size = seen[2]
        if size > MAX_BYTES:
            self.problems.append(_too_large(path, MAX_BYTES))
            self._reserve(collection, entry.name)
            return
        known = self.known.digest(path, seen)
        self.index[path] = (*seen, known)
        self.files.append(Source(path, collection, id_, language, Unread(entry.path, size, known)))

    def released(self, folder: Path) -> None:
        """Read `releases/<id>/<version>.json` and `releases/ledger.jsonl`."""
        for entry in self._entries(folder):
            if self._path(entry) == LEDGER and entry.is_file() and not entry.is_symlink():
                content = self.read(entry, MAX_LEDGER_BYTES)
                self.ledger = None if content is None else Source(LEDGER, RELEASES, "ledger", "", content)
                continue
            files = self._entries(entry) if entry.is_dir() and not entry.is_symlink() else [entry]
            for file in files:
                if file == entry or file.suffix != ".json" or not file.is_file() or file.is_symlink():
                    hint = "releases are content/releases/<id>/<version>.json, and 'mcsite release' writes them"
                    self.problem("misplaced-file", "this isn't a release", file, hint)
                elif (content := self.read(file)) is not None:
                    self.releases.append(Source(self._path(file), RELEASES, entry.name, "", content))

    def read(self, entry: Path, limit: int = MAX_BYTES) -> bytes | None:
        content, problems = _read(str(entry), self._path(entry), limit, limit)
        self.problems += problems
        return None if problems else content

    def _reserve(self, collection: str, name: str) -> None:
        self.reserved.add((collection, name.split(".", maxsplit=1)[0]))

    def same_ids(self) -> None:
        folded = [fold(path) for path in self.names]
        if len({*folded}) == len(folded):
            return
        named: dict[str, list[str]] = {}
        for name, path in zip(folded, self.names, strict=True):
            named.setdefault(name, []).append(path)
        for first, *others in named.values():
            for other in others:
                related = (Related(first, "the first file is here"),)
                message = f"the file has the same id as '{first}' where upper and lower case are one"
                self.problems.append(Problem("duplicate-id", message, other, None, "rename one of the two", related))


def _read(file: str, path: str, limit: int, size: int) -> tuple[bytes, list[Problem]]:
    """Return the bytes of a file that are at most so many; no more room is taken than for its size."""
    try:
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123  a Path for each takes as long as the reading
            content = opened.read(size + 1)
            if size < len(content) <= limit:  # it has grown
                content += opened.read(limit + 1 - len(content))
    except OSError as error:
        return b"", [Problem("unreadable-file", f"the file can't be read: {error.strerror}", path, None, _READABLE)]
    return (b"", [_too_large(path, limit)]) if len(content) > limit else (content, [])


def _too_large(path: str, limit: int) -> Problem:
    hint = "keep long material elsewhere and link to it"
    return Problem("too-large", f"the file is larger than {limit // 1024} KiB", path, None, hint)


def _why_no_id(name: str) -> str:
    if len(name) > urls.MAX_ID:
        return f"it has more than {urls.MAX_ID} characters"
    return "ids are lower-case letters and digits, with single hyphens between them"


def _better_name(name: str) -> str:
    stem, suffix = Path(name).stem, Path(name).suffix.lower()
    if suffix in {".markdown", ".md", ".txt"}:
        return f"name it {urls.to_id(stem) or 'example'}.md"
    if suffix in IMAGE_TYPES:
        return f"name it {stem}{suffix}"
    return f"keep it elsewhere; images end in {', '.join(sorted(IMAGE_TYPES))}"


def find_image(images: Iterable[Image], collection: str, name: str) -> Image | None:
    """Return the image of that name in a collection's folder."""
    return next((image for image in images if image.collection == collection and image.name == name), None)
