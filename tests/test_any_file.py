"""Reading never raises, whatever is in a file; it either gives a record or says why not, at a place that is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from things import schemas

from mcsite import frontmatter, linking, model, reading, urls, yamltext
from mcsite.diagnostics import CODES, Problem, Route, Span
from mcsite.reporting import place
from mcsite.sources import Source, Sources

SAMPLE = Path(__file__).parents[1] / "content"
WHOLE = sorted(path for path in SAMPLE.glob("*/*.md"))
LARGE = SAMPLE / "credentials" / "generating-ideas.md"
SETTINGS = model.Settings(title="Example", url="https://catalog.example/")
DAY = "2026-10-01"

collections = st.sampled_from(sorted(urls.COLLECTIONS))
PIECES = [
    *("---\n", "...\n", "\n", "\n\n", "\r", "  ", "\t", ": ", ":", "- ", "? ", "[", "]", "{", "}", ", ", "|\n", ">-\n"),
    *('"', "'", "\\", "&a", "*a", "!t", "!!int ", "<<: ", "# ", "## ", "###### ", "@", "`", "%", "~", "no", "true"),
    *("title", "use", "levels", "pass", "evidence", "rubric", "criteria", "descriptors", "kind", "1.0", "-7", "1e99"),
    *("[a](", "![](", ")", "credential:a", "#a", "https://a.example", "[^1]", "[^1]: ", "| a | b |\n|--|--|\n", "***"),
    *(
        "\x00",
        "\x0b",
        "\x7f",
        "\x85",
        "\u2028",
        "\ufdd0",
        "\ufeff",
        "\u202e",
        "é",
        "日本",
        "👩🏽‍🏫",
        "\\x7F",
        "\\uFDD0",
    ),
]
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=40).map("".join)
files = st.one_of(
    st.binary(max_size=200),
    texts.map(str.encode),
    st.builds(lambda front, body: f"---\n{front}\n---\n{body}".encode(), texts, texts),
)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts, st.sampled_from(["", "all", "2026-02-30"])),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=6,
)


def judge(collection: str, content: bytes) -> list[Problem]:
    """Read one file and link it; return its problems, after seeing that nothing went unnoticed and all can be shown."""
    path = f"content/{collection}/example.md"
    source = Source(path, collection, "example", "", content)
    translation = Source(f"content/{collection}/example.es.md", collection, "example", "es", content)
    read, problems = reading.read(Sources((source, translation)), schemas())
    failed = any(problem.severity == "error" and problem.path == path for problem in problems)
    assert failed == (not read.originals)
    _, more = linking.link(read, (), SETTINGS, DAY, drafts=False)
    text = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    for placed in place([*problems, *more], lambda _path: text):
        assert placed.code in CODES
        assert placed.message
        assert "\n" not in placed.message
        assert lies_in(placed.span, text)
    return [*problems, *more]


def lies_in(span: Span, text: str) -> bool:
    """Tell whether a span begins and ends in a text, in this order."""
    lines = text.split("\n")
    ends = [(span.line, span.column), (span.end_line, span.end_column)]
    return ends == sorted(ends) and all(
        1 <= line <= len(lines) + 1 and 1 <= column <= (len(lines[line - 1]) if line <= len(lines) else 0) + 2
        for line, column in ends
    )


@given(collections, files)
@example("guides", b"")
@example("guides", b"---\n---")
@example("guides", b"\xef\xbb\xbf---\r\ntitle: \xff\r\n---\r\n")
@example("guides", b"---\ntitle: a\norder: 1.0\n---\n")
def test_any_file_is_read(collection: str, content: bytes) -> None:
    judge(collection, content)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Return a whole file in which something is cut out and something else put in, a few times."""
    text = draw(st.sampled_from(WHOLE)).read_text(encoding="utf-8") if draw(st.booleans()) else LARGE.read_text("utf-8")
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 30))
        text = text[:start] + draw(st.one_of(st.just(""), st.sampled_from(PIECES), texts)) + text[end:]
    return text.encode()


@given(collections, damaged())
def test_a_damaged_file_is_read(collection: str, content: bytes) -> None:
    judge(collection, content)


def keys_of(collection: str) -> list[tuple[str, ...]]:
    """Return the ways to all keys that a file of a collection may have, without the indexes of lists."""
    return sorted(_ways(schemas().by_name[collection], ()))


def _ways(schema: dict[str, object], way: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    schema = schemas().resolve(schema)
    if way:
        yield way
    inner = schema.get("properties")
    for key, value in inner.items() if isinstance(inner, dict) else ():
        yield from _ways(value, (*way, key))
    items = schema.get("items")
    if isinstance(items, dict):
        yield from (found for found in _ways(items, way) if found != way)


@st.composite
def misused(draw: st.DrawFn) -> tuple[str, bytes]:
    """Return a whole file with a value of any kind at one of the keys that its schema knows."""
    path = draw(st.sampled_from(WHOLE))
    document, _ = frontmatter.read(path.name, path.read_bytes())
    assert document is not None
    data = yaml.safe_load(yaml.safe_dump(document.data))
    *way, last = draw(st.sampled_from(keys_of(path.parent.name)))
    holder = data
    for key in way:
        if not isinstance(holder.get(key), dict | list):
            holder[key] = {}
        holder = holder[key]
        if isinstance(holder, list):
            holder[:] = [item for item in holder if isinstance(item, dict)] or [{}]
            holder = holder[0]
    holder[last] = draw(values)
    front = yaml.safe_dump(data, allow_unicode=True, default_style='"' if draw(st.booleans()) else None)
    return path.parent.name, f"---\n{front}---\n{document.body}".encode()


@given(misused())
def test_a_key_with_any_value_is_read(found: tuple[str, bytes]) -> None:
    judge(*found)


@given(texts, st.lists(st.one_of(st.integers(0, 3), st.sampled_from(PIECES)), max_size=4), st.booleans())
def test_any_route_in_any_text_is_located(text: str, keys: list[str | int], at_key: bool) -> None:  # noqa: FBT001
    route = Route(tuple(keys), "key" if at_key else "value")
    span = frontmatter.locate(f"---\n{text}\n---\n", route)
    assert span is None or span.line >= 1


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_value_of_the_sample_is_located_where_it_stands(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    document, _ = frontmatter.read(path.name, path.read_bytes())
    assert document is not None
    lines = text.split("\n")
    for keys, value in _leaves(document.data, ()):
        span = frontmatter.locate(text, Route(keys))
        assert span is not None
        assert lies_in(span, text)
        if span.line == span.end_line:
            written = lines[span.line - 1][span.column - 1 : span.end_column - 1]
            assert written.startswith(('"', "'")) or yamltext.scalar(written) == value


def _leaves(value: object, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*keys, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*keys, index))
    else:
        yield keys, value
