"""What tests of several folders share."""

from __future__ import annotations

import os
import subprocess
import sys

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


@pytest.fixture
def disk(tmp_path):
    """Give what makes a disk of so many KB and returns its folder."""
    made = []

    def make(size):
        folder = tmp_path / f"disk-{size}"
        folder.mkdir()
        if sys.platform != "linux" or os.geteuid() != 0:
            pytest.skip("only root can mount a small disk")
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", folder]
        mounted = subprocess.run(command, capture_output=True, text=True, check=False)
        if mounted.returncode:
            pytest.skip(f"no disk can be mounted here: {mounted.stderr.strip()}")
        made.append(folder)
        return folder

    yield make
    for folder in made:
        subprocess.run(["umount", "-l", folder], check=True)
