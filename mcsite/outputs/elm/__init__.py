"""What Europe's catalogs and registers read: the European Learning Model (ELM) 3.1, as JSON-LD, for catalogs that ask.

Each file is a graph that is whole in itself: what is achieved, by which assessment, who awards it, and the opportunity
to earn it while there is one. It follows ELM's application profile for learning opportunities and qualifications (LOQ).
"""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import artifacts
from mcsite.artifacts import Artifact
from mcsite.context import Context
from mcsite.openbadges import is_earned
from mcsite.outputs.elm import opportunities, organisations, specifications
from mcsite.outputs.elm.specifications import FILE, Earned
from mcsite.outputs.elm.terms import CONTEXT, Node
from mcsite.views import CredentialView, StackView, View


def of(view: View, context: Context) -> Iterator[Artifact]:
    """Make `elm.jsonld` beside the page of a credential, or of a stack with an award, if the catalog asks for it."""
    if "elm" not in context.settings.formats or not isinstance(view, CredentialView | StackView):
        return
    if is_earned(view) and not view.is_translation:
        document = {"@context": CONTEXT, "@graph": _graph(context, view)}
        yield artifacts.json(view.path + FILE, document, context.settings.url)


def _graph(context: Context, view: Earned) -> list[Node]:
    if isinstance(view, CredentialView):
        achieved = [specifications.credential(context, view)]
    else:
        members = [context.credentials[id_] for id_ in specifications.held(view)]
        achieved = [specifications.stack(context, view), *(specifications.head(context, one) for one in members)]
    offered = [] if view.closed else [opportunities.opportunity(context, view)]
    return [*achieved, *offered, organisations.issuer(context, view.issuer.id)]
