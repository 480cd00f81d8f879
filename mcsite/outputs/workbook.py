"""The evidence workbook of each credential: the page, and the blank document for those who prefer paper."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.documents import docx
from mcsite.documents.workbook import document
from mcsite.theme import Theme
from mcsite.views import CredentialView, Views
from mcsite.views.credential import PassView
from mcsite.views.workbook import Workbook, artifacts_needed, blank


class Level(Struct, frozen=True):
    """A level of the rubric, and whether it passes."""

    title: str
    passes: bool


class Definition(Struct, frozen=True):
    """What the scripts of the page know of a credential.

    `needed` tells for each part how many artifacts an entry needs; `levels` are those of the rubric, low to high.
    """

    blank: Workbook
    needed: tuple[int | None, ...]
    pass_rule: PassView
    levels: tuple[Level, ...]
    issuer: str
    apply_url: str


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    """Make `/credentials/<id>/workbook/`, its blank document, and the script that holds what all documents share."""
    for view in views.credentials:
        path = f"{view.path}workbook/"
        given = definition(view, views.settings.url)
        yield theme.page("workbook.html", path, view.collection, view=view, workbook=given.blank, definition=given)
        yield Artifact(f"{path}{view.id}-workbook.docx", document(view, given.blank))
    shared = msgspec.json.encode(dict(docx.PARTS)).decode()
    yield Artifact("assets/js/docx-parts.js", f'"use strict";\nwindow.mcsite.docxParts = {shared};\n'.encode())


def definition(view: CredentialView, base_url: str) -> Definition:
    """Return what the scripts of a credential's workbook know."""
    return Definition(
        blank(view, base_url),
        tuple(artifacts_needed(part) for part in view.evidence),
        view.pass_rule,
        tuple(Level(level.title, level.passes) for level in view.rubric.levels) if view.rubric else (),
        view.issuer.title,
        "" if view.closed else view.apply_url,
    )
