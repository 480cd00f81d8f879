"""What is different between two versions of what is assessed, and how much of a new version that deserves.

By semantic versioning (semver.org, 2.0.0) as it applies here: what asks for something else is major, what says the same
in other words or asks for less is minor. What isn't assessed isn't compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar

from msgspec import Struct, field

from mcsite.diagnostics import Key
from mcsite.model import Criterion, EvidencePart, Limit, PassRule, Prompt, Rubric

_VERSION = re.compile(r"(0|[1-9]\d{0,5})(\.(0|[1-9]\d{0,5})){2}\Z")
Grade = Literal["major", "minor"]
T = TypeVar("T")


class Assessed(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What an earner is judged by, whole in itself: with the words of templates and the levels of shared scales."""

    competency: str
    evidence: tuple[EvidencePart, ...]
    pass_rule: PassRule = field(name="pass")
    rubric: Rubric | None = None
    prerequisites: tuple[str, ...] = ()


class Difference(Struct, frozen=True):
    """One difference: where it is, what it is, and the text before and after, if a text was changed.

    `keys` lead to its place in the front matter of the newer version, or to the nearest that is there.
    """

    grade: Grade
    where: str
    what: str
    keys: tuple[Key, ...]
    before: str = ""
    after: str = ""

    @property
    def sentence(self) -> str:
        """The difference in words: "Part 1: the kind is video instead of portfolio"."""
        return f"{self.where}: {self.what}"


def compare(old: Assessed, new: Assessed) -> tuple[Difference, ...]:
    """Return how a newer version differs from an older one, in the order of a credential's page."""
    return (
        *_text("Competency", "", old.competency, new.competency, ("competency",)),
        *_prerequisites(old, new),
        *_parts(old, new),
        *_rubric(old, new),
        *_pass_rule(old, new),
    )


def grade(differences: Sequence[Difference]) -> Grade | None:
    """Return how much of a new version differences deserve together; None if there are none."""
    return max((one.grade for one in differences), key=("minor", "major").index, default=None)


def raised(version: str, by: Grade) -> str:
    """Return the next version of that grade: 2.0.0 or 1.3.0 after 1.2.4."""
    major, minor, _ = (int(part) for part in version.split("."))
    return f"{major + 1}.0.0" if by == "major" else f"{major}.{minor + 1}.0"


def step(old: str, new: str) -> Literal["major", "minor", "patch"]:
    """Return which number of a version is raised from an older to a newer one."""
    before, after = order(old), order(new)
    if before[0] != after[0]:
        return "major"
    return "minor" if before[1] != after[1] else "patch"


def is_version(text: str) -> bool:
    """Tell whether a text can be a version: three numbers with dots between them."""
    return _VERSION.match(text) is not None


def order(version: str) -> tuple[int, ...]:
    """Return what versions are sorted by."""
    return tuple(int(part) for part in version.split("."))


def _pairs(old: Sequence[T], new: Sequence[T], name: Callable[[T], object]) -> list[tuple[int | None, int | None]]:
    """Put together what continues what: by name, then in order where as many are left on both sides."""
    left = dict(enumerate(new))
    found: dict[int, int] = {}
    for at, one in enumerate(old):
        same = next((index for index, other in left.items() if name(other) == name(one)), None)
        if same is not None:
            found[at] = same
            del left[same]
    rest = [at for at in range(len(old)) if at not in found]
    if len(rest) == len(left):
        found |= dict(zip(rest, left, strict=True))
        left = {}
    pairs: list[tuple[int | None, int | None]] = [(at, found.get(at)) for at in range(len(old))]
    pairs += [(None, index) for index in left]
    return sorted(pairs, key=lambda pair: (pair[1] if pair[1] is not None else len(new), pair[0] or 0))


def _text(where: str, what: str, before: str, after: str, keys: tuple[Key, ...]) -> Iterator[Difference]:
    if before != after:
        how = "worded differently" if before and after else "new" if after else "gone"
        name = f"the {what}" if what else "it"
        yield Difference("minor", where, f"{name} is {how}", keys, before, after)


def _value(where: str, what: str, before: object, after: object, keys: tuple[Key, ...]) -> Iterator[Difference]:
    if before != after:
        shown = [str(one) if one else "none" for one in (after, before)]
        yield Difference("major", where, f"{what} is {shown[0]} instead of {shown[1]}", keys)


def _prerequisites(old: Assessed, new: Assessed) -> Iterator[Difference]:
    for at, id_ in enumerate(new.prerequisites):
        if id_ not in old.prerequisites:
            yield Difference("major", "Prerequisites", f"'{id_}' is needed first", ("prerequisites", at))
    for id_ in old.prerequisites:
        if id_ not in new.prerequisites:
            keys = ("prerequisites",) if new.prerequisites else ()
            yield Difference("minor", "Prerequisites", f"'{id_}' is no longer needed", keys)


