"""Things of other catalogs, as `mcsite import --from feed` has laid them into `sources/<source>/`.

They are files like those in `content/`, but not to be changed: `mcsite.lock` has the digest of each. An id that is
taken here becomes `<source>-<id>`: a file in `content/` keeps its id, and so does what an earlier source brought.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from mcsite import digests, frontmatter, urls
from mcsite.diagnostics import Problem, Route
from mcsite.model import Origin, Provenance
from mcsite.sources import MAX_BYTES, Source, Sources
from mcsite.standing import SETTINGS

FOLDER = "sources"
LOCK = "mcsite.lock"
_OWN = frozenset({"missing-source", "changed-source", "leftover-source", "duplicate-id"})
_SHARED = frozenset({"topics", "frameworks", "evidence", "rubrics"})  # one of the same words is the same thing
_FILE = re.compile(r"([a-z]+)/([a-z0-9-]+)(?:\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*))?\.md\Z")

Key = tuple[str, str]


class Locked(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What was imported of a source: from where, the moment (UTC), the digest of each file, and what it says of itself.

    `pages` has the address of the page of each file that the source has from elsewhere itself.
    """

    feed: str
    title: str
    home: str
    language: str
    fetched: str
    files: dict[str, str]
    pages: dict[str, str] = {}


def read_lock(content: bytes) -> dict[str, Locked]:
    """Return the sources of a lock file, by id. Raises msgspec.MsgspecError if it isn't one."""
    return msgspec.json.decode(content, type=dict[str, Locked])


def write_lock(lock: Mapping[str, Locked]) -> bytes:
    """Return the lock file: JSON, a line for each file, so that git shows what is different."""
    ordered = {
        id_: msgspec.structs.replace(one, files=dict(sorted(one.files.items())), pages=dict(sorted(one.pages.items())))
        for id_, one in sorted(lock.items())
    }
    return msgspec.json.format(msgspec.json.encode(ordered), indent=2) + b"\n"


def digest(content: bytes) -> str:
    """Return the digest of a file; that of its lines, which git may end otherwise on other systems."""
    return digests.of(content.replace(b"\r\n", b"\n"))


def read(root: Path, origins: Sequence[Origin] | None, local: Sources) -> tuple[Sources, list[Problem]]:
    """Return the files of a catalog with those of its sources; without `origins`, of every source that is locked."""
    try:
        lock = read_lock((root / LOCK).read_bytes())
    except FileNotFoundError:
        lock = {}
    except (OSError, msgspec.MsgspecError, RecursionError) as error:
        hint = "get the file back as it was, with 'git checkout', or type 'mcsite import --from feed'"
        return local, [Problem("changed-source", f"this isn't the lock of sources: {error}", LOCK, None, hint)]
    if origins is None:
        origins = [Origin(id_, one.feed) for id_, one in lock.items()]
    return _Reader(root, lock, local).read(origins)


