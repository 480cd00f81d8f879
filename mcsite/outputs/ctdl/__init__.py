"""The catalog for registries: the Credential Transparency Description Language (CTDL), as JSON-LD.

A graph for each credential, stack, issuer and recognizer. The `@id` of a thing is the address of its graph; its CTID is
the same wherever the site is built. Every graph has, besides, what a registry requires of the organizations and
credentials that it names, so that each can be taken in by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Raw

from mcsite import artifacts, ctids, urls
from mcsite.artifacts import Artifact
from mcsite.context import Context
from mcsite.model import Settings
from mcsite.outputs.ctdl import credentials, organizations, pathways
from mcsite.outputs.ctdl.terms import CONTEXT, Node, address, description, english, node
from mcsite.views import CredentialView, StackView, View
from mcsite.views.issuer import IssuerView
from mcsite.views.recognizer import RecognizerView

FILE = "ctdl.json"


def of(view: View, context: Context) -> Iterator[Artifact]:
    """Make `/<collection>/<id>/ctdl.json`; there is none of a translation, or of a thing of another collection."""
    graph: Sequence[Node | Raw]
    if view.is_translation:
        return
    if isinstance(view, CredentialView):
        graph = credentials.graph(context, view)
    elif isinstance(view, StackView):
        graph = pathways.graph(context, view)
    elif isinstance(view, IssuerView):
        graph = organizations.issuer_graph(context, view)
    elif isinstance(view, RecognizerView):
        graph = organizations.recognizer_graph(context, view)
    else:
        return
    yield _artifact(context, view.path, graph)


def fragment(view: View, context: Context) -> bytes:  # noqa: ARG001  all fragments are made alike
    """Return the name of the graph of a thing, as JSON."""
    return msgspec.json.encode(address(view.collection, view.id))


def whole(members: Iterable[bytes], context: Context) -> Artifact:
    """Make `/ctdl.json` of the fragments of credentials, stacks, issuers and recognizers, in this order."""
    return _artifact(context, "", _catalog(context.settings, [Raw(one) for one in members]))


def _artifact(context: Context, path: str, graph: Sequence[Node | Raw]) -> Artifact:
    return artifacts.json(path + FILE, {"@context": CONTEXT, "@graph": graph}, context.settings.url)


def _catalog(settings: Settings, members: Sequence[Raw]) -> list[Node]:
    """Return the collection of everything that has a graph, and the organization that publishes it."""
    publisher = urls.here(f"{FILE}#publisher")
    summary = {settings.language: settings.summary} if settings.summary else {}
    collection = node(
        "ceterms:Collection",
        {
            "ceterms:ctid": ctids.of(settings.home, ""),
            "ceterms:name": {settings.language: settings.title},
            "ceterms:description": description(summary, f"The micro-credentials of {settings.title}"),
            "ceterms:subjectWebpage": urls.here(""),
            "ceterms:inLanguage": [settings.language],
            "ceterms:ownedBy": [publisher] if settings.publisher else [],
            "ceterms:hasMember": members,
        },
        urls.here(FILE),
    )
    organization = node(
        "ceterms:Organization",
        {
            "ceterms:ctid": ctids.of(settings.home, "#publisher"),
            "ceterms:name": {settings.language: settings.publisher},
            "ceterms:description": english(f"{settings.publisher} publishes the catalog “{settings.title}”."),
            "ceterms:subjectWebpage": urls.here(""),
            "ceterms:email": [settings.email] if settings.email else [],
        },
        publisher,
    )
    return [collection, organization] if settings.publisher else [collection]
