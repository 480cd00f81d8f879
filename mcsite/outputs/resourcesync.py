"""The records and their changes for programs that keep copies: ANSI/NISO Z39.99-2017, ResourceSync Framework.

Everything is in sitemap files: a source description leads to a capability list, that to a list of all records and a
list of changes. A withdrawn thing is deleted there; what stays at its address says only that it is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

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
    yield artifacts.xml(SOURCE, _file("description", "", [_capability(_CAPABILITIES, "capabilitylist")]), base_url)
    made = {name: _split(name, entries, moments) for name, entries in lists.items()}
    heads = [_capability(f"{_FOLDER}/{name}.xml", name) for name in made]
    yield artifacts.xml(_CAPABILITIES, _file("capabilitylist", SOURCE, heads), base_url)
    for files in made.values():
        for path, root in files:
            yield artifacts.xml(path, root, base_url)


def _split(name: str, entries: list[ET.Element], moments: list[str]) -> Iterator[tuple[str, ET.Element]]:
    """Go through the files of a list: of more entries than one file can have, an index and its parts (section 6.2)."""
    between = {"from": moments[0], "until": moments[-1]} if moments else {}
    told = between if name == "changelist" else {"at": moments[-1]} if moments else {}
    path = f"{_FOLDER}/{name}.xml"
    if len(entries) <= MOST:
        yield path, _file(name, _CAPABILITIES, entries, told)
        return
    index = []
    for number, start in enumerate(range(0, len(entries), MOST), start=1):
        part = f"{_FOLDER}/{name}-{number}.xml"
        yield part, _file(name, _CAPABILITIES, entries[start : start + MOST], told, index=path)
        location = ET.Element("sitemap")
        ET.SubElement(location, "loc").text = urls.here(part)
        index.append(location)
    yield path, _file(name, _CAPABILITIES, index, told, tag="sitemapindex")


def _file(
    capability: str,
    up: str,
    entries: Iterable[ET.Element],
    told: dict[str, str] | None = None,
    index: str = "",
    tag: str = "urlset",
) -> ET.Element:
    root = ET.Element(tag, {"xmlns": _SITEMAP, "xmlns:rs": _TERMS})
    if up:
        ET.SubElement(root, "rs:ln", {"rel": "up", "href": urls.here(up)})
    if index:
        ET.SubElement(root, "rs:ln", {"rel": "index", "href": urls.here(index)})
    ET.SubElement(root, "rs:md", {"capability": capability, **(told or {})})
    root.extend(entries)
    return root


def _capability(path: str, name: str) -> ET.Element:
    entry = ET.Element("url")
    ET.SubElement(entry, "loc").text = urls.here(path)
    ET.SubElement(entry, "rs:md", {"capability": name})
    return entry


def _resources(views: Views) -> Iterator[ET.Element]:
    for one in views.entries:
        yield _entry(one.json, one.modified, {"hash": _hash(one.digest), "type": "application/json"})


def _changes(views: Views) -> Iterator[ET.Element]:
    """Go through the changes that have a moment, the oldest first, as section 12.1 wants them."""
    for one in views.changes:
        if one.modified:
            told = {"change": _KINDS[one.change], "datetime": one.modified}
            yield _entry(one.json, one.modified, told | _content(one))


def _content(one: ChangeEntry) -> dict[str, str]:
    if one.change == "withdrawn" or not one.digest:
        return {}
    return {"hash": _hash(one.digest), "type": "application/json"}


def _entry(url: str, modified: str, told: dict[str, str]) -> ET.Element:
    entry = ET.Element("url")
    ET.SubElement(entry, "loc").text = url
    if modified:
        ET.SubElement(entry, "lastmod").text = modified
    ET.SubElement(entry, "rs:md", told)
    return entry


def _hash(digest: str) -> str:
    """Return a digest as ResourceSync writes it."""
    return digest.replace("sha256:", "sha-256:")
