"""An index of a catalog made of data, read back."""

from __future__ import annotations

import msgspec
import pytest
import things

from mcsite.searching import facets, fragments, index
from mcsite.searching.documents import documents


@pytest.fixture
def make():
    """Return what an index says: its files, as values, by their paths."""

    def make(content):
        made = {}
        views = things.views(content)
        read = {path: fragments.fragment(document()) for path, document in documents(views).items()}
        site = index.Site(views.settings.language, facets.labels(views))
        for path, written in index.Index().build(read, read.__getitem__, site):
            assert path not in made
            made[path] = msgspec.json.decode(written)
        return made

    return make
