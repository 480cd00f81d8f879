from __future__ import annotations

import re

from mcsite.outputs import search

ENTRY = re.compile(r'<li class="card"((?: data-[a-z]+="[^"]*")*)>.*?<h3><a href="([^"]+)">', re.DOTALL)


def _entries(page):
    return {
        target: dict(re.findall(r'data-([a-z]+)="([^"]*)"', attributes)) for attributes, target in ENTRY.findall(page)
    }


def _choices(page):
    found = re.findall(r'<input type="radio" id="([^"]+)" name="([^"]+)" value="([^"]+)"[^>]*>(.*?)</label>', page)
    return {id_: (name, value, re.sub("<[^>]+>", "", words).split()) for id_, name, value, words in found}


def test_the_page_lists_what_can_be_earned_with_its_values(make):
    assert _entries(make(search)["search/index.html"].decode()) == {
        "../credentials/fraction-talk/": {
            "kind": "credential",
            "topic": "fractions",
            "assessment": "certified",
            "grade": "elementary",
            "audience": "teacher coach",
            "students": "needed",
        },
        "../credentials/number-lines/": {
            "kind": "credential",
            "topic": "fractions",
            "assessment": "",
            "grade": "",
            "audience": "",
            "students": "",
        },
        "../stacks/understanding-fractions/": {
            "kind": "stack",
            "topic": "fractions",
            "assessment": "",
            "grade": "",
            "audience": "",
            "students": "",
        },
    }


def test_each_choice_tells_how_many_entries_have_it(make):
    page = make(search)["search/index.html"].decode()
    entries, choices = _entries(page), _choices(page)
    assert {"kind-credential", "topic-fractions", "audience-coach", "students-needed"} < set(choices)
    for id_, (name, value, words) in choices.items():
        assert id_ == f"{name}-{value}"
        assert words[-1] == str(sum(value in entry[name].split() for entry in entries.values())), id_


def test_a_choice_that_no_entry_has_is_not_offered(make):
    assert "students-not-needed" not in make(search)["search/index.html"].decode()


def test_the_stylesheet_hides_for_each_choice_the_entries_without_it(make):
    made = make(search)
    rules = made["search/filters.css"].decode()
    selectors = rules.removesuffix(" { display: none; }\n").split(",\n")
    wanted = {
        f':root:has(#{id_}:checked) [data-{name}]:not([data-{name}~="{value}"])'
        for id_, (name, value, _) in _choices(made["search/index.html"].decode()).items()
    }
    assert set(selectors) == wanted
    assert len(selectors) == len(wanted)


def test_with_nothing_to_list_the_stylesheet_is_empty(make):
    gone = ("credentials/fraction-talk", "credentials/fraction-talk.es", "credentials/number-lines")
    gone += ("credentials/pizza-fractions", "credentials/secret-draft", "stacks/understanding-fractions")
    gone += ("recognizers/example-state", "guides/how-to-earn")
    assert make(search, {f"content/{name}.md": None for name in gone})["search/filters.css"] == b""
