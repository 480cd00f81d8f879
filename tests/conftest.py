"""What tests of several folders share."""

from __future__ import annotations

import pytest
import sites


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """Build the sample catalog once: with a warning it isn't built."""
    return sites.build(sites.REPOSITORY, tmp_path_factory.mktemp("sample") / "site", sites.SAMPLE_DAY)
