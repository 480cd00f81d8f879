"""The feed for people: Atom (RFC 4287) of the credentials and stacks that can be earned, newest change first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.ledger import midnight
from mcsite.theme import Theme
from mcsite.views import View, Views
from mcsite.views.context import Context, collect

LATEST = 100
_NAMESPACE = "http://www.w3.org/2005/Atom"


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/atom.xml`. Only what has a date is in it: the standard wants one."""
    shown = [view for view in views.newest() if is_shown(view)]
    yield whole(shown[:LATEST], collect(views))


def is_shown(view: View) -> bool:
    """Tell whether a thing is in the feed, if it is one of the `LATEST` newest of those."""
    return view.kind in {"credential", "stack"} and bool(view.modified) and not view.closed


def whole(shown: Sequence[View], context: Context) -> Artifact:
    """Make `/atom.xml` of things, the newest change first."""
    settings = context.settings
    feed = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": settings.language})
    _add(feed, "id", urls.here(""))
    _add(feed, "title", settings.title)
    if settings.summary:
        _add(feed, "subtitle", settings.summary)
    _add(feed, "updated", shown[0].modified if shown else midnight("1970-01-01"))
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": urls.here("atom.xml")})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": urls.here("")})
    _add(ET.SubElement(feed, "author"), "name", settings.publisher or settings.title)
    for view in shown:
        entry = ET.SubElement(feed, "entry")
        _add(entry, "id", view.url)
        _add(entry, "title", view.title)
        _add(entry, "updated", view.modified)
        if view.published:
            _add(entry, "published", midnight(view.published))
        ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": view.url})
        _add(entry, "summary", getattr(view, "summary", ""))
        for topic in getattr(view, "topics", ()):
            ET.SubElement(entry, "category", {"term": topic.id, "label": topic.title})
    return artifacts.xml("atom.xml", feed, settings.url)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text
