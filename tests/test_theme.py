"""The theme: templates and assets, those of the catalog before those of mcsite."""

from __future__ import annotations

import json
import shutil

import pytest
import things

from mcsite import prose, resources, urls
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.theme import Theme


@pytest.fixture
def make(tmp_path):
    """Return a maker of themes from the files of the catalog's theme and of mcsite's own."""

    def theme(catalog=(), builtin=()):
        for folder, files in ((tmp_path / "theme", dict(catalog)), (tmp_path / "builtin", dict(builtin))):
            for name, content in files.items():
                file = folder / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Theme(tmp_path / "theme", tmp_path / "builtin", things.SETTINGS)

    return theme


def rendered(theme, template="a.html", path="x/y/", **context):
    page = theme.page(template, path, **context)
    assert isinstance(page, Artifact), page
    return page.content.decode()


def problem(theme, template="a.html", **context):
    found = theme.page(template, "", **context)
    assert isinstance(found, Problem)
    assert found.code == "template-error"
    return found


def test_a_page_lies_in_a_folder_and_knows_where_it_is(make):
    theme = make(builtin={"templates/a.html": "{{ page.path }} {{ page.canonical }} {{ page.section }}"})
    page = theme.page("a.html", "topics/a/", "topics")
    assert page == Artifact("topics/a/index.html", b"topics/a/ https://catalog.example/topics/a/ topics")


def test_urls_of_the_site_are_relative_on_a_page(make):
    theme = make(builtin={"templates/a.html": "{{ url('topics/b/') }} {{ link }}"})
    assert rendered(theme, link=urls.here("feed.json")) == "../../topics/b/ ../../feed.json"


def test_a_template_of_the_catalog_takes_the_place_of_mcsites(make):
    theme = make({"templates/a.html": "mine"}, {"templates/a.html": "theirs", "templates/b.html": "theirs"})
    assert (rendered(theme), rendered(theme, "b.html")) == ("mine", "theirs")


def test_a_template_of_the_catalog_can_extend_the_one_whose_place_it_takes(make):
    theirs = "<{% block main %}theirs{% endblock %}>{% block foot %}foot{% endblock %}"
    mine = '{% extends "mcsite/a.html" %}{% block main %}mine, {{ super() }}{% endblock %}'
    assert rendered(make({"templates/a.html": mine}, {"templates/a.html": theirs})) == "<mine, theirs>foot"


def test_a_partial_can_be_overridden_alone(make):
    builtin = {"templates/a.html": '<{% include "partials/b.html" %}>', "templates/partials/b.html": "theirs"}
    assert rendered(make({"templates/partials/b.html": "mine"}, builtin)) == "<mine>"


def test_a_catalog_needs_no_theme(make):
    assert rendered(make(builtin={"templates/a.html": "theirs"})) == "theirs"


def test_every_value_is_escaped_in_every_template(make):
    builtin = {
        "templates/a.html": '<p title="{{ text }}">{{ text }}</p>{% include "b.svg" %}',
        "templates/b.svg": "{{ text }}",
    }
    made = rendered(make(builtin=builtin), text="<script>\"'&")
    assert (
        made
        == '<p title="&lt;script&gt;&#34;&#39;&amp;">&lt;script&gt;&#34;&#39;&amp;</p>&lt;script&gt;&#34;&#39;&amp;'
    )


def test_rendered_markdown_is_html_in_a_template(make):
    theme = make(builtin={"templates/a.html": "{{ text }}"})
    assert rendered(theme, text=prose.text("*a* <b>")) == "<em>a</em> &lt;b&gt;"


def test_a_block_of_json_cant_be_ended_from_within(make):
    value = {"a": "</script><!--<script>"}
    made = rendered(make(builtin={"templates/a.html": "{{ value | json_block }}"}), value=value)
    assert "<" not in made
    assert json.loads(made) == value


