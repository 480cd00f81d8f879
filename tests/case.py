"""The official schema of CASE 1.1, and what it can't say: that every link within a package leads somewhere."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any
from uuid import UUID

import pytest
import sites
from jsonschema import Draft201909Validator

FILE = sites.REPOSITORY.parent / "shared" / "standards" / "case" / "case-v1p1-cfpackage.json"

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")  # a date-time (RFC 3339); jsonschema alone checks none


@cache
def _validator() -> Draft201909Validator:
    if not FILE.is_file():
        pytest.skip(f"the schema of CASE isn't at {FILE}")
    schema = json.loads(FILE.read_text(encoding="utf-8"))
    return Draft201909Validator(schema, format_checker=Draft201909Validator.FORMAT_CHECKER)


def problems(package: Any) -> list[str]:
    """Return what is wrong with a package; a test is skipped where the schema is missing."""
    found = [f"{error.json_path}: {error.message}" for error in _validator().iter_errors(package)]
    return found or _loose(package)


def identifiers(package: dict[str, Any]) -> list[str]:
    """Return the identifier of everything that a package holds."""
    held = [package["CFDocument"], *package.get("CFItems", []), *package.get("CFAssociations", [])]
    for definitions in package.get("CFDefinitions", {}).values():
        held += definitions
    for rubric in package.get("CFRubrics", []):
        held.append(rubric)
        for criterion in rubric["CFRubricCriteria"]:
            held += [criterion, *criterion["CFRubricCriterionLevels"]]
    return [one["identifier"] for one in held]


def _loose(package: dict[str, Any]) -> list[str]:
    known = identifiers(package)
    moments = re.findall(r'"lastChangeDateTime": "([^"]*)"', json.dumps(package))
    found = [f"{one} is no moment" for one in moments if not _MOMENT.fullmatch(one)]
    found += [f"{one} is there twice" for one in set(known) if known.count(one) > 1]
    found += [f"{one} isn't a UUID of version 5" for one in known if UUID(one).version != 5 or str(UUID(one)) != one]
    for rubric in package.get("CFRubrics", []):
        for criterion in rubric["CFRubricCriteria"]:
            parents = {level["rubricCriterionId"] for level in criterion["CFRubricCriterionLevels"]}
            if criterion["rubricId"] != rubric["identifier"] or parents != {criterion["identifier"]}:
                found.append(f"{criterion['identifier']} isn't linked to what holds it")
    return found
