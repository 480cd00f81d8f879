"""When each published record changed last, what changed, and what is left of things that were withdrawn."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Literal

import msgspec
from msgspec import Raw, Struct

from mcsite import artifacts, ledger, urls
from mcsite.digests import lines as lines_of
from mcsite.digests import of as digest_of
from mcsite.ledger import Change, Event, Ledger
from mcsite.linking import Linked, versions
from mcsite.linking.catalog import AnyRecord
from mcsite.memo import TODAY
from mcsite.sources import find_image
from mcsite.views.base import View
from mcsite.views.credential import CredentialView
from mcsite.views.entries import Entry, File
from mcsite.views.stack import StackView

_PLACE = "\ufdd1"  # a noncharacter: no text has it
_ROOT = "\ufdd0".encode()  # what stands for the site's root in what ledgers have the digests of
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


class Dating:
    """Tells when a record changed last, and what of that the ledger doesn't have yet.

    The moment depends on nothing but the content and the catalog's day: without a ledger, it is the day on which the
    content says that a thing changed; else the day on which it was published or expired by itself, or today's, but none
    before what the ledger has last. `written` gives a record as JSON.
    """

    def __init__(self, linked: Linked, written: Callable[[View], bytes]) -> None:
        self._written = written
        self._catalog = linked.catalog
        self._known = linked.catalog.ledger

    def pending(self, view: View) -> Event | None:
        """Return the change of a record that the ledger doesn't have, if there is one, without digests."""
        known, today = self._known, self._catalog.today
        last = known.last.get(_key(view))
        if last is not None and last.change != "withdrawn" and last.digest == self._published(view):
            return None
        if known.events:
            self._catalog.reads.note(TODAY)
        if last is None or last.change == "withdrawn":
            return self._event(view, _appeared(view, known, last, today))
        what: Literal["assessed", "editorial"] = "editorial" if last.assessed == self._assessed(view) else "assessed"
        change: Change = "retired" if view.closed and not last.closed else "changed"
        day = _closing(view) or today if change == "retired" else today
        at = ledger.after(last.at, max(ledger.midnight(day), known.newest))
        return self._event(view, at, change, what)

    def recorded(self, pending: Event, view: View) -> Event:
        """Return a change as the ledger keeps it: with what tells whether the record changes again."""
        return msgspec.structs.replace(pending, digest=self._published(view), assessed=self._assessed(view))

    def modified(self, view: View) -> str:
        """Return the moment of the last change of a record."""
        if not self._known.events:
            return view.modified
        pending = self.pending(view)
        return pending.at if pending else self._known.last[_key(view)].at

    def _event(
        self, view: View, at: str, change: Change = "appeared", what: Literal["", "assessed", "editorial"] = ""
    ) -> Event:
        replaced_by = view.replaced_by if isinstance(view, CredentialView | StackView) else None
        kind, id_, translation = _key(view)
        return Event(
            at,
            change,
            kind,
            id_,
            view.title,
            view.language,
            bool(translation),
            what,
            view.version,
            view.closed,
            replaced_by.id if replaced_by else "",
            view.aliases if isinstance(view, CredentialView) and not translation else (),
            () if translation else self._versions(view),
            source=view.source.id if view.source else "",
        )

    def _versions(self, view: View) -> tuple[str, ...]:
        return tuple(self._catalog.releases.get(view.id, ())) if isinstance(view, CredentialView) else ()

    def _published(self, view: View) -> str:
        """Return a digest of a record and of what is published beside it."""
        content = dated(self._written(view), "").replace(urls.SITE_ROOT.encode(), _ROOT)
        beside = (*self._images(view), *self._versions(view))
        return _digest(b"[%s,%s]" % (content, msgspec.json.encode(beside)) if beside else content)

    def _record(self, view: View) -> AnyRecord:
        key = (view.collection, view.id)
        if not view.is_translation:
            return self._catalog.collection(view.collection)[view.id]
        return next(one for one in self._catalog.translations[key] if one.language == view.language)

    def _assessed(self, view: View) -> str:
        """Return a digest of what is asked for a credential or a stack."""
        if isinstance(view, CredentialView):
            return _digest(msgspec.json.encode(versions.assessed(self._catalog, self._record(view).item)))
        if isinstance(view, StackView):
            item = self._record(view).item
            return _digest(msgspec.json.encode((item.groups, item.award)))
        return ""

    def _images(self, view: View) -> tuple[str, ...]:
        """Return the digests of the images that a thing shows: they change under one name."""
        brief = self._record(view).brief
        named = {name for name in (brief.image, *brief.images) if name}
        if not named:
            return ()
        self._catalog.reads.note("images")
        found = (find_image(self._catalog.images, view.collection, name) for name in sorted(named))
        return tuple(digest_of(image.file.read_bytes()) for image in found if image is not None)


