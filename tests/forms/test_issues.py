"""Issue forms: as GitHub takes them, with what a catalog has to choose from."""

from __future__ import annotations

import json
import re
from importlib import resources

import pytest
import sites
import things
import yaml
from jsonschema.validators import validator_for

from mcsite import scaffold, urls, yamltext
from mcsite.diagnostics import Refusal
from mcsite.forms import holdings, issues

GITHUB = json.loads(
    (resources.files("check_jsonschema") / "builtin_schemas" / "vendor" / "github-issue-forms.json").read_text("utf-8")
)


@pytest.fixture
def catalog(tmp_path):
    scaffold.catalog(tmp_path)
    return tmp_path


def made(root, name="credentials"):
    return yaml.safe_load(issues.form(things.schemas(), holdings.read(root, things.schemas()), name))


def elements(form):
    return {element["id"]: element for element in form["body"] if "id" in element}


def topic(catalog, id_, title):
    (catalog / "content" / "topics" / f"{id_}.md").write_text(f"---\ntitle: {title}\n---\n", encoding="utf-8")


@pytest.mark.parametrize("name", urls.COLLECTIONS)
def test_the_form_is_one_by_the_schema_for_issue_forms(catalog, name):
    for root in (sites.REPOSITORY, catalog):
        assert [error.message for error in validator_for(GITHUB)(GITHUB).iter_errors(made(root, name))] == []


@pytest.mark.parametrize("name", urls.COLLECTIONS)
def test_ids_labels_and_options_are_as_github_wants_them(name):
    body = made(sites.REPOSITORY, name)["body"]
    ids = [element["id"] for element in body if "id" in element]
    labels = [element["attributes"]["label"] for element in body if "id" in element]
    assert all(re.fullmatch("[A-Za-z0-9_-]+", id_) for id_ in ids)
    assert len({*ids}) == len(ids) == len({urls.to_id(one) for one in labels}) == len(body) - 1
    for element in body:
        options = element["attributes"].get("options", [])
        shown = [one["label"] if isinstance(one, dict) else one for one in options]
        assert all(isinstance(one, str) and one.strip() and one.lower() != "none" for one in shown)
        assert len({*shown}) == len(shown)


def test_what_the_schema_requires_is_required():
    form = elements(made(sites.REPOSITORY))
    required = {id_ for id_, element in form.items() if element.get("validations", {}).get("required")}
    assert required == {"title", "issuer", "competency", "topics", "evidence", "key-method", "method-components"}


def test_a_proposal_asks_for_what_somebody_knows_who_proposes():
    assert {id_: element["type"] for id_, element in elements(made(sites.REPOSITORY)).items()} == {
        "title": "input",
        "issuer": "dropdown",
        "competency": "textarea",
        "topics": "dropdown",
        "grade_levels": "dropdown",
        "subjects": "textarea",
        "audience": "dropdown",
        "needs_students": "checkboxes",
        "effort_hours": "input",
        "participation": "dropdown",
        "prerequisites": "dropdown",
        "rubric": "textarea",
        "evidence": "textarea",
        "research": "textarea",
        "resources": "textarea",
        "key-method": "textarea",
        "method-components": "textarea",
        "suggested-preparation": "textarea",
        "rationale": "textarea",
    }


def test_references_are_chosen_by_title(catalog):
    form = elements(made(catalog))
    assert form["topics"]["attributes"]["options"] == ["Getting Started"]
    assert form["topics"]["attributes"]["multiple"] is True
    assert form["issuer"]["attributes"] == {
        "label": "Issuer",
        "description": "Who assesses the evidence and awards the credential.",
        "multiple": False,
        "options": ["Example School"],
    }


def test_titles_that_github_would_refuse_have_their_ids_with_them(catalog):
    topic(catalog, "nothing", "None")
    topic(catalog, "again", "getting started")
    topic(catalog, "yes", '"Yes"')
    assert elements(made(catalog))["topics"]["attributes"]["options"] == [
        "getting started (again)",
        "Getting Started (getting-started)",
        "None (nothing)",
        "Yes",
    ]


def test_where_there_is_nothing_to_choose_or_too_much_one_writes(catalog):
    (catalog / "content" / "topics" / "getting-started.md").unlink()
    asked = elements(made(catalog))["topics"]
    assert (asked["type"], asked["attributes"]["placeholder"]) == ("textarea", "For example: deeper-learning")
    for number in range(101):
        topic(catalog, f"topic-{number}", f"Topic {number}")
    asked = elements(made(catalog))["topics"]
    assert (asked["type"], asked["attributes"]["placeholder"]) == ("textarea", "For example: Topic 0")
    (catalog / "content" / "topics" / "topic-0.md").unlink()
    assert elements(made(catalog))["topics"]["type"] == "dropdown"


def test_what_has_parts_has_an_example_in_words(catalog):
    assert elements(made(catalog))["rubric"]["attributes"]["placeholder"].splitlines() == [
        "For example:",
        "Criteria:",
        "  Title: Ground rules",
        "  Part: 1",
        "  Descriptors:",
        "    Not yet: No rules are set.",
        "    Approaching: Rules are set but not kept.",
        "    Meets: Rules are set and kept.",
    ]
    shared = elements(made(sites.REPOSITORY))
    assert "\nShared scale: Three levels\n" in shared["rubric"]["attributes"]["placeholder"]
    assert shared["evidence"]["attributes"]["placeholder"].splitlines() == [
        "For example:",
        "Template: Overview questions",
        "",
        "Title: Student work",
        "Type: student-work",
        "How many: 2",
    ]
    levels = elements(made(catalog, "rubrics"))["levels"]["attributes"]["placeholder"]
    assert levels == "For example:\nTitle: Not yet\nMeaning: Little of it is shown.\n\nTitle: Meets"
    rules = elements(made(catalog, "recognizers"))["recognizes"]["attributes"]["placeholder"]
    assert rules == "For example:\nAll: Yes\nAward:\n  Amount: 10\n  Unit: hour"
    assert shared["research"]["attributes"]["description"] == (
        "The published research behind it. What you may tell of each: Title, Authors, Year, Web address, Note."
    )


def test_the_head_says_what_the_form_is_for(catalog):
    form = made(catalog, "issuers")
    assert (form["name"], form["title"], form["labels"]) == ("Propose an issuer", "Issuer: ", ["proposal"])
    assert "proposing an issuer for Our Micro-credentials." in form["body"][0]["attributes"]["value"]
    text = issues.form(things.schemas(), holdings.read(catalog, things.schemas()), "issuers")
    assert text.startswith("# .github/ISSUE_TEMPLATE/issuer.yml. Made by 'mcsite schema --issue-form issuers'.\n")
    assert yamltext.read(text, "") == (form, [])


def test_what_is_no_collection_is_refused(catalog):
    with pytest.raises(Refusal, match="'common' isn't a collection; collections are credentials"):
        made(catalog, "common")
