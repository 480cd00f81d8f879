"""The evidence workbook of a credential: the file that earners fill, export and hand to assessors.

What the page begins with is such a file without answers. Its form is told in docs/workbook.md, and published as
`/schema/workbook.schema.json`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from mcsite.model import Limit
from mcsite.prose.lines import plain
from mcsite.views.base import PromptView
from mcsite.views.credential import CredentialView, PartView, PassView

_WRITTEN = ("written-response", "reflection")  # kinds of evidence that are text where nothing else is said
FORMAT: Literal["mcsite-workbook"] = "mcsite-workbook"


class WorkbookAnswer(Struct, frozen=True):
    """A question and the answer to it. A part without questions has one without `title` and `prompt`."""

    title: str = ""
    prompt: str = ""
    max_words: int | None = None
    limit: Limit | None = None
    text: str = ""


class WorkbookArtifact(Struct, frozen=True):
    """A piece of evidence that the earner keeps elsewhere: its title, its kind, where it is, and a caption."""

    title: str = ""
    media: str = ""
    link: str = ""
    caption: str = ""


class WorkbookEntry(Struct, frozen=True):
    """A part as answered once; `name` is the pseudonym of the student (colleague, class …) it is answered for."""

    name: str = ""
    answers: tuple[WorkbookAnswer, ...] = ()
    artifacts: tuple[WorkbookArtifact, ...] = ()


class WorkbookCheck(Struct, frozen=True):
    """A completion check, and whether the earner ticked it."""

    text: str
    done: bool = False


class WorkbookPart(Struct, frozen=True):
    """A part of the evidence. One that isn't repeated has one entry."""

    number: int
    title: str
    type: str
    repeat_for: str
    entries: tuple[WorkbookEntry, ...]
    checks: tuple[WorkbookCheck, ...]


class WorkbookOpinion(Struct, frozen=True):
    """The earner's own view of a criterion, which is no result: a level, and what shows it. Part 0 is all of them."""

    title: str
    part: int
    level: str = ""
    shown_by: str = ""


class WorkbookLeftover(Struct, frozen=True):
    """What an earner wrote for an earlier version, for which the present one has no place."""

    version: str
    part: str
    prompt: str
    name: str
    text: str


class WorkbookCredential(Struct, frozen=True):
    """The credential, at the version that the workbook is for."""

    id: str
    title: str
    version: str
    url: str
    language: str


class Workbook(Struct, frozen=True, kw_only=True):
    """An evidence workbook; `saved` is the moment of the last change, empty if there was none."""

    schema: str = field(name="$schema")
    format: Literal["mcsite-workbook"] = FORMAT
    version: Literal[1] = 1
    credential: WorkbookCredential
    saved: str = ""
    parts: tuple[WorkbookPart, ...]
    self_assessment: tuple[WorkbookOpinion, ...] = ()
    earlier: tuple[WorkbookLeftover, ...] = ()


class Level(Struct, frozen=True):
    """A level of the rubric, and whether it passes."""

    title: str
    passes: bool


class Definition(Struct, frozen=True):
    """What the scripts of the page know of a credential.

    `needed` tells for each part how many artifacts an entry needs; `levels` are those of the rubric, low to high.
    """

    blank: Workbook
    needed: tuple[int | None, ...]
    pass_rule: PassView
    levels: tuple[Level, ...]
    issuer: str
    apply_url: str


def blank(view: CredentialView, base_url: str) -> Workbook:
    """Return the workbook of a credential without answers; `base_url` ends in a slash."""
    criteria = view.rubric.criteria if view.rubric else ()
    return Workbook(
        schema=f"{base_url}schema/workbook.schema.json",
        credential=WorkbookCredential(view.id, view.title, view.version, base_url + view.path, view.language),
        parts=tuple(_part(part) for part in view.evidence),
        self_assessment=tuple(WorkbookOpinion(one.title, one.part) for one in criteria),
    )


def definition(view: CredentialView, base_url: str) -> Definition:
    """Return what the scripts of a credential's workbook know."""
    return Definition(
        blank(view, base_url),
        tuple(artifacts_needed(part) for part in view.evidence),
        view.pass_rule,
        tuple(Level(level.title, level.passes) for level in view.rubric.levels) if view.rubric else (),
        view.issuer.title,
        "" if view.closed else view.apply_url,
    )


def artifacts_needed(part: PartView) -> int | None:
    """Return how many artifacts an entry of a part needs; None where the part is answered in writing alone."""
    if part.media == ("text",) and (part.repeat_for or part.quantity is None):
        return None
    written = "text" in part.media or not part.media if part.prompts else part.type in _WRITTEN and not part.media
    if part.repeat_for or part.quantity is None:
        return 0 if written else 1
    return part.quantity


def _part(part: PartView) -> WorkbookPart:
    times = (part.quantity or 1) if part.repeat_for else 1
    needed = artifacts_needed(part)
    prompts = part.prompts or (None,)
    entries = tuple(
        WorkbookEntry(
            pseudonym(part.repeat_for, number) if part.repeat_for else "",
            tuple(_answer(prompt, part) for prompt in prompts),
            (WorkbookArtifact(),) * (needed or 0),
        )
        for number in range(times)
    )
    checks = tuple(WorkbookCheck(plain(check.html)) for check in part.checks)
    return WorkbookPart(part.number, part.title, part.type, part.repeat_for, entries, checks)


def pseudonym(noun: str, number: int) -> str:
    """Return a name that tells nothing of a person: "Student A" for number 0."""
    letter = chr(ord("A") + number) if number < 26 else str(number + 1)  # noqa: PLR2004  the letters of the alphabet
    return f"{noun.capitalize()} {letter}"


def _answer(prompt: PromptView | None, part: PartView) -> WorkbookAnswer:
    if prompt is None:
        return WorkbookAnswer(max_words=part.max_words, limit=part.limit)
    return WorkbookAnswer(prompt.title, plain(prompt.text.html), prompt.max_words, prompt.limit)
