"""The evidence workbook of a credential: the file that earners fill, export and hand to assessors.

Its form is told in docs/workbook.md, and published as `/schema/workbook.schema.json`. The scripts of the page
begin with such a file without answers, which they make of the `Outline`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from mcsite.model import Limit, Scoring
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


class Question(Struct, frozen=True, omit_defaults=True):
    """What is asked in a part; a part without questions has one without `title` and `prompt`, for a text or a note."""

    title: str = ""
    prompt: str = ""
    max_words: int | None = None
    limit: Limit | None = None


class Part(Struct, frozen=True, omit_defaults=True):
    """A part of the evidence, which is answered `times` times at first.

    An entry needs `needed` artifacts; None if it takes no artifacts, because it is text. `media` are their formats.
    """

    title: str
    type: str
    scoring: Scoring
    questions: tuple[Question, ...]
    checks: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    needed: int | None = None
    repeat_for: str = ""
    times: int = 1

    @property
    def names(self) -> tuple[str, ...]:
        """The pseudonym of each entry; that of a part that isn't repeated is empty."""
        return tuple([pseudonym(self.repeat_for, number) for number in range(self.times)]) if self.repeat_for else ("",)


class Criterion(Struct, frozen=True, omit_defaults=True):
    """A criterion of the rubric; part 0 is all of the evidence."""

    title: str
    part: int = 0


class Level(Struct, frozen=True):
    """A level of the rubric, and whether it passes."""

    title: str
    passes: bool


class Outline(Struct, frozen=True, omit_defaults=True):
    """What the scripts of the forms make blank workbooks and assessments of.

    `site` is the address of the site and ends in a slash. Parts are numbered from 1, criteria are in the order of the
    rubric, `levels` go from low to high.
    """

    site: str
    id: str
    title: str
    version: str
    language: str
    issuer: str
    parts: tuple[Part, ...]
    pass_rule: PassView
    levels: tuple[Level, ...] = ()
    criteria: tuple[Criterion, ...] = ()


def outline(view: CredentialView, base_url: str) -> Outline:
    """Return what is asked for in the forms of a credential; `base_url` ends in a slash."""
    rubric = view.rubric
    return Outline(
        base_url,
        view.id,
        view.title,
        view.version,
        view.language,
        view.issuer.title,
        tuple([_part(part) for part in view.evidence]),
        view.pass_rule,
        tuple([Level(level.title, level.passes) for level in rubric.levels]) if rubric else (),
        tuple([Criterion(one.title, one.part) for one in rubric.criteria]) if rubric else (),
    )


def artifacts_needed(part: PartView) -> int | None:
    """Return how many artifacts an entry of a part needs; None where the part is answered in writing alone."""
    if part.media == ("text",) and (part.repeat_for or part.quantity is None):
        return None
    written = "text" in part.media or not part.media if part.prompts else part.type in _WRITTEN and not part.media
    if part.repeat_for or part.quantity is None:
        return 0 if written else 1
    return part.quantity


def pseudonym(noun: str, number: int) -> str:
    """Return a name that tells nothing of a person: "Student A" for number 0."""
    letter = chr(ord("A") + number) if number < 26 else str(number + 1)  # noqa: PLR2004  the letters of the alphabet
    return f"{noun.capitalize()} {letter}"


def _part(part: PartView) -> Part:
    return Part(
        part.title,
        part.type,
        part.scoring,
        tuple([_question(prompt) for prompt in part.prompts]) or (Question("", "", part.max_words, part.limit),),
        tuple([plain(check.html) for check in part.checks]),
        part.media,
        artifacts_needed(part),
        part.repeat_for,
        (part.quantity or 1) if part.repeat_for else 1,
    )


def _question(prompt: PromptView) -> Question:
    return Question(prompt.title, plain(prompt.text.html), prompt.max_words, prompt.limit)
