"""The published record of a shared scale."""

from __future__ import annotations

from mcsite.linking.assessment import Scale
from mcsite.model import Scale as SharedScale
from mcsite.records import Record
from mcsite.views.base import Card, LevelView, View, levels
from mcsite.views.desk import Desk


class RubricScaleView(View, frozen=True, kw_only=True, omit_defaults=True):
    """Everything published of a shared scale."""

    levels: tuple[LevelView, ...]
    pass_level: str
    used_by: tuple[Card, ...] = ()


def view(desk: Desk, record: Record[SharedScale]) -> RubricScaleView:
    """Return the published record of a shared scale."""
    item = record.item
    return RubricScaleView(
        **desk.head(record),
        levels=levels(Scale(item.levels, item.pass_level)),
        pass_level=item.pass_level,
        used_by=desk.cards("credentials", desk.relations.users_of_scale.get(record.id, ())),
    )
