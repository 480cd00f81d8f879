"""The sitemap (sitemaps.org 0.9); the moment of last change only where it is known."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Views, lists

MOST = 50_000  # URLs that the protocol lets one file have
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/sitemap.xml`; of more URLs than one file can have, an index of `/sitemap-1.xml` and so on."""
    pages = list(_pages(views))
    base_url = views.settings.url
    if len(pages) <= MOST:
        yield artifacts.xml("sitemap.xml", _set(pages), base_url)
        return
    index = ET.Element("sitemapindex", {"xmlns": _NAMESPACE})
    for number, start in enumerate(range(0, len(pages), MOST), start=1):
        path = f"sitemap-{number}.xml"
        yield artifacts.xml(path, _set(pages[start : start + MOST]), base_url)
        ET.SubElement(ET.SubElement(index, "sitemap"), "loc").text = urls.here(path)
    yield artifacts.xml("sitemap.xml", index, base_url)


def _pages(views: Views) -> Iterator[tuple[str, str]]:
    """Go through the pages that can be found by search: their URL and moment of last change.

    What is of another catalog is found there.
    """
    for path in ("", *(f"{collection}/" for collection in urls.COLLECTIONS)):
        yield urls.here(path), ""
    for kind, collection in (("credential", "credentials"), ("stack", "stacks")):
        for part in lists.of_collection(collection, views.offered(kind))[1:]:
            yield urls.here(part.path), ""
    for view in views.everything():
        if not view.closed and not view.source:
            yield view.url, view.modified
            for part in lists.further(view):
                yield urls.here(part.path), ""
    for credential in views.credentials:
        if not credential.closed and not credential.source:
            yield f"{credential.url}workbook/", ""
            yield f"{credential.url}assess/", ""


def _set(pages: list[tuple[str, str]]) -> ET.Element:
    root = ET.Element("urlset", {"xmlns": _NAMESPACE})
    for location, modified in pages:
        entry = ET.SubElement(root, "url")
        ET.SubElement(entry, "loc").text = location
        if modified:
            ET.SubElement(entry, "lastmod").text = modified
    return root
