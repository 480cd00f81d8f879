"""Following a catalog: a folder with all of its records, which is brought into step as often as one likes.

    from mcsite.client import Mirror

    mirror = Mirror("https://catalog.example/", "copy")
    for change in mirror.update().changes:
        print(change.what, change.kind, change.id)
    for record in mirror.records():
        print(record["title"])

The first update fetches everything; each one after that what has changed. Nothing is taken over whose digest isn't the
one that the catalog announces, and nothing before all of it is there.
"""

from __future__ import annotations

from mcsite.client.errors import MirrorError, Reason
from mcsite.client.mirror import Change, Mirror, Update

__all__ = ["Change", "Mirror", "MirrorError", "Reason", "Update"]
