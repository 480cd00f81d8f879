from __future__ import annotations

import sites

from mcsite.outputs import redirects

OLD = "credentials/talking-fractions/index.html"


def test_an_old_address_has_a_page_that_leads_to_the_new_one(make):
    page = make(redirects)[OLD].decode()
    assert '<meta http-equiv="refresh" content="0; url=../../credentials/fraction-talk/">' in page
    assert '<a href="../../credentials/fraction-talk/">' in page
    assert '<meta name="robots" content="noindex">' in page


def test_hosts_are_told_of_it_with_the_path_of_the_site(make):
    assert make(redirects)["_redirects"] == (
        b"/badges/credentials/talking-fractions/ /badges/credentials/fraction-talk/ 301\n"
    )
    at_root = make(redirects, base_url="https://small.example/")
    assert at_root["_redirects"] == b"/credentials/talking-fractions/ /credentials/fraction-talk/ 301\n"


def test_a_translation_does_not_redirect_again(make):
    assert set(make(redirects)) == {OLD, "_redirects"}


def test_without_old_addresses_nothing_redirects(make):
    files = {"content/credentials/fraction-talk.es.md": None, "content/credentials/pizza-fractions.md": None}
    source = "content/credentials/fraction-talk.md"
    text = (sites.SMALL / source).read_text(encoding="utf-8")
    files[source] = text.replace("aliases: [/credentials/talking-fractions/]\n", "")
    assert make(redirects, files) == {"_redirects": b""}
