"""Word documents (Office Open XML, ECMA-376): few kinds of paragraphs, and the same bytes for the same content.

`PARTS` is what every document has alike. The scripts of the workbook, which write documents in the browser, have it
from here.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

from mcsite.artifacts import escaped
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
_CONTROLS = bytes({*range(0x20)} - {*b"\t\n"})  # what XML 1.0 can't have of ASCII (section 2.2), and no CR
_PLAIN = (20, 0, 0, 0, 1 << 5 | 1)  # version 2.0, no flags, not compressed, midnight of 1980-01-01, the first there is
_READABLE = 0o600 << 16  # the rights of a file, where a system asks for them


def _style(name: str, title: str, paragraph: str = "", run: str = "") -> str:
    default = ' w:default="1"' if name == "Normal" else ""
    on = "" if name == "Normal" else '<w:basedOn w:val="Normal"/>'
    formats = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{run}</w:rPr>" if run else "")
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{title}"/>{on}<w:qFormat/>{formats}'
        "</w:style>"
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


# What a paragraph of each style begins with; one that says nothing is normal.
_STYLED: dict[Style, str] = {
    style: "" if style == "Normal" else f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' for style in get_args(Style)
}
_END = (
    '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" '
    'w:gutter="0"/></w:sectPr></w:body></w:document>'
)


def paragraph(text: str, style: Style = "Normal", *, bold: bool = False) -> str:
    """Return a paragraph of plain text, in one of the styles of `PARTS`, as XML."""
    written = f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}{_text(text)}</w:r>" if text else ""
    return f"<w:p>{_STYLED[style]}{written}</w:p>"


def line(runs: Iterable[Run], style: Style = "Normal") -> str:
    """Return a paragraph of runs, in one of the styles of `PARTS`, as XML."""
    return f"<w:p>{_STYLED[style]}{''.join([_run(run) for run in runs])}</w:p>"


def box(*lines: str) -> str:
    """Return a box to write in, with a line for each text, as XML."""
    written = "<w:br/>".join([_text(text) if text else "" for text in lines])
    return f"<w:p>{_STYLED['Answer']}<w:r>{written}</w:r></w:p><w:p/>"


def write(title: str, language: str, paragraphs: Iterable[str]) -> bytes:
    """Return a document as a file. The paragraphs are XML, as `paragraph` and `line` make it."""
    core = _part(
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_CORE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escaped(title)}</dc:title>'
        f"<dc:language>{escaped(language)}</dc:language></cp:coreProperties>"
    )
    body = "".join(paragraphs)
    document = _part(f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}{_END}')
    return _zipped({"docProps/core.xml": core, "word/document.xml": document})


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file of `PARTS` and some files (APPNOTE.TXT 6.3.10), not compressed: libraries differ in that."""
    local, central = _alike()
    written, names = [local], [central]
    offset = len(local)
    for name, content in files.items():
        head, entry = _entry(name, content, offset)
        written += (head, content)
        names.append(entry)
        offset += len(head) + len(content)
    directory = b"".join(names)
    count = len(PARTS) + len(files)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(directory), offset, 0)
    return b"".join((*written, directory, end))


@cache
def _alike() -> tuple[bytes, bytes]:
    """Return what every document begins with, and what its directory begins with."""
    local, central = b"", b""
    for name, text in PARTS.items():
        content = text.encode()
        head, entry = _entry(name, content, len(local))
        local += head + content
        central += entry
    return local, central


def _entry(name: str, content: bytes, offset: int) -> tuple[bytes, bytes]:
    """Return the local header of a file, and its entry in the directory (sections 4.3.7 and 4.3.12)."""
    path, size = name.encode(), len(content)
    shared = struct.pack("<5H3I2H", *_PLAIN, zlib.crc32(content), size, size, len(path), 0)
    entry = struct.pack("<3H2I", 0, 0, 0, _READABLE, offset)
    return b"PK\3\4" + shared + path, b"PK\1\2\x14\0" + shared + entry + path


def _run(run: Run) -> str:
    if run.bold or run.italic:
        return f"<w:r><w:rPr>{'<w:b/>' * run.bold}{'<w:i/>' * run.italic}</w:rPr>{_text(run.text)}</w:r>"
    return f"<w:r>{_text(run.text)}</w:r>"


def _text(text: str) -> str:
    preserve = "" if text == text.strip() else ' xml:space="preserve"'
    if "&" in text or "<" in text or ">" in text:
        text = escaped(text)
    return f"<w:t{preserve}>{text}</w:t>"


def _part(xml: str) -> bytes:
    """Return the bytes of a part, without the characters that XML 1.0 can't have (section 2.2)."""
    for one in ("\ufffe", "\uffff"):
        if one in xml:
            xml = xml.replace(one, "")
    return xml.encode(errors="ignore").translate(None, _CONTROLS)  # lone surrogates are ignored
