"""The records and their changes for programs that keep copies: ANSI/NISO Z39.99-2017, ResourceSync Framework.

Everything is in sitemap files: a source description leads to a capability list, that to a list of all records and a
list of changes. A withdrawn thing is deleted there; what stays at its address says only that it is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Views
from mcsite.views.changes import ChangeEntry

MOST = 50_000  # entries that the protocol lets one file have (section 6.1, which is that of sitemaps)
SOURCE = ".well-known/resourcesync"
_FOLDER = "resourcesync"
_CAPABILITIES = f"{_FOLDER}/capabilitylist.xml"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_TERMS = "http://www.openarchives.org/rs/terms/"
_KINDS = {"appeared": "created", "changed": "updated", "retired": "updated", "withdrawn": "deleted"}


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/.well-known/resourcesync` and the lists in `/resourcesync/`."""
    base_url = views.settings.url
    lists = {"resourcelist": list(_resources(views)), "changelist": list(_changes(views))}
    moments = [one.modified for one in views.changes if one.modified]
    yield _file(base_url, SOURCE, "description", "", [_capability(base_url, _CAPABILITIES, "capabilitylist")])
    heads = [_capability(base_url, f"{_FOLDER}/{name}.xml", name) for name in lists]
    yield _file(base_url, _CAPABILITIES, "capabilitylist", SOURCE, heads)
    for name, entries in lists.items():
        yield from _split(base_url, name, entries, moments)


def _resources(views: Views) -> Iterator[bytes]:
    for one in views.entries:
        told = {"hash": _hash(one.digest), "type": "application/json"}
        yield _entry(one.json, one.modified, told, views.settings.url)


def _changes(views: Views) -> Iterator[bytes]:
    """Go through the changes that have a moment, the oldest first, as section 12.1 wants them."""
    for one in views.changes:
        if one.modified:
            told = {"change": _KINDS[one.change], "datetime": one.modified}
            yield _entry(one.json, one.modified, told | _content(one), views.settings.url)


def _split(base_url: str, name: str, entries: list[bytes], moments: Sequence[str]) -> Iterator[Artifact]:
    """Go through the files of a list: of more entries than one file can have, an index and its parts (section 6.2)."""
    between = {"from": moments[0], "until": moments[-1]} if moments else {}
    told = between if name == "changelist" else {"at": moments[-1]} if moments else {}
    path = f"{_FOLDER}/{name}.xml"
    if len(entries) <= MOST:
        yield _file(base_url, path, name, _CAPABILITIES, entries, told)
        return
    index = []
    for number, start in enumerate(range(0, len(entries), MOST), start=1):
        part = f"{_FOLDER}/{name}-{number}.xml"
        yield _file(base_url, part, name, _CAPABILITIES, entries[start : start + MOST], told, index=path)
        location = artifacts.element("loc", _absolute(base_url, part))
        index.append(f"  <sitemap>\n    {location}\n  </sitemap>\n".encode())
    yield _file(base_url, path, name, _CAPABILITIES, index, told, tag="sitemapindex")


def _file(
    base_url: str,
    path: str,
    capability: str,
    up: str,
    entries: Iterable[bytes],
    told: Mapping[str, str] | None = None,
    index: str = "",
    tag: str = "urlset",
) -> Artifact:
    """Return a file of the protocol; `up` and `index` are the paths that it leads back to."""
    links = {"up": up, "index": index}
    heads = [
        artifacts.empty("rs:ln", {"rel": name, "href": _absolute(base_url, where)})
        for name, where in links.items()
        if where
    ]
    heads.append(artifacts.empty("rs:md", {"capability": capability, **(told or {})}))
    head = "".join(f"  {one}\n" for one in heads)
    opened = f'{artifacts.XML}<{tag} xmlns="{_SITEMAP}" xmlns:rs="{_TERMS}">\n{head}'
    return Artifact(path, b"".join((opened.encode(), *entries, f"</{tag}>\n".encode())))


def _capability(base_url: str, path: str, name: str) -> bytes:
    return _entry(urls.here(path), "", {"capability": name}, base_url)


def _content(one: ChangeEntry) -> dict[str, str]:
    if one.change == "withdrawn" or not one.digest:
        return {}
    return {"hash": _hash(one.digest), "type": "application/json"}


def _entry(url: str, modified: str, told: Mapping[str, str], base_url: str) -> bytes:
    parts = [artifacts.element("loc", urls.absolute(url, base_url))]
    if modified:
        parts.append(artifacts.element("lastmod", modified))
    parts.append(artifacts.empty("rs:md", told))
    return "".join(("  <url>\n", *(f"    {part}\n" for part in parts), "  </url>\n")).encode()


def _absolute(base_url: str, path: str) -> str:
    return urls.absolute(urls.here(path), base_url)


def _hash(digest: str) -> str:
    """Return a digest as ResourceSync writes it."""
    return digest.replace("sha256:", "sha-256:")
