from __future__ import annotations

import re
from uuid import NAMESPACE_URL, UUID, uuid5

import things
from hypothesis import given
from hypothesis import strategies as st

from mcsite import ctids

HOME = "https://catalog.example/"


def test_a_ctid_is_ce_and_a_uuid_of_version_4_in_lower_case():
    made = ctids.of(HOME, "credentials/generating-ideas/")
    assert re.fullmatch(r"ce-[0-9a-f-]{36}", made)
    assert UUID(made[3:]).version == 4


def test_a_ctid_stays_for_good():
    made = ctids.of(HOME, "credentials/generating-ideas/")
    assert made == "ce-3ac1591d-77e9-4756-aaaa-324028bb0746"
    assert ctids.parts(made)("rubric") == "ce-f398da63-6bed-41f6-bc07-84bca4cb7393"


def test_things_parts_and_catalogs_have_ctids_of_their_own():
    made = [ctids.of(home, path) for home in (HOME, "https://other.example/") for path in ("stacks/a/", "issuers/a/")]
    made += [ctids.parts(made[0])(name) for name in ("rubric", "assessment")]
    assert len(set(made)) == len(made)


def test_a_ctid_that_another_thing_has_by_its_id_is_found():
    taken = ctids.of(things.SETTINGS.url, "credentials/fraction-talk/")
    catalog = things.small() | {"credentials/other": things.credential("Other", ctid=taken)}
    assert things.codes(things.problems(catalog)) == ["duplicate-ctid"]
    catalog["credentials/fraction-talk"]["ctid"] = "ce-e8a41a52-6ff6-48f0-9872-889c87b093b7"
    assert things.problems(catalog) == []


@given(st.uuids(), st.text())
def test_uuids_are_those_of_the_standard_library(namespace, name):
    assert ctids.uuid5(namespace.bytes, name) == str(uuid5(namespace, name))
    whole = ctids.of(HOME, name)
    assert whole == f"ce-{UUID(bytes=uuid5(NAMESPACE_URL, HOME + name).bytes, version=4)}"
    assert ctids.parts(whole)(name) == f"ce-{UUID(bytes=uuid5(UUID(whole[3:]), name).bytes, version=4)}"
