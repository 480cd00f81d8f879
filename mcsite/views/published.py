"""The shapes of the JSON documents that the site has beside its records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct, field

from mcsite.model import Provenance
from mcsite.views import evidence, framework, guide, issuer, recognizer, rubric, topic
from mcsite.views.assessment import Assessment
from mcsite.views.base import View
from mcsite.views.changes import ChangeEntry, Tombstone
from mcsite.views.credential import CredentialView
from mcsite.views.release import ReleaseView
from mcsite.views.stack import StackView
from mcsite.views.workbook import Workbook


class Entry(Struct, frozen=True, omit_defaults=True):
    """A published or withdrawn thing in `catalog.json`; `digest` is that of the bytes at `json`."""

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
    """`catalog.json`: every published thing, and what is left of those that were withdrawn.

    `state` is the SHA-256 of the lines `<json> <digest>` of all items, sorted, each with a line feed at its end.
    """

    title: str
    url: str
    language: str
    items: tuple[Entry, ...]
    state: str
    summary: str = ""


class ChangesDocument(Struct, frozen=True, omit_defaults=True):
    """A page of `changes.json`: the newest change first; `state` is that of `catalog.json`, on the first page."""

    title: str
    url: str
    items: tuple[ChangeEntry, ...]
    state: str = ""
    next_url: str = ""


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
        "tombstone": Tombstone,
        "catalog": CatalogDocument,
        "changes": ChangesDocument,
        "feed": Feed,
        "workbook": Workbook,
        "assessment": Assessment,
    }
)
