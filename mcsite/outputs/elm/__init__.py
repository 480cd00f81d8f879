"""What Europe's catalogs and registers read: the European Learning Model (ELM) 3.1, as JSON-LD, for catalogs that ask.

Each file is a graph that is whole in itself: what is achieved, by which assessment, who awards it, and the opportunity
to earn it while there is one. It follows ELM's application profile for learning opportunities and qualifications (LOQ).
"""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import artifacts
from mcsite.artifacts import Artifact
from mcsite.openbadges import is_earned
from mcsite.outputs.elm import opportunities, organisations, specifications
from mcsite.outputs.elm.specifications import FILE, Earned
from mcsite.outputs.elm.terms import CONTEXT, Node
from mcsite.theme import Theme
from mcsite.views import CredentialView, StackView, View, Views
from mcsite.views.context import Context, collect


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/credentials/<id>/elm.jsonld`, and `/stacks/<id>/elm.jsonld` of each stack with an award, if asked to."""
    context = collect(views)
    things: list[View] = [*views.credentials, *views.stacks]
    for view in things:
        yield from of(view, context)


def of(view: View, context: Context) -> Iterator[Artifact]:
    """Make the description of a credential, or of a stack with an award, if the catalog asks; none of a translation."""
    asked = "elm" in context.settings.formats
    if asked and isinstance(view, CredentialView | StackView) and is_earned(view) and not view.is_translation:
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
