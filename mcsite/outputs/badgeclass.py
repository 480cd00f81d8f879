"""Open Badges 2.0: each credential and each stack with an award as a BadgeClass, and their issuers.

The files fit version 1.1 too, whose schemas are stricter: criteria are the address of the page, and an alignment has
its name and address under the names of both versions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mcsite import artifacts
from mcsite.artifacts import Artifact
from mcsite.context import Context, is_below
from mcsite.openbadges import Earned, achievement_url, badgeclass_url, facts, is_earned, issuer_url, said
from mcsite.openbadges.facts import Target
from mcsite.views import CredentialView, StackView, View
from mcsite.views.issuer import IssuerView

CONTEXT = "https://w3id.org/openbadges/v2"
_ACHIEVEMENT = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement"


def of(view: View, context: Context) -> Iterator[Artifact]:
    """Make `badgeclass.json` beside a badge's page, or `/issuers/<id>/issuer.json`; there is none of a translation."""
    base = context.settings.url
    if isinstance(view, IssuerView) and not view.is_translation:
        yield artifacts.json(f"{view.path}issuer.json", _issuer(view), base)
    elif isinstance(view, CredentialView | StackView) and is_earned(view) and not is_below(view):
        alignment = [_alignment(target) for target in facts.targets(view, context.frameworks)]
        made = _badgeclass(view, alignment) | {"id": f"{view.url}badgeclass.json"}  # the old id at an old address
        yield artifacts.json(f"{view.path}badgeclass.json", made, base)


def _badgeclass(view: Earned, alignment: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a BadgeClass (Open Badges 2.0, section "BadgeClass"), with its Achievement of version 3.0 as related."""
    related = {"id": achievement_url(view.url), "type": _ACHIEVEMENT, "version": view.version}
    return {"@context": CONTEXT} | said(
        id=badgeclass_url(view),
        type="BadgeClass",
        name=view.title,
        description=view.summary,
        image=facts.badge(view),
        criteria=view.url,
        issuer=issuer_url(view.issuer.id),
        version=view.version,
        tags=facts.tags(view),
        alignment=alignment,
        related=[related],
    )


def _alignment(target: Target) -> dict[str, Any]:
    return said(
        type="AlignmentObject",
        targetName=target.name,
        targetUrl=target.url,
        targetDescription=target.description,
        targetFramework=target.framework,
        targetCode=target.code,
        name=target.name,
        url=target.url,
    )


def _issuer(view: IssuerView) -> dict[str, Any]:
    """Return an issuer's Profile (Open Badges 2.0, section "Profile")."""
    return {"@context": CONTEXT} | said(
        id=issuer_url(view.id),
        type="Issuer",
        name=view.title,
        url=view.home,
        email=view.email,
        description=view.summary,
        image=view.image,
    )
