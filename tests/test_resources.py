"""The files that come with mcsite."""

from __future__ import annotations

import pytest

from mcsite import resources, urls


def test_the_schemas_have_one_for_each_collection():
    names = {file.name.removesuffix(".schema.json") for file in resources.folder("schema").glob("*.json")}
    assert names == {*urls.COLLECTIONS, "common", "settings"}


@pytest.mark.parametrize("name", ["templates/base.html", "assets"])
def test_the_theme_is_there(name):
    assert (resources.folder("theme") / name).exists()
