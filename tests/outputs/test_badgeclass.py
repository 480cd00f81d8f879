from __future__ import annotations

import json

import sites
import things

from mcsite.outputs import badgeclass

TALK = "credentials/fraction-talk/badgeclass.json"


def _made(made):
    return {path: json.loads(content) for path, content in made.items()}


def test_each_credential_and_stack_is_a_badgeclass_and_each_issuer_an_issuer(make):
    assert {path: document["type"] for path, document in _made(make(badgeclass)).items()} == {
        "issuers/example-university/issuer.json": "Issuer",
        "credentials/fraction-talk/badgeclass.json": "BadgeClass",
        "credentials/number-lines/badgeclass.json": "BadgeClass",
        "credentials/pizza-fractions/badgeclass.json": "BadgeClass",
        "credentials/talking-fractions/badgeclass.json": "BadgeClass",  # an old address
        "stacks/understanding-fractions/badgeclass.json": "BadgeClass",
    }


def test_a_collection_without_an_award_is_no_badgeclass():
    catalog = things.small() | {"stacks/all": things.stack("All", {"credentials": ["fraction-talk"]})}
    assert "stacks/all/badgeclass.json" not in sites.contents(sites.made(badgeclass, things.views(catalog), None))


def test_a_badgeclass_that_was_renamed_keeps_its_old_address_and_id(make):
    made = _made(make(badgeclass))
    found = made["credentials/talking-fractions/badgeclass.json"]
    assert found["id"] == f"{sites.SMALL_URL}credentials/talking-fractions/badgeclass.json"
    assert (found["name"], found["image"]) == (made[TALK]["name"], made[TALK]["image"])


def test_a_badgeclass_leads_to_its_issuer_criteria_image_and_achievement(make):
    made = _made(make(badgeclass))
    found, page = made[TALK], f"{sites.SMALL_URL}credentials/fraction-talk/"
    assert found["id"] == f"{page}badgeclass.json"
    assert (found["criteria"], found["image"]) == (page, f"{page}badge.svg")
    assert made[found["issuer"].removeprefix(sites.SMALL_URL)]["id"] == found["issuer"]
    assert [one["id"] for one in found["related"]] == [f"{page}achievement.json"]
    assert (found["version"], found["tags"][0]) == ("1.1.0", "Fractions")


def test_an_alignment_has_the_names_of_both_versions(make):
    (found,) = _made(make(badgeclass))[TALK]["alignment"]
    assert found["name"] == found["targetName"]
    assert found["url"] == found["targetUrl"]


def test_a_draft_is_in_no_badgeclass(make):
    assert b"ecret" not in b"".join(make(badgeclass).values())
