"""Placing: routes become spans, late and once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcsite.diagnostics import Place, Problem, Related, Route, Span
from mcsite.reporting import Note, Placed, place
from mcsite.reporting.place import START

GUIDE = "---\ntitle: Example\naudience:\n  - teacher\n  - coach\norder: 1\nflow: {a: [b, c]}\nempty:\n---\nText.\n"
FILES = {"content/guides/example.md": GUIDE, "mcsite.yaml": "title: Example\nurl: x\n"}


def read_text(path: str) -> str | None:
    return FILES.get(path)


def placed(where: Place, path: str = "content/guides/example.md") -> Placed:
    (one,) = place([Problem("bad-yaml", "message", path, where)], read_text)
    return one


@pytest.mark.parametrize(
    ("route", "span", "source"),
    [
        (Route(("title",)), Span(2, 8, 2, 15), "title: Example"),
        (Route(("title",), "key"), Span(2, 1, 2, 6), "title: Example"),
        (Route(("audience",)), Span(3, 1, 3, 9), "audience:"),
        (Route(("audience", 1)), Span(5, 5, 5, 10), "  - coach"),
        (Route(("flow",)), Span(7, 7, 7, 18), "flow: {a: [b, c]}"),
        (Route(("flow", "a")), Span(7, 11, 7, 17), "flow: {a: [b, c]}"),
        (Route(("flow", "a", 1)), Span(7, 15, 7, 16), "flow: {a: [b, c]}"),
        (Route(("empty",)), Span(8, 1, 8, 6), "empty:"),
        (Route(()), Span(2, 1, 2, 2), "title: Example"),
    ],
)
def test_a_route_in_front_matter_leads_to_its_line(route: Route, span: Span, source: str) -> None:
    assert (placed(route).span, placed(route).source) == (span, source)


def test_a_route_is_followed_as_far_as_it_goes() -> None:
    assert placed(Route(("audience", 7))).span.line in {3, 4}
    assert placed(Route(("nowhere",))).span == START


def test_settings_are_yaml_from_their_first_line() -> None:
    assert placed(Route(("url",)), "mcsite.yaml").span == Span(2, 6, 2, 7)


def test_a_span_stays_as_it_is() -> None:
    one = placed(Span(10, 1, 10, 5))
    assert (one.span, one.source) == (Span(10, 1, 10, 5), "Text.")


@pytest.mark.parametrize("where", [None, Route(("title",))])
def test_without_a_place_or_a_text_it_is_the_beginning(where: Place) -> None:
    one = placed(where, "content/guides/gone.md")
    assert (one.span, one.source) == (Span(1, 1, 1, 1), "")


def test_what_is_related_is_placed_too() -> None:
    related = (
        Related("mcsite.yaml", "here", Route(("title",))),
        Related("content/guides/example.md", "and here", Span(10, 1, 10, 2)),
        Related("content/guides/gone.md", "and there"),
    )
    (one,) = place([Problem("bad-yaml", "message", "mcsite.yaml", related=related)], read_text)
    assert one.related == (
        Note("mcsite.yaml", Span(1, 8, 1, 15), "here"),
        Note("content/guides/example.md", Span(10, 1, 10, 2), "and here"),
        Note("content/guides/gone.md", START, "and there"),
    )


def test_they_come_by_path_line_column_code_and_message_and_each_once() -> None:
    problems = [
        Problem("bad-yaml", "m", "b.md", Span(1, 1, 1, 2)),
        Problem("bad-yaml", "m", "a.md", Span(10, 1, 10, 2)),
        Problem("bad-yaml", "m", "a.md", Span(9, 2, 9, 3)),
        Problem("bad-yaml", "m", "a.md", Span(9, 1, 9, 3)),
        Problem("bad-key", "m", "a.md", Span(9, 1, 9, 3)),
        Problem("bad-yaml", "l", "a.md", Span(9, 1, 9, 3)),
        Problem("bad-yaml", "l", "a.md", Span(9, 1, 9, 3)),
    ]
    found = [
        (one.path, one.span.line, one.span.column, one.code, one.message)
        for one in place([*problems, *problems], read_text)
    ]
    assert found == [
        ("a.md", 9, 1, "bad-key", "m"),
        ("a.md", 9, 1, "bad-yaml", "l"),
        ("a.md", 9, 1, "bad-yaml", "m"),
        ("a.md", 9, 2, "bad-yaml", "m"),
        ("a.md", 10, 1, "bad-yaml", "m"),
        ("b.md", 1, 1, "bad-yaml", "m"),
    ]


def test_each_file_is_read_once() -> None:
    asked: list[str] = []

    def read(path: str) -> str | None:
        asked.append(path)
        return GUIDE if path == "a.md" else None

    routes: list[Place] = [Route(("title",)), Route(("order",)), Span(1, 1, 1, 2)]
    place([Problem("bad-yaml", "m", path, where) for path in ("a.md", "gone.md") for where in routes], read)
    assert sorted(asked) == ["a.md", "gone.md"]


def test_the_severity_is_that_of_the_code() -> None:
    found = place([Problem("bad-yaml", "m", "a"), Problem("no-research", "m", "b")], read_text)
    assert [one.severity for one in found] == ["error", "warning"]


def test_the_advice_is_the_message_with_the_hint() -> None:
    (bare,) = place([Problem("bad-yaml", "it is wrong", "a")], read_text)
    (hinted,) = place([Problem("bad-yaml", "it is wrong", "a", hint="write it right")], read_text)
    assert (bare.advice, hinted.advice) == ("it is wrong", "it is wrong (write it right)")


def test_a_name_that_is_not_utf_8_is_made_so() -> None:
    (one,) = place([Problem("bad-id", "'caf\udce9'", "caf\udce9.md", None, "not caf\udce9")], read_text)
    assert (one.path, one.message, one.hint) == ("caf�.md", "'caf�'", "not caf�")


@given(st.permutations([Problem("bad-yaml", f"m{n % 3}", f"{n % 2}.md", Span(n % 4 + 1, 1, 9, 1)) for n in range(24)]))
def test_the_order_in_which_they_were_found_never_matters(problems: list[Problem]) -> None:
    assert place(problems, read_text) == place(sorted(problems, key=repr), read_text)
