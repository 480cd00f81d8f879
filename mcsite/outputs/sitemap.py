"""The sitemap (sitemaps.org 0.9); the moment of last change only where it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import View, Views
from mcsite.views.context import Context, collect

MOST = 50_000  # URLs that the protocol lets one file have
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/sitemap.xml`; of more URLs than one file can have, an index of `/sitemap-1.xml` and so on."""
    context = collect(views)
    entries = [fragment(view, context) for view in views.everything()]
    entries += [one for view in views.credentials for one in forms(view, context)]
    yield from whole(entries, context)


def fragment(view: View, context: Context) -> bytes:
    """Return the entry of a thing, if it is to be found by search: not if it is closed or of another catalog."""
    return b"" if view.closed or view.source else _entry(view.url, view.modified, context)


def forms(view: View, context: Context) -> tuple[bytes, ...]:
    """Return the entries of the forms of a credential, which come after all things."""
    if view.closed or view.source:
        return ()
    return tuple(_entry(f"{view.url}{form}/", "", context) for form in ("workbook", "assess"))


def whole(entries: Iterable[bytes], context: Context) -> Iterator[Artifact]:
    """Make the files of the fragments of everything, translations last, and then the forms."""
    lists = [_entry(urls.here(path), "", context) for path in ("", *(f"{name}/" for name in urls.COLLECTIONS))]
    told = [*lists, *filter(None, entries)]
    if len(told) <= MOST:
        yield _file("sitemap.xml", "urlset", told)
        return
    parts = []
    for number, start in enumerate(range(0, len(told), MOST), start=1):
        path = f"sitemap-{number}.xml"
        yield _file(path, "urlset", told[start : start + MOST])
        parts.append(_entry(urls.here(path), "", context, "sitemap"))
    yield _file("sitemap.xml", "sitemapindex", parts)


def _entry(location: str, modified: str, context: Context, name: str = "url") -> bytes:
    told = artifacts.element("loc", urls.absolute(location, context.settings.url))
    if modified:
        told += "\n    " + artifacts.element("lastmod", modified)
    return f"  <{name}>\n    {told}\n  </{name}>\n".encode()


def _file(path: str, name: str, entries: Sequence[bytes]) -> Artifact:
    opened = f'{artifacts.XML}<{name} xmlns="{_NAMESPACE}">\n'.encode()
    return Artifact(path, b"".join((opened, *entries, f"</{name}>\n".encode())))
