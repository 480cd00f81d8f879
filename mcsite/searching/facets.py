"""Facets as columns: for each a list of its values, and for each document the number of the set of values it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from mcsite.searching.digits import encoded
from mcsite.searching.documents import Document, cost_title
from mcsite.searching.tokens import fold
from mcsite.views import Views
from mcsite.views.words import label

TITLES = {
    "kind": "Kind",
    "topic": "Topic",
    "grade": "Grade level",
    "recognizer": "Counts at",
    "hours": "Hours",
    "cost": "Cost",
    "students": "Students",
    "evidence": "Evidence",
    "assessment": "Assessment",
    "subject": "Subject",
    "audience": "Role",
    "stack": "Stack",
    "issuer": "Issuer",
    "language": "Language",
    "status": "Status",
}
FIRST = ("kind", "status", "language")  # needed for every query, so they are in the first file
_ORDERED = {
    "kind": ("credential", "stack", "topic", "guide", "issuer", "recognizer"),
    "grade": ("early-childhood", "elementary", "middle", "secondary", "post-secondary", "adult"),
    "status": ("published", "draft", "closed"),
}
_WORDS = {
    "kind": {
        "credential": "Credentials",
        "stack": "Stacks",
        "topic": "Topics",
        "guide": "Guides",
        "issuer": "Issuers",
        "recognizer": "Where it counts",
    },
    "status": {"published": "Offered now", "draft": "Draft", "closed": "No longer offered"},
    "students": {"needed": "You need students", "not-needed": "No students needed"},
    "assessment": {"free": "Free", "paid": "Paid", "peer": "By peers", "certified": "By certified assessors"},
}
_LANGUAGES = {
    "ar": "العربية", "de": "Deutsch", "en": "English", "es": "Español", "fr": "Français", "he": "עברית",
    "ht": "Kreyòl ayisyen", "it": "Italiano", "ja": "日本語", "ko": "한국어", "pt": "Português", "ru": "Русский",
    "so": "Soomaali", "tl": "Tagalog", "uk": "Українська", "ur": "اردو", "vi": "Tiếng Việt", "zh": "中文",
}  # fmt: skip


class Column(Struct, frozen=True):
    """A facet. `sets` lists the sets of values that occur; `column` has a digit sequence: each document's set."""

    name: str
    title: str
    values: tuple[tuple[str, str], ...]
    sets: tuple[tuple[float | int, ...], ...]
    column: str


def columns(documents: Sequence[Document], views: Views) -> list[Column]:
    """Return every facet that has values, its documents in the order given."""
    namers = _namers(views)
    made = [
        _hours(documents) if name == "hours" else _column(name, documents, namers.get(name, label)) for name in TITLES
    ]
    return [column for column in made if any(column.sets)]


def ranks(documents: Sequence[Document], key: Callable[[Document], object]) -> str:
    """Return each document's rank by a key, as digits; what is alike is in order of titles."""
    numbers = sorted(
        range(len(documents)),
        key=lambda at: (key(documents[at]), fold(documents[at].title), documents[at].path),
    )
    found = [0] * len(documents)
    for rank, at in enumerate(numbers):
        found[at] = rank
    return encoded(found)


def _namers(views: Views) -> dict[str, Callable[[str], str]]:
    titles = {
        "topic": {one.id: one.title for one in views.topics},
        "issuer": {one.id: one.title for one in views.issuers},
        "stack": {one.id: one.title for one in views.stacks},
        "recognizer": {one.id: one.title for one in views.recognizers},
        "language": _LANGUAGES,
        **_WORDS,
    }
    named: dict[str, Callable[[str], str]] = {name: _named(known) for name, known in titles.items()}
    return {**named, "cost": cost_title, "language": lambda value: _LANGUAGES.get(value, value)}


def _named(known: Mapping[str, str]) -> Callable[[str], str]:
    return lambda value: known.get(value) or label(value)


def _column(name: str, documents: Sequence[Document], named: Callable[[str], str]) -> Column:
    held = [document.facets.get(name, ()) for document in documents]
    times = Counter(value for values in held for value in values)
    if name in _ORDERED:
        order = {value: at for at, value in enumerate(_ORDERED[name])}
        values = sorted(times, key=lambda value: (order.get(value, len(order)), value))
    elif name == "cost":
        values = sorted(times, key=_by_cost)
    else:
        values = sorted(times, key=lambda value: (-times[value], fold(named(value)), value))
    numbers = {value: at for at, value in enumerate(values)}
    sets, column = _sets([tuple(sorted(numbers[value] for value in values)) for values in held])
    return Column(name, TITLES[name], tuple((value, named(value)) for value in values), sets, column)


def _by_cost(value: str) -> tuple[int, str, float]:
    if value in {"free", "not-stated"}:
        return (0 if value == "free" else 2, "", 0)
    currency, upper = value.split("-")
    return (1, currency, float("inf") if upper == "more" else float(upper))


def _hours(documents: Sequence[Document]) -> Column:
    held = [(one.hours.min, one.hours.max) if one.hours else () for one in documents]
    sets, column = _sets(held)
    return Column("hours", TITLES["hours"], (), sets, column)


def _sets(
    held: Sequence[tuple[float | int, ...]],
) -> tuple[tuple[tuple[float | int, ...], ...], str]:
    """Return the sets that occur, the most frequent first, and the number of each document's."""
    times = Counter(held)
    sets = sorted(times, key=lambda one: (-times[one], one))
    numbers = {one: at for at, one in enumerate(sets)}
    return tuple(sets), encoded(numbers[one] for one in held)
