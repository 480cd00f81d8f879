"""Releases for tests: of a catalog as it is, and how they are seen in another."""

from __future__ import annotations

from typing import Any

import msgspec
import things

from mcsite.linking import versions
from mcsite.releases import Release
from mcsite.views import Views


def released(catalog: things.Things, **changes: Any) -> Release:
    """Return the first version of the credential of a catalog, as if it had been released so."""
    linked, _ = things.link(catalog)
    item = linked.catalog.credentials["fraction-talk"].item
    made = Release(
        "fraction-talk", "1.0.0", "2026-09-01", item.title, item.issuer, "en", versions.assessed(linked.catalog, item)
    )
    return msgspec.structs.replace(made, **changes)


def seen(catalog: things.Things, *releases: Release) -> Views:
    """Return the views of a catalog with releases."""
    known: dict[str, dict[str, Release]] = {}
    for one in releases:
        known.setdefault(one.id, {})[one.version] = one
    linked, problems = things.link(catalog, releases=known)
    assert not [problem for problem in problems if problem.severity == "error"], problems
    return Views(linked)
