"""Digests of what is published: of a file, and of all that a catalog lists."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def of(content: bytes) -> str:
    """Return `sha256:` and the SHA-256 of some bytes, in hexadecimal."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def lines(things: Iterable[tuple[str, str]]) -> bytes:
    """Return a line `<address> <digest>` for each thing, from the address of its JSON and the digest of its bytes.

    They are sorted, in UTF-8, each with a line feed at its end. The digest of a whole catalog is that of these.
    """
    return "".join(sorted(f"{address} {digest}\n" for address, digest in things)).encode()


def state(things: Iterable[tuple[str, str]]) -> str:
    """Return the digest of a whole catalog, from the address of each thing's JSON and the digest of its bytes."""
    return of(lines(things))
