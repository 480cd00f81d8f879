"""The published record of a topic."""

from __future__ import annotations

from mcsite.model import Topic
from mcsite.records import Record
from mcsite.views.base import Card, Ref, View
from mcsite.views.desk import Desk


class TopicView(View, frozen=True, kw_only=True, omit_defaults=True):
    """Everything published of a topic. Its own credentials are `credentials`, those of its children are theirs."""

    summary: str = ""
    aliases: tuple[str, ...] = ()
    parent: Ref | None = None
    children: tuple[Ref, ...] = ()
    credentials: tuple[Card, ...] = ()
    stacks: tuple[Card, ...] = ()


def view(desk: Desk, record: Record[Topic]) -> TopicView:
    """Return the published record of a topic."""
    item, relations = record.item, desk.relations
    return TopicView(
        **desk.head(record),
        summary=item.summary,
        aliases=item.aliases,
        parent=desk.ref("topics", item.parent) if item.parent else None,
        children=desk.refs("topics", relations.children.get(record.id, ())),
        credentials=desk.cards("credentials", relations.credentials_of_topic.get(record.id, ())),
        stacks=desk.cards("stacks", relations.stacks_of_topic.get(record.id, ())),
    )
