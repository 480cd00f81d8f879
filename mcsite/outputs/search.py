"""The search page: every credential and stack on one list, with a filter form that needs no script.

The form's choices are radio inputs, and a stylesheet hides what they rule out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.theme import Theme
from mcsite.views import Card, Views
from mcsite.views.words import label


class Choice(Struct, frozen=True):
    """A value of a facet: what it is called, how many it leaves alone, and the id of its input."""

    value: str
    title: str
    count: int
    id: str


class Facet(Struct, frozen=True):
    """A question that the form asks."""

    name: str
    title: str
    values: tuple[Choice, ...]


class Entry(Struct, frozen=True):
    """A thing on the list; `data` has its values in each facet, with spaces between them."""

    card: Card
    data: Mapping[str, str]


TITLES = {
    "kind": "Kind",
    "topic": "Topic",
    "assessment": "Assessment",
    "grade": "Grade level",
    "audience": "Role",
    "students": "Students",
}


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    """Make `/search/` and its stylesheet."""
    entries = list(_entries(views))
    facets = list(_facets(views, entries))
    yield theme.page("search.html", "search/", "search", entries=entries, facets=facets)
    yield Artifact("search/filters.css", _stylesheet(facets).encode())


def _entries(views: Views) -> Iterator[Entry]:
    for credential in views.credentials:
        if not credential.closed:
            students = {True: "needed", False: "not-needed", None: ""}[credential.needs_students]
            yield Entry(
                views.cards[credential.url],
                {
                    "kind": "credential",
                    "topic": " ".join(topic.id for topic in credential.topics),
                    "assessment": credential.assessment.model if credential.assessment else "",
                    "grade": " ".join(credential.grade_levels),
                    "audience": " ".join(credential.audience),
                    "students": students,
                },
            )
    for stack in views.stacks:
        if not stack.closed:
            topics = " ".join(topic.id for topic in stack.topics)
            none = dict.fromkeys(("assessment", "grade", "audience", "students"), "")
            yield Entry(views.cards[stack.url], {"kind": "stack", "topic": topics, **none})


def _facets(views: Views, entries: list[Entry]) -> Iterator[Facet]:
    topics = {topic.id: topic.title for topic in views.topics}
    for name, title in TITLES.items():
        counts: dict[str, int] = {}
        for entry in entries:
            for value in entry.data[name].split():
                counts[value] = counts.get(value, 0) + 1
        shown = sorted(
            (topics.get(value, label(value)) if name == "topic" else label(value), value) for value in counts
        )
        choices = tuple(Choice(value, words, counts[value], f"{name}-{value}") for words, value in shown)
        yield Facet(name, title, choices)


def _stylesheet(facets: list[Facet]) -> str:
    rules = [
        f':root:has(#{choice.id}:checked) [data-{facet.name}]:not([data-{facet.name}~="{choice.value}"])'
        for facet in facets
        for choice in facet.values
    ]
    return ",\n".join(rules) + " { display: none; }\n" if rules else ""
