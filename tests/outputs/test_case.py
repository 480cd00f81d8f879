from __future__ import annotations

import json
import uuid

import case
import pytest
import random_catalogs
import sites
import things
from hypothesis import HealthCheck, Phase, given, settings

from mcsite import prose
from mcsite.outputs import case as output

FRAMEWORK = "frameworks/teaching-standards/case.json"


def _packages(views):
    return {artifact.path: json.loads(artifact.content) for artifact in sites.made(output, views, None)}


def _made(make, **options):
    return {path: json.loads(content) for path, content in make(output, **options).items()}


def _associations(package, type_):
    return [
        (one["originNodeURI"]["title"], one["destinationNodeURI"]["title"])
        for one in package["CFAssociations"]
        if one["associationType"] == type_
    ]


@settings(max_examples=15, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(random_catalogs.catalogs())
def test_whatever_a_catalog_says_its_packages_are_as_case_wants_them(views):
    for path, package in _packages(views).items():
        assert case.problems(package) == [], path


def test_there_is_a_package_of_each_framework_and_one_of_the_catalog(make):
    assert list(make(output)) == [FRAMEWORK, "case.json"]


def test_identifiers_are_the_same_wherever_the_site_is(make):
    here, elsewhere = _made(make), _made(make, base_url="https://elsewhere.example/a")
    for path, package in here.items():
        assert case.identifiers(package) == case.identifiers(elsewhere[path])
        assert package["CFDocument"]["uri"].startswith(sites.SMALL_URL)
        assert elsewhere[path]["CFDocument"]["uri"].startswith("https://elsewhere.example/a/")


def test_identifiers_are_made_of_addresses_so_that_anyone_can_make_them(make):
    made = _made(make)

    def of(path):
        return str(uuid.uuid5(uuid.NAMESPACE_URL, sites.SMALL_URL + path))

    assert of("case.json") == "efc05078-a8a7-5b3a-8839-0bf79429d0f2"
    assert made["case.json"]["CFDocument"]["identifier"] == of("case.json")
    assert made["case.json"]["CFItems"][0]["identifier"] == of("credentials/fraction-talk/")
    assert made[FRAMEWORK]["CFDocument"]["identifier"] == of("frameworks/teaching-standards/")
    assert made[FRAMEWORK]["CFItems"][0]["identifier"] == of("frameworks/teaching-standards/#DISCOURSE")


def test_an_alignment_leads_to_the_statement_in_the_package_of_its_framework(make):
    made = _made(make)
    items = {one["identifier"]: one["uri"] for one in made[FRAMEWORK]["CFItems"]}
    targets = [
        one["destinationNodeURI"]
        for one in made["case.json"]["CFAssociations"]
        if "frameworks/" in one["destinationNodeURI"]["uri"]
    ]
    assert targets
    for target in targets:
        assert items[target["identifier"]] == target["uri"]


def test_every_statement_is_carried_in_its_order(views_of):
    views, _ = views_of({}, {})
    (framework,) = views.frameworks
    package = _packages(views)[FRAMEWORK]
    for number, (statement, item) in enumerate(zip(framework.statements, package["CFItems"], strict=True), start=1):
        assert item["humanCodingScheme"] == statement.code
        assert item["fullStatement"] == (statement.text or statement.title or statement.code)
        held = next(one for one in package["CFAssociations"] if one["originNodeURI"]["uri"] == item["uri"])
        assert (held["associationType"], held["sequenceNumber"]) == ("isChildOf", number)
        assert held["destinationNodeURI"]["identifier"] == package["CFDocument"]["identifier"]


def test_a_rubric_is_carried_row_by_row_and_level_by_level(views_of):
    views, _ = views_of({}, {})
    package = _packages(views)["case.json"]
    rubrics = {one["title"]: one for one in package["CFRubrics"]}
    compared = 0
    for view in views.credentials:
        if view.rubric is None:
            continue
        rubric = rubrics[view.title]
        assert rubric["extensions"] == {"passLevel": view.rubric.pass_level}
        for criterion, row in zip(view.rubric.criteria, rubric["CFRubricCriteria"], strict=True):
            assert row["description"] == criterion.title
            assert row["CFItemURI"]["uri"].endswith(view.path)
            for number, (descriptor, level) in enumerate(
                zip(criterion.descriptors, row["CFRubricCriterionLevels"], strict=True), start=1
            ):
                assert (level["quality"], level["position"]) == (descriptor.level, number)
                assert prose.text(level["description"]).html
                compared += 1
    assert compared == 3


def test_a_shared_scale_is_a_rubric_that_says_what_its_levels_mean(make):
    package = _made(make)["case.json"]
    scale = next(one for one in package["CFRubrics"] if one["uri"].endswith("rubrics/three-level/"))
    (row,) = scale["CFRubricCriteria"]
    assert len(row["CFRubricCriterionLevels"]) == 3


def test_moments_of_change_are_days_that_the_content_tells(make):
    made = _made(make)
    changed = {one["abbreviatedStatement"]: one["lastChangeDateTime"] for one in made["case.json"]["CFItems"]}
    assert changed["Fraction Talk"] == "2026-08-31T00:00:00Z"
    assert made["case.json"]["CFDocument"]["lastChangeDateTime"] == max(changed.values())
    assert made[FRAMEWORK]["CFDocument"]["lastChangeDateTime"].endswith("-01-01T00:00:00Z")


def test_what_one_credential_is_to_another_is_carried():
    catalog = things.small() | {
        "credentials/first": things.credential("First"),
        "credentials/second": things.credential("Second", prerequisites=["first"], related=["fraction-talk"]),
        "credentials/old": things.credential("Old", status="retired", replaced_by="second"),
        "credentials/first.es": {"title": "Primera", "competency": "Habla."},
    }
    package = _packages(things.views(catalog))["case.json"]
    assert _associations(package, "precedes") == [("First", "Second")]
    assert _associations(package, "isRelatedTo") == [("Second", "Fraction Talk")]
    assert _associations(package, "replacedBy") == [("Old", "Second")]
    assert _associations(package, "isTranslationOf") == [("Primera", "First")]
    items = {one["abbreviatedStatement"]: one for one in package["CFItems"]}
    assert (items["Primera"]["language"], items["Primera"]["fullStatement"]) == ("es", "Habla.")
    assert items["Old"]["notes"] == "No longer offered: retired."


def test_topics_are_subjects_that_know_their_place():
    catalog = things.small() | {"topics/halves": {"title": "Halves", "parent": "fractions"}}
    subjects = _packages(things.views(catalog))["case.json"]["CFDefinitions"]["CFSubjects"]
    assert {one["title"]: one["hierarchyCode"] for one in subjects} == {
        "Fractions": "fractions",
        "Halves": "fractions/halves",
    }


def test_a_translated_framework_has_a_package_of_its_own_that_names_the_original():
    catalog = things.small() | {
        "frameworks/f": {"title": "Standards", "statements": [{"code": "A", "title": "First"}]},
        "frameworks/f.es": {"title": "Normas"},
    }
    made = _packages(things.views(catalog))
    original, translation = made["frameworks/f/case.json"], made["frameworks/f/es/case.json"]
    assert case.problems(translation) == []
    assert _associations(translation, "isTranslationOf") == [("Normas", "Standards")]
    assert translation["CFDocument"]["language"] == "es"
    assert not set(case.identifiers(original)) & set(case.identifiers(translation))


@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_large_catalog_has_several_packages_of_one_document(monkeypatch, size):
    catalog = things.small() | {f"credentials/c-{n}": things.credential(f"C {n}") for n in range(4)}
    views = things.views(catalog)
    (whole,) = _packages(views).values()
    monkeypatch.setattr(output, "PAGE", size)
    made = _packages(views)
    assert list(made)[:2] == ["case.json", "case/2.json"]
    documents = [package["CFDocument"] for package in made.values()]
    assert all(document == whole["CFDocument"] for document in documents)
    for key in ("CFItems", "CFAssociations", "CFRubrics"):
        assert [one for package in made.values() for one in package[key]] == whole[key]
    following = [package.get("extensions", {}).get("next") for package in made.values()]
    assert following == [*(things.SETTINGS.url + path for path in list(made)[1:]), None]
    assert all(case.problems(package) == [] for package in made.values())


def test_a_catalog_with_nothing_published_has_a_package_without_items(tmp_path):
    (tmp_path / "mcsite.yaml").write_text("title: Empty\nurl: https://empty.example\n", encoding="utf-8")
    (package,) = _packages(sites.look(tmp_path)[0]).values()
    assert case.problems(package) == []
    assert set(package) == {"CFDocument"}
