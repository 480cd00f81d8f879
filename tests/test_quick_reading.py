"""What the quick readers of YAML and Markdown are sure of, the careful ones say, too."""

from __future__ import annotations

import time
from unittest import mock

import pytest
from catalogs import CASES
from hypothesis import example, given
from hypothesis import strategies as st
from sites import REPOSITORY

from mcsite import frontmatter, prose, yamltext
from mcsite.prose import quick as quick_prose
from mcsite.yamltext import FORBIDDEN, MAX_DEPTH
from mcsite.yamltext import quick as quick_yaml

PARTS = [
    parts
    for root in (REPOSITORY / "content", CASES)
    for file in sorted(root.rglob("*.md"))
    if (parts := frontmatter.split(frontmatter.decode(file.name, file.read_bytes())[0])) is not None
]
YAML_MARKS = (
    """- |: |:|{|}|[|]|,|&a |*a|!!str |!|? |'|"|a|b: |é|1|0|010|-|+|.|1e3|1e|e5|.5|1_0|0x1F|0b1|0o7|@|`|%|#|# """.split(
        "|"
    )
)
YAML_MARKS += (
    """\\|\\u00e9|\\n|\\0|\ufeff|null|~|true|no|.inf|.nan|=|<<|''|""|2020-01-01|1:30|1.0|1.|+1|-0|00|0.50|1E5""".split(
        "|"
    )
)
YAML_MARKS += ["|", "|\n", "|2\n", "|+\n", ">-\n", "\n", "\n  ", "\n    ", "\n- ", "\nk: ", "\n\n", "  ", "\t", "---\n"]
YAML_MARKS += ["...\n", "%YAML 1.1\n", "12345678901234567", "1234567890123456789", "\u00a0", "😀", "a: b\n", "- a\n"]
TEXT_MARKS = """## |### |a|B c|word, |d. |- |- x|1. |* |**|*|**x**|*y*|(*z*)|[l](credential:a-b)|[m m](https://a.example/x?y=z)""".split(
    "|"
)
TEXT_MARKS += """[n](#p)|[|]|(|)|](|!|"|& |&amp;|é|“|”|’|…|–|_|`|: |> |+ |=|---| |  |0|12|3.|#|http://x.example|~|^[x]|.|;|?""".split(
    "|"
)
TEXT_MARKS += """<b>|\\*| *|* |** | **|*.|**.|[k](stack:x#y)|[q "w"](topic:t)|![i](a.png)|[^1]|[^1]: n|[r]|[r]: https://x.example""".split(
    "|"
)
TEXT_MARKS += [
    "|",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\n- ",
    "\n  - ",
    "\n    ",
    "\n1. ",
    "\n2. ",
    "\n   ",
    "\n: ",
    "\n\n## A b\n\n",
    "\t",
]
TEXT_MARKS += ["\u00a0", "\u3000", "\n|a|\n|-|\n|b|\n", "\n```\n", "\n---\n"]


@st.composite
def changed(draw, texts, marks):
    """Draw some lines of a text, with marks put into them, or marks alone."""
    if draw(st.booleans()):
        return "".join(draw(st.lists(st.sampled_from(marks), max_size=20)))
    lines = draw(st.sampled_from(texts)).split("\n")
    first = draw(st.integers(0, len(lines) - 1))
    text = "\n".join(lines[first : first + draw(st.integers(1, 14))])
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(marks)) + text[at + draw(st.sampled_from([0, 0, 1, 2])) :]
    return text


def same_data(text):
    """Tell whether the quick reader is unsure, or reads what the careful one reads without a problem."""
    try:
        data = quick_yaml.read(text, MAX_DEPTH)
    except quick_yaml.Unsure:
        return True
    careful, problems = yamltext.carefully(text, "a.md")
    return not problems and repr(data) == repr(careful)  # which tells 1 from 1.0 and from true


def same_prose(text):
    """Tell whether a body reads the same with markdown-it alone."""
    with mock.patch.object(quick_prose, "cuts", return_value=None):
        expected = prose.read(text, "a.md", 7, "credentials")
    return prose.read(text, "a.md", 7, "credentials") == expected


@given(changed([parts.yaml for parts in PARTS], YAML_MARKS).filter(lambda text: not FORBIDDEN.search(text)))
@example("a: 010\n")
@example("a: 0b1\n")
@example("a: 1234567890123456789\n")
@example("a: 1.0000000000000000000\n")
@example("a: 1e003\n")
@example("a: .inf\n")
@example("a: &x 1\n")
@example("a: !x 1\n")
@example("1: a\n")
@example("a: {b: 1, b: 2}\n")
@example('a: "\\0"\n')
def test_a_quick_reader_of_yaml_is_sure_only_of_what_is_so(text):
    assert same_data(text)


def test_all_front_matter_is_read_alike_by_both():
    assert all(same_data(parts.yaml) for parts in PARTS)


def test_front_matter_without_problems_is_read_quickly():
    sure = 0
    texts = [frontmatter.split(file.read_text("utf-8")) for file in (REPOSITORY / "content").rglob("*.md")]
    for parts in texts:
        try:
            sure += bool(quick_yaml.read(parts.yaml, MAX_DEPTH))
        except quick_yaml.Unsure:
            continue
    assert sure >= 0.95 * len(texts)


@pytest.mark.parametrize("text", ["[" * 500_000, "[{" * 250_000, "a: " * 170_000, "? " * 250_000])
def test_what_is_deep_keeps_no_reader_long(text):
    started = time.perf_counter()
    yamltext.read(text, "a.md")
    assert time.perf_counter() - started < 2


@given(changed([parts.body for parts in PARTS], TEXT_MARKS).filter(lambda text: not FORBIDDEN.search(text)))
@example("a ^[x]\n\n## B\n\nc")
@example("[a](credential:" + "b" * 81 + ")")
@example("- a\n\n- b")
@example("* a\n- b")
@example("a\n2. b")
@example("**a**b **c.**d *e*")
@example("## A ##\n\n## B \n\nc")
def test_a_plain_section_reads_as_markdown_it_reads_it(text):
    assert same_prose(text)


def test_all_bodies_read_as_markdown_it_reads_them():
    assert all(same_prose(parts.body) for parts in PARTS)
