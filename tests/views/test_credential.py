"""The published record of a credential."""

from __future__ import annotations

import msgspec
import things

from mcsite import model, urls


def view(more=(), **changes):
    catalog = {
        **things.small(),
        "credentials/fraction-talk": things.credential("Fraction Talk", **changes),
        **dict(more),
    }
    return next(one for one in things.views(catalog).credentials if one.id == "fraction-talk")


def test_it_says_what_its_file_says():
    found = view(
        code="FT-1",
        license="CC-BY-4.0",
        subjects=["mathematics"],
        grade_levels=["elementary"],
        apply_url="https://university.example/apply",
        expires="2030-01-01",
        review_by="2029-01-01",
        aliases=["/old/"],
        needs_students=False,
    )
    assert (found.code, found.license, found.subjects, found.grade_levels) == (
        "FT-1",
        "CC-BY-4.0",
        ("mathematics",),
        ("elementary",),
    )
    assert (found.apply_url, found.expires, found.review_by, found.aliases, found.needs_students) == (
        "https://university.example/apply",
        "2030-01-01",
        "2029-01-01",
        ("/old/",),
        False,
    )
    assert (found.summary, found.issuer.title) == ("The educator leads talk about fractions.", "Example University")


def test_its_parts_are_numbered_and_settled():
    template = {"title": "Overview", "type": "written-response", "prompts": [{"text": "*Why?*"}], "max_words": 200}
    found = view({"evidence/overview": template}, evidence=[{"title": "Video", "type": "video"}, {"use": "overview"}])
    video, overview = found.evidence
    assert (video.number, video.scoring, video.template) == (1, "rubric", None)
    assert (overview.number, overview.title, overview.scoring) == (2, "Overview", "yes-no")
    assert overview.template.url == urls.here("evidence/overview/")
    assert (overview.prompts[0].text.html, overview.prompts[0].max_words, overview.prompts[0].limit) == (
        "<em>Why?</em>",
        200,
        "hard",
    )


def test_it_has_the_pass_rule_as_numbers_and_as_a_sentence():
    found = view()
    assert (found.pass_rule.parts, found.pass_rule.yes) == ((1,), (2,))
    assert found.pass_rule.sentence == "a passing evaluation for Part 1 and a Yes for Part 2"


def test_its_rubric_tells_which_levels_pass():
    rubric = {
        "levels": ["Not yet", "Approaching", {"title": "Meets", "meaning": "*All*"}],
        "pass": "Approaching",
        "criteria": [{"title": "Talk", "part": 1, "descriptors": {"Meets": "c", "Not yet": "a", "Approaching": "b"}}],
    }
    found = view(rubric=rubric).rubric
    assert [(one.title, one.passes) for one in found.levels] == [
        ("Not yet", False),
        ("Approaching", True),
        ("Meets", True),
    ]
    assert found.levels[2].meaning.html == "<em>All</em>"
    assert [(one.level, one.text.html) for one in found.criteria[0].descriptors] == [
        ("Not yet", "a"),
        ("Approaching", "b"),
        ("Meets", "c"),
    ]
    assert found.scale is None


def test_a_rubric_on_a_shared_scale_names_it():
    shared = {"title": "Shared", "levels": ["No", "Yes"], "pass": "Yes"}
    rubric = {"use": "shared", "criteria": [{"title": "Talk", "part": 1, "descriptors": {"No": "a", "Yes": "b"}}]}
    found = view({"rubrics/shared": shared}, rubric=rubric).rubric
    assert (found.scale.url, found.pass_level) == (urls.here("rubrics/shared/"), "Yes")


def test_it_names_what_leads_to_it():
    found = view(
        {
            "credentials/next": things.credential("Next", prerequisites=["fraction-talk"]),
            "credentials/old": things.credential("Old", status="retired", replaced_by="fraction-talk"),
            "stacks/all": things.stack("All", {"credentials": ["fraction-talk"]}),
        }
    )
    assert [one.id for one in found.required_by] == ["next"]
    assert [one.id for one in found.replaces] == ["old"]
    assert [one.id for one in found.stacks] == ["all"]


def test_a_drawn_badge_and_a_given_one_have_one_address():
    assert view().badge == urls.here("credentials/fraction-talk/badge.svg")


def test_its_json_leaves_out_what_isnt_said():
    written = msgspec.to_builtins(view())
    assert written["pass"]["sentence"]
    assert not {"code", "fee", "assessment", "closed", "expires", "needs_students"} & set(written)
    assert msgspec.to_builtins(view(needs_students=False))["needs_students"] is False


def test_its_json_reads_as_the_same_record():
    found = view(effort_hours=12, research=[{"title": "R", "year": 2011, "note": "*N*"}])
    assert msgspec.json.decode(msgspec.json.encode(found), type=type(found)) == found


def test_a_translation_is_a_record_of_its_own():
    catalog = {**things.small(), "credentials/fraction-talk.es": {"title": "Hablar", "competency": "Habla."}}
    (spanish,) = things.views(catalog).translations
    assert (spanish.title, spanish.competency, spanish.url) == (
        "Hablar",
        "Habla.",
        urls.here("credentials/fraction-talk/es/"),
    )
    assert spanish.badge == urls.here("credentials/fraction-talk/badge.svg")
    assert spanish.pass_rule == things.views(catalog).credentials[0].pass_rule


def test_hours_and_assessment_are_as_the_model_has_them():
    found = view(effort_hours={"min": 8, "max": 15}, assessment={"model": "peer"})
    assert (found.effort_hours, found.assessment) == (model.Hours(8, 15), model.Assessment("peer"))
