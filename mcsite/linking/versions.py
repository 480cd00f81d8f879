"""What was released stays: its criteria under its version."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mcsite import comparing, releases
from mcsite.comparing import Assessed
from mcsite.diagnostics import Problem, Related, Route
from mcsite.linking import assessment
from mcsite.linking.catalog import Catalog
from mcsite.model import Credential, Rubric
from mcsite.records import Record
from mcsite.releases import Release

_TOLD = 6  # differences that are named one by one
_STEPS = ("patch", "minor", "major")
_VERSION = Route(("version",))


def assessed(catalog: Catalog, credential: Credential) -> Assessed:
    """Return what an earner of a credential is judged by, as a release keeps it."""
    settled = assessment.parts(catalog, credential)
    rubric = None
    if credential.rubric is not None and (scale := assessment.scale(catalog, credential.rubric)) is not None:
        rubric = Rubric(credential.rubric.criteria, levels=scale.levels, pass_level=scale.pass_level)
    return Assessed(
        credential.competency,
        tuple(msgspec.structs.replace(part, use="") for part in settled),
        assessment.pass_rule(credential, settled),
        rubric,
        credential.prerequisites,
    )


def problems(catalog: Catalog, record: Record[Credential]) -> Iterator[Problem]:
    """Find whether released criteria of a credential have changed without a new version."""
    versions = catalog.releases.get(record.id)
    if not versions or not _whole(catalog, record.item):
        return
    latest = list(versions.values())[-1]
    behind = comparing.order(record.item.version) < comparing.order(latest.version)
    yield from _version(catalog, record, latest if behind else versions.get(record.item.version, latest))


def _whole(catalog: Catalog, credential: Credential) -> bool:
    """Tell whether every template and scale that a credential uses could be read: if not, that is told already."""
    scale = credential.rubric.use if credential.rubric else ""
    templates = {part.use for part in credential.evidence if part.use}
    return all(template in catalog.evidence for template in templates) and (not scale or scale in catalog.rubrics)


def _version(catalog: Catalog, record: Record[Credential], release: Release) -> Iterator[Problem]:
    item = record.item
    differences = comparing.compare(release.assessed, assessed(catalog, item))
    if not differences and comparing.order(item.version) >= comparing.order(release.version):
        return
    related = tuple(
        Related(record.path, one.sentence, Route(one.keys) if one.keys else None) for one in differences[:_TOLD]
    )
    related += (Related(releases.path(release.id, release.version), f"version {release.version} is here"),)
    if comparing.order(item.version) < comparing.order(release.version):
        message = f"the version is {item.version}, but {release.version} was released"
        hint = f"write 'version: {release.version}' or a later one"
        yield Problem("changed-release", message, record.path, _VERSION, hint, related[-1:])
        return
    needed = comparing.grade(differences) or "minor"
    reason = next(one for one in differences if one.grade == needed)
    better = comparing.raised(release.version, needed)
    if item.version == release.version:
        more = f", and {len(differences) - 1} more" if len(differences) > 1 else ""
        message = f"what is assessed has changed since {item.version} was released: {_lower(reason.sentence)}{more}"
        hint = f"write 'version: {better}' and a line for it in 'history', or undo the change"
        yield Problem("changed-release", message, record.path, _VERSION, hint, related)
    elif _STEPS.index(comparing.step(release.version, item.version)) < _STEPS.index(needed):
        asks = "asks for something else" if needed == "major" else "says it in other words"
        message = (
            f"{item.version} is too small a step from {release.version}, since it {asks}: {_lower(reason.sentence)}"
        )
        yield Problem("small-version", message, record.path, _VERSION, f"write 'version: {better}'", related)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
