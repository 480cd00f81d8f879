"""The scripts of a page in one file, with what only scripts need of markup: no page repeats it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from mcsite import urls
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.theme import Theme


def bundle(
    theme: Theme, path: str, page: str, scripts: Iterable[str], pieces: Mapping[str, str], **shared: Any
) -> Artifact | Problem:
    """Return one script of several of the theme's, by their names and in their order.

    They find what the templates of `pieces` print as `mcsite.pieces`, and each value that is `shared` under its name.
    `page` is the path of any page that they are for: all are as deep.
    """
    made = {}
    for name, template in pieces.items():
        html = theme.render(template, page)
        if isinstance(html, Problem):
            return html
        made[name] = urls.relative(html, page)
    given = msgspec.json.encode({"pieces": made, **shared})
    head = b'"use strict";\nwindow.mcsite = Object.assign(window.mcsite ?? {}, ' + given + b");\n"
    assets = {one.path: one.content for one in theme.assets()}
    return Artifact(path, head + b"".join([assets[f"assets/js/{name}.js"] for name in scripts]))
