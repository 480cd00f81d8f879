"""Issuers, as the organisations that award and that offer."""

from __future__ import annotations

from mcsite import urls
from mcsite.context import Context
from mcsite.outputs.elm.terms import Node, country, node, note, told, web


def address(id_: str) -> str:
    """Return the id of an issuer, which is the one that its page has in schema.org."""
    return urls.here(urls.item_path("issuers", id_)) + "#issuer"


def issuer(context: Context, id_: str) -> Node:
    """Return an issuer: the same in every file. ELM wants a location, which is missing if the country isn't known."""
    view = context.issuers[id_]
    family = context.family(view)
    return node(
        "Organisation",
        address(id_),
        legalName=told(family, lambda one: one.title),
        additionalNote=note(told(family, lambda one: one.summary)),
        homepage=[web(view.home)],
        location=place(view.region),
        contactPoint=[node("ContactPoint", emailAddress=[node("Mailbox", f"mailto:{view.email}")])],
    )


def place(region: str) -> list[Node]:
    """Return the country that a region is in, as a location."""
    where = country(region)
    return [node("Location", address=[node("Address", countryCode=where)])] if where else []
