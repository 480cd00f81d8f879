"""What a catalog announces of its things, and where the file of each lies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from mcsite import digests
from mcsite.client.errors import MirrorError

_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,118}[A-Za-z0-9])?"
_PATH = re.compile(rf"(?:{_NAME}/){{1,8}}{_NAME}\.json", re.ASCII)
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)
_OF_RECORD = ("id", "kind", "title", "url", "json", "language", "status", "version", "modified", "closed")


class Item(Struct, frozen=True):
    """A thing: the path of its JSON below the catalog, the digest of its bytes, and its entry in `catalog.json`."""

    path: str
    digest: str
    entry: Mapping[str, Any]

    @property
    def status(self) -> str:
        """The status of the thing, such as `retired`; `withdrawn` where only a tombstone is left."""
        return str(self.entry.get("status", ""))


Items = Mapping[str, Item]  # by path


def is_path(path: str) -> bool:
    """Tell whether a path is that of a JSON file in a folder below the catalog, by names that any disk takes."""
    return _PATH.fullmatch(path) is not None


def item(said: Any, base: str) -> Item | None:
    """Return the thing that an entry of a document is about; None if it names no file below the catalog."""
    if not isinstance(said, dict):
        return None
    address, digest = said.get("json"), said.get("digest")
    if not isinstance(address, str) or not isinstance(digest, str) or not address.startswith(base):
        return None
    path = address.removeprefix(base)
    if not is_path(path) or not _DIGEST.fullmatch(digest):
        return None
    return Item(path, digest, said)


def listed(document: Mapping[str, Any]) -> dict[str, Item]:
    """Return the things of a `catalog.json`. Raises MirrorError if one can't be kept, or they aren't its state."""
    base, entries = document.get("url"), document.get("items")
    if not isinstance(base, str) or not base.endswith("/") or not isinstance(entries, list):
        raise MirrorError("invalid", "its catalog.json isn't that of a catalog: it needs url and items")
    found: dict[str, Item] = {}
    for entry in entries:
        thing = item(entry, base)
        if thing is None or thing.path in found:
            named = entry.get("json") if isinstance(entry, dict) else entry
            raise MirrorError("invalid", f"its catalog.json has an entry that can't be kept: {named!r:.200}")
        found[thing.path] = thing
    if "state" in document and document["state"] != state(found, base):
        raise MirrorError("invalid", "its catalog.json isn't whole: its state isn't that of its items")
    return found


def state(things: Items, base: str) -> str:
    """Return the digest of all things, as a catalog at this address announces it."""
    return digests.state((base + thing.path, thing.digest) for thing in things.values())


def from_record(thing: Item, record: Mapping[str, Any]) -> Item:
    """Return a thing with the entry that `catalog.json` has for it, made from its record."""
    entry = {key: record[key] for key in _OF_RECORD if key in record}
    return Item(thing.path, thing.digest, {**entry, "json": thing.entry["json"], "digest": thing.digest})


def lost(old: Items, new: Items) -> list[str]:
    """Return the paths of the things that were there, and of which now nothing or only a tombstone is."""
    living = _living(new)
    return [path for path in _living(old) if path not in living]


def wiped(old: Items, new: Items) -> bool:
    """Tell whether a catalog has lost more than half of its things, or the last."""
    gone = len(lost(old, new))
    return gone > 0 and (2 * gone > len(_living(old)) or not _living(new))


def _living(things: Items) -> set[str]:
    return {thing.path for thing in things.values() if thing.status != "withdrawn"}
