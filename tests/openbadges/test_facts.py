"""What both versions of Open Badges say in one value or list."""

from __future__ import annotations

import pytest
import things

from mcsite import urls
from mcsite.openbadges import facts

FRAMEWORK = {
    "title": "Standards",
    "statements": [
        {"code": "A.1", "title": "Listening", "text": "Listens.", "url": "https://standards.example/a1"},
        {"code": "A.2"},
    ],
}


def _view(extra=None, **changes):
    catalog = things.small() | {"credentials/fraction-talk": things.credential("Fraction Talk", **changes)}
    made = things.views(catalog | (extra or {}))
    return made.credentials[0], {one.id: one for one in made.frameworks}


def test_an_alignment_leads_to_the_publisher_or_to_the_page_that_states_it():
    alignments = [{"framework": "standards", "code": code} for code in ("A.1", "A.2")] + [{"framework": "standards"}]
    view, frameworks = _view({"frameworks/standards": FRAMEWORK}, alignments=alignments)
    page = urls.here("frameworks/standards/")
    assert list(facts.targets(view, frameworks)) == [
        facts.Target("Listening", "https://standards.example/a1", "Standards", "Listens.", "A.1"),
        facts.Target("A.2", f"{page}#a2", "Standards", "", "A.2"),
        facts.Target("Standards", page, "Standards"),
    ]


def test_a_framework_with_a_home_is_aligned_to_there():
    framework = FRAMEWORK | {"url": "https://standards.example/"}
    view, frameworks = _view({"frameworks/standards": framework}, alignments=[{"framework": "standards"}])
    assert [target.url for target in facts.targets(view, frameworks)] == ["https://standards.example/"]


def test_tags_are_topics_subjects_grades_and_roles_each_once():
    view, _ = _view(subjects=["fractions", "language-arts"], grade_levels=["middle"], audience=["early-career"])
    assert facts.tags(view) == ["Fractions", "Language arts", "Middle", "Early career"]


@pytest.mark.parametrize(
    ("credit", "hours"),
    [
        (None, None),
        ([{"amount": 1.5, "unit": "semester-hour"}], 1.5),
        ([{"amount": 15, "unit": "point"}], None),
        ([{"amount": 1, "unit": "semester-hour"}, {"amount": 15, "unit": "point"}], None),
    ],
)
def test_credit_hours_are_told_where_one_number_fits(credit, hours):
    assert facts.credit_hours(_view(credit=credit)[0]) == hours


def test_the_credit_of_a_stack_is_that_of_its_award():
    award = {"title": "A course", "credit": {"amount": 3, "unit": "credit-hour"}}
    catalog = things.small() | {"stacks/all": things.stack("All", {"credentials": ["fraction-talk"]}, award=award)}
    assert facts.credit_hours(things.views(catalog).stacks[0]) == 3
