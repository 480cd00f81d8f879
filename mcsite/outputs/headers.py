"""Headers for static hosts that read them from a file: content types, CORS, caching, security."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Views

_POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
_LINKED_DATA = (
    "credentials/:id/achievement.json",
    "credentials/:id/:language/achievement.json",
    "credentials/:id/v/:version/achievement.json",
    "credentials/:id/badgeclass.json",
    "stacks/:id/achievement.json",
    "stacks/:id/:language/achievement.json",
    "stacks/:id/badgeclass.json",
    "issuers/:id/profile.json",
    "issuers/:id/issuer.json",
    "contexts/*",
    "ctdl.json",
    ":collection/:id/ctdl.json",
)
_RULES = {
    "*": (
        "Access-Control-Allow-Origin: *",
        f"Content-Security-Policy: {_POLICY}",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: strict-origin-when-cross-origin",
        "Cache-Control: public, max-age=0, must-revalidate",
    ),
    "feed.json": ("Content-Type: application/feed+json; charset=utf-8",),
    "feed/*": ("Content-Type: application/feed+json; charset=utf-8",),
    "atom.xml": ("Content-Type: application/atom+xml; charset=utf-8",),
    "schema/*": ("Content-Type: application/schema+json; charset=utf-8",),
    **dict.fromkeys(_LINKED_DATA, ("Content-Type: application/ld+json",)),
    ".well-known/resourcesync": ("Content-Type: application/xml; charset=utf-8",),
    "opensearch.xml": ("Content-Type: application/opensearchdescription+xml; charset=utf-8",),
    "llms.txt": ("Content-Type: text/markdown; charset=utf-8",),
}
_ELM = {":collection/:id/elm.jsonld": ("Content-Type: application/ld+json",)}


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/_headers`, as Netlify and Cloudflare Pages read it."""
    base = urlsplit(views.settings.url).path
    rules = _RULES | (_ELM if "elm" in views.settings.formats else {})
    blocks = [f"{base}{path}\n" + "".join(f"  {header}\n" for header in headers) for path, headers in rules.items()]
    yield Artifact("_headers", "\n".join(blocks).encode())
