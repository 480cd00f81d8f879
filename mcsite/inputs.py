"""What a run is made of: the digest of everything that can be read of a catalog, by the name of its reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mcsite.linking import Catalog, Joined, Linked, Relations
from mcsite.linking.catalog import COLLECTION_NAMES, AnyRecord, Key
from mcsite.linking.visibility import Withheld, closed_reason, key
from mcsite.looking import digest
from mcsite.memo import ALWAYS, TODAY, Inputs
from mcsite.reads import named

LEDGER = "ledger"
Hidden = Mapping[Key, Withheld]
_NOTHING: Hidden = MappingProxyType({})


def of_joined(joined: Joined, state: bytes, images: bytes, always: bytes) -> Inputs:
    """Return what checking can read.

    `state` is the digest of all that linking depends on, `images` and `always` are those of the images and of what
    everything is made of.
    """
    catalog = joined.catalog

    def found() -> dict[str, bytes]:
        reserved = {
            **{named("reserved", key): b"" for key in joined.reserved},
            "reserved/*": digest([*joined.reserved]),
        }
        common = _common(catalog, images, always, joined.hidden)
        return {**common, **reserved, LEDGER: digest(catalog.ledger.events)}

    return Inputs(digest((state, images, always)), _texts(catalog), cache(found))


def of_linked(linked: Linked, state: bytes, images: bytes, always: bytes) -> Inputs:
    """Return what making can read; the rest is as in `of_joined`."""
    catalog = linked.catalog

    def found() -> dict[str, bytes]:
        aliases = [(one.id, one.language, one.brief.aliases) for one in catalog.everything() if one.brief.aliases]
        related = [_all(name, getattr(linked.relations, name)) for name in Relations.__struct_fields__]
        made = {**_common(catalog, images, always, _NOTHING), "aliases": digest(aliases)}
        for one in related:
            made |= one
        return made

    return Inputs(digest((state, images, always)), _texts(catalog), cache(found))


def _texts(catalog: Catalog) -> dict[str, bytes]:
    """Return the digests of what files say in full."""
    return {
        f"{name}/{id_}#": record.digest for name in COLLECTION_NAMES for id_, record in catalog.collection(name).items()
    }


def _common(catalog: Catalog, images: bytes, always: bytes, hidden: Hidden) -> dict[str, bytes]:
    collections = {image.collection for image in catalog.images}
    shown = {"images": images, **{f"images/{name}": images for name in collections}}
    return {ALWAYS: always, TODAY: catalog.today.encode(), **shown, **dict(_briefs(catalog, hidden))}


def _briefs(catalog: Catalog, hidden: Hidden) -> Iterator[tuple[str, bytes]]:
    for name in COLLECTION_NAMES:
        briefs = []
        for id_, record in catalog.collection(name).items():
            brief = _brief(catalog, record, hidden)
            briefs.append(brief)
            yield f"{name}/{id_}", brief
        yield f"{name}/*", b"".join(briefs)
    translations = {
        key: digest([_brief(catalog, one, hidden) for one in found]) for key, found in catalog.translations.items()
    }
    yield from ((named("translations", key), found) for key, found in translations.items())
    yield "translations/*", digest(list(translations.items()))
    yield from _all("releases", catalog.releases).items()


def _brief(catalog: Catalog, record: AnyRecord, hidden: Hidden) -> bytes:
    """Return the digest of what others may know of a record: what it says, and whether it is offered, or withheld."""
    known = (record.path, record.language, record.provenance, record.brief)
    return digest((*known, closed_reason(record, catalog.today), hidden.get(key(record))))


def _all(name: str, values: Mapping[Any, Any]) -> dict[str, bytes]:
    found = {named(name, key): digest(value) for key, value in values.items()}
    return found | {f"{name}/*": digest(list(found.items()))}


def of_images(images: Iterable[Path]) -> bytes:
    """Return a digest of how image files look."""
    return digest([(str(file), *_status(file)) for file in images])


def _status(file: Path) -> tuple[int, int, int]:
    try:
        status = file.stat()
    except OSError:
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino
