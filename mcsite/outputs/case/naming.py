"""What things are known by in packages, links between them, and what one thing is to another.

An identifier is a UUID (RFC 9562, version 5) made of the address that the catalog calls its own, the thing and the
code, so it is the same in every build.
"""

from __future__ import annotations

from functools import lru_cache
from uuid import NAMESPACE_URL

from msgspec import Raw

from mcsite import ctids, urls
from mcsite.context import Context
from mcsite.outputs.case.nodes import Association, Link

_NAMESPACE = NAMESPACE_URL.bytes


class Naming:
    """Makes identifiers and links for a catalog."""

    def __init__(self, context: Context) -> None:
        self._home = context.settings.home
        self._elsewhere = context.views.elsewhere
        self.known = lru_cache(maxsize=4096)(self.link)  # for what many name, such as topics

    def address(self, key: str) -> str:
        """Return where something lies, or would, on the catalog's own site; or in the catalog that it is of."""
        there = urls.led_back(key, self._elsewhere) if self._elsewhere else key
        return urls.absolute(there, self._home)

    def identifier(self, key: str) -> str:
        """Return the UUID of what lies at an address, or would."""
        return uuid(self.address(key))

    def link(self, url: str, key: str, title: str) -> Link:
        """Return a link to something in this package or in another; its title is on one line, a NormalizedString."""
        return Link(" ".join(title.split()), self.identifier(key), url)

    def association(
        self, origin: Link, type_: str, destination: Link, changed: str | Raw, number: int = 0
    ) -> Association:
        """Return what one thing is to another."""
        key = urls.here(f"case.json#{origin.identifier}-{type_}-{destination.identifier}")
        return Association(
            self.identifier(key),
            key,
            changed,
            association_type=type_,
            origin=origin.as_end(),
            destination=destination.as_end(),
            sequence_number=number,
        )


def uuid(address: str) -> str:
    """Return the UUID of an address."""
    return ctids.uuid5(_NAMESPACE, address)
