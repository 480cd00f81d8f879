"""Released versions of credentials: a page and a record for each, where badges of that version lead."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import artifacts, describing
from mcsite.artifacts import Artifact
from mcsite.context import Context
from mcsite.diagnostics import Problem
from mcsite.views import ReleaseView


def of_release(view: ReleaseView, context: Context) -> Iterator[Artifact | Problem]:
    """Make `/credentials/<id>/v/<version>/` and its `index.json`."""
    about = describing.version(view, context.views)
    yield context.theme.page("version.html", view.path, "credentials", about=about, view=view)
    yield artifacts.json(f"{view.path}index.json", view, context.settings.url, "release-record")
