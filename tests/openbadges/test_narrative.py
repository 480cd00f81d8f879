"""The criteria of a credential or stack as Markdown."""

from __future__ import annotations

import things

from mcsite import urls
from mcsite.openbadges import narrative


def _credential(**changes):
    made = things.views(things.small() | {"credentials/fraction-talk": things.credential("Fraction Talk", **changes)})
    return narrative.of_credential(made.credentials[0])


def test_it_holds_the_text_of_the_page_with_whole_links():
    body = (
        things.BODY + "\n## Rationale\n\nSee [rules](#pass) and [us](issuer:example-university).[^1]\n\n[^1]: Note.\n"
    )
    text = _credential(body=body)
    assert text.startswith("## Key method\n\nShow a picture, wait, and ask.\n\n## Method components\n\n- Wait.")
    page, issuer = urls.here("credentials/fraction-talk/"), urls.here("issuers/example-university/")
    assert f"See [rules]({page}#pass) and [us]({issuer}).[^1]\n\n[^1]: Note." in text


def test_each_part_tells_all_that_it_asks_for():
    part = {
        "title": "Video *one*",
        "type": "video",
        "quantity": 2,
        "repeat_for": "student",
        "media": ["video", "link"],
        "instructions": "Film.\n\nCut.",
        "checks": ["Faces are *blurred*."],
        "prompts": [{"title": "Why", "text": "Why this?", "max_words": 90, "limit": "advisory"}],
        "privacy": "No names.",
    }
    text = _credential(evidence=[part])
    assert text.split("## Evidence\n\n")[1].split("\n\n## Pass rule")[0] == (
        "### Part 1: Video \\*one\\*\n\n"
        "- Kind: Video\n- Scoring: by the rubric\n- How many: 2\n- Once for each: student\n- Formats: Video, Link\n\n"
        "Film.\n\nCut.\n\n"
        "Questions to answer:\n\n1. **Why**\n\n    Why this?\n\n    (About 90 words)\n\n"
        "Complete when:\n\n- Faces are *blurred*.\n\n"
        "Privacy:\n\nNo names."
    )


def test_it_ends_with_the_pass_rule_the_levels_the_effort_and_the_prerequisites():
    catalog = things.small() | {
        "credentials/number-lines": things.credential(
            "Number Lines", prerequisites=["fraction-talk"], effort_hours={"min": 2, "max": 4}
        )
    }
    made = {one.id: one for one in things.views(catalog).credentials}
    assert narrative.of_credential(made["number-lines"]).split("## Pass rule\n\n")[1] == (
        "To earn this micro-credential you need a passing evaluation for Part 1 and a Yes for Part 2.\n\n"
        "Each criterion of the rubric has these levels, low to high:\n\n- **Not yet**\n- **Meets** (passes)\n\n"
        "## Effort\n\nAbout 2 to 4 hours.\n\n"
        f"## Prerequisites\n\nEarn these first:\n\n- [Fraction Talk]({urls.here('credentials/fraction-talk/')})"
    )


def test_without_scores_it_says_what_is_enough():
    assert "No part is scored: hand in 1 part as described." in _credential(
        rubric=None, evidence=[{"title": "Portfolio", "type": "portfolio", "scoring": "none"}]
    )


def test_a_stack_tells_what_to_earn_for_which_award():
    catalog = things.small() | {
        f"credentials/{name}": things.credential(name.title(), prerequisites=needs)
        for name, needs in {"one": ["fraction-talk"], "two": None, "three": None}.items()
    }
    groups = [{"credentials": ["one", "two"], "require": 1}, {"credentials": ["three"], "summary": "Last."}]
    award = {"title": "A certificate", "credit": {"amount": 3, "unit": "semester-hour"}}
    catalog["stacks/all"] = things.stack("All", *groups, award=award, body="Begin anywhere.\n")
    text = narrative.of_stack(things.views(catalog).stacks[0])
    link = {name: f"- [{name.title()}]({urls.here(f'credentials/{name}/')})" for name in ("one", "two", "three")}
    assert text == (
        "Begin anywhere.\n\n## What to earn\n\n"
        f"### Group 1\n\nEarn any 1 of these 2:\n\n{link['one']}\n{link['two']}\n\n"
        f"### Group 2\n\nLast.\n\nEarn all of these:\n\n{link['three']}\n\n"
        "## Award\n\nA certificate. It stands for 3 semester hours.\n\n"
        f"## Prerequisites\n\nEarn these first:\n\n- [Fraction Talk]({urls.here('credentials/fraction-talk/')})"
    )
