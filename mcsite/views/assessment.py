"""The assessment of a submission: the file that an assessor fills by the rubric, keeps, and compares with another's.

Its form is told in docs/assess.md, and published as `/schema/assessment.schema.json`. The scripts of the page
begin with such a file without judgements.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from mcsite.model import Scoring
from mcsite.views.workbook import Part, WorkbookCredential

FORMAT: Literal["mcsite-assessment"] = "mcsite-assessment"
_THERE = "Everything that this part asks for is there."  # what is checked where the issuer lists no checks


class Before(Struct, frozen=True):
    """What was said in the round before of something not met: a level, or "incomplete", or "no"; and the comment."""

    level: str
    comment: str


class AssessedCheck(Struct, frozen=True):
    """A completion check; None until it is looked at."""

    text: str
    met: bool | None = None


class AssessedPart(Struct, frozen=True):
    """A part of the evidence: is it complete, and a Yes or No where it is judged so.

    `missing` is a comment on the checks, `comment` one on the answer. `settled` is the round in which the part was met,
    if it was an earlier one; else 0.
    """

    number: int
    title: str
    scoring: Scoring
    checks: tuple[AssessedCheck, ...]
    missing: str = ""
    answer: Literal["", "yes", "no"] = ""
    comment: str = ""
    settled: int = 0
    before: Before | None = None


class AssessedCriterion(Struct, frozen=True):
    """A criterion of the rubric, in its order; an empty level is no judgement. Part 0 is all of the evidence."""

    title: str
    part: int
    level: str = ""
    comment: str = ""
    settled: int = 0
    before: Before | None = None


class Unmet(Struct, frozen=True):
    """What the pass rule misses: a criterion by its title, or with an empty one the part itself."""

    part: int
    criterion: str = ""


class Outcome(Struct, frozen=True):
    """The outcome by the pass rule: "open" while something that it needs isn't judged."""

    result: Literal["open", "met", "unmet"] = "open"
    unmet: tuple[Unmet, ...] = ()


class Assessment(Struct, frozen=True, kw_only=True):
    """An assessment. `submission` is a code for the earner, `assessor` a label, `saved` when it was last changed."""

    schema: str = field(name="$schema")
    format: Literal["mcsite-assessment"] = FORMAT
    version: Literal[1] = 1
    credential: WorkbookCredential
    submission: str = ""
    assessor: str = ""
    round: int = 1
    saved: str = ""
    parts: tuple[AssessedPart, ...]
    criteria: tuple[AssessedCriterion, ...] = ()
    note: str = ""
    outcome: Outcome = Outcome()


def checks(part: Part) -> tuple[str, ...]:
    """Return what makes a part complete: its own checks, or one for all; a Yes or No says it where there are none."""
    return part.checks or (() if part.scoring == "yes-no" else (_THERE,))
