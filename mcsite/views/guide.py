"""The published record of a guide."""

from __future__ import annotations

from mcsite.model import Guide
from mcsite.prose import Text
from mcsite.prose.lines import opening
from mcsite.records import Record
from mcsite.views.base import Aligned, View, texts
from mcsite.views.desk import Desk


class GuideView(View, frozen=True, kw_only=True, omit_defaults=True):
    """Everything published of a guide; its summary is the first sentence of its text."""

    summary: str = ""
    audience: tuple[str, ...] = ()
    order: int | None = None
    standards: tuple[Aligned, ...] = ()
    questions: tuple[Text, ...] = ()


def view(desk: Desk, record: Record[Guide]) -> GuideView:
    """Return the published record of a guide."""
    item = record.item
    return GuideView(
        **desk.head(record),
        summary=opening("".join(section.html for section in record.body.sections)),
        audience=item.audience,
        order=item.order,
        standards=desk.aligned(item.standards),
        questions=texts(item.questions),
    )
