"""The shapes of the JSON documents that the site has beside its records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct, field

from mcsite.model import Provenance
from mcsite.views import evidence, framework, guide, issuer, recognizer, rubric, topic
from mcsite.views.assessment import Assessment
from mcsite.views.base import View
from mcsite.views.credential import CredentialView
from mcsite.views.release import ReleaseView
from mcsite.views.stack import StackView
from mcsite.views.workbook import Workbook


class Entry(Struct, frozen=True, omit_defaults=True):
    """A published thing in `catalog.json`; `digest` is that of the bytes at `json`."""

    id: str
    kind: str
    title: str
    url: str
    json: str
    language: str
    status: str
    digest: str
    version: str = ""
    modified: str = ""
    closed: str = ""
    source: Provenance | None = None


class CatalogDocument(Struct, frozen=True, omit_defaults=True):
    """`catalog.json`: every published thing."""

    title: str
    url: str
    language: str
    items: tuple[Entry, ...]
    summary: str = ""


class Author(Struct, frozen=True):
    """An author in a JSON Feed."""

    name: str
    url: str


class FeedItem(Struct, frozen=True, omit_defaults=True):
    """An item of a JSON Feed; its whole record is under `_mcsite`."""

    id: str
    url: str
    title: str
    content_html: str
    record: View = field(name="_mcsite")
    summary: str = ""
    image: str = ""
    date_published: str = ""
    date_modified: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()


class Feed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A page of `feed.json` (JSON Feed 1.1)."""

    version: str
    title: str
    home_page_url: str
    feed_url: str
    language: str
    description: str = ""
    next_url: str = ""
    authors: tuple[Author, ...] = ()
    items: Sequence[FeedItem]


def midnight(day: str) -> str:
    """Return a day as the moment at which it begins, in UTC (RFC 3339); an empty text stays one."""
    return f"{day}T00:00:00Z" if day else ""


DOCUMENTS: Mapping[str, type] = MappingProxyType(
    {
        "credential-record": CredentialView,
        "stack-record": StackView,
        "issuer-record": issuer.IssuerView,
        "recognizer-record": recognizer.RecognizerView,
        "topic-record": topic.TopicView,
        "framework-record": framework.FrameworkView,
        "evidence-record": evidence.EvidenceView,
        "rubric-record": rubric.RubricScaleView,
        "guide-record": guide.GuideView,
        "release-record": ReleaseView,
        "catalog": CatalogDocument,
        "feed": Feed,
        "workbook": Workbook,
        "assessment": Assessment,
    }
)
