"""What both versions of Open Badges say of a credential or stack in one value or list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from mcsite import urls
from mcsite.openbadges import Earned
from mcsite.views import CredentialView, StackView
from mcsite.views.framework import FrameworkView
from mcsite.views.words import label

_CREDIT_HOURS = frozenset(
    ("credit", "credit-hour", "semester-hour", "quarter-hour", "semester-credit", "quarter-credit", "ects")
)
_BADGES = (".png", ".svg")  # what a badge's data can be baked into (Open Badges Baking Specification)


class Target(Struct, frozen=True):
    """What a credential is aligned to: a statement, or a framework as a whole (then without a code)."""

    name: str
    url: str
    framework: str
    description: str = ""
    code: str = ""


def targets(view: Earned, frameworks: Mapping[str, FrameworkView]) -> Iterator[Target]:
    """Go through what a credential is aligned to: at the publisher's own address, else where our page states it."""
    for aligned in view.alignments if isinstance(view, CredentialView) else ():
        framework = frameworks[aligned.framework.id]
        if not aligned.code:
            yield Target(framework.title, framework.home or framework.url, framework.title)
            continue
        statement = next(one for one in framework.statements if one.code == aligned.code)
        yield Target(
            statement.title or statement.code,
            statement.url or aligned.framework.url,
            framework.title,
            statement.text,
            statement.code,
        )


def tags(view: Earned) -> list[str]:
    """Return keywords: topics, then subjects, grade levels and roles, in words, each once."""
    found = [topic.title for topic in view.topics]
    if isinstance(view, CredentialView):
        found += [label(one) for one in (*view.subjects, *view.grade_levels, *view.audience)]
    return list(dict.fromkeys(found))


def badge(view: Earned) -> str:
    """Return the URL of a badge as PNG or SVG: the thing's own, or the drawn one."""
    if view.badge.endswith(_BADGES):
        return view.badge
    return urls.here(urls.item_path(view.collection, view.id)) + "badge.svg"


def credit_hours(view: Earned) -> float | int | None:
    """Return the credit hours, if the credential or the stack's award gives exactly one credit and it is in those."""
    if isinstance(view, StackView):
        given = [view.award.credit] if view.award and view.award.credit else []
    else:
        given = list(view.credit)
    return given[0].amount if len(given) == 1 and given[0].unit in _CREDIT_HOURS else None
