"""The published record of a stack: its groups, what they add up to, and the order that prerequisites imply."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from mcsite.briefs import Brief
from mcsite.model import Award, Group, Hours, Stack
from mcsite.records import Record
from mcsite.views.base import Card, Counts, Ref, Version, View
from mcsite.views.desk import Desk

Grouped = Stack | Brief  # either has the groups


class GroupView(Struct, frozen=True, omit_defaults=True):
    """A group, with how many of it are needed."""

    title: str
    require: int | Literal["all"]
    needed: int
    held: int
    summary: str = ""
    credentials: tuple[Card, ...] = ()
    stacks: tuple[Card, ...] = ()


class CreditRange(Struct, frozen=True):
    """The least and the most credit in a unit, depending on what one chooses."""

    min: float | int
    max: float | int
    unit: str


class Totals(Struct, frozen=True, omit_defaults=True):
    """What earning the stack takes and what its credentials give; `hours_unknown` credentials state no hours."""

    credentials: Hours
    hours: Hours | None = None
    hours_unknown: int = 0
    credit: tuple[CreditRange, ...] = ()


class Step(Struct, frozen=True):
    """A credential in the order of earning, with its prerequisites within the stack."""

    credential: Ref
    after: tuple[str, ...]


class StackView(View, frozen=True, kw_only=True, omit_defaults=True):
    """Everything published of a stack. `order` is a list of stages; each can begin when those before are earned."""

    ctid: str
    summary: str
    issuer: Ref
    badge: str
    stack_kind: Literal["stack", "collection"]
    groups: tuple[GroupView, ...]
    totals: Totals
    order: tuple[tuple[Step, ...], ...]
    before: tuple[Ref, ...] = ()
    topics: tuple[Ref, ...] = ()
    award: Award | None = None
    apply_url: str = ""
    expires: str = ""
    replaced_by: Ref | None = None
    replaces: tuple[Ref, ...] = ()
    part_of: tuple[Ref, ...] = ()
    counts: tuple[Counts, ...] = ()
    history: tuple[Version, ...] = ()


def view(desk: Desk, record: Record[Stack]) -> StackView:
    """Return the published record of a stack or of its translation."""
    item = record.item
    held = credentials(desk, record.item)
    before = [
        id_
        for id_ in dict.fromkeys(p for c in held for p in desk.catalog.credentials[c].brief.prerequisites)
        if id_ not in held
    ]
    return StackView(
        **desk.head(record),
        ctid=desk.ctid(record),
        summary=item.summary,
        issuer=desk.ref("issuers", item.issuer),
        badge=desk.badge(record),
        stack_kind=item.kind or ("stack" if item.award else "collection"),
        groups=tuple(_group(desk, group) for group in item.groups),
        totals=totals(desk, item),
        order=_order(desk, held),
        before=desk.refs("credentials", before),
        topics=desk.refs("topics", item.topics),
        award=item.award,
        apply_url=item.apply_url,
        expires=item.expires,
        replaced_by=desk.ref("stacks", item.replaced_by) if item.replaced_by else None,
        replaces=desk.refs("stacks", desk.relations.replaces.get(("stacks", record.id), ())),
        part_of=desk.refs("stacks", desk.relations.stacks_of_stack.get(record.id, ())),
        counts=desk.counts("stacks", record.id),
        history=desk.history(item),
    )


def credentials(desk: Desk, stack: Grouped) -> tuple[str, ...]:
    """Return the ids of all credentials of a stack, those of stacks in it included, each once."""
    found: dict[str, None] = {}
    for group in stack.groups:
        found.update(dict.fromkeys(group.credentials))
        for id_ in group.stacks:
            found.update(dict.fromkeys(credentials(desk, desk.catalog.stacks[id_].brief)))
    return tuple(found)


def _group(desk: Desk, group: Group) -> GroupView:
    held = len(group.credentials) + len(group.stacks)
    return GroupView(
        group.title,
        group.require,
        held if group.require == "all" else group.require,
        held,
        group.summary,
        desk.cards("credentials", group.credentials),
        desk.cards("stacks", group.stacks),
    )


def totals(desk: Desk, stack: Grouped) -> Totals:
    """Return what a stack takes and gives: of a group that requires some, the least and the most that they can.

    A credential that is needed anyway counts once, in however many groups it stands.
    """
    groups = list(_groups(desk, stack))
    needed = dict.fromkeys(id_ for group in groups if group.require == "all" for id_ in group.credentials)
    taken = [_credential_totals(desk, id_) for id_ in needed]
    taken += [_some(desk, group, needed) for group in groups if group.require != "all"]
    units = dict.fromkeys(credit.unit for total in taken for credit in total.credit)
    hours = [total.hours for total in taken if total.hours is not None]
    return Totals(
        Hours(sum(total.credentials.min for total in taken), sum(total.credentials.max for total in taken)),
        Hours(sum(hour.min for hour in hours), sum(hour.max for hour in hours)) if hours else None,
        sum(total.hours_unknown for total in taken),
        tuple(
            CreditRange(
                sum(credit.min for total in taken for credit in total.credit if credit.unit == unit),
                sum(credit.max for total in taken for credit in total.credit if credit.unit == unit),
                unit,
            )
            for unit in units
        ),
    )


def _groups(desk: Desk, stack: Grouped) -> Iterator[Group]:
    """Go through the groups of a stack and of the stacks that it requires."""
    for group in stack.groups:
        yield group
        for id_ in group.stacks if group.require == "all" else ():
            yield from _groups(desk, desk.catalog.stacks[id_].brief)


def _some(desk: Desk, group: Group, known: Collection[str]) -> Totals:
    """Return what a group that requires some of its members adds to credentials that are needed anyway."""
    members = [_credential_totals(desk, id_) for id_ in group.credentials if id_ not in known]
    members += [totals(desk, desk.catalog.stacks[id_].brief) for id_ in group.stacks]
    given = len(group.credentials) + len(group.stacks) - len(members)
    needed = int(group.require) - given
    if needed <= 0:
        return Totals(Hours(0, 0), None, 0, ())
    hours = [member.hours or Hours(0, 0) for member in members]
    units = dict.fromkeys(credit.unit for member in members for credit in member.credit)
    least, most = _chosen([h.min for h in hours], needed), _chosen([h.max for h in hours], needed)
    numbers = [member.credentials for member in members]
    return Totals(
        Hours(_chosen([n.min for n in numbers], needed)[0], _chosen([n.max for n in numbers], needed)[1]),
        Hours(least[0], most[1]) if any(member.hours for member in members) else None,
        sum(member.hours_unknown for member in members),
        tuple(_credit_range(members, unit, needed) for unit in units),
    )


def _credential_totals(desk: Desk, id_: str) -> Totals:
    item = desk.catalog.credentials[id_].brief
    credit = tuple(CreditRange(one.amount, one.amount, one.unit) for one in item.credit)
    return Totals(Hours(1, 1), item.effort_hours, 0 if item.effort_hours else 1, credit)


def _credit_range(members: Sequence[Totals], unit: str, needed: int) -> CreditRange:
    least = [sum(credit.min for credit in member.credit if credit.unit == unit) for member in members]
    most = [sum(credit.max for credit in member.credit if credit.unit == unit) for member in members]
    return CreditRange(_chosen(least, needed)[0], _chosen(most, needed)[1], unit)


def _chosen(values: Iterable[float | int], needed: int) -> tuple[float | int, float | int]:
    """Return the least and the most that so many of the values add up to."""
    ordered = sorted(values)
    return sum(ordered[:needed]), sum(ordered[len(ordered) - needed :])


def _order(desk: Desk, held: Sequence[str]) -> tuple[tuple[Step, ...], ...]:
    """Return the credentials in stages: each stage needs only what stages before it hold."""
    known = set(held)
    needs = {id_: [p for p in desk.catalog.credentials[id_].brief.prerequisites if p in known] for id_ in held}
    stages: list[tuple[Step, ...]] = []
    earned: set[str] = set()
    left = list(held)
    while left:
        ready = [id_ for id_ in left if earned.issuperset(needs[id_])]
        if not ready:
            break  # a cycle: reported by linking, and nothing is published then
        stages.append(tuple(Step(desk.ref("credentials", id_), tuple(needs[id_])) for id_ in ready))
        earned.update(ready)
        left = [id_ for id_ in left if id_ not in earned]
    return tuple(stages)
