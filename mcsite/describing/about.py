"""What a page says of itself, as a value."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from mcsite.describing.alternates import Alternate

Node = dict[str, Any]
_NUMBERS = (int, float)  # nought says something


class About(Struct, frozen=True):
    """What a page is about.

    `url` is the address that it is known by, `title` its name without that of the site. `data` is its schema.org
    data. `image` is a picture that links to the page can show: a raster image, since no network draws SVG.
    """

    title: str = ""
    url: str = ""
    data: Node | None = None
    alternates: tuple[Alternate, ...] = ()
    image: str = ""
    image_text: str = ""
    og_type: str = "website"


def node(type_: str, id_: str = "", **properties: Any) -> Node:
    """Return a node of a graph, without the properties that have nothing to say."""
    made: Node = {"@type": type_}
    if id_:
        made["@id"] = id_
    for name, value in properties.items():
        if value:
            made[name] = list(value) if value.__class__ is tuple else value
        elif value is False or value.__class__ in _NUMBERS:
            made[name] = value
    return made
