"""What the head of each page says of it to machines: schema.org, what links to it show, and its other formats.

Templates only print it. The schema.org data is one `@graph` (JSON-LD 1.1, section 4.9) of the page, its place on the
site and what it is about. Ids of things are the address of their page with the kind as fragment, so that a thing and
its page are two.
"""

from __future__ import annotations

from mcsite.describing.about import About
from mcsite.describing.pages import bare, form, home, listing, moved, page, part, results, thing, version, withdrawn

__all__ = [
    "About",
    "bare",
    "form",
    "home",
    "listing",
    "moved",
    "page",
    "part",
    "results",
    "thing",
    "version",
    "withdrawn",
]
