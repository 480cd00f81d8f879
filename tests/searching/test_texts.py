from __future__ import annotations

import pytest

from mcsite.searching.texts import joined, plain


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One\ntwo.</p>\n", "One two."),
        ("<p>One  two\u00a0three</p>\n", "One two three"),
        ("One &amp; two", "One & two"),
        ("<ul>\n<li>One</li>\n<li><em>Two</em>.</li>\n<li>Three</li>\n</ul>", "One · Two. Three"),
        ("<p>Note \u21a9\ufe0e</p>", "Note"),
    ],
)
def test_html_becomes_text_on_one_line(html, text):
    assert plain(html) == text


def test_texts_are_joined_as_sentences():
    assert joined(["One", " two: ", "", ".", "three!"]) == "One. two: three!"