def _numbers(old: Assessed, new: Assessed) -> dict[int, int]:
    """Return the number that each part of the older version has in the newer one; 0 is all of the evidence."""
    pairs = _pairs(old.evidence, new.evidence, lambda part: part.title)
    return {0: 0} | {a + 1: b + 1 for a, b in pairs if a is not None and b is not None}


def _parts(old: Assessed, new: Assessed) -> Iterator[Difference]:
    for a, b in _pairs(old.evidence, new.evidence, lambda part: part.title):
        if a is None and b is not None:
            yield Difference("major", f"Part {b + 1}", f"'{new.evidence[b].title}' is new", ("evidence", b))
        elif a is not None and b is None:
            yield Difference("major", f"Part {a + 1}", f"'{old.evidence[a].title}' is gone", ("evidence",))
        elif a is not None and b is not None:
            if a != b:
                yield Difference("minor", f"Part {b + 1}", f"it was part {a + 1}", ("evidence", b))
            yield from _part(f"Part {b + 1}", old.evidence[a], new.evidence[b], ("evidence", b))


def _part(where: str, old: EvidencePart, new: EvidencePart, keys: tuple[Key, ...]) -> Iterator[Difference]:
    yield from _text(where, "title", old.title, new.title, (*keys, "title"))
    for name, what in (("type", "the kind"), ("scoring", "the scoring"), ("quantity", "the number")):
        yield from _value(where, what, getattr(old, name), getattr(new, name), (*keys, name))
    yield from _value(where, "what it is repeated for", old.repeat_for, new.repeat_for, (*keys, "repeat_for"))
    for one in old.media:
        if new.media and one not in new.media:
            yield Difference("major", where, f"the format {one} is no longer taken", (*keys, "media"))
    for one in new.media:
        if one not in old.media:
            grade: Grade = "minor" if old.media else "major"
            yield Difference(grade, where, f"the format {one} is taken", (*keys, "media"))
    yield from _text(where, "instruction", old.instructions, new.instructions, (*keys, "instructions"))
    if not new.prompts or not old.prompts:
        yield from _limit(where, (old.max_words, old.limit), (new.max_words, new.limit), (*keys, "max_words"))
    yield from _prompts(where, old.prompts, new.prompts, keys)
    for a, b in _pairs(old.checks, new.checks, lambda check: check):
        before = old.checks[a] if a is not None else ""
        after = new.checks[b] if b is not None else ""
        if not before:
            yield Difference("major", where, "a check is new", (*keys, "checks", b or 0), "", after)
        else:
            yield from _text(where, "check", before, after, (*keys, "checks"))
    yield from _text(where, "privacy reminder", old.privacy, new.privacy, (*keys, "privacy"))


def _prompts(where: str, old: Sequence[Prompt], new: Sequence[Prompt], keys: tuple[Key, ...]) -> Iterator[Difference]:
    for a, b in _pairs(old, new, lambda prompt: (prompt.title, prompt.text if not prompt.title else "")):
        if a is None and b is not None:
            place = f"{where}, question {b + 1}"
            yield Difference("major", place, "it is new", (*keys, "prompts", b), "", new[b].text)
        elif a is not None and b is None:
            yield Difference("minor", f"{where}, question {a + 1}", "it is gone", keys, old[a].text, "")
        elif a is not None and b is not None:
            place, at = f"{where}, question {b + 1}", (*keys, "prompts", b)
            yield from _text(place, "title", old[a].title, new[b].title, at)
            yield from _text(place, "", old[a].text, new[b].text, at)
            before, after = (old[a].max_words, old[a].limit), (new[b].max_words, new[b].limit)
            yield from _limit(place, before, after, at)


Words = tuple[int | None, Limit | None]


def _limit(where: str, old: Words, new: Words, keys: tuple[Key, ...]) -> Iterator[Difference]:
    """Compare limits of words: a tighter one asks for more."""
    if (old[0], old[0] and old[1]) == (new[0], new[0] and new[1]):
        return
    tighter = new[0] is not None and (
        old[0] is None or new[0] < old[0] or (new[0] == old[0] and new[1] != "advisory" and old[1] == "advisory")
    )
    said = [_words(words) for words in (new, old)]
    yield Difference("major" if tighter else "minor", where, f"{said[0]} instead of {said[1]}", keys)


