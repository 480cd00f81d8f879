"""Open Badges 2.0: each credential and each stack with an award as a BadgeClass, and their issuers.

The files fit version 1.1 too, whose schemas are stricter: criteria are the address of the page, and an alignment has
its name and address under the names of both versions.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from mcsite import artifacts
from mcsite.artifacts import Artifact
from mcsite.context import Context, is_below
from mcsite.openbadges import Earned, achievement_url, facts, is_earned, issuer_url
from mcsite.openbadges.facts import Target
from mcsite.views import CredentialView, StackView, View
from mcsite.views.issuer import IssuerView

CONTEXT = "https://w3id.org/openbadges/v2"
_ACHIEVEMENT = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement"


class Alignment(Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """What a badge is aligned to."""

    type: str
    target_name: str
    target_url: str
    target_description: str = ""
    target_framework: str = ""
    target_code: str = ""
    name: str
    url: str


class Related(Struct, frozen=True):
    """The Achievement of a badge."""

    id: str
    type: str
    version: str


class BadgeClass(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A badge (Open Badges 2.0, section "BadgeClass")."""

    context: str = field(name="@context")
    id: str
    type: str
    name: str
    description: str = ""
    image: str
    criteria: str
    issuer: str
    version: str = ""
    tags: list[str] = []
    alignment: list[Alignment] = []
    related: list[Related]


class Issuer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An issuer (Open Badges 2.0, section "Profile")."""

    context: str = field(name="@context")
    id: str
    type: str
    name: str
    url: str = ""
    email: str = ""
    description: str = ""
    image: str = ""


def of(view: View, context: Context) -> Iterator[Artifact]:
    """Make `badgeclass.json` beside a badge's page, or `/issuers/<id>/issuer.json`; there is none of a translation."""
    base = context.settings.url
    if isinstance(view, IssuerView) and not view.is_translation:
        yield artifacts.json(f"{view.path}issuer.json", _issuer(view), base)
    elif isinstance(view, CredentialView | StackView) and is_earned(view) and not is_below(view):
        alignment = [_alignment(target) for target in facts.targets(view, context.frameworks)]
        yield artifacts.json(f"{view.path}badgeclass.json", _badgeclass(view, alignment), base)


def _badgeclass(view: Earned, alignment: list[Alignment]) -> BadgeClass:
    """Return a BadgeClass, with its Achievement of version 3.0 as related; at an old address it has the old id."""
    return BadgeClass(
        context=CONTEXT,
        id=f"{view.url}badgeclass.json",
        type="BadgeClass",
        name=view.title,
        description=view.summary,
        image=facts.badge(view),
        criteria=view.url,
        issuer=issuer_url(view.issuer.id),
        version=view.version,
        tags=facts.tags(view),
        alignment=alignment,
        related=[Related(achievement_url(view.url), _ACHIEVEMENT, view.version)],
    )


def _alignment(target: Target) -> Alignment:
    return Alignment(
        type="AlignmentObject",
        target_name=target.name,
        target_url=target.url,
        target_description=target.description,
        target_framework=target.framework,
        target_code=target.code,
        name=target.name,
        url=target.url,
    )


def _issuer(view: IssuerView) -> Issuer:
    return Issuer(
        context=CONTEXT,
        id=issuer_url(view.id),
        type="Issuer",
        name=view.title,
        url=view.home,
        email=view.email,
        description=view.summary,
        image=view.image,
    )
