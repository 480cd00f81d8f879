"""YAML as authors of YAML 1.2 expect it."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from things import dump

from mcsite import yamltext
from mcsite.diagnostics import Route, Span
from mcsite.yamltext import FORBIDDEN, MAX_DEPTH, locate, read, scalar

FRAGMENTS = st.sampled_from(
    [
        "- ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        ",",
        "&a ",
        "*a",
        "!!str ",
        "!",
        "? ",
        "|\n",
        ">-\n",
        "'",
        '"',
        "\n",
        "  ",
        "\t",
        "<<",
        "---\n",
        "...\n",
        "# ",
        "%YAML 1.1\n",
        "a",
        "é",
        "1",
        "@",
        "`",
        "\\",
        "\x00",
        "\ufeff",
        "\x85",
        "�",
    ]
)
YAMLISH = st.lists(FRAGMENTS, max_size=40).map("".join)
ANY_TEXT = st.text(st.characters(exclude_categories=())) | YAMLISH

TEXT = st.text(st.characters(exclude_categories=("Cs",))).filter(lambda text: not FORBIDDEN.search(text))
NUMBERS = st.integers(-(10**17), 10**17) | st.floats(1e-90, 1e90) | st.floats(-1e90, -1e-90) | st.just(0.0)
SCALARS = st.none() | st.booleans() | NUMBERS | TEXT
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.booleans(),
        "allow_unicode": st.booleans(),
        "indent": st.sampled_from([2, 4]),
        "width": st.sampled_from([20, 80, 1000]),
    }
)


def value(text):
    found, problems = read(text, "a.md")
    assert problems == []
    return found


def codes(text):
    return [problem.code for problem in read(text, "a.md")[1]]


def marked(text, span):
    """Return what a span marks in a text."""
    lines = text.split("\n")
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    first, last = lines[span.line - 1][span.column - 1 :], lines[span.end_line - 1][: span.end_column - 1]
    return "\n".join([first, *lines[span.line : span.end_line - 1], last])


def routes(value, keys=()):
    """Go through the routes to everything in a value, with what they lead to."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield Route((*keys, key), "key"), key
            yield Route((*keys, key)), item
            yield from routes(item, (*keys, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield Route((*keys, index)), item
            yield from routes(item, (*keys, index))


@given(ANY_TEXT)
def test_reading_never_raises(text):
    found, problems = read(text, "a.md")
    assert found is None or not any(problem.code == "too-deep" for problem in problems)


@given(ANY_TEXT, st.lists(st.text(max_size=2) | st.integers(0, 3), max_size=3))
def test_locating_never_raises(text, keys):
    locate(text, Route(tuple(keys)))


@given(VALUES, STYLES)
def test_what_was_written_is_what_is_read(given_value, style):
    assert value(dump(given_value, **style)) == given_value


@given(VALUES, STYLES)
def test_each_value_keeps_its_type(given_value, style):
    found = value(dump({"a": given_value}, **style))["a"]
    assert type(found) is type(given_value)


LINES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), max_codepoint=0x2FFF), max_size=12)
ONE_LINERS = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | LINES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LINES, inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(LINES, ONE_LINERS, min_size=1, max_size=4), st.booleans(), st.integers(1, 50))
def test_every_key_and_every_scalar_is_found_where_it_stands(data, flow, first_line):
    text = dump(data, default_flow_style=flow, allow_unicode=True, width=10_000)
    assert value(text) == data
    for route, target in routes(data):
        if isinstance(target, dict | list) and target:
            continue
        span = locate(text, route, first_line)
        shown = marked(
            text, Span(span.line - first_line + 1, span.column, span.end_line - first_line + 1, span.end_column)
        )
        if route.at == "key":
            assert yaml.load(shown, yaml.BaseLoader) == target
        else:
            assert value(shown) == target


