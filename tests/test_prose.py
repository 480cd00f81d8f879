"""Markdown to HTML."""

from __future__ import annotations

import re
import time
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcsite import prose, urls
from mcsite.diagnostics import Route, Span
from mcsite.prose import LINK_KINDS, Link, field_links, slug, text
from mcsite.prose.addresses import is_simple, may_refer
from mcsite.prose.markdown import body_parser, field_parser, render

FRAGMENTS = st.sampled_from(
    [
        "<script>",
        "</script>",
        "<img src=x onerror=alert(1)>",
        "<!--",
        "-->",
        "<?",
        "<![CDATA[",
        "<a href='",
        "&lt;",
        "&#0;",
        "[a](",
        ")",
        "![",
        "](",
        "javascript:",
        "java\nscript:",
        "JaVaScRiPt&colon;",
        "data:text/html,",
        "vbscript:",
        "blob:",
        "//x.example",
        "/x",
        "https://x.example/",
        "mailto:a@b.example",
        "credential:a",
        "#a",
        "\\",
        '"',
        "'",
        "`",
        "*",
        "_",
        "[^1]",
        "[^1]: ",
        "^[",
        "\n",
        "\n\n",
        "    ",
        "- ",
        "1. ",
        "> ",
        "# ",
        "## ",
        "| a | b |\n|---|---|\n",
        "term\n: ",
        "~~~",
        "[r]: javascript:a",
        "[r]",
        "<javascript:a>",
        "<https://x.example>",
        "\t",
        "é",
        "\u202e",
        "<a@b.example>",
        "a.png",
    ]
)
MARKDOWN = st.lists(FRAGMENTS, max_size=25).map("".join) | st.text(max_size=60)
ALLOWED_TAGS = frozenset(
    [
        "p",
        "em",
        "strong",
        "code",
        "pre",
        "a",
        "span",
        "img",
        "ul",
        "ol",
        "li",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "br",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "div",
        "dl",
        "dt",
        "dd",
        "sup",
        "section",
    ]
)
ALLOWED_ATTRIBUTES = {
    "a": {"href", "title", "id", "class"},
    "img": {"src", "alt", "title", "loading"},
    "code": {"class"},
    "ol": {"start", "class"},
    "li": {"id", "class"},
    "div": {"class", "role", "aria-label", "tabindex"},
    "th": {"class"},
    "td": {"class"},
    "sup": {"class"},
    **{key: {"id"} for key in ("h1", "h2", "h3", "h4", "h5", "h6")},
}


