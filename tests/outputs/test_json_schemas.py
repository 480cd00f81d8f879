from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest
import sites
from jsonschema import Draft202012Validator

from mcsite import resources, urls
from mcsite.outputs import json_schemas
from mcsite.views.published import DOCUMENTS

REPOSITORY = Path(__file__).parent.parent.parent
PUBLISHED = resources.folder("schema") / "published"


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


def test_the_schemas_say_what_the_types_say():
    script = runpy.run_path(str(REPOSITORY / "tools" / "published_schemas.py"))
    found = {file.name: file.read_text(encoding="utf-8") for file in PUBLISHED.iterdir()}
    assert found == script["schemas"](), "run `make reference`"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_definition_tells_what_it_is(name):
    schema = json.loads((PUBLISHED / f"{name}.schema.json").read_bytes())
    untold = [key for key, one in schema["$defs"].items() if "description" not in one]
    assert untold == []
