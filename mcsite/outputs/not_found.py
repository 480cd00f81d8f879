"""The page that a host shows where there is none."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import artifacts, describing
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.theme import Theme
from mcsite.views import Views


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    """Make `/404.html`. It is shown at any depth, so its URLs are absolute."""
    html = theme.render("not-found.html", "404.html", about=describing.bare(views, "Page not found"))
    yield html if isinstance(html, Problem) else artifacts.text("404.html", html, views.settings.url)
