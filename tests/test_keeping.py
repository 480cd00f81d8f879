"""What a file says, and what is wrong with it, can be kept as bytes and read again."""

from __future__ import annotations

import msgspec
import pytest
from catalogs import CASES, DAY, lay
from hypothesis import given
from random_catalogs import linked
from sites import REPOSITORY, SMALL

from mcsite import diagnostics, pipeline, records

INVALID = sorted(path for path in (CASES / "invalid").iterdir() if path.is_dir())


def comes_back(catalog):
    for record in catalog.everything():
        kept = records.encode(record.content)
        assert records.decode(record.collection, kept) == record.content
        assert records.encode(records.decode(record.collection, kept)) == kept


@pytest.mark.parametrize("root", [REPOSITORY, SMALL], ids=["sample", "small"])
def test_what_files_say_comes_back_from_its_bytes(root):
    comes_back(pipeline.check(root, pipeline.Options(day=DAY, drafts=True)).linked.catalog)


@given(linked())
def test_whatever_a_file_says_comes_back_from_its_bytes(made):
    comes_back(made.catalog)


def test_numbers_keep_their_types():
    content = records.Content(records.model.Amount(1.5, "hour"), records.Prose(), (), ())
    kept = msgspec.msgpack.decode(records.encode(content))
    assert kept[0]["amount"] == 1.5


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_problems_come_back_from_their_bytes(case, tmp_path):
    found = list(pipeline.check(lay(case, tmp_path), pipeline.Options(day=DAY)).problems)
    assert diagnostics.decode(diagnostics.encode(found)) == found
