"""The opportunity to earn a credential or stack."""

from __future__ import annotations

from mcsite.context import Context
from mcsite.model import Fee
from mcsite.outputs.elm import organisations
from mcsite.outputs.elm.specifications import Earned, address
from mcsite.outputs.elm.terms import Node, currency, english, language, node, note, plain, told, web
from mcsite.views import CredentialView


def opportunity(context: Context, view: Earned) -> Node:
    """Return where and at what cost a credential or stack can be earned."""
    family = context.family(view)
    fee = view.assessment.fee if isinstance(view, CredentialView) and view.assessment else None
    return node(
        "LearningOpportunity",
        address(view, "opportunity"),
        title=told(family, lambda one: one.title),
        description=told(family, lambda one: one.summary),
        homepage=[web(one.url, spoken=one.language) for one in family],
        defaultLanguage=language(view.language),
        providedBy=[organisations.address(view.issuer.id)],
        learningAchievementSpecification=address(view),
        admissionProcedure=note(english(f"Apply at {view.apply_url}" if view.apply_url else "")),
        priceDetail=[_price(fee)] if fee else [],
    )


def _price(fee: Fee) -> Node:
    amount = node("Amount", value=plain(fee.amount), unit=currency(fee.currency))
    return node("PriceDetail", prefLabel=english("Assessment"), amount=amount)