def _words(limit: Words) -> str:
    if limit[0] is None:
        return "no limit of words"
    return f"{'about' if limit[1] == 'advisory' else 'at most'} {limit[0]} words"


def _rubric(old: Assessed, new: Assessed) -> Iterator[Difference]:
    if old.rubric is None or new.rubric is None:
        if old.rubric is not new.rubric:
            how = "there is one now" if new.rubric else "there is none any more"
            yield Difference("major", "Rubric", how, ("rubric",) if new.rubric else ())
        return
    yield from _levels(old.rubric, new.rubric)
    levels = dict(_renamed(old.rubric, new.rubric))
    numbers = _numbers(old, new)
    for a, b in _pairs(old.rubric.criteria, new.rubric.criteria, lambda one: one.title):
        if a is None and b is not None:
            title = new.rubric.criteria[b].title
            yield Difference("major", "Rubric", f"the criterion '{title}' is new", ("rubric", "criteria", b))
        elif a is not None and b is None:
            title = old.rubric.criteria[a].title
            yield Difference("major", "Rubric", f"the criterion '{title}' is gone", ("rubric", "criteria"))
        elif a is not None and b is not None:
            keys = ("rubric", "criteria", b)
            yield from _criterion(old.rubric.criteria[a], new.rubric.criteria[b], levels, numbers, keys)


def _renamed(old: Rubric, new: Rubric) -> Iterator[tuple[str, str]]:
    """Go through the levels that both versions have, by their names before and after."""
    for a, b in _pairs(old.levels, new.levels, lambda level: level.title):
        if a is not None and b is not None:
            yield old.levels[a].title, new.levels[b].title


def _quoted(titles: Iterable[str]) -> str:
    return ", ".join(f"'{title}'" for title in titles)


def _levels(old: Rubric, new: Rubric) -> Iterator[Difference]:
    renamed = dict(_renamed(old, new))
    if not renamed:
        scales = [_quoted(level.title for level in rubric.levels) for rubric in (new, old)]
        yield Difference("major", "Rubric", f"the levels are {scales[0]} instead of {scales[1]}", ("rubric",))
        return
    before = {level.title: level for level in old.levels}
    for title in before:
        if title not in renamed:
            yield Difference("major", "Rubric", f"the level '{title}' is gone", ("rubric",))
    for level in new.levels:
        if level.title not in renamed.values():
            yield Difference("major", "Rubric", f"the level '{level.title}' is new", ("rubric",))
    kept = [renamed[level.title] for level in old.levels if level.title in renamed]
    ordered = [level.title for level in new.levels if level.title in kept]
    if kept != ordered:
        yield Difference("major", "Rubric", f"the order of its levels is {_quoted(ordered)}", ("rubric",))
    meanings = {level.title: level.meaning for level in new.levels}
    for one, other in renamed.items():
        if one != other:
            yield Difference("minor", "Rubric", f"the level '{one}' is called '{other}'", ("rubric",), one, other)
        yield from _text("Rubric", f"meaning of '{other}'", before[one].meaning, meanings[other], ("rubric",))
    if renamed.get(old.pass_level, old.pass_level) != new.pass_level:
        what = f"'{new.pass_level}' passes instead of '{old.pass_level}'"
        yield Difference("major", "Rubric", what, ("rubric",))


def _criterion(
    old: Criterion, new: Criterion, levels: Mapping[str, str], numbers: Mapping[int, int], keys: tuple[Key, ...]
) -> Iterator[Difference]:
    where = f"Rubric, '{new.title}'"
    yield from _text(where, "title", old.title, new.title, (*keys, "title"))
    if numbers.get(old.part) != new.part:
        parts = [f"part {number}" if number else "all of the evidence" for number in (new.part, old.part)]
        yield Difference("major", where, f"it judges {parts[0]} instead of {parts[1]}", keys)
    for before, after in levels.items():
        texts = (old.descriptors.get(before, ""), new.descriptors.get(after, ""))
        yield from _text(where, f"descriptor of '{after}'", *texts, (*keys, "descriptors", after))


def _pass_rule(old: Assessed, new: Assessed) -> Iterator[Difference]:
    numbers = _numbers(old, new)
    both = ((old.pass_rule.parts, new.pass_rule.parts), (old.pass_rule.yes, new.pass_rule.yes))
    if any({numbers.get(one) for one in before} != set(after) for before, after in both):
        yield Difference("major", "Pass rule", f"it asks for {_rule(new)} instead of {_rule(old)}", ())


def _rule(assessed: Assessed) -> str:
    named = [f"part {number}" for number in sorted((*assessed.pass_rule.parts, *assessed.pass_rule.yes))]
    return ", ".join(named) or "no part"
