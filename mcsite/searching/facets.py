"""Facets as columns: for each a list of its values, and for each document the number of the set of values it has."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from mcsite.searching.digits import encode
from mcsite.searching.documents import Document, cost_title
from mcsite.searching.tokens import fold
from mcsite.views import Views
from mcsite.views.words import label

Set = tuple[str | float | int, ...]  # the values of a document in a facet; of hours the least and the most

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
    values: tuple[tuple[str, str], ...]
    sets: tuple[Set, ...]
    column: str


class Held(Struct, array_like=True):
    """The sets of values of a facet that documents have, some maybe no more; `numbers` are those of each document's."""

    sets: list[Set]
    numbers: bytes  # four each


class Tally:
    """Which set of a facet's values each document has, in the order of their places."""

    def __init__(self, held: Held | None = None) -> None:
        self._known = {one: at for at, one in enumerate(held.sets)} if held else {}
        self._numbers = array("I", held.numbers if held else b"")

    def add(self, one: Set) -> None:
        """Add the set of a document after all others."""
        self._numbers.append(self._known.setdefault(one, len(self._known)))

    def put(self, at: int, one: Set) -> None:
        """Say what set the document at a number has."""
        self._numbers[at] = self._known.setdefault(one, len(self._known))

    def insert(self, at: int, one: Set) -> None:
        """Put a document before the one at a number."""
        self._numbers.insert(at, self._known.setdefault(one, len(self._known)))

    def remove(self, at: int) -> None:
        """Take the document at a number away."""
        del self._numbers[at]

    def held(self) -> Held:
        """Return what is to be kept."""
        return Held(list(self._known), self._numbers.tobytes())

    def column(self, name: str, labels: Mapping[str, str]) -> Column | None:
        """Return the facet, if any document has a value in it. `labels` are what its values are called."""
        known = list(self._known)
        times = {known[at]: count for at, count in Counter(self._numbers).items()}
        if not any(times):
            return None
        if name == "hours":
            values: tuple[tuple[str, str], ...] = ()
            ways = {one: one for one in times}
        else:
            values, ways = _values(name, times, labels)
        sets = sorted(times, key=lambda one: (-times[one], ways[one]))
        digits = {one: encode(at) for at, one in enumerate(sets)}
        written = [digits.get(one, "") for one in known]
        return Column(name, values, tuple(ways[one] for one in sets), "".join([written[at] for at in self._numbers]))


def sets(document: Document) -> tuple[Set, ...]:
    """Return the values of a document in each facet."""
    held: dict[str, Set] = {
        name: tuple(sorted(set(values))) if len(values) > 1 else values for name, values in document.facets.items()
    }
    if document.hours is not None:
        held["hours"] = (_number(document.hours.min), _number(document.hours.max))
    return tuple([held.get(name, ()) for name in TITLES])


def _number(hours: float) -> float | int:
    """Return a number as one type, so that those which are equal are written alike."""
    return int(hours) if hours == int(hours) else hours


def labels(views: Views) -> dict[str, dict[str, str]]:
    """Return what the values of facets are called that are things of the catalog, by their ids."""
    named = {"topic": "topics", "issuer": "issuers", "stack": "stacks", "recognizer": "recognizers"}
    return {
        facet: {id_: views.catalog.collection(name)[id_].brief.title for _, id_, _ in views.order[name]}
        for facet, name in named.items()
    }


def ranks(titles: Sequence[str], dates: Sequence[str]) -> tuple[str, str]:
    """Return each document's rank by its title, and with the newest first, as digits; of one date, titles decide."""
    by_title = sorted(range(len(titles)), key=titles.__getitem__)
    newest = sorted(by_title, key=dates.__getitem__, reverse=True)
    return _ranks(by_title), _ranks(newest)


def _ranks(order: Sequence[int]) -> str:
    found = [""] * len(order)
    for at, digits in zip(order, map(encode, range(len(order))), strict=True):
        found[at] = digits
    return "".join(found)


def _values(
    name: str, times: Mapping[Set, int], labels: Mapping[str, str]
) -> tuple[tuple[tuple[str, str], ...], dict[Set, Set]]:
    """Return the values of a facet in order, with what they are called, and each set as their numbers."""
    counts: Counter[str] = Counter()
    for one, count in times.items():
        for value in one:
            counts[str(value)] += count
    named = _namer(name, labels)
    if name in _ORDERED:
        order = {value: at for at, value in enumerate(_ORDERED[name])}
        values = sorted(counts, key=lambda value: (order.get(value, len(order)), value))
    elif name == "cost":
        values = sorted(counts, key=_by_cost)
    else:
        values = sorted(counts, key=lambda value: (-counts[value], fold(named(value)), value))
    numbers = {value: at for at, value in enumerate(values)}
    ways: dict[Set, Set] = {one: tuple(sorted(numbers[str(value)] for value in one)) for one in times}
    return tuple((value, named(value)) for value in values), ways


def _namer(name: str, labels: Mapping[str, str]) -> Callable[[str], str]:
    """Return what tells what a value of a facet is called."""
    if name == "cost":
        return cost_title
    if name == "language":
        return lambda value: _LANGUAGES.get(value, value)
    known = _WORDS.get(name) or labels
    return lambda value: known.get(value) or label(value)


def _by_cost(value: str) -> tuple[int, str, float]:
    if value in {"free", "not-stated"}:
        return (0 if value == "free" else 2, "", 0)
    currency, upper = value.split("-")
    return (1, currency, float("inf") if upper == "more" else float(upper))
