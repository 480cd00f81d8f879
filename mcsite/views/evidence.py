"""The published record of an evidence template."""

from __future__ import annotations

from mcsite.model import EvidenceTemplate, Limit
from mcsite.prose import Text
from mcsite.records import Record
from mcsite.views.base import Card, PromptView, View, optional, prompts, texts
from mcsite.views.desk import Desk


class EvidenceView(View, frozen=True, kw_only=True, omit_defaults=True):
    """Everything published of an evidence template."""

    type: str
    media: tuple[str, ...] = ()
    instructions: Text | None = None
    prompts: tuple[PromptView, ...] = ()
    max_words: int | None = None
    limit: Limit | None = None
    quantity: int | None = None
    checks: tuple[Text, ...] = ()
    privacy: Text | None = None
    used_by: tuple[Card, ...] = ()


def view(desk: Desk, record: Record[EvidenceTemplate]) -> EvidenceView:
    """Return the published record of an evidence template."""
    item = record.item
    return EvidenceView(
        **desk.head(record),
        type=item.type,
        media=item.media,
        instructions=optional(item.instructions),
        prompts=prompts(item.prompts),
        max_words=item.max_words,
        limit=item.limit,
        quantity=item.quantity,
        checks=texts(item.checks),
        privacy=optional(item.privacy),
        used_by=desk.cards("credentials", desk.relations.users_of_template.get(record.id, ())),
    )
