from __future__ import annotations

from mcsite import resources
from mcsite.outputs import assets


def test_the_files_of_the_theme_are_published_as_they_are(make):
    made = make(assets)
    folder = resources.folder("theme") / "assets"
    assert made == {
        f"assets/{file.relative_to(folder).as_posix()}": file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }
    assert "assets/site.css" in made


def test_a_file_of_the_catalog_takes_the_place_of_the_theme_s_of_that_name(make):
    made = make(assets, {"theme/assets/site.css": "body { color: red; }", "theme/assets/own/logo.svg": "<svg/>"})
    assert made["assets/site.css"] == b"body { color: red; }"
    assert made["assets/own/logo.svg"] == b"<svg/>"
    assert "assets/favicon.svg" in made


def test_hidden_files_are_not_published(make):
    assert "assets/.DS_Store" not in make(assets, {"theme/assets/.DS_Store": "x"})
