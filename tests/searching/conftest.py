"""An index of a catalog made of data, read back."""

from __future__ import annotations

import msgspec
import pytest
import things

from mcsite.searching import index


@pytest.fixture
def make():
    """Return what an index says: its files, as values, by their paths."""

    def make(content):
        made = {}
        for path, value in index.files(things.views(content)):
            assert path not in made
            made[path] = msgspec.json.decode(msgspec.json.encode(value))
        return made

    return make
