"""The plan page, and what it needs to know of each credential and stack, as a small script beside its page.

The plan itself is in the reader's browser alone: the page loads the scripts of what is saved there. A script, other
than JSON, can be loaded on `file://` too.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from mcsite import artifacts, describing
from mcsite.artifacts import Artifact
from mcsite.context import Context
from mcsite.diagnostics import Problem
from mcsite.model import Fee, Hours
from mcsite.theme import Theme
from mcsite.views import CredentialView, StackView, View, Views
from mcsite.views.base import Ref
from mcsite.views.stack import GroupView


class Named(Struct, frozen=True, omit_defaults=True):
    """A thing that another names; `closed` says why it is no longer offered."""

    id: str
    title: str
    closed: str = ""


class PartData(Struct, frozen=True, omit_defaults=True):
    """A part of the evidence."""

    title: str
    type: str
    template: Named | None = None
    quantity: int | None = None
    repeat_for: str = ""
    media: tuple[str, ...] = ()


class CredentialData(Struct, frozen=True, omit_defaults=True):
    """What the plan needs to know of a credential; `url` is that of its page, relative to the site's root."""

    kind: str
    id: str
    title: str
    url: str
    competency: str
    issuer: Named
    evidence: tuple[PartData, ...]
    closed: str = ""
    replaced_by: Named | None = None
    topics: tuple[str, ...] = ()
    hours: Hours | None = None
    model: str = ""
    fee: Fee | None = None
    turnaround_days: int | None = None
    resubmissions: int | str | None = None
    needs_students: bool | None = None
    prerequisites: tuple[Named, ...] = ()
    stacks: tuple[str, ...] = ()


class GroupData(Struct, frozen=True, omit_defaults=True):
    """A group of a stack, and how many of it are needed."""

    title: str
    needed: int
    credentials: tuple[Named, ...] = ()
    stacks: tuple[Named, ...] = ()


class StackData(Struct, frozen=True, omit_defaults=True):
    """What the plan needs to know of a stack."""

    kind: str
    id: str
    title: str
    url: str
    groups: tuple[GroupData, ...]
    closed: str = ""
    award: str = ""
    part_of: tuple[str, ...] = ()


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    """Make `/plan/`."""
    yield theme.page("plan.html", "plan/", "plan", about=describing.page(views, "plan/", "Your plan"))


def of(view: View, context: Context) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `plan.js` beside the page of a credential or stack."""
    if view.is_translation:
        return
    if isinstance(view, CredentialView):
        yield artifacts.script(view.path + "plan.js", _credential(view))
    elif isinstance(view, StackView):
        yield artifacts.script(view.path + "plan.js", _stack(view))


def _named(ref: Ref) -> Named:
    return Named(ref.id, ref.title, ref.closed)


def _credential(view: CredentialView) -> CredentialData:
    assessment = view.assessment
    return CredentialData(
        kind=view.kind,
        id=view.id,
        title=view.title,
        url=view.path,
        competency=view.competency,
        issuer=_named(view.issuer),
        evidence=tuple(
            PartData(
                part.title,
                part.type,
                _named(part.template) if part.template else None,
                part.quantity,
                part.repeat_for,
                part.media,
            )
            for part in view.evidence
        ),
        closed=view.closed,
        replaced_by=_named(view.replaced_by) if view.replaced_by else None,
        topics=tuple(topic.id for topic in view.topics),
        hours=view.effort_hours,
        model=assessment.model if assessment else "",
        fee=assessment.fee if assessment else None,
        turnaround_days=assessment.turnaround_days if assessment else None,
        resubmissions=assessment.resubmissions if assessment else None,
        needs_students=view.needs_students,
        prerequisites=tuple(_named(ref) for ref in view.prerequisites),
        stacks=tuple(ref.id for ref in view.stacks),
    )


def _stack(view: StackView) -> StackData:
    return StackData(
        kind=view.kind,
        id=view.id,
        title=view.title,
        url=view.path,
        groups=tuple(_group(group) for group in view.groups),
        closed=view.closed,
        award=view.award.title if view.award else "",
        part_of=tuple(ref.id for ref in view.part_of),
    )


def _group(group: GroupView) -> GroupData:
    return GroupData(
        group.title,
        group.needed,
        tuple(_named(card) for card in group.credentials),
        tuple(_named(card) for card in group.stacks),
    )
