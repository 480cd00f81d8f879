from __future__ import annotations

import json

import pytest
import sites
from jsonschema import Draft202012Validator

from mcsite import resources, urls
from mcsite.outputs import json_schemas
from mcsite.views.published import DOCUMENTS


def test_the_schemas_of_the_content_are_published_as_they_are(make):
    made = make(json_schemas)
    for file in resources.folder("schema").glob("*.schema.json"):
        assert made[f"schema/{file.name}"] == file.read_bytes()


def test_every_json_of_the_site_has_a_schema_at_its_own_address(make):
    made = make(json_schemas)
    assert {f"schema/{kind}-record.schema.json" for kind in urls.KINDS} < set(made)
    for name in DOCUMENTS:
        schema = json.loads(made[f"schema/{name}.schema.json"])
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"{sites.SMALL_URL}schema/{name}.schema.json"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_definition_tells_what_it_is(name):
    schema = json_schemas.published(name, DOCUMENTS[name])
    untold = [key for key, one in schema["$defs"].items() if "description" not in one]
    assert untold == []
