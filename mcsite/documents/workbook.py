"""The blank workbook of a credential as a Word document, to be filled in there or on paper."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite.documents.docx import box, line, paragraph, write
from mcsite.prose import Text
from mcsite.prose.lines import Run, lines
from mcsite.views import words
from mcsite.views.credential import CredentialView, PartView
from mcsite.views.workbook import Outline, Part, Question

_WORDS_ON_A_LINE = 12
_LINES = range(4, 25)  # how high the box for an answer is, at least and at most
_ARTIFACT = box("What it is: ", "Link, or where it is kept: ", "Caption, with the date: ", "")
_BOXES = {count: box(*[""] * count) for count in _LINES}
_PRIVACY, _CHECKS = paragraph("Privacy", "Heading3"), paragraph("Complete when", "Heading3")
_NO_NAMES = paragraph("Write no names of students or colleagues, here or in the names of files.")


def document(view: CredentialView, outline: Outline) -> bytes:
    """Return the blank document of a credential's workbook."""
    return write(f"Evidence workbook: {view.title}", view.language, _all(view, outline))


def _all(view: CredentialView, outline: Outline) -> Iterator[str]:
    yield paragraph(view.title, "Title")
    yield paragraph(f"Evidence workbook for version {view.version}, assessed by {view.issuer.title}", "Quiet")
    yield paragraph(outline.site + view.path, "Quiet")
    if view.source:
        yield paragraph(f"From {view.source.title}, as of {words.day(view.source.fetched)}: {view.source.url}", "Quiet")
    yield paragraph(view.competency)
    if view.pass_rule.sentence:
        yield paragraph(f"To earn this micro-credential you need {view.pass_rule.sentence}.", bold=True)
    yield _NO_NAMES
    for part, shown in zip(outline.parts, view.evidence, strict=True):
        yield from _part(part, shown)
    if view.apply_url and not view.closed:
        yield paragraph("Submit", "Heading1")
        yield paragraph(f"Hand this in at {view.apply_url}")


def _part(part: Part, shown: PartView) -> Iterator[str]:
    yield paragraph(f"Part {shown.number}: {part.title}", "Heading1")
    told = [words.label(part.type)]
    if part.repeat_for:
        told.append(f"once for each {part.repeat_for}")
    if part.media:
        told.append("formats: " + ", ".join([words.label(one).lower() for one in part.media]))
    yield paragraph("; ".join(told), "Quiet")
    yield from _text(shown.instructions)
    if shown.privacy:
        yield _PRIVACY
        yield from _text(shown.privacy)
    asked = "".join(_entry(part, shown))
    for name in part.names:
        if name:
            yield paragraph(name, "Heading2")
        yield asked
    if part.checks:
        yield _CHECKS
        for check in part.checks:
            yield paragraph(f"☐ {check}", "Check")


def _entry(part: Part, shown: PartView) -> Iterator[str]:
    for number, question in enumerate(part.questions):
        if shown.prompts:
            name = f"Question {number + 1}" if len(part.questions) > 1 else ""
            yield paragraph(question.title or name, "Heading3")
            yield from _text(shown.prompts[number].text)
            yield from _answer(question)
        elif not part.needed:
            yield from _answer(question)
    for number in range(part.needed or 0):
        yield paragraph(f"Artifact {number + 1}", "Heading3")
        yield _ARTIFACT


def _answer(question: Question) -> Iterator[str]:
    if question.max_words:
        told = "About" if question.limit == "advisory" else "At most"
        yield paragraph(f"{told} {words.count(question.max_words, 'word')}", "Quiet")
    wanted = (question.max_words or 100) // _WORDS_ON_A_LINE
    yield _BOXES[min(max(wanted, _LINES[0]), _LINES[-1])]


def _text(given: Text | None) -> Iterator[str]:
    for one in lines(given.html) if given else ():
        if one.mark:
            yield line((Run(f"{one.mark} "), *one.runs), "ListParagraph")
        else:
            yield line(one.runs)
