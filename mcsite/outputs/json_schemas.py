"""The JSON Schemas of every JSON that the site has, and of the front matter that it was made from."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import resources
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Views

ADDRESS = "https://catalog.example/"  # what stands for a catalog's own in schema/published/


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/schema/<name>.schema.json`."""
    folder = resources.folder("schema")
    for file in sorted(folder.glob("*.schema.json")):
        yield Artifact(f"schema/{file.name}", file.read_bytes())
    here = views.settings.url.encode()
    for file in sorted(folder.glob("published/*.schema.json")):
        yield Artifact(f"schema/{file.name}", file.read_bytes().replace(ADDRESS.encode(), here))
