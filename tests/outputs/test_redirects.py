from __future__ import annotations

import sites
import things

from mcsite import ledger, resources
from mcsite.outputs import redirects
from mcsite.theme import Theme
from mcsite.views import Views

OLD = "credentials/talking-fractions/index.html"
SPANISH = "credentials/talking-fractions/es/index.html"


def test_an_old_address_has_a_page_that_leads_to_the_new_one(make):
    page = make(redirects)[OLD].decode()
    assert '<meta http-equiv="refresh" content="0; url=../../credentials/fraction-talk/">' in page
    assert '<a href="../../credentials/fraction-talk/">' in page
    assert '<meta name="robots" content="noindex">' in page


def test_hosts_are_told_of_it_with_the_path_of_the_site(make):
    assert make(redirects)["_redirects"] == (
        b"/badges/credentials/talking-fractions/ /badges/credentials/fraction-talk/ 301\n"
        b"/badges/credentials/talking-fractions/es/ /badges/credentials/fraction-talk/es/ 301\n"
    )
    at_root = make(redirects, base_url="https://small.example/")
    assert at_root["_redirects"].startswith(b"/credentials/talking-fractions/ /credentials/fraction-talk/ 301\n")


def test_the_old_address_of_a_translation_leads_to_the_translation(make):
    made = make(redirects)
    assert set(made) == {OLD, SPANISH, "_redirects"}
    assert b'<a href="../../../credentials/fraction-talk/es/">' in made[SPANISH]


def test_an_old_address_of_what_was_withdrawn_leads_to_the_notice(tmp_path):
    gone = ledger.Event("2026-09-05T10:00:00Z", "withdrawn", "credential", "new", "New", "en", aliases=("/old/",))
    views = Views(things.link(things.small(), ledger=ledger.of([gone]))[0])
    theme = Theme(tmp_path, resources.folder("theme"), views.settings)
    made = sites.contents(sites.made(redirects, views, theme))
    assert b'<a href="../credentials/new/">' in made["old/index.html"]
    assert made["_redirects"] == b"/old/ /credentials/new/ 301\n"


def test_without_old_addresses_nothing_redirects(make):
    files = {"content/credentials/fraction-talk.es.md": None, "content/credentials/pizza-fractions.md": None}
    source = "content/credentials/fraction-talk.md"
    text = (sites.SMALL / source).read_text(encoding="utf-8")
    files[source] = text.replace("aliases: [/credentials/talking-fractions/]\n", "")
    assert make(redirects, files) == {"_redirects": b""}
