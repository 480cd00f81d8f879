"""Issuers, recognizers and the catalog's publisher, as organizations."""

from __future__ import annotations

import msgspec

from mcsite.context import Context
from mcsite.outputs.ctdl.terms import Node, address, concept, description, english, node, told
from mcsite.views.issuer import IssuerView
from mcsite.views.recognizer import RecognizerView

_SECTORS = {"state": "Public", "district": "Public"}
_TYPES = {"state": concept("OrganizationType", "orgType:Government", "Government Agency")}


def issuer(context: Context, id_: str) -> Node:
    """Return the organization that issues, as every graph has it that names it."""
    view = context.issuers[id_]
    family = context.family(view)
    return node(
        "ceterms:CredentialOrganization",
        {
            "ceterms:ctid": view.ctid,
            "ceterms:name": told(family, lambda one: one.title),
            "ceterms:description": description(
                told(family, lambda one: one.summary), f"{view.title} assesses evidence and awards micro-credentials."
            ),
            "ceterms:subjectWebpage": view.home,
            "ceterms:email": [view.email],
            "ceterms:image": view.image,
            "ceterms:address": [_place(view.region)] if view.region else [],
        },
        address("issuers", id_),
    )


def named(context: Context, collection: str, id_: str) -> msgspec.Raw:
    """Return an issuer or recognizer that a graph names, as JSON."""
    make = issuer if collection == "issuers" else recognizer
    return context.once(
        f"ctdl-{address(collection, id_)}", lambda: msgspec.Raw(msgspec.json.encode(make(context, id_)))
    )


def issuer_graph(context: Context, view: IssuerView) -> list[Node]:
    """Return the graph of an issuer: the organization and what it offers."""
    offered = [address("credentials", card.id) for card in view.credentials]
    offered += [address("stacks", card.id) for card in view.stacks]
    return [issuer(context, view.id) | ({"ceterms:offers": offered} if offered else {})]


def recognizer(context: Context, id_: str) -> Node:
    """Return the organization that recognizes, as every graph has it that names it."""
    view = context.recognizers[id_]
    family = context.family(view)
    rules = [f"For {rule.covers}: {rule.sentence}" for rule in view.rules]
    sector = _SECTORS.get(view.recognizer_kind)
    return node(
        "ceterms:Organization",
        {
            "ceterms:ctid": view.ctid,
            "ceterms:name": told(family, lambda one: one.title),
            "ceterms:description": english(f"{view.title} counts micro-credentials. {rules[0]}"),
            "ceterms:subjectWebpage": view.home or view.url,
            "ceterms:agentType": [_TYPES[view.recognizer_kind]] if view.recognizer_kind in _TYPES else [],
            "ceterms:agentSectorType": [concept("AgentSector", f"agentSector:{sector}", sector)] if sector else [],
            "ceterms:jurisdiction": [_jurisdiction(view.region)] if view.region else [],
            "ceterms:transferValueStatement": view.url,
            "ceterms:transferValueStatementDescription": english("\n".join(rules)),
        },
        address("recognizers", id_),
    )


def recognizer_graph(context: Context, view: RecognizerView) -> list[Node]:
    """Return the graph of a recognizer: the organization and the credentials that it counts."""
    counted = [address("credentials", ref.id) for ref in view.counted]
    return [recognizer(context, view.id) | ({"ceterms:recognizes": counted} if counted else {})]


def _jurisdiction(region: str) -> Node:
    return node("ceterms:JurisdictionProfile", {"ceterms:mainJurisdiction": [_place(region)]})


def _place(region: str) -> Node:
    """Return the place of an ISO 3166 code, of a country or of a part of it."""
    country, _, within = region.partition("-")
    return node(
        "ceterms:Place",
        {"ceterms:addressCountry": english(country), "ceterms:addressRegion": english(region if within else "")},
    )
