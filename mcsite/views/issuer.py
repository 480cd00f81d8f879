"""The published record of an issuer."""

from __future__ import annotations

from mcsite import urls
from mcsite.model import Issuer
from mcsite.records import Record
from mcsite.views.base import Card, View
from mcsite.views.desk import Desk


class IssuerView(View, frozen=True, kw_only=True, omit_defaults=True):
    """Everything published of an issuer."""

    ctid: str
    home: str
    email: str
    summary: str = ""
    image: str = ""
    region: str = ""
    quality_assurance: str = ""
    works_in: str = ""
    credentials: tuple[Card, ...] = ()
    stacks: tuple[Card, ...] = ()


def view(desk: Desk, record: Record[Issuer]) -> IssuerView:
    """Return the published record of an issuer."""
    item, relations = record.item, desk.relations
    return IssuerView(
        **desk.head(record),
        ctid=desk.ctid(record),
        home=item.url,
        email=item.email,
        summary=item.summary,
        image=urls.here(f"media/issuers/{item.image}") if item.image else "",
        region=item.region,
        quality_assurance=item.quality_assurance,
        works_in=item.language,
        credentials=desk.cards("credentials", relations.credentials_of_issuer.get(record.id, ())),
        stacks=desk.cards("stacks", relations.stacks_of_issuer.get(record.id, ())),
    )
