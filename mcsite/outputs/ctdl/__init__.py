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
from mcsite.context import Context
from mcsite.model import Settings
from mcsite.outputs.ctdl import credentials, organizations, pathways
from mcsite.outputs.ctdl.nodes import Collection, Node, Organization
from mcsite.outputs.ctdl.terms import CONTEXT, address, description, english
from mcsite.theme import Theme
from mcsite.views import CredentialView, StackView, View, Views
from mcsite.views.issuer import IssuerView
from mcsite.views.recognizer import RecognizerView

FILE = "ctdl.json"
_DESCRIBED = frozenset({"credential", "stack", "issuer", "recognizer"})


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


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/ctdl.json`, which lists the graphs of all things."""
    told = [one for one in views.entries if one.kind in _DESCRIBED and not one.is_translation]
    members = [address(urls.KINDS[one.kind], one.id) for one in told]
    document = {"@context": CONTEXT, "@graph": _catalog(views.settings, members)}
    yield artifacts.json(FILE, document, views.settings.url)


def _artifact(context: Context, path: str, graph: Sequence[Node | Raw]) -> Artifact:
    return artifacts.json(path + FILE, {"@context": CONTEXT, "@graph": graph}, context.settings.url)


def _catalog(settings: Settings, members: list[str]) -> list[Node]:
    """Return the collection of everything that has a graph, and the organization that publishes it."""
    publisher = urls.here(f"{FILE}#publisher")
    summary = {settings.language: settings.summary} if settings.summary else {}
    collection = Collection(
        id=urls.here(FILE),
        ctid=ctids.of(settings.home, ""),
        name={settings.language: settings.title},
        description=description(summary, f"The micro-credentials of {settings.title}"),
        subject_webpage=urls.here(""),
        in_language=[settings.language],
        owned_by=[publisher] if settings.publisher else [],
        has_member=members,
    )
    organization = Organization(
        id=publisher,
        type="ceterms:Organization",
        ctid=ctids.of(settings.home, "#publisher"),
        name={settings.language: settings.publisher},
        description=english(f"{settings.publisher} publishes the catalog “{settings.title}”."),
        subject_webpage=urls.here(""),
        email=[settings.email] if settings.email else [],
    )
    return [collection, organization] if settings.publisher else [collection]
