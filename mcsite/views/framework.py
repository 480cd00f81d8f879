"""The published record of a framework."""

from __future__ import annotations

from msgspec import Struct

from mcsite import prose
from mcsite.model import Framework
from mcsite.records import Record
from mcsite.views.base import Ref, View
from mcsite.views.desk import Desk


class StatementView(Struct, frozen=True, omit_defaults=True):
    """A statement and what is aligned to it."""

    code: str
    anchor: str
    title: str = ""
    text: str = ""
    url: str = ""
    credentials: tuple[Ref, ...] = ()
    guides: tuple[Ref, ...] = ()


class FrameworkView(View, frozen=True, kw_only=True, omit_defaults=True):
    """Everything published of a framework."""

    statements: tuple[StatementView, ...]
    publisher: str = ""
    home: str = ""
    year: int | None = None
    credentials: tuple[Ref, ...] = ()
    guides: tuple[Ref, ...] = ()


def view(desk: Desk, record: Record[Framework]) -> FrameworkView:
    """Return the published record of a framework."""
    item, relations = record.item, desk.relations
    return FrameworkView(
        **desk.head(record),
        statements=tuple(
            StatementView(
                one.code,
                prose.slug(one.code),
                one.title,
                one.text,
                one.url,
                desk.refs("credentials", relations.aligned.get((record.id, one.code), ())),
                desk.refs("guides", relations.guides_of.get((record.id, one.code), ())),
            )
            for one in item.statements
        ),
        publisher=item.publisher,
        home=item.url,
        year=item.year,
        credentials=desk.refs("credentials", relations.aligned.get((record.id, ""), ())),
        guides=desk.refs("guides", relations.guides_of.get((record.id, ""), ())),
    )
