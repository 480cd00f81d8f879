"""The files of the index: which there are, and what is in each. `docs/search.md` describes them for readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from math import log2
from typing import Any

from msgspec.structs import replace

from mcsite.searching import facets, postings, slots
from mcsite.searching.digits import DIGITS, encoded
from mcsite.searching.documents import Document
from mcsite.searching.phrases import Phrases
from mcsite.searching.postings import Postings
from mcsite.searching.shards import file_name, shards
from mcsite.views import Views

START = "start.json"
FORMAT = 1
MOST_WHOLE = 20_000  # documents; a larger catalog is searched by titles, topics and summaries alone
TOGETHER = 40_000  # bytes; columns that are no more than this together are one file
PER_CHUNK = 16  # places, of which up to half are taken

Files = Iterator[tuple[str, Any]]


def files(makers: Mapping[str, Callable[[], Document]], views: Views) -> Files:
    """Go through the files of the index of documents: the path of each below `search/`, and what it says.

    The documents are given by their paths, each to be made when its turn comes. The views name the values of facets.
    """
    placed = slots.places(makers)
    numbers = list(placed.values())
    whole = len(placed) <= MOST_WHOLE
    made = Postings()
    ordered: list[Document] = []
    for path, place in placed.items():
        document = makers[path]()
        made.add(document, place, whole=whole)
        if whole and document.passages:
            yield f"passages/{place}.json", [[one.label, one.text] for one in document.passages]
        ordered.append(replace(document, passages=()))  # its text isn't needed any more
    starts: list[str] = []
    yield from _words(made, starts)
    yield from _phrases(made)
    letters: list[str] = []
    yield from _letters(made, letters)
    yield from _results(ordered, numbers)
    columns = facets.columns(ordered, views)
    one_file = sum(len(column.column) for column in columns) <= TOGETHER
    yield from _columns(columns, one_file=one_file)
    yield "order/newest.json", facets.ranks(ordered, lambda one: [-ord(sign) for sign in one.date or "0"])
    yield "order/title.json", facets.ranks(ordered, lambda _one: 0)
    yield (
        START,
        {
            "format": FORMAT,
            "places": encoded(_gaps(numbers)),
            "words": starts,
            "letters": letters,
            "whole": whole,
            "language": views.settings.language,
            "columns": [_column(column) for column in columns if column.name in facets.FIRST],
            "facets": [
                {"name": column.name, "title": column.title, "file": _column_file(column, one_file=one_file)}
                for column in columns
            ],
        },
    )


def _gaps(numbers: Sequence[int]) -> Iterator[int]:
    last = -1
    for number in numbers:
        yield number - last - 1
        last = number


def _words(made: Postings, starts: list[str]) -> Files:
    """Make the files of postings, and note where each begins."""
    ids = {term: at for at, term in enumerate(made.terms)}
    terms = postings.in_order(made.terms)
    order = [ids[term] for term in terms]
    sizes = [len(made.places[at]) + len(made.weights[at]) + len(made.terms[at]) + 3 for at in order]
    for start, first, last in shards(terms, sizes):
        starts.append(start)
        held = order[first:last]
        yield (
            f"words/{file_name(start)}.json",
            {
                "terms": " ".join(terms[first:last]),
                "places": " ".join(made.places[at].decode() for at in held),
                "weights": " ".join(made.weights[at].decode() for at in held),
            },
        )


def _phrases(made: Postings) -> Files:
    """Make the files of positions and pairs, and the list of where each begins."""
    phrases = Phrases(made.terms, made.texts)
    known = dict(phrases.entries())
    keys = postings.in_order(known)
    starts = []
    for start, first, last in shards(keys, [len(known[key]) + len(key) + 2 for key in keys]):
        starts.append(start)
        held = keys[first:last]
        yield (
            f"phrases/{file_name(start)}.json",
            {"keys": ",".join(held), "found": " ".join(known[key] for key in held)},
        )
    yield "phrases/starts.json", {"starts": starts, "often": postings.in_order(phrases.often)}


def _letters(made: Postings, letters: list[str]) -> Files:
    """Make the lists of words by their first letter: for each how much of the last one it shares, and its rest."""
    spoken = postings.spoken(made.spoken)
    for letter, group in groupby(postings.in_order(spoken), key=lambda word: word[0]):
        words = list(group)
        letters.append(letter)
        shared = [0] + [_shared(one, other) for one, other in pairwise(words)]
        yield (
            f"letters/{file_name(letter)}.json",
            {
                "shared": encoded(shared),
                "rests": " ".join(word[common:] for word, common in zip(words, shared, strict=True)),
                "times": "".join(DIGITS[int(log2(spoken[word]))] for word in words),
            },
        )


def _shared(one: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (letter, another) in pairs if letter != another), min(len(one), len(other)))


def _results(ordered: Sequence[Document], numbers: Sequence[int]) -> Files:
    """Make what results show, some documents to a file, each by its place."""
    both = zip(numbers, ordered, strict=True)
    for chunk, group in groupby(both, key=lambda pair: pair[0] // PER_CHUNK):
        yield f"results/{chunk}.json", {str(place): _result(document) for place, document in group}


def _result(document: Document) -> dict[str, Any]:
    shown = {
        "path": document.path,
        "kind": document.kind,
        "title": document.title,
        "summary": document.summary,
        "id": document.id,
        "issuer": document.issuer,
        "issuer_id": document.issuer_id,
        "topics": " ".join(document.topic_ids),
        "facts": document.facts,
        "badge": document.badge,
        "closed": document.closed,
        "language": document.language,
    }
    return {name: value for name, value in shown.items() if value}


def _columns(columns: Sequence[facets.Column], *, one_file: bool) -> Files:
    rest = [column for column in columns if column.name not in facets.FIRST]
    if one_file:
        yield "facets.json", [_column(column) for column in rest]
    else:
        for column in rest:
            yield f"facets/{column.name}.json", [_column(column)]


def _column_file(column: facets.Column, *, one_file: bool) -> str:
    if column.name in facets.FIRST:
        return ""
    return "facets.json" if one_file else f"facets/{column.name}.json"


def _column(column: facets.Column) -> dict[str, Any]:
    return {"name": column.name, "values": column.values, "sets": column.sets, "column": column.column}
