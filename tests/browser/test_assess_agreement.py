"""How far two assessors agree is counted as the literature has it, and told with its limits."""

from __future__ import annotations

import copy
import random
from fractions import Fraction

import assessments
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


def _pairs(table):
    return [[a, b] for a, row in enumerate(table) for b, count in enumerate(row) for _ in range(count)]


def _expected(pairs, levels, agreement):
    """Return kappa by shares of agreement (the scripts count disagreement); `agreement` weighs two levels."""
    n = len(pairs)
    uses = [[Fraction(sum(pair[side] == level for pair in pairs), n) for level in range(levels)] for side in (0, 1)]
    observed = sum(Fraction(agreement(a, b)) for a, b in pairs) / n
    chance = sum(uses[0][a] * uses[1][b] * Fraction(agreement(a, b)) for a in range(levels) for b in range(levels))
    return None if chance == 1 else float((observed - chance) / (1 - chance))


# Tables that textbooks and encyclopedias work out: rows are one assessor, columns the other.
@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        ([[20, 5], [10, 15]], 0.4),
        ([[45, 15], [25, 15]], 0.1304),
        ([[25, 35], [5, 35]], 0.2593),
        ([[7, 0], [0, 0]], None),
        ([[0, 3], [3, 0]], -1),
    ],
)
def test_kappa_is_that_of_known_examples_and_none_where_it_is_undefined(form, table, kappa):
    found = form.evaluate("(pairs) => mcsite.kappa(pairs, 2)", _pairs(table))
    assert found["kappa"] == (kappa if kappa is None else pytest.approx(kappa, abs=0.00005))
    assert found["weighted"] == found["kappa"]
    assert found["n"] == sum(map(sum, table))
    assert found["agreed"] == table[0][0] + table[1][1]


def test_kappa_and_weighted_kappa_are_as_another_formula_has_them(form):
    chance = random.Random(5)
    cases = [[[chance.randrange(4), chance.randrange(4)] for _ in range(size)] for size in (1, 2, 5, 40, 200)]
    found = form.evaluate("(cases) => cases.map((pairs) => mcsite.kappa(pairs, 4))", cases)
    for pairs, one in zip(cases, found, strict=True):
        assert one["kappa"] == pytest.approx(_expected(pairs, 4, lambda a, b: a == b))
        assert one["weighted"] == pytest.approx(_expected(pairs, 4, lambda a, b: 1 - Fraction(abs(a - b), 3)))


def _others(page):
    """Return what a second assessor said of three submissions, and what the first said of two more."""
    first = assessments.assessment(page)
    second = copy.deepcopy(first) | {"assessor": "CD"}
    second["criteria"][1]["level"] = "Almost"
    files = [second]
    for number, levels in ((18, ("Almost", "Almost")), (19, ("Not yet", "Passing"))):
        for assessor, level in zip(("AB", "CD"), levels, strict=True):
            one = copy.deepcopy(first) | {"assessor": assessor, "submission": f"2026-0{number}"}
            one["criteria"][0]["level"] = level
            files.append(one)
    files[-1]["parts"][3]["checks"][0]["met"] = False
    return files


def test_the_report_has_both_levels_agreement_and_kappa_for_each_criterion(form):
    assessments.judge(form, assessor="AB")
    files = [assessments.file(one, f"{index}.json") for index, one in enumerate(_others(form))]
    form.set_input_files("#open-others", files)
    report = form.locator("#report")
    expect(report).to_be_focused()
    assert report.locator("h3").inner_text() == "AB and CD: 3 submissions"
    rows = [row.inner_text().split("\t") for row in report.locator("table").first.locator("tbody tr").all()]
    assert rows[0] == ["Part 1: A session with stages", "3", "2 (67 %)", "0.50", "0.25"]
    assert rows[1] == ["Part 1: Evidence of growth", "3", "2 (67 %)", "0.00", "0.00"]
    assert rows[2] == ["Part 2: Work of two students", "3", "3 (100 %)", "–", "–"]
    assert rows[5] == ["Part 4: From impact to practice", "2", "2 (100 %)", "–", "–"]
    assert rows[6][:3] == ["All criteria together, Yes or No left out", "14", "12 (86 %)"]
    said = report.locator("table").nth(1).inner_text()
    assert "Part 1: A session with stages\tNot yet\tPassing\tDifferent" in said
    assert "Not complete" in said
    text = report.inner_text()
    assert "From 14 judgements kappa says little" in text
    assert "kappa has no value then" in text
    assert "(p − e) ÷ (1 − e)" in text
    for scheme in ("light", "dark"):
        form.emulate_media(color_scheme=scheme)
        assert Axe().run(form).response["violations"] == []
    form.set_viewport_size({"width": 320, "height": 700})
    assert form.evaluate("document.scrollingElement.scrollWidth") <= 320
    name, content = assessments.download(form, "Download the report")
    assert name == "generating-ideas-1.1.0-agreement.html"
    assert '<h2 dir="auto">AB and CD: 3 submissions</h2>' in content.decode()
    form.get_by_role("button", name="Close the files").click()
    assert not report.is_visible()


def test_one_file_without_labels_is_compared_with_what_is_on_the_page(form):
    assessments.judge(form)
    other = assessments.assessment(form)
    other["criteria"][0]["level"] = "Almost"
    form.set_input_files("#open-others", [assessments.file(other)])
    report = form.locator("#report")
    expect(report.locator("h3")).to_have_text("This browser and Without a label: 1 submission")
    assert "there is one judgement for each criterion" in report.inner_text()


def test_files_that_can_not_be_compared_are_told(form):
    assessments.judge(form, assessor="AB")
    mine = assessments.assessment(form)
    other = mine | {"assessor": "CD", "submission": "else"}
    older = mine | {"assessor": "CD", "credential": mine["credential"] | {"version": "1.0.0"}}
    files = [assessments.file(b"{}", "a.json"), assessments.file(other, "b.json"), assessments.file(older, "c.json")]
    form.set_input_files("#open-others", files)
    problem = form.locator("#report-problem")
    expect(problem).to_contain_text("a.json isn’t an assessment. c.json is by the rubric of version 1.0.0")
    expect(problem).to_contain_text("No two of these are of the same submission and round")
