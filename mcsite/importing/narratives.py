"""What the criteria of our own Achievements tell: `mcsite.openbadges.narrative`, read backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from mcsite.importing.reading import given, hours, id_at, line, nodes, pass_rule, value_of
from mcsite.openbadges.evidence import SCORING
from mcsite.prose.addresses import escaped

TYPES = (
    "video lesson-plan student-work reflection observation assessment evaluation written-response portfolio other"
).split()
MEDIA = "text image video audio document slides spreadsheet link".split()
_LENGTH = re.compile(r"(at most|about) ([\d,]+) words?\Z")
_LINK = re.compile(r"\]\(([^\s()]+)\)\Z")
_RULE = "To earn this micro-credential you need "
_UNSCORED = "No part is scored: "


class Level(Struct, frozen=True):
    """A level of the rubric, and its meaning as Markdown."""

    title: str
    meaning: str
    passes: bool


class Told(Struct, frozen=True):
    """What criteria tell, as front matter has it; without evidence they aren't ours, and tell nothing else."""

    body: str = ""
    evidence: Sequence[dict[str, Any]] = ()
    pass_rule: dict[str, Any] | None = None
    levels: Sequence[Level] = ()
    hours: Any = None
    prerequisites: Sequence[str] = ()


def read(narrative: str, results: Sequence[dict[str, Any]]) -> Told:
    """Return what criteria tell; `results` are the ResultDescriptions beside them."""
    assessed = next((one for one in results if nodes(one.get("sections"))), {})
    sections = nodes(assessed.get("sections"))
    heads = [f"### Part {number}: {escaped(line(one.get('title')))}\n\n" for number, one in enumerate(sections, 1)]
    start = ("\n\n" + narrative).rfind(f"\n\n## Evidence\n\n{heads[0]}") if heads else -1
    rest = ("\n\n" + narrative)[start:].removeprefix("\n\n## Evidence\n\n")
    places = list(_places(rest, heads)) if start >= 0 else []
    end = rest.find("\n\n## Pass rule\n\n", places[-1] if places else 0)
    if not places or len(places) < len(heads) or end < 0:
        return Told()
    ends = [*(place - 2 for place in places[1:]), end]
    texts = [rest[place + len(head) : stop] for place, head, stop in zip(places, heads, ends, strict=True)]
    parts = [_part(*one) for one in zip(sections, texts, strict=True)]
    tail = rest[end:].removeprefix("\n\n## Pass rule\n\n")
    tail, _, needed = tail.partition("\n\n## Prerequisites\n\nEarn these first:\n\n")
    tail, _, effort = tail.partition("\n\n## Effort\n\nAbout ")
    rule, _, levels = tail.partition("\n\nEach criterion of the rubric has these levels, low to high:\n\n")
    names = next(
        (
            [line(x.get("name")) for x in nodes(one.get("rubricCriterionLevel"))]
            for one in results
            if one.get("rubricCriterionLevel")
        ),
        [],
    )
    said = "" if rule.startswith(_UNSCORED) else rule.removeprefix(_RULE).removesuffix(".")
    return Told(
        body=("\n\n" + narrative)[:start].strip("\n") + "\n",
        evidence=parts,
        pass_rule=pass_rule(said, len(parts)),
        levels=[_level(*one) for one in zip(_items(levels), names, strict=False)],
        hours=hours(effort.removesuffix(".")),
        prerequisites=[
            id_ for one in _items(needed) if (link := _LINK.search(one)) and (id_ := id_at(link[1], "credentials"))
        ],
    )


def _places(text: str, heads: Sequence[str]) -> Iterator[int]:
    """Go through the places of headings that follow each other."""
    place = 0
    for head in heads:
        place = f"\n\n{text}".find(f"\n\n{head}", place)
        if place < 0:
            return
        yield place


def _part(section: dict[str, Any], text: str) -> dict[str, Any]:
    """Return a part of the evidence."""
    facts, _, rest = text.partition("\n\n")
    told = dict(fact.removeprefix("- ").partition(": ")[::2] for fact in facts.split("\n"))
    rest, _, privacy = f"\n\n{rest}".partition("\n\nPrivacy:\n\n")
    rest, _, checks = rest.partition("\n\nComplete when:\n\n")
    rest, _, prompts = rest.partition("\n\nQuestions to answer:\n\n")
    length = _LENGTH.match(told.get("Length", ""))
    questions = nodes(section.get("questions"))
    scoring = next((key for key, words in SCORING.items() if words == told.get("Scoring")), "")
    quantity = told.get("How many", "")
    return given(
        {
            "title": line(section.get("title")) or "Evidence",
            "type": value_of(told.get("Kind", ""), TYPES) or "other",
            "scoring": scoring,
            "quantity": int(quantity) if re.fullmatch(r"[0-9]{1,3}", quantity) else None,
            "repeat_for": told.get("Once for each", ""),
            "media": [one for label in told.get("Formats", "").split(", ") if (one := value_of(label, MEDIA))],
            "instructions": rest.strip("\n"),
            "checks": list(_items(checks)),
            "prompts": [_prompt(*one) for one in zip(_numbered(prompts), questions, strict=False)],
            "max_words": int(length[2].replace(",", "")) if length else None,
            "limit": ("hard" if length[1] == "at most" else "advisory") if length else "",
            "privacy": privacy.strip("\n"),
        }
    )


def _prompt(text: str, question: dict[str, Any]) -> dict[str, Any]:
    """Return a prompt, without the words that mcsite put before and behind its text."""
    title, words = line(question.get("name")), question.get("wordLimit")
    words = words if isinstance(words, int) and words > 0 else None
    text = text.removeprefix(f"**{escaped(title)}**\n\n") if title else text
    if words:
        text = re.sub(r"\n\n\((At most|About) [\d,]+ words?\)\Z", "", text)
    limit = question.get("wordLimitKind")
    return given(
        {
            "title": title,
            "text": text,
            "max_words": words,
            "limit": limit if words and limit in {"hard", "advisory"} else "",
        }
    )


def _level(text: str, title: str) -> Level:
    rest = text.removeprefix(f"**{escaped(title)}**")
    passes = rest.startswith(" (passes)")
    return Level(title, rest.removeprefix(" (passes)").removeprefix(": "), passes)


def _items(text: str) -> Iterator[str]:
    """Go through the items of a list, as Markdown of their own."""
    return _split(text, r"- ", "  ")


def _numbered(text: str) -> Iterator[str]:
    return _split(text, r"\d{1,4}\. ", "    ")


def _split(text: str, mark: str, indent: str) -> Iterator[str]:
    """Go through the items of a list whose other lines are indented."""
    item: list[str] = []
    for one in text.split("\n") if text else ():
        if re.match(mark, one):
            if item:
                yield "\n".join(item).strip("\n")
            item = [re.sub(f"^{mark}", "", one)]
        else:
            item.append(one.removeprefix(indent))
    if item:
        yield "\n".join(item).strip("\n")
