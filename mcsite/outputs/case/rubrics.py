"""Rubrics and scales: a criterion for each row, and for each of its levels what it means."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Raw

from mcsite.outputs.case.naming import Naming, uuid
from mcsite.outputs.case.nodes import UNKNOWN, Criterion, Level, Link, Rubric
from mcsite.prose.lines import plain
from mcsite.views.rubric import RubricScaleView


class Rows:
    """Makes the rows of the rubric at an address (`uri`), which its identifiers are made of (`address`)."""

    def __init__(self, address: str, uri: str | Raw, changed: str | Raw) -> None:
        self.identifier = uuid(address)
        self._address = address
        self._uri = uri
        self._changed = changed

    def row(
        self, number: int, title: str, texts: Iterable[tuple[str, str]], category: str = "", item: Link | None = None
    ) -> Criterion:
        """Return a row with its levels from low to high, each a name and a text."""
        address = f"{self._address}-{number}"
        identifier = uuid(address)
        levels = [
            Level(uuid(f"{address}-{position}"), self._uri, self._changed, name, text, position, identifier)
            for position, (name, text) in enumerate(texts, start=1)
        ]
        return Criterion(
            identifier,
            self._uri,
            self._changed,
            description=title,
            position=number,
            rubric=self.identifier,
            levels=levels,
            category=category,
            item=item,
        )


def scale(view: RubricScaleView, naming: Naming) -> Rubric:
    """Return a shared scale as a rubric of one row, which says what the levels mean."""
    key = f"{view.url}#rubric"
    rows = Rows(naming.address(key), key, UNKNOWN)
    texts = [(level.title, plain(level.meaning.html) if level.meaning else "") for level in view.levels]
    return Rubric(
        rows.identifier,
        view.url,
        UNKNOWN,
        title=view.title,
        criteria=[rows.row(1, view.title, texts)],
        extensions={"passLevel": view.pass_level},
    )
