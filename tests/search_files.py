"""Reading an index back, as the browser does."""

from __future__ import annotations

from itertools import accumulate

from mcsite.searching.digits import DIGITS


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


def postings(files):
    """Return for each term the paths of the documents that have it, with their weights."""
    paths = {
        int(place): one["path"]
        for name, chunk in files.items()
        if name.startswith("results/")
        for place, one in chunk.items()
    }
    found = {}
    for name, shard in files.items():
        if name.startswith("words/"):
            columns = [shard[column].split(" ") for column in ("terms", "places", "weights")]
            for term, gaps, weights in zip(*columns, strict=True):
                held = [paths[place] for place in places(gaps)]
                found[term] = dict(zip(held, map(DIGITS.index, weights), strict=True))
    return found
