from __future__ import annotations

import json

import pytest
import random_catalogs
import schemaorg
import things
from hypothesis import HealthCheck, Phase, given, settings

from mcsite import artifacts, describing, urls
from mcsite.describing.things import describe, duration
from mcsite.model import Hours


def _catalog(**changes):
    """Return the views of a small catalog, and its credential in the terms of schema.org."""
    made = things.views(things.small() | {"credentials/fraction-talk": things.credential("Fraction Talk", **changes)})
    return made, describe(made.credentials[0], made)


def _wrong(about):
    """Return what schema.org says against the data of a page, as it is published."""
    published = artifacts.json("a.json", about.data, things.SETTINGS.url)
    return schemaorg.problems(json.loads(published.content))


@settings(max_examples=15, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(random_catalogs.catalogs())
def test_whatever_a_catalog_says_is_said_in_the_terms_of_schema_org(views):
    for view in views.everything():
        assert _wrong(describing.thing(view, views)) == []
    for collection in urls.COLLECTIONS:
        assert _wrong(describing.listing(views, collection, getattr(views, collection))) == []
    for view in views.credentials:
        assert _wrong(describing.form(view, views, "Evidence workbook", "workbook")) == []
        assert _wrong(describing.moved(view)) == []
    others = describing.home(views), describing.bare(views, "A"), describing.results(views, "a/", "A")
    for about in (*others, describing.page(views, "a/", "A")):
        assert _wrong(about) == []


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (None, ""),
        (Hours(8, 12), ""),
        (Hours(12, 12), "PT12H"),
        (Hours(1.5, 1.5), "PT1H30M"),
        (Hours(0.25, 0.25), "PT15M"),
        (Hours(0, 0), "PT0H"),
    ],
)
def test_hours_are_a_duration_unless_they_are_a_range(hours, said):
    assert duration(hours) == said


@pytest.mark.parametrize(
    ("assessment", "free", "price"),
    [
        ({"model": "free"}, True, None),
        ({"model": "paid"}, False, None),
        ({"model": "peer"}, None, None),
        ({"model": "certified", "fee": {"amount": 75, "currency": "USD"}}, False, 75),
        ({"model": "paid", "fee": {"amount": 0, "currency": "USD"}}, True, 0),
    ],
)
def test_whether_it_is_free_is_said_only_where_it_is_known(assessment, free, price):
    _, said = _catalog(assessment=assessment)
    assert said.get("isAccessibleForFree") is free
    assert said.get("offers", {}).get("price") == price


def test_what_is_closed_is_obsolete_and_offered_no_more():
    fee = {"model": "paid", "fee": {"amount": 75, "currency": "USD"}}
    open_, closed = {"assessment": fee, "apply_url": "https://a.example/"}, {"status": "retired"}
    _, offered = _catalog(**open_)
    _, retired = _catalog(**open_, **closed)
    assert (offered["creativeWorkStatus"], retired["creativeWorkStatus"]) == ("Published", "Obsolete")
    assert offered["potentialAction"] == {"@type": "ApplyAction", "target": "https://a.example/"}
    assert not {"offers", "potentialAction"} & set(retired)


def test_a_recognizer_that_excludes_a_credential_does_not_recognize_it():
    rule = {"all": True, "award": {"amount": 1, "unit": "point"}}
    catalog = things.small() | {
        "recognizers/yes": {"title": "Yes", "kind": "state", "recognizes": [rule]},
        "recognizers/no": {
            "title": "No",
            "kind": "district",
            "recognizes": [rule | {"except": ["fraction-talk"]}],
        },
        "credentials/other": things.credential("Other"),
    }
    views = things.views(catalog)
    said = describe(views.credentials[0], views)
    assert [(one["@type"], one["name"]) for one in said["recognizedBy"]] == [("GovernmentOrganization", "Yes")]


def test_a_translation_and_its_original_name_each_other():
    catalog = things.small() | {"credentials/fraction-talk.es": {"title": "Hablar de fracciones"}}
    views = things.views(catalog)
    original, translation = (describe(one, views) for one in (views.credentials[0], views.translations[0]))
    assert [one["@id"] for one in original["workTranslation"]] == [translation["@id"]]
    assert [one["@id"] for one in translation["translationOfWork"]] == [original["@id"]]
    assert "translationOfWork" not in original
    assert "workTranslation" not in translation


def test_a_collection_is_one_and_a_stack_is_a_credential():
    stacks = {
        "stacks/a": things.stack("A", {"credentials": ["fraction-talk"]}),
        "stacks/b": things.stack("B", {"credentials": ["fraction-talk"]}, award={"title": "Badge"}),
    }
    views = things.views(things.small() | stacks)
    types = [describe(one, views)["@type"] for one in views.stacks]
    assert types == ["Collection", "EducationalOccupationalCredential"]
    assert [one["@type"] for one in describe(views.credentials[0], views)["isPartOf"]] == types