@given(st.dictionaries(LINES, ONE_LINERS, min_size=1, max_size=4), st.booleans())
def test_a_route_into_a_list_or_mapping_ends_in_the_lines_of_its_key(data, flow):
    text = dump(data, default_flow_style=flow, allow_unicode=True, width=10_000)
    for route, _ in routes(data):
        found, parent = locate(text, route), locate(text, Route(route.keys[:1], "key"))
        assert found.line >= parent.line


@pytest.mark.parametrize("word", ["no", "No", "NO", "yes", "on", "off", "y", "n", "TrUe", "nULL"])
def test_words_that_yaml_1_1_takes_for_true_or_false_are_text(word):
    assert value(f"a: {word}") == {"a": word}


@pytest.mark.parametrize("text", ["2026-09-01", "2026-02-30", "2026-09-01T10:00:00Z", "1:30", "12:30:45", "0001-01-01"])
def test_dates_and_times_are_text(text):
    assert value(f"a: {text}") == {"a": text}


@pytest.mark.parametrize(
    ("text", "number"),
    [("012", 12), ("0o17", 15), ("0x1F", 31), ("+1", 1), ("-0", 0), ("1.", 1.0), (".5", 0.5), ("1e3", 1000.0)],
)
def test_numbers_are_those_of_yaml_1_2(text, number):
    assert value(f"a: {text}") == {"a": number}
    assert type(value(f"a: {text}")["a"]) is type(number)


@pytest.mark.parametrize(
    "text", ["1_000", "0b11", "1.2.3", "1e999", "9" * 5000, ".inf", ".NaN", "0x", "1,000", "+", "."]
)
def test_what_only_resembles_a_number_is_text(text):
    assert value(f"a: {text}") == {"a": text}


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_no_value_is_none(text):
    assert value(f"a: {text}\n") == {"a": None}


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n"])
def test_no_document_is_none(text):
    assert value(text) is None


def test_quoted_scalars_are_text():
    assert value("a: 'true'\nb: \"12\"\nc: '~'") == {"a": "true", "b": "12", "c": "~"}


def test_keys_are_text():
    assert value("12: a\ntrue: b\n~: c\nno: d") == {"12": "a", "true": "b", "~": "c", "no": "d"}


def test_a_question_mark_at_the_end_of_a_value_is_part_of_it():
    assert value("{text: What did you do?, max_words: 9}") == {"text": "What did you do?", "max_words": 9}


def test_block_text_keeps_or_folds_its_lines():
    assert value("a: |\n  one\n  two\nb: >-\n  one\n  two\n") == {"a": "one\ntwo\n", "b": "one two"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1", "yaml-alias"),
        ("a: *x", "yaml-alias"),
        ("a: 1\n*x : 1", "bad-yaml"),
        ("&x a: 1", "yaml-alias"),
        ("<<: {a: 1}", "yaml-alias"),
        ("a: !!python/object:os.system {}", "yaml-tag"),
        ("a: !!binary aGk=", "yaml-tag"),
        ("a: !!int '1'", "yaml-tag"),
        ("a: !local 1", "yaml-tag"),
        ("!!str a: 1", "yaml-tag"),
        ("? [a, b]\n: 1", "bad-yaml"),
        ("? {a: b}\n: 1", "bad-yaml"),
        ("a: 1\n---\nb: 2", "bad-yaml"),
        ("a: b: c", "bad-yaml"),
        ("a: [1, 2", "bad-yaml"),
        ('a: "b', "bad-yaml"),
        ("a: 1\n b: 2", "bad-yaml"),
        ("a: @b", "bad-yaml"),
        ("a:\n\t- b", "bad-yaml"),
        ("a: '\0'", "bad-yaml"),
    ],
)
def test_what_cant_be_used_is_reported_at_its_line(text, code):
    (problem, *_) = read(text, "a.md")[1]
    assert problem.code == code
    assert problem.path == "a.md"
    assert problem.where is None or 1 <= problem.where.line <= text.count("\n") + 2