class Judge(HTMLParser):
    """Collects what in a page isn't what Markdown is allowed to make."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.text = []

    def handle_starttag(self, tag, attributes):
        allowed = ALLOWED_ATTRIBUTES.get(tag, set())
        if tag not in ALLOWED_TAGS or not {name for name, _ in attributes} <= allowed:
            self.found.append((tag, attributes))
        for name, value in attributes:
            if name == "href" and not value.startswith(("#", "http:", "https:", "mailto:", "tel:", urls.SITE_ROOT)):
                lower = value.lower()
                if not lower.startswith(("http:", "https:", "mailto:", "tel:")):
                    self.found.append(("href", value))
            if name == "src" and not value.startswith(urls.SITE_ROOT + "media/guides/"):
                self.found.append(("src", value))

    def handle_comment(self, data):
        self.found.append(("comment", data))

    def handle_decl(self, decl):
        self.found.append(("declaration", decl))

    def handle_pi(self, data):
        self.found.append(("instruction", data))

    def unknown_decl(self, data):
        self.found.append(("unknown", data))

    def handle_data(self, data):
        self.text.append(data)


def judged(html):
    judge = Judge()
    judge.feed(html)
    judge.close()
    return judge


def read(markdown, first_line=1):
    return prose.read(markdown, "content/guides/a.md", first_line, "guides")


def html(markdown):
    found, problems = read(markdown)
    assert problems == []
    return "\n".join(section.html for section in found.sections)


def problem(markdown):
    (found,) = read(markdown)[1]
    return found


@given(MARKDOWN)
def test_a_body_never_makes_html_that_isnt_markdowns_or_a_link_with_an_odd_scheme(markdown):
    found, _ = read(markdown)
    for section in found.sections:
        assert judged(section.html).found == []


@given(MARKDOWN)
def test_a_front_matter_value_never_makes_html_that_isnt_markdowns_or_a_link_with_an_odd_scheme(markdown):
    made = judged(text(markdown).html).found
    _, problems = field_links(markdown, "a.md", Route(("note",)))
    assert [one for one in made if one[0] != "src"] == []
    assert not made or problems


@given(MARKDOWN, st.integers(1, 100))
def test_places_lie_in_the_body(markdown, first_line):
    found, problems = read(markdown, first_line)
    last = first_line + markdown.count("\n")
    for place in [*(one.where for one in problems), *(link.where for link in found.links)]:
        assert place is None or first_line <= place.line <= place.end_line <= last + 1


@given(MARKDOWN, st.integers(1, 100))
def test_every_link_to_the_web_that_a_text_shows_is_found_in_it(markdown, first_line):
    found = prose.web_links(markdown, "a.md", first_line)
    html = "".join(section.html for section in read(markdown, first_line)[0].sections)
    shown = re.findall(r'<a href="(https?:[^"]*)"', html, re.IGNORECASE)
    assert sorted(address for address, _ in found) == sorted(map(unescape, shown))
    for _, place in found:
        assert place is None or first_line <= place.line <= first_line + markdown.count("\n") + 1


@given(MARKDOWN)
def test_links_of_odd_schemes_are_reported_and_others_are_not(markdown):
    found, problems = read(markdown)
    spans = sum("<span>" in section.html for section in found.sections)
    assert not spans or any(one.code == "bad-link" for one in problems)


@pytest.mark.parametrize(
    "raw", ["<script>alert(1)</script>", "<b>bold</b>", "<!-- a -->", "<img src=x onerror=alert(1)>", "<?a?>"]
)
def test_raw_html_shows_as_the_text_that_it_is(raw):
    for made in (html(f"Before {raw} after."), html(raw), text(raw).html):
        assert raw in "".join(judged(made).text)
        assert judged(made).found == []


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,a",
        "data:image/png;base64,AAAA",
        "blob:https://x.example/a",
        "vbscript:a",
        "filesystem:https://x.example/a",
        "intent://a",
        "file:///etc/passwd",
        "//x.example/a",
        "/credentials/a/",
        "../a/",
        "a.html",
        "www.x.example",
        "?q=a",
    ],
)
@pytest.mark.parametrize("shape", ["See [it]({}).", "See [it][r].\n\n[r]: {}"], ids=["inline", "by reference"])
def test_a_link_that_cant_be_followed_is_its_text_and_is_reported_where_it_stands(shape, href):
    markdown = shape.format(href)
    found, (told,) = read(markdown, first_line=10)
    assert "<span>it</span>" in found.sections[0].html
    assert href.lower() not in found.sections[0].html.lower()
    assert told.code == "bad-link"
    assert told.hint
    line = markdown.split("\n")[told.where.line - 10]
    assert line[told.where.column - 1 : told.where.end_column - 1] == href


def test_an_autolink_of_an_odd_scheme_is_its_text():
    found, (told,) = read("<javascript:alert(1)>")
    assert found.sections[0].html == "<p><span>javascript:alert(1)</span></p>"
    assert (told.code, told.where) == ("bad-link", Span(1, 2, 1, 21))


@pytest.mark.parametrize(
    "href", ["https://x.example/a?b=c#d", "http://x.example", "mailto:a@b.example", "tel:+15550100"]
)
def test_a_link_to_the_web_stays_as_it_is(href):
    assert f'<a href="{href}">it</a>' in html(f"[it]({href})")


def test_an_attribute_cant_be_ended_from_within():
    made = html('[it](https://x.example/"onclick="a)\n\n![a"b](a.png "t\\"u")')
    assert judged(made).found == []


@pytest.mark.parametrize("kind", LINK_KINDS)
def test_a_cross_link_becomes_the_url_of_the_thing_and_is_told(kind):
    found, problems = read(f"See [it]({kind}:some-id).", first_line=7)
    collection = urls.KINDS[kind]
    assert problems == []
    assert f'<a href="{urls.here(f"{collection}/some-id/")}">it</a>' in found.sections[0].html
    assert found.links == (Link(collection, "some-id", "", Span(7, 10, 7, 10 + len(f"{kind}:some-id"))),)


def test_a_cross_link_may_name_a_place():
    found, _ = read("[it](credential:some-id#part-2)")
    assert urls.here("credentials/some-id/#part-2") in found.sections[0].html
    assert (found.links[0].id, found.links[0].anchor) == ("some-id", "part-2")


def test_a_link_to_a_place_of_the_same_page_is_told():
    found, problems = read("[it](#below)")
    assert problems == []
    assert '<a href="#below">it</a>' in found.sections[0].html
    assert (found.links[0].id, found.links[0].anchor) == ("", "below")


@pytest.mark.parametrize("href", ["credential:", "credential:A", "credential:a/b", "credential:..", "credential://a"])
def test_a_cross_link_that_names_no_id_is_reported(href):
    found, (told,) = read(f"[it]({href})")
    assert told.code == "bad-link"
    assert "<span>it</span>" in found.sections[0].html


@pytest.mark.parametrize(("href", "hint"), [("credentail:a", "credential"), ("htps://x.example/", "http")])
def test_a_misspelt_scheme_has_a_suggestion(href, hint):
    assert hint in problem(f"[it]({href})").hint


@pytest.mark.parametrize("href", ["../fraction-talk/", "fraction-talk.md", "/credentials/fraction-talk/"])
def test_a_relative_link_is_told_how_to_be_written(href):
    assert "credential:fraction-talk" in problem(f"[it]({href})").hint


@pytest.mark.parametrize(
    "markdown", ["[](https://x.example/)", "[ ](https://x.example/)", "[![](a.png)](https://x.example/)"]
)
def test_a_link_without_text_is_reported(markdown):
    assert "bad-link" in {one.code for one in read(markdown)[1]}


def test_an_image_that_lies_beside_the_file_is_shown_from_the_media_folder():
    found, problems = read("![A card](card.png)", first_line=4)
    assert problems == []
    assert f'src="{urls.here("media/guides/card.png")}"' in found.sections[0].html
    assert 'alt="A card"' in found.sections[0].html
    assert found.images == (("card.png", Span(4, 11, 4, 19)),)


@pytest.mark.parametrize(
    "name", ["https://x.example/a.png", "//x.example/a.png", "../a.png", "data:image/png;base64,A", "a.exe", "a"]
)
def test_an_image_from_elsewhere_is_refused(name):
    found, (told,) = read(f"![A card]({name})")
    assert told.code == "bad-image"
    assert found.images == ()


def test_an_image_without_text_is_warned_of():
    told = problem("![](card.png)")
    assert (told.code, told.severity) == ("image-without-text", "warning")


def test_an_image_in_a_front_matter_value_is_refused():
    _, (told,) = field_links("![A card](card.png)", "a.md", Route(("note",)))
    assert (told.code, told.where) == ("bad-image", Route(("note",)))


def test_links_in_a_front_matter_value_are_told_at_its_route():
    links, (told,) = field_links("[a](topic:a) [b](javascript:b)", "a.md", Route(("note",)))
    assert links == [Link("topics", "a", "", Route(("note",)))]
    assert (told.code, told.where) == ("bad-link", Route(("note",)))


def test_a_front_matter_value_of_one_paragraph_is_inline():
    assert text("Show *two* samples.").html == "Show <em>two</em> samples."
    assert text("One.\n\nTwo.").html == "<p>One.</p>\n<p>Two.</p>"
    assert text("- a").html.startswith("<ul>")


def test_a_front_matter_value_has_no_headings():
    assert "<h" not in text("# a\n\nb\n===").html


def test_a_text_keeps_its_markdown_and_is_html_to_templates():
    made = text("*a*")
    assert (made.markdown, made.__html__()) == ("*a*", "<em>a</em>")


def test_a_table_scrolls_by_itself_and_can_be_reached_with_the_keyboard():
    made = html("| a | b |\n|:--|--:|\n| 1 | 2 |")
    assert made.startswith('<div class="table-scroll" role="region" aria-label="Table" tabindex="0"><table>')
    assert '<td class="align-right">2</td>' in made
    assert made.endswith("</table></div>")


def test_a_definition_list_is_one():
    assert "<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>" in html("Term\n: Meaning")


def test_footnotes_are_a_last_section():
    found, problems = read("## One\n\nA[^a] and B[^b].\n\n[^a]: First.\n[^b]: Second.\n")
    assert problems == []
    assert [section.title for section in found.sections] == ["One", "Notes"]
    assert "First." in found.sections[1].html
    assert 'href="#fn1"' in found.sections[0].html
    assert 'id="fn1"' in found.sections[1].html


def test_links_in_footnotes_and_tables_are_checked():
    found, problems = read("A[^a].\n\n| [b](javascript:b) |\n|---|\n\n[^a]: [c](topic:c)\n")
    assert [one.code for one in problems] == ["bad-link"]
    assert [link.id for link in found.links] == ["c"]


def test_a_body_is_cut_at_its_second_level_headings():
    found, _ = read("Before.\n\n## One\n\nText.\n\n### Inner\n\nMore.\n\n## Two\n")
    assert [(one.title, one.anchor, one.markdown) for one in found.sections] == [
        ("", "", "Before."),
        ("One", "one", "Text.\n\n### Inner\n\nMore."),
        ("Two", "two", ""),
    ]
    assert found.sections[1].html == '<p>Text.</p>\n<h3 id="inner">Inner</h3>\n<p>More.</p>'
    assert found.anchors == ("one", "inner", "two")


def test_an_underlined_heading_is_a_heading():
    found, _ = read("One\n---\n\nText.")
    assert [(one.title, one.html) for one in found.sections] == [("One", "<p>Text.</p>")]


def test_an_empty_body_has_no_sections():
    assert read("\n\n") == (prose.Prose(), [])


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("Key method", "key-method"),
        ("What’s next?", "whats-next"),
        ("Días de práctica", "días-de-práctica"),
        ("A  B", "a--b"),
        ("1. First", "1-first"),
        ("STRASSE Straße", "strasse-strasse"),
        ("snake_case", "snake_case"),
    ],
)
def test_an_anchor_is_made_as_github_makes_it(title, anchor):
    assert slug(title) == anchor
    assert f'id="{anchor}"' in read(f"## Other\n\n### {title}\n")[0].sections[0].html


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("# One", 1),
        ("## One\n\n#### Deep", 3),
        ("## One\n\n## one", 3),
        ("## One\n\n### One", 3),
        ("## …", 1),
        ("##", 1),
    ],
)
def test_a_heading_of_the_wrong_level_or_repeated_or_without_letters_is_reported(markdown, line):
    told = problem(markdown)
    assert (told.code, told.where.line) == ("bad-heading", line)
    assert told.hint


def test_a_code_block_is_text():
    made = html('```html\n<script>alert("1")</script>\n[a](javascript:b)\n```')
    assert judged(made).found == []
    assert "[a](javascript:b)" in "".join(judged(made).text)


LENGTH = 10_000
BODIES = {
    "links to one long address": "[a]: https://x.example/" + "b" * 60_000 + "\n\n" + "[a] " * 5_000,
    "links with one long title": "[a]: https://x.example/ '" + "b" * 60_000 + "'\n\n" + "[a] " * 5_000,
    "images of one long name": "[a]: " + "b" * 60_000 + "\n\n" + "![a] " * 5_000,
    "open brackets": "[" * LENGTH,
    "open images": "![" * (LENGTH // 2),
    "emphasis": "*a_" * (LENGTH // 3),
    "quotes": ">" * LENGTH,
    "lists": "- " * (LENGTH // 2),
    "backticks": "".join("`" * n + " " for n in range(1, 600)),
    "entities": "&" * LENGTH,
    "angles": "<" * LENGTH,
    "wide table": "|" + "a|" * 500 + "\n|" + "-|" * 500 + "\n" + "|a\n" * 3_000,
    "footnotes": "".join(f"[^{n}]" for n in range(1_000)) + "\n\n" + "".join(f"[^{n}]: a\n\n" for n in range(1_000)),
    "headings": "".join(f"## a{n}\n\n" for n in range(1_000)),
    "links": "[a](https://x.example/) " * 3_000,
    "bad links": "[a](b) " * 5_000,
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_large_body_takes_time_and_space_in_proportion(body):
    started = time.process_time()
    found, _ = read(body)
    assert time.process_time() - started < 4
    assert sum(len(section.html) for section in found.sections) < 2_000_000


def test_one_long_address_used_again_and_again_is_reported_once():
    told = problem(BODIES["links to one long address"])
    assert (told.code, told.where.line) == ("bad-link", 3)


def test_a_definition_may_be_used_often():
    assert html("[a]: https://x.example/" + "b" * 500 + "\n\n" + "[a] " * 100).count("<a href") == 100


# --- what needs no parser

NEARLY_SIMPLE = st.text(
    st.sampled_from("abyzABZ019 ,.;:?!()'/%+=$-–—‘’“”…éßʯÀ×÷*_[]<>&\"`~|#\\^{}@\u00a0\n\t·"), min_size=1, max_size=24
)


@given(NEARLY_SIMPLE.filter(is_simple))
def test_a_simple_text_is_its_own_html(markdown):
    (paragraph, inline, _) = field_parser().parse(markdown)
    assert paragraph.type == "paragraph_open"
    assert render(field_parser(), [inline]) == markdown == text(markdown).html
    assert render(body_parser(), body_parser().parse(markdown)) == f"<p>{markdown}</p>"
    assert not any(child.type != "text" for child in inline.children)


@given(NEARLY_SIMPLE.filter(lambda markdown: not may_refer(markdown)))
def test_a_text_without_brackets_refers_to_nothing(markdown):
    for block in field_parser().parse(markdown):
        assert not {child.type for child in block.children or ()} & {"link_open", "image"}


@pytest.mark.parametrize(
    "markdown",
    ["", " a", "a ", "1. a", "- a", "a\nb", "a *b*", "a_b", "[a](b)", "<a@b>", "a & b", "a `b`", "a\\", '"a"', "a | b"],
)
def test_what_markdown_or_html_may_read_otherwise_is_not_simple(markdown):
    assert not is_simple(markdown)


def test_most_sentences_are_simple():
    assert is_simple("The educator’s plan – 20 minutes, 3 groups – shows “talk moves”; isn’t that (nearly) all?")