class _Reader:
    def __init__(self, root: Path, lock: Mapping[str, Locked], local: Sources) -> None:
        self.root = root
        self.lock = lock
        self.local = local
        self.files = list(local.files)
        self.reserved = set(local.reserved)
        self.taken: dict[Key, Source | None] = dict.fromkeys(local.reserved)
        self.taken |= {("credentials", one.id): None for one in local.releases}
        self.taken |= {(one.collection, one.id): one for one in local.files if not one.language}
        self.problems: list[Problem] = []

    def read(self, origins: Sequence[Origin]) -> tuple[Sources, list[Problem]]:
        seen: set[str] = set()
        for index, origin in enumerate(origins):
            if origin.id in seen:
                message = f"the source '{origin.id}' is there twice"
                where = Route(("sources", index, "id"))
                self.problems.append(Problem("duplicate-item", message, SETTINGS, where, "give it another id"))
                continue
            seen.add(origin.id)
            locked = self.lock.get(origin.id)
            command = f"type 'mcsite import --from feed {origin.id}'"
            if locked is None:
                message = f"the source '{origin.id}' was never imported"
                self.problems.append(
                    Problem("missing-source", message, SETTINGS, Route(("sources", index, "id")), command)
                )
            else:
                if locked.feed != origin.feed:
                    message = f"the source '{origin.id}' was imported from {locked.feed}"
                    where = Route(("sources", index, "feed"))
                    self.problems.append(Problem("changed-source", message, SETTINGS, where, command))
                self.source(origin, locked, command)
        self.problems += self.leftover(seen)
        return msgspec.structs.replace(
            self.local, files=tuple(self.files), reserved=frozenset(self.reserved)
        ), self.problems

    def source(self, origin: Origin, locked: Locked, command: str) -> None:
        """Add the files of a source."""
        found = list(self.sound(origin, locked, command))
        names, shared = self.names(origin, found)
        for file in found:
            key = (file.collection, file.id)
            if key in shared:
                continue
            new = msgspec.structs.replace(file, id=names.get(key, file.id), names=names)
            self.files.append(new)
            if not file.language:
                self.taken[new.collection, new.id] = new

    def sound(self, origin: Origin, locked: Locked, command: str) -> Iterator[Source]:
        """Go through the files of a source that are as they were fetched; tell of the others."""
        folder = self.root / FOLDER / origin.id
        there = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if not file.is_dir()}
        for name in sorted(there - locked.files.keys()):
            if not Path(name).name.startswith("."):
                message = f"this file isn't from the source '{origin.id}'"
                hint = f"remove it, or {command}"
                self.problems.append(Problem("changed-source", message, f"{FOLDER}/{origin.id}/{name}", None, hint))
        for name, wanted in sorted(locked.files.items()):
            path = f"{FOLDER}/{origin.id}/{name}"
            content = _content(self.root / path) if name in there else None
            match = _FILE.match(name)
            if match is None or match[1] not in urls.COLLECTIONS or not urls.is_id(match[2]):
                self.problems.append(Problem("changed-source", f"'{name}' can't be a file", LOCK, None, command))
            elif content is None or digest(content) != wanted:
                what = "is missing" if content is None else "isn't as it was fetched"
                hint = f"{command}: what comes from a source isn't changed here"
                self.problems.append(
                    Problem("changed-source", f"this file of the source '{origin.id}' {what}", path, None, hint)
                )
                self.reserved.add((match[1], match[2]))
            else:
                url = locked.pages.get(name) or locked.home + urls.item_path(match[1], match[2], match[3] or "")
                day = locked.fetched[:10]
                title = origin.title or locked.title
                provenance = Provenance(origin.id, title, url, url + "index.json", day, locked.language)
                yield Source(path, match[1], match[2], match[3] or "", content, provenance)

    def names(self, origin: Origin, found: Iterable[Source]) -> tuple[dict[Key, str], set[Key]]:
        """Return the new ids of what has an id that is taken, and what is the same as the thing that has it."""
        originals = {(one.collection, one.id): one for one in found if not one.language}
        names: dict[Key, str] = {}
        shared = set()
        for key, file in originals.items():
            if key not in self.taken:
                continue
            if _same(file, self.taken[key]):
                shared.add(key)
                continue
            new = names[key] = f"{origin.id}-{file.id}"
            if not urls.is_id(new) or (key[0], new) in self.taken or (key[0], new) in originals:
                message = f"'{file.id}' is taken here, and '{new}' can't be its id"
                hint = f"leave it out: 'except: [{file.id}]' at the source '{origin.id}' in {SETTINGS}"
                self.problems.append(Problem("duplicate-id", message, file.path, None, hint))
        return names, shared

    def leftover(self, known: set[str]) -> Iterator[Problem]:
        """Find what was imported of sources that there are no more."""
        folder = self.root / FOLDER
        there = {one.name for one in folder.iterdir() if one.is_dir()} if folder.is_dir() else set()
        names = {name for name in there if not name.startswith(".")} | self.lock.keys()
        for name in sorted(names - known):
            path = f"{FOLDER}/{name}" if name in there else LOCK
            removed = "type 'mcsite import --from feed', which removes it" if name in self.lock else "remove it"
            hint = f"{removed}, or name it in {SETTINGS} again"
            message = f"'{name}' is no source of the catalog any more, so nothing of it is published"
            yield Problem("leftover-source", message, path, None, hint)


def _content(file: Path) -> bytes | None:
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError:
        return None


def _same(file: Source, other: Source | None) -> bool:
    """Tell whether two files say the same in front matter that refers to nothing, with no text below it."""
    if other is None or file.collection not in _SHARED:
        return False
    (left, _), (right, _) = (frontmatter.read(one.path, one.content) for one in (file, other))
    if left is None or right is None or left.body.strip() or right.body.strip():
        return False
    return left.data == right.data and "parent" not in left.data


def told(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems as those can mend them who can't change the files: no advice, and where to turn to."""
    return [
        _told(one) if one.path.startswith(f"{FOLDER}/") and one.code not in _OWN else one
        for one in problems
        if one.severity == "error" or one.code in _OWN or not one.path.startswith(f"{FOLDER}/")
    ]


def _told(problem: Problem) -> Problem:
    _, source, *_, name = problem.path.split("/")
    id_ = name.split(".")[0]
    hint = f"tell those whose feed it is, or leave it out: 'except: [{id_}]' at the source '{source}' in {SETTINGS}"
    return msgspec.structs.replace(problem, hint=hint, fix=None)
