"""From single records to a catalog in which everything leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from mcsite import ledger as ledgers
from mcsite import model
from mcsite.diagnostics import Problem
from mcsite.ledger import Ledger
from mcsite.linking import addresses, advice, assessment, references, versions, visibility
from mcsite.linking.catalog import Catalog, assemble
from mcsite.linking.relations import Relations, relate
from mcsite.linking.visibility import Closed, Withheld, closed_reason
from mcsite.records import Records
from mcsite.releases import NO_RELEASES, Releases
from mcsite.sources import Image

__all__ = ["Catalog", "Closed", "Linked", "Relations", "Withheld", "link"]


_ASSESSED = frozenset({"evidence", "rubric", "pass"})


class Linked(Struct, frozen=True):
    """What is published on a day, who points at whom in it, and what isn't published."""

    catalog: Catalog
    relations: Relations
    withheld: tuple[Withheld, ...]
    closed: tuple[Closed, ...]


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
    """Link records; `today` is the day, in ISO form, for which they are published."""
    catalog = assemble(settings, today, records.originals, records.translations, images, releases, ledger)
    hidden = visibility.withheld(catalog, drafts=drafts)
    wrong = list(references.problems(catalog, records.reserved))
    complete = not records.reserved and not any(problem.code == "unknown-id" for problem in wrong)
    found = [
        *wrong,
        *_assessment_problems(catalog),
        *visibility.problems(catalog, hidden),
        *versions.problems(catalog),
        *addresses.problems(catalog, hidden, records.reserved),
        *advice.problems(catalog, complete=complete),
        *_partial_problems(catalog, records),
    ]
    public = visibility.select(catalog, hidden)
    closed = [Closed(record.path, reason) for record in public.originals() if (reason := closed_reason(record, today))]
    linked = Linked(public, relate(public), tuple(sorted(hidden.values())), tuple(sorted(closed)))
    return linked, _told_once(catalog, found)


def _partial_problems(catalog: Catalog, records: Records) -> Iterator[Problem]:
    """Find in files with errors what else is wrong, as far as the errors let one tell."""
    for partial in records.partial:
        yield from references.record_problems(catalog, partial.record, records.reserved)
        if isinstance(partial.record.item, model.Credential) and partial.left_out.isdisjoint(_ASSESSED):
            yield from assessment.problems(catalog, partial.record)


def _assessment_problems(catalog: Catalog) -> Iterator[Problem]:
    for record in catalog.everything():
        if isinstance(record.item, model.Credential):
            yield from assessment.problems(catalog, record)
        elif isinstance(record.item, model.Scale):
            yield from assessment.scale_problems(record.path, record.item.levels, record.item.pass_level, ())


def _told_once(catalog: Catalog, problems: list[Problem]) -> list[Problem]:
    """Leave out of translations what they inherit from their originals, where it is told."""
    original = {
        translation.path: record.path
        for record in catalog.originals()
        for translation in catalog.translations.get((record.collection, record.id), ())
    }
    told = {(problem.path, problem.code, problem.message, problem.where) for problem in problems}
    return [
        problem
        for problem in problems
        if (original.get(problem.path), problem.code, problem.message, problem.where) not in told
    ]
