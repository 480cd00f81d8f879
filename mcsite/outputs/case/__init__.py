"""Frameworks, competencies and rubrics as CASE packages (1EdTech Competencies and Academic Standards Exchange 1.1).

Required moments of change are days that the content tells, or else `UNKNOWN`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact, Decided
from mcsite.context import Context, Fragments
from mcsite.looking import digest
from mcsite.outputs.case import frameworks
from mcsite.outputs.case.competencies import Competencies
from mcsite.outputs.case.nodes import UNKNOWN, Definitions
from mcsite.views import CredentialView, Entry, View
from mcsite.views.framework import FrameworkView

PAGE = 1000  # credentials in a package: 14 MB or so, since some hosts take no file of 25 MiB


def of(view: View, context: Context) -> Iterator[Artifact]:
    """Make `/frameworks/<id>/case.json`, also of translations; there is none of what is of another catalog."""
    if isinstance(view, FrameworkView) and not view.source:
        yield artifacts.json(f"{view.path}case.json", frameworks.package(view, context), context.settings.url)


def fragment(view: View, context: Context) -> bytes:
    """Return what the package of the catalog says of a credential or its translation; nothing of anything else."""
    if not isinstance(view, CredentialView) or view.source:
        return b""
    return context.once("case", lambda: Competencies(context)).fragment(view)


def join(fragment: Fragments, context: Context) -> Iterator[Decided]:
    """Make `/case.json`, and of a catalog of more credentials than `PAGE` further packages, `/case/2.json` and so on.

    They say what is said of each credential, and then of their translations.
    """
    told = [one for one in context.views.entries if one.kind == "credential" and not one.source]
    changed = max((one.modified or UNKNOWN for one in told), default=UNKNOWN)
    licenses = dict.fromkeys(one.license for one in told if one.license and not one.is_translation)
    own = Competencies(context)
    for start in range(0, len(told) or 1, PAGE):
        page = told[start : start + PAGE]
        first = None if start else own.definitions(licenses)
        following = start + PAGE if start + PAGE < len(told) else 0
        said = [(one.url, one.modified, fragment.digest(one)) for one in page]
        key = digest((start, following, changed, first, [] if start else own.scales(), said))
        yield Decided(_path(start), key, partial(_package, own, start, following, changed, first, page, fragment))


def _package(
    own: Competencies,
    start: int,
    following: int,
    changed: str,
    definitions: Definitions | None,
    page: Sequence[Entry],
    fragment: Fragments,
) -> Artifact:
    package = own.package(map(fragment, page), page, start, changed, definitions)
    if following:
        package = msgspec.structs.replace(package, extensions={"next": urls.here(_path(following))})
    return artifacts.json(_path(start), package, own.settings.url)


def _path(start: int) -> str:
    return f"case/{start // PAGE + 1}.json" if start else "case.json"
