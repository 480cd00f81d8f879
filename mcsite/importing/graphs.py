"""Graphs of JSON-LD: nodes by their ids, and texts in several languages."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, Literal

from mcsite import urls
from mcsite.importing.reading import id_at, many, nodes, text

_CTID = re.compile(r"ce-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")


def kind(name: str) -> Literal["ctid", "id", ""]:
    """Tell whether a text is a CTID or can be an id."""
    return "ctid" if _CTID.match(name) else "id" if urls.is_id(name) else ""


def node_id(value: Any) -> str:
    """Return the `@id` that a value is, or that its node has; an empty text if there is none."""
    found = value.get("@id") if isinstance(value, dict) else value
    return found if isinstance(found, str) else ""


class Graph:
    """The nodes of a document: those of its `@graph`, of a list, or the one that it is."""

    def __init__(self, document: Any) -> None:
        self.nodes_: list[dict[str, Any]] = []
        for one in nodes(document):
            self.nodes_ += nodes(one["@graph"]) if "@graph" in one else [one]
        self._by_id: dict[str, dict[str, Any]] = {}
        for one in self.nodes_:
            known = self._by_id.setdefault(node_id(one), one)
            known.update({name: value for name, value in one.items() if name not in known})

    def of(self, types: Collection[str]) -> list[dict[str, Any]]:
        """Return the nodes of some types, each once."""
        found = [one for one in self.nodes_ if not set(map(str, many(one.get("@type")))).isdisjoint(types)]
        return [one for one in found if not node_id(one) or self._by_id[node_id(one)] is one]

    def get(self, value: Any) -> dict[str, Any]:
        """Return the node that a value is or names; one that only has its address, or nothing, is empty."""
        return self._by_id.get(node_id(value)) or (value if isinstance(value, dict) else {})

    def nodes(self, node: dict[str, Any], name: str) -> list[dict[str, Any]]:
        """Return the nodes of a property, whether they stand there or are named."""
        return [found for value in many(node.get(name)) if (found := self.get(value))]

    def ids(self, node: dict[str, Any], name: str, collection: str) -> list[str]:
        """Return the ids of the things of a collection that a property names."""
        found = (id_at(node_id(value), collection) for value in many(node.get(name)))
        return [id_ for id_ in dict.fromkeys(found) if id_]

    def texts(self, node: dict[str, Any], name: str) -> dict[str, str]:
        """Return the texts of a property by language; a text without one has an empty language."""
        value = node.get(name)
        if not isinstance(value, dict):
            value = {"": value}
        said = {language: text(next(iter(many(one)), "")) for language, one in value.items()}
        return {language: one for language, one in said.items() if one}

    def text(self, node: dict[str, Any], name: str, language: str) -> str:
        """Return the text of a property in a language, or else in the first that there is."""
        found = self.texts(node, name)
        return found.get(language) or next(iter(found.values()), "")

    def listed(self, node: dict[str, Any], name: str, language: str) -> list[str]:
        """Return the texts of a property that has several, in a language or else in the first that there is."""
        value = node.get(name)
        if isinstance(value, dict):
            value = value.get(language) or next(iter(value.values()), None)
        return [said for one in many(value) if (said := text(one))]
