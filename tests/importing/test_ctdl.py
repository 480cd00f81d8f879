"""CTDL as content: our own graphs come back as far as they tell, those of others too."""

from __future__ import annotations

import json
from functools import cache

import pytest
import random_catalogs
import round_trips
import sites
import things
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from releasing import released, seen

from mcsite import pipeline
from mcsite.diagnostics import Refusal
from mcsite.importing import ctdl
from mcsite.importing.entry import Entry
from mcsite.outputs import ctdl as graphs
from mcsite.views import Views

NOT_CARRIED = {
    *"status review_by aliases license image related research resources history body".split(),
    *"participation eqf_level quality_assurance assessment.identity_verified".split(),
    *(f"evidence.{name}" for name in "use type scoring quantity repeat_for media".split()),
    *(f"evidence.{name}" for name in "instructions checks prompts max_words limit privacy".split()),
}
NOT_CARRIED_OF_STACKS = set("status published expires replaced_by kind award apply_url image history body".split())
NOT_CARRIED_OF_ISSUERS = {"image", "language", "quality_assurance", "body"}


def _read(document):
    return ctdl.read(json.dumps(document).encode(), "graph.json")


def _round(linked):
    """Hold everything in the graphs of a catalog, put together into one, against what it is when it is imported."""
    known, made = linked.catalog, sites.contents(sites.made(graphs, Views(linked), None))
    documents = list(round_trips.documents(made, "ctdl.json"))
    entries = _read(documents)
    alone = [
        _read(one)[0]
        for one in documents
        if one["@graph"][0]["@type"] in {"ceterms:MicroCredential", "ceterms:Pathway"}
    ]
    together = {(one.collection, one.id): one for one in entries if not one.language}
    assert all(one == together[one.collection, one.id] for one in alone)
    assert len(alone) == len(linked.catalog.credentials) + len(linked.catalog.stacks)
    back = round_trips.imported(entries, known.settings, known.today)
    read = round_trips.as_plain(known.settings.url)
    before, after = round_trips.Teller(linked, read), round_trips.Teller(back, read)
    assert back.catalog.credentials.keys() == known.credentials.keys()
    for id_, record in known.credentials.items():
        told = before.credential(record, NOT_CARRIED)
        assert after.credential(back.catalog.credentials[id_], NOT_CARRIED) == told, id_
        if record.item.rubric:
            assert back.catalog.credentials[id_].item.license == record.item.license
        _evidence(linked, record, back.catalog.credentials[id_])
    assert back.catalog.stacks.keys() == known.stacks.keys()
    for id_, record in known.stacks.items():
        told = before.thing(record, NOT_CARRIED_OF_STACKS)
        assert after.thing(back.catalog.stacks[id_], NOT_CARRIED_OF_STACKS) == told, id_
    for id_, record in back.catalog.issuers.items():
        expected = before.thing(known.issuers[id_], NOT_CARRIED_OF_ISSUERS)
        assert after.thing(record, NOT_CARRIED_OF_ISSUERS) == expected
    _translations(known, back.catalog)


def _evidence(linked, record, other):
    """Hold that nothing of the instructions is lost, although it is text now."""
    read = round_trips.as_plain(linked.catalog.settings.url)
    parts = round_trips.assessment.parts(linked.catalog, record.item)
    for part, found in zip(parts, other.item.evidence, strict=True):
        told = read(found.instructions, "")
        for one in (part.instructions, part.privacy, *part.checks, *(prompt.text for prompt in part.prompts)):
            assert all(line.strip() in told for line in read(one, "").split("\n"))


def _translations(known, back):
    for key, records in known.translations.items():
        original = known.get(key)
        for record in records if key[0] == "credentials" else ():
            told = (record.item.title, record.item.competency)
            if told == (original.item.title, original.item.competency):
                continue
            (other,) = [one for one in back.translations[key] if one.language == record.language]
            assert (other.item.title, other.item.competency) == told


def test_the_sample_comes_back_in_every_field_that_the_format_carries():
    _round(pipeline.check(sites.REPOSITORY, pipeline.Options(day=sites.SAMPLE_DAY)).linked)


@given(random_catalogs.linked())
@settings(max_examples=25, phases=[Phase.generate])
def test_any_catalog_comes_back_in_every_field_that_the_format_carries(linked):
    _round(linked)


