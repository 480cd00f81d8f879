"""The evidence workbook of each credential: the page, and the blank document for those who prefer paper."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mcsite import describing
from mcsite.artifacts import Artifact
from mcsite.context import Context
from mcsite.diagnostics import Problem
from mcsite.documents import docx
from mcsite.documents.workbook import document
from mcsite.theme import Theme
from mcsite.views import CredentialView, View, Views
from mcsite.views.workbook import definition


def of(view: View, context: Context) -> Iterator[Artifact | Problem]:
    """Make `/credentials/<id>/workbook/` and its blank document."""
    if not isinstance(view, CredentialView) or view.is_translation:
        return
    path = f"{view.path}workbook/"
    given = definition(view, context.settings.url)
    about = describing.form(view, context.views, "Evidence workbook", "workbook")
    told = {"view": view, "workbook": given.blank, "definition": given}
    yield context.theme.page("workbook.html", path, view.collection, about=about, **told)
    yield Artifact(f"{path}{view.id}-workbook.docx", document(view, given.blank))


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make the script that holds what all documents share."""
    shared = msgspec.json.encode(dict(docx.PARTS)).decode()
    yield Artifact("assets/js/docx-parts.js", f'"use strict";\nwindow.mcsite.docxParts = {shared};\n'.encode())
