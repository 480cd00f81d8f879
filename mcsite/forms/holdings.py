"""What forms need to know of a catalog: what it is, what there is to refer to, and the levels of its scales."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import Struct

from mcsite import checking, frontmatter
from mcsite.diagnostics import Refusal
from mcsite.schemas import Schemas
from mcsite.sources import discover


class Holdings(Struct, frozen=True):
    """A catalog's title and address, and the titles of its things by collection and id.

    `levels` has the names of the levels of shared scales, each with the titles of the scales that have it.
    """

    title: str
    url: str
    titles: dict[str, dict[str, str]]
    levels: dict[str, list[str]]


def read(root: Path, schemas: Schemas) -> Holdings:
    """Read what a catalog holds, as far as its files can be read; Refusal where there is no catalog."""
    settings, problems = checking.read_settings(root, schemas, checking.Options())
    if settings is None:
        raise Refusal(f"{problems[0].path}: {problems[0].message}; run 'mcsite check'")
    titles: dict[str, dict[str, str]] = {}
    levels: dict[str, list[str]] = {}
    for source in discover(root).files:
        document, _ = frontmatter.read(source.path, source.content)
        if document is None or source.language:
            continue
        title = document.data.get("title")
        title = title if isinstance(title, str) and title.strip() else source.id
        titles.setdefault(source.collection, {})[source.id] = title
        if source.collection == "rubrics":
            for level in _levels(document.data.get("levels")):
                levels.setdefault(level, []).append(title)
    return Holdings(settings.title, settings.url, titles, levels)


def _levels(scale: Any) -> list[str]:
    """Return the names of a scale's levels, as far as it is one."""
    names = (
        [level.get("title") if isinstance(level, dict) else level for level in scale] if isinstance(scale, list) else []
    )
    return [name for name in names if isinstance(name, str)]
