from __future__ import annotations

import hashlib
import json
from itertools import product

import open_badges
import sites
import things
from hypothesis import given, settings
from hypothesis import strategies as st

from mcsite.openbadges import context
from mcsite.outputs import achievement

TALK = "credentials/fraction-talk/achievement.json"
FIRST = "37045f"  # see test_the_context_of_our_own_never_changes
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1, max_size=30).filter(
    lambda text: text.strip() and "---" not in text
)


def _made(made):
    return {path: json.loads(content) for path, content in made.items()}


def test_each_credential_stack_and_translation_is_an_achievement_and_each_issuer_a_profile(make):
    assert {path: document.get("type") for path, document in _made(make(achievement)).items()} == {
        "contexts/mcsite-v1.json": None,
        "issuers/example-university/profile.json": ["Profile"],
        "credentials/fraction-talk/achievement.json": ["Achievement"],
        "credentials/fraction-talk/es/achievement.json": ["Achievement"],
        "credentials/number-lines/achievement.json": ["Achievement"],
        "credentials/pizza-fractions/achievement.json": ["Achievement"],
        "stacks/understanding-fractions/achievement.json": ["Achievement"],
    }


def test_a_collection_without_an_award_is_no_achievement():
    catalog = things.small() | {"stacks/all": things.stack("All", {"credentials": ["fraction-talk"]})}
    assert "stacks/all/achievement.json" not in sites.contents(achievement.make(things.views(catalog), None))


def test_an_achievement_tells_what_the_record_tells(make):
    found = _made(make(achievement))[TALK]
    page = f"{sites.SMALL_URL}credentials/fraction-talk/"
    assert found["id"] == f"{page}achievement.json"
    assert found["criteria"]["id"] == page
    assert found["achievementType"] == "MicroCredential"
    assert found["image"] == {"id": f"{page}badge.svg", "type": "Image", "caption": "Fraction Talk"}
    assert (found["humanCode"], found["version"], found["inLanguage"]) == ("FT-1", "1.1.0", "en")
    assert (found["creditsAvailable"], found["fieldOfStudy"]) == (1, "Fractions")
    assert found["record"] == f"{page}index.json"
    assert {one["identifier"] for one in found["otherIdentifier"]} == {
        "credential:fraction-talk",
        f"{page}badgeclass.json",
    }
    assert found["related"] == [
        {"id": f"{page}es/achievement.json", "type": ["Related"], "inLanguage": "es", "version": "1.1.0"}
    ]


def test_a_translation_has_the_badge_of_its_original_and_an_id_of_its_own(make):
    found = _made(make(achievement))["credentials/fraction-talk/es/achievement.json"]
    page = f"{sites.SMALL_URL}credentials/fraction-talk/"
    assert (found["id"], found["inLanguage"]) == (f"{page}es/achievement.json", "es")
    assert found["image"]["id"] == f"{page}badge.svg"
    assert f"{page}badgeclass.json" in {one["identifier"] for one in found["otherIdentifier"]}
    assert [one["id"] for one in found["related"]] == [f"{page}achievement.json"]


def test_the_creator_is_the_profile_of_the_issuer(make):
    made = _made(make(achievement))
    profile = made["issuers/example-university/profile.json"]
    assert made[TALK]["creator"] == {key: value for key, value in profile.items() if key != "@context"}


def test_a_region_is_an_address():
    catalog = things.small()
    catalog["issuers/example-university"]["region"] = "US-MA"
    made = _made(sites.contents(achievement.make(things.views(catalog), None)))
    assert made["issuers/example-university/profile.json"]["address"] == {
        "type": ["Address"],
        "addressCountryCode": "US",
        "addressRegion": "MA",
    }


def test_a_draft_is_in_no_achievement(make):
    assert b"ecret" not in b"".join(make(achievement).values())


def test_the_context_of_our_own_never_changes():
    """Old badges name it: a term that is new, or means something else, goes into a context with a new name."""
    content = json.dumps(context.document(), sort_keys=True).encode()
    assert (context.PATH, hashlib.sha256(content).hexdigest()[:6]) == ("contexts/mcsite-v1.json", FIRST)


@st.composite
def _credentials(draw):
    """Draw the front matter of a credential with evidence of every kind and a rubric that judges some of it."""
    texts = draw(st.lists(TEXT, min_size=6, max_size=6))
    parts = [
        {"title": draw(TEXT), "type": kind, "media": media, "instructions": draw(TEXT), **more}
        for kind, media, more in product(
            draw(st.lists(st.sampled_from(["video", "reflection", "other"]), min_size=1, max_size=2)),
            [draw(st.lists(st.sampled_from(["text", "video"]), min_size=1, unique=True))],
            [{}, {"quantity": 2, "repeat_for": "student"}, {"prompts": [{"text": texts[0], "max_words": 9}]}],
        )
    ]
    levels = draw(st.lists(TEXT.map(str.strip), min_size=2, max_size=4, unique_by=str.casefold))
    judged = draw(st.lists(st.integers(1, len(parts)), min_size=1, max_size=2))
    criteria = [{"title": texts[1], "part": part, "descriptors": dict.fromkeys(levels, texts[2])} for part in judged]
    rubric = {"levels": levels, "pass": draw(st.sampled_from(levels)), "criteria": criteria}
    changes = {"competency": texts[3], "code": draw(st.sampled_from([None, "A-1"])), "subjects": ["science"]}
    return things.credential(texts[4], evidence=parts, rubric=rubric, **changes)


@given(_credentials())
@settings(max_examples=40)
def test_any_credential_is_a_valid_achievement_that_loses_nothing(front):
    catalog = things.small() | {"credentials/fraction-talk": front}
    made = _made(sites.contents(achievement.make(things.views(catalog), None)))
    base = things.SETTINGS.url
    found = made[TALK]
    assert open_badges.badge_errors("achievement.json", found) == []
    assert open_badges.lost(found, {base + context.PATH: made[context.PATH]}) == []
    assert open_badges.shared_ids(found) == []
