from __future__ import annotations

import re

import sites

from mcsite.outputs import not_found


def test_the_page_works_at_any_depth_because_its_addresses_are_whole(make):
    made = make(not_found)
    assert list(made) == ["404.html"]
    page = made["404.html"].decode()
    addresses = re.findall(r'(?:href|src|action)="([^"]*)"', page)
    own = [address for address in addresses if address.startswith(sites.SMALL_URL)]
    assert set(addresses) - set(own) == {"#main", "mailto:questions@small.example"}
    assert f"{sites.SMALL_URL}assets/site.css" in own
    assert f"{sites.SMALL_URL}search/" in own


def test_search_engines_leave_it_out(make):
    page = make(not_found)["404.html"].decode()
    assert '<meta name="robots" content="noindex">' in page
    assert "canonical" not in page
