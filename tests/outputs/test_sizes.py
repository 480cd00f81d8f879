"""How large pages get: each loads in one go on a slow line."""

from __future__ import annotations

import pytest

from mcsite.outputs import assess, pages, workbook

MOST = 60_000
SENTENCE = "The educator {} a question that students can't answer at once, waits for ten seconds & asks another student to go on."
LEVELS = ("Not yet", "Approaching", "Meets")


def credential():
    """Return a credential with four parts, a rubric of six criteria, and as much text as long ones have."""
    parts = "".join(
        f"  - title: Part of the evidence {number}\n    type: video\n    scoring: rubric\n    quantity: 2\n"
        f"    media: [video, audio, document]\n    instructions: {SENTENCE.format('asks')} {SENTENCE.format('hears')}\n"
        f"    checks: [{SENTENCE.format('shows').replace(',', '')}, {SENTENCE.format('tells').replace(',', '')}]\n"
        f"    prompts:\n      - {{title: Question {number}, text: \"{SENTENCE.format('poses')}\", max_words: 200}}\n"
        for number in range(1, 5)
    )  # fmt: skip
    criteria = "".join(
        f"    - title: Criterion {number} of the rubric\n      part: {number % 4 + 1}\n      descriptors:\n"
        + "".join(f"        {level}: {SENTENCE.format('asks')} {SENTENCE.format('says')}\n" for level in LEVELS)
        for number in range(6)
    )
    text = " ".join([SENTENCE.format("asks")] * 12)
    return (
        f"---\ntitle: A Credential with Much to Say\nissuer: example-university\ncompetency: {SENTENCE.format('asks')}\n"
        f"topics: [fractions]\nstatus: published\npublished: 2026-01-01\nevidence:\n{parts}rubric:\n  use: three-level\n  criteria:\n{criteria}---\n"
        f"## Key method\n\n{text}\n\n## Method components\n\n{text}\n"
    )


@pytest.mark.parametrize(("output", "page"), [(pages, ""), (workbook, "workbook/"), (assess, "assess/")])
def test_no_page_of_a_credential_is_large(make, output, page):
    made = make(output, {"content/credentials/long.md": credential()})
    content = made[f"credentials/long/{page}index.html"]
    assert content.decode().count("Criterion 5") >= 1
    assert len(content) <= MOST
