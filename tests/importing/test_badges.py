"""Open Badges as content: our own come back as they were, those of others as far as they tell."""

from __future__ import annotations

import json

import generating
import pytest
import random_catalogs
import round_trips
import sites
import things
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from mcsite import pipeline
from mcsite.diagnostics import Refusal
from mcsite.importing import badges
from mcsite.importing.entry import Entry
from mcsite.openbadges import languages
from mcsite.outputs import achievement, badgeclass
from mcsite.views import Views

NOT_CARRIED = {
    *"status published expires review_by replaced_by aliases grade_levels subjects audience needs_students".split(),
    *"license image assessment apply_url credit related research resources history ctid".split(),
    *"participation eqf_level quality_assurance".split(),
    "evidence.use",
}
NOT_CARRIED_OF_ISSUERS = {"image", "language", "ctid", "quality_assurance", "body"}


def _read(document):
    return badges.read(json.dumps(document).encode(), "badges.json")


def _round(linked):
    """Hold every achievement of a catalog against what it is when it is imported."""
    known, made = linked.catalog, sites.contents(sites.made(achievement, Views(linked), None))
    current = {path: made[path] for path in made if _is_current(known, path)}
    found = list(round_trips.documents(current, "achievement.json"))
    entries = _read(found)
    assert [_read(one)[0].data["title"] for one in found] == [one["name"] for one in found]
    alone = {(one.id, one.language): one for document in found for one in _read(document)[:1]}
    assert alone == {(one.id, one.language): one for one in entries if one.collection == "credentials"}
    back = round_trips.imported(entries, known.settings, known.today)
    read = round_trips.as_markdown(known.settings.url)
    before, after = round_trips.Teller(linked, read), round_trips.Teller(back, read)
    assert back.catalog.credentials.keys() == known.credentials.keys()
    for id_, record in known.credentials.items():
        told = before.credential(record, NOT_CARRIED)
        told["language"] = languages.code(told["language"])
        assert after.credential(back.catalog.credentials[id_], NOT_CARRIED) == told, id_
    originals = {key: list(records) for key, records in known.translations.items() if key[0] == "credentials"}
    assert sum(map(len, originals.values())) == len([one for one in entries if one.language])
    for key, records in originals.items():
        for record in records:
            other = next(one for one in back.catalog.translations[key] if one.language == record.language)
            skipped = NOT_CARRIED | {"language"}
            assert after.credential(other, skipped) == before.credential(record, skipped)
    for id_, record in back.catalog.issuers.items():
        expected = before.thing(known.issuers[id_], NOT_CARRIED_OF_ISSUERS)
        assert after.thing(record, NOT_CARRIED_OF_ISSUERS) == expected
    assert all(one.data["status"] == "draft" for one in entries if one.collection == "credentials" and not one.language)


def _is_current(known, path):
    """Tell whether a file is that of a credential as it is today, at the address that it has today."""
    collection, id_, *rest = path.split("/")
    return collection == "credentials" and id_ in known.credentials and rest[0] != "v"


def test_the_sample_comes_back_in_every_field_that_the_format_carries():
    _round(pipeline.check(sites.REPOSITORY, pipeline.Options(day=sites.SAMPLE_DAY)).linked)


@given(random_catalogs.linked())
@settings(max_examples=25, phases=[Phase.generate])
def test_any_catalog_comes_back_in_every_field_that_the_format_carries(linked):
    _round(linked)


_MARKDOWN = st.sampled_from(
    [
        "One *line*, [a link](https://x.example/a_b) and `code`.",
        "A paragraph.\n\n- an item\n  - one in it\n\n  and its second paragraph\n- another\n\nThe end.",
        "1. one\n2. two",
        "```\n## Pass rule\n\n- code\n```",
        "See [the evidence](#evidence).",
        "(At most 20 words)",
    ]
)
_PARTS = things.schemas().by_name["credentials"]["properties"]["evidence"]["items"]["properties"]
_FREE = generating.data(
    things.schemas(),
    {
        "type": "object",
        "properties": {
            key: inner
            for key, inner in _PARTS.items()
            if key not in {"use", "instructions", "checks", "privacy", "prompts", "type", "scoring"}
        },
        "required": ["title"],
    },
)


@st.composite
def _evidence(draw):
    """Draw a part of the evidence with texts of several paragraphs."""
    prompts = st.fixed_dictionaries(
        {"text": _MARKDOWN},
        optional={
            "title": st.sampled_from(["Looking *back*", "1. First"]),
            "max_words": st.sampled_from([1, 20, 1500]),
            "limit": st.sampled_from(["hard", "advisory"]),
        },
    )
    texts = {
        "instructions": _MARKDOWN,
        "privacy": _MARKDOWN,
        "checks": st.lists(_MARKDOWN, min_size=1, max_size=3),
        "prompts": st.lists(prompts, min_size=1, max_size=3),
    }
    kind = {"type": st.sampled_from(["video", "student-work", "other"]), "scoring": st.sampled_from(["yes-no", "none"])}
    return {**draw(_FREE), **draw(st.fixed_dictionaries(kind, optional=texts))}


@given(st.lists(_evidence(), min_size=1, max_size=3), _MARKDOWN, st.lists(_MARKDOWN, min_size=2, max_size=2))
@settings(max_examples=60)
def test_any_evidence_comes_back_with_all_its_markdown(evidence, meaning, texts):
    levels = [{"title": "Not *yet*", "meaning": meaning}, {"title": "Meets"}]
    criterion = {"title": "All", "descriptors": {"Not *yet*": texts[0], "Meets": texts[1]}}
    rubric = {"levels": levels, "pass": "Meets", "criteria": [criterion]}
    catalog = things.small() | {
        "credentials/fraction-talk": things.credential("Talk", evidence=evidence, rubric=rubric)
    }
    linked, problems = things.link(catalog)
    assert not [problem for problem in problems if problem.severity == "error"], problems
    _round(linked)


