from __future__ import annotations

from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mcsite import prose
from mcsite.prose.lines import Reader, Run, lines, opening, plain


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("One *line*,\nsoftly broken.", "One line, softly broken."),
        ("First.\n\nSecond.", "First.\nSecond."),
        ("- one\n- two\n\n  3. three\n  4. four\n\nEnd", "• one\n• two\n3. three\n4. four\nEnd"),
        ("[a study](https://doi.example/1) and [it](credential:other)", "a study (https://doi.example/1) and it"),
        ("<https://a.example/>", "https://a.example/"),
        ("a<br>b & `c`", "a<br>b & c"),
        ("| Minutes | Task |\n|---|---|\n| 5 | look |", "Minutes | Task\n5 | look"),
        ("", ""),
    ],
)
def test_text_is_read_as_lines(markdown, text):
    assert plain(prose.text(markdown).html) == text


def test_a_line_keeps_its_styles():
    (line,) = lines(prose.text("**Wait**, then *ask*.").html)
    assert line.runs == (Run("Wait", bold=True), Run(", then "), Run("ask", italic=True), Run("."))


@given(st.text())
def test_any_text_can_be_read(markdown):
    assert "\n\n" not in plain(prose.text(markdown).html)


@pytest.mark.parametrize(
    ("markdown", "sentence"),
    [
        ("", ""),
        ("- A list.", ""),
        ("Short.", "Short."),
        ("Ms. Brown is made up, but her story isn't. More.", "Ms. Brown is made up, but her story isn't."),
        (
            "A [link](https://a.example) & *words* that are enough, it ends\nhere[^1]! More.\n\n[^1]: A note.",
            "A link & words that are enough, it ends here!",
        ),
        ("Words " * 100, "Words " * 49 + "Words …"),
    ],
)
def test_a_text_opens_with_a_sentence(markdown, sentence):
    assert opening(prose.read(markdown, "a.md", 1, "guides")[0].sections[0].html if markdown else "") == sentence


@given(st.text(max_size=30).filter(lambda html: "<" not in html and "&" not in html))
def test_a_text_without_markup_is_read_as_lines_too(html):
    assert plain(html) == "\n".join(line.text for line in lines(html))


_WORDS = st.text("ab&\"'<\n \xa0", max_size=4)
_INLINE = st.lists(
    st.one_of(
        _WORDS,
        *(
            _WORDS.map(one.format)
            for one in ("*{}*", "**{}**", "*a*{}", "[{}](topic:b)", "[{}](http://b.example/)", "`{}`")
        ),
    ),
    max_size=4,
).map("".join)
_BLOCKS = st.lists(st.tuples(st.sampled_from(["", "- ", "1. ", "  - ", "## "]), _INLINE).map("".join), max_size=4)


@given(st.builds(lambda blocks, end: end.join(blocks), _BLOCKS, st.sampled_from(["\n", "\n\n"])))
@example('One *two* [three](topic:b), & "four".\n\n- **Five.** Six\n- seven')
@example("- a\n-\n\nb")
@example("[a ](topic:b) c")
def test_plain_text_is_that_of_the_lines(markdown):
    for section in prose.read(markdown, "a.md", 1, "guides")[0].sections:
        told = [f"{line.mark} {line.text}" if line.mark else line.text for line in lines(section.html)]
        assert plain(section.html) == "\n".join(told)


class _Parser(HTMLParser):
    """Finds tags and texts with the parser of the standard library."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.reader = Reader()

    def handle_starttag(self, tag, attrs):  # noqa: ARG002  the parser gives it
        self.reader.starts(tag, self.get_starttag_text())

    def handle_endtag(self, tag):
        self.reader.ends(tag)

    def handle_data(self, data):
        self.reader.data(escape(data))


@given(st.text("ab *_`[]()<>&;#-|1.\n!:^\"'\\/", max_size=60))
@example("| a | b |\n|---|---|\n| c & d | `e > f` |\n\n![x > y](z.svg) <https://a.example/?b&c>\n")
def test_tags_and_texts_are_those_that_a_parser_of_html_finds(markdown):
    for section in prose.read(markdown, "a.md", 1, "guides")[0].sections:
        parser = _Parser()
        parser.feed(section.html)
        parser.close()
        parser.reader.end()
        reader = Reader()
        reader.feed(section.html)
        reader.end()
        assert reader.lines == parser.reader.lines
