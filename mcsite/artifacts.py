"""What a build publishes: files, as values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar
from xml.etree import ElementTree as ET

import msgspec
from msgspec import Struct

from mcsite import urls

XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_IN_ATTRIBUTES = {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}
_JSON = msgspec.json.Encoder()
_ROOT = urls.SITE_ROOT.encode()  # bytes are gone through faster than text
_Other = TypeVar("_Other")


class Artifact(Struct, frozen=True):
    """A file of the site: its path below the site's root, with slashes, and its bytes."""

    path: str
    content: bytes


class Same(Struct, frozen=True):
    """A file that is as it was made before."""

    path: str


class Decided(Struct, frozen=True):
    """A file that depends on what `key` is the digest of, and nothing else but what all files depend on."""

    path: str
    key: bytes
    make: Callable[[], Any]


def text(path: str, content: str, base_url: str) -> Artifact:
    """Return a text file; URLs of the site in it become absolute."""
    return Artifact(path, urls.absolute(content, base_url).encode())


def page(path: str, html: str) -> Artifact:
    """Return the HTML page of a path; URLs of the site in it become relative."""
    return Artifact(path + "index.html", html.encode().replace(_ROOT, urls.root(path).encode()))


def json(path: str, value: Any, base_url: str, schema: str = "") -> Artifact:
    """Return a JSON file; URLs of the site in it become absolute. `schema` names the schema that it follows."""
    content = _JSON.encode_lines((value,))
    if schema:
        named = _JSON.encode(urls.here(f"schema/{schema}.schema.json"))
        content = b"".join((b'{"$schema":', named, b",", memoryview(content)[1:]))
    return Artifact(path, content.replace(_ROOT, base_url.encode()))


def script(path: str, value: Any) -> Artifact:
    """Return a data script: a classic script that gives a value to the page, on `file://` too, where none can fetch."""
    return Artifact(path, b"mcsite.give(%b);\n" % _JSON.encode(value))


def xml(path: str, root: ET.Element, base_url: str) -> Artifact:
    """Return an XML file, indented; URLs of the site in it become absolute."""
    ET.indent(root)
    content = ET.tostring(root, encoding="unicode")
    return text(path, f"{XML}{content}\n", base_url)


def escaped(text: str) -> str:
    """Return a text as XML has it between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def element(name: str, text: str) -> str:
    """Return an XML element with a text, as `xml` writes it."""
    return f"<{name}>{escaped(text)}</{name}>" if text else f"<{name} />"


def empty(name: str, attributes: Mapping[str, str]) -> str:
    """Return an XML element with attributes alone, as `xml` writes it."""
    told = "".join([f' {key}="{_in_attribute(value)}"' for key, value in attributes.items()])
    return f"<{name}{told} />"


def _in_attribute(text: str) -> str:
    text = escaped(text)
    for sign, written in _IN_ATTRIBUTES.items():
        text = text.replace(sign, written)
    return text


def of_others(
    results: Iterable[Artifact | _Other], base_url: str, elsewhere: Mapping[str, str]
) -> Iterator[Artifact | _Other]:
    """Go through files without those of things that are elsewhere; the others have the addresses of these there.

    `elsewhere` has the URL of such a thing's page by its path here. What is no file passes.
    """
    thing = rf"({'|'.join(urls.COLLECTIONS)})/[a-z0-9-]+/"
    address = re.compile(f"{re.escape(base_url)}({thing})".encode())

    def there(match: re.Match[bytes]) -> bytes:
        return elsewhere[path].encode() if (path := match[1].decode()) in elsewhere else match[0]

    for result in results:
        if not isinstance(result, Artifact):
            yield result
            continue
        own = re.match(thing, result.path)
        if own is None or own[0] not in elsewhere:
            yield Artifact(result.path, address.sub(there, result.content))
