from __future__ import annotations

from mcsite import resources
from mcsite.outputs import assets


def test_the_files_of_the_theme_are_published_as_they_are(make):
    made = make(assets)
    assert {"assets/site.css", "assets/favicon.svg"} <= set(made)
    for path, content in made.items():
        assert content == (resources.folder("theme") / path).read_bytes()


def test_a_file_of_the_catalog_takes_the_place_of_the_theme_s_of_that_name(make):
    made = make(assets, {"theme/assets/site.css": "body { color: red; }", "theme/assets/own/logo.svg": "<svg/>"})
    assert made["assets/site.css"] == b"body { color: red; }"
    assert made["assets/own/logo.svg"] == b"<svg/>"
    assert "assets/favicon.svg" in made


def test_what_is_only_for_those_who_write_the_theme_is_not_published(make):
    files = {f"theme/assets/{name}": "x" for name in (".DS_Store", "js/tsconfig.json", "README.md")}
    assert make(assets, files).keys() == make(assets).keys()
