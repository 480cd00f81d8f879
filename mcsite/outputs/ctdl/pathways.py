"""The graph of a stack: a pathway to a destination, with a component for each credential and stack that it holds.

The destination stands for the whole. What must be earned of each group is a condition of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Raw

from mcsite.context import Context
from mcsite.model import Award
from mcsite.outputs.ctdl import organizations, recognition
from mcsite.outputs.ctdl.credentials import topics
from mcsite.outputs.ctdl.terms import Node, address, description, english, life_cycle, node, part, told
from mcsite.views import Card, CredentialView, StackView, words
from mcsite.views.stack import GroupView

DESTINATION = "destination"


def graph(context: Context, view: StackView) -> list[Node | Raw]:
    """Return the graph of a stack, with the organizations that it names."""
    cards = {_name(card): card for group in view.groups for card in (*group.credentials, *group.stacks)}
    after = {
        step.credential.id: [id_ for id_ in step.after if f"credential-{id_}" in cards]
        for stage in view.order
        for step in stage
    }
    components = [_component(context, view, card, after.get(card.id, ())) for card in cards.values()]
    values = recognition.values(context, view, _origins(view))
    recognizers = dict.fromkeys(counts.recognizer.id for counts in view.counts if counts.award is not None)
    return [
        _pathway(context, view, components),
        _destination(view),
        *components,
        *values,
        organizations.named(context, "issuers", view.issuer.id),
        *(organizations.named(context, "recognizers", id_) for id_ in recognizers),
    ]


def _pathway(context: Context, view: StackView, components: Sequence[Node]) -> Node:
    family = context.family(view)
    issuer = [address("issuers", view.issuer.id)]
    destination = address("stacks", view.id, DESTINATION)
    return node(
        "ceterms:Pathway",
        {
            "ceterms:ctid": view.ctid,
            "ceterms:name": told(family, lambda one: one.title),
            "ceterms:description": description(
                told(family, lambda one: one.summary), f"micro-credentials of {view.issuer.title} that add up"
            ),
            "ceterms:subjectWebpage": view.url,
            "ceterms:lifeCycleStatusType": life_cycle(view),
            "ceterms:versionCode": view.version,
            "ceterms:subject": topics(view.topics, context.settings.language),
            "ceterms:ownedBy": issuer,
            "ceterms:offeredBy": issuer,
            "ceterms:hasDestinationComponent": [destination],
            "ceterms:hasPart": [destination, *(component["@id"] for component in components)],
        },
        address("stacks", view.id),
    )


def _destination(view: StackView) -> Node:
    conditions = [_condition(view, group) for group in view.groups]
    whole = {
        "ceterms:name": english("Every group"),
        "ceterms:description": english(f"All of the {words.count(len(conditions), 'group')} of the stack."),
        "ceterms:requiredNumber": len(conditions),
        "ceterms:hasCondition": conditions,
    }
    title = view.award.title if view.award else view.title
    properties = {
        "ceterms:name": {view.language: title},
        "ceterms:description": english(f"What earning the stack “{view.title}” gives: {title}"),
        "ceterms:subjectWebpage": view.url,
        "ceterms:isPartOf": [address("stacks", view.id)],
        "ceterms:isDestinationComponentOf": [address("stacks", view.id)],
        "ceterms:pointValue": _points(view.award),
        "ceterms:hasCondition": conditions if len(conditions) == 1 else [node("ceterms:ComponentCondition", whole)],
    }
    return part(view, DESTINATION, "ceterms:BasicComponent", properties)


def _points(award: Award | None) -> list[Node]:
    if award is None or award.credit is None:
        return []
    said = english(words.credit(award.credit))
    return [node("schema:QuantitativeValue", {"schema:value": award.credit.amount, "schema:description": said})]


def _condition(view: StackView, group: GroupView) -> Node:
    """Return how many of a group are needed."""
    needed = f"{words.number(group.needed)} of {words.number(group.held)}"
    said = "All of these are needed." if group.require == "all" else f"{needed} are needed."
    return node(
        "ceterms:ComponentCondition",
        {
            "ceterms:name": {view.language: group.title},
            "ceterms:description": english(f"{group.summary} {said}".strip()),
            "ceterms:requiredNumber": group.needed,
            "ceterms:targetComponent": [
                address("stacks", view.id, _name(card)) for card in (*group.credentials, *group.stacks)
            ],
        },
    )


def _component(context: Context, view: StackView, card: Card, after: Sequence[str]) -> Node:
    credential = card.kind == "credential"
    held: CredentialView | StackView = context.credentials[card.id] if credential else context.stacks[card.id]
    family = context.family(held)
    properties = {
        "ceterms:name": told(family, lambda one: one.title),
        "ceterms:description": description(
            told(family, lambda one: one.summary), f"a {card.kind} of {held.issuer.title} in {view.title}"
        ),
        "ceterms:subjectWebpage": card.url,
        "ceterms:proxyFor": address(held.collection, card.id),
        "ceterms:credentialType": ["ceterms:MicroCredential"] if credential else [],
        "ceterms:isPartOf": [address("stacks", view.id)],
        "ceterms:precededBy": [address("stacks", view.id, f"credential-{id_}") for id_ in after] if credential else [],
    }
    return part(
        view, _name(card), "ceterms:CredentialComponent" if credential else "ceterms:BasicComponent", properties
    )


def _name(card: Card) -> str:
    return f"{card.kind}-{card.id}"


def _origins(view: StackView) -> list[str]:
    """Return the credentials of a stack that needs all of them; which ones are earned of another isn't known."""
    if any(group.require != "all" or group.stacks for group in view.groups):
        return []
    return list(dict.fromkeys(address("credentials", card.id) for group in view.groups for card in group.credentials))
