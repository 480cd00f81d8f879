"""The HTML of the feed that is made without templates, held against the templates."""

from __future__ import annotations

import random_catalogs
from hypothesis import given

from mcsite import resources
from mcsite.outputs import feed
from mcsite.outputs.feed import html
from mcsite.theme import Theme
from mcsite.views import CredentialView


def _assert_alike(views, theme):
    found = [one for one in views.everything() if isinstance(one, CredentialView)]
    assert found
    for one in found:
        assert html.item(one, views.settings.title) == theme.render("feed-item.html", one.path, view=one)


@given(random_catalogs.catalogs())
def test_it_is_that_of_the_templates_whatever_a_catalog_says(views):
    _assert_alike(views, Theme(resources.folder("theme"), resources.folder("theme"), views.settings))


def test_it_is_that_of_the_templates_for_the_small_catalog(views_of):
    _assert_alike(*views_of({}, {}))


def test_a_catalog_that_has_one_of_the_templates_gets_its_own(make):
    theme = {"theme/templates/feed/credential.html": "<p>Our own words</p>\n"}
    assert b"Our own words" in _feed(make, theme)
    assert b"Our own words" not in _feed(make, {})


def _feed(make, files):
    """Return the first page of the feed of the small catalog with files put over it."""
    return make(feed, files)["feed.json"]
