"""Old addresses: a page at each that leads on, and the same for hosts that redirect by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from mcsite import describing
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.theme import Theme
from mcsite.views import Views


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    """Make a page for each of `aliases`, and `/_redirects`."""
    base = urlsplit(views.settings.url).path
    lines = []
    for credential in views.credentials:
        for alias in credential.aliases:
            context = {"target": credential.url, "title": credential.title}
            yield theme.page("redirect.html", alias.removeprefix("/"), about=describing.moved(credential), **context)
            lines.append(f"{base}{alias.removeprefix('/')} {base}{credential.path} 301\n")
    yield Artifact("_redirects", "".join(lines).encode())
