"""When each published record changed last, what changed, and what is left of things that were withdrawn."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec
from msgspec import Raw, Struct

from mcsite import artifacts, ledger, urls
from mcsite.digests import of as digest_of
from mcsite.digests import state as state_of
from mcsite.ledger import Change, Event, Ledger
from mcsite.linking import Linked, versions
from mcsite.views.base import View
from mcsite.views.credential import CredentialView
from mcsite.views.stack import StackView

_PLACE = "\ufdd1"  # a noncharacter, as `urls.SITE_ROOT` is one
_MODIFIED = f',"modified":"{_PLACE}"'.encode()


class Tombstone(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What stands where a thing was that is withdrawn: only that it was there, and what replaces it."""

    kind: str
    id: str
    url: str
    json: str
    title: str
    language: str
    status: Literal["withdrawn"]
    modified: str
    version: str = ""
    replaced_by: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The path of the page."""
        return self.url.removeprefix(urls.SITE_ROOT)


class ChangeEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A change in `changes.json`; the newest one of each thing has the digest of the bytes at `json`."""

    kind: str
    id: str
    change: Change
    title: str
    url: str
    json: str
    language: str
    what: Literal["", "assessed", "editorial"] = ""
    modified: str = ""
    version: str = ""
    closed: str = ""
    replaced_by: str = ""
    digest: str = ""


def pending(linked: Linked, views: Iterable[View]) -> Iterator[Event]:
    """Go through the changes that the ledger doesn't have yet.

    Their moments depend on nothing but the content and the catalog's day: without a ledger, the day on which the
    content says that a thing changed; else the day on which it was published or expired by itself, or today's, but none
    before what the ledger has last.
    """
    known, today = linked.catalog.ledger, linked.catalog.today
    assessed, images = _assessed(linked), _images(linked)
    seen = set()
    for view in views:
        made = _event(view, assessed, images, tuple(linked.catalog.releases.get(view.id, ())))
        seen.add(made.key)
        last = known.last.get(made.key)
        if last is None or last.change == "withdrawn":
            yield msgspec.structs.replace(made, at=_appeared(view, known, last, today))
        elif last.digest != made.digest:
            what: Literal["assessed", "editorial"] = "editorial" if last.assessed == made.assessed else "assessed"
            change: Change = "retired" if made.closed and not last.closed else "changed"
            day = _closing(view) or today if change == "retired" else today
            at = ledger.after(last.at, max(ledger.midnight(day), known.newest))
            yield msgspec.structs.replace(made, at=at, change=change, what=what)
    for event in known.published():
        if event.key not in seen:
            yield withdrawn(event, max(ledger.midnight(today), known.newest))


def withdrawn(last: Event, at: str, replaced_by: str = "") -> Event:
    """Return the change that withdraws what was published last."""
    return Event(
        ledger.after(last.at, at),
        "withdrawn",
        last.kind,
        last.id,
        last.title,
        last.language,
        last.translation,
        version=last.version,
        replaced_by=replaced_by,
        aliases=last.aliases,
    )


def _event(
    view: View, assessed: Mapping[str, str], images: Mapping[str, tuple[str, ...]], versions: tuple[str, ...]
) -> Event:
    content = dated(written(view), "")
    released = versions if isinstance(view, CredentialView) else ()
    beside = (*images.get(view.url, ()), *released)  # what is published of it beside its record
    replaced_by = view.replaced_by if isinstance(view, CredentialView | StackView) else None
    return Event(
        "",
        "appeared",
        view.kind,
        view.id,
        view.title,
        view.language,
        view.is_translation,
        version=view.version,
        closed=view.closed,
        replaced_by=replaced_by.id if replaced_by else "",
        aliases=view.aliases if isinstance(view, CredentialView) and not view.is_translation else (),
        released=() if view.is_translation else released,
        digest=_digest(b"[%s,%s]" % (content, msgspec.json.encode(beside)) if beside else content),
        assessed=assessed.get(view.url, ""),
        source=view.source.id if view.source else "",
    )


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def written(view: View) -> bytes:
    """Return a record as JSON, with URLs as views hold them and a place for the moment of its last change.

    Its digest in the ledger, its file and its item in the feed are all made of this.
    """
    return msgspec.json.encode(msgspec.structs.replace(view, modified=_PLACE))


def dated(content: bytes, modified: str) -> bytes:
    """Return a record, as `written` gives it, with a moment of last change; without one if that is empty."""
    return content.replace(_MODIFIED, b',"modified":"%s"' % modified.encode() if modified else b"", 1)


