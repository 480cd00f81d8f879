"""The small catalog of tests/golden, seen by one output at a time."""

from __future__ import annotations

import itertools

import pytest
import sites


@pytest.fixture(scope="session")
def views_of(tmp_path_factory):
    """Return the views and the theme of the small catalog with files put over it; each is read only once."""
    folder = tmp_path_factory.mktemp("catalogs")
    numbers = itertools.count()
    known = {}

    def views_of(files, options):
        key = (frozenset(files.items()), frozenset(options.items()))
        if key not in known:
            known[key] = sites.look(sites.lay(folder / str(next(numbers)), files), **options)
        return known[key]

    return views_of


@pytest.fixture
def make(views_of):
    """Return what an output makes of the small catalog with files put over it: the content of each by its path."""

    def make(output, files=None, **options):
        return sites.contents(sites.made(output, *views_of(files or {}, options)))

    return make
