"""The released versions that came before the current one of a credential: each is one whose awards have ceased."""

from __future__ import annotations

from collections.abc import Sequence

from mcsite.context import Context
from mcsite.outputs.ctdl.nodes import EarlierVersion
from mcsite.outputs.ctdl.terms import Own, address, concept, description
from mcsite.views import CredentialView, ReleaseView


def nodes(context: Context, view: CredentialView, own: Own, earlier: Sequence[ReleaseView]) -> list[EarlierVersion]:
    """Return a node for each earlier release, the oldest first; once there, it changes with no later release.

    It names the version before it and the current one, and so not the version after it, which only later ones know.
    """
    return [_node(context, view, own, earlier[: place + 1]) for place in range(len(earlier))]


def previous(own: Own, earlier: Sequence[ReleaseView]) -> str:
    """Return the `@id` of the last of earlier releases, or an empty text if there are none."""
    return own.part(_name(earlier[-1])) if earlier else ""


def owner(context: Context, view: CredentialView, release: ReleaseView) -> str:
    """Return the id of the issuer of a release, or of the credential today where that issuer is gone."""
    return release.issuer.id if release.issuer.id in context.issuers else view.issuer.id


def _node(context: Context, view: CredentialView, own: Own, releases: Sequence[ReleaseView]) -> EarlierVersion:
    """Return the last of some releases."""
    release = releases[-1]
    issuer = [address("issuers", owner(context, view, release))]
    return EarlierVersion(
        id=own.part(_name(release)),
        ctid=own.ctid(_name(release)),
        name={release.language: release.title},
        description=description(
            {release.language: release.competency}, f"version {release.version} of a micro-credential"
        ),
        credential_status_type=concept("CredentialStatus", "credentialStat:Deprecated", "Deprecated"),
        subject_webpage=release.url,
        in_language=[release.language],
        owned_by=issuer,
        offered_by=issuer,
        version_code=release.version,
        date_effective=release.date,
        previous_version=previous(own, releases[:-1]),
        latest_version=own.id,
    )


def _name(release: ReleaseView) -> str:
    return f"version-{release.version}"
