"""How a credential is assessed."""

from __future__ import annotations

import pytest
import things
from hypothesis import given
from hypothesis import strategies as st

from mcsite.diagnostics import Route
from mcsite.linking import assessment
from mcsite.linking.assessment import sentence
from mcsite.model import PassRule

VIDEO = {"title": "Video", "type": "video"}
WORK = {"title": "Work", "type": "student-work"}
DESCRIBED = {"Not yet": "Few students talk.", "Meets": "Most do."}


def rubric(*criteria, **changes):
    """Return a rubric with a criterion for each part, or with criteria."""
    whole = [one if isinstance(one, dict) else {"title": f"C{one}", "part": one} for one in criteria]
    return {
        "levels": ["Not yet", "Meets"],
        "pass": "Meets",
        "criteria": [{"descriptors": DESCRIBED, **one} for one in whole],
        **changes,
    }


def catalog_of(more=(), **changes):
    return {**things.small(), "credentials/fraction-talk": things.credential("Fraction Talk", **changes), **dict(more)}


def settled(more=(), **changes):
    """Return the settled parts of a credential, and its item."""
    catalog = things.link(catalog_of(more, **changes))[0].catalog
    item = catalog.credentials["fraction-talk"].item
    return assessment.parts(catalog, item), item


def rule(more=(), **changes):
    """Return the pass rule of a credential in words."""
    parts, item = settled(more, **changes)
    return sentence(assessment.pass_rule(item, parts), len(parts))


def problems(more=(), **changes):
    return things.problems(catalog_of(more, **changes))


def problem(more=(), **changes):
    (found,) = problems(more, **changes)
    return found


def test_a_part_that_a_criterion_names_is_scored_by_rubric_and_another_yes_or_no():
    parts, _ = settled(evidence=[VIDEO, WORK], rubric=rubric(1))
    assert [part.scoring for part in parts] == ["rubric", "yes-no"]


def test_with_criteria_for_all_of_the_evidence_every_part_is_scored_by_rubric():
    parts, _ = settled(evidence=[VIDEO, WORK], rubric=rubric({"title": "All"}))
    assert [part.scoring for part in parts] == ["rubric", "rubric"]


def test_scoring_that_is_given_stays():
    parts, _ = settled(evidence=[{**VIDEO, "scoring": "none"}, WORK], rubric=None)
    assert [part.scoring for part in parts] == ["none", "yes-no"]


TEMPLATE = {
    "title": "Overview questions",
    "type": "written-response",
    "media": ["text"],
    "instructions": "Answer each.",
    "prompts": [{"text": "What did you do?"}, {"text": "Why?", "max_words": 50, "limit": "advisory"}],
    "max_words": 200,
    "quantity": 2,
    "checks": ["Each is answered."],
    "privacy": "No names.",
}


def test_a_template_gives_what_a_part_leaves_out():
    (part,), _ = settled({"evidence/overview": TEMPLATE}, evidence=[{"use": "overview"}], rubric=None)
    assert (part.title, part.type, part.media, part.instructions) == (
        "Overview questions",
        "written-response",
        ("text",),
        "Answer each.",
    )
    assert (part.quantity, part.checks, part.privacy) == (2, ("Each is answered.",), "No names.")


def test_a_part_overrides_its_template():
    given_part = {"use": "overview", "title": "Mine", "max_words": 100, "media": ["video"], "quantity": 1}
    (part,), _ = settled({"evidence/overview": TEMPLATE}, evidence=[given_part], rubric=None)
    assert (part.title, part.max_words, part.media, part.quantity) == ("Mine", 100, ("video",), 1)
    assert part.type == "written-response"


def test_a_prompt_has_the_limit_of_its_part_unless_it_has_its_own():
    (part,), _ = settled({"evidence/overview": TEMPLATE}, evidence=[{"use": "overview"}], rubric=None)
    assert [(one.max_words, one.limit) for one in part.prompts] == [(200, "hard"), (50, "advisory")]


def test_a_prompt_without_a_number_of_words_has_no_limit():
    prompts = [{"text": "Why?"}]
    (part,), _ = settled(evidence=[{**WORK, "prompts": prompts, "limit": "advisory"}], rubric=None)
    assert [(one.max_words, one.limit) for one in part.prompts] == [(None, None)]


def test_the_advice_of_a_part_is_that_of_its_prompts():
    given_part = {**WORK, "prompts": [{"text": "Why?"}], "max_words": 200, "limit": "advisory"}
    (part,), _ = settled(evidence=[given_part], rubric=None)
    assert part.prompts[0].limit == "advisory"


@pytest.mark.parametrize(
    ("parts", "yes", "count", "words"),
    [
        ((1, 3, 4), (2,), 4, "a passing evaluation for Parts 1, 3 and 4 and a Yes for Part 2"),
        ((1, 3), (2,), 3, "a passing evaluation for Parts 1 and 3 and a Yes for Part 2"),
        ((1,), (2, 3), 3, "a passing evaluation for Part 1 and a Yes for Parts 2 and 3"),
        ((2,), (), 3, "a passing evaluation for Part 2"),
        ((), (1, 2), 2, "a Yes for Parts 1 and 2"),
        ((1,), (), 1, "a passing evaluation"),
        ((), (1,), 1, "a Yes"),
        ((3, 1, 2), (), 3, "a passing evaluation for Parts 1, 2 and 3"),
        ((), (), 2, ""),
    ],
)
def test_the_pass_rule_is_a_sentence(parts, yes, count, words):
    assert sentence(PassRule(parts, yes), count) == words


