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
)
from mcsite.openbadges import context as terms
from mcsite.openbadges.facts import Target
from mcsite.openbadges.nodes import (
    Address,
    Alignment,
    Criteria,
    CurrentAchievement,
    Identifier,
    Image,
    Profile,
    Related,
    ReleasedAchievement,
)
from mcsite.openbadges.results import results
from mcsite.theme import Theme
from mcsite.views import CredentialView, ReleaseView, StackView, View, Views
from mcsite.views.issuer import IssuerView

_CONTEXT = (terms.OPEN_BADGES, terms.OWN)
_ASSESSED = (terms.OPEN_BADGES, terms.ASSESSMENT, terms.OWN)


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
        profile = msgspec.structs.replace(_profile(view), context=_CONTEXT)
        yield artifacts.json(f"{view.path}profile.json", profile, base)


def of_release(view: ReleaseView, context: Context) -> Iterator[Artifact]:
    """Make `achievement.json` for a release."""
    yield artifacts.json(f"{view.path}achievement.json", _release(view, context), context.settings.url)


def _creator(view: Earned, context: Context) -> Raw:
    """Return the Profile of the issuer of a badge, as JSON."""
    profile = profile_url(view.issuer.id)
    return context.once(profile, lambda: Raw(msgspec.json.encode(_profile(context.issuers[view.issuer.id]))))


def _credential(view: CredentialView, context: Context) -> CurrentAchievement:
    return CurrentAchievement(
        context=_ASSESSED,
        achievement_type="MicroCredential",
        criteria=Criteria(id=view.url, narrative=narrative.of_credential(view)),
        creator=_creator(view, context),
        related=[*_related(view), *[_version(release) for release in context.releases(view.id)]],
        human_code=view.code,
        alignment=[_alignment(target) for target in facts.targets(view, context.frameworks)],
        result_description=list(results(view)),
        **_shared(view),
    )


def _stack(view: StackView, context: Context) -> CurrentAchievement:
    return CurrentAchievement(
        context=_CONTEXT,
        achievement_type="CertificateOfCompletion",
        criteria=Criteria(id=view.url, narrative=narrative.of_stack(view)),
        creator=_creator(view, context),
        related=_related(view),
        **_shared(view),
    )


def _shared(view: Earned) -> dict[str, Any]:
    """Return what the Achievements of credentials and of stacks say alike."""
    return {
        "id": achievement_url(view.url),
        "name": view.title,
        "description": view.summary,
        "image": Image(id=facts.badge(view), caption=view.title),
        "in_language": languages.code(view.language),
        "version": view.version,
        "other_identifier": _identifiers(view),
        "tag": facts.tags(view),
        "field_of_study": ", ".join(dict.fromkeys([topic.title for topic in view.topics])),
        "credits_available": facts.credit_hours(view),
        "record": view.json,
    }


def _release(view: ReleaseView, context: Context) -> ReleasedAchievement:
    """Return a credential as it was in a released version; without what only the current one has, if that is gone."""
    current_is_there = context.is_earned(view.credential.url)
    badge = urls.here(urls.item_path("credentials", view.id) + "badge.svg")
    current = Related(id=achievement_url(view.credential.url), in_language=languages.code(view.language))
    return ReleasedAchievement(
        context=_ASSESSED,
        id=achievement_url(view.url),
        achievement_type="MicroCredential",
        name=view.title,
        description=view.competency,
        criteria=Criteria(id=view.url, narrative=narrative.of_release(view)),
        creator=Profile(id=profile_url(view.issuer.id)),
        image=Image(id=badge, caption=view.title) if current_is_there else None,
        in_language=languages.code(view.language),
        version=view.version,
        other_identifier=[Identifier(identifier=f"credential:{view.id}", identifier_type="systemId")],
        result_description=list(results(view)),
        related=[current] if current_is_there else [],
        record=view.json,
    )


def _version(release: ReleaseView) -> Related:
    """Return the same achievement in a released version."""
    language = languages.code(release.language)
    return Related(id=achievement_url(release.url), in_language=language, version=release.version)


def _identifiers(view: Earned) -> list[Identifier]:
    """Return the other names of a badge: its kind and id in the catalog, and its BadgeClass."""
    named = {"systemId": f"{view.kind}:{view.id}", "ext:OpenBadges2.BadgeClass": badgeclass_url(view)}
    return [Identifier(identifier=identifier, identifier_type=kind) for kind, identifier in named.items()]


def _related(view: Earned) -> list[Related]:
    """Return the same achievement in other languages."""
    return [
        Related(id=achievement_url(one.url), in_language=languages.code(one.language), version=view.version)
        for one in view.translations
    ]


def _alignment(target: Target) -> Alignment:
    return Alignment(
        target_name=target.name,
        target_url=target.url,
        target_description=target.description,
        target_framework=target.framework,
        target_code=target.code,
        target_type="ceasn:Competency" if target.code else "",
    )


def _profile(view: IssuerView) -> Profile:
    country, _, region = view.region.partition("-")
    return Profile(
        id=profile_url(view.id),
        name=view.title,
        url=view.home,
        email=view.email,
        description=view.summary,
        image=Image(id=view.image) if view.image else None,
        address=Address(address_country_code=country, address_region=region) if country else None,
        other_identifier=[Identifier(identifier=f"{view.kind}:{view.id}", identifier_type="systemId")],
        record=view.json,
    )
