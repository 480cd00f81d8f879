from __future__ import annotations

import sites

from mcsite import urls
from mcsite.diagnostics import Problem
from mcsite.outputs import pages, records


def test_there_is_a_page_beside_every_record(make):
    assert {path.replace(".html", ".json") for path in make(pages)} == set(make(records))


def test_addresses_on_a_page_are_relative_so_that_it_works_in_any_folder(make):
    for path, content in make(pages).items():
        page = content.decode()
        up = "../" * path.count("/")
        assert f'href="{up}assets/site.css"' in page
        assert 'href="/' not in page
        assert urls.SITE_ROOT not in page


def test_a_page_names_its_own_address_and_its_record(make):
    page = make(pages)["topics/fractions/index.html"].decode()
    assert f'<link rel="canonical" href="{sites.SMALL_URL}topics/fractions/">' in page
    assert (
        '<link rel="alternate" type="application/json" title="Record" href="../../topics/fractions/index.json">' in page
    )


def test_a_translation_has_a_page_in_its_language(make):
    made = make(pages)
    page = made["credentials/fraction-talk/es/index.html"].decode()
    assert '<html lang="es">' in page
    assert "<h1>Hablar de fracciones</h1>" in page
    assert f'hreflang="en" href="{sites.SMALL_URL}credentials/fraction-talk/"' in page  # as search engines want it
    assert '<a href="../../../credentials/fraction-talk/" hreflang="en"' in page
    assert (
        f'hreflang="es" href="{sites.SMALL_URL}credentials/fraction-talk/es/"'
        in made["credentials/fraction-talk/index.html"].decode()
    )


def test_what_is_closed_keeps_its_page_which_says_so(make):
    page = make(pages)["credentials/pizza-fractions/index.html"].decode()
    assert "<strong>Retired.</strong>" in page
    assert 'href="../../credentials/fraction-talk/"' in page
    assert "Submit your evidence" not in page


def test_markup_in_values_is_shown_and_never_acts(make):
    source = "content/topics/fractions.md"
    text = "---\ntitle: <script>alert(1)</script>\nsummary: '\"><img src=x onerror=alert(1)>'\n---\n<b>raw</b>\n"
    page = make(pages, {source: text})["topics/fractions/index.html"].decode()
    assert "<script>" not in page
    assert "<img src=x" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_template_of_the_catalog_takes_the_place_of_the_theme_s(make):
    files = {
        "theme/templates/topic.html": "{% extends 'mcsite/topic.html' %}{% block lead %}<p>Ours</p>{% endblock %}\n"
    }
    page = make(pages, files)["topics/fractions/index.html"].decode()
    assert "<p>Ours</p>" in page
    assert "<h1>Fractions</h1>" in page


def test_a_template_that_fails_is_a_problem_at_its_line_and_other_pages_are_made(tmp_path):
    root = sites.lay(tmp_path / "catalog", {"theme/templates/topic.html": "<p>\n{{ view.nothing }}\n</p>\n"})
    found = list(sites.made(pages, *sites.look(root)))
    problems = [one for one in found if isinstance(one, Problem)]
    assert [(one.code, one.path, one.where.line) for one in problems] == [
        ("template-error", "theme/templates/topic.html", 2)
    ]
    assert len(found) == 12
