from __future__ import annotations

import json

from mcsite.outputs import plan


def _given(content):
    text = content.decode()
    assert text.startswith("mcsite.give(")
    assert text.endswith(");\n")
    return json.loads(text.removeprefix("mcsite.give(").removesuffix(");\n"))


def test_there_is_one_page_and_a_script_beside_each_credential_and_stack(make):
    assert sorted(make(plan)) == [
        "credentials/fraction-talk/plan.js",
        "credentials/number-lines/plan.js",
        "credentials/pizza-fractions/plan.js",
        "plan/index.html",
        "stacks/understanding-fractions/plan.js",
    ]


def test_a_draft_is_in_no_script_and_with_drafts_it_is(make):
    assert b"ecret" not in b"".join(make(plan).values())
    assert _given(make(plan, drafts=True)["credentials/secret-draft/plan.js"])["title"] == "Secret Draft"


def test_the_page_says_without_a_script_that_it_needs_one_and_offers_the_lists(make):
    page = make(plan)["plan/index.html"].decode()
    told = page.split("<template")[0].split('class="needs-script"')[1]
    assert "This page needs JavaScript" in told
    for path in ("credentials", "stacks", "topics", "recognizers"):
        assert f'href="../{path}/"' in told
    assert "<noscript" not in page


def test_a_credential_s_script_has_what_the_plan_counts_and_compares(make):
    given = _given(make(plan)["credentials/fraction-talk/plan.js"])
    assert given["url"] == "credentials/fraction-talk/"
    assert given["issuer"] == {"id": "example-university", "title": "Example University"}
    assert given["topics"] == ["fractions"]
    assert given["stacks"] == ["understanding-fractions"]
    assert [part["type"] for part in given["evidence"]]
    assert given["competency"]
    assert {"hours", "model"} <= given.keys()


def test_what_is_closed_says_so_and_names_what_takes_its_place(make):
    given = _given(make(plan)["credentials/pizza-fractions/plan.js"])
    assert given["closed"] == "retired"
    assert given["replaced_by"]["id"] == "fraction-talk"


def test_a_stack_s_script_has_its_groups_and_how_many_of_each_are_needed(make):
    given = _given(make(plan)["stacks/understanding-fractions/plan.js"])
    assert given["kind"] == "stack"
    for group in given["groups"]:
        assert 0 < group["needed"] <= len(group.get("credentials", [])) + len(group.get("stacks", []))


def test_a_script_is_small(make):
    for path, content in make(plan).items():
        if path.endswith(".js"):
            assert len(content) < 3000, path
