"""Every Open Badges file of the sample site is what the official schemas say, and loses nothing as JSON-LD."""

from __future__ import annotations

import copy

import open_badges
import pytest
import sites
from pyld import jsonld

from mcsite.openbadges import context


@pytest.fixture(scope="module")
def badges(sample):
    """Return every file of Open Badges by its path."""
    return {file.as_posix(): sample.json(file.as_posix()) for name in open_badges.KINDS for file in sample.files(name)}


@pytest.fixture(scope="module")
def contexts(sample):
    return open_badges.site_contexts(sample.root, sample.url)


@pytest.fixture
def achievement(badges):
    return copy.deepcopy(badges["credentials/generating-ideas/achievement.json"])


@pytest.fixture
def badgeclass(badges):
    return copy.deepcopy(badges["credentials/generating-ideas/badgeclass.json"])


def _kind(path):
    return path.rsplit("/", 1)[-1]


def _urls(value):
    """Go through the addresses in a document, those in its Markdown left out."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _urls(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _urls(inner)
    elif isinstance(value, str) and value.startswith("https://") and not set(value) & set(" \n"):
        yield value


def test_every_credential_stack_and_issuer_has_its_files(sample, badges):
    credentials = [
        file.parent.as_posix() for file in sample.files("credentials/**/index.json") if "/v/" not in str(file)
    ]
    stacks = [path for path in sample.files("stacks/*/index.json") if sample.json(path.as_posix()).get("award")]
    expected = {
        *(f"{path}/achievement.json" for path in credentials),
        *(f"{file.parent.as_posix()}/achievement.json" for file in sample.files("credentials/*/v/*/index.json")),
        *(f"{file.parent.as_posix()}/badgeclass.json" for file in sample.files("credentials/*/index.json")),
        *(f"{file.parent.as_posix()}/{name}" for file in stacks for name in ("achievement.json", "badgeclass.json")),
        *(f"{file.parent.as_posix()}/profile.json" for file in sample.files("issuers/*/index.json")),
        *(f"{file.parent.as_posix()}/issuer.json" for file in sample.files("issuers/*/index.json")),
    }
    assert {path for path in badges if not _is_old(sample, path)} == expected
    assert len(stacks) > 2


def _is_old(sample, path):
    """Tell whether a file lies at an old address, where its thing has none of its own."""
    return not (sample.root / path).with_name("index.json").is_file()


def test_what_was_renamed_keeps_its_files_at_the_old_address(sample, badges):
    old = {path for path in badges if _is_old(sample, path)}
    records = [sample.json(file.as_posix()) for file in sample.files("credentials/*/index.json")]
    aliases = {alias[1:] for record in records for alias in record.get("aliases", ())}
    pages = {path.rsplit("/", 1)[0] + "/" for path in old}
    assert {page.replace("/es/", "/") for page in pages} == {one for one in aliases if one.startswith("credentials/")}
    originals = {page for page in pages if page in aliases}  # a translation has no file of version 2.0
    assert old == {f"{page}achievement.json" for page in pages} | {f"{page}badgeclass.json" for page in originals}


def test_every_file_is_what_the_strict_official_schemas_say(badges):
    wrong = {path: open_badges.badge_errors(_kind(path), badge) for path, badge in badges.items()}
    assert {path: found for path, found in wrong.items() if found} == {}


def test_every_file_of_version_3_is_what_the_official_schemas_for_json_ld_say(badges):
    for path, badge in badges.items():
        if _kind(path) in {"achievement.json", "profile.json"}:
            assert open_badges.errors(f"JSON-LD {open_badges.KINDS[_kind(path)]}", badge) == [], path


def test_a_badge_that_is_issued_with_an_achievement_is_valid_and_loses_nothing(achievement, contexts):
    issued = {
        "@context": [open_badges.CREDENTIALS, *achievement["@context"]],
        "id": "https://badges.example/1",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": achievement["name"],
        "issuer": achievement["creator"],
        "validFrom": "2026-10-01T00:00:00Z",
        "credentialSubject": {"type": ["AchievementSubject"], "achievement": achievement},
    }
    assert open_badges.errors("Credential", issued) == []
    assert open_badges.lost(issued, contexts) == []


def test_no_file_loses_anything_as_json_ld(badges, contexts):
    lost = {path: open_badges.lost(badge, contexts) for path, badge in badges.items()}
    assert {path: found for path, found in lost.items() if found} == {}


def test_no_two_things_have_one_id(badges):
    shared = {path: open_badges.shared_ids(badge) for path, badge in badges.items()}
    assert {path: ids for path, ids in shared.items() if ids} == {}
    for path, badge in badges.items():
        criteria = badge.get("criteria", {})
        assert badge["id"] != (criteria if isinstance(criteria, str) else criteria.get("id")), path


def test_every_id_is_the_address_of_the_file(sample, badges):
    for path, badge in badges.items():
        assert badge["id"] == sample.url + path


def test_every_address_of_the_site_leads_to_a_file(sample, badges):
    seen = {url for badge in badges.values() for url in _urls(badge) if url.startswith(sample.url)}
    assert len(seen) > len(badges)
    assert [url for url in sorted(seen) if not sample.file(url).is_file()] == []


def test_every_fragment_of_an_achievement_is_the_id_of_something_in_it(badges):
    for path, badge in badges.items():
        nodes = {node["id"] for _, node in open_badges.nodes(badge) if "id" in node}
        named = {url for url in _urls(badge) if url.startswith(f"{badge['id']}#")}
        assert named <= nodes, path


def test_translations_lead_to_each_other(sample, badges):
    found = 0
    for path, badge in badges.items():
        for related in badge.get("related", ()) if _kind(path) == "achievement.json" else ():
            if "/v/" in path or "/v/" in related["id"] or _is_old(sample, path):
                continue
            other = badges[related["id"].removeprefix(sample.url)]
            assert (other["inLanguage"], other["version"]) == (related["inLanguage"], related["version"])
            assert badge["id"] in {one["id"] for one in other["related"]}
            assert other["inLanguage"] != badge["inLanguage"]
            found += 1
    assert found >= 2


def test_versions_and_the_current_achievement_lead_to_each_other(sample, badges):
    releases = [path for path in badges if "/v/" in path]
    assert len(releases) > 4
    for path in releases:
        badge = badges[path]
        (related,) = badge["related"]
        current = badges[related["id"].removeprefix(sample.url)]
        assert (badge["id"], badge["version"]) in {(one["id"], one.get("version")) for one in current["related"]}
        assert related["inLanguage"] == current["inLanguage"]
        assert "version" not in related  # it would change with each new version


def test_a_pass_rule_is_told_by_the_levels_and_answers_that_are_required(sample, badges):
    for path, badge in badges.items():
        if not path.startswith("credentials/") or _kind(path) != "achievement.json" or _is_old(sample, path):
            continue
        record = sample.json(path.replace("achievement.json", "index.json"))
        levels = {result["id"]: result for result in badge["resultDescription"]}
        for number, criterion in enumerate(record.get("rubric", {}).get("criteria", ()), start=1):
            result = levels[f"{badge['id']}#criterion-{number}"]
            described = {one["id"]: one["name"] for one in result["rubricCriterionLevel"]}
            assert list(described.values()) == [one["title"] for one in record["rubric"]["levels"]]
            needed = criterion["part"] in record["pass"]["parts"] or not criterion["part"]
            required = described.get(result.get("requiredLevel", ""))
            assert required == (record["rubric"]["pass_level"] if needed else None), path
        yes = {result["id"] for result in levels.values() if result.get("requiredValue") == "Yes"}
        assert yes == {f"{badge['id']}#part-{number}-answer" for number in record["pass"]["yes"]}


def test_evidence_is_told_part_by_part_and_question_by_question(sample, badges):
    badge = badges["credentials/generating-ideas/achievement.json"]
    record = sample.json("credentials/generating-ideas/index.json")
    evidence = badge["resultDescription"][0]
    assert evidence["evaluationMethod"] == f"To earn this micro-credential you need {record['pass']['sentence']}."
    assert [one["title"] for one in evidence["sections"]] == [part["title"] for part in record["evidence"]]
    (first, second), (work,), *_ = ([*section["questions"]] for section in evidence["sections"])
    assert (first["name"], second["name"]) == ("What you did", "How you know")
    assert (first["questionType"], first["wordLimit"], first["wordLimitKind"]) == ("TextQuestion", 200, "hard")
    assert (work["questionType"], work.get("wordLimit")) == ("FileQuestion", None)


# the checks do find what is wrong


@pytest.mark.parametrize("key", ["id", "type", "name", "description", "criteria"])
def test_an_achievement_without_a_required_key_is_refused(achievement, key):
    del achievement[key]
    assert open_badges.badge_errors("achievement.json", achievement)


def test_an_achievement_with_values_of_its_own_is_refused(achievement):
    for change in (
        {"achievementType": "Microcredential"},
        {"inLanguage": "en-us"},
        {"image": {**achievement["image"], "alt": "A badge"}},
        {"creditsAvailable": "1"},
        {"alignment": [{"type": ["Alignment"], "targetName": "A"}]},
        {"resultDescription": [{**achievement["resultDescription"][1], "resultType": "Rubric"}]},
        {"resultDescription": [{**achievement["resultDescription"][0], "assessmentType": "Portfolio"}]},
        {"resultDescription": [{**achievement["resultDescription"][0], "sections": [{"type": "Section"}]}]},
    ):
        assert open_badges.badge_errors("achievement.json", achievement | change), change


def test_a_release_that_is_wrong_is_refused(badges, contexts):
    found = badges["credentials/generating-ideas/v/1.0.0/achievement.json"]
    for change in ({"related": [{"id": found["id"]}]}, {"creator": {"id": found["creator"]["id"]}}, {"version": 1}):
        assert open_badges.badge_errors("achievement.json", found | change), change
    assert open_badges.lost(found | {"released": "2026-02-09"}, contexts)


def test_a_profile_badgeclass_or_issuer_that_is_wrong_is_refused(badges, badgeclass):
    profile = badges["issuers/example-university/profile.json"]
    assert open_badges.badge_errors("profile.json", profile | {"type": "Profile"})
    issuer = badges["issuers/example-university/issuer.json"]
    assert open_badges.badge_errors("issuer.json", {key: issuer[key] for key in issuer if key != "url"})
    assert open_badges.badge_errors("badgeclass.json", badgeclass | {"criteria": {"id": badgeclass["criteria"]}})
    assert open_badges.badge_errors("badgeclass.json", badgeclass | {"alignment": [{"targetName": "A"}]})


def test_a_term_or_type_that_no_context_explains_is_found(achievement, badgeclass, contexts):
    assert open_badges.lost(achievement | {"colour": "blue"}, contexts)
    assert open_badges.lost(achievement | {"type": ["Achievement", "Badge"]}, contexts)
    assert open_badges.lost(badgeclass | {"fieldOfStudy": "Creativity"}, contexts)
    achievement["resultDescription"][0]["sections"][0]["questions"][0]["questionType"] = "Essay"
    assert open_badges.lost(achievement, contexts)


def test_the_official_context_alone_drops_what_is_in_sections(achievement, contexts):
    """This is why there is a context of our own; when this test fails, it may not be needed any more."""
    achievement["@context"] = [context.OPEN_BADGES, context.ASSESSMENT]
    found = " ".join(open_badges.lost(achievement, contexts))
    assert "title" in found
    assert "questions" in found


def test_a_page_as_id_and_criteria_at_once_is_found(achievement):
    achievement["id"] = achievement["criteria"]["id"]
    assert open_badges.shared_ids(achievement) == [achievement["id"]]


def test_no_context_is_fetched(achievement):
    with pytest.raises(jsonld.JsonLdError):
        open_badges.lost(achievement | {"@context": "https://elsewhere.example/context.json"}, {})


def test_other_addresses_change_nothing_but_the_addresses(sample, badges, tmp_path):
    other = sites.build(sites.REPOSITORY, tmp_path / "site", sites.SAMPLE_DAY, "https://other.example/a/")
    for path in badges:
        assert other.text(path) == sample.text(path).replace(sample.url, other.url), path
