"""Open Badges 3.0: each credential and each stack with an award as an Achievement, each issuer as a Profile.

The id of an Achievement is the URL of its file, and never that of the page, which is the id of its criteria: in RDF two
things with one id are one thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mcsite import artifacts
from mcsite.artifacts import Artifact
from mcsite.openbadges import (
    Earned,
    achievement_url,
    badgeclass_url,
    context,
    facts,
    is_earned,
    languages,
    narrative,
    profile_url,
    said,
)
from mcsite.openbadges.facts import Target
from mcsite.openbadges.results import results
from mcsite.theme import Theme
from mcsite.views import CredentialView, StackView, Views
from mcsite.views.framework import FrameworkView
from mcsite.views.issuer import IssuerView


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `achievement.json` for every badge and its translations, `/issuers/<id>/profile.json`, and the context."""
    base = views.settings.url
    yield artifacts.json(context.PATH, context.document(), base)
    profiles = {issuer.id: _profile(issuer) for issuer in views.issuers}
    for issuer in views.issuers:
        profile = {"@context": [context.OPEN_BADGES, context.OWN], **profiles[issuer.id]}
        yield artifacts.json(f"{issuer.path}profile.json", profile, base)
    frameworks = {one.id: one for one in views.frameworks}
    for view in (*views.credentials, *views.stacks, *views.translations):
        if isinstance(view, CredentialView):
            made = _credential(view, profiles[view.issuer.id], frameworks)
        elif isinstance(view, StackView) and is_earned(view):
            made = _stack(view, profiles[view.issuer.id])
        else:
            continue
        yield artifacts.json(f"{view.path}achievement.json", made, base)


def _credential(
    view: CredentialView, creator: dict[str, Any], frameworks: Mapping[str, FrameworkView]
) -> dict[str, Any]:
    shared = _achievement(view, "MicroCredential", narrative.of_credential(view), creator)
    return {"@context": [context.OPEN_BADGES, context.ASSESSMENT, context.OWN]} | said(
        **shared,
        humanCode=view.code,
        alignment=[_alignment(target) for target in facts.targets(view, frameworks)],
        resultDescription=list(results(view)),
    )


def _stack(view: StackView, creator: dict[str, Any]) -> dict[str, Any]:
    shared = _achievement(view, "CertificateOfCompletion", narrative.of_stack(view), creator)
    return {"@context": [context.OPEN_BADGES, context.OWN]} | shared


def _achievement(view: Earned, kind: str, text: str, creator: dict[str, Any]) -> dict[str, Any]:
    """Return what every Achievement has (Open Badges 3.0, Data Model)."""
    return said(
        id=achievement_url(view.url),
        type=["Achievement"],
        achievementType=kind,
        name=view.title,
        description=view.summary,
        criteria={"id": view.url, "narrative": text},
        creator=creator,
        image={"id": facts.badge(view), "type": "Image", "caption": view.title},
        inLanguage=languages.code(view.language),
        version=view.version,
        otherIdentifier=list(_identifiers(view)),
        tag=facts.tags(view),
        fieldOfStudy=", ".join(topic.title for topic in view.topics),
        creditsAvailable=facts.credit_hours(view),
        related=list(_related(view)),
        record=view.json,
    )


def _identifiers(view: Earned) -> Iterator[dict[str, Any]]:
    """Go through the other names of a badge: its kind and id in the catalog, and its BadgeClass."""
    named = {"systemId": f"{view.kind}:{view.id}", "ext:OpenBadges2.BadgeClass": badgeclass_url(view)}
    for kind, identifier in named.items():
        yield {"type": "IdentifierEntry", "identifier": identifier, "identifierType": kind}


def _related(view: Earned) -> Iterator[dict[str, Any]]:
    """Go through the same achievement in other languages."""
    for one in view.translations:
        yield said(
            id=achievement_url(one.url),
            type=["Related"],
            inLanguage=languages.code(one.language),
            version=view.version,
        )


def _alignment(target: Target) -> dict[str, Any]:
    return said(
        type=["Alignment"],
        targetName=target.name,
        targetUrl=target.url,
        targetDescription=target.description,
        targetFramework=target.framework,
        targetCode=target.code,
        targetType="ceasn:Competency" if target.code else None,
    )


def _profile(view: IssuerView) -> dict[str, Any]:
    country, _, region = view.region.partition("-")
    address = said(type=["Address"], addressCountryCode=country, addressRegion=region)
    return said(
        id=profile_url(view.id),
        type=["Profile"],
        name=view.title,
        url=view.home,
        email=view.email,
        description=view.summary,
        image={"id": view.image, "type": "Image"} if view.image else None,
        address=address if country else None,
        otherIdentifier=[
            {"type": "IdentifierEntry", "identifier": f"{view.kind}:{view.id}", "identifierType": "systemId"}
        ],
        record=view.json,
    )