class History:
    """The changes of a catalog, in `known` those of the ledger, too, and what is left of what was withdrawn.

    `entries` are all published records; `moved` has the URLs that old addresses lead on to. `of_today` tells whether
    something is gone that the ledger still has: it is withdrawn today.
    """

    def __init__(self, linked: Linked, entries: Sequence[Entry], moved: Mapping[str, str]) -> None:
        known, today = linked.catalog.ledger, linked.catalog.today
        pending = [event for one in entries if (event := one.event) is not None]
        there = {(one.kind, one.id, one.language if one.is_translation else "") for one in entries}
        gone = [
            withdrawn(event, max(ledger.midnight(today), known.newest))
            for event in known.published()
            if event.key not in there
        ]
        self.of_today = bool(gone)
        self.unrecorded = (*pending, *gone)  # without digests
        self.known = ledger.of((*known.events, *self.unrecorded))
        self.tombstones = tombstones(self.known, moved)


class Digests:
    """The digests of all that is published, by URL, `state`, which is that of them `each`, and every change, with them.

    `files` are those of all records. `lines` are what `state` is the digest of.
    """

    def __init__(self, history: History, files: Mapping[str, File], base_url: str) -> None:
        self._history = history
        self.each = {url: one.digest for url, one in files.items()}
        self.each |= {one.json: digest_of(document(one, base_url).content) for one in history.tombstones}
        self.lines = lines_of([(urls.absolute(url, base_url), digest) for url, digest in self.each.items()])
        self.state = digest_of(self.lines)

    @cached_property
    def changes(self) -> tuple[ChangeEntry, ...]:
        """Every change, the oldest first."""
        return entries_of(self._history.known, self._history.tombstones, self.each)


def _key(view: View) -> ledger.Key:
    return view.kind, view.id, view.language if view.is_translation else ""


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


def _appeared(view: View, known: Ledger, last: Event | None, today: str) -> str:
    if last is not None:
        return ledger.after(last.at, max(ledger.midnight(today), known.newest))
    if not known.events:
        return view.modified
    return max(ledger.midnight(view.published if view.published > known.newest[:10] else today), known.newest)


def _closing(view: View) -> str:
    """Return the day on which a thing expired."""
    return view.closed.removeprefix("expired ") if view.closed.startswith("expired ") else ""


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


def document(one: View | Tombstone, base_url: str, content: bytes = b"") -> artifacts.Artifact:
    """Return the file of a record, of which `content` is the JSON, if that is made already."""
    schema = "tombstone" if isinstance(one, Tombstone) else f"{one.kind}-record"
    return artifacts.json(f"{one.path}index.json", Raw(content) if content else one, base_url, schema)


def entries_of(known: Ledger, tombs: Iterable[Tombstone], digests: Mapping[str, str]) -> tuple[ChangeEntry, ...]:
    """Return every change, the oldest first."""
    successors = {tomb.url: tomb.replaced_by for tomb in tombs}
    newest = {id(event) for event in known.last.values()}
    made = []
    for event in known.events:
        url = urls.here(event.path)
        json = url + "index.json"
        replaced_by, digest = "", ""
        if event.replaced_by:
            replaced_by = urls.here(urls.item_path(urls.KINDS[event.kind], event.replaced_by))
        if id(event) in newest:
            replaced_by = successors.get(url, replaced_by)
            digest = digests.get(json, "")
        made.append(
            ChangeEntry(
                kind=event.kind,
                id=event.id,
                change=event.change,
                title=event.title,
                url=url,
                json=json,
                language=event.language,
                what=event.what,
                modified=event.at,
                version=event.version,
                closed=event.closed,
                replaced_by=replaced_by,
                digest=digest,
            )
        )
    return tuple(made)
