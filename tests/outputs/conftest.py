"""The small catalog of tests/golden, seen by one output at a time."""

from __future__ import annotations

import pytest
import sites


@pytest.fixture
def make(tmp_path):
    """Return what an output makes of the small catalog, with files put over it."""

    def make(output, files=None, **options):
        return sites.run(output, sites.lay(tmp_path / "catalog", files), **options)

    return make
