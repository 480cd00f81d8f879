"""For code scanning: SARIF 2.1.0, as the OASIS standard of that name defines it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from mcsite import __version__
from mcsite.diagnostics import CODES, WARNINGS, Span
from mcsite.reporting.place import Placed, Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "mcsite/v1"
_Json = dict[str, Any]


def render(report: Report) -> str:
    """Return a SARIF log with one run: every code as a rule, every problem as a result."""
    run = {
        "tool": {"driver": {"name": "mcsite", "semanticVersion": __version__, "rules": list(_rules(CODES))}},
        "columnKind": "unicodeCodePoints",
        "results": list(_results(report.problems)),
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rules(codes: Mapping[str, str]) -> Iterator[_Json]:
    for code, meaning in codes.items():
        yield {
            "id": code,
            "shortDescription": {"text": f"{meaning}."},
            "help": {"text": f"{meaning}. docs/diagnostics.md shows under '{code}' what is wrong and what is right."},
            "defaultConfiguration": {"level": "warning" if code in WARNINGS else "error"},
        }


def _results(problems: Iterable[Placed]) -> Iterator[_Json]:
    index = {code: number for number, code in enumerate(CODES)}
    seen: Counter[str] = Counter()
    for problem in problems:
        alike = _alike(problem)
        seen[alike] += 1
        result: _Json = {
            "ruleId": problem.code,
            "level": problem.severity,
            "message": {"text": problem.advice},
            "locations": [{"physicalLocation": _location(problem.path, problem.span, problem.source)}],
            "partialFingerprints": {FINGERPRINT: _digest(f"{alike}\0{seen[alike]}")},
        }
        if problem.code in index:
            result["ruleIndex"] = index[problem.code]
        if problem.related:
            result["relatedLocations"] = [
                {
                    "id": number,
                    "message": {"text": note.message},
                    "physicalLocation": _location(note.path, note.span),
                }
                for number, note in enumerate(problem.related, start=1)
            ]
        yield result


def _alike(problem: Placed) -> str:
    """Return what stays as it is when other lines of the file change (SARIF 2.1.0, section 3.27.17 and appendix B)."""
    return "\0".join((problem.code, problem.path, " ".join(problem.source.split())))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _location(path: str, span: Span, source: str = "") -> _Json:
    region: _Json = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    if source:
        region["snippet"] = {"text": source}
    return {"artifactLocation": {"uri": quote(path), "uriBaseId": "%SRCROOT%"}, "region": region}
