"""The evidence workbook of each credential: the page, and the blank document for those who prefer paper."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import describing
from mcsite.artifacts import Artifact
from mcsite.bundling import bundle
from mcsite.context import Context
from mcsite.diagnostics import Problem
from mcsite.documents import docx
from mcsite.documents.workbook import document
from mcsite.theme import Theme
from mcsite.views import CredentialView, View, Views

SCRIPTS = (
    "word-count", "privacy", "pass-rule", "self-assessment", "draft", "keeping", "outline", "workbook-merge",
    "workbook-fields", "workbook-judge", "workbook-form", "workbook-blocks", "workbook-export", "zip", "docx",
    "workbook",
)  # fmt: skip
PIECES = ("bar", "artifact", "artifacts", "entry", "part", "earlier", "missing", "open", "files", "copies")


def of(view: View, context: Context) -> Iterator[Artifact | Problem]:
    """Make `/credentials/<id>/workbook/` and its blank document."""
    if not isinstance(view, CredentialView) or view.is_translation:
        return
    path = f"{view.path}workbook/"
    given = context.outline(view)
    about = describing.form(view, context.views, "Evidence workbook", "workbook")
    parts = list(zip(given.parts, view.evidence, strict=True))
    yield context.theme.page("workbook.html", path, view.collection, about=about, view=view, parts=parts, outline=given)
    yield Artifact(f"{path}{view.id}-workbook.docx", document(view, given))


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:  # noqa: ARG001  all outputs are made alike
    """Make the script of all workbooks."""
    pieces = {name: f"workbook/pieces/{name}.html" for name in PIECES}
    page = "credentials/any/workbook/"
    yield bundle(theme, "assets/workbook.js", page, SCRIPTS, pieces, docxParts=dict(docx.PARTS))
