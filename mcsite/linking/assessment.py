"""How a credential is assessed: its parts with their templates, its scale, its pass rule."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec
from msgspec import Struct

from mcsite.diagnostics import Key, Problem, Route, fix_of, fix_value
from mcsite.linking.catalog import Catalog
from mcsite.model import Credential, Criterion, EvidencePart, EvidenceTemplate, Level, PassRule, Prompt, Rubric, Scoring
from mcsite.records import Record
from mcsite.spelling import meant, suggest


class Scale(Struct, frozen=True):
    """The levels of a rubric, low to high, and the lowest that passes."""

    levels: tuple[Level, ...]
    pass_level: str

    @property
    def names(self) -> list[str]:
        """The names of the levels."""
        return [level.title for level in self.levels]


def parts(catalog: Catalog, credential: Credential) -> tuple[EvidencePart, ...]:
    """Return the evidence parts, each over its template and with its scoring and word limits settled."""
    settled = zip(credential.evidence, scorings(credential), strict=True)
    return tuple([_settle(_over_template(catalog, part), scoring) for part, scoring in settled])


def scorings(credential: Credential) -> list[Scoring]:
    """Return how each evidence part is scored: as it says, or by rubric where a criterion is for it."""
    judged = _judged(credential)
    every = judged == {0}
    return [
        part.scoring or ("rubric" if every or number in judged else "yes-no")
        for number, part in enumerate(credential.evidence, start=1)
    ]


def _judged(credential: Credential) -> set[int]:
    """Return the numbers of the parts that criteria are for; 0 stands for all."""
    return {criterion.part for criterion in credential.rubric.criteria} if credential.rubric else set()


def _over_template(catalog: Catalog, part: EvidencePart) -> EvidencePart:
    template = catalog.evidence.get(part.use)
    if template is None:
        return part
    whole = template.item
    given = {name: getattr(part, name) or getattr(whole, name) for name in EvidenceTemplate.__struct_fields__}
    return msgspec.structs.replace(part, **given)


def _settle(part: EvidencePart, scoring: Scoring) -> EvidencePart:
    """Return a part with what is left open settled; the part itself if nothing is."""
    prompts = tuple([_limited(prompt, part) for prompt in part.prompts])
    if scoring == part.scoring and all(new is old for new, old in zip(prompts, part.prompts, strict=True)):
        return part
    return msgspec.structs.replace(part, scoring=scoring, prompts=prompts)


def _limited(prompt: Prompt, part: EvidencePart) -> Prompt:
    words = prompt.max_words or part.max_words
    limit = (prompt.limit or part.limit or "hard") if words else None
    if words == prompt.max_words and limit == prompt.limit:
        return prompt
    return msgspec.structs.replace(prompt, max_words=words, limit=limit)


def scale(catalog: Catalog, rubric: Rubric) -> Scale | None:
    """Return the scale of a rubric: its own, or the shared one that it uses."""
    if rubric.levels:
        return Scale(rubric.levels, rubric.pass_level)
    shared = catalog.rubrics.get(rubric.use)
    if shared is None:
        return None
    item = shared.item
    return Scale(item.levels, rubric.pass_level or item.pass_level)


def pass_rule(credential: Credential, settled: Sequence[EvidencePart]) -> PassRule:
    """Return the pass rule: as given, or every part that is scored by its kind of scoring."""
    if credential.pass_rule is not None:
        return credential.pass_rule
    numbered = list(enumerate(settled, start=1))
    return PassRule(
        parts=tuple(number for number, part in numbered if part.scoring == "rubric"),
        yes=tuple(number for number, part in numbered if part.scoring == "yes-no"),
    )


def sentence(rule: PassRule, count: int) -> str:
    """Return a pass rule in words, for a submission of so many parts."""
    if count == 1 and (rule.parts or rule.yes):
        return "a passing evaluation" if rule.parts else "a Yes"
    needed = []
    if rule.parts:
        needed.append(f"a passing evaluation for {_named(rule.parts)}")
    if rule.yes:
        needed.append(f"a Yes for {_named(rule.yes)}")
    return " and ".join(needed)


def _named(numbers: Sequence[int]) -> str:
    names = [str(number) for number in sorted(numbers)]
    if len(names) == 1:
        return f"Part {names[0]}"
    return f"Parts {', '.join(names[:-1])} and {names[-1]}"


def problems(catalog: Catalog, record: Record[Credential]) -> Iterator[Problem]:
    """Find what in a credential's evidence, rubric and pass rule doesn't fit together."""
    item = record.item
    scored = scorings(item)
    if item.rubric is not None:
        yield from _rubric_problems(catalog, record.path, item.rubric, scored)
    yield from _unjudged(record.path, _judged(item), scored)
    if item.pass_rule is not None:
        yield from _pass_problems(record.path, item.pass_rule, scored)


def scale_problems(path: str, levels: Sequence[Level], pass_level: str, keys: tuple[str, ...]) -> Iterator[Problem]:
    """Find levels named twice and a passing level that isn't there; `keys` lead to what holds `levels` and `pass`."""
    names = [level.title for level in levels]
    for index, name in enumerate(names):
        if name in names[:index]:
            route = Route((*keys, "levels", index))
            yield Problem(
                "duplicate-item",
                f"the level '{name}' is there twice",
                path,
                route,
                "name the levels differently",
            )
    if pass_level not in names:
        hint = suggest(pass_level, names) or f"levels are {', '.join(names)}"
        fix, where = fix_value(meant(pass_level, names)), Route((*keys, "pass"))
        yield Problem("unknown-level", f"there is no level '{pass_level}' to pass", path, where, hint, fix=fix)


