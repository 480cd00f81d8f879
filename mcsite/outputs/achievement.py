"""Open Badges 3.0: each credential, release and stack with an award as an Achievement, each issuer as a Profile.

The id of an Achievement is the URL of its file, and never that of the page, which is the id of its criteria: in RDF two
things with one id are one thing.

The Achievement of a release says only what was released and what no later version touches, so that it stays as it is:
no topics and alignments, the issuer by its id alone, the current Achievement without its version.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Raw

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.context import Context
from mcsite.openbadges import (
    Earned,
    achievement_url,
    badgeclass_url,
    facts,
    is_earned,
    languages,
    narrative,
    profile_url,
    said,
)
from mcsite.openbadges import context as terms
from mcsite.openbadges.facts import Target
from mcsite.openbadges.results import results
from mcsite.theme import Theme
from mcsite.views import CredentialView, ReleaseView, StackView, View, Views
from mcsite.views.issuer import IssuerView


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make the context that all Achievements name."""
    yield artifacts.json(terms.PATH, terms.document(), views.settings.url)


def of(view: View, context: Context) -> Iterator[Artifact]:
    """Make `achievement.json` for a badge or a translation, `/issuers/<id>/profile.json` for an issuer.

    An Achievement that was renamed is at its old address, too, with its old id.
    """
    base = context.settings.url
    if isinstance(view, CredentialView):
        yield artifacts.json(f"{view.path}achievement.json", _credential(view, context), base)
    elif isinstance(view, StackView) and is_earned(view):
        yield artifacts.json(f"{view.path}achievement.json", _stack(view, context), base)
    elif isinstance(view, IssuerView) and not view.is_translation:
        profile = {"@context": [terms.OPEN_BADGES, terms.OWN], **_profile(view)}
        yield artifacts.json(f"{view.path}profile.json", profile, base)


def of_release(view: ReleaseView, context: Context) -> Iterator[Artifact]:
    """Make `achievement.json` for a release."""
    yield artifacts.json(f"{view.path}achievement.json", _release(view, context), context.settings.url)


def _creator(view: Earned, context: Context) -> Raw:
    """Return the Profile of the issuer of a badge, as JSON."""
    profile = profile_url(view.issuer.id)
    return context.once(profile, lambda: Raw(msgspec.json.encode(_profile(context.issuers[view.issuer.id]))))


def _credential(view: CredentialView, context: Context) -> dict[str, Any]:
    shared = _achievement(view, "MicroCredential", narrative.of_credential(view), _creator(view, context))
    shared |= said(related=[*_related(view), *(_version(release) for release in context.releases(view.id))])
    return {"@context": [terms.OPEN_BADGES, terms.ASSESSMENT, terms.OWN]} | said(
        **shared,
        humanCode=view.code,
        alignment=[_alignment(target) for target in facts.targets(view, context.frameworks)],
        resultDescription=list(results(view)),
    )


def _release(view: ReleaseView, context: Context) -> dict[str, Any]:
    """Return a credential as it was in a released version; without what only the current one has, if that is gone."""
    current_is_there = context.is_earned(view.credential.url)
    badge = urls.here(urls.item_path("credentials", view.id) + "badge.svg")
    current = said(id=achievement_url(view.credential.url), type=["Related"], inLanguage=languages.code(view.language))
    return {"@context": [terms.OPEN_BADGES, terms.ASSESSMENT, terms.OWN]} | said(
        id=achievement_url(view.url),
        type=["Achievement"],
        achievementType="MicroCredential",
        name=view.title,
        description=view.competency,
        criteria={"id": view.url, "narrative": narrative.of_release(view)},
        creator={"id": profile_url(view.issuer.id), "type": ["Profile"]},
        image={"id": badge, "type": "Image", "caption": view.title} if current_is_there else None,
        inLanguage=languages.code(view.language),
        version=view.version,
        otherIdentifier=[_identifier("systemId", f"credential:{view.id}")],
        resultDescription=list(results(view)),
        related=[current] if current_is_there else [],
        record=view.json,
    )


def _version(release: ReleaseView) -> dict[str, Any]:
    """Return the same achievement in a released version."""
    return {
        "id": achievement_url(release.url),
        "type": ["Related"],
        "inLanguage": languages.code(release.language),
        "version": release.version,
    }


def _stack(view: StackView, context: Context) -> dict[str, Any]:
    shared = _achievement(view, "CertificateOfCompletion", narrative.of_stack(view), _creator(view, context))
    return {"@context": [terms.OPEN_BADGES, terms.OWN]} | shared


def _achievement(view: Earned, kind: str, text: str, creator: Raw) -> dict[str, Any]:
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
        fieldOfStudy=", ".join(dict.fromkeys(topic.title for topic in view.topics)),
        creditsAvailable=facts.credit_hours(view),
        related=list(_related(view)),
        record=view.json,
    )


def _identifiers(view: Earned) -> Iterator[dict[str, Any]]:
    """Go through the other names of a badge: its kind and id in the catalog, and its BadgeClass."""
    named = {"systemId": f"{view.kind}:{view.id}", "ext:OpenBadges2.BadgeClass": badgeclass_url(view)}
    for kind, identifier in named.items():
        yield _identifier(kind, identifier)


def _identifier(kind: str, identifier: str) -> dict[str, Any]:
    return {"type": "IdentifierEntry", "identifier": identifier, "identifierType": kind}


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
        otherIdentifier=[_identifier("systemId", f"{view.kind}:{view.id}")],
        record=view.json,
    )