def test_the_guide_lists_what_is_not_carried():
    told = round_trips.documented("Open Badges")
    assert told == NOT_CARRIED | {f"issuers.{name}" for name in NOT_CARRIED_OF_ISSUERS}


@pytest.fixture(scope="module")
def made():
    return sites.contents(sites.made(achievement, things.views(things.small()), None))


@pytest.fixture
def talk(made):
    return json.loads(made["credentials/fraction-talk/achievement.json"])


def test_an_issued_badge_is_imported_as_its_achievement(talk):
    issued = {
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "credentialSubject": {"type": ["AchievementSubject"], "achievement": talk},
    }
    assert _read(issued) == _read(talk) == _read([talk])


def test_a_badgeclass_gives_its_name_version_and_alignments():
    catalog = things.small()
    catalog["frameworks/standards"] = {"title": "Standards", "statements": [{"code": "A1", "title": "Talk"}]}
    catalog["credentials/fraction-talk"]["alignments"] = [{"framework": "standards", "code": "A1"}]
    made = sites.contents(sites.made(badgeclass, things.views(catalog), None))
    found = _read(json.loads(made["credentials/fraction-talk/badgeclass.json"]))
    first, topic, framework = found
    assert (topic.collection, topic.data) == ("topics", {"title": "To be sorted"})
    assert (first.collection, first.id) == ("credentials", "fraction-talk")
    assert first.data["competency"] == "The educator leads talk about fractions."
    assert (first.data["issuer"], first.data["version"]) == ("example-university", "1.0.0")
    assert first.data["alignments"] == [{"framework": "standards", "code": "A1"}]
    assert framework.data["statements"][0]["title"] == "Talk"
    round_trips.imported((*found, *_issuer()), things.SETTINGS)


def _issuer():
    profile = {"name": "Example University", "url": "https://u.example/", "email": "a@u.example"}
    return _read({"type": "Achievement", "name": "Other", "creator": profile})


def test_a_badge_of_others_becomes_a_draft_that_can_be_completed():
    foreign = {
        "type": ["Achievement"],
        "id": "urn:uuid:1",
        "name": "Éducation\nnumérique",
        "description": "Uses digital tools.",
        "criteria": {"narrative": "# Earn it\n\nDo *this*, <script>alert(1)</script>.\n---\nstatus: published"},
        "creator": {"name": "School", "url": "javascript:alert(1)", "email": "a@school.example"},
        "resultDescription": [
            {"name": "Quality", "rubricCriterionLevel": [{"name": "Low"}, {"name": "High", "description": "1. *Good*"}]}
        ],
    }
    credential, issuer, topic = _read(foreign)
    assert credential.id == "education-numerique"
    assert credential.data["topics"] == ["to-be-sorted"]
    assert credential.data["title"] == "Éducation numérique"
    assert credential.data["status"] == "draft"
    assert credential.data["rubric"]["criteria"][0]["descriptors"]["High"] == r"1\. \*Good\*"
    assert "**Earn it**" in credential.body
    assert "url" not in issuer.data
    school = Entry(
        "issuers", "school", {"title": "School", "url": "https://school.example/", "email": "a@school.example"}
    )
    back = round_trips.imported((credential, school, topic), things.SETTINGS)
    assert "<script" not in "".join(one.html for one in back.catalog.credentials[credential.id].body.sections)


def test_badges_of_one_name_have_ids_of_their_own():
    badge = {"type": "BadgeClass", "name": "Same", "issuer": "https://x.example/issuer.json"}
    assert [one.id for one in _read([badge, badge])] == ["same", "same-2", "to-be-sorted"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "badges.json isn't JSON: it is empty"),
        (b"{\n", "badges.json isn't JSON: it has a mistake, or breaks off, in line 2, column 1; fetch it again"),
        (b"\xff", "badges.json isn't JSON: it isn't text in UTF-8; save it so"),
        (b'{"a": NaN}', "badges.json isn't JSON: it has a number that JSON can't have"),
        (b"9" * 5000, "badges.json isn't JSON: it has a number that JSON can't have"),
        (b"[" * 100_000, "badges.json is nested too deeply"),
        (b'{"a":' * 100_000, "badges.json is nested too deeply"),
        (b"[]", "badges.json holds no Open Badges"),
        (b'"Achievement"', "badges.json holds no Open Badges"),
        (b'{"type": ["Profile"], "name": "School"}', "'School' is Profile, which can't be imported"),
        (b"{}", "'something without a name' is of no type"),
    ],
)
def test_what_is_no_badge_is_refused(content, told):
    with pytest.raises(Refusal, match=r"badges\.json") as refused:
        badges.read(content, "badges.json")
    assert told in str(refused.value)


def test_a_stack_is_refused_and_the_reason_told():
    catalog = things.small() | {
        "stacks/all": things.stack("All", {"credentials": ["fraction-talk"]}, award={"title": "Certificate"})
    }
    made = sites.contents(sites.made(achievement, things.views(catalog), None))
    with pytest.raises(Refusal, match=r"'All' is a stack; import it from its ctdl\.json"):
        badges.read(made["stacks/all/achievement.json"], "all.json")


@given(st.data())
@settings(max_examples=100)
def test_values_of_any_kind_in_any_place_raise_nothing_but_a_refusal(made, data):
    document = round_trips.broken(data.draw, json.loads(made["credentials/fraction-talk/achievement.json"]))
    try:
        found = _read(document)
    except Refusal:
        return
    assert found[0].collection == "credentials"
