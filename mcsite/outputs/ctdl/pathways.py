"""The graph of a stack: a pathway to a destination, with a component for each credential and stack that it holds.

The destination stands for the whole. What must be earned of each group is a condition of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Raw

from mcsite import urls
from mcsite.context import Context
from mcsite.model import Award
from mcsite.outputs.ctdl import organizations, recognition
from mcsite.outputs.ctdl.credentials import topics
from mcsite.outputs.ctdl.nodes import Component, ComponentCondition, Node, Pathway, QuantitativeValue
from mcsite.outputs.ctdl.terms import Own, address, description, english, life_cycle, life_state, own, told
from mcsite.views import Card, StackView, words
from mcsite.views.stack import GroupView

DESTINATION = "destination"


def graph(context: Context, view: StackView) -> list[Node | Raw]:
    """Return the graph of a stack, with the organizations that it names."""
    names = own(view)
    cards = {_name(card): card for group in view.groups for card in (*group.credentials, *group.stacks)}
    after = {
        step.credential.id: [id_ for id_ in step.after if f"credential-{id_}" in cards]
        for stage in view.order
        for step in stage
    }
    components = [_component(context, view, names, card, after.get(card.id, ())) for card in cards.values()]
    _, given = recognition.values(view, names, _origins(view))
    return [
        _pathway(context, view, names, components),
        _destination(view, names),
        *components,
        *given,
        organizations.named(context, "issuers", view.issuer.id),
        *[organizations.named(context, "recognizers", id_) for id_ in recognition.recognizers(view)],
    ]


def _pathway(context: Context, view: StackView, own: Own, components: Sequence[Component]) -> Pathway:
    family = context.family(view)
    issuer = [address("issuers", view.issuer.id)]
    destination = own.part(DESTINATION)
    return Pathway(
        id=own.id,
        ctid=view.ctid,
        name=told(family, lambda one: one.title),
        description=description(
            told(family, lambda one: one.summary), f"micro-credentials of {view.issuer.title} that add up"
        ),
        subject_webpage=view.url,
        life_cycle_status_type=life_cycle(life_state(view)),
        version_code=view.version,
        subject=topics(view.topics, context.settings.language),
        owned_by=issuer,
        offered_by=issuer,
        has_destination_component=[destination],
        has_part=[destination, *(component.id for component in components)],
    )


def _destination(view: StackView, own: Own) -> Component:
    conditions = [_condition(view, own, group) for group in view.groups]
    if len(conditions) > 1:
        whole = ComponentCondition(
            name=english("Every group"),
            description=english(f"All of the {words.count(len(conditions), 'group')} of the stack."),
            required_number=len(conditions),
            has_condition=conditions,
        )
        conditions = [whole]
    title = view.award.title if view.award else view.title
    return Component(
        id=own.part(DESTINATION),
        type="ceterms:BasicComponent",
        ctid=own.ctid(DESTINATION),
        name={view.language: title},
        description=english(f"What earning the stack “{view.title}” gives: {title}"),
        subject_webpage=view.url,
        is_part_of=[own.id],
        is_destination_component_of=[own.id],
        point_value=_points(view.award),
        has_condition=conditions,
    )


def _points(award: Award | None) -> list[QuantitativeValue]:
    if award is None or award.credit is None:
        return []
    return [QuantitativeValue(value=award.credit.amount, said=english(words.credit(award.credit)))]


def _condition(view: StackView, own: Own, group: GroupView) -> ComponentCondition:
    """Return how many of a group are needed."""
    needed = f"{words.number(group.needed)} of {words.number(group.held)}"
    said = "All of these are needed." if group.require == "all" else f"{needed} are needed."
    return ComponentCondition(
        name={view.language: group.title},
        description=english(f"{group.summary} {said}".strip()),
        required_number=group.needed,
        target_component=[own.part(_name(card)) for card in (*group.credentials, *group.stacks)],
    )


def _component(context: Context, view: StackView, own: Own, card: Card, after: Sequence[str]) -> Component:
    credential = card.kind == "credential"
    family = context.gists(urls.KINDS[card.kind], card.id)
    held = family[0]
    name = _name(card)
    return Component(
        id=own.part(name),
        type="ceterms:CredentialComponent" if credential else "ceterms:BasicComponent",
        ctid=own.ctid(name),
        name=told(family, lambda one: one.title),
        description=description(
            told(family, lambda one: one.summary), f"a {card.kind} of {held.issuer.title} in {view.title}"
        ),
        subject_webpage=card.url,
        proxy_for=address(held.collection, card.id),
        credential_type=["ceterms:MicroCredential"] if credential else [],
        is_part_of=[own.id],
        preceded_by=[own.part(f"credential-{id_}") for id_ in after] if credential else [],
    )


def _name(card: Card) -> str:
    return f"{card.kind}-{card.id}"


def _origins(view: StackView) -> list[str]:
    """Return the credentials of a stack that needs all of them; which ones are earned of another isn't known."""
    if any(group.require != "all" or group.stacks for group in view.groups):
        return []
    return list(dict.fromkeys(address("credentials", card.id) for group in view.groups for card in group.credentials))
