"""The schemas as judges: an error becomes a problem at its place, with what to write instead."""

from __future__ import annotations

import time

import pytest
import things
from hypothesis import given
from hypothesis import strategies as st

from mcsite.diagnostics import Route
from mcsite.schemas import Mention, flow

SCHEMAS = things.schemas()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
KEYS = sorted({key for name in SCHEMAS.by_name for key in SCHEMAS.by_name[name].get("properties", {})})


def problems(**changes):
    """Return what is wrong with a credential, some keys of which are changed."""
    data = things.credential(**{"title": "Fraction Talk", **changes})
    del data["body"]
    return SCHEMAS.problems("credentials", data, "a.md")


def problem(**changes):
    (found,) = set(problems(**changes))  # two keywords may say the same of a value; a report tells it once
    return found


@given(
    st.sampled_from(sorted({*SCHEMAS.by_name} - {"common"})),
    st.dictionaries(st.sampled_from(KEYS), JSON, max_size=5) | JSON,
)
def test_any_data_is_judged_and_each_problem_leads_to_where_it_is(name, data):
    for found in SCHEMAS.problems(name, data, "a.md"):
        assert found.path == "a.md"
        value = data
        keys = found.where.keys[:-1] if found.where.at == "key" else found.where.keys
        for key in keys:
            value = value[key]


def test_a_valid_credential_has_no_problems():
    assert problems() == []


def test_a_misspelt_key_is_reported_at_the_key_with_the_one_that_was_meant():
    found = problem(competancy="a", competency=None)
    assert (found.code, found.where) == ("unknown-key", Route(("competancy",), "key"))
    assert "'competency'" in found.hint


def test_an_unknown_key_is_told_which_keys_there_are():
    found = problem(colour="red")
    assert found.code == "unknown-key"
    assert "title" in found.hint
    assert "issuer" in found.hint


def test_a_missing_key_is_told_with_an_example():
    found = problem(issuer=None)
    assert (found.code, found.where) == ("missing-key", Route(()))
    assert "'issuer'" in found.message
    assert "issuer: example-university" in found.hint


def test_each_missing_key_is_told():
    assert [one.code for one in problems(issuer=None, competency=None)] == ["missing-key", "missing-key"]


@pytest.mark.parametrize(
    ("changes", "code", "keys", "words"),
    [
        ({"topics": "fractions"}, "wrong-type", ("topics",), "[fractions]"),
        ({"title": 12}, "wrong-type", ("title",), '"12"'),
        ({"version": 1.0}, "wrong-type", ("version",), "1.0.0"),
        ({"needs_students": "yes"}, "wrong-type", ("needs_students",), "true"),
        ({"title": {"Talk": "part two"}}, "wrong-type", ("title",), "quotes"),
        ({"issuer": "Example University"}, "bad-format", ("issuer",), "example-university"),
        ({"status": "publish"}, "unknown-value", ("status",), "published"),
        ({"status": "zzz"}, "unknown-value", ("status",), "draft, published, retired"),
        ({"grade_levels": ["primary"]}, "unknown-value", ("grade_levels", 0), "elementary"),
        ({"published": "1.9.2026"}, "bad-format", ("published",), "2026-09-01"),
        ({"published": "2026-02-30"}, "bad-format", ("published",), "2026-09-01"),
        ({"apply_url": "university.example"}, "bad-format", ("apply_url",), "https://"),
        ({"apply_url": "javascript:alert(1)"}, "bad-format", ("apply_url",), "https://"),
        ({"version": "1.0"}, "bad-format", ("version",), "1.0.0"),
        ({"title": ""}, "empty-value", ("title",), "Generating Ideas"),
        ({"title": "  "}, "empty-value", ("title",), "Generating Ideas"),
        ({"topics": []}, "empty-value", ("topics",), "deeper-learning"),
        ({"title": "a\nb"}, "bad-format", ("title",), "one line"),
        ({"title": "a" * 201}, "out-of-range", ("title",), ""),
        ({"effort_hours": 0}, "out-of-range", ("effort_hours",), ""),
        ({"effort_hours": {"min": 1, "max": -1}}, "out-of-range", ("effort_hours", "max"), ""),
        ({"topics": ["fractions", "fractions"]}, "duplicate-item", ("topics", 1), "remove one"),
        ({"evidence": [{"title": "a"}]}, "missing-key", ("evidence", 0), "type:"),
        (
            {"assessment": {"model": "free", "resubmissions": "often"}},
            "bad-format",
            ("assessment", "resubmissions"),
            "unlimited",
        ),
        ({"aliases": ["/Old/"]}, "bad-format", ("aliases", 0), "write /old/"),
        ({"aliases": ["/ol d/"]}, "bad-format", ("aliases", 0), "/credentials/brainstorming/"),
        ({"aliases": ["//x.example/a/"]}, "bad-format", ("aliases", 0), ""),
        ({"image": "../a.svg"}, "bad-format", ("image",), ""),
    ],
    ids=str,
)
def test_a_wrong_value_is_reported_at_its_place_with_what_to_write(changes, code, keys, words):
    found = problem(**changes)
    assert (found.code, found.where) == (code, Route(keys))
    assert words in found.hint


