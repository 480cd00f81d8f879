from __future__ import annotations

import json

import pytest
import sites
import things

from mcsite.outputs import recognition
from mcsite.views import words

CASES = json.loads((sites.REPOSITORY / "tests/cases/recognition.json").read_text(encoding="utf-8"))
START, END = b"mcsite.give(", b");\n"


def _given(content):
    assert content.startswith(START)
    assert content.endswith(END)
    return json.loads(content.removeprefix(START).removesuffix(END))


def _catalog():
    catalog = {
        "issuers/example-university": {"title": "University", "url": "https://u.example/", "email": "a@u.example"},
        "issuers/example-college": {"title": "College", "url": "https://c.example/", "email": "a@c.example"},
        "topics/fractions": {"title": "Fractions"},
        "topics/decimals": {"title": "Decimals"},
    }
    for id_, changes in CASES["credentials"].items():
        catalog[f"credentials/{id_}"] = things.credential(id_.capitalize(), **changes)
    for id_, held in CASES["stacks"].items():
        catalog[f"stacks/{id_}"] = things.stack(id_.capitalize(), {"credentials": held})
    return catalog | {f"recognizers/{id_}": one for id_, one in CASES["recognizers"].items()}


@pytest.fixture(scope="module")
def cases_views():
    return things.views(_catalog())


@pytest.mark.parametrize("case", CASES["expected"], ids=str)
def test_python_says_of_each_shared_case_what_the_browser_says(cases_views, case):
    recognizer, kind, id_, counts, sentence = case
    view = next(one for one in getattr(cases_views, f"{kind}s") if one.id == id_)
    found = {one.recognizer.id: one for one in view.counts}.get(recognizer)
    assert (found.award is not None if found else None) is counts
    assert (found.sentence if found else "") == sentence


@pytest.mark.parametrize("name", CASES["words"])
def test_python_writes_each_shared_value_as_the_browser_does(name):
    for given, shown in CASES["words"][name]:
        assert getattr(words, name)(*given) == shown


def test_the_rules_of_every_recognizer_are_in_one_script(make):
    made = make(recognition)
    assert list(made) == ["data/recognizers.js"]
    assert _given(made["data/recognizers.js"]) == [
        {
            "id": "example-state",
            "title": "Example State",
            "kind": "state",
            "url": "recognizers/example-state/",
            "rules": [
                {
                    "award": {"amount": 15, "unit": "hour"},
                    "credential": {
                        "rate": "15 hours for each credential",
                        "sentence": "15 hours for each credential, at most 60 hours in a school year; "
                        "approval is needed before you begin; from January 1, 2026.",
                    },
                    "all": True,
                    "except": ["number-lines"],
                    "cap": {"amount": 60, "period": "school-year"},
                    "preapproval": True,
                    "valid": {"from": "2026-01-01"},
                    "form_url": "https://state.example/claim",
                }
            ],
            "region": "US-VT",
        }
    ]


def test_a_note_is_plain_text(cases_views):
    (made,) = sites.made(recognition, cases_views, None)
    near = next(one for one in _given(made.content) if one["id"] == "near")
    assert near["rules"][0]["note"] == "Only once, see the law."


def test_a_rule_has_words_for_what_it_takes_in_alone(cases_views):
    (made,) = sites.made(recognition, cases_views, None)
    near = next(one for one in _given(made.content) if one["id"] == "near")
    assert [("credential" in rule, "stack" in rule) for rule in near["rules"]] == [
        (True, False),
        (True, False),
        (True, False),
        (True, True),
    ]


def test_without_a_recognizer_the_list_is_empty(make):
    assert make(recognition, {"content/recognizers/example-state.md": None}) == {
        "data/recognizers.js": b"mcsite.give([]);\n"
    }
