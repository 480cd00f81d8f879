"""Old addresses: a page at each that leads on, and the same for hosts that redirect by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from mcsite import describing, urls
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.theme import Theme
from mcsite.views import CredentialView, Tombstone, Views


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    """Make a page for each old address, and `/_redirects`."""
    base = urlsplit(views.settings.url).path
    lines = []
    for alias, view in _targets(views).items():
        context = {"target": view.url, "title": view.title}
        yield theme.page("redirect.html", alias.removeprefix("/"), about=describing.moved(view), **context)
        lines.append(f"{base}{alias.removeprefix('/')} {base}{view.path} 301\n")
    yield Artifact("_redirects", "".join(lines).encode())


def _targets(views: Views) -> dict[str, CredentialView | Tombstone]:
    """Return what each old address leads on to: where its credential was withdrawn, the notice of that."""
    found: dict[str, CredentialView | Tombstone] = {alias: views.get(key) for alias, key in views.moved.items()}
    known = [*(one.url for one in views.entries), *(one.url for one in views.tombstones)]
    there = {f"/{url.removeprefix(urls.SITE_ROOT)}" for url in known}
    for tombstone in sorted(views.tombstones, key=lambda one: one.modified, reverse=True):
        for alias in tombstone.aliases:
            if alias not in there:
                found.setdefault(alias, tombstone)
    return found
