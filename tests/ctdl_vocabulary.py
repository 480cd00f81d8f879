"""CTDL and CTDL-ASN as their schemas and contexts define them, and what a graph does that they don't allow."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import sites
from pyld import jsonld

STANDARDS = sites.REPOSITORY.parent / "shared" / "standards" / "ctdl"
CONTEXTS = {
    "https://credreg.net/ctdl/schema/context/json": STANDARDS / "ctdl" / "context.json",
    "https://credreg.net/ctdlasn/schema/context/json": STANDARDS / "ctdlasn" / "context.json",
}
CTID = re.compile(r"ce-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
LITERALS = {
    "xsd:string": re.compile(r".+", re.DOTALL),
    "xsd:anyURI": re.compile(r"[a-z][a-z0-9+.-]*:[^\s]+\Z", re.IGNORECASE),
    "schema:WebPage": re.compile(r"https?://\S+\Z"),
    "xsd:date": re.compile(r"\d{4}-\d{2}-\d{2}\Z"),
    "xsd:language": LANGUAGE,
    "schema:Duration": re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?\Z"),
}
NUMBERS = {"xsd:integer": int, "xsd:float": (int, float), "xsd:decimal": (int, float), "xsd:boolean": bool}
# What the Credential Registry requires of a description, as far as a catalog can know it
REQUIRED = {
    "ceterms:MicroCredential": "ctid name description credentialStatusType subjectWebpage inLanguage ownedBy",
    "ceterms:CredentialOrganization": "ctid name description subjectWebpage email",
    "ceterms:Organization": "ctid name description subjectWebpage",
    "ceterms:AssessmentProfile": "ctid name description subjectWebpage inLanguage ownedBy lifeCycleStatusType",
    "ceterms:Pathway": "ctid name description subjectWebpage ownedBy lifeCycleStatusType hasPart hasDestinationComponent",
    "ceterms:CredentialComponent": "ctid name isPartOf proxyFor credentialType",
    "ceterms:BasicComponent": "ctid name isPartOf",
    "ceterms:ComponentCondition": "name requiredNumber",
    "ceterms:TransferValueProfile": "ctid name description subjectWebpage ownedBy transferValue lifeCycleStatusType",
    "ceterms:CostProfile": "description costDetails price",
    "ceterms:ConditionProfile": "name description",
    "ceterms:Collection": "ctid name description subjectWebpage inLanguage hasMember",
    "ceterms:IdentifierValue": "identifierValueCode",
    "ceterms:CredentialAlignmentObject": "targetNodeName",
    "ceterms:DurationProfile": "timeRequired",
    "ceasn:Rubric": "ceterms:ctid name description inLanguage hasRubricCriterion hasRubricLevel",
    "ceasn:RubricCriterion": "ceterms:ctid name hasCriterionLevel",
    "ceasn:RubricLevel": "name hasCriterionLevel",
    "ceasn:CriterionLevel": "benchmarkLabel benchmarkText",
}


class Vocabulary:
    """Both schemas, read: classes with what they are kinds of, properties with where and what they may be."""

    def __init__(self) -> None:
        self.parents: dict[str, set[str]] = {}
        self.domains: dict[str, set[str]] = {}
        self.ranges: dict[str, set[str]] = {}
        self.schemes: dict[str, set[str]] = {}
        self.prefixes: set[str] = set()
        for name in ("ctdl", "ctdlasn"):
            for entry in _read(name, "schema.json")["@graph"]:
                self._take(entry)
            context = _read(name, "context.json")["@context"]
            self.prefixes |= {key for key, value in context.items() if isinstance(value, str)}

    def _take(self, entry: dict[str, Any]) -> None:
        id_ = entry["@id"]
        if entry["@type"] == "rdfs:Class":
            self.parents.setdefault(id_, set()).update(entry.get("rdfs:subClassOf", ()))
        elif entry["@type"] == "rdf:Property":
            self.domains.setdefault(id_, set()).update(entry.get("schema:domainIncludes", ()))
            self.ranges.setdefault(id_, set()).update(entry.get("schema:rangeIncludes", ()))
        elif entry["@type"] == "skos:Concept":
            self.schemes.setdefault(id_, set()).update(entry.get("skos:inScheme", ()))

    def kinds(self, type_: str) -> set[str]:
        """Return a class and every class that it is a kind of."""
        found, left = set(), [type_]
        while left:
            one = left.pop()
            if one not in found:
                found.add(one)
                left += self.parents.get(one, ())
        return found

    def problems(self, document: dict[str, Any]) -> list[str]:
        """Return what a document does that the schemas or a registry don't allow."""
        types = {one["@id"]: one["@type"] for one in document["@graph"]}
        found = [] if len(types) == len(document["@graph"]) else ["two nodes have one @id"]
        for one in document["@graph"]:
            found += self._node(one, types)
        return found

    def _node(self, node: dict[str, Any], types: dict[str, str]) -> Iterator[str]:
        type_ = node["@type"]
        if type_ not in self.parents:
            yield f"{type_}: no such class"
        prefix = type_.split(":")[0]
        for name in REQUIRED.get(type_, "").split():
            if (name if ":" in name else f"{prefix}:{name}") not in node:
                yield f"{type_}: lacks {name}"
        for name, value in node.items():
            if name.startswith("@"):
                continue
            if name not in self.domains:
                yield f"{name}: no such property"
            elif not self.kinds(type_) & self.domains[name]:
                yield f"{name}: not of {type_}"
            else:
                for one in value if isinstance(value, list) else [value]:
                    yield from self._value(name, one, types)
        yield from _particular(node)

    def _value(self, name: str, value: Any, types: dict[str, str]) -> Iterator[str]:
        allowed = self.ranges[name]
        if allowed == {"rdf:langString"}:
            yield from _language_map(name, value)
        elif isinstance(value, dict):
            if not self.kinds(value["@type"]) & allowed:
                yield f"{name}: a {value['@type']} isn't in its range"
            yield from self._node(value, types)
        elif isinstance(value, str):
            if not self._fits(value, allowed, types):
                yield f"{name}: '{value}' isn't in its range"
        elif not any(isinstance(value, kind) for one, kind in NUMBERS.items() if one in allowed):
            yield f"{name}: {value} isn't in its range"

    def _fits(self, value: str, allowed: set[str], types: dict[str, str]) -> bool:
        literals = [LITERALS[one] for one in allowed & LITERALS.keys()]
        if literals:
            known = (
                value.split(":", maxsplit=1)[0] not in self.prefixes or value in self.schemes or value in self.parents
            )
            known = known or any(value in schemes for schemes in self.schemes.values())
            return known and any(literal.match(value) for literal in literals)
        if value in types:
            return bool(self.kinds(types[value]) & allowed) or "rdfs:Resource" in allowed
        if value.split(":", maxsplit=1)[0] in self.prefixes:
            return value in allowed or ("skos:Concept" in allowed and value in self.schemes)
        return value.startswith("https://")


