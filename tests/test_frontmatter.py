"""From the bytes of a file to its front matter and its Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcsite.diagnostics import Route, Span
from mcsite.frontmatter import decode, locate, read, span_at, split

FILE = "---\ntitle: Días\nyear: 2011\n---\n\nText é.\n"
LINE_ENDS = {"LF": "\n", "CRLF": "\r\n", "a lone CR": "\r"}


def refused(content):
    """Return the one problem of a file that leaves nothing to go on with."""
    document, problems = read("a.md", content)
    assert document is None
    (problem,) = problems
    return problem


@given(st.binary(max_size=200) | st.binary(max_size=100).map(b"---\n".__add__))
def test_reading_never_raises(content):
    document, problems = read("a.md", content)
    assert document is not None or problems


@pytest.mark.parametrize("end", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "byte-order mark"])
def test_a_file_reads_alike_with_any_line_ends_and_a_byte_order_mark(mark, end):
    document, problems = read("a.md", (mark + FILE.replace("\n", end)).encode())
    assert problems == []
    assert (document.data, document.body, document.body_line) == ({"title": "Días", "year": 2011}, "\nText é.\n", 5)


@pytest.mark.parametrize("end", LINE_ENDS.values(), ids=LINE_ENDS)
def test_a_place_counts_characters_whatever_the_line_ends(end):
    content = "---\ntítulo: á\nb: &x 1\n---\n".replace("\n", end).encode()
    (problem,) = read("a.md", content)[1]
    assert problem.where == Span(3, 4, 3, 8)


def test_a_byte_order_mark_within_a_file_is_text():
    document, problems = read("a.md", "---\ntitle: a\n---\nb\ufeffc".encode())
    assert problems == []
    assert document.body == "b\ufeffc"


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"---\ntitle: caf\xe9\n---\n", Span(2, 11, 2, 12)),
        ("---\ntitle: é".encode() + b"\xff\n---\n", Span(2, 9, 2, 10)),
        (b"---\r\ntitle: a\r\n---\r\n\r\nb \xc3(", Span(5, 3, 5, 4)),
        (b"\xed\xa0\x80", Span(1, 1, 1, 2)),
    ],
)
def test_bytes_that_are_not_utf_8_are_reported_where_they_are(content, where):
    problem = refused(content)
    assert (problem.code, problem.where) == ("bad-encoding", where)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_other_encodings_are_refused(encoding):
    assert refused(FILE.encode(encoding)).code in {"bad-encoding", "bad-character"}


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1b", "\x7f", "\x85", "\u2028", "\ufdd0", "\uffff"])
def test_a_character_that_text_cant_have_is_reported_where_it_is(character):
    problem = refused(f"---\ntitle: a\n---\n\nb{character}c\n".encode())
    assert (problem.code, problem.where) == ("bad-character", Span(5, 2, 5, 3))
    assert f"U+{ord(character):04X}" in problem.message


@pytest.mark.parametrize("escape", ["\\0", "\\x1b", "\\x7f", "\\uFDD0"])
def test_an_escape_cant_bring_such_a_character_in(escape):
    (problem,) = read("a.md", f'---\ntitle: "a{escape}"\n---\n'.encode())[1]
    assert (problem.code, problem.where.line) == ("bad-character", 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "title: a\n",
        "Text.\n",
        "\n---\ntitle: a\n---\n",
        "--\ntitle: a\n--\n",
        "----\na: 1\n----\n",
        "---\ntitle: a\n",
    ],
)
def test_a_file_without_whole_front_matter_is_reported_at_its_first_line(text):
    problem = refused(text.encode())
    assert (problem.code, problem.where.line, problem.where.column) == ("missing-front-matter", 1, 1)
    assert problem.hint


@pytest.mark.parametrize("yaml", ["- a\n", "a\n", "1\n", "[]\n"])
def test_front_matter_that_isnt_a_mapping_is_reported(yaml):
    assert refused(f"---\n{yaml}---\n".encode()).code == "wrong-type"


@pytest.mark.parametrize("yaml", ["", "\n", "# nothing\n", "{}\n"])
def test_empty_front_matter_is_an_empty_mapping(yaml):
    document, problems = read("a.md", f"---\n{yaml}---\n".encode())
    assert (document.data, problems) == ({}, [])


def test_a_fence_may_end_in_spaces():
    document, problems = read("a.md", b"--- \ntitle: a\n---\t\nText")
    assert (document.data, document.body, problems) == ({"title": "a"}, "Text", [])


def test_only_the_first_two_fences_count():
    document, _ = read("a.md", b"---\ntitle: a\n---\nText\n\n---\n\nMore\n")
    assert document.body == "Text\n\n---\n\nMore\n"


def test_yaml_problems_are_placed_in_the_file():
    (problem,) = read("a.md", b"---\ntitle: a\ntitle: b\n---\n")[1]
    assert (problem.code, problem.where, problem.related[0].where) == (
        "duplicate-key",
        Span(3, 1, 3, 6),
        Span(2, 1, 2, 6),
    )


def test_a_route_is_located_in_the_file():
    assert locate(FILE, Route(("year",))) == Span(3, 7, 3, 11)
    assert locate(FILE, Route(("year",), "key")) == Span(3, 1, 3, 5)
    assert locate("no front matter", Route(("year",))) is None


def test_the_halves_of_a_file_are_its_text():
    parts = split("---\na: 1\n---\nb\n")
    assert (parts.yaml, parts.body, parts.body_line) == ("a: 1\n", "b\n", 4)
    assert split("a") is None


def test_a_decoded_text_has_plain_line_ends():
    assert decode("a.md", "\ufeffa\r\nb\rc\n".encode()) == ("a\nb\nc\n", [])


@given(st.lists(st.text("ab", max_size=5), min_size=1, max_size=5), st.data())
def test_a_span_has_the_line_and_column_of_its_ends(lines, data):
    text = "\n".join(lines)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = span_at(text, start, end)
    assert sum(len(line) + 1 for line in lines[: span.line - 1]) + span.column - 1 == start
    assert sum(len(line) + 1 for line in lines[: span.end_line - 1]) + span.end_column - 1 == end
