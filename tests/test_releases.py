"""The files of releases: read as they were written, and refused where they weren't."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcsite import releases
from mcsite.comparing import Assessed
from mcsite.model import EvidencePart, PassRule
from mcsite.releases import Release
from mcsite.sources import Source

RELEASE = Release(
    id="fraction-talk",
    version="1.0.0",
    date="2026-09-01",
    title="Fraction Talk",
    issuer="example-university",
    language="en",
    assessed=Assessed("The educator leads talk.", (EvidencePart(title="Work", scoring="yes-no"),), PassRule(yes=(1,))),
)


def source(release=RELEASE, path="", content=b""):
    path = path or releases.path(release.id, release.version)
    return Source(path, "releases", release.id, "", content or releases.write(release))


def test_what_was_written_is_read():
    assert releases.read([source()]) == ({"fraction-talk": {"1.0.0": RELEASE}}, [])


def test_versions_come_in_their_order_however_the_files_do():
    files = [source(msgspec.structs.replace(RELEASE, version=version)) for version in ("1.10.0", "2.0.0", "1.9.0")]
    (found,) = releases.read(files)[0].values()
    assert list(found) == ["1.9.0", "1.10.0", "2.0.0"]


def test_a_file_has_a_line_for_each_value_and_ends_with_one():
    lines = releases.write(RELEASE).decode().split("\n")
    assert lines[1] == '  "id": "fraction-talk",'
    assert lines[-1] == ""


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"null", b'{"id": 1}', b"\xff", releases.write(RELEASE).replace(b'"date"', b'"day"')],
)
def test_what_is_no_release_is_told(content):
    found, problems = releases.read([Source("content/releases/a/1.0.0.json", "releases", "a", "", content)])
    assert not found
    assert [problem.code for problem in problems] == ["bad-release"]


@pytest.mark.parametrize("version", ["1", "1.0", "1.0.0-rc", "01.0.0", "1.0.x", "", "9" * 20 + ".0.0"])
def test_what_is_no_version_is_told(version):
    found, problems = releases.read([source(msgspec.structs.replace(RELEASE, version=version))])
    assert not found
    assert [problem.code for problem in problems] == ["bad-release"]


@given(st.binary())
def test_no_bytes_raise(content):
    releases.read([Source("content/releases/a/1.0.0.json", "releases", "a", "", content)])
