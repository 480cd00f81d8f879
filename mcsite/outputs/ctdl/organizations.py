"""Issuers, recognizers and the catalog's publisher, as organizations."""

from __future__ import annotations

import msgspec
from msgspec import Raw

from mcsite.context import Context
from mcsite.outputs.ctdl.nodes import NOTHING, JurisdictionProfile, Organization, Place
from mcsite.outputs.ctdl.terms import address, concept, description, english, told
from mcsite.views.issuer import IssuerView
from mcsite.views.recognizer import RecognizerView

_SECTORS = {"state": "Public", "district": "Public"}
_TYPES = {"state": concept("OrganizationType", "orgType:Government", "Government Agency")}


def issuer(context: Context, id_: str) -> Organization:
    """Return the organization that issues, as every graph has it that names it."""
    view = context.issuers[id_]
    family = context.family(view)
    return Organization(
        id=address("issuers", id_),
        type="ceterms:CredentialOrganization",
        ctid=view.ctid,
        name=told(family, lambda one: one.title),
        description=description(
            told(family, lambda one: one.summary), f"{view.title} assesses evidence and awards micro-credentials."
        ),
        subject_webpage=view.home,
        email=[view.email],
        image=view.image,
        address=[_place(view.region)] if view.region else [],
    )


def issuer_graph(context: Context, view: IssuerView) -> list[Organization]:
    """Return the graph of an issuer: the organization and what it offers."""
    offered = [address("credentials", card.id) for card in view.credentials]
    offered += [address("stacks", card.id) for card in view.stacks]
    return [msgspec.structs.replace(issuer(context, view.id), offers=offered)]


def recognizer(context: Context, id_: str) -> Organization:
    """Return the organization that recognizes, as every graph has it that names it; only its own has its rules."""
    view = context.recognizers[id_]
    sector = _SECTORS.get(view.recognizer_kind)
    return Organization(
        id=address("recognizers", id_),
        type="ceterms:Organization",
        ctid=view.ctid,
        name=told(context.family(view), lambda one: one.title),
        description=english(f"{view.title} counts micro-credentials. {_rules(view)[0]}"),
        subject_webpage=view.home or view.url,
        agent_type=_TYPES.get(view.recognizer_kind, NOTHING),
        agent_sector_type=concept("AgentSector", f"agentSector:{sector}", sector) if sector else NOTHING,
    )


def recognizer_graph(context: Context, view: RecognizerView) -> list[Organization]:
    """Return the graph of a recognizer: the organization, its rules and the credentials that it counts."""
    whole = msgspec.structs.replace(
        recognizer(context, view.id),
        jurisdiction=[JurisdictionProfile(main_jurisdiction=[_place(view.region)])] if view.region else [],
        transfer_value_statement=view.url,
        transfer_value_statement_description=english("\n".join(_rules(view))),
        recognizes=[address("credentials", ref.id) for ref in view.counted],
    )
    return [whole]


def named(context: Context, collection: str, id_: str) -> Raw:
    """Return an issuer or recognizer that a graph names, as JSON."""
    make = issuer if collection == "issuers" else recognizer
    return context.once(f"ctdl-{collection}-{id_}", lambda: Raw(msgspec.json.encode(make(context, id_))))


def _rules(view: RecognizerView) -> list[str]:
    return [f"For {rule.covers}: {rule.sentence}" for rule in view.rules]


def _place(region: str) -> Place:
    """Return the place of an ISO 3166 code, of a country or of a part of it."""
    country, _, within = region.partition("-")
    return Place(address_country=english(country), address_region=english(region if within else ""))
