"""The criteria of a credential, a release of it or a stack as Markdown: all that someone must know and do to earn it.

It is read away from the site, so that links are whole. What mcsite adds to the authors' words is in English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from mcsite.openbadges import Assessed, Earned
from mcsite.openbadges.evidence import facts, length, pass_rule
from mcsite.prose import Text
from mcsite.prose.addresses import escaped
from mcsite.prose.whole import whole
from mcsite.views import CredentialView, Ref, ReleaseView, StackView
from mcsite.views.credential import PartView
from mcsite.views.stack import GroupView
from mcsite.views.words import credit, hours


def of_credential(view: CredentialView) -> str:
    """Return the method, the evidence part by part, the pass rule and the prerequisites of a credential."""
    blocks = [*_body(view), *_assessed(view)]
    if view.effort_hours:
        blocks += ["## Effort", f"About {hours(view.effort_hours)}."]
    if view.prerequisites:
        blocks += ["## Prerequisites", "Earn these first:", _links(view.prerequisites)]
    return "\n\n".join(blocks)


def of_release(view: ReleaseView) -> str:
    """Return the evidence, the pass rule and the prerequisites of a release: by their ids, since titles may change."""
    blocks = [*_assessed(view)]
    if view.prerequisites:
        blocks += [
            "## Prerequisites",
            "Earn these first:",
            _items(f"[{one.id}]({one.url})" for one in view.prerequisites),
        ]
    return "\n\n".join(blocks)


def of_stack(view: StackView) -> str:
    """Return the text of a stack, what each of its groups asks for, the award, and what to earn before."""
    blocks = [*_body(view), "## What to earn"]
    for group in view.groups:
        blocks += _group(group)
    if view.award:
        given = f" It stands for {credit(view.award.credit)}." if view.award.credit else ""
        blocks += ["## Award", f"{escaped(view.award.title)}.{given}"]
    if view.before:
        blocks += ["## Prerequisites", "Earn these first:", _links(view.before)]
    return "\n\n".join(blocks)


def _body(view: Earned) -> Iterator[str]:
    """Go through the sections of the page; footnotes stay with the text that they belong to."""
    text = "\n\n".join(
        f"## {escaped(section.title)}\n\n{section.markdown}" if section.title else section.markdown
        for section in view.sections
        if section.markdown
    )
    if text:
        yield whole(text, view.url, view.collection)


def _assessed(view: Assessed) -> list[str]:
    """Return the evidence part by part, the pass rule and the levels."""
    blocks = ["## Evidence", *[block for part in view.evidence for block in _part(view, part)]]
    blocks += ["## Pass rule", pass_rule(view)]
    if view.rubric:
        blocks.append("Each criterion of the rubric has these levels, low to high:")
        blocks.append(_items([_level(view, one.title, one.meaning, passes=one.passes) for one in view.rubric.levels]))
    return blocks


def _part(view: Assessed, part: PartView) -> list[str]:
    blocks = [f"### Part {part.number}: {escaped(part.title)}", _facts(facts(part))]
    if part.instructions:
        blocks.append(_markdown(view, part.instructions))
    if part.prompts:
        asked = [
            f"{number}. {_indented(_prompt(view, one.title, one.text, one.max_words, one.limit), 4)}"
            for number, one in enumerate(part.prompts, start=1)
        ]
        blocks += ["Questions to answer:", "\n".join(asked)]
    if part.checks:
        blocks += ["Complete when:", _items([_markdown(view, one) for one in part.checks])]
    if part.privacy:
        blocks.append(f"Privacy:\n\n{_markdown(view, part.privacy)}")
    return blocks


@lru_cache(maxsize=1024)  # many parts are alike in them
def _facts(told: tuple[str, ...]) -> str:
    return _items([escaped(one) for one in told])


def _prompt(view: Assessed, title: str, text: Text, words: int | None, limit: object) -> str:
    head = f"**{escaped(title)}**\n\n" if title else ""
    end = f"\n\n({length(words, 'advisory' if limit == 'advisory' else 'hard').capitalize()})" if words else ""
    return f"{head}{_markdown(view, text)}{end}"


def _level(view: Assessed, title: str, meaning: Text | None, *, passes: bool) -> str:
    head = f"**{escaped(title)}**{' (passes)' if passes else ''}"
    return f"{head}: {_markdown(view, meaning)}" if meaning else head


def _group(group: GroupView) -> Iterator[str]:
    yield f"### {escaped(group.title)}"
    if group.summary:
        yield escaped(group.summary)
    yield "Earn all of these:" if group.needed == group.held else f"Earn any {group.needed} of these {group.held}:"
    yield _links([*group.credentials, *group.stacks])


def _links(things: Iterable[Ref]) -> str:
    return _items([f"[{escaped(one.title)}]({one.url})" for one in things])


def _items(items: Iterable[str]) -> str:
    return "\n".join([f"- {_indented(one, 2)}" for one in items])


def _indented(text: str, width: int) -> str:
    """Return a text whose lines after the first belong to the same item of a list."""
    if "\n" not in text:
        return text
    first, *others = text.split("\n")
    return "\n".join([first, *(" " * width + line if line else "" for line in others)])


def _markdown(view: Assessed, text: Text) -> str:
    return whole(text.markdown, view.url, "credentials").strip()
