"""The sources of a catalog, brought in from their feeds: files in `sources/<source>/`, and `mcsite.lock`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from mcsite import checking, federated, fetching, linking, model, reading, replacing, resources, urls
from mcsite.diagnostics import Problem, Refusal
from mcsite.federated import FOLDER, LOCK, Locked
from mcsite.importing import feed, writing
from mcsite.importing.entry import Entry
from mcsite.model import Origin
from mcsite.schemas import Schemas
from mcsite.sources import Source, Sources
from mcsite.spelling import suggest
from mcsite.standing import SETTINGS
from mcsite.views import View
from mcsite.yamltext import FORBIDDEN

_ANY_DAY = "9999-12-31"  # whatever a feed has is published, though it may be a day later there
_TOLD = 5  # problems of a feed that are told one by one
Get = Callable[[str], bytes]


class Imported(Struct, frozen=True):
    """What came of a source: how many files there are, and how many of these are new, changed or gone."""

    id: str
    title: str
    count: int
    added: int
    changed: int
    removed: int


class Updated(Struct, frozen=True):
    """What an import did: the sources that it brought in, and those of which it removed what was left over."""

    imported: tuple[Imported, ...]
    removed: tuple[str, ...] = ()


class _Fetched(Struct, frozen=True):
    origin: Origin
    locked: Locked
    files: Mapping[str, bytes]


def update(
    root: Path,
    ids: Sequence[str] = (),
    *,
    allow_shrink: bool = False,
    dry_run: bool = False,
    clock: checking.Clock = checking.now,
    get: Get = fetching.fetch_there,
) -> Updated:
    """Bring in the sources with these ids, or all that `mcsite.yaml` names; then what is of no source any more goes.

    Nothing is written unless all can be. Raises Refusal if a feed can't be had or used, or if it has lost more than
    half of what it had and `allow_shrink` doesn't allow it. With `dry_run`, nothing is written.
    """
    schemas = Schemas(resources.folder("schema"))
    origins = _origins(root, schemas)
    for id_ in ids:
        if id_ not in origins:
            hint = suggest(id_, origins) or "name it there under 'sources', with the address of its feed as 'feed'"
            raise Refusal(f"{SETTINGS} has no source '{id_}'; {hint}")
    lock = _lock(root)
    chosen = [origins[id_] for id_ in dict.fromkeys(ids)] or list(origins.values())
    leftover = [] if ids else [id_ for id_ in lock if id_ not in origins]
    if not chosen and not leftover:
        raise Refusal(f"{SETTINGS} names no sources; write them under 'sources', each with an 'id' and a 'feed'")
    moment = clock().astimezone(UTC)
    fetched = [_fetch(root, one, schemas, f"{moment:%Y-%m-%dT%H:%M:%SZ}", get) for one in chosen]
    for one in fetched:
        _judge_loss(one, lock.get(one.origin.id), allow_shrink=allow_shrink)
    result = Updated(tuple(_told(one, lock.get(one.origin.id)) for one in fetched), tuple(leftover))
    if not dry_run:
        _write(root, fetched, leftover, lock)
    return result


def _origins(root: Path, schemas: Schemas) -> dict[str, Origin]:
    try:
        content = (root / SETTINGS).read_bytes()
    except OSError as error:
        raise Refusal(f"{root / SETTINGS} can't be read: {error.strerror}; go to a catalog's folder") from None
    settings, problems = reading.settings(SETTINGS, content, schemas)
    if settings is None:
        raise Refusal(f"{SETTINGS} has an error: {problems[0].message}; see 'mcsite check'")
    return {one.id: one for one in settings.sources}


def _lock(root: Path) -> dict[str, Locked]:
    """Return the lock; one that can't be read is made anew."""
    try:
        return federated.read_lock((root / LOCK).read_bytes())
    except (OSError, msgspec.MsgspecError, RecursionError):
        return {}


def _fetch(root: Path, origin: Origin, schemas: Schemas, moment: str, get: Get) -> _Fetched:
    """Fetch a source, and judge it as a catalog of its own."""
    whole = urlsplit(origin.feed).scheme in {"http", "https"}
    pages = feed.gather(origin.feed if whole else str(root / origin.feed), get)
    first = pages[0]
    views = [view for page in pages for view in page.records if _is_taken(origin, view)]
    named = {"title": first.title, "url": first.home, "language": first.language}
    _judge_head(origin, named, views, schemas)
    entries = [_of_another(entry) for entry in feed.entries(views)]
    content = {_name(entry): _content(origin, entry) for entry in entries}
    _judge(origin, named, content, schemas)
    locked = Locked(
        origin.feed,
        first.title,
        first.home,
        first.language,
        moment,
        {name: federated.digest(one) for name, one in content.items()},
        _pages(views),
    )
    return _Fetched(origin, locked, content)


def _is_taken(origin: Origin, view: View) -> bool:
    return view.id not in origin.excluded and view.status != "draft"


def _name(entry: Entry) -> str:
    """Return the path of an entry's file below the folder of a source."""
    return entry.path.removeprefix("content/")


def _content(origin: Origin, entry: Entry) -> bytes:
    try:
        return writing.content(entry)
    except Refusal as refusal:
        raise Refusal(f"the feed of '{origin.id}' can't be used: {_named(entry)}: {refusal}") from None