@pytest.mark.parametrize("key", ["title", "issuer", "competency", "topics", "evidence"])
def test_a_credential_needs_what_it_cant_be_without(key):
    data = {
        name: value for name, value in things.small()["credentials/fraction-talk"].items() if name not in {key, "body"}
    }
    (found,) = SCHEMAS.problems("credentials", data, "a.md")
    assert (found.code, found.message) == ("missing-key", f"the key '{key}' is missing")


@pytest.mark.parametrize("value", ["9" * 5000, "9" * 50, f"{'9' * 5000}-{'9' * 5000}"])
def test_what_is_too_large_a_number_is_told_as_text(value):
    found = problem(effort_hours=value)
    assert (found.code, found.fix) == ("wrong-type", None)
    assert found.hint.startswith("for example effort_hours: 12")


def test_a_value_that_is_none_is_empty():
    data = things.small()["topics/fractions"] | {"summary": None}
    (found,) = SCHEMAS.problems("topics", data, "a.md")
    assert (found.code, found.where) == ("empty-value", Route(("summary",)))


def test_keys_that_exclude_each_other_are_told_at_the_one_to_remove():
    rubric = {"use": "three-level", **things.credential("a")["rubric"]}
    found = problem(rubric=rubric)
    assert (found.code, found.where) == ("excluded-key", Route(("rubric", "use"), "key"))
    assert "levels" in found.message


def test_a_rule_that_takes_nothing_in_is_told_what_it_could():
    data = {"title": "a", "kind": "state", "recognizes": [{"award": {"amount": 1, "unit": "point"}}]}
    (found,) = SCHEMAS.problems("recognizers", data, "a.md")
    assert (found.code, found.where) == ("missing-key", Route(("recognizes", 0)))
    assert "credentials" in found.message


@pytest.mark.parametrize(
    ("kind", "award", "code"), [("stack", None, "missing-key"), ("collection", {"title": "a"}, "excluded-key")]
)
def test_a_stack_has_an_award_and_a_collection_has_none(kind, award, code):
    data = things.stack("a", {"credentials": ["b"]}, kind=kind, **({"award": award} if award else {}))
    assert [one.code for one in SCHEMAS.problems("stacks", data, "a.md")] == [code]


def test_a_long_value_is_told_shortly():
    assert len(problem(status="a" * 5_000).message) < 200
    assert len(problem(**{"k" * 5_000: 1}).message) < 200


@pytest.mark.parametrize(
    "address",
    ["https://x.example", "http://x.example:8080/a?b#c", "https://x.example/a%20b", "https://é.example/ü"],
)
def test_a_web_address_begins_with_http_and_has_a_host(address):
    assert problems(apply_url=address) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://",
        "https:///a",
        "//x.example",
        "ftp://x.example",
        "https://x y.example",
        'https://x.example/"',
        "https://u@x.example",
        "https://x.example/<a>",
        "HTTPS://x.example",
        "https://x.example\n",
        "data:text/html,a",
        "https://x.example/\\",
    ],
)
def test_nothing_else_is_a_web_address(address):
    assert [one.code for one in problems(apply_url=address)] == ["bad-format"]


