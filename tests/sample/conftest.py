"""The pages of the sample site, read."""

from __future__ import annotations

import pytest
import sites


@pytest.fixture(scope="session")
def documents(sample):
    """Return the root element of every page by its path; a page that breaks a rule of HTML's syntax fails here."""
    return {path: sites.parse(sample.root.joinpath(path).read_bytes()) for path in sample.pages()}
