"""What tests of commands share."""

from __future__ import annotations

import pytest

from mcsite import scaffold


@pytest.fixture
def catalog(tmp_path):
    """Make a new catalog."""
    scaffold.catalog(tmp_path)
    return tmp_path
