"""What a mirror has to become: as the change list tells it, else as the catalog lists it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from mcsite import fetching
from mcsite.client import items
from mcsite.client.errors import MirrorError
from mcsite.client.folder import CATALOG
from mcsite.client.items import Item
from mcsite.client.source import Document, Source, Validator

CHANGES = "changes.json"


class Goal(Struct, frozen=True):
    """A `catalog.json` and the things in it, by path. With `told`, entries of what differs are those of the changes."""

    document: dict[str, Any]
    things: dict[str, Item]
    told: bool = False


def find(source: Source, now: Goal, validators: Mapping[str, Validator], *, whole: bool) -> Goal:
    """Return what a mirror has to become, if it is `now` that; the same if it is in step.

    The change list is read as far as it takes to come to the state that it announces. If it doesn't lead there, or
    with `whole`, the catalog is read. Raises MirrorError.
    """
    if now.things and not whole:
        found = _by_changes(source, now, validators.get(CHANGES))
        if found is not None:
            return found
    try:
        document = source.document(CATALOG, validators.get(CATALOG) if now.things and not whole else None)
    except fetching.Missing as missing:
        raise MirrorError("unreachable", str(missing)) from None
    return now if document is None else Goal(document.said, items.listed(document.said))


def _by_changes(source: Source, now: Goal, known: Validator | None) -> Goal | None:
    """Return where the change list leads; None if it can't be used, or leads to another state than it announces.

    Entries are the newest first, so only the first of each thing counts. Those that are older than the mirror say what
    it holds already.
    """
    base = now.document["url"]
    try:
        page = source.document(CHANGES, known)
        if page is None or page.said.get("state") == items.state(now.things, base):
            return now
        document = {**now.document, "title": page.said.get("title", ""), "state": page.said.get("state")}
        things, seen = dict(now.things), set[str]()
        left = len(msgspec.json.encode(now.document))  # bytes: beyond that, the catalog costs less
        while page is not None:
            for thing in _things(page, base):
                if thing.path not in seen:
                    seen.add(thing.path)
                    things[thing.path] = _kept(now.things.get(thing.path), thing)
            if items.state(things, base) == document["state"]:
                return Goal(document, things, told=True)
            left -= page.size
            page = _next(source, page, base) if left > 0 else None
    except (MirrorError, fetching.Missing):
        return None  # whatever is wrong with the list, the catalog is what counts
    return None


def _kept(old: Item | None, new: Item) -> Item:
    return old if old is not None and old.digest == new.digest else new


def _things(page: Document, base: str) -> list[Item]:
    entries = page.said.get("items")
    found = [items.item(entry, base) for entry in entries] if isinstance(entries, list) else []
    return [thing for thing in found if thing is not None]


def _next(source: Source, page: Document, base: str) -> Document | None:
    address = page.said.get("next_url")
    if not isinstance(address, str) or not address.startswith(base):
        return None
    path = address.removeprefix(base)
    return source.document(path) if items.is_path(path) else None
