"""Nodes that many things have alike, as JSON written once, with gaps for what each thing says itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Raw

from mcsite.outputs.ctdl.nodes import Node

_GAP = re.compile(rb"\\u0000([\w-]+)\\u0000")


def gap(name: str) -> str:
    """Return a text that leaves a gap where it stands; no text of a source has such characters."""
    return f"\0{name}\0"


def inner(*texts: str) -> bytes:
    """Return texts as JSON has them between the first quote and the last, for a gap between quotes."""
    return msgspec.json.encode(texts)[2:-2]


class Stencil:
    """Nodes with gaps."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        written = msgspec.json.encode(nodes)[1:-1].replace(b"%", b"%%")
        self._written = _GAP.sub(rb"%(\1)b", written)

    def filled(self, values: Mapping[bytes, bytes]) -> Raw:
        """Return the nodes, with commas between them, with a value in each gap, by its name."""
        return Raw(self._written % values)
