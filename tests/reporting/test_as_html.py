"""The panel over a page of the preview."""

from __future__ import annotations

from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given
from reports import DUPLICATE, REPORT, UNKNOWN_ID, WHOLE_FILE, of, problems

from mcsite.diagnostics import Span
from mcsite.reporting import Placed, Report, as_html


class Panel(HTMLParser):
    """The elements of a panel in order, and the texts between them, but for its style."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        if self.tags[-1] != "style":
            self.texts.append(data)

    @property
    def text(self) -> str:
        """All that it says."""
        return "".join(self.texts)


def test_it_tells_of_each_problem_its_place_kind_sentence_line_help_and_notes_errors_first() -> None:
    panel = as_html.render(REPORT)
    start, first, second, third = panel.split("<li>")
    assert "Not built: 2 errors, 1 warning in 2 files</summary>" in start
    assert first == (
        "<p><code>content/credentials/generating-ideas.md:12:10</code> "
        '<b class="error">error</b> <code>unknown-id</code></p>'
        "<p>there is no topic &#x27;deper-learning&#x27;</p>"
        "<pre>12 | topics: [<mark>deper-learning</mark>]</pre>"
        "<p><b>help:</b> did you mean &#x27;deeper-learning&#x27;?</p></li>"
    )
    assert second.endswith(
        "<p><b>help:</b> keep one of the two</p>"
        "<p><b>note:</b> <code>mcsite.yaml:1:1</code> &#x27;title&#x27; was given here first</p></li>"
    )
    assert third.startswith(
        "<p><code>content/credentials/generating-ideas.md:1:1</code> "
        '<b class="warning">warning</b> <code>no-research</code></p><p>no research is named</p></li>'
    )


def test_of_very_many_problems_it_shows_fifty_and_says_how_many_more_there_are() -> None:
    warnings = tuple(msgspec.structs.replace(WHOLE_FILE, path=f"a{number}.md") for number in range(1_100))
    panel = as_html.render(Report((*warnings, UNKNOWN_ID), files=2_000))
    assert panel.count("<li>") == 50
    assert panel.index("unknown-id") < panel.index("no-research")
    assert "<p>And 1051 more, which the terminal shows." in panel
    assert "Not built: 1 error, 1100 warnings in 1101 files" in panel


def test_it_tells_how_many_problems_can_be_mended_by_a_command_if_there_are_any() -> None:
    assert "<p>&#x27;mcsite check --fix&#x27; mends 1 of them</p>" in as_html.render(of(fixable=True))
    assert "--fix" not in as_html.render(of(fixable=False))


@pytest.mark.parametrize("number", [1, 50])
def test_of_fifty_problems_it_shows_all_and_speaks_of_no_more(number: int) -> None:
    panel = as_html.render(Report((DUPLICATE,) * number, files=1))
    assert panel.count("<li>") == number
    assert "more" not in panel


@pytest.mark.parametrize("name", ["message", "path", "hint", "source"])
def test_what_authors_write_is_text_and_never_an_element(name: str) -> None:
    hostile = "</template></style></pre><script>alert(1)</script><img src=x onerror='alert(1)'>&amp;"
    panel = Panel(as_html.render(of(**{name: hostile}, span=Span(12, 1, 13, 1))))
    assert {"script", "img"}.isdisjoint(panel.tags)
    assert hostile in panel.text


def test_a_note_is_text_and_never_an_element() -> None:
    (note,) = DUPLICATE.related
    panel = Panel(as_html.render(of(related=(msgspec.structs.replace(note, path="<b>", message="<i>"),))))
    assert "<b>:1:1 <i>" in panel.text
    assert "i" not in panel.tags


def test_a_refusal_is_told_as_text() -> None:
    panel = Panel(as_html.refusal("there is no <b>mcsite.yaml</b>\u202e here"))
    assert "Not built" in panel.text
    assert "there is no <b>mcsite.yaml</b>\\u202e here" in panel.text
    assert "b" not in panel.tags


@pytest.mark.parametrize(
    ("source", "span", "shown"),
    [
        ("title: x", Span(3, 9, 3, 9), "3 | title: x<mark> </mark>"),  # at the end of the line
        ("a: [b,", Span(3, 4, 5, 2), "3 | a: <mark>[b,</mark>"),  # of several lines
        ("\tx: \x1b", Span(3, 2, 3, 3), "3 |     <mark>x</mark>: \\x1b"),
        ("x" * 300 + "HERE" + "y" * 300, Span(3, 301, 3, 305), f"3 | …{'x' * 30}<mark>HERE</mark>{'y' * 66}…"),
    ],
)
def test_the_line_is_shown_with_what_is_wrong_marked(source: str, span: Span, shown: str) -> None:
    assert f"<pre>{shown}</pre>" in as_html.render(of(source=source, span=span))


def test_a_problem_without_a_line_shows_none() -> None:
    assert "<pre>" not in as_html.render(of(source=" "))


@given(problems)
def test_whatever_is_found_makes_the_same_elements(found: Placed) -> None:
    panel = Panel(as_html.render(Report((found,), files=1)))
    assert set(panel.tags) <= set(
        "mcsite-problems template style section details summary div ol li p code b pre mark".split()
    )
    assert panel.tags.count("li") == 1
