"""Markdown that is read away from the site."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcsite import prose, urls
from mcsite.prose.addresses import escaped
from mcsite.prose.lines import plain
from mcsite.prose.markdown import field_parser, render
from mcsite.prose.whole import whole

PAGE = urls.here("credentials/a/")
PIECES = st.sampled_from(
    [
        "[one](credential:b)",
        '[two](guide:how-to-earn#first "Title")',
        "[three](#pass)",
        "[four](<stack:c>)",
        "<topic:d>",
        "[five][1]",
        "[site](https://x.example/a?b=c#d)",
        "<https://x.example/>",
        "[mail](mailto:a@b.example)",
        "`[code](credential:b)`",
        "*em*",
        "words credential:b (#pass)",
        "\n\n",
        "\n",
        "- ",
        "> ",
        "| a | b |\n|---|---|\n| [six](issuer:e) | #pass |\n",
    ]
)


def _whole(markdown):
    return whole(markdown, PAGE, "credentials")


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("[b](credential:b#evidence)", f"[b]({urls.here('credentials/b/')}#evidence)"),
        ("[b](<credential:b>)", f"[b](<{urls.here('credentials/b/')}>)"),
        ("[pass](#pass) (#pass)", f"[pass]({PAGE}#pass) (#pass)"),
        ("![Two bars](bars.svg)", f"![Two bars]({urls.here('media/credentials/bars.svg')})"),
        ("See [b].\n\n[b]: credential:b", f"See [b].\n\n[b]: {urls.here('credentials/b/')}"),
        ("<guide:b>", f"<{urls.here('guides/b/')}>"),
        ("[x](https://x.example/)", "[x](https://x.example/)"),
        ("[b](credential:b)\n\n    [b](credential:b)", f"[b]({urls.here('credentials/b/')})\n\n    [b](credential:b)"),
        ("No links, but credential:b.", "No links, but credential:b."),
    ],
)
def test_links_and_images_lead_where_they_led_and_the_rest_stays(written, made):
    assert _whole(written) == made


def _links(html):
    return [found.replace(f'"{PAGE}#', '"#') for found in re.findall(r'(?:href|src)="[^"]*"', html)]


@given(st.lists(PIECES, max_size=8).map(" ".join))
def test_what_is_made_whole_has_the_same_links_as_on_the_page(text):
    text += "\n\n[1]: rubric:f\n"
    before = _links(prose.text(text).html)
    made = _whole(text).replace(urls.SITE_ROOT, "https://site.example/")
    page = PAGE.replace(urls.SITE_ROOT, "https://site.example/")
    html = render(field_parser(), field_parser().parse(made))
    after = [found.replace(f'"{page}#', '"#') for found in _links(html)]
    assert after == [found.replace(urls.SITE_ROOT, "https://site.example/") for found in before]


@pytest.mark.parametrize(
    "title", ["*a* _b_", "[x](y)", "<b>", "a | b", "1. a", "12) a", "- a", "# a", "&amp; `c` \\", "==="]
)
def test_a_title_reads_the_same_as_markdown(title):
    assert plain(prose.text(escaped(title)).html) == title


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1).map(str.strip).filter(bool))
def test_any_title_reads_the_same_as_markdown(title):
    title = " ".join(title.split())
    assert plain(prose.text(escaped(title)).html) == title


HAZARDS = st.sampled_from(
    [
        *("[one](credential:b)", "[two](guide:how-to-earn#first)", "[site](https://x.example/a/b)", "[no](nothing:b)"),
        *("[mail](mailto:a)", "[big](Credential:b)", "![", "!"),
        *("`", "~~~\n", "    ", "\t", "\\", "^", "|", "[1]: credential:b"),
        *("\n", "\n\n", "- ", "1. ", "# ", "> ", "*", "_", "**", "<", "&lbrack;", "words", " ", "---", ": ", "(", ")"),
    ]
)


@given(st.lists(HAZARDS, max_size=14).map("".join))
def test_plain_links_are_resolved_as_the_parser_resolves_them(markdown):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mcsite.prose.whole._is_plain", lambda _: False)
        parsed = whole(markdown, PAGE, "credentials")
    assert whole(markdown, PAGE, "credentials") == parsed
