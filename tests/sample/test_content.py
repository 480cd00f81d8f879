"""The catalog of this repository shows everything that a catalog can do."""

from __future__ import annotations

from collections import Counter

import pytest
import sites
import yaml

from mcsite import pipeline, prose, resources, standing, urls
from mcsite.frontmatter import read
from mcsite.linking.assessment import parts
from mcsite.schemas import Schemas
from mcsite.sources import discover

UNUSED = {  # its issuers are American, and it shows no other catalogs
    "credentials": {"eqf_level"},
    "settings": {"formats", "sources", *(f"sources → [] → {key}" for key in ("id", "feed", "title", "except"))},
}
TOPICS = {
    "deeper-learning",
    "stem",
    "teacher-protocols",
    "learning-differences",
    "media-literacy",
    "coding",
    "teacher-leadership",
    "financial-literacy",
    "effective-coaching",
    "virtual-community-organizing",
    "data-literacy",
    "english-language-learning",
    "maker-spaces",
    "computational-thinking",
    "fractions",
    "global-competence",
}


@pytest.fixture(scope="module")
def schemas():
    return Schemas(resources.folder("schema"))


@pytest.fixture(scope="module")
def checked():
    return pipeline.check(sites.REPOSITORY, pipeline.Options(day=sites.SAMPLE_DAY))


@pytest.fixture(scope="module")
def catalog(checked):
    """Return what of it is published, without drafts and what isn't published yet."""
    return checked.linked.catalog


@pytest.fixture(scope="module")
def used(schemas):
    """Return the way to every value in the front matter of every file, and in the settings."""
    found = {name: Counter() for name in schemas.by_name}
    for source in discover(sites.REPOSITORY).files:
        document, problems = read(source.path, source.content)
        assert problems == []
        _count(document.data, (), found[source.collection])
    settings = (sites.REPOSITORY / standing.SETTINGS).read_text(encoding="utf-8")
    _count(yaml.safe_load(settings), (), found["settings"])
    return found


def _count(value, way, found):
    if isinstance(value, dict):
        for key, inner in value.items():
            found[(*way, key)] += 1
            _count(inner, (*way, key), found)
    elif isinstance(value, list):
        for inner in value:
            _count(inner, (*way, "[]"), found)


def _declared(schemas, schema, way=()):
    """Go through the way to every property that a schema names."""
    schema = schemas.resolve(schema)
    for key, inner in schema.get("properties", {}).items():
        yield (*way, key)
        yield from _declared(schemas, inner, (*way, key))
    if isinstance(schema.get("items"), dict):
        yield from _declared(schemas, schema["items"], (*way, "[]"))
    for name in ("anyOf", "oneOf", "allOf"):
        for branch in schema.get(name, ()):
            yield from _declared(schemas, branch, way)


def test_nothing_is_wrong_with_it_and_nothing_deserves_a_warning(checked):
    assert checked.problems == ()


@pytest.mark.parametrize("name", [*urls.COLLECTIONS, "settings"])
def test_every_key_that_a_schema_knows_is_used(schemas, used, name):
    declared = set(_declared(schemas, schemas.by_name[name]))
    assert len(declared) > 2
    assert {" → ".join(way) for way in declared if way not in used[name]} == UNUSED.get(name, set())


def test_there_is_enough_of_each_collection(catalog):
    least = {"credentials": 30, "stacks": 4, "issuers": 5, "recognizers": 4, "topics": 16}
    for collection in urls.COLLECTIONS:
        assert len(catalog.collection(collection)) >= least.get(collection, 3), collection


def test_each_of_the_sixteen_topics_has_a_credential_that_can_be_earned(checked):
    relations = checked.linked.relations
    assert {topic for topic in TOPICS if not relations.credentials_of_topic.get(topic)} == set()


def test_all_models_of_assessment_occur(catalog):
    models = {record.item.assessment.model for record in catalog.credentials.values() if record.item.assessment}
    assert models == {"free", "paid", "peer", "certified"}


def test_at_least_seven_kinds_of_evidence_are_asked_for(catalog):
    kinds = {part.type for record in catalog.credentials.values() for part in parts(catalog, record.item)}
    assert len(kinds) >= 7, kinds


def test_all_kinds_of_recognizers_and_stacks_occur(catalog):
    assert {record.item.kind for record in catalog.recognizers.values()} == {"state", "district", "organization"}
    assert {bool(record.item.award) for record in catalog.stacks.values()} == {True, False}


def test_every_state_of_publication_occurs(checked):
    reasons = {one.reason.split()[0] for one in checked.linked.withheld}
    assert {"draft", "not"} <= reasons
    assert "retired" in {one.reason for one in checked.linked.closed}
    assert any(checked.linked.catalog.translations.values())


def test_every_kind_of_link_is_followed_somewhere(catalog):
    texts = [section.markdown for record in catalog.everything() for section in record.body.sections]
    for kind in prose.LINK_KINDS:
        assert any(f"]({kind}:" in text for text in texts), kind


def test_every_construct_of_the_markdown_occurs(catalog):
    html = "".join(section.html for record in catalog.everything() for section in record.body.sections)
    for tag in ("<table>", "<dl>", "<ol>", "<ul>", "<blockquote>", "<strong>", "<em>", "<h3", "<img", "footnote-ref"):
        assert tag in html, tag