@given(st.sets(st.integers(1, 12)), st.sets(st.integers(1, 12)))
def test_the_sentence_names_every_part_of_the_rule_once(parts, yes):
    words = sentence(PassRule(tuple(parts), tuple(yes - parts)), 12)
    numbers = [int(word.strip(",")) for word in words.split() if word.strip(",").isdigit()]
    assert sorted(numbers) == sorted(parts | yes)


def test_a_pass_rule_that_is_left_out_is_derived_from_the_scoring():
    evidence = [WORK, VIDEO, WORK, {**WORK, "scoring": "none"}]
    assert rule(evidence=evidence, rubric=rubric(1, 3)) == "a passing evaluation for Parts 1 and 3 and a Yes for Part 2"


def test_a_pass_rule_that_is_given_stays():
    changes = {"evidence": [WORK, VIDEO, WORK], "rubric": rubric(1, 3), "pass": {"parts": [1]}}
    assert rule(**changes) == "a passing evaluation for Part 1"


@pytest.mark.parametrize(
    ("given_rule", "keys"),
    [
        ({"parts": [1, 3]}, ("pass", "parts", 1)),
        ({"parts": [2]}, ("pass", "parts", 0)),
        ({"yes": [1]}, ("pass", "yes", 0)),
    ],
)
def test_a_pass_rule_names_parts_that_are_there_and_scored_so(given_rule, keys):
    found = problem(evidence=[WORK, VIDEO], rubric=rubric(1), **{"pass": given_rule})
    assert (found.code, found.where) == ("pass-part", Route(keys))
    assert found.hint


def test_a_criterion_judges_a_part_that_is_there():
    found = problem(evidence=[WORK], rubric=rubric(1, 2))
    assert (found.code, found.where) == ("criterion-part", Route(("rubric", "criteria", 1, "part")))


def test_a_criterion_judges_a_part_that_is_scored_by_rubric():
    found = problem(evidence=[WORK, {**VIDEO, "scoring": "yes-no"}], rubric=rubric(1, 2))
    assert (found.code, found.where) == ("criterion-part", Route(("rubric", "criteria", 1, "part")))


def test_a_part_that_is_scored_by_rubric_has_a_criterion():
    found = problem(evidence=[WORK, {**VIDEO, "scoring": "rubric"}], rubric=rubric(1))
    assert (found.code, found.where) == ("part-without-criterion", Route(("evidence", 1)))


def test_a_descriptor_is_of_a_level_on_the_scale():
    found = problem(rubric=rubric({"title": "A", "part": 1, "descriptors": {"Not yet": "a", "Meet": "b"}}))
    assert (found.code, found.where) == (
        "unknown-level",
        Route(("rubric", "criteria", 0, "descriptors", "Meet"), "key"),
    )
    assert found.hint == "did you mean 'Meets'?"


def test_a_criterion_describes_every_level():
    found = problem(rubric=rubric({"title": "A", "part": 1, "descriptors": {"Meets": "b"}}))
    assert (found.code, found.where) == ("missing-descriptor", Route(("rubric", "criteria", 0, "descriptors"), "key"))
    assert "Not yet" in found.hint


def test_the_level_to_pass_is_on_the_scale():
    found = problem(rubric=rubric(1, **{"pass": "Meet"}))
    assert (found.code, found.where) == ("unknown-level", Route(("rubric", "pass")))


def test_two_levels_cant_have_one_name():
    found = problem(rubric=rubric(1, levels=["Not yet", "Meets", "Not yet"]))
    assert (found.code, found.where) == ("duplicate-item", Route(("rubric", "levels", 2)))


SHARED = {"rubrics/shared": {"title": "Shared", "levels": [{"title": "No"}, "Nearly", "Yes"], "pass": "Yes"}}


def on_shared(**changes):
    return {
        "use": "shared",
        "criteria": [{"title": "A", "part": 1, "descriptors": {"No": "a", "Nearly": "b", "Yes": "c"}}],
        **changes,
    }


@pytest.mark.parametrize(("changes", "level"), [({}, "Yes"), ({"pass": "Nearly"}, "Nearly")])
def test_a_shared_scale_has_a_level_to_pass_that_a_credential_may_change(changes, level):
    catalog = things.link(catalog_of(SHARED, rubric=on_shared(**changes)))[0].catalog
    scale = assessment.scale(catalog, catalog.credentials["fraction-talk"].item.rubric)
    assert (scale.names, scale.pass_level) == (["No", "Nearly", "Yes"], level)
    assert problems(SHARED, rubric=on_shared(**changes)) == []


def test_descriptors_are_held_against_a_shared_scale():
    assert problem(
        SHARED, rubric=on_shared(criteria=[{"title": "A", "part": 1, "descriptors": {"No": "a", "Yes": "b"}}])
    ).code == ("missing-descriptor")


def test_a_shared_scale_is_judged_in_its_own_file():
    wrong = {"rubrics/shared": {**SHARED["rubrics/shared"], "pass": "Perhaps"}}
    found = problem(wrong, rubric=on_shared(**{"pass": "Yes"}))
    assert (found.code, found.path, found.where) == ("unknown-level", "content/rubrics/shared.md", Route(("pass",)))
