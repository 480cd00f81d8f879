"""Released versions of credentials: a page and a record for each, where badges of that version lead."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import artifacts, describing
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.theme import Theme
from mcsite.views import Views


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    """Make `/credentials/<id>/v/<version>/` and its `index.json` for every release."""
    for release in views.releases:
        about = describing.version(release, views)
        yield theme.page("version.html", release.path, "credentials", about=about, view=release)
        yield artifacts.json(f"{release.path}index.json", release, views.settings.url, "release-record")
