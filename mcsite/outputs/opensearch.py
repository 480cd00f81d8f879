"""The description by which browsers offer the search among their own (OpenSearch 1.1, draft 6)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Views

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_LONGEST_NAME = 16  # "must contain 16 or fewer characters of plain text"
_LONGEST_DESCRIPTION = 1024


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/opensearch.xml`."""
    settings = views.settings
    root = ET.Element("OpenSearchDescription", {"xmlns": _NAMESPACE})
    ET.SubElement(root, "ShortName").text = _short(settings.title)
    ET.SubElement(root, "LongName").text = settings.title[:48].strip()
    ET.SubElement(root, "Description").text = (settings.summary or settings.title)[:_LONGEST_DESCRIPTION]
    ET.SubElement(root, "InputEncoding").text = "UTF-8"
    ET.SubElement(root, "Image", {"type": "image/svg+xml"}).text = urls.here("assets/favicon.svg")
    template = urls.here("search/") + "?q={searchTerms}"
    ET.SubElement(root, "Url", {"type": "text/html", "method": "get", "template": template})
    own = {"type": "application/opensearchdescription+xml", "rel": "self", "template": urls.here("opensearch.xml")}
    ET.SubElement(root, "Url", own)
    yield artifacts.xml("opensearch.xml", root, settings.url)


def _short(title: str) -> str:
    """Return as many whole words of a title as the name may have letters."""
    while len(title) > _LONGEST_NAME and " " in title:
        title = title.rpartition(" ")[0]
    return title[:_LONGEST_NAME]
