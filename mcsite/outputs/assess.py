"""The assessor's form of each credential: completion checks, rubric and pass rule, to be filled for a submission."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from mcsite import describing
from mcsite.artifacts import Artifact
from mcsite.bundling import bundle
from mcsite.context import Context
from mcsite.diagnostics import Problem
from mcsite.documents import docx
from mcsite.theme import Theme
from mcsite.views import CredentialView, View, Views
from mcsite.views.assessment import checks
from mcsite.views.credential import CriterionView, PartView

SCRIPTS = (
    "word-count", "privacy", "pass-rule", "draft", "keeping", "outline", "workbook-merge", "workbook-fields",
    "workbook-export", "zip", "docx", "assess-outcome", "assess-file", "assess-evidence", "assess-form",
    "assess-feedback", "kappa", "assess-agreement", "assess-report", "assess-compare", "assess",
)  # fmt: skip
PIECES = ("bar", "notes", "outcome", "finish", "agreement")

Numbered = tuple[int, CriterionView]  # a criterion and its place in the rubric, from 0


class Judged(Struct, frozen=True):
    """A part as it is judged: what makes it complete, and the criteria on it."""

    asked: PartView
    checks: tuple[str, ...]
    criteria: list[Numbered]


def of(view: View, context: Context) -> Iterator[Artifact | Problem]:
    """Make `/credentials/<id>/assess/`."""
    if not isinstance(view, CredentialView) or view.is_translation:
        return
    given = context.outline(view)
    criteria = list(enumerate(view.rubric.criteria)) if view.rubric else []
    yield context.theme.page(
        "assess.html",
        f"{view.path}assess/",
        view.collection,
        about=describing.form(view, context.views, "Assessor's form", "assess"),
        view=view,
        parts=[
            Judged(asked, checks(part), _on(asked.number, criteria))
            for asked, part in zip(view.evidence, given.parts, strict=True)
        ],
        whole=_on(0, criteria),
        outline=given,
    )


def _on(part: int, criteria: list[Numbered]) -> list[Numbered]:
    return [one for one in criteria if one[1].part == part]


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:  # noqa: ARG001  all outputs are made alike
    """Make the script of all assessors' forms."""
    pieces = {name: f"assess/pieces/{name}.html" for name in PIECES}
    page = "credentials/any/assess/"
    yield bundle(theme, "assets/assess.js", page, SCRIPTS, pieces, docxParts=dict(docx.PARTS))
