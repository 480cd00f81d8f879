"""What is published: on which day, and what it may refer to."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from mcsite import model
from mcsite.diagnostics import Problem, Related, Route
from mcsite.linking.catalog import COLLECTION_NAMES, AnyRecord, Catalog, Key
from mcsite.linking.references import targets

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
    """Return why a record isn't published on a day, or an empty text if it is."""
    item = record.item
    if not isinstance(item, model.Credential | model.Stack):
        return ""
    if item.status == "draft" and not drafts:
        return "draft"
    if item.published > today and not drafts:
        return f"not before {item.published}"
    return ""


def closed_reason(record: AnyRecord, today: str) -> str:
    """Return why a published record is no longer offered, or an empty text if it is."""
    item = record.item
    if not isinstance(item, model.Credential | model.Stack):
        return ""
    if item.status == "retired":
        return "retired"
    return f"expired {item.expires}" if item.expires and item.expires <= today else ""


def withheld(catalog: Catalog, *, drafts: bool) -> dict[Key, Withheld]:
    """Return everything that isn't published on the catalog's day, with what only such things mention."""
    result: dict[Key, Withheld] = {}
    mentioned_by: dict[Key, list[Key]] = {}
    for record in catalog.everything():
        key = (record.collection, record.id)
        reason = withheld_reason(record, catalog.today, drafts=drafts) if not record.language else ""
        if reason:
            result[key] = Withheld(record.path, reason)
        for target, _ in targets(record):
            if target != key:
                mentioned_by.setdefault(target, []).append(key)
    changed = True
    while changed:
        changed = False
        for record in catalog.originals():
            key = (record.collection, record.id)
            mentions = mentioned_by.get(key)
            if (
                record.collection in SUPPORTING
                and key not in result
                and mentions
                and all(m in result for m in mentions)
            ):
                result[key] = Withheld(record.path, "mentioned only by what isn't published")
                changed = True
    return result


def select(catalog: Catalog, hidden: dict[Key, Withheld]) -> Catalog:
    """Return the catalog without what is withheld: no later stage can see it."""
    kept = {
        name: {id_: record for id_, record in catalog.collection(name).items() if (name, id_) not in hidden}
        for name in COLLECTION_NAMES
    }
    translations = {key: records for key, records in catalog.translations.items() if key not in hidden}
    return Catalog(
        settings=catalog.settings,
        today=catalog.today,
        translations=translations,
        images=catalog.images,
        **kept,
    )


def problems(catalog: Catalog, hidden: dict[Key, Withheld]) -> Iterator[Problem]:
    """Find published things that refer to withheld ones."""
    for record in catalog.everything():
        if (record.collection, record.id) in hidden:
            continue
        for key, where in targets(record):
            if key not in hidden:
                continue
            why = hidden[key]
            day = why.reason.removeprefix("not before ")
            reason = "is a draft" if why.reason == "draft" else f"won't be before {day}"
            hint = "publish it too, or remove the reference"
            key_of_reason = "status" if why.reason == "draft" else "published"
            related = (Related(why.path, f"'{key[1]}' is here", Route((key_of_reason,))),)
            message = f"this is published, but '{key[1]}' {reason}"
            yield Problem("refers-to-withheld", message, record.path, where, hint, related)  # type: ignore[arg-type]