def test_words_are_filters(make):
    template = (
        "{{ 'student-work' | label }}, {{ '2026-09-01' | day }}, {{ ['a', 'b'] | listed }}, {{ 2 | count('stack') }}"
    )
    assert (
        rendered(make(builtin={"templates/a.html": template})) == "Student work, September 1, 2026, a and b, 2 stacks"
    )


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("one\n{{ nothing }}", 2, "'nothing' is undefined"),
        ("one\n\n{% if %}", 3, ""),
        ("{% endfor %}", 1, "endfor"),
        ("one\n{{ 1 / 0 }}", 2, "ZeroDivisionError"),
        ('{% include "missing.html" %}', 1, "missing.html"),
        ('{% extends "missing.html" %}', 1, "missing.html"),
        ("{{ page.nothing }}", 1, "nothing"),
        ("{{ 1 | nothing }}", 1, "nothing"),
        ('a\n{% include "a.html" %}', 2, "RecursionError"),
        ("{{ page.__class__.nothing }}", 1, "nothing"),
    ],
)
def test_a_template_that_fails_is_told_with_its_line(make, template, line, words):
    found = problem(make({"templates/a.html": template}))
    assert (found.path, found.where.line) == ("theme/templates/a.html", line)
    assert words in found.message


def test_the_failing_template_is_told_and_not_the_one_that_includes_it(make):
    theme = make(
        {"templates/partials/b.html": "\n\n{{ nothing }}"}, {"templates/a.html": '{% include "partials/b.html" %}'}
    )
    found = problem(theme)
    assert (found.path, found.where.line) == ("theme/templates/partials/b.html", 3)


def test_a_failing_template_of_mcsites_is_told_as_that(make):
    assert problem(make(builtin={"templates/a.html": "{{ nothing }}"})).path == "mcsite/theme/templates/a.html"


def test_a_missing_template_is_told(make):
    found = problem(make(), "b.html")
    assert (found.path, found.where) == ("theme/templates/b.html", None)
    assert "b.html" in found.message


def test_a_template_that_isnt_utf_8_is_told(make):
    assert problem(make({"templates/a.html": b"\xff"})).path == "theme/templates/a.html"


@pytest.mark.parametrize("name", ["../secret.html", "/etc/hostname", "mcsite/../../secret.html"])
def test_a_template_lies_in_a_theme(make, tmp_path, name):
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    assert problem(make({"templates/a.html": f'{{% include "{name}" %}}'})).path == "theme/templates/a.html"


def test_assets_of_the_catalog_take_the_place_of_mcsites(make):
    theme = make(
        {"assets/site.css": "mine", "assets/img/logo.svg": "<svg/>"},
        {"assets/site.css": "theirs", "assets/js/a.js": "theirs"},
    )
    assert {one.path: one.content for one in theme.assets()} == {
        "assets/img/logo.svg": b"<svg/>",
        "assets/js/a.js": b"theirs",
        "assets/site.css": b"mine",
    }


@pytest.mark.parametrize(
    "name", [".DS_Store", ".git/config.css", "a.css~", ".site.css.swp", "._site.css", "notes/.hidden/a.css"]
)
def test_what_a_tool_left_among_the_assets_isnt_published(make, name):
    assert list(make({f"assets/{name}": "a"}).assets()) == []


def test_assets_come_in_order(make):
    paths = [one.path for one in make({f"assets/{name}.css": "a" for name in "cab"}).assets()]
    assert paths == ["assets/a.css", "assets/b.css", "assets/c.css"]


def test_the_theme_of_mcsite_has_one_base_that_all_pages_share():
    templates = resources.folder("theme") / "templates"
    pages = [
        file for file in templates.glob("*.html") if file.name not in {"base.html", "redirect.html", "feed-item.html"}
    ]
    assert len(pages) > 10
    for file in pages:
        assert "{% extends" in file.read_text(encoding="utf-8"), file


def test_a_cache_that_is_removed_while_pages_are_made_is_done_without(tmp_path, monkeypatch):
    theme = Theme(tmp_path / "none", resources.folder("theme"), things.SETTINGS, tmp_path / "cache")
    shutil.rmtree(tmp_path / "cache")
    monkeypatch.setattr(theme, "_twins", [])  # so that Jinja's own is asked
    assert "</html>" in theme.render("not-found.html", "404.html")
