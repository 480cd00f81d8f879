"""The life of what is published: recorded, released, compared, retired, withdrawn; and why a thing is or isn't."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from mcsite import checking, comparing, frontmatter, ledger, releases, replacing, urls, views
from mcsite.checking import Checked, Options
from mcsite.comparing import Assessed, Difference
from mcsite.diagnostics import Refusal
from mcsite.ledger import Event, Ledger
from mcsite.linking import Linked, versions
from mcsite.linking.visibility import closed_reason
from mcsite.model import Credential
from mcsite.records import Record
from mcsite.releases import Release
from mcsite.sources import LEDGER
from mcsite.spelling import suggest
from mcsite.views import changes


def record(root: Path, clock: checking.Clock = checking.now) -> tuple[Event, ...]:
    """Add to the ledger what has changed in what is published, and return it.

    The first time, things have changed when the content says so; from then on, at the moment of this call, or at that
    of the last change if this machine's clock is behind it, so that what is new is always the newest. Raises
    Refusal if there is an error, since then nothing is published anew.
    """
    checked = checking.check(root, Options(), clock)
    if checked.failed:
        raise Refusal("there is an error, so nothing is published anew; see 'mcsite check'")
    known = checked.linked.catalog.ledger
    now = max(ledger.moment(clock()), known.newest)
    events = []
    for one in views.Views(checked.linked).unrecorded:
        last = known.last.get(one.key)
        at = one.at if one.at and not known.events else ledger.after(last.at if last else "", now)
        events.append(msgspec.structs.replace(one, at=at))
    if events:
        _add(root, ledger.of(events).events)
    return tuple(events)


def _add(root: Path, events: Iterable[Event]) -> None:
    path = root / LEDGER
    before = path.read_bytes() if path.exists() else b""
    if before and not before.endswith(b"\n"):
        before += b"\n"
    replacing.replace({path: before + ledger.lines(events)})


def release(root: Path, ids: Sequence[str], clock: checking.Clock = checking.now) -> list[Path]:
    """Write the release of today's version of each credential; return the files, relative to the catalog.

    All or none: nothing is written if one can't be released. Raises Refusal, which says why.
    """
    checked = checking.check(root, Options(), clock)
    made = [_released(checked, id_) for id_ in dict.fromkeys(ids)]
    files = {Path(releases.path(one.id, one.version)): releases.write(one) for one in made}
    replacing.replace({root / path: content for path, content in files.items()})
    return list(files)


def _released(checked: Checked, id_: str) -> Release:
    record = _credential(checked.linked, id_)
    _judge_own(record, "released")
    for problem in checked.problems:
        if problem.path == record.path and problem.severity == "error":
            raise Refusal(f"'{id_}' has an error: {problem.message}; see 'mcsite check {record.path}'")
    item, catalog = record.item, checked.linked.catalog
    if item.status == "retired":
        raise Refusal(f"'{id_}' is retired, so there is nothing new to release")
    if item.version in catalog.releases.get(id_, {}):
        raise Refusal(f"version {item.version} of '{id_}' is released already, and nothing of it has changed")
    change = next((one for one in item.history if one.version == item.version), None)
    return Release(
        id_,
        item.version,
        change.date if change else catalog.today,
        item.title,
        item.issuer,
        item.language or catalog.settings.language,
        versions.assessed(catalog, item),
        change.note if change else "",
    )


def difference(root: Path, id_: str, chosen: Sequence[str], clock: checking.Clock = checking.now) -> Iterator[str]:
    """Go through how two versions of a credential differ, a line for each difference.

    With one version, the other is what the content says now; with none, the latest release is compared with that.
    Raises Refusal for an id or version that isn't there.
    """
    linked = checking.check(root, Options(drafts=True), clock).linked
    record = _credential(linked, id_)
    known = linked.catalog.releases.get(id_, {})
    if not known:
        raise Refusal(f"'{id_}' has no releases to compare with; make one with 'mcsite release {id_}'")
    for version in chosen:
        if version not in known:
            raise Refusal(f"'{id_}' has no release {version}; there are {', '.join(known)}")
    first = known[chosen[0]] if chosen else list(known.values())[-1]
    if len(chosen) > 1:
        second: tuple[str, Assessed] = (chosen[1], known[chosen[1]].assessed)
    else:
        second = (f"the content now ({record.item.version})", versions.assessed(linked.catalog, record.item))
    found = comparing.compare(first.assessed, second[1])
    yield f"{id_}: from {first.version} to {second[0]}"
    if not found:
        yield "  what is assessed is the same"
    for one in found:
        yield from _lines(one)


def _lines(one: Difference) -> Iterator[str]:
    yield f"  {one.grade}: {one.sentence}"
    if one.before:
        yield f"    - {' '.join(one.before.split())}"
    if one.after:
        yield f"    + {' '.join(one.after.split())}"


def retire(root: Path, name: str, replaced_by: str, clock: checking.Clock = checking.now) -> Path:
    """Retire a credential or stack, or withdraw what was published and has no file any more; return the changed file.

    `name` is an id, with its collection before it where there are several: `topics/equity`. Into the file of a
    credential or stack is written `status: retired` and what replaces it, and nothing else. For anything else the
    ledger gets an entry, from which the site shows that it was withdrawn. Raises Refusal for what isn't there.
    """
    linked = checking.check(root, Options(drafts=True), clock).linked
    collection, _, id_ = name.rpartition("/")
    found = (linked.catalog.collection(one).get(id_) for one in ("credentials", "stacks") if collection in {"", one})
    record = next((one for one in found if one is not None), None)
    event = _published(linked.catalog.ledger, collection, id_)
    if event is not None and (record is None or record.item.status == "draft"):
        return _withdraw(root, linked, event, replaced_by, clock)
    if record is None:
        known = [*linked.catalog.credentials, *linked.catalog.stacks]
        raise Refusal(f"there is no credential or stack '{id_}' without errors; {_or_check(id_, known)}")
    _judge_own(record, "retired")
    _judge_successor(linked, record.collection, id_, replaced_by)
    if record.item.status == "draft":
        raise Refusal(f"'{id_}' is a draft, which no badge leads to: remove the file instead")
    path = root / record.path
    content = path.read_bytes()
    document, _ = frontmatter.read(record.path, content)
    if document is None:
        raise Refusal(f"{record.path} has changed meanwhile; see 'mcsite check {record.path}'")
    said = {"status": "retired", **({"replaced_by": replaced_by} if replaced_by else {})}
    order = [name for key in document.data for name in (key, *(("replaced_by",) if key == "status" else ()))]
    text, _ = frontmatter.decode(record.path, content)
    text = frontmatter.edit(text, document.data, {**document.data, **said}, order)
    replacing.replace({path: frontmatter.encode(text, content)})
    return Path(record.path)


def _judge_successor(linked: Linked, collection: str, id_: str, replaced_by: str) -> None:
    known = list(linked.catalog.collection(collection))
    if replaced_by and (replaced_by not in known or replaced_by == id_):
        raise Refusal(
            f"'{replaced_by}' can't replace it: among the {collection} there is no other of that id; "
            f"{_or_check(replaced_by, known)}"
        )


def _published(known: Ledger, collection: str, name: str) -> Event | None:
    """Return what the ledger has last of a thing that was published, or None. Raises Refusal if there are several."""
    found = [
        event
        for event in known.published()
        if name == (f"{event.id}.{event.language}" if event.translation else event.id)
        and collection in {"", urls.KINDS[event.kind]}
    ]
    if len(found) > 1:
        names = " or ".join(f"'{urls.KINDS[event.kind]}/{name}'" for event in found)
        raise Refusal(f"there are several of that id: write {names}")
    return found[0] if found else None


def _withdraw(root: Path, linked: Linked, event: Event, replaced_by: str, clock: checking.Clock) -> Path:
    collection = urls.KINDS[event.kind]
    there = f"content/{collection}/{event.id}{f'.{event.language}' if event.translation else ''}.md"
    if event.id in linked.catalog.releases and not event.translation and event.kind == "credential":
        raise Refusal(f"'{event.id}' was released, and badges lead to it: let {there} be there with 'status: retired'")
    record = linked.catalog.get((collection, event.id))
    if event.translation:
        family = linked.catalog.translations.get((collection, event.id), ())
        record = next((one for one in family if one.language == event.language), None)
    if record is not None and getattr(record.item, "status", "") != "draft":
        raise Refusal(f"{there} is there: remove the file, and then this leaves a notice at its address")
    _judge_successor(linked, collection, event.id, replaced_by)
    now = max(ledger.moment(clock()), linked.catalog.ledger.newest)
    _add(root, (changes.withdrawn(event, now, replaced_by),))
    return Path(LEDGER)


def why(root: Path, id_: str, clock: checking.Clock = checking.now) -> Iterator[str]:
    """Go through what is to be said of each thing with an id: whether it is published, why, and what changes next."""
    public = checking.check(root, Options(), clock)
    everything = checking.check(root, Options(drafts=True), clock).linked.catalog
    found = [record for record in everything.originals() if record.id == id_]
    if not found:
        broken = [one.path for one in public.problems if Path(one.path).name.split(".")[0] == id_]
        if broken:
            yield f"{broken[0]}: not published, since it has an error; see 'mcsite check {broken[0]}'"
            return
        known = sorted({record.id for record in everything.originals()})
        raise Refusal(f"there is no '{id_}'; {_or_check(id_, known)}")
    for record in found:
        yield f"{record.path}: {_state(public.linked, record)}"
        if public.failed:
            yield "  next: nothing is published anew while there is an error; see 'mcsite check'"
        for line in _next(public.linked, record):
            yield f"  next: {line}"


def _state(linked: Linked, record: Record[Any]) -> str:
    withheld = next((one.reason for one in linked.withheld if one.path == record.path), "")
    if withheld:
        return f"not published: {withheld}"
    closed = closed_reason(record, linked.catalog.today)
    if closed:
        return f"published as a page, in no list: {closed}"
    return f"published at {urls.absolute(urls.here(record.url_path), linked.catalog.settings.url)}"


def _next(linked: Linked, record: Record[Any]) -> Iterator[str]:
    item, today = record.item, linked.catalog.today
    if getattr(item, "status", "") == "draft":
        yield "write 'status: published' to publish it"
    for key, what in (("published", "published"), ("expires", "in no list any more"), ("review_by", "to be reviewed")):
        day = getattr(item, key, "")
        if day > today:
            yield f"on {day} it is {what}"
    if isinstance(item, Credential):
        yield from _next_version(linked, record.id, item)


def _next_version(linked: Linked, id_: str, item: Credential) -> Iterator[str]:
    known = linked.catalog.releases.get(id_, {})
    if not known:
        if item.status == "published":
            yield f"'mcsite release {id_}' freezes what is assessed in version {item.version}"
        return
    latest = list(known.values())[-1]
    found = comparing.compare(latest.assessed, versions.assessed(linked.catalog, item))
    grade = comparing.grade(found)
    if grade and item.version == latest.version:
        better = comparing.raised(latest.version, grade)
        yield f"what is assessed has changed: write 'version: {better}', then 'mcsite release {id_}'"
    elif item.version != latest.version:
        yield f"'mcsite release {id_}' freezes version {item.version}"


def _credential(linked: Linked, id_: str) -> Record[Credential]:
    record = linked.catalog.credentials.get(id_)
    if record is not None:
        return record
    path = f"content/credentials/{id_}.md"
    withheld = next((one.reason for one in linked.withheld if one.path == path), "")
    if withheld:
        hint = "write 'status: published' first" if withheld == "draft" else "its day hasn't come"
        raise Refusal(f"'{id_}' isn't published ({withheld}); {hint}")
    raise Refusal(f"there is no credential '{id_}' without errors; {_or_check(id_, list(linked.catalog.credentials))}")


def _judge_own(record: Record[Any], what: str) -> None:
    of = record.provenance
    if of is not None:
        raise Refusal(f"'{record.id}' is of the source '{of.id}', so it is {what} where it comes from: {of.url}")


def _or_check(id_: str, known: Sequence[str]) -> str:
    return suggest(id_, known) or "see 'mcsite check'"