def _assessed(linked: Linked) -> dict[str, str]:
    """Return a digest of what is asked for a credential or a stack, by the URL of its page."""
    found = {}
    for record in linked.catalog.everything():
        if record.collection == "credentials":
            asked = versions.assessed(linked.catalog, record.item)
            found[urls.here(record.url_path)] = _digest(msgspec.json.encode(asked))
        elif record.collection == "stacks":
            found[urls.here(record.url_path)] = _digest(msgspec.json.encode((record.item.groups, record.item.award)))
    return found


def _images(linked: Linked) -> dict[str, tuple[str, ...]]:
    """Return the digests of the images that a thing shows, by the URL of its page: they change under one name."""
    catalog = linked.catalog
    files = {(image.collection, image.name): image.file for image in catalog.images}
    found = {}
    for record in catalog.everything():
        named = {getattr(record.item, "image", ""), *(name for name, _ in record.body.images)}
        shown = [files[record.collection, name] for name in sorted(named) if (record.collection, name) in files]
        if shown:
            found[urls.here(record.url_path)] = tuple(digest_of(file.read_bytes()) for file in shown)
    return found


def _appeared(view: View, known: Ledger, last: Event | None, today: str) -> str:
    if last is not None:
        return ledger.after(last.at, max(ledger.midnight(today), known.newest))
    if not known.events:
        return view.modified
    return max(ledger.midnight(view.published if view.published > known.newest[:10] else today), known.newest)


def _closing(view: View) -> str:
    """Return the day on which a thing expired."""
    return view.closed.removeprefix("expired ") if view.closed.startswith("expired ") else ""


def modified(view: View, known: Ledger) -> str:
    """Return the moment of the last change of a thing: a ledger that is complete has it."""
    return known.last[view.kind, view.id, view.language if view.is_translation else ""].at


def tombstones(known: Ledger, moved: Mapping[str, str]) -> tuple[Tombstone, ...]:
    """Return what is left of each thing that was withdrawn. `moved` has the URLs that old addresses lead on to."""
    made = []
    for event in known.last.values():
        if event.change != "withdrawn":
            continue
        url = urls.here(event.path)
        made.append(
            Tombstone(
                kind=event.kind,
                id=event.id,
                url=url,
                json=url + "index.json",
                title=event.title,
                language=event.language,
                status="withdrawn",
                modified=event.at,
                version=event.version,
                replaced_by=_successor(event, moved),
                aliases=tuple(alias for alias in event.aliases if alias not in moved and not event.translation),
            )
        )
    return tuple(sorted(made, key=lambda one: one.url))


def _successor(event: Event, moved: Mapping[str, str]) -> str:
    """Return the address of what has the thing's address as an alias, or of what its issuer named."""
    if f"/{event.path}" in moved:
        return moved[f"/{event.path}"]
    if not event.replaced_by:
        return ""
    return urls.here(urls.item_path(urls.KINDS[event.kind], event.replaced_by))


def digests(documents: Iterable[View | Tombstone], base_url: str) -> dict[str, str]:
    """Return the digest of each record as it is published, by its URL."""
    return {one.json: digest_of(document(one, base_url).content) for one in documents}


def document(one: View | Tombstone, base_url: str, content: bytes = b"") -> artifacts.Artifact:
    """Return the file of a record, of which `content` is the JSON, if that is made already."""
    schema = "tombstone" if isinstance(one, Tombstone) else f"{one.kind}-record"
    return artifacts.json(f"{one.path}index.json", Raw(content) if content else one, base_url, schema)


def state(digests: Mapping[str, str], base_url: str) -> str:
    """Return the digest of the state of the whole catalog, from that of each record by its URL."""
    return state_of((urls.absolute(url, base_url), digest) for url, digest in digests.items())


def entries(known: Ledger, tombs: Iterable[Tombstone], digests: Mapping[str, str]) -> tuple[ChangeEntry, ...]:
    """Return every change, the oldest first."""
    successors = {tomb.url: tomb.replaced_by for tomb in tombs}
    made = []
    for event in known.events:
        url = urls.here(event.path)
        newest = known.last[event.key] is event
        replaced_by = urls.here(urls.item_path(urls.KINDS[event.kind], event.replaced_by)) if event.replaced_by else ""
        made.append(
            ChangeEntry(
                kind=event.kind,
                id=event.id,
                change=event.change,
                title=event.title,
                url=url,
                json=url + "index.json",
                language=event.language,
                what=event.what,
                modified=event.at,
                version=event.version,
                closed=event.closed,
                replaced_by=successors.get(url, replaced_by) if newest else replaced_by,
                digest=digests.get(url + "index.json", "") if newest else "",
            )
        )
    return tuple(made)