def _particular(node: dict[str, Any]) -> Iterator[str]:
    """Find what no schema says: the form of CTIDs, how long descriptions are, and concepts that aren't of their scheme."""
    if not CTID.match(node.get("ceterms:ctid", "ce-00000000-0000-4000-8000-000000000000")):
        yield f"{node['ceterms:ctid']} isn't a CTID"
    if "ceterms:ctid" in node:
        texts = node.get("ceterms:description", node.get("ceasn:description", {"en": "0" * 15})).values()
        if any(len(text) < 15 for text in texts):
            yield f"{node['@id']}: the description is too short"


def _language_map(name: str, value: Any) -> Iterator[str]:
    if not isinstance(value, dict) or not value:
        yield f"{name}: no language map"
        return
    for language, texts in value.items():
        listed = texts if isinstance(texts, list) else [texts]
        if not LANGUAGE.match(language) or not listed or not all(isinstance(one, str) and one for one in listed):
            yield f"{name}: not texts in a language"


def _read(name: str, file: str) -> dict[str, Any]:
    return json.loads((STANDARDS / name / file).read_text(encoding="utf-8"))


def expand(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a document expanded (JSON-LD 1.1), with the contexts that are here and no others."""

    def load(url: str, _options: object) -> dict[str, Any]:
        content = json.loads(CONTEXTS[url].read_text(encoding="utf-8"))
        return {"contextUrl": None, "documentUrl": url, "contentType": "application/ld+json", "document": content}

    return jsonld.expand(document, {"documentLoader": load})


def leaves(value: Any) -> int:
    """Count the texts, numbers, types and addresses of a document, whether it is expanded or not."""
    if isinstance(value, list):
        return sum(leaves(one) for one in value)
    if not isinstance(value, dict):
        return 1
    if "@value" in value:
        return 1
    return sum(leaves(one) for key, one in value.items() if key != "@context")


def addresses(value: Any) -> Iterator[str]:
    """Go through every property, type and address of an expanded document."""
    if isinstance(value, list):
        for one in value:
            yield from addresses(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if not key.startswith("@"):
                yield key
            if key == "@id":
                yield one
            elif key == "@type":
                yield from [one] if isinstance(one, str) else one
            else:
                yield from addresses(one)
