"""The sitemap (sitemaps.org 0.9); the moment of last change only where it is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Views, lists

MOST = 50_000  # URLs that the protocol lets one file have
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/sitemap.xml`; of more URLs than one file can have, an index of `/sitemap-1.xml` and so on."""
    base_url = views.settings.url
    told = [_entry(url, modified) for url, modified in _pages(views)]
    if len(told) <= MOST:
        yield _file("sitemap.xml", "urlset", told, base_url)
        return
    parts = []
    for number, start in enumerate(range(0, len(told), MOST), start=1):
        path = f"sitemap-{number}.xml"
        yield _file(path, "urlset", told[start : start + MOST], base_url)
        parts.append(_entry(urls.here(path), "", "sitemap"))
    yield _file("sitemap.xml", "sitemapindex", parts, base_url)


def _pages(views: Views) -> Iterator[tuple[str, str]]:
    """Go through the pages that can be found by search: their URL and moment of last change.

    What is of another catalog is found there.
    """
    for path in ("", *(f"{collection}/" for collection in urls.COLLECTIONS)):
        yield urls.here(path), ""
    for kind, collection in (("credential", "credentials"), ("stack", "stacks")):
        offered = [one for one in views.entries if one.kind == kind and not one.closed and not one.is_translation]
        yield from ((url, "") for url in lists.addresses(collection, len(offered))[1:])
    shown = [one for one in views.entries if not one.closed and not one.source]
    for one in shown:
        yield one.url, one.modified
        yield from ((url, "") for url in one.further)
    for credential in shown:
        if credential.kind == "credential" and not credential.is_translation:
            yield f"{credential.url}workbook/", ""
            yield f"{credential.url}assess/", ""


def _entry(location: str, modified: str, name: str = "url") -> str:
    moment = f"    <lastmod>{modified}</lastmod>\n" if modified else ""
    return f"  <{name}>\n    {artifacts.element('loc', location)}\n{moment}  </{name}>\n"


def _file(path: str, name: str, entries: Sequence[str], base_url: str) -> Artifact:
    opened = f'{artifacts.XML}<{name} xmlns="{_NAMESPACE}">\n'
    return artifacts.text(path, "".join((opened, *entries, f"</{name}>\n")), base_url)
