"""Image files that authors bring: they must be what their names say, small enough, and without anything that runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mcsite.diagnostics import Problem
from mcsite.sources import MAX_IMAGE_BYTES, Image

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_SIGNATURES = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    ".avif": re.compile(rb"....ftyp(avif|avis|mif1)", re.DOTALL),
}
_SVG = "{http://www.w3.org/2000/svg}"
_UNSAFE_ELEMENTS = frozenset({"script", "foreignobject", "iframe", "embed", "object", "set", "animate", "handler"})
_HTML = "{http://www.w3.org/1999/xhtml}"
_OUTSIDE = re.compile(r"url\((?!\s*['\"]?#)|@import|expression\(", re.IGNORECASE)
_BEYOND = re.compile(r"<!(DOCTYPE|ENTITY)|<\?xml-stylesheet", re.IGNORECASE)
_DECLARED = re.compile(r"<\?xml[^>]*?\sencoding\s*=\s*[\"'](?!(utf-8|us-ascii|iso-8859-1)[\"'])", re.IGNORECASE)


def problems(image: Image) -> list[Problem]:
    """Return what is wrong with an image file."""
    try:
        with image.file.open("rb") as file:
            content = file.read(MAX_IMAGE_BYTES + 1)
    except OSError as error:
        return [Problem("unreadable-file", f"the file can't be read: {error.strerror}", image.path)]
    if len(content) > MAX_IMAGE_BYTES:
        message = f"the image is larger than {MAX_IMAGE_BYTES // 1024 // 1024} MiB"
        return [Problem("too-large", message, image.path, None, "save a smaller one")]
    suffix = image.file.suffix.lower()
    if suffix == ".svg":
        reason = _svg(content)
    else:
        reason = "" if _SIGNATURES[suffix].match(content) else f"the file isn't a {suffix[1:].upper()} image"
    return (
        [Problem("bad-image", reason, image.path, None, "save the image again from a drawing program")]
        if reason
        else []
    )


def _svg(content: bytes) -> str:
    """Return why an SVG image can't be published, or an empty text: it may hold shapes and text, nothing that acts."""
    text = content.decode("utf-8-sig", errors="replace")
    if "\ufffd" in text or "\0" in text or _DECLARED.match(text):
        return "the image isn't UTF-8 text"
    if _BEYOND.search(text):
        return "the image has a DOCTYPE or a stylesheet of its own"
    from xml.etree import ElementTree as ET  # noqa: PLC0415  most catalogs have no image

    try:
        root = ET.fromstring(text)  # noqa: S314  # without a DOCTYPE there are no entities to expand
    except ET.ParseError as error:
        return f"the image isn't valid SVG: {error}"
    if root.tag != f"{_SVG}svg":
        return "the image isn't SVG"
    return next((reason for element in root.iter() if (reason := _acts(element))), "")


def _acts(element: ET.Element) -> str:
    """Return in what an element of an SVG image does more than show, or an empty text."""
    name = _local(str(element.tag))
    if name in _UNSAFE_ELEMENTS or str(element.tag).startswith(_HTML):
        return f"the image has a <{name}> element"
    if name == "style" and (_OUTSIDE.search(element.text or "") or "\\" in (element.text or "")):
        return "the image's style refers to another file"
    for attribute, value in ((_local(key), value) for key, value in element.attrib.items()):
        if attribute.startswith("on"):
            return f"the image has an '{attribute}' attribute"
        if (
            _OUTSIDE.search(value)
            or (attribute == "style" and "\\" in value)
            or (attribute == "href" and not value.startswith("#"))
        ):
            return "the image refers to another file"
    return ""


def _local(name: str) -> str:
    return name.rsplit("}", 1)[-1].lower()
