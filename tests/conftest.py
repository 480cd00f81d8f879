"""What tests of several folders share."""

from __future__ import annotations

import pytest
import sites
from hypothesis import settings

# A slow machine isn't a failure, and a test that passed once passes again.
settings.register_profile("mcsite", deadline=None, derandomize=True)
settings.load_profile("mcsite")


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """Build the sample catalog once: with a warning it isn't built."""
    return sites.build(sites.REPOSITORY, tmp_path_factory.mktemp("sample") / "site", sites.SAMPLE_DAY)
