"""What Decap CMS gets, in a real browser: its regular expressions, and the script of its page."""

from __future__ import annotations

import re

import pytest
import sites
import things
import yaml

from mcsite.forms import decap, holdings

GUIDE = (sites.REPOSITORY / "docs" / "forms.md").read_text(encoding="utf-8")
# Stands in for the maps and lists in which Decap keeps what is filled in.
KEPT = """
    class Kept {
        constructor(entries) { this.entries = entries; }
        get size() { return this.entries.length; }
        map(change) { return new Kept(this.entries.map(([key, value]) => [key, change(value)])); }
        filter(keep) { return new Kept(this.entries.filter(([, value]) => keep(value))); }
        get(key) { return this.entries.find(([name]) => name === key)[1]; }
    }
    const kept = (value) =>
        value !== null && typeof value === "object" ? new Kept(Object.entries(value).map(([k, v]) => [k, kept(v)])) : value;
    const plain = (value) =>
        value instanceof Kept ? Object.fromEntries(value.entries.map(([k, v]) => [k, plain(v)])) : value;
    let listener;
    globalThis.CMS = { registerEventListener: (given) => { listener = given; } };
    globalThis.save = (data) => plain(listener.handler({ entry: kept({ data }) }));
"""


@pytest.fixture
def page(browser):
    context = browser.new_context()
    yield context.new_page()
    context.close()


def patterns(fields):
    for field in fields:
        if "pattern" in field:
            yield field
        yield from patterns(field.get("fields", ()))
        if "field" in field:
            yield from patterns([{**field["field"], "hint": field["hint"]}])


def test_patterns_are_regular_expressions_that_take_the_examples(page):
    text = decap.config(things.schemas(), holdings.read(sites.REPOSITORY, things.schemas()))
    config = yaml.load(text, yaml.CSafeLoader)
    fields = [field for one in config["collections"] for field in patterns(one["fields"])]
    asked = []
    for field in fields:
        example = re.search("For example: (.+)$", field.get("hint", "")) or re.search(
            "such as (.+?),", field["pattern"][1]
        )
        asked.append([field["pattern"][0], example and example.group(1).replace(", ", ","), field["widget"] == "list"])
    assert len(asked) > 50
    wrong = page.evaluate(
        """(asked) => asked.filter(([pattern, example]) =>
            !(new RegExp(pattern, "u") && (!example || new RegExp(pattern).test(example))))""",
        asked,
    )
    assert wrong == []


def test_a_whole_text_must_match(page):
    text = decap.config(things.schemas(), holdings.read(sites.REPOSITORY, things.schemas()), "topics")
    fields = {field["name"]: field for field in yaml.load(text, yaml.CSafeLoader)["collections"][0]["fields"]}
    tried = ["Fractions", "", " ", "two\nlines", "line\n", "x" * 200, "x" * 201]
    title = page.evaluate(
        "([p, tried]) => tried.map((one) => new RegExp(p).test(one))", [fields["title"]["pattern"][0], tried]
    )
    assert title == [True, False, False, False, False, True, False]
    summary = page.evaluate(
        "([p, tried]) => tried.map((one) => new RegExp(p).test(one))", [fields["summary"]["pattern"][0], tried]
    )
    assert summary == [True, False, False, True, True, True, True]


def test_the_script_of_the_page_leaves_out_what_is_empty(page):
    (html,) = re.findall(r"<!-- page: admin/index.html -->\n```html\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
    script = re.findall("<script>(.*?)</script>", html, re.DOTALL)[0]
    page.goto("about:blank")
    page.evaluate(f"() => {{ {KEPT} {script} }}")
    filled = {"title": "T", "year": 0, "needs": False, "parts": {"0": {"title": "A", "note": ""}, "1": {"use": None}}}
    empty = {"code": "", "topics": [], "fee": {"amount": "", "currency": None}, "award": {"credit": {"unit": ""}}}
    assert page.evaluate("(data) => save(data)", {**filled, **empty}) == {
        "title": "T",
        "year": 0,
        "needs": False,
        "parts": {"0": {"title": "A"}},
    }
