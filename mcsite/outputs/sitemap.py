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
    told = [_entry(url, modified, views.settings.url) for url, modified in _pages(views)]
    if len(told) <= MOST:
        yield _file("sitemap.xml", "urlset", told)
        return
    parts = []
    for number, start in enumerate(range(0, len(told), MOST), start=1):
        path = f"sitemap-{number}.xml"
        yield _file(path, "urlset", told[start : start + MOST])
        parts.append(_entry(urls.here(path), "", views.settings.url, "sitemap"))
    yield _file("sitemap.xml", "sitemapindex", parts)


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


def _entry(location: str, modified: str, base_url: str, name: str = "url") -> bytes:
    told = artifacts.element("loc", urls.absolute(location, base_url))
    if modified:
        told += "\n    " + artifacts.element("lastmod", modified)
    return f"  <{name}>\n    {told}\n  </{name}>\n".encode()


def _file(path: str, name: str, entries: Sequence[bytes]) -> Artifact:
    opened = f'{artifacts.XML}<{name} xmlns="{_NAMESPACE}">\n'.encode()
    return Artifact(path, b"".join((opened, *entries, f"</{name}>\n".encode())))
