"""What robots may read: everything."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Views


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/robots.txt` (RFC 9309)."""
    content = f"User-agent: *\nAllow: /\n\nSitemap: {urls.here('sitemap.xml')}\n"
    yield artifacts.text("robots.txt", content, views.settings.url)
