from __future__ import annotations

import hashlib
import json
from itertools import product

import open_badges
import sites
import things
from hypothesis import given, settings
from hypothesis import strategies as st
from releasing import released, seen

from mcsite import urls
from mcsite.openbadges import context
from mcsite.outputs import achievement

TALK = "credentials/fraction-talk/achievement.json"
FIRST = "c01399"  # see test_the_context_of_our_own_never_changes
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
        "credentials/fraction-talk/v/1.0.0/achievement.json": ["Achievement"],
        "credentials/fraction-talk/v/1.1.0/achievement.json": ["Achievement"],
        "credentials/number-lines/achievement.json": ["Achievement"],
        "credentials/pizza-fractions/achievement.json": ["Achievement"],
        "credentials/talking-fractions/achievement.json": ["Achievement"],  # an old address
        "credentials/talking-fractions/es/achievement.json": ["Achievement"],
        "stacks/understanding-fractions/achievement.json": ["Achievement"],
    }


def test_a_collection_without_an_award_is_no_achievement():
    catalog = things.small() | {"stacks/all": things.stack("All", {"credentials": ["fraction-talk"]})}
    assert "stacks/all/achievement.json" not in sites.contents(sites.made(achievement, things.views(catalog), None))


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
        {"id": f"{page}{path}achievement.json", "type": ["Related"], "inLanguage": language, "version": version}
        for path, language, version in [
            ("es/", "es", "1.1.0"),
            ("v/1.0.0/", "en", "1.0.0"),
            ("v/1.1.0/", "en", "1.1.0"),
        ]
    ]


def test_a_translation_has_the_badge_of_its_original_and_an_id_of_its_own(make):
    found = _made(make(achievement))["credentials/fraction-talk/es/achievement.json"]
    page = f"{sites.SMALL_URL}credentials/fraction-talk/"
    assert (found["id"], found["inLanguage"]) == (f"{page}es/achievement.json", "es")
    assert found["image"]["id"] == f"{page}badge.svg"
    assert f"{page}badgeclass.json" in {one["identifier"] for one in found["otherIdentifier"]}
    assert [one["id"] for one in found["related"] if "/v/" not in one["id"]] == [f"{page}achievement.json"]


def test_a_release_tells_what_was_released_and_leads_to_the_current_achievement(make):
    made = _made(make(achievement))
    found = made["credentials/fraction-talk/v/1.0.0/achievement.json"]
    page = f"{sites.SMALL_URL}credentials/fraction-talk/"
    release = json.loads((sites.SMALL / "content/releases/fraction-talk/1.0.0.json").read_text(encoding="utf-8"))
    assert (found["id"], found["version"]) == (f"{page}v/1.0.0/achievement.json", "1.0.0")
    assert (found["criteria"]["id"], found["record"]) == (f"{page}v/1.0.0/", f"{page}v/1.0.0/index.json")
    assert found["description"] == release["assessed"]["competency"] != made[TALK]["description"]
    assert found["related"] == [{"id": f"{page}achievement.json", "type": ["Related"], "inLanguage": "en"}]
    assert found["resultDescription"][0]["id"] == f"{page}v/1.0.0/achievement.json#evidence"
    assert all(f"### Part {number}: " in found["criteria"]["narrative"] for number in (1, 2))


def test_a_release_stays_as_it_is_in_every_byte_when_later_versions_and_issuers_change(make):
    path, issuer = "content/credentials/fraction-talk.md", "content/issuers/example-university.md"
    text = (sites.SMALL / path).read_text(encoding="utf-8")
    changed = text.replace("competency: The", "competency: In short, the").replace(
        "version: 1.1.0\nst", "version: 2.0.0\nst"
    )
    changed = changed.replace("history:\n", "history:\n  - {version: 2.0.0, date: 2026-09-09, note: Anew.}\n")
    changed = changed.replace("title: Fraction Talk", "title: Talk of Fractions")
    other = (sites.SMALL / issuer).read_text(encoding="utf-8").replace("title: ", "title: New ")
    before, after = make(achievement), make(achievement, {path: changed, issuer: other})
    assert before[TALK] != after[TALK]
    for version in ("1.0.0", "1.1.0"):
        file = f"credentials/fraction-talk/v/{version}/achievement.json"
        assert before[file] == after[file]


def test_an_achievement_that_was_renamed_keeps_its_old_address_and_id(make):
    made = _made(make(achievement))
    found, now = made["credentials/talking-fractions/achievement.json"], made[TALK]
    old = f"{sites.SMALL_URL}credentials/talking-fractions/"
    assert (found["id"], found["criteria"]["id"]) == (f"{old}achievement.json", old)
    assert (found["name"], found["image"], found["record"]) == (now["name"], now["image"], now["record"])
    assert open_badges.badge_errors("achievement.json", found) == []


def test_a_release_from_before_the_new_name_keeps_its_badge():
    first = released(things.small(), id="number-talk", issuer="gone")
    heir = things.credential("Fraction Talk", aliases=["/credentials/number-talk/"])
    views = seen({**things.small(), "credentials/fraction-talk": heir}, first)
    made = _made(sites.contents(sites.made(achievement, views, None)))
    found = made["credentials/number-talk/v/1.0.0/achievement.json"]
    assert found["image"]["id"] == "https://catalog.example/credentials/number-talk/badge.svg"
    assert [one["id"] for one in found["related"]] == [made["credentials/number-talk/achievement.json"]["id"]]
    assert open_badges.badge_errors("achievement.json", found) == []


def test_the_creator_is_the_profile_of_the_issuer(make):
    made = _made(make(achievement))
    profile = made["issuers/example-university/profile.json"]
    assert made[TALK]["creator"] == {key: value for key, value in profile.items() if key != "@context"}


def test_a_region_is_an_address():
    catalog = things.small()
    catalog["issuers/example-university"]["region"] = "US-MA"
    made = _made(sites.contents(sites.made(achievement, things.views(catalog), None)))
    assert made["issuers/example-university/profile.json"]["address"] == {
        "type": ["Address"],
        "addressCountryCode": "US",
        "addressRegion": "MA",
    }


def test_a_draft_is_in_no_achievement(make):
    assert b"ecret" not in b"".join(make(achievement).values())


def test_the_context_of_our_own_never_changes():
    """Old badges name it: a term that is new, or means something else, goes into a context with a new name."""
    content = urls.absolute(
        json.dumps(context.document(), sort_keys=True, ensure_ascii=False), things.SETTINGS.url
    ).encode()
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
    made = _made(sites.contents(sites.made(achievement, seen(catalog, released(catalog)), None)))
    base = things.SETTINGS.url
    for path in (TALK, "credentials/fraction-talk/v/1.0.0/achievement.json"):
        found = made[path]
        assert open_badges.badge_errors("achievement.json", found) == []
        assert open_badges.lost(found, {base + context.PATH: made[context.PATH]}) == []
        assert open_badges.shared_ids(found) == []
