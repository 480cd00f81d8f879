"""CTIDs: the identifiers that registries know things by, in the Credential Transparency Description Language.

A CTID is `ce-` and a UUID in lower case, of the form of version 4 ("About the CTID", section "CTID Structure"). Where
an author gives none, it is made of the address that `mcsite.yaml` names and of what the thing is: the same for every
build, on every machine, for whatever address the site is built.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hashlib import sha1
from uuid import NAMESPACE_URL

_VARIANT = dict(zip("0123456789abcdef", "89ab" * 4, strict=True))  # the digit of the variant of RFC 9562 for each


def of(home: str, path: str) -> str:
    """Return the CTID of the thing at a path, such as `credentials/generating-ideas/`, of the catalog at an address."""
    return _ctid(NAMESPACE_URL.bytes, home + path)


def parts(ctid: str) -> Callable[[str], str]:
    """Return what gives the CTIDs of the parts of the thing with a CTID, by their names."""
    return partial(_ctid, bytes.fromhex(ctid.removeprefix("ce-").replace("-", "")))


def uuid5(namespace: bytes, name: str, version: str = "5") -> str:
    """Return the UUID that RFC 9562, section "UUID Version 5", makes of a name; it can be marked as another version.

    It is what `uuid.uuid5` gives, in a tenth of the time.
    """
    made = sha1(namespace + name.encode(), usedforsecurity=False).hexdigest()
    return f"{made[:8]}-{made[8:12]}-{version}{made[13:16]}-{_VARIANT[made[16]]}{made[17:20]}-{made[20:32]}"


def _ctid(namespace: bytes, name: str) -> str:
    return "ce-" + uuid5(namespace, name, version="4")
