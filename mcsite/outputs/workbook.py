"""The evidence workbook of each credential: the page, and the blank document for those who prefer paper."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mcsite import describing
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.documents import docx
from mcsite.documents.workbook import document
from mcsite.theme import Theme
from mcsite.views import Views
from mcsite.views.workbook import definition


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    """Make `/credentials/<id>/workbook/`, its blank document, and the script that holds what all documents share."""
    for view in views.credentials:
        path = f"{view.path}workbook/"
        given = definition(view, views.settings.url)
        about = describing.form(view, views, "Evidence workbook", "workbook")
        context = {"view": view, "workbook": given.blank, "definition": given}
        yield theme.page("workbook.html", path, view.collection, about=about, **context)
        yield Artifact(f"{path}{view.id}-workbook.docx", document(view, given.blank))
    shared = msgspec.json.encode(dict(docx.PARTS)).decode()
    yield Artifact("assets/js/docx-parts.js", f'"use strict";\nwindow.mcsite.docxParts = {shared};\n'.encode())
