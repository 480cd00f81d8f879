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
    lists = {"resourcelist": _resources, "changelist": _changes}
    moments = [one.modified for one in views.changes if one.modified]
    yield _file(base_url, SOURCE, "description", "", [_capability(_CAPABILITIES, "capabilitylist")])
    heads = [_capability(f"{_FOLDER}/{name}.xml", name) for name in lists]
    yield _file(base_url, _CAPABILITIES, "capabilitylist", SOURCE, heads)
    for name, entries in lists.items():
        yield from _split(base_url, name, list(entries(views)), moments)


def _resources(views: Views) -> Iterator[str]:
    digests = views.digests
    for one in views.entries:
        yield _entry(one.json, one.modified, _content(digests[one.json]))


def _changes(views: Views) -> Iterator[str]:
    """Go through the changes that have a moment, the oldest first, as section 12.1 wants them."""
    for one in views.changes:
        if one.modified:
            told = f'change="{_KINDS[one.change]}" datetime="{one.modified}"'
            content = "" if one.change == "withdrawn" or not one.digest else f" {_content(one.digest)}"
            yield _entry(one.json, one.modified, told + content)


def _split(base_url: str, name: str, entries: list[str], moments: Sequence[str]) -> Iterator[Artifact]:
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
        index.append(f"  <sitemap>\n    {artifacts.element('loc', urls.here(part))}\n  </sitemap>\n")
    yield _file(base_url, path, name, _CAPABILITIES, index, told, tag="sitemapindex")


def _file(
    base_url: str,
    path: str,
    capability: str,
    up: str,
    entries: Iterable[str],
    told: Mapping[str, str] | None = None,
    index: str = "",
    tag: str = "urlset",
) -> Artifact:
    """Return a file of the protocol; `up` and `index` are the paths that it leads back to."""
    links = {"up": up, "index": index}
    heads = [
        artifacts.empty("rs:ln", {"rel": name, "href": urls.here(where)}) for name, where in links.items() if where
    ]
    heads.append(artifacts.empty("rs:md", {"capability": capability, **(told or {})}))
    head = "".join(f"  {one}\n" for one in heads)
    opened = f'{artifacts.XML}<{tag} xmlns="{_SITEMAP}" xmlns:rs="{_TERMS}">\n{head}'
    return artifacts.text(path, "".join((opened, *entries, f"</{tag}>\n")), base_url)


def _capability(path: str, name: str) -> str:
    return _entry(urls.here(path), "", f'capability="{name}"')


def _content(digest: str) -> str:
    """Return what tells of a file's bytes, the digest as ResourceSync writes it."""
    return f'hash="sha-256:{digest.removeprefix("sha256:")}" type="application/json"'


def _entry(url: str, modified: str, told: str) -> str:
    """Return an entry; of what is `told` no sign means something in XML."""
    moment = f"    <lastmod>{modified}</lastmod>\n" if modified else ""
    return f"  <url>\n    {artifacts.element('loc', url)}\n{moment}    <rs:md {told} />\n  </url>\n"
