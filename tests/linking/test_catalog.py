"""The catalog: all records of all collections, by id."""

from __future__ import annotations

import random

import things
from hypothesis import given, settings
from hypothesis import strategies as st

from mcsite import urls
from mcsite.linking.catalog import COLLECTION_NAMES

CATALOG = things.small() | {
    "credentials/fraction-talk.es": {"title": "Hablar de fracciones"},
    "credentials/fraction-talk.de": {"title": "Über Brüche sprechen"},
    "credentials/another": things.credential("Another", prerequisites=["fraction-talk"]),
    "topics/fractions.es": {"title": "Fracciones"},
    "topics/aardvarks": {"title": "Aardvarks"},
    "stacks/both": things.stack("Both", {"credentials": ["fraction-talk", "another"]}),
    "guides/a": {"title": "A", "body": "See [it](topic:aardvarkz)."},
}


def test_it_knows_every_collection():
    assert set(COLLECTION_NAMES) == set(urls.COLLECTIONS)


def test_records_are_found_by_collection_and_id():
    catalog = things.link(CATALOG)[0].catalog
    assert catalog.get(("topics", "fractions")) is catalog.topics["fractions"]
    assert catalog.collection("topics") is catalog.topics
    assert catalog.get(("topics", "nothing")) is None


def test_records_come_in_order_of_their_ids_and_translations_behind_their_original():
    catalog = things.link(CATALOG)[0].catalog
    assert list(catalog.topics) == ["aardvarks", "fractions"]
    assert [(one.collection, one.id, one.language) for one in catalog.everything()][:4] == [
        ("credentials", "another", ""),
        ("credentials", "fraction-talk", ""),
        ("credentials", "fraction-talk", "de"),
        ("credentials", "fraction-talk", "es"),
    ]
    assert not [one for one in catalog.originals() if one.language]


@settings(max_examples=20)
@given(st.integers())
def test_the_order_of_the_files_never_matters(seed):
    shuffled = list(CATALOG)
    random.Random(seed).shuffle(shuffled)
    linked, problems = things.link({path: CATALOG[path] for path in shuffled})
    other, same = things.link(CATALOG)
    assert linked == other
    assert sorted(map(repr, problems)) == sorted(map(repr, same))
