"""The records and their changes for programs that keep copies: ANSI/NISO Z39.99-2017, ResourceSync Framework.

Everything is in sitemap files: a source description leads to a capability list, that to a list of all records and a
list of changes. A withdrawn thing is deleted there; what stays at its address says only that it is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import View, Views
from mcsite.views.changes import ChangeEntry
from mcsite.views.context import Context, collect

MOST = 50_000  # entries that the protocol lets one file have (section 6.1, which is that of sitemaps)
SOURCE = ".well-known/resourcesync"
_FOLDER = "resourcesync"
_CAPABILITIES = f"{_FOLDER}/capabilitylist.xml"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_TERMS = "http://www.openarchives.org/rs/terms/"
_KINDS = {"appeared": "created", "changed": "updated", "retired": "updated", "withdrawn": "deleted"}


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/.well-known/resourcesync` and the lists in `/resourcesync/`."""
    context = collect(views)
    resources = [fragment(view, context, views.digests[view.json]) for view in views.everything()]
    moments = [one.modified for one in views.changes if one.modified]
    yield from whole(resources, [change(one, context) for one in views.changes], moments, context)


def fragment(view: View, context: Context, digest: str) -> bytes:
    """Return the entry of a thing in the list of all records; `digest` is that of its record."""
    return _entry(view.json, view.modified, {"hash": _hash(digest), "type": "application/json"}, context)


def change(one: ChangeEntry, context: Context) -> bytes:
    """Return the entry of a change in the list of changes, if it has a moment."""
    if not one.modified:
        return b""
    told = {"change": _KINDS[one.change], "datetime": one.modified}
    return _entry(one.json, one.modified, told | _content(one), context)


def whole(
    resources: Iterable[bytes], changes: Iterable[bytes], moments: Sequence[str], context: Context
) -> Iterator[Artifact]:
    """Make the files of the fragments of everything, of all changes, the oldest first, and of their moments."""
    lists = {"resourcelist": list(resources), "changelist": list(filter(None, changes))}
    yield _file(context, SOURCE, "description", "", [_capability(context, _CAPABILITIES, "capabilitylist")])
    heads = [_capability(context, f"{_FOLDER}/{name}.xml", name) for name in lists]
    yield _file(context, _CAPABILITIES, "capabilitylist", SOURCE, heads)
    for name, entries in lists.items():
        yield from _split(context, name, entries, moments)


def _split(context: Context, name: str, entries: list[bytes], moments: Sequence[str]) -> Iterator[Artifact]:
    """Go through the files of a list: of more entries than one file can have, an index and its parts (section 6.2)."""
    between = {"from": moments[0], "until": moments[-1]} if moments else {}
    told = between if name == "changelist" else {"at": moments[-1]} if moments else {}
    path = f"{_FOLDER}/{name}.xml"
    if len(entries) <= MOST:
        yield _file(context, path, name, _CAPABILITIES, entries, told)
        return
    index = []
    for number, start in enumerate(range(0, len(entries), MOST), start=1):
        part = f"{_FOLDER}/{name}-{number}.xml"
        yield _file(context, part, name, _CAPABILITIES, entries[start : start + MOST], told, index=path)
        location = artifacts.element("loc", _absolute(context, part))
        index.append(f"  <sitemap>\n    {location}\n  </sitemap>\n".encode())
    yield _file(context, path, name, _CAPABILITIES, index, told, tag="sitemapindex")


def _file(
    context: Context,
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
        artifacts.empty("rs:ln", {"rel": name, "href": _absolute(context, where)})
        for name, where in links.items()
        if where
    ]
    heads.append(artifacts.empty("rs:md", {"capability": capability, **(told or {})}))
    head = "".join(f"  {one}\n" for one in heads)
    opened = f'{artifacts.XML}<{tag} xmlns="{_SITEMAP}" xmlns:rs="{_TERMS}">\n{head}'
    return Artifact(path, b"".join((opened.encode(), *entries, f"</{tag}>\n".encode())))


def _capability(context: Context, path: str, name: str) -> bytes:
    return _entry(urls.here(path), "", {"capability": name}, context)


def _content(one: ChangeEntry) -> dict[str, str]:
    if one.change == "withdrawn" or not one.digest:
        return {}
    return {"hash": _hash(one.digest), "type": "application/json"}


def _entry(url: str, modified: str, told: Mapping[str, str], context: Context) -> bytes:
    parts = [artifacts.element("loc", urls.absolute(url, context.settings.url))]
    if modified:
        parts.append(artifacts.element("lastmod", modified))
    parts.append(artifacts.empty("rs:md", told))
    return "".join(("  <url>\n", *(f"    {part}\n" for part in parts), "  </url>\n")).encode()


def _absolute(context: Context, path: str) -> str:
    return urls.absolute(urls.here(path), context.settings.url)


def _hash(digest: str) -> str:
    """Return a digest as ResourceSync writes it."""
    return digest.replace("sha256:", "sha-256:")
