"""What Europe's catalogs and registers read: the European Learning Model (ELM) 3.1, as JSON-LD, for catalogs that ask.

Each file is a graph that is whole in itself: what is achieved, by which assessment, who awards it, and the opportunity
to earn it while there is one. It follows ELM's application profile for learning opportunities and qualifications (LOQ).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcsite import artifacts
from mcsite.artifacts import Artifact
from mcsite.openbadges import is_earned
from mcsite.outputs.elm import opportunities, organisations, specifications
from mcsite.outputs.elm.sources import Sources, collect
from mcsite.outputs.elm.specifications import FILE, Earned
from mcsite.outputs.elm.terms import CONTEXT, Node
from mcsite.theme import Theme
from mcsite.views import CredentialView, Views


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/credentials/<id>/elm.jsonld`, and `/stacks/<id>/elm.jsonld` of each stack with an award, if asked to."""
    if "elm" not in views.settings.formats:
        return
    sources = collect(views)
    earned: Sequence[Earned] = [*views.credentials, *views.stacks]
    for view in earned:
        if is_earned(view):
            document = {"@context": CONTEXT, "@graph": _graph(sources, view)}
            yield artifacts.json(view.path + FILE, document, views.settings.url)


def _graph(sources: Sources, view: Earned) -> list[Node]:
    if isinstance(view, CredentialView):
        achieved = [specifications.credential(sources, view)]
    else:
        members = [sources.credentials[id_] for id_ in specifications.held(view)]
        achieved = [specifications.stack(sources, view), *(specifications.head(sources, one) for one in members)]
    offered = [] if view.closed else [opportunities.opportunity(sources, view)]
    return [*achieved, *offered, organisations.issuer(sources, view.issuer.id)]
