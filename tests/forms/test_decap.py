"""The forms of Decap CMS: all of the schemas in them, and nothing that a check would refuse once it is filled in."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import sites
import things
import yaml

from mcsite import pipeline, scaffold, urls, yamltext
from mcsite.diagnostics import Refusal
from mcsite.forms import decap, holdings
from mcsite.forms.widgets import LEFT_OUT

GUIDE = (sites.REPOSITORY / "docs" / "forms.md").read_text(encoding="utf-8")


def configured(root, name=""):
    text = decap.config(things.schemas(), holdings.read(root, things.schemas()), name)
    return yaml.load(text, yaml.CSafeLoader)


@pytest.fixture(scope="module")
def config():
    return configured(sites.REPOSITORY)


@pytest.fixture(scope="module")
def collections(config):
    return {one["name"]: one for one in config["collections"]}


@pytest.fixture
def catalog(tmp_path):
    scaffold.catalog(tmp_path)
    return tmp_path


def within(field):
    return [*field.get("fields", ()), *([field["field"]] if "field" in field else ())]


def every(fields):
    for field in fields:
        yield field
        yield from every(within(field))


def by_name(fields):
    return {field["name"]: field for field in fields}


def declared_paths(schema, path):
    """Go through the paths of all properties that have a field of their own in a form."""
    schema = things.schemas().resolve(schema)
    schema = things.schemas().resolve(schema["items"]) if schema.get("type") == "array" else schema
    if schema.get("type") in ("object", ["string", "object"]):
        for key, inner in schema.get("properties", {}).items():
            if (place := f"{path}.{key}") not in LEFT_OUT:
                yield place
                yield from declared_paths(inner, place)


def field_paths(fields, path):
    for field in fields:
        yield f"{path}.{field['name']}"
        yield from field_paths(field.get("fields", ()), f"{path}.{field['name']}")


def filled(field, *, sparingly):
    """Return what somebody fills in who does what a field asks for; `sparingly`, only what it says is needed."""
    widget = field["widget"]
    if "fields" in field:
        entry = form(field["fields"], sparingly=sparingly)
        return [entry] * field.get("min", 1) if widget == "list" else entry
    if "field" in field:
        return [filled({**field["field"], "hint": field["hint"]}, sparingly=sparingly)]
    if widget == "select":
        chosen = field["options"][0]
        chosen = chosen["value"] if isinstance(chosen, dict) else chosen
        return [chosen] if field.get("multiple") else chosen
    chosen = {"relation": "some-id", "boolean": True, "datetime": "2026-09-01", "image": "badge.png"}.get(widget)
    if chosen or widget == "number":
        chosen = chosen or field["min"]
        return [chosen] if field.get("multiple") else chosen
    asked = re.search(r"For example: (.+)$", field["hint"]) or re.search("such as ([^,]+)", field["pattern"][1])
    text = asked.group(1) if asked else "Some words."
    assert re.search(field["pattern"][0], text.replace(", ", ",") if widget == "list" else text), field
    return text.split(", ") if widget == "list" else text


def form(fields, *, sparingly):
    is_needed = re.compile("Needed|needs at least one|Fill in every")
    asked = [one for one in fields if one["name"] != "body"]
    asked = [one for one in asked if not sparingly or one["required"] or is_needed.search(one["hint"])]
    return {one["name"]: filled(one, sparingly=sparingly) for one in asked} or {
        one["name"]: filled(one, sparingly=sparingly) for one in fields
    }


@pytest.mark.parametrize("collection", urls.COLLECTIONS)
def test_every_key_has_a_field_or_is_told_to_have_none(collections, collection):
    expected = {*declared_paths(things.schemas().by_name[collection], collection)}
    found = {*field_paths(collections[collection]["fields"], collection)} - {f"{collection}.body"}
    assert {path for path in found if ".descriptors." not in path} == expected


def test_the_guide_names_every_key_that_has_no_field():
    assert all(f"`{path.split('.', 1)[1]}`" in GUIDE for path in LEFT_OUT)


@pytest.mark.parametrize("sparingly", [True, False])
@pytest.mark.parametrize("collection", urls.COLLECTIONS)
def test_a_form_that_is_filled_in_as_it_asks_is_valid(collections, collection, sparingly):
    data = form(collections[collection]["fields"], sparingly=sparingly)
    problems = things.schemas().problems(collection, data, "")
    assert [problem.message for problem in problems] == []


@pytest.mark.parametrize("collection", urls.COLLECTIONS)
def test_fields_ask_for_what_the_schema_requires_and_no_more(collections, collection):
    fields = by_name(collections[collection]["fields"])
    required = {name for name, field in fields.items() if field["required"]} - {"body"}
    assert required == {*things.schemas().by_name[collection]["required"]}


def test_what_may_be_left_out_as_a_whole_demands_nothing(collections):
    fee = by_name(by_name(collections["credentials"]["fields"])["assessment"]["fields"])["fee"]
    assert [field["required"] for field in fee["fields"]] == [False, False]
    assert all("Needed as soon as anything of “Fee” is filled in." in field["hint"] for field in fee["fields"])


@pytest.mark.parametrize("collection", urls.COLLECTIONS)
def test_labels_and_hints_are_those_of_the_schemas(collections, collection):
    for name, inner in things.schemas().by_name[collection]["properties"].items():
        field, declared = by_name(collections[collection]["fields"])[name], things.schemas().resolve(inner)
        assert field["label"] == declared["title"]
        assert field["hint"].startswith(declared["description"])


def test_nothing_is_filled_in_inside_of_lists_and_objects(collections):
    for collection in collections.values():
        assert all("default" not in inner for field in collection["fields"] for inner in every(within(field)))
    defaults = {one["name"]: one["default"] for one in collections["credentials"]["fields"] if "default" in one}
    assert defaults == {
        "version": "1.0.0",
        "status": "draft",
        "body": "## Key method\n\n\n\n## Method components\n\n\n\n",
    }


@pytest.mark.parametrize("name", ["", *urls.COLLECTIONS])
def test_what_can_be_chosen_is_there_to_be_chosen_from(name):
    found = {one["name"]: one for one in configured(sites.REPOSITORY, name)["collections"]}
    referred = {one["collection"] for each in found.values() for one in every(each["fields"]) if "collection" in one}
    assert referred <= {*found}
    shown = [one for one, each in found.items() if not each.get("hide")]
    assert shown == ([name] if name else list(urls.COLLECTIONS))
    assert all(not each["create"] for each in found.values() if each.get("hide"))


def test_fields_are_of_the_kinds_that_their_values_are(collections):
    fields = by_name(collections["credentials"]["fields"])
    kinds = ("widget", "value_type", "min", "max", "multiple", "collection")
    assert {name: [fields[name][kind] for kind in kinds if kind in fields[name]] for name in fields} == {
        "title": ["string"],
        "code": ["string"],
        "version": ["string"],
        "status": ["select"],
        "published": ["datetime"],
        "expires": ["datetime"],
        "review_by": ["datetime"],
        "replaced_by": ["relation", "credentials"],
        "aliases": ["list"],
        "issuer": ["relation", "issuers"],
        "competency": ["text"],
        "topics": ["relation", True, "topics"],
        "grade_levels": ["select", True],
        "subjects": ["list"],
        "audience": ["select", True],
        "needs_students": ["boolean"],
        "effort_hours": ["number", "float", 0.01, 2000],
        "participation": ["select"],
        "eqf_level": ["number", "int", 1, 8],
        "quality_assurance": ["text"],
        "language": ["string"],
        "license": ["string"],
        "image": ["image"],
        "assessment": ["object"],
        "apply_url": ["string"],
        "credit": ["list"],
        "prerequisites": ["relation", True, "credentials"],
        "related": ["relation", True, "credentials"],
        "alignments": ["list"],
        "rubric": ["object"],
        "evidence": ["list"],
        "pass": ["object"],
        "research": ["list"],
        "resources": ["list"],
        "history": ["list"],
        "ctid": ["string"],
        "body": ["text"],
    }


def test_days_are_written_as_year_month_day(collections):
    assert by_name(collections["credentials"]["fields"])["expires"]["format"] == "YYYY-MM-DD"
    assert by_name(collections["credentials"]["fields"])["expires"]["time_format"] is False


def test_criteria_have_a_text_for_each_level_of_the_shared_scales(collections):
    rubric = by_name(by_name(collections["credentials"]["fields"])["rubric"]["fields"])
    levels = by_name(by_name(rubric["criteria"]["fields"])["descriptors"]["fields"])
    assert {"Not yet", "Approaching", "Meets", "Beginning", "Exemplary"} <= {*levels}
    assert levels["Developing"]["hint"] == "A level of the scale “Four levels” and of “Proficiency”."


def test_without_a_shared_scale_there_is_no_rubric_to_fill_in(catalog):
    assert "rubric" not in by_name(configured(catalog, "credentials")["collections"][0]["fields"])
    scaffold.item(catalog, "rubrics", "Our Scale")
    assert "rubric" in by_name(configured(catalog, "credentials")["collections"][0]["fields"])


def test_levels_that_are_texts_are_levels_too(catalog):
    scale = catalog / "content" / "rubrics" / "plain.md"
    scale.parent.mkdir()
    scale.write_text("---\ntitle: Plain\nlevels: [Not yet, 'Yes']\npass: 'Yes'\n---\n", encoding="utf-8")
    assert holdings.read(catalog, things.schemas()).levels == {"Not yet": ["Plain"], "Yes": ["Plain"]}


def test_a_text_needs_its_sections(collections):
    pattern, _ = by_name(collections["credentials"]["fields"])["body"]["pattern"]
    assert re.search(pattern, things.BODY)
    assert re.search(pattern, things.BODY.replace("## ", "").replace("method\n", "method\n---\n"))
    assert not re.search(pattern, by_name(collections["credentials"]["fields"])["body"]["default"])
    assert not re.search(pattern, things.BODY.replace("- Wait.\n- Ask.\n", ""))
    assert not re.search(pattern, things.BODY.replace("Key method", "Method"))
    for file in (sites.REPOSITORY / "content" / "credentials").glob("*.md"):
        assert file.stem.count(".") or re.search(pattern, file.read_text(encoding="utf-8").split("\n---\n", 1)[1])


def test_the_sample_passes_every_pattern_and_choice(collections):
    """What is in files already can be saved again; what has no form here is left alone by Decap."""
    for file in sorted((sites.REPOSITORY / "content").glob("*/*.md")):
        front, _ = yamltext.read(file.read_text(encoding="utf-8").split("---\n")[1], "")
        if "." not in file.stem:
            _hold(collections[file.parent.name]["fields"], front)


def _hold(fields, value):
    for field in fields:
        if field["name"] in value:
            given = value[field["name"]]
            if "pattern" in field and field["widget"] != "boolean":
                assert re.search(field["pattern"][0], ",".join(given) if isinstance(given, list) else given), given
            if field["widget"] == "select":
                options = {one["value"] if isinstance(one, dict) else one for one in field["options"]}
                assert {*(given if field.get("multiple") else [given])} <= options
            for one in given if isinstance(given, list) else [given]:
                _hold(field.get("fields", ()), one)
        else:
            assert not field["required"] or field["name"] == "body", field["name"]


def test_files_lie_where_the_catalog_has_them(collections):
    topics = collections["topics"]
    assert (topics["folder"], topics["extension"], topics["format"]) == ("content/topics", "md", "frontmatter")
    assert (topics["media_folder"], topics["public_folder"]) == ("", "")
    assert (topics["label"], topics["label_singular"], topics["delete"]) == ("Topics", "Topic", False)


def test_the_file_says_what_to_write_for_the_repository(catalog):
    text = decap.config(things.schemas(), holdings.read(catalog, things.schemas()))
    assert "  repo: OWNER/REPOSITORY # write the owner and the name" in text
    assert text == decap.config(things.schemas(), holdings.read(catalog, things.schemas()))
    data = yaml.safe_load(text)
    assert (data["backend"]["name"], data["local_backend"], data["site_url"]) == (
        "github",
        True,
        "https://badges.example/",
    )
    assert (data, []) == yamltext.read(text, "")


def test_a_mistake_in_the_settings_is_told(catalog):
    (catalog / "mcsite.yaml").write_text('title: "Two\\nlines: x"\nurl: https://badges.example/\n', encoding="utf-8")
    with pytest.raises(Refusal, match=r"mcsite\.yaml: .+; run 'mcsite check'"):
        configured(catalog)


def test_files_that_cannot_be_read_keep_no_form_from_being_made(catalog):
    (catalog / "content" / "topics" / "broken.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    (catalog / "content" / "rubrics").mkdir()
    (catalog / "content" / "rubrics" / "odd.md").write_text("---\nlevels: [{meaning: x}, 1]\n---\n", encoding="utf-8")
    (catalog / "content" / "rubrics" / "none.md").write_text("---\nlevels: Low\n---\n", encoding="utf-8")
    (catalog / "content" / "topics" / "untitled.md").write_text("---\nsummary: x\n---\n", encoding="utf-8")
    held = holdings.read(catalog, things.schemas())
    assert held.titles["topics"] == {"getting-started": "Getting Started", "untitled": "untitled"}
    assert held.levels == {}


@pytest.mark.parametrize("name", ["nonsense", "common", "credential"])
def test_what_is_no_collection_is_refused(catalog, name):
    with pytest.raises(Refusal, match=f"'{name}' isn't a collection; collections are credentials, stacks"):
        configured(catalog, name)


def test_no_form_is_made_where_there_is_no_catalog(tmp_path):
    with pytest.raises(Refusal, match=r"there is no mcsite\.yaml"):
        configured(tmp_path)


def test_a_file_as_decap_writes_it_is_without_a_problem(catalog):
    """As Decap 3.16 wrote it from a new form, with its script for empty values, line by line."""
    path = Path(catalog, "content", "credentials", "thinking-time.md")
    path.write_text(WRITTEN, encoding="utf-8")
    assert pipeline.check(catalog, pipeline.Options(day=date(2026, 11, 22))).problems == ()


WRITTEN = """\
---
title: "Thinking Time: “Wait” in the classroom and beyond, a very long title
  indeed that goes on and on and on"
version: 1.0.0
status: draft
expires: 2030-01-02
issuer: example-school
competency: The educator waits.
topics:
  - getting-started
grade_levels:
  - elementary
  - middle
subjects:
  - science
  - language-arts
evidence:
  - title: "Student work, with: notes"
    type: student-work
    quantity: 2
---
## Key method

Wait.

## Method components

- **Wait.**
"""
