"""The released versions that came before the current one of a credential: each is one whose awards have ceased."""

from __future__ import annotations

from collections.abc import Sequence

from mcsite import ctids
from mcsite.context import Context
from mcsite.outputs.ctdl.terms import Node, address, concept, description, node
from mcsite.views import CredentialView, ReleaseView


def nodes(context: Context, view: CredentialView) -> list[Node]:
    """Return a node for each earlier release, the oldest first; once there, it changes with no later release.

    It names the version before it and the current one, and so not the version after it, which only later ones know.
    """
    earlier = context.earlier(view)
    return [_node(context, view, earlier[: place + 1]) for place in range(len(earlier))]


def previous(view: CredentialView, earlier: Sequence[ReleaseView]) -> str:
    """Return the `@id` of the last of earlier releases, or an empty text if there are none."""
    return address("credentials", view.id, _name(earlier[-1])) if earlier else ""


def owner(context: Context, view: CredentialView, release: ReleaseView) -> str:
    """Return the id of the issuer of a release, or of the credential today where that issuer is gone."""
    return release.issuer.id if release.issuer.id in context.issuers else view.issuer.id


def _node(context: Context, view: CredentialView, releases: Sequence[ReleaseView]) -> Node:
    """Return the last of some releases."""
    release = releases[-1]
    issuer = [address("issuers", owner(context, view, release))]
    return node(
        "ceterms:MicroCredential",
        {
            "ceterms:ctid": ctids.part(view.ctid, _name(release)),
            "ceterms:name": {release.language: release.title},
            "ceterms:description": description(
                {release.language: release.competency}, f"version {release.version} of a micro-credential"
            ),
            "ceterms:credentialStatusType": [concept("CredentialStatus", "credentialStat:Deprecated", "Deprecated")],
            "ceterms:subjectWebpage": release.url,
            "ceterms:inLanguage": [release.language],
            "ceterms:ownedBy": issuer,
            "ceterms:offeredBy": issuer,
            "ceterms:versionCode": release.version,
            "ceterms:dateEffective": release.date,
            "ceterms:previousVersion": previous(view, releases[:-1]),
            "ceterms:latestVersion": address("credentials", view.id),
        },
        address("credentials", view.id, _name(release)),
    )


def _name(release: ReleaseView) -> str:
    return f"version-{release.version}"
