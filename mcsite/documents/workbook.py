"""The blank workbook of a credential as a Word document, to be filled in there or on paper."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite.documents.docx import line, paragraph, write
from mcsite.prose import Text
from mcsite.prose.lines import Run, lines
from mcsite.views import words
from mcsite.views.credential import CredentialView, PartView
from mcsite.views.workbook import Workbook, WorkbookAnswer, WorkbookEntry, WorkbookPart

_WORDS_ON_A_LINE = 12
_LINES = range(4, 24)  # how high the box for an answer is, at least and at most
_FIELDS = ("What it is: ", "Link, or where it is kept: ", "Caption, with the date: ", "")
_EMPTY, _GAP = paragraph("", "Answer"), paragraph("")
_ARTIFACT = "".join(paragraph(field, "Answer") for field in _FIELDS) + _GAP


def document(view: CredentialView, blank: Workbook) -> bytes:
    """Return the blank document of a credential's workbook."""
    return write(f"Evidence workbook: {view.title}", view.language, _all(view, blank))


def _all(view: CredentialView, blank: Workbook) -> Iterator[str]:
    yield paragraph(view.title, "Title")
    yield paragraph(f"Evidence workbook for version {view.version}, assessed by {view.issuer.title}", "Quiet")
    yield paragraph(blank.credential.url, "Quiet")
    if view.source:
        yield paragraph(f"From {view.source.title}, as of {words.day(view.source.fetched)}: {view.source.url}", "Quiet")
    yield paragraph(view.competency)
    if view.pass_rule.sentence:
        yield paragraph(f"To earn this micro-credential you need {view.pass_rule.sentence}.", bold=True)
    yield paragraph("Write no names of students or colleagues, here or in the names of files.")
    for part, shown in zip(blank.parts, view.evidence, strict=True):
        yield from _part(part, shown)
    if view.apply_url and not view.closed:
        yield paragraph("Submit", "Heading1")
        yield paragraph(f"Hand this in at {view.apply_url}")


def _part(part: WorkbookPart, shown: PartView) -> Iterator[str]:
    yield paragraph(f"Part {part.number}: {part.title}", "Heading1")
    told = [words.label(shown.type)]
    if part.repeat_for:
        told.append(f"once for each {part.repeat_for}")
    if shown.media:
        told.append("formats: " + ", ".join(words.label(one).lower() for one in shown.media))
    yield paragraph("; ".join(told), "Quiet")
    yield from _text(shown.instructions)
    if shown.privacy:
        yield paragraph("Privacy", "Heading3")
        yield from _text(shown.privacy)
    for entry in part.entries:
        yield from _entry(part, shown, entry)
    if part.checks:
        yield paragraph("Complete when", "Heading3")
        for check in part.checks:
            yield paragraph(f"☐ {check.text}", "Check")


def _entry(part: WorkbookPart, shown: PartView, entry: WorkbookEntry) -> Iterator[str]:
    if part.repeat_for:
        yield paragraph(entry.name, "Heading2")
    for number, answer in enumerate(entry.answers):
        if shown.prompts:
            yield paragraph(answer.title or (f"Question {number + 1}" if len(entry.answers) > 1 else ""), "Heading3")
            yield from _text(shown.prompts[number].text)
            yield from _box(answer)
        elif not entry.artifacts:
            yield from _box(answer)
    for number, _ in enumerate(entry.artifacts, start=1):
        yield paragraph(f"Artifact {number}", "Heading3")
        yield _ARTIFACT


def _box(answer: WorkbookAnswer) -> Iterator[str]:
    limit = f"{'About' if answer.limit == 'advisory' else 'At most'} {words.count(answer.max_words or 0, 'word')}"
    if answer.max_words:
        yield paragraph(limit, "Quiet")
    wanted = (answer.max_words or 100) // _WORDS_ON_A_LINE
    yield _EMPTY * min(max(wanted, _LINES.start), _LINES.stop) + _GAP


def _text(given: Text | None) -> Iterator[str]:
    for one in lines(given.html) if given else ():
        if one.mark:
            yield line((Run(f"{one.mark} "), *one.runs), "ListParagraph")
        else:
            yield line(one.runs)
