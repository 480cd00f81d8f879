"""The rubric, the pass rule and the evidence of a credential as ResultDescriptions."""

from __future__ import annotations

import msgspec
import pytest
import things

from mcsite import urls
from mcsite.openbadges.results import results

BASE = urls.here("credentials/fraction-talk/achievement.json")


def _results(**changes):
    made = things.views(things.small() | {"credentials/fraction-talk": things.credential("Fraction Talk", **changes)})
    return msgspec.json.decode(msgspec.json.encode(list(results(made.credentials[0]))))


def _questions(**part):
    (section,) = _results(rubric=None, evidence=[{"title": "A part", "type": "other", **part}])[0]["sections"]
    return [{key: one[key] for key in one if key not in {"type", "required"}} for one in section["questions"]]


def test_the_ids_are_fragments_by_place():
    assert [one["id"] for one in _results()] == [f"{BASE}#evidence", f"{BASE}#criterion-1", f"{BASE}#part-2-answer"]


def test_a_criterion_has_its_levels_low_to_high_and_the_one_that_passes():
    _, criterion, _ = _results()
    assert criterion == {
        "id": f"{BASE}#criterion-1",
        "type": ["ResultDescription"],
        "name": "Talk",
        "resultType": "RubricCriterionLevel",
        "rubricCriterionLevel": [
            {
                "id": f"{BASE}#criterion-1-level-{number}",
                "type": ["RubricCriterionLevel"],
                "name": name,
                "level": str(number),
                "description": text,
            }
            for number, name, text in [(1, "Not yet", "Few students talk."), (2, "Meets", "Most do.")]
        ],
        "requiredLevel": f"{BASE}#criterion-1-level-2",
        "evidencePart": f"{BASE}#part-1",
    }


def test_what_the_pass_rule_leaves_out_is_not_required():
    rubric = things.credential("A")["rubric"]
    rubric["criteria"].append({"title": "Second", "part": 2, "descriptors": {"Not yet": "No.", "Meets": "Yes."}})
    video = {"title": "Video", "type": "video"}
    found = _results(rubric=rubric, evidence=[video, video, video, video], **{"pass": {"parts": [1], "yes": [3]}})
    assert [one.get("requiredLevel", one.get("requiredValue")) for one in found] == [
        "Completed",
        f"{BASE}#criterion-1-level-2",
        None,
        "Yes",
        None,
    ]


def test_a_criterion_for_all_of_the_evidence_is_required_where_any_part_is_and_belongs_to_none():
    rubric = things.credential("A")["rubric"]
    del rubric["criteria"][0]["part"]
    _, criterion = _results(rubric=rubric)
    assert criterion["requiredLevel"] == f"{BASE}#criterion-1-level-2"
    assert "evidencePart" not in criterion


def test_the_evidence_is_an_assessment_with_its_terms():
    terms = {"model": "paid", "fee": {"amount": 45, "currency": "USD"}, "turnaround_days": 14, "resubmissions": 2}
    found = _results(assessment=terms)[0]
    assert found["type"] == ["ResultDescription", "AssessmentResultDescription"]
    assert found["description"] == (
        "2 parts of evidence, assessed by Example University. Assessment: paid, $45. Answer within 14 days. "
        "Resubmissions: 2."
    )
    assert found["assessmentOutput"] == "Video (video) and Student work (student work)"
    assert found["evaluationMethod"].endswith("a passing evaluation for Part 1 and a Yes for Part 2.")
    assert _results()[0]["description"] == "2 parts of evidence, assessed by Example University."


def test_a_section_tells_in_plain_text_what_a_part_asks_for():
    part = {"instructions": "Film *it*.", "checks": ["Is it all there?"], "privacy": "No names.", "quantity": 2}
    (section,) = _results(rubric=None, evidence=[{"title": "Video", "type": "video", **part}])[0]["sections"]
    assert section["description"] == (
        "Kind: Video\nScoring: Yes or No\nHow many: 2\nFilm it.\nComplete when:\n• Is it all there?\nPrivacy: No names."
    )


@pytest.mark.parametrize(
    ("part", "kinds"),
    [
        ({"type": "reflection"}, ["TextQuestion"]),
        ({"type": "video"}, ["FileQuestion"]),
        ({"type": "reflection", "prompts": [{"text": "What?"}]}, ["TextQuestion"]),
        ({"type": "reflection", "prompts": [{"text": "What?"}], "quantity": 2}, ["TextQuestion", "FileQuestion"]),
        ({"type": "video", "media": ["video"], "prompts": [{"text": "What?"}]}, ["FileQuestion"]),
    ],
)
def test_a_part_asks_for_text_or_files(part, kinds):
    assert [one["questionType"] for one in _questions(**part)] == kinds


def test_a_question_has_its_title_and_its_word_limit_hard_or_advisory():
    prompts = [{"title": "Why", "text": "Why *this*?", "max_words": 90, "limit": "advisory"}, {"text": "How?"}]
    assert _questions(type="reflection", prompts=prompts) == [
        {
            "questionType": "TextQuestion",
            "name": "Why",
            "text": "Why this?",
            "wordLimit": 90,
            "wordLimitKind": "advisory",
        },
        {"questionType": "TextQuestion", "text": "How?"},
    ]
    assert _questions(type="reflection", max_words=200) == [
        {"questionType": "TextQuestion", "text": "A part", "wordLimit": 200, "wordLimitKind": "hard"}
    ]


def test_a_question_that_is_no_text_is_told_by_a_title():
    assert _questions(type="reflection", instructions="-")[0]["text"] == "A part"
    prompts = [{"title": "Why", "text": "-"}, {"text": "***"}]
    assert [one["text"] for one in _questions(type="reflection", prompts=prompts)] == ["Why", "A part"]
