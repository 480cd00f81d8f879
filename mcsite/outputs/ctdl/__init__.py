"""The catalog for registries: the Credential Transparency Description Language (CTDL), as JSON-LD.

A graph for each credential, stack, issuer and recognizer. The `@id` of a thing is the address of its graph; its CTID is
the same wherever the site is built. Every graph has, besides, what a registry requires of the organizations and
credentials that it names, so that each can be taken in by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Raw

from mcsite import artifacts, ctids, urls
from mcsite.artifacts import Artifact
from mcsite.outputs.ctdl import credentials, organizations, pathways
from mcsite.outputs.ctdl.sources import collect
from mcsite.outputs.ctdl.terms import CONTEXT, Node, address, description, english, node
from mcsite.theme import Theme
from mcsite.views import View, Views

FILE = "ctdl.json"


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/<collection>/<id>/ctdl.json`, and `/ctdl.json`, which lists them."""
    sources = collect(views)
    for credential in views.credentials:
        yield _artifact(views, credential.path, credentials.graph(sources, credential))
    for stack in views.stacks:
        yield _artifact(views, stack.path, pathways.graph(sources, stack))
    for issuer in views.issuers:
        yield _artifact(views, issuer.path, organizations.issuer_graph(sources, issuer))
    for recognizer in views.recognizers:
        yield _artifact(views, recognizer.path, organizations.recognizer_graph(sources, recognizer))
    yield _artifact(views, "", _catalog(views))


def _artifact(views: Views, path: str, graph: Sequence[Node | Raw]) -> Artifact:
    return artifacts.json(path + FILE, {"@context": CONTEXT, "@graph": graph}, views.settings.url)


def _catalog(views: Views) -> list[Node]:
    """Return the collection of everything that has a graph, and the organization that publishes it."""
    settings = views.settings
    publisher = urls.here(f"{FILE}#publisher")
    things: list[View] = [*views.credentials, *views.stacks, *views.issuers, *views.recognizers]
    summary = {settings.language: settings.summary} if settings.summary else {}
    collection = node(
        "ceterms:Collection",
        {
            "ceterms:ctid": ctids.of(views.settings.home, ""),
            "ceterms:name": {settings.language: settings.title},
            "ceterms:description": description(summary, f"The micro-credentials of {settings.title}"),
            "ceterms:subjectWebpage": urls.here(""),
            "ceterms:inLanguage": [settings.language],
            "ceterms:ownedBy": [publisher] if settings.publisher else [],
            "ceterms:hasMember": [address(one.collection, one.id) for one in things],
        },
        urls.here(FILE),
    )
    organization = node(
        "ceterms:Organization",
        {
            "ceterms:ctid": ctids.of(views.settings.home, "#publisher"),
            "ceterms:name": {settings.language: settings.publisher},
            "ceterms:description": english(f"{settings.publisher} publishes the catalog “{settings.title}”."),
            "ceterms:subjectWebpage": urls.here(""),
            "ceterms:email": [settings.email] if settings.email else [],
        },
        publisher,
    )
    return [collection, organization] if settings.publisher else [collection]
