from __future__ import annotations

import json

import sites

from mcsite.outputs import home, pages

PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89\0\0\0\nIDATx\x9cc\0\1\0\0\5\0\1\r\n-\xb4"
    b"\0\0\0\0IEND\xaeB`\x82"
)
TALK = "content/credentials/fraction-talk.md"


def _with_png():
    text = (sites.SMALL / TALK).read_text(encoding="utf-8").replace("fraction-talk.svg", "talk.png")
    assert "talk.png" in text
    return {TALK: text, "content/credentials/talk.png": PNG}


def test_a_badge_that_is_a_raster_image_is_shown_by_links(make):
    page = make(pages, _with_png())["credentials/fraction-talk/index.html"].decode()
    assert f'<meta property="og:image" content="{sites.SMALL_URL}media/credentials/talk.png">' in page
    assert '<meta property="og:image:alt" content="Badge of Fraction Talk">' in page


def test_a_drawn_badge_is_not_since_no_network_draws_svg(make):
    assert b"og:image" not in make(pages)["credentials/number-lines/index.html"]


def test_addresses_in_the_data_are_those_of_the_site(make):
    page = make(home, base_url="https://elsewhere.example/a")["index.html"].decode()
    data = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert data["@graph"][0]["url"] == "https://elsewhere.example/a/"
    assert '<meta property="og:url" content="https://elsewhere.example/a/">' in page


def test_no_value_can_end_the_data(make):
    source = "content/topics/fractions.md"
    page = make(pages, {source: "---\ntitle: </script><script>alert(1)</script>\n---\n"})
    html = page["topics/fractions/index.html"].decode()
    data = json.loads(html.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert data["@graph"][0]["name"] == "</script><script>alert(1)</script>"
    assert "<script>" not in html


def test_a_catalog_can_say_more_of_a_page_or_less(make):
    template = "{% extends 'mcsite/base.html' %}{% block data %}{% endblock %}\n"
    page = make(home, {"theme/templates/base.html": template})["index.html"].decode()
    assert '<script type="application/ld+json' not in page
    assert "og:title" in page
