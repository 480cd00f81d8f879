"""Reading an index back, as the browser does."""

from __future__ import annotations

from itertools import accumulate

from mcsite.searching.digits import DIGITS
from mcsite.searching.shards import file_name


def numbers(text):
    found, at = [], 0
    while at < len(text):
        total, factor = 0, 1
        while (digit := DIGITS.index(text[at])) >= 64:
            total += factor * digit
            factor *= 27
            at += 1
        found.append(total + factor * digit)
        at += 1
    return found


def places(text):
    """Return places from the gaps between them."""
    return [place - 1 for place in accumulate(gap + 1 for gap in numbers(text))]


def paths_of(files):
    """Return the path of the document at each place."""
    return {
        int(place): one["path"]
        for name, chunk in files.items()
        if name.startswith("results/")
        for place, one in chunk.items()
    }


def positions(files):
    """Return for each term the paths of the documents that have it, with the positions in each."""
    starts = files["phrases/starts.json"]
    parts, table = starts["parts"], starts["table"]
    stored = {}
    for start in starts["starts"]:
        shard = files[f"phrases/{file_name(start)}.json"]
        stored |= zip(shard["terms"].split(" "), shard["found"].split(" "), strict=True)
    found = {}
    for term, held in postings(files).items():
        written = stored[term]
        if term in parts:
            assert not written
            names = [f"phrases/{file_name(term)}{part}.json" for part in range(parts[term])]
            written = "!".join(files[name] for name in names if name in files)
            reach = table // parts[term]
            assert [name in files for name in names] == [
                any(
                    min(place // reach, parts[term] - 1) == part and path in held
                    for place, path in paths_of(files).items()
                )
                for part in range(parts[term])
            ]
        pairs = [
            [DIGITS.index(one[at]) * 91 + DIGITS.index(one[at + 1]) for at in range(0, len(one), 2)]
            for one in written.split("!")
        ]
        found[term] = dict(zip(held, pairs, strict=True))
    return found


def postings(files):
    """Return for each term the paths of the documents that have it, with their weights."""
    paths = paths_of(files)
    found = {}
    for name, shard in files.items():
        if name.startswith("words/"):
            columns = [shard[column].split(" ") for column in ("terms", "places", "weights")]
            for term, gaps, weights in zip(*columns, strict=True):
                held = [paths[place] for place in places(gaps)]
                found[term] = dict(zip(held, map(DIGITS.index, weights), strict=True))
    return found
