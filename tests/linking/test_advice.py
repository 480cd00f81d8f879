"""What is allowed but looks unfinished or at odds with itself."""

from __future__ import annotations

import pytest
import things

from mcsite.diagnostics import Route

STACK = {"credentials": ["fraction-talk"]}


def problems(more=(), day=things.DAY, **changes):
    catalog = {
        **things.small(),
        "credentials/fraction-talk": things.credential("Fraction Talk", **changes),
        **dict(more),
    }
    return things.problems(catalog, day)


def problem(more=(), day=things.DAY, **changes):
    (found,) = problems(more, day, **changes)
    return found


def test_a_finished_catalog_has_no_warnings():
    assert problems() == []


@pytest.mark.parametrize(
    ("path", "front", "code"),
    [
        ("topics/a", {"title": "A"}, "empty-topic"),
        ("issuers/a", {"title": "A", "url": "https://a.example/", "email": "a@a.example"}, "never-referenced"),
        ("frameworks/a", {"title": "A", "statements": [{"code": "A"}]}, "never-referenced"),
        ("evidence/a", {"title": "A", "type": "video"}, "never-referenced"),
        ("rubrics/a", {"title": "A", "levels": ["No", "Yes"], "pass": "Yes"}, "never-referenced"),
    ],
)
def test_a_thing_that_nothing_refers_to_is_told(path, front, code):
    found = problem({path: front})
    assert (found.code, found.path, found.severity) == (code, f"content/{path}.md", "warning")


@pytest.mark.parametrize("path", ["guides/a", "stacks/a", "credentials/a"])
def test_a_thing_that_stands_alone_isnt_told(path):
    fronts = {"guides/a": {"title": "A"}, "stacks/a": things.stack("A", STACK), "credentials/a": things.credential("A")}
    assert problems({path: fronts[path]}) == []


def test_a_thing_that_refers_only_to_itself_is_told():
    assert problem({"topics/a": {"title": "A", "body": "[a](topic:a)"}}).code == "empty-topic"


def test_nothing_is_said_to_be_unused_while_a_file_cant_be_read():
    found = problems({"topics/a": {"title": "A"}, "guides/broken": {"titel": "Broken"}})
    assert things.codes(found) == ["unknown-key"]


@pytest.mark.parametrize(("key", "code"), [("research", "no-research"), ("resources", "no-resources")])
def test_a_credential_names_research_and_resources(key, code):
    assert problem(**{key: None}).code == code
    assert problems(**{key: None}, status="retired") == []


@pytest.mark.parametrize(("day", "told"), [("2026-09-01", []), ("2026-09-02", ["past-review"])])
def test_a_review_is_due_after_its_day(day, told):
    assert things.codes(problems(day=day, review_by="2026-09-01")) == told


def test_a_draft_isnt_asked_for_what_it_may_still_lack():
    more = {
        "credentials/draft": things.credential(
            "Draft", status="draft", research=None, resources=None, review_by="2020-01-01"
        )
    }
    assert problems(more) == []


@pytest.mark.parametrize("status", ["published", "draft", None])
def test_only_what_is_retired_is_replaced(status):
    more = {"credentials/a": things.credential("A", status=status, replaced_by="fraction-talk")}
    found = problem(more)
    assert (found.code, found.where, found.severity) == ("misplaced-status", Route(("replaced_by",), "key"), "warning")


def test_only_a_stack_that_is_retired_is_replaced():
    more = {"stacks/a": things.stack("A", STACK), "stacks/b": things.stack("B", STACK, replaced_by="a")}
    assert problem(more).code == "misplaced-status"


@pytest.mark.parametrize(
    ("changes", "keys"),
    [
        ({"effort_hours": {"min": 9, "max": 8}}, ("effort_hours", "max")),
        ({"published": "2026-01-02", "expires": "2026-01-02"}, ("expires",)),
    ],
)
def test_an_interval_ends_after_it_begins(changes, keys):
    found = problem(**changes)
    assert (found.code, found.where) == ("bad-interval", Route(keys))


def test_a_rule_ends_after_it_begins():
    rule = {"all": True, "award": {"amount": 1, "unit": "point"}}
    rules = [
        {**rule, "valid": {"from": "2026-01-02", "until": "2026-01-02"}},
        {**rule, "valid": {"until": "2020-01-01"}},
    ]
    front = {"title": "A", "kind": "state", "recognizes": rules}
    assert problems({"recognizers/a": front}) == []
    rules[0]["valid"]["until"] = "2026-01-01"
    found = problem({"recognizers/a": front})
    assert (found.code, found.where) == ("bad-interval", Route(("recognizes", 0, "valid", "until")))


def entry(version):
    return {"version": version, "date": "2026-01-01", "note": "Changed."}


@pytest.mark.parametrize(
    ("version", "history", "where"),
    [
        ("1.1.0", ["1.0.0"], Route(("version",))),
        (None, ["1.1.0"], Route(("history",), "key")),
        ("1.0.0", ["1.0.0", "1.0.0"], Route(("history", 1, "version"))),
    ],
)
def test_the_history_tells_each_version_once_and_the_one_that_is(version, history, where):
    found = problem(version=version, history=[entry(number) for number in history])
    assert (found.code, found.where) == ("bad-version", where)


def test_a_thing_without_history_or_with_a_whole_one_is_fine():
    assert problems(version="2.0.0") == []
    assert problems(version="1.1.0", history=[entry("1.1.0"), entry("1.0.0")]) == []


@pytest.mark.parametrize(("require", "told"), [(1, []), (2, []), (3, ["group-requires-more"]), ("all", [])])
def test_a_group_requires_no_more_than_it_holds(require, told):
    group = {"credentials": ["fraction-talk", "second"], "require": require}
    more = {"stacks/a": things.stack("A", group), "credentials/second": things.credential("Second")}
    assert things.codes(problems(more)) == told
