"""Word documents (Office Open XML, ECMA-376): few kinds of paragraphs, and the same bytes for the same content.

`PARTS` is what every document has alike. The scripts of the workbook, which write documents in the browser, have it
from here.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal
from xml.sax.saxutils import escape

from msgspec import Struct

from mcsite.prose.lines import Run

Style = Literal[
    "Normal", "Title", "Heading1", "Heading2", "Heading3", "Heading4", "Quiet", "ListParagraph", "Answer", "Check"
]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "http://schemas.openxmlformats.org/package/2006"
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2; no CR
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can tell


def _style(name: str, title: str, paragraph: str = "", run: str = "", based: str = "Normal") -> str:
    default = ' w:default="1"' if name == "Normal" else ""
    on = "" if name == "Normal" else f'<w:basedOn w:val="{based}"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{title}"/>{on}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _heading(level: int, size: int, before: int) -> str:
    paragraph = f'<w:keepNext/><w:spacing w:before="{before}" w:after="80"/><w:outlineLvl w:val="{level - 1}"/>'
    return _style(f"Heading{level}", f"heading {level}", paragraph, f'<w:b/><w:sz w:val="{size}"/>')


def _box() -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="6" w:color="6A7A77"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f'<w:pBdr>{sides}</w:pBdr><w:spacing w:before="0" w:after="0"/><w:ind w:left="120" w:right="120"/>'


_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="22"/>'
    '<w:szCs w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    + _style("Normal", "Normal")
    + _style("Title", "Title", '<w:spacing w:after="120"/>', '<w:b/><w:sz w:val="44"/>')
    + _heading(1, 32, 360)
    + _heading(2, 26, 320)
    + _heading(3, 23, 240)
    + _heading(4, 22, 160)
    + _style("Quiet", "Quiet", "", '<w:color w:val="4F5E5C"/><w:sz w:val="20"/>')
    + _style("ListParagraph", "List Paragraph", '<w:spacing w:after="60"/><w:ind w:left="480" w:hanging="240"/>')
    + _style("Check", "Check", '<w:spacing w:after="60"/><w:ind w:left="360" w:hanging="360"/>')
    + _style("Answer", "Answer", _box())
    + "</w:styles>"
)

PARTS: Mapping[str, str] = MappingProxyType(
    {
        "[Content_Types].xml": (
            f'{_HEAD}<Types xmlns="{_CORE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'{_HEAD}<Relationships xmlns="{_RELATIONS}">'
            f'<Relationship Id="rId1" Type="{_KINDS}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{_RELATIONS}/metadata/core-properties" Target="docProps/core.xml"/>'
            "</Relationships>"
        ),
        "word/_rels/document.xml.rels": (
            f'{_HEAD}<Relationships xmlns="{_RELATIONS}">'
            f'<Relationship Id="rId1" Type="{_KINDS}/styles" Target="styles.xml"/></Relationships>'
        ),
        "word/styles.xml": _STYLES,
    }
)


class Paragraph(Struct, frozen=True):
    """A paragraph in one of the styles of `PARTS`."""

    runs: tuple[Run, ...]
    style: Style = "Normal"


def paragraph(text: str, style: Style = "Normal") -> Paragraph:
    """Return a paragraph of plain text."""
    return Paragraph((Run(text),) if text else (), style)


def write(title: str, language: str, paragraphs: Iterable[Paragraph]) -> bytes:
    """Return a document as a file."""
    body = "".join(_paragraph(one) for one in paragraphs)
    files = {
        **PARTS,
        "docProps/core.xml": (
            f'{_HEAD}<cp:coreProperties xmlns:cp="{_CORE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{_escape(title)}</dc:title>'
            f"<dc:language>{_escape(language)}</dc:language></cp:coreProperties>"
        ),
        "word/document.xml": (
            f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}<w:sectPr><w:pgSz w:w="12240" w:h="15840"/>'
            '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" '
            'w:gutter="0"/></w:sectPr></w:body></w:document>'
        ),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:  # not compressed: libraries compress each in their own way
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system = 0
            archive.writestr(entry, content)
    return held.getvalue()


def _paragraph(given: Paragraph) -> str:
    runs = "".join(_run(run) for run in given.runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{given.style}"/></w:pPr>{runs}</w:p>'


def _run(run: Run) -> str:
    style = "<w:b/>" * run.bold + "<w:i/>" * run.italic
    text = f'<w:t xml:space="preserve">{_escape(run.text)}</w:t>'
    return f"<w:r><w:rPr>{style}</w:rPr>{text}</w:r>" if style else f"<w:r>{text}</w:r>"


def _escape(text: str) -> str:
    """Return a text for XML 1.0, without the characters that it can't have."""
    return escape(_NOT_IN_XML.sub("", text))
