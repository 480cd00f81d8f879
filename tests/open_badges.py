"""Open Badges in tests: the official schemas, and JSON-LD that is read with local contexts only."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import sites
from jsonschema import Draft4Validator, Draft201909Validator, FormatChecker
from jsonschema.protocols import Validator
from pyld import jsonld
from referencing import Registry

from mcsite.openbadges import context
from mcsite.outputs import badgeclass

STANDARDS = sites.REPOSITORY.parent / "shared" / "standards"
CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
CONTEXTS = {
    CREDENTIALS: "ob3/context/credentials-v2.json",
    context.OPEN_BADGES: "ob3/context/ob-v3p0-context-3.0.3.json",
    context.ASSESSMENT: "ob3/assessment-extension/context.json",
    badgeclass.CONTEXT: "ob2/ob_v2_context.json",
}
BASE = "relative:/"  # what JSON-LD puts before a name that no context explains
TERMS = {"type", "questionType"}  # keys whose values are names that a context explains


@cache
def standard(name: str) -> Any:
    """Return a JSON file of the standards; a test that needs one that isn't there is skipped, and says so."""
    file = STANDARDS / name
    if not file.is_file():
        pytest.skip(f"{name} isn't in {STANDARDS}")
    return json.loads(file.read_text(encoding="utf-8"))


@cache
def validator(kind: str) -> Validator:
    """Return what judges an "Achievement", its "Assessment", a "Profile", a "Credential", a "BadgeClass" or an "Issuer".

    "JSON-LD Achievement" and "JSON-LD Profile" are judged by the schemas that 1EdTech publishes for JSON-LD.
    """
    if kind in {"BadgeClass", "Issuer"}:
        schema = standard(f"ob2/v1_{kind.lower()}.json")
        return Draft4Validator(schema, registry=Registry(), format_checker=FormatChecker())
    if kind == "Profile":
        schema = standard("ob3/strict_profile.json")
    elif kind == "JSON-LD Profile":
        schema = standard("ob3/ob_v3p0_profile_schema.json")
    elif kind == "Credential":
        schema = standard("ob3/strict_achievementcredential.json")
    elif kind == "JSON-LD Achievement":
        schema = {**standard("ob3/ob_v3p0_achievementcredential_schema.json"), "$ref": "#/$defs/Achievement"}
        del schema["required"], schema["properties"]
    elif kind == "Assessment":  # the official schema refers to "definitions", and has "$defs"
        text = json.dumps(standard("ob3/assessment-extension/schema.json")).replace("#/definitions/", "#/$defs/")
        schema = {**json.loads(text), "$ref": "#/$defs/AssessmentResultDescription"}
        del schema["type"], schema["properties"]
    else:
        schema = {**standard("ob3/strict_achievementcredential.json"), "$ref": f"#/$defs/{kind}"}
        del schema["required"], schema["properties"]
    return Draft201909Validator(schema, registry=Registry(), format_checker=FormatChecker())


def errors(kind: str, document: Any) -> list[str]:
    """Return what a schema finds wrong."""
    return [f"{error.json_path}: {error.message}" for error in validator(kind).iter_errors(document)]


def badge_errors(name: str, document: Mapping[str, Any]) -> list[str]:
    """Return what the schemas for a file of this name find wrong with it."""
    found = errors(KINDS[name], document)
    for result in document.get("resultDescription", ()):
        if "AssessmentResultDescription" in result["type"]:
            found += errors("Assessment", result)
    return found


KINDS = {
    "achievement.json": "Achievement",
    "profile.json": "Profile",
    "badgeclass.json": "BadgeClass",
    "issuer.json": "Issuer",
}


def lost(document: Mapping[str, Any], contexts: Mapping[str, Any]) -> list[str]:
    """Return what a document says and its JSON-LD doesn't: dropped keys, names left unexplained, values gone.

    `contexts` are those of the site by their URL; the official ones are known.
    """
    dropped: list[str] = []

    def load(url: str, _options: object = None) -> dict[str, Any]:
        known = contexts[url] if url in contexts else standard(CONTEXTS[url])
        return {"contextUrl": None, "documentUrl": url, "contentType": "application/ld+json", "document": known}

    expanded = jsonld.expand(dict(document), {"documentLoader": load, "base": BASE}, on_property_dropped=dropped.append)
    told, kept = Counter(_values(document)), Counter(_literals(expanded))
    names, types = list(_names(document)), list(_types(expanded))
    found = [f"{one} is dropped" for one in dropped]
    found += [f"{one} has no meaning" for one in [*types, *_ids(expanded)] if one.startswith(BASE)]
    found += [f"{value!r} is gone" for value in told - kept]
    return [*found, f"of {len(names)} names {len(types)} are left"] if len(names) != len(types) else found


def shared_ids(document: Any) -> list[str]:
    """Return the ids of a document that several things have, which in RDF become one."""
    found: dict[str, set[str]] = {}
    for path, node in nodes(document):
        if "id" in node:
            found.setdefault(node["id"], set()).add(path)
    return [id_ for id_, paths in found.items() if len(paths) > 1]


def nodes(value: Any, path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Go through every object in a document, each with its place."""
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from nodes(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from nodes(inner, f"{path}/{number}")


def _values(value: Any) -> Iterator[Any]:
    """Go through the values of a document, but for contexts and names."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "@context" and key not in TERMS:
                yield from _values(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner)
    else:
        yield value


def _names(value: Any) -> Iterator[str]:
    for _, node in nodes(value):
        for key in TERMS & node.keys():
            yield from [node[key]] if isinstance(node[key], str) else node[key]


def _expanded(value: Any) -> Iterator[Mapping[str, Any]]:
    return (node for _, node in nodes(value))


def _literals(value: Any) -> Iterator[Any]:
    for node in _expanded(value):
        if "@value" in node:
            yield node["@value"]
        elif "@id" in node:
            yield node["@id"]


def _ids(value: Any) -> Iterator[str]:
    return (node["@id"] for node in _expanded(value) if "@id" in node)


def _types(value: Any) -> Iterator[str]:
    for node in _expanded(value):
        if "@value" not in node:
            yield from node.get("@type", ())
        for one in node.get("https://w3id.org/openbadges/extensions#assessmentQuestionType", ()):
            yield one["@id"]


def site_contexts(root: Path, url: str) -> dict[str, Any]:
    """Return the contexts of a site by their URL."""
    return {
        f"{url}contexts/{file.name}": json.loads(file.read_text(encoding="utf-8"))
        for file in (root / "contexts").glob("*.json")
    }