def _named(entry: Entry) -> str:
    return f"{urls.COLLECTIONS[entry.collection]} '{entry.id}'"


def _pages(views: Iterable[View]) -> dict[str, str]:
    """Return the addresses of the pages of what a source has from elsewhere itself, by file."""
    return {
        _name(Entry(view.collection, view.id, {}, "", feed.where(view)[1])): view.source.url
        for view in views
        if view.source is not None
    }


def _judge_head(origin: Origin, named: dict[str, Any], views: Iterable[View], schemas: Schemas) -> None:
    """Refuse a feed whose title and addresses can't be those of a catalog."""
    problems = schemas.problems("settings", named, origin.feed)
    if problems or any(FORBIDDEN.search(value) for value in named.values()):
        why = problems[0].message if problems else "a character in its title can't be used in text"
        raise Refusal(f"the feed of '{origin.id}' can't be used: {why}")
    home = named["url"]
    for view in views:
        if not view.url.startswith(home) or feed.where(view)[0] != home:
            raise Refusal(f"the feed of '{origin.id}' has {view.url}, which isn't below its own address {home}")
        elsewhere = view.source.url if view.source else home
        if schemas.problems("settings", {"title": "-", "url": elsewhere}, "") or FORBIDDEN.search(elsewhere):
            raise Refusal(f"the feed of '{origin.id}' says that '{view.id}' is from an address that can't be one")


def _of_another(entry: Entry) -> Entry:
    """Return an entry without what only its own catalog can say: old addresses on its site."""
    if entry.collection != "credentials":
        return entry
    data = {key: value for key, value in entry.data.items() if key != "aliases"}
    return msgspec.structs.replace(entry, data=data)


def _judge(origin: Origin, named: dict[str, Any], content: Mapping[str, bytes], schemas: Schemas) -> None:
    """Refuse a feed with something in it that would be an error in a file of ours."""
    found = []
    for name, one in content.items():
        collection, _, stem = name.removesuffix(".md").partition("/")
        id_, _, language = stem.partition(".")
        found.append(Source(f"{FOLDER}/{origin.id}/{name}", collection, id_, language, one))
    read, problems = reading.read(Sources(tuple(found)), schemas)
    settings = model.Settings(named["title"], named["url"], language=named["language"], home=named["url"])
    _, more = linking.link(read, (), settings, _ANY_DAY, drafts=False)
    errors = [problem for problem in (*problems, *more) if problem.severity == "error"]
    if errors:
        lines = [f"  {_about(problem)}" for problem in errors[:_TOLD]]
        lines += [f"  and {len(errors) - _TOLD} more"] if len(errors) > _TOLD else []
        hint = f"Tell those whose feed it is, or leave out what is wrong: 'except: [id]' at the source in {SETTINGS}"
        if origin.excluded and any(problem.code == "unknown-id" for problem in errors):
            hint = (
                f"What names something that is left out has to be left out, too: 'except' at the source in {SETTINGS}"
            )
        raise Refusal("\n".join([f"the feed of '{origin.id}' can't be used:", *lines, hint]))


def _about(problem: Problem) -> str:
    _, _, collection, name = problem.path.split("/")
    return f"{urls.COLLECTIONS[collection]} '{name.removesuffix('.md')}': {problem.message}"


def _judge_loss(one: _Fetched, before: Locked | None, *, allow_shrink: bool) -> None:
    had, has = len(before.files) if before else 0, len(one.files)
    if not allow_shrink and (not has or has * 2 < had):
        raise Refusal(
            f"the feed of '{one.origin.id}' has {has} records, where it had {had}; "
            "if that is right, allow it with --allow-shrink"
        )


def _told(one: _Fetched, before: Locked | None) -> Imported:
    old, new = before.files if before else {}, one.locked.files
    changed = sum(name in old and old[name] != digest for name, digest in new.items())
    added, removed = len(new.keys() - old.keys()), len(old.keys() - new.keys())
    return Imported(one.origin.id, one.origin.title or one.locked.title, len(new), added, changed, removed)


def _write(root: Path, fetched: Sequence[_Fetched], leftover: Iterable[str], lock: dict[str, Locked]) -> None:
    """Write the files of sources, each source as a whole, and then the lock."""
    try:
        for one in fetched:
            _replace(root / FOLDER / one.origin.id, one.files)
            before = lock.get(one.origin.id)
            since = before.fetched if before else ""  # the same as before was fetched then
            same = before == msgspec.structs.replace(one.locked, fetched=since)
            lock[one.origin.id] = before if before and same else one.locked
        for id_ in leftover:
            shutil.rmtree(root / FOLDER / id_, ignore_errors=True)
            del lock[id_]
        replacing.replace({root / LOCK: federated.write_lock(lock)})
    except OSError as error:
        raise Refusal(f"{error.filename} can't be written: {error.strerror}") from None


def _replace(folder: Path, content: Mapping[str, bytes]) -> None:
    """Put a folder with these files in the place of another."""
    new, old = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)
    new.mkdir(parents=True)
    for name, one in content.items():
        file = new / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(one)
    if folder.exists():
        folder.replace(old)
    new.replace(folder)
    shutil.rmtree(old, ignore_errors=True)
