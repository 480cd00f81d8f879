"""Released versions of credentials, as `content/releases/<id>/<version>.json` keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec
from msgspec import Struct

from mcsite import comparing
from mcsite.comparing import Assessed
from mcsite.diagnostics import Problem
from mcsite.sources import RELEASES, Source


class Release(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A version of a credential as it was released, from `content/releases/<id>/<version>.json`."""

    id: str
    version: str
    date: str
    title: str
    issuer: str
    language: str
    assessed: Assessed
    note: str = ""


Releases = Mapping[str, Mapping[str, Release]]
NO_RELEASES: Releases = MappingProxyType({})
_RESTORE = "get the file back as it was, with 'git checkout'; 'mcsite release' writes new ones"


def read(files: Iterable[Source]) -> tuple[Releases, list[Problem]]:
    """Read the files of releases; return them by id and version, the oldest version first."""
    found: dict[str, dict[str, Release]] = {}
    problems = []
    for file in files:
        try:
            release = msgspec.json.decode(file.content, type=Release)
        except msgspec.MsgspecError as error:
            message = f"this isn't a release: {str(error)[:1].lower()}{str(error)[1:]}"
            problems.append(Problem("bad-release", message, file.path, None, _RESTORE))
            continue
        if not comparing.is_version(release.version):
            message = f"'{release.version}' isn't a version"
            problems.append(Problem("bad-release", message, file.path, None, _RESTORE))
            continue
        name = path(release.id, release.version)
        if name != file.path:
            message = f"this is version {release.version} of '{release.id}', but lies elsewhere"
            problems.append(Problem("bad-release", message, file.path, None, f"its place is {name}"))
            continue
        found.setdefault(release.id, {})[release.version] = release
    ordered = {
        id_: dict(sorted(versions.items(), key=lambda one: comparing.order(one[0]))) for id_, versions in found.items()
    }
    return ordered, problems


def path(id_: str, version: str) -> str:
    """Return the path of the file of a release, relative to the catalog."""
    return f"content/{RELEASES}/{id_}/{version}.json"


def write(release: Release) -> bytes:
    """Return the file of a release: JSON, a line for each value, so that git shows what is different."""
    return msgspec.json.format(msgspec.json.encode(release), indent=2) + b"\n"
