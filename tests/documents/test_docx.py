from __future__ import annotations

import io
import zipfile
from typing import get_args
from xml.etree import ElementTree as ET

from docx import Document

from mcsite.documents.docx import PARTS, Style, line, paragraph, write
from mcsite.prose.lines import Run

TITLE = 'Rules & "ideas" <b>'


def test_a_document_opens_with_its_text_styles_title_and_language():
    content = write(TITLE, "es", [paragraph(TITLE, "Title"), line((Run("very ", bold=True), Run("well")))])
    document = Document(io.BytesIO(content))
    first, second = document.paragraphs
    assert (first.text, first.style.name) == (TITLE, "Title")
    assert [(run.text, run.bold) for run in second.runs] == [("very ", True), ("well", None)]
    assert (document.core_properties.title, document.core_properties.language) == (TITLE, "es")


def test_every_style_that_a_paragraph_can_have_is_there():
    root = ET.fromstring(PARTS["word/styles.xml"])
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    there = {style.get(f"{word}styleId") for style in root.iter(f"{word}style")}
    assert there == set(get_args(Style))


def test_characters_that_xml_can_not_have_are_left_out():
    document = Document(io.BytesIO(write("a\x0bb", "en", [paragraph("one\x00 \ud800two\ufffe\r")])))
    assert document.paragraphs[0].text == "one two"
    assert document.core_properties.title == "ab"


def test_the_same_content_gives_the_same_bytes_whenever_and_wherever():
    content = write("Title", "en", [paragraph("Text")])
    assert content == write("Title", "en", [paragraph("Text")])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {0}
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}


def test_the_file_is_the_one_that_the_standard_library_writes():
    content = write(TITLE, "en", [paragraph("Text ü")])
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(held, "w") as archive:
        for entry in given.infolist():
            again = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            again.create_system = 0
            archive.writestr(again, given.read(entry))
    assert held.getvalue() == content
