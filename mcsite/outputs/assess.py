"""The assessor's form of each credential: completion checks, rubric and pass rule, to be filled for a submission."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from mcsite import describing
from mcsite.artifacts import Artifact
from mcsite.context import Context
from mcsite.diagnostics import Problem
from mcsite.prose.lines import plain
from mcsite.views import CredentialView, View
from mcsite.views import workbook as workbooks
from mcsite.views.assessment import Assessment, blank


class Definition(Struct, frozen=True):
    """What the scripts of the page know of a credential.

    `workbook` is what those of its workbook know, pass rule and levels among it. `passing` has for each criterion what
    the evidence looks like at the level that passes.
    """

    blank: Assessment
    workbook: workbooks.Definition
    passing: tuple[str, ...]


def of(view: View, context: Context) -> Iterator[Artifact | Problem]:
    """Make `/credentials/<id>/assess/`."""
    if not isinstance(view, CredentialView) or view.is_translation:
        return
    given = _definition(view, context.settings.url)
    path = f"{view.path}assess/"
    about = describing.form(view, context.views, "Assessor’s form", "assess")
    told = {"view": view, "assessment": given.blank, "definition": given}
    yield context.theme.page("assess.html", path, view.collection, about=about, **told)


def _definition(view: CredentialView, base_url: str) -> Definition:
    criteria = view.rubric.criteria if view.rubric else ()
    pass_level = view.rubric.pass_level if view.rubric else ""
    passing = (
        next(plain(one.text.html) for one in criterion.descriptors if one.level == pass_level) for criterion in criteria
    )
    return Definition(blank(view, base_url), workbooks.definition(view, base_url), tuple(passing))
