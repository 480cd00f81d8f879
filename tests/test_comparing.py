"""What counts as a difference between two versions of what is assessed, and as how large a one."""

from __future__ import annotations

from copy import deepcopy

import msgspec
import pytest

from mcsite import comparing
from mcsite.comparing import Assessed

BASE = {
    "competency": "The educator leads talk about fractions.",
    "prerequisites": ["number-talk"],
    "evidence": [
        {
            "title": "Video",
            "type": "video",
            "scoring": "rubric",
            "quantity": 1,
            "media": ["video", "audio"],
            "instructions": "Film one lesson.",
            "checks": ["Students are heard."],
            "prompts": [{"title": "Before", "text": "What did you plan?", "max_words": 200, "limit": "hard"}],
        },
        {"title": "Work", "type": "student-work", "scoring": "yes-no", "max_words": 100, "limit": "advisory"},
    ],
    "rubric": {
        "levels": [{"title": "Not yet"}, {"title": "Meets", "meaning": "It is there."}],
        "pass": "Meets",
        "criteria": [{"title": "Talk", "part": 1, "descriptors": {"Not yet": "Few talk.", "Meets": "Most talk."}}],
    },
    "pass": {"parts": [1], "yes": [2]},
}


def assessed(data=BASE):
    return msgspec.convert(data, Assessed)


def told(change):
    """Return what is told of a change of the base, and as what."""
    data = deepcopy(BASE)
    change(data)
    return [f"{one.grade}: {one.sentence}" for one in comparing.compare(assessed(), assessed(data))]


def part(data):
    return data["evidence"][0]


def criterion(data):
    return data["rubric"]["criteria"][0]


def rename_level(data):
    data["rubric"]["levels"][0] = {"title": "Almost"}
    criterion(data)["descriptors"] = {"Almost": "Few talk.", "Meets": "Most talk."}


def new_scale(data):
    data["rubric"].update(levels=[{"title": "A"}, {"title": "B"}, {"title": "C"}])
    data["rubric"]["pass"] = "C"
    criterion(data)["descriptors"] = {"A": "None.", "B": "Few talk.", "C": "Most talk."}


def more_levels(data):
    data["rubric"]["levels"].append({"title": "Beyond"})


def turn_scale(data):
    data["rubric"]["levels"].reverse()


def exchange_parts(data):
    data["evidence"].reverse()
    criterion(data)["part"] = 2
    data["pass"] = {"parts": [2], "yes": [1]}


def new_part(data):
    data["evidence"].append({"title": "Plan", "type": "lesson-plan", "scoring": "yes-no"})
    data["pass"]["yes"] = [2, 3]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda data: data.update(BASE), []),
        (
            lambda data: data.update(competency="The educator leads talk."),
            ["minor: Competency: it is worded differently"],
        ),
        (
            lambda data: data.update(prerequisites=["other"]),
            [
                "major: Prerequisites: 'other' is needed first",
                "minor: Prerequisites: 'number-talk' is no longer needed",
            ],
        ),
        (
            lambda data: part(data).update(title="Film"),
            ["minor: Part 1: the title is worded differently"],
        ),
        (lambda data: part(data).update(type="other"), ["major: Part 1: the kind is other instead of video"]),
        (lambda data: part(data).update(quantity=2), ["major: Part 1: the number is 2 instead of 1"]),
        (
            lambda data: part(data).update(repeat_for="student"),
            ["major: Part 1: what it is repeated for is student instead of none"],
        ),
        (lambda data: part(data).update(media=["video"]), ["major: Part 1: the format audio is no longer taken"]),
        (
            lambda data: part(data).update(media=["video", "audio", "image"]),
            ["minor: Part 1: the format image is taken"],
        ),
        (lambda data: part(data).update(instructions=""), ["minor: Part 1: the instruction is gone"]),
        (
            lambda data: part(data)["checks"].append("It is one lesson."),
            ["major: Part 1: a check is new"],
        ),
        (lambda data: part(data).update(checks=[]), ["minor: Part 1: the check is gone"]),
        (lambda data: part(data).update(checks=["All are heard."]), ["minor: Part 1: the check is worded differently"]),
        (
            lambda data: part(data)["prompts"].append({"text": "What came of it?"}),
            ["major: Part 1, question 2: it is new"],
        ),
        (
            lambda data: part(data)["prompts"][0].update(text="What did you want?"),
            ["minor: Part 1, question 1: it is worded differently"],
        ),
        (
            lambda data: part(data)["prompts"][0].update(max_words=150),
            ["major: Part 1, question 1: at most 150 words instead of at most 200 words"],
        ),
        (
            lambda data: part(data)["prompts"][0].update(max_words=250),
            ["minor: Part 1, question 1: at most 250 words instead of at most 200 words"],
        ),
        (
            lambda data: part(data)["prompts"][0].update(limit="advisory"),
            ["minor: Part 1, question 1: about 200 words instead of at most 200 words"],
        ),
        (
            lambda data: data["evidence"][1].update(limit="hard"),
            ["major: Part 2: at most 100 words instead of about 100 words"],
        ),
        (
            new_part,
            [
                "major: Part 3: 'Plan' is new",
                "major: Pass rule: it asks for part 1, part 2, part 3 instead of part 1, part 2",
            ],
        ),
        (exchange_parts, ["minor: Part 1: it was part 2", "minor: Part 2: it was part 1"]),
        (new_scale, ["major: Rubric: the levels are 'A', 'B', 'C' instead of 'Not yet', 'Meets'"]),
        (turn_scale, ["major: Rubric: the order of its levels is 'Meets', 'Not yet'"]),
        (more_levels, ["major: Rubric: the level 'Beyond' is new"]),
        (rename_level, ["minor: Rubric: the level 'Not yet' is called 'Almost'"]),
        (
            lambda data: data["rubric"]["levels"][1].update(meaning="All is there."),
            ["minor: Rubric: the meaning of 'Meets' is worded differently"],
        ),
        (
            lambda data: data["rubric"].update({"pass": "Not yet"}),
            ["major: Rubric: 'Not yet' passes instead of 'Meets'"],
        ),
        (
            lambda data: criterion(data)["descriptors"].update(Meets="All talk."),
            ["minor: Rubric, 'Talk': the descriptor of 'Meets' is worded differently"],
        ),
        (
            lambda data: criterion(data).update(part=0),
            ["major: Rubric, 'Talk': it judges all of the evidence instead of part 1"],
        ),
        (lambda data: data.update(rubric=None), ["major: Rubric: there is none any more"]),
        (
            lambda data: data.update({"pass": {"parts": [1]}}),
            ["major: Pass rule: it asks for part 1 instead of part 1, part 2"],
        ),
    ],
)
def test_each_difference_is_told_with_its_grade(change, expected):
    assert told(change) == expected


def test_no_version_differs_from_itself():
    assert comparing.compare(assessed(), assessed()) == ()
    assert comparing.grade(()) is None


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [
        ("1.2.3", "2.0.0", "major"),
        ("1.2.3", "1.3.0", "minor"),
        ("1.2.3", "1.2.4", "patch"),
        ("1.9.0", "1.10.0", "minor"),
    ],
)
def test_a_step_is_the_first_number_that_is_raised(old, new, step):
    assert comparing.step(old, new) == step
    assert comparing.order(old) < comparing.order(new)


def test_the_next_version_raises_what_it_deserves():
    assert comparing.raised("1.2.3", "major") == "2.0.0"
    assert comparing.raised("1.2.3", "minor") == "1.3.0"