def test_required_sections_are_told_from_the_schema():
    assert SCHEMAS.required_sections("credentials") == ["Key method", "Method components"]
    assert SCHEMAS.required_sections("guides") == []
    assert SCHEMAS.missing_sections("credentials", {"Key method": "a"}) == ["Method components"]
    assert SCHEMAS.empty_sections("credentials", {"Key method": " ", "Rationale": "", "Other": ""}) == [
        "Key method",
        "Rationale",
    ]
    assert SCHEMAS.empty_sections("guides", {"Other": ""}) == []


def test_mentions_are_every_reference_with_its_place():
    data = things.stack("a", {"credentials": ["b", "c"]}, {"stacks": ["d"]}, topics=["e"])
    found = SCHEMAS.marked("stacks", data)[0]
    assert set(found) == {
        Mention(("issuer",), "example-university", "issuers"),
        Mention(("groups", 0, "credentials", 0), "b", "credentials"),
        Mention(("groups", 0, "credentials", 1), "c", "credentials"),
        Mention(("groups", 1, "stacks", 0), "d", "stacks"),
        Mention(("topics", 0), "e", "topics"),
    }


def test_markdown_is_found_under_keys_of_any_name():
    data = things.credential("a")
    descriptors = data["rubric"]["criteria"][0]["descriptors"]
    descriptors["Not yet"] = "See [fractions](topic:fractions)."
    found = {mention.keys for mention in SCHEMAS.marked("credentials", data)[1]}
    assert ("rubric", "criteria", 0, "descriptors", "Not yet") in found


def test_markdown_that_can_refer_to_nothing_is_left_out():
    assert SCHEMAS.marked("credentials", {"competency": "Talks (well)."}) == ([], [])


def test_mentions_of_data_that_isnt_valid_are_those_that_can_be_read():
    assert SCHEMAS.marked("credentials", {"topics": "a", "issuer": ["b"], "related": [1, "c"]})[0] == [
        Mention(("related", 1), "c", "credentials")
    ]


def test_a_value_is_written_on_one_line_as_yaml():
    assert flow({"a": [1, True, "b"], "c": {"d": 1.5}}) == "{a: [1, true, b], c: {d: 1.5}}"


COUNT = 2_000
LISTS = {
    "mixed types": [number if number % 2 else f"a{number}" for number in range(COUNT)],
    "mappings": [{"a": number} for number in range(COUNT)],
    "the same again": ["a"] * COUNT,
    "numbers": list(range(COUNT)),
}


@pytest.mark.parametrize("items", LISTS.values(), ids=LISTS)
def test_a_long_list_takes_time_in_proportion(items):
    started = time.process_time()
    assert problems(topics=items)
    assert time.process_time() - started < 5


def test_judging_fetches_nothing(monkeypatch):
    monkeypatch.setattr("urllib.request.urlopen", lambda *_: pytest.fail("a request"))
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("a connection"))
    assert problems(apply_url="https://x.example/") == []


def test_every_field_that_is_to_be_a_web_address_is_found_with_its_keys():
    for name in {*SCHEMAS.by_name} - {"common"}:
        data, keys = example_of(SCHEMAS.by_name[name])
        assert [mention.keys for mention in SCHEMAS.web_addresses(name, data)] == keys, name


def example_of(schema, before=()):
    """Return data with a web address in every text, and the keys of those that are to be one."""
    schema = SCHEMAS.resolve(schema)
    if "properties" in schema:
        made = {key: example_of(inner, (*before, key)) for key, inner in schema["properties"].items()}
        return {key: data for key, (data, _) in made.items()}, [one for _, keys in made.values() for one in keys]
    if "items" in schema:
        data, keys = example_of(schema["items"], (*before, 0))
        return [data], keys
    return "https://a.edu/", [before] if schema.get("format") == "web-url" else []
