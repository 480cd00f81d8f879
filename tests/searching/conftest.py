"""An index of a catalog made of data, read back."""

from __future__ import annotations

import msgspec
import pytest
import things

from mcsite.searching import index
from mcsite.searching.documents import documents


@pytest.fixture
def make():
    """Return what an index says: its files, as values, by their paths."""

    def make(content):
        made = {}
        views = things.views(content)
        for path, value in index.files(documents(views), views):
            assert path not in made
            made[path] = msgspec.json.decode(msgspec.json.encode(value))
        return made

    return make
