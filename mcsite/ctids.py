"""CTIDs: the identifiers that registries know things by, in the Credential Transparency Description Language.

A CTID is `ce-` and a UUID in lower case, of the form of version 4 ("About the CTID", section "CTID Structure"). Where
an author gives none, it is made of the address that `mcsite.yaml` names and of what the thing is: the same for every
build, on every machine, for whatever address the site is built.
"""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5


def of(home: str, path: str) -> str:
    """Return the CTID of the thing at a path, such as `credentials/generating-ideas/`, of the catalog at an address."""
    return _ctid(NAMESPACE_URL, home + path)


def part(ctid: str, name: str) -> str:
    """Return the CTID of a named part of the thing with a CTID."""
    return _ctid(UUID(ctid.removeprefix("ce-")), name)


def _ctid(namespace: UUID, name: str) -> str:
    """Return the UUID that RFC 9562, section "UUID Version 5", makes of a name, marked as version 4."""
    return f"ce-{UUID(bytes=uuid5(namespace, name).bytes, version=4)}"
