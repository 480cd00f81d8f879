"""From single records to a catalog in which everything leads somewhere.

Some problems are of one thing, with what it refers to (`problems_of`); others can only be seen in all of them at once
(`problems`). A thing stands here for its translations, too.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from mcsite import ledger as ledgers
from mcsite import model, urls
from mcsite.diagnostics import Problem
from mcsite.ledger import Ledger
from mcsite.linking import addresses, advice, assessment, completeness, references, versions, visibility
from mcsite.linking.catalog import COLLECTION_NAMES, AnyRecord, Catalog, Key, assemble
from mcsite.linking.relations import Relations, late, packed, unpacked, watched
from mcsite.linking.visibility import Closed, Withheld, closed_reason
from mcsite.reads import Watched
from mcsite.records import Records
from mcsite.releases import NO_RELEASES, Releases
from mcsite.sources import Image

__all__ = ["Catalog", "Closed", "Joined", "Linked", "Relations", "Settled", "Withheld"]

_ASSESSED = frozenset({"evidence", "rubric", "pass"})


class Joined(Struct, frozen=True):
    """Everything that is in the files: the catalog with what isn't published, and what that is.

    Who asks whether a thing is `hidden` has read its brief. `reserved` names files that couldn't be read.
    """

    catalog: Catalog
    hidden: Mapping[Key, Withheld]
    reserved: Mapping[Key, None]


class Linked(Struct, frozen=True):
    """What is published on a day, who points at whom in it, and what isn't published.

    `order` has the ids of each collection in the order of their titles; guides with an order come before, by it.
    `moved` has the collection, id, and language if it is a translation, of what each old address leads on to.
    """

    catalog: Catalog
    order: Mapping[str, Sequence[str]]
    moved: Mapping[str, tuple[str, str, str]]
    relations: Relations
    withheld: tuple[Withheld, ...]
    closed: tuple[Closed, ...]


class Settled(Struct, frozen=True, array_like=True):
    """What linking came to, and comes to again as long as the briefs of all things, and the day, are the same."""

    hidden: Mapping[Key, Withheld]
    order: Mapping[str, Sequence[str]]
    moved: Mapping[str, tuple[str, str, str]]
    relations: Mapping[str, bytes]
    closed: tuple[Closed, ...]


def settled(joined: Joined, linked: Linked) -> bytes:
    """Return what linking came to as bytes to keep, which `unsettled` reads again."""
    return _ENCODER.encode(Settled(joined.hidden, linked.order, linked.moved, packed(linked.relations), linked.closed))


def unsettled(kept: bytes) -> Settled:
    """Return what `settled` kept. Raises `msgspec.DecodeError` for other bytes."""
    return _DECODER.decode(kept)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Settled)


def join(
    records: Records,
    images: tuple[Image, ...],
    settings: model.Settings,
    today: str,
    *,
    drafts: bool,
    releases: Releases = NO_RELEASES,
    ledger: Ledger = ledgers.NONE,
    known: Settled | None = None,
) -> Joined:
    """Put records together; `today` is the day, in ISO form, for which they are published.

    `known` is what linking comes to, if that is sure.
    """
    catalog = assemble(settings, today, records.originals, records.translations, images, releases, ledger)
    hidden = known.hidden if known else visibility.withheld(catalog, drafts=drafts)
    reserved = dict.fromkeys(sorted(records.reserved))
    return Joined(catalog, hidden, Watched("reserved", reserved, catalog.reads))


def public(joined: Joined, known: Settled | None = None) -> Linked:
    """Return what is published; `known` is what linking comes to, if that is sure."""
    catalog = visibility.select(joined.catalog, joined.hidden)
    order = known.order if known else _order(catalog)
    moved = known.moved if known else _moved(catalog, order)
    relations = unpacked(known.relations) if known else late(catalog, order)
    closed = known.closed if known else tuple(sorted(_closed(catalog)))
    withheld = tuple(sorted(joined.hidden.values()))
    return Linked(catalog, order, moved, watched(relations, catalog.reads), withheld, closed)


def _order(catalog: Catalog) -> dict[str, list[str]]:
    return {
        name: [one.id for one in sorted(catalog.collection(name).values(), key=_place)] for name in COLLECTION_NAMES
    }


def _moved(catalog: Catalog, order: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, str, str]]:
    """Return what old addresses lead on to: that of a credential is one of its translations, too."""
    every = ((id_, catalog.credentials[id_].brief.aliases) for id_ in order["credentials"])
    aliases = {id_: found for id_, found in every if found}
    moved = {alias: ("credentials", id_, "") for id_, found in aliases.items() for alias in found}
    for id_ in aliases:
        for record in catalog.translations.get(("credentials", id_), ()):
            for alias in urls.of_credentials(record.brief.aliases):
                moved.setdefault(f"{alias}{record.language}/", ("credentials", id_, record.language))
    return moved


def _closed(catalog: Catalog) -> Iterator[Closed]:
    for record in catalog.originals():
        if reason := closed_reason(record, catalog.today):
            yield Closed(record.path, reason)


def _place(record: AnyRecord) -> tuple[float, str, str]:
    """Return the place of a record among those of its collection."""
    brief = record.brief
    ordered = math.inf if brief.order is None and record.collection == "guides" else brief.order or 0
    return ordered, brief.title.casefold(), record.id


def problems_of(joined: Joined, key: Key) -> list[Problem]:
    """Find what is wrong with a thing, as far as it and what it refers to can tell."""
    catalog = joined.catalog
    original = catalog.collection(key[0])[key[1]]
    found = list(_of_record(joined, original))
    told = {(problem.code, problem.message, problem.where) for problem in found}
    for record in catalog.translations.get(key, ()):  # what they inherit is told of the original
        found += [one for one in _of_record(joined, record) if (one.code, one.message, one.where) not in told]
    return [*found, *advice.problems_of(catalog, original), *completeness.problems_of(catalog, original)]


def _of_record(joined: Joined, record: AnyRecord) -> Iterator[Problem]:
    yield from references.record_problems(joined.catalog, record, joined.reserved)
    if record.collection == "credentials":
        yield from assessment.problems(joined.catalog, record)
        if not record.language:
            yield from versions.problems(joined.catalog, record)
    elif record.collection == "rubrics":
        yield from assessment.scale_problems(record.path, record.item.levels, record.item.pass_level, ())
    yield from visibility.problems(record, joined.hidden)


def is_complete(joined: Joined, found: Iterable[Problem]) -> bool:
    """Tell whether all that is referred to could be read, by what is wrong with single things."""
    return not joined.reserved and not any(problem.code == "unknown-id" for problem in found)


def problems(joined: Joined, *, complete: bool) -> Iterator[Problem]:
    """Find what is wrong with the catalog as a whole."""
    catalog = joined.catalog
    yield from references.problems(catalog)
    yield from addresses.problems(catalog, joined.hidden, joined.reserved)
    yield from advice.problems(catalog, complete=complete)
    yield from completeness.problems(catalog)


def link(
    records: Records,
    images: tuple[Image, ...],
    settings: model.Settings,
    today: str,
    *,
    drafts: bool,
    releases: Releases = NO_RELEASES,
    ledger: Ledger = ledgers.NONE,
) -> tuple[Linked, list[Problem]]:
    """Link records, and find every problem of them, thing by thing and as a whole."""
    joined = join(records, images, settings, today, drafts=drafts, releases=releases, ledger=ledger)
    return public(joined), [*all_problems(joined), *partial_problems(joined, records)]


def all_problems(joined: Joined) -> list[Problem]:
    """Find what is wrong with each thing, and with the catalog as a whole."""
    found = [problem for key in joined.catalog.everyone() for problem in problems_of(joined, key)]
    return [*found, *problems(joined, complete=is_complete(joined, found))]


def partial_problems(joined: Joined, records: Records) -> Iterator[Problem]:
    """Find in files with errors what else is wrong, as far as the errors let one tell."""
    catalog = joined.catalog
    for partial in records.partial:
        yield from references.record_problems(catalog, partial.record, joined.reserved)
        if isinstance(partial.record.item, model.Credential) and partial.left_out.isdisjoint(_ASSESSED):
            yield from assessment.problems(catalog, partial.record)
