from __future__ import annotations

import sites

from mcsite.outputs import media, records

PNG = b"\x89PNG\r\n\x1a\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def test_images_of_texts_and_issuers_are_published_as_they_are(make):
    assert make(media) == {
        f"media/{name}": (sites.SMALL / "content" / name).read_bytes()
        for name in ("credentials/bars.svg", "issuers/example-university.svg")
    }


def test_an_image_that_nothing_shows_is_not_published(make):
    assert "media/credentials/other.svg" not in make(media, {"content/credentials/other.svg": SVG})


def test_an_image_of_a_draft_is_not_published(make):
    source = "content/credentials/secret-draft.md"
    text = (sites.SMALL / source).read_text(encoding="utf-8").replace("Secret.\n", "![A secret](secret.svg)\n", 1)
    files = {source: text, "content/credentials/secret.svg": SVG}
    assert "media/credentials/secret.svg" not in make(media, files)
    assert "media/credentials/secret.svg" in make(media, files, drafts=True)


def test_a_badge_that_is_not_svg_lies_with_the_images(make):
    source = "content/credentials/number-lines.md"
    text = (sites.SMALL / source).read_text(encoding="utf-8").replace("status:", "image: line.png\nstatus:", 1)
    files = {source: text, "content/credentials/line.png": PNG}
    assert make(media, files)["media/credentials/line.png"] == PNG
    record = make(records, files)["credentials/number-lines/index.json"]
    assert f'"badge":"{sites.SMALL_URL}media/credentials/line.png"'.encode() in record