def _rubric_problems(catalog: Catalog, path: str, rubric: Rubric, scored: Sequence[Scoring]) -> Iterator[Problem]:
    found = scale(catalog, rubric)
    names = found.names if found else []
    if found is not None and (rubric.levels or rubric.pass_level):
        yield from scale_problems(path, found.levels, found.pass_level, ("rubric",))
    for index, criterion in enumerate(rubric.criteria):
        keys = ("rubric", "criteria", index)
        if criterion.part > len(scored):
            message = f"the criterion '{criterion.title}' judges part {criterion.part}, but {_there_are(scored)}"
            hint = "count the entries of 'evidence'"
            yield Problem("criterion-part", message, path, Route((*keys, "part")), hint)
        elif criterion.part and scored[criterion.part - 1] != "rubric":
            scoring = scored[criterion.part - 1]
            message = f"the criterion '{criterion.title}' judges part {criterion.part}, which is scored {scoring}"
            hint = "write 'scoring: rubric' in that part, or name another part"
            yield Problem("criterion-part", message, path, Route((*keys, "part")), hint)
        if found is not None:
            yield from _level_problems(path, criterion, names, keys)


def _level_problems(path: str, criterion: Criterion, names: Sequence[str], keys: tuple[Key, ...]) -> Iterator[Problem]:
    """Find levels that a criterion describes and aren't there, or else one that it doesn't describe."""
    unknown = [name for name in criterion.descriptors if name not in names]
    missing = [name for name in names if name not in criterion.descriptors]
    for name in unknown:
        hint = suggest(name, missing) or f"levels are {', '.join(names)}"
        route = Route((*keys, "descriptors", name), "key")
        fix = fix_of(meant(name, missing))
        yield Problem("unknown-level", f"there is no level '{name}'", path, route, hint, fix=fix)
    if missing and not unknown:
        message = f"the criterion '{criterion.title}' doesn't describe '{missing[0]}'"
        route = Route((*keys, "descriptors"), "key")
        yield Problem("missing-descriptor", message, path, route, f"add '{missing[0]}: …'")


def _there_are(scored: Sequence[Scoring]) -> str:
    return "there is only one part" if len(scored) == 1 else f"there are only {len(scored)} parts"


def _unjudged(path: str, judged: Collection[int], scored: Sequence[Scoring]) -> Iterator[Problem]:
    if 0 in judged:
        return
    for number, scoring in enumerate(scored, start=1):
        if scoring == "rubric" and number not in judged:
            message = f"part {number} is scored by rubric, but no criterion judges it"
            hint = f"add a criterion with 'part: {number}', or write 'scoring: yes-no'"
            yield Problem("part-without-criterion", message, path, Route(("evidence", number - 1)), hint)


def _pass_problems(path: str, rule: PassRule, scored: Sequence[Scoring]) -> Iterator[Problem]:
    for key, numbers, scoring in (("parts", rule.parts, "rubric"), ("yes", rule.yes, "yes-no")):
        for index, number in enumerate(numbers):
            route = Route(("pass", key, index))
            if number > len(scored):
                message = f"the pass rule names part {number}, but {_there_are(scored)}"
                yield Problem("pass-part", message, path, route, "count the entries of 'evidence'")
            elif scored[number - 1] != scoring:
                message = f"the pass rule names part {number} under '{key}', but it is scored {scored[number - 1]}"
                hint = f"write 'scoring: {scoring}' in that part, or remove {number} here"
                yield Problem("pass-part", message, path, route, hint)