def test_the_guide_lists_what_is_not_carried():
    others = {"stacks": NOT_CARRIED_OF_STACKS, "issuers": NOT_CARRIED_OF_ISSUERS}
    expected = NOT_CARRIED | {f"{kind}.{name}" for kind, names in others.items() for name in names}
    assert round_trips.documented("CTDL") == expected


@pytest.fixture
def talk():
    catalog = things.small() | {
        "credentials/first": things.credential("First"),
        "credentials/fraction-talk": things.credential("Fraction Talk", prerequisites=["first"], version="2.0.0"),
    }
    first = released(catalog, version="1.0.0")
    views = seen(catalog, first)
    return json.loads(sites.contents(sites.made(graphs, views, None))["credentials/fraction-talk/ctdl.json"])


def test_the_graph_of_a_credential_gives_neither_those_it_names_nor_earlier_versions(talk):
    found = _read(talk)
    assert [(one.collection, one.id) for one in found] == [
        ("credentials", "fraction-talk"),
        ("issuers", "example-university"),
        ("topics", "fractions"),
    ]
    assert found[0].data["prerequisites"] == ["first"]
    assert (found[0].data["status"], found[0].data["version"]) == ("draft", "2.0.0")


def test_a_list_of_addresses_is_refused_and_the_reason_told():
    made = sites.contents(sites.made(graphs, things.views(things.small()), None))
    with pytest.raises(Refusal, match=r"lists 2 things by their addresses, but holds none of them.*fraction-talk/ctdl"):
        ctdl.read(made["ctdl.json"], "ctdl.json")


def test_a_graph_of_others_becomes_a_draft_that_can_be_completed():
    foreign = {
        "@graph": [
            {
                "@id": "https://registry.example/resources/ce-1",
                "@type": "ceterms:Badge",
                "ceterms:name": "Plain *name*",
                "ceterms:description": {"en-US": "Uses digital tools in class."},
                "ceterms:learningMethodDescription": {"en-US": "# Not a heading\n<b>x</b>"},
                "ceterms:ownedBy": [{"@type": "ceterms:CredentialOrganization", "ceterms:name": {"en-US": "School"}}],
                "ceterms:ctid": "ce-1",
                "ceterms:requires": [{"@type": "ceterms:ConditionProfile", "ceterms:targetCompetency": ["x"]}],
            }
        ]
    }
    credential, issuer, topic = _read(foreign)
    assert (credential.id, credential.data["issuer"]) == ("plain-name", "school")
    assert "ctid" not in credential.data
    school = Entry(
        "issuers", "school", {"title": "School", "url": "https://school.example/", "email": "a@school.example"}
    )
    assert issuer.data == {"title": "School"}
    assert topic.data == {"title": "To be sorted"}
    back = round_trips.imported((credential, school, topic), things.SETTINGS)
    (method, _) = back.catalog.credentials["plain-name"].body.sections
    assert "<b>" not in method.html
    assert "<h" not in method.html


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "graph.json isn't JSON"),
        (b"[" * 100_000, "graph.json is nested too deeply"),
        (b"[]", "graph.json holds no credential or stack in CTDL"),
        (b'{"@graph": 1}', "graph.json holds no credential or stack in CTDL"),
        (b'{"@type": "ceterms:Course"}', "graph.json holds no credential or stack in CTDL"),
    ],
)
def test_what_is_no_graph_is_refused(content, told):
    with pytest.raises(Refusal) as refused:
        ctdl.read(content, "graph.json")
    assert told in str(refused.value)


_SOURCE = things.small() | {
    "stacks/all": things.stack("All", {"credentials": ["fraction-talk"]}, award={"title": "Certificate"})
}


@cache
def _made():
    return sites.contents(sites.made(graphs, things.views(_SOURCE), None))


@given(st.data(), st.sampled_from(["credentials/fraction-talk/ctdl.json", "stacks/all/ctdl.json"]))
@settings(max_examples=100)
def test_values_of_any_kind_in_any_place_raise_nothing_but_a_refusal(data, path):
    document = round_trips.broken(data.draw, json.loads(_made()[path]))
    try:
        _read(document)
    except Refusal:
        return