def test_a_quoted_merge_key_is_a_key():
    assert value("'<<': 1") == {"<<": 1}


def test_a_key_given_twice_is_reported_with_the_place_of_the_first():
    found, (problem,) = read("title: a\nother: b\n'title': c\n", "a.md", first_line=2)
    assert found == {"title": "a", "other": "b"}
    assert (problem.code, problem.where) == ("duplicate-key", Span(4, 1, 4, 8))
    assert [related.where for related in problem.related] == [Span(2, 1, 2, 6)]


def test_a_key_given_twice_deep_inside_is_reported():
    assert codes("a: [{b: 1, b: 2}]") == ["duplicate-key"]


def test_several_problems_are_told_at_once():
    assert codes("a: &x 1\nb: *x\nc: !!int 1\na: 2\n") == ["yaml-alias", "yaml-alias", "yaml-tag", "duplicate-key"]


def test_places_begin_at_the_first_line_of_the_text_in_its_file():
    (problem,) = read("a: 1\nb: &x 1\n", "a.md", first_line=10)[1]
    assert problem.where.line == 11


def test_nesting_is_read_to_its_limit_and_no_further():
    assert codes("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []
    assert codes("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == ["too-deep"]


BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
)
MERGE_BOMB = "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 200))
LEVELS = 100_000


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(BOMB, "yaml-alias", id="alias bomb"),
        pytest.param(MERGE_BOMB, "yaml-alias", id="merge bomb"),
        pytest.param("[" * LEVELS, "too-deep", id="lists never closed"),
        pytest.param("[" * LEVELS + "]" * LEVELS, "too-deep", id="lists"),
        pytest.param("{a: " * LEVELS, "too-deep", id="mappings"),
        pytest.param("- " * LEVELS, "too-deep", id="block lists"),
        pytest.param("? " * LEVELS, "too-deep", id="keys"),
        pytest.param("a: " + "[{" * LEVELS, "too-deep", id="lists of mappings"),
    ],
)
def test_bombs_and_deep_nesting_are_refused_at_once(text, code):
    started = time.perf_counter()
    found = codes(text)
    assert code in found
    assert time.perf_counter() - started < 1


def test_a_route_into_deep_nesting_is_located_at_once():
    started = time.perf_counter()
    assert locate("a: " + "[" * LEVELS, Route(("a",))).line == 1
    assert time.perf_counter() - started < 1


def test_a_route_to_nothing_is_located_at_the_nearest_thing_on_the_way():
    text = "a:\n  b: 1\n"
    assert locate(text, Route(("a", "c"))) == locate(text, Route(("a",)))
    assert locate(text, Route(("x",))) is None


def test_a_route_leads_past_a_key_that_is_a_list():
    text = "? [a, b]\n: c\nd: e\n"
    assert marked(text, locate(text, Route(("d",)))) == "e"
    assert marked(text, locate(text, Route(("d",), "key"))) == "d"


def test_a_route_leads_to_the_value_that_was_kept_of_two():
    text = "a: [1]\nb: 2\na: [3]\n"
    assert value_of(text, Route(("a", 0))) == "1"
    assert locate(text, Route(("a",), "key")).line == 1


def value_of(text, route):
    return marked(text, locate(text, route))


@pytest.mark.parametrize(
    "text", ["a: |\n  one\n  two\nb: 1\n", "a: >-\n  one\n\n  two\nb: 1\n", "a: one\n  two\nb: 1\n"]
)
def test_a_text_of_several_lines_is_located_from_its_first(text):
    assert locate(text, Route(("a",))).line == 1
    assert value_of(text, Route(("b",))) == "1"


def test_a_scalar_is_what_the_core_schema_says():
    assert [scalar(text) for text in ("true", "False", "1", "1.5", "a", "")] == [True, False, 1, 1.5, "a", None]
    assert yamltext.scalar("TRUE") is True
