"""Image files that authors bring."""

from __future__ import annotations

import pytest

from mcsite import images
from mcsite.sources import MAX_IMAGE_BYTES, Image

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
SIGNATURES = {
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff\xe0",
    "jpeg": b"\xff\xd8\xff\xe0",
    "gif": b"GIF89a",
    "webp": b"RIFF\0\0\0\0WEBPVP8 ",
    "avif": b"\0\0\0\x1cftypavif",
}


@pytest.fixture
def judge(tmp_path):
    """Return a judge of an image's content, by its name."""

    def codes(name, content):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        found = images.problems(Image(f"content/topics/{name}", "topics", name, file))
        assert all(problem.path == f"content/topics/{name}" and problem.hint for problem in found)
        return [problem.code for problem in found]

    return codes


@pytest.mark.parametrize("suffix", SIGNATURES)
def test_an_image_is_what_its_name_says(judge, suffix):
    assert judge(f"a.{suffix}", SIGNATURES[suffix] + b"rest") == []


@pytest.mark.parametrize("suffix", [*SIGNATURES, "svg"])
@pytest.mark.parametrize("content", [b"", b"<html><script>alert(1)</script>", b"%PDF-1.7", b"\0" * 64])
def test_a_file_that_isnt_what_its_name_says_is_refused(judge, suffix, content):
    assert judge(f"a.{suffix}", content) == ["bad-image"]


@pytest.mark.parametrize("suffix", SIGNATURES)
def test_an_image_of_another_kind_than_its_name_is_refused(judge, suffix):
    others = [content for name, content in SIGNATURES.items() if content[:3] != SIGNATURES[suffix][:3]]
    assert [judge(f"a.{suffix}", content) for content in others] == [["bad-image"]] * len(others)


@pytest.mark.parametrize(
    "inside",
    [
        "",
        '<path d="M0 0h1" fill="url(#a)"/><text>Talk</text>',
        '<a href="#b"><circle r="1"/></a><use xlink:href="#c"/>',
        "<style>.a { fill: url('#b') }</style>",
        "<title>Talk</title><desc>on &amp; on</desc>",
    ],
)
def test_a_drawing_of_shapes_and_text_is_fine(judge, inside):
    assert judge("a.svg", SVG.format(inside)) == []


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<SCRIPT xmlns="http://www.w3.org/1999/xhtml">alert(1)</SCRIPT>',
        '<circle onload="alert(1)"/>',
        '<circle ONCLICK="alert(1)"/>',
        "<foreignObject><body/></foreignObject>",
        '<a href="javascript:alert(1)"><circle/></a>',
        '<a xlink:href="https://x.example/"><circle/></a>',
        '<image href="https://x.example/a.png"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<use xlink:href="other.svg#a"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
        "<style>@import 'https://x.example/a.css';</style>",
        "<style>a { background: url(https://x.example/a) }</style>",
        "<style>a { background: u\\72l(https://x.example/a) }</style>",
        '<circle style="fill: u\\72l(https://x.example/a)"/>',
        '<circle style="fill: URL( //x.example/a )"/>',
        '<circle fill="url(https://x.example/a#b)"/>',
        '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://x.example/"/>',
        '<img xmlns="http://www.w3.org/1999/xhtml" src="https://x.example/a.png"/>',
        '<form xmlns="http://www.w3.org/1999/xhtml" action="https://x.example/"><button>a</button></form>',
    ],
)
def test_a_drawing_that_acts_or_fetches_is_refused(judge, inside):
    assert judge("a.svg", SVG.format(inside)) == ["bad-image"]


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>',
        "<!doctype svg>",
        '<?xml-stylesheet type="text/xsl" href="data:text/xml,a"?>',
        '<?xml-stylesheet href="https://x.example/a.css"?>',
    ],
)
def test_a_drawing_that_begins_with_more_than_itself_is_refused(judge, head):
    assert judge("a.svg", head + SVG.format("")) == ["bad-image"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_a_drawing_isnt_hidden_by_its_encoding(judge, encoding):
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE svg [<!ENTITY a "b">]>'
    assert judge("a.svg", (head + SVG.format("&a;")).encode(encoding)) == ["bad-image"]


def test_a_drawing_may_begin_with_a_declaration_and_a_byte_order_mark(judge):
    assert judge("a.svg", '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n' + SVG.format("")) == []


@pytest.mark.parametrize("content", ["<svg", "<svg/>", '<html xmlns="http://www.w3.org/2000/svg"/>', "a"])
def test_what_isnt_svg_is_refused(judge, content):
    assert judge("a.svg", content) == ["bad-image"]


def test_a_large_image_is_refused(judge):
    assert judge("a.png", SIGNATURES["png"].ljust(MAX_IMAGE_BYTES, b"\0")) == []
    assert judge("a.png", SIGNATURES["png"].ljust(MAX_IMAGE_BYTES + 1, b"\0")) == ["too-large"]


def test_deep_nesting_is_judged(judge):
    levels = 50_000
    assert judge("a.svg", SVG.format("<g>" * levels + "</g>" * levels)) in ([], ["bad-image"])


def test_a_file_that_is_gone_is_told(tmp_path):
    (problem,) = images.problems(Image("content/topics/a.png", "topics", "a.png", tmp_path / "a.png"))
    assert problem.code == "unreadable-file"
