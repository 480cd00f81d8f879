"""The European Learning Model in tests: its ontology, the shapes of its profile for catalogs, and JSON-LD read alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pyshacl
import pytest
import sites
from pyld import jsonld
from rdflib import OWL, RDF, RDFS, SH, XSD, Graph, Literal
from rdflib.term import Node

STANDARDS = sites.REPOSITORY.parent / "shared" / "standards" / "elm"
ELM = "http://data.europa.eu/snb/model/elm/"


def _refuse(url: str, _options: Any) -> Any:
    raise AssertionError(f"{url} must not be fetched")


OPTIONS = {"base": "relative:/", "documentLoader": _refuse}  # the base is put before what no context explains


@cache
def standard(name: str) -> Graph:
    """Return a graph of the standard; a test that needs one that isn't there is skipped, and says so."""
    file = STANDARDS / name
    if not file.is_file():
        pytest.skip(f"{name} isn't in {STANDARDS}")
    return Graph().parse(file, format="turtle")


@cache
def shapes() -> Graph:
    """Return the shapes, all of them switched on, with patterns that Python can read.

    Two patterns for addresses are written for Java. What stands in their place asks for the scheme that they ask for.
    """
    found = Graph() + standard("LOQ-constraints.ttl")
    found.remove((None, SH.deactivated, None))
    for shape, pattern in list(found.subject_objects(SH.pattern)):
        if r"\p{" in pattern:
            found.remove((shape, SH.pattern, pattern))
            found.add((shape, SH.pattern, Literal("^https?://" if "http" in pattern else "^[a-z]+:")))
    return found


def graph(documents: Iterable[Any]) -> Graph:
    """Return what JSON-LD documents say, together."""
    found = Graph()
    for document in documents:
        found.parse(data=jsonld.to_rdf(document, OPTIONS | {"format": "application/n-quads"}), format="nt")
    return found


def violations(data: Graph) -> list[str]:
    """Return what the shapes find wrong: the name of the property and the message."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes())
    assert isinstance(report, Graph)
    return sorted(
        f"{_short(report.value(one, SH.resultPath))}: {report.value(one, SH.resultMessage)}"
        for one in report.subjects(RDF.type, SH.ValidationResult)
    )


def misuses(data: Graph) -> list[str]:
    """Return the classes and properties that ELM doesn't have, or has for other things."""
    return sorted(set(_misuses(data)))


def _misuses(data: Graph) -> Iterator[str]:
    ontology = standard("ELM.ttl")
    for class_ in data.objects(None, RDF.type):
        if str(class_).startswith(ELM) and (class_, RDF.type, OWL.Class) not in ontology:
            yield f"{_short(class_)}: no such class"
    for thing, name, value in data:
        if not str(name).startswith(ELM):
            continue
        if (name, RDF.type, RDF.Property) not in ontology:
            yield f"{_short(name)}: no such property"
        domains = set(ontology.objects(name, RDFS.domain))
        if domains and not domains & _classes(ontology, data, thing):
            yield f"{_short(name)}: not of {_short(data.value(thing, RDF.type))}"
        ranges = set(ontology.objects(name, RDFS.range))
        kinds = {_datatype(value)} if isinstance(value, Literal) else _classes(ontology, data, value)
        if ranges and not ranges & kinds:
            yield f"{_short(name)}: not in its range"


def _datatype(value: Literal) -> Node:
    return value.datatype or (RDF.langString if value.language else XSD.string)


def _classes(ontology: Graph, data: Graph, thing: Node) -> set[Node]:
    """Return the classes of a thing, with those that they are kinds of."""
    return {
        wider
        for class_ in data.objects(thing, RDF.type)
        for wider in ontology.transitive_objects(class_, RDFS.subClassOf)
    }


def _short(name: Node | None) -> str:
    return re.split(r"[/#]", str(name))[-1]


def expand(document: Any) -> list[Any]:
    """Return a document expanded, with no other context than its own."""
    return list(jsonld.expand(document, OPTIONS))
