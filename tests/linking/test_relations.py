"""Who points at whom."""

from __future__ import annotations

import things

from mcsite.linking.relations import packed, unpacked


def relations(more, day=things.DAY):
    linked, problems = things.link({**things.small(), **more}, day)
    assert not [problem for problem in problems if problem.severity == "error"], problems
    return linked.relations


def credential(title, **changes):
    return things.credential(title, **changes)


def recognizer(*rules):
    """Return a recognizer that gives 1, 2 and so on by its rules."""
    return {
        "title": "State",
        "kind": "state",
        "recognizes": [
            {"award": {"amount": number, "unit": "point"}, **rule} for number, rule in enumerate(rules, start=1)
        ],
    }


def amounts(rules, collection="credentials", id_="fraction-talk", **more):
    """Return what a recognizer with these rules gives for a thing: None where it is excluded, nothing if not named."""
    found = relations({"recognizers/state": recognizer(*rules), **more}).recognition[(collection, id_)]
    return [None if one.rule is None else one.rule + 1 for one in found]  # the first gives 1, and so on


A_STACK = {"stacks/a": things.stack("A", {"credentials": ["fraction-talk"]})}
MORE = {"topics/other": {"title": "Other"}, "credentials/other": credential("Other", topics=["other"])}


def test_a_credential_takes_the_first_rule_that_names_it():
    rules = [{"topics": ["other"]}, {"credentials": ["fraction-talk"]}, {"all": True}]
    assert amounts(rules, **MORE) == [2]
    assert amounts(rules, id_="other", **MORE) == [1]


def test_a_rule_names_a_credential_by_topic_issuer_or_id_or_all():
    for rule in (
        {"topics": ["fractions"]},
        {"issuers": ["example-university"]},
        {"credentials": ["fraction-talk"]},
        {"all": True},
    ):
        assert amounts([rule]) == [1]


def test_a_credential_that_no_rule_names_isnt_recognized():
    assert amounts([{"topics": ["other"]}], **MORE) == []


def test_a_credential_that_a_rule_excludes_takes_the_next_one():
    assert amounts([{"all": True, "except": ["fraction-talk"]}, {"topics": ["fractions"]}]) == [2]


def test_a_credential_that_every_rule_for_it_excludes_is_told_to_be_excluded():
    assert amounts([{"all": True, "except": ["fraction-talk"]}]) == [None]
    assert amounts([{"all": True, "except": ["fraction-talk"]}], id_="other", **MORE) == [1]


def test_rules_that_follow_each_other_in_time_are_all_told_and_the_first_of_those_on_one_day():
    old, new = {"all": True, "valid": {"until": "2027-06-30"}}, {"all": True, "valid": {"from": "2027-07-01"}}
    always = {"all": True}
    assert amounts([old, new, always]) == [1, 2, 3]
    assert amounts([always, old, new]) == [1]
    assert amounts([new, old, always]) == [1, 2, 3]
    assert amounts([{"all": True, "valid": {"until": "2028-01-01"}}, old]) == [1]
    assert amounts([old, {"stacks": ["a"]}], "stacks", "a", **A_STACK) == [2]


def test_a_rule_that_has_ended_is_told_only_if_no_other_is_left():
    first, second = ({"all": True, "valid": {"until": day}} for day in ("2020-01-31", "2020-06-30"))
    begun = {"all": True, "valid": {"from": "2020-07-01"}}
    assert amounts([second, first]) == [1]
    assert amounts([first, second]) == [2]
    assert amounts([first, second, begun, {"all": True}]) == [3]


def test_a_stack_is_recognized_where_it_is_named():
    assert amounts([{"all": True}, {"stacks": ["a"]}], "stacks", "a", **A_STACK) == [2]
    assert amounts([{"all": True}], "stacks", "a", **A_STACK) == []


def test_each_recognizer_says_what_it_gives():
    more = {"recognizers/b": recognizer({"all": True}), "recognizers/a": recognizer({"topics": ["fractions"]})}
    found = relations(more)
    assert [one.recognizer for one in found.recognition[("credentials", "fraction-talk")]] == ["a", "b"]
    assert unpacked(packed(found)) == found


def test_references_are_turned_round():
    found = relations(
        {
            "credentials/second": credential(
                "Second",
                prerequisites=["fraction-talk"],
                alignments=[{"framework": "f", "code": "A"}, {"framework": "f"}],
                evidence=[{"use": "video"}, {"use": "video"}],
                rubric={
                    "use": "shared",
                    "criteria": [{"title": "A", "part": 1, "descriptors": {"No": "a", "Yes": "b"}}],
                },
            ),
            "frameworks/f": {"title": "F", "statements": [{"code": "A"}]},
            "evidence/video": {"title": "Video", "type": "video"},
            "rubrics/shared": {"title": "Shared", "levels": ["No", "Yes"], "pass": "Yes"},
            "stacks/a": things.stack("A", {"credentials": ["second", "fraction-talk"]}, topics=["fractions"]),
            "stacks/b": things.stack("B", {"stacks": ["a"]}),
            "topics/child": {"title": "Child", "parent": "fractions"},
            "guides/g": {"title": "G", "standards": [{"framework": "f", "code": "A"}]},
        }
    )
    assert unpacked(packed(found)) == found
    assert found.required_by == {"fraction-talk": ("second",)}
    assert found.aligned == {("f", "A"): ("second",), ("f", ""): ("second",)}
    assert found.guides_of == {("f", "A"): ("g",)}
    assert found.users_of_template == {"video": ("second",)}
    assert found.users_of_scale == {"shared": ("second",)}
    assert found.stacks_of == {"second": ("a",), "fraction-talk": ("a",)}
    assert found.stacks_of_stack == {"a": ("b",)}
    assert found.children == {"fractions": ("child",)}
    assert found.stacks_of_topic == {"fractions": ("a",)}
    assert found.credentials_of_issuer == {"example-university": ("fraction-talk", "second")}


def test_ids_come_in_the_order_of_their_titles():
    more = {"credentials/z": credential("apple"), "credentials/a": credential("Zebra")}
    assert relations(more).credentials_of_topic == {"fractions": ("z", "fraction-talk", "a")}


def test_what_is_closed_isnt_listed():
    more = {
        "credentials/retired": credential("Retired", status="retired", replaced_by="fraction-talk"),
        "credentials/expired": credential("Expired", expires=things.DAY, prerequisites=["fraction-talk"]),
        "stacks/retired": things.stack(
            "Retired", {"credentials": ["fraction-talk"]}, status="retired", topics=["fractions"]
        ),
    }
    found = relations(more)
    assert found.credentials_of_topic == {"fractions": ("fraction-talk",)}
    assert found.required_by == {}
    assert found.stacks_of == found.stacks_of_topic == {}
    assert found.replaces == {("credentials", "fraction-talk"): ("retired",)}
