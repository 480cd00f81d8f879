"""What is published: on which day, and what it may refer to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from mcsite.diagnostics import Problem, Related, Route
from mcsite.linking.catalog import AnyRecord, Catalog, Key
from mcsite.linking.references import targets
from mcsite.reads import Watched

# Published only because something else mentions them: with only withheld things to mention them, they are withheld.
SUPPORTING = frozenset({"issuers", "topics", "frameworks", "evidence", "rubrics"})


class Withheld(Struct, frozen=True, order=True):
    """A thing that isn't published, and why."""

    path: str
    reason: str


class Closed(Struct, frozen=True, order=True):
    """A thing that keeps its page but has left every list, and why."""

    path: str
    reason: str


def withheld_reason(record: AnyRecord, today: str, *, drafts: bool) -> str:
    """Return why a record isn't published on a day, or an empty text; what is of another catalog is there already."""
    item = record.brief
    if item.status == "draft" and not drafts:
        return "draft"
    if item.published > today and not drafts and record.provenance is None:
        return f"not before {item.published}"
    return ""


def closed_reason(record: AnyRecord, today: str) -> str:
    """Return why a published record is no longer offered, or an empty text if it is."""
    item = record.brief
    if item.status == "retired":
        return "retired"
    return f"expired {item.expires}" if item.expires and item.expires <= today else ""


def is_out(catalog: Catalog, record: AnyRecord) -> bool:
    """Tell whether a record is published on the catalog's day, and neither a draft nor retired."""
    item = record.brief
    due = item.published and record.provenance is None
    return item.status == "published" and (not due or catalog.has_come(item.published))


def withheld(catalog: Catalog, *, drafts: bool) -> dict[Key, Withheld]:
    """Return everything that isn't published on the catalog's day, with what only such things mention.

    A translation that isn't published while its original is stands under the name of its file: `fraction-talk.es`.
    """
    result: dict[Key, Withheld] = {}
    for record in catalog.everything():  # each original before its translations
        reason = withheld_reason(record, catalog.today, drafts=drafts)
        if reason and not _is_withheld(record, result):
            result[key(record)] = Withheld(record.path, reason)
    hidden = [record for record in catalog.everything() if _is_withheld(record, result)] if result else []
    doubtful = _led_to(catalog, hidden, result)
    if not doubtful:
        return result
    shown = [r for r in catalog.everything() if not _is_withheld(r, result) and (r.collection, r.id) not in doubtful]
    for collection, id_ in doubtful - _led_to(catalog, shown, result):
        path = catalog.collection(collection)[id_].path
        result[(collection, id_)] = Withheld(path, "mentioned only by what isn't published")
    return result


def key(record: AnyRecord) -> Key:
    """Return what a record is known by where it may be withheld: its collection, and the name of its file."""
    return record.collection, f"{record.id}.{record.language}" if record.language else record.id


def _is_withheld(record: AnyRecord, hidden: Collection[Key]) -> bool:
    return (record.collection, record.id) in hidden or key(record) in hidden


def _led_to(catalog: Catalog, records: Sequence[AnyRecord], hidden: Collection[Key]) -> set[Key]:
    """Return the supporting things that records mention, with what those mention in turn."""
    found: set[Key] = set()
    left = list(records)
    while left:
        for key in left.pop().brief.refers:
            record = catalog.get(key)
            if record is not None and key[0] in SUPPORTING and key not in found:
                found.add(key)
                family = (record, *catalog.translations.get(key, ()))
                left += [one for one in family if not _is_withheld(one, hidden)]
    return found


def select(catalog: Catalog, hidden: Mapping[Key, Withheld]) -> Catalog:
    """Return the catalog without what is withheld: no later stage can see it."""
    reads, gone = catalog.reads, frozenset(hidden)
    kept = {
        name: Watched(
            name,
            {id_: record for id_, record in catalog.collection(name).items() if (name, id_) not in gone},
            reads,
        )
        for name in {collection for collection, _ in gone}
    }
    translations = {
        key: tuple(record for record in records if not _is_withheld(record, gone))
        for key, records in catalog.translations.items()
        if key not in gone
    }
    return msgspec.structs.replace(catalog, translations=Watched("translations", translations, reads), **kept)


def problems(record: AnyRecord, hidden: Mapping[Key, Withheld]) -> Iterator[Problem]:
    """Find what a published thing refers to that is withheld."""
    if not hidden or _is_withheld(record, hidden):
        return
    for target, where in targets(record):
        if target in hidden:
            why = hidden[target]
            day = why.reason.removeprefix("not before ")
            reason = "is a draft" if why.reason == "draft" else f"won't be before {day}"
            hint = "publish it too, or remove the reference"
            key_of_reason = "status" if why.reason == "draft" else "published"
            related = (Related(why.path, f"'{target[1]}' is here", Route((key_of_reason,))),)
            message = f"this is published, but '{target[1]}' {reason}"
            yield Problem("refers-to-withheld", message, record.path, where, hint, related)  # type: ignore[arg-type]
