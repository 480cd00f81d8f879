from __future__ import annotations

import copy
import json

import ctdl_vocabulary
import learning_model as model
import msgspec
import pytest
import random_catalogs
import sites
import things
from hypothesis import HealthCheck, Phase, given, settings

from mcsite import describing, resources
from mcsite.outputs import ctdl, elm, headers, pages
from mcsite.theme import Theme
from mcsite.views import Views

TALK = "credentials/fraction-talk/elm.jsonld"
STACK = "stacks/understanding-fractions/elm.jsonld"
TALK_FILE = "content/credentials/fraction-talk.md"
ISSUER_FILE = "content/issuers/example-university.md"
SAID = "participation: blended\neqf_level: 6\nquality_assurance: Two other universities review it.\n"
THEME = Theme(resources.folder("theme"), resources.folder("theme"), things.SETTINGS)
IN_WORDS = (
    "European Qualifications Framework, level 6",
    "Partly online, partly onsite",
    "You are not supervised",
    "It is verified that you are who you say",
    "Two other universities review it.",
)


def _edit(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


class _Asking(Views):
    """Views of a catalog that asks for the model, whose issuers are in a region."""

    def __init__(self, linked, region):
        super().__init__(linked)
        self.settings = msgspec.structs.replace(self.settings, formats=("elm",))
        self.region = region

    def _view(self, desk, key):
        view = super()._view(desk, key)
        return msgspec.structs.replace(view, region=self.region) if key[0] == "issuers" else view


def _files(made_of, region="IE"):
    """Return what an output makes of views that ask for the model, whose issuers are in a region."""
    made_of = _Asking(made_of.linked, region)
    return {path: json.loads(content) for path, content in sites.contents(sites.made(elm, made_of, THEME)).items()}


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    """Return what is made of the small catalog, in which a credential says all that there is to say."""
    root = sites.lay(tmp_path_factory.mktemp("catalog") / "small")
    _edit(root / TALK_FILE, "license:", f"{SAID}license:")
    _edit(root / TALK_FILE, "assessment: {", "assessment: {supervised: false, ")
    _edit(root / ISSUER_FILE, "region:", "quality_assurance: By peers.\nregion:")
    return _files(sites.look(root)[0])


def _nodes(document, type_):
    """Return the nodes of a class, in order."""
    found = []

    def look(value):
        if isinstance(value, dict):
            found.extend([value] if value.get("type") == type_ else [])
            for one in value.values():
                look(one)
        elif isinstance(value, list):
            for one in value:
                look(one)

    look(document["@graph"])
    return found


def _notes(document):
    return {
        node["subject"]["prefLabel"]["en"]: node["noteLiteral"]
        for node in _nodes(document, "Note")
        if "subject" in node
    }


def _of(**changes):
    """Return what is made of one credential."""
    catalog = things.small() | {"credentials/fraction-talk": things.credential("Fraction Talk", **changes)}
    return _files(things.views(catalog))[TALK]


def test_nothing_is_made_unless_the_catalog_asks(make):
    assert make(elm) == {}


def test_credentials_and_stacks_with_an_award_are_described(documents):
    assert set(documents) == {
        TALK,
        "credentials/number-lines/elm.jsonld",
        "credentials/pizza-fractions/elm.jsonld",
        STACK,
    }


def test_each_file_has_the_shape_of_the_profile_by_itself_and_so_have_all_together(documents):
    for path, document in documents.items():
        assert model.violations(model.graph([document])) == [], path
    assert model.violations(model.graph(documents.values())) == []


def test_only_what_the_ontology_has_is_used_as_it_says(documents):
    assert model.misuses(model.graph(documents.values())) == []


def test_expanding_drops_nothing_and_every_name_is_a_whole_address(documents):
    for path, document in documents.items():
        expanded = model.expand(document)
        assert ctdl_vocabulary.leaves(expanded) == ctdl_vocabulary.leaves(document), path
        names = ("https://", "http://", "mailto:")
        assert [one for one in ctdl_vocabulary.addresses(expanded) if not one.startswith(names)] == [], path
    broken = documents[TALK] | {"nosuch": "dropped"}
    assert ctdl_vocabulary.leaves(model.expand(broken)) < ctdl_vocabulary.leaves(broken)


@pytest.mark.parametrize(
    ("type_", "change", "told"),
    [
        ("LearningAchievementSpecification", {"title": None}, "title"),
        ("LearningAchievementSpecification", {"title": "Fraction Talk"}, "title"),
        ("LearningAchievementSpecification", {"language": None}, "language"),
        ("LearningAchievementSpecification", {"ISCEDFCode": None}, "ISCEDFCode"),
        ("LearningAchievementSpecification", {"learningOutcome": None}, "learningOutcome"),
        ("LearningAchievementSpecification", {"volumeOfLearning": "12 hours"}, "volumeOfLearning"),
        ("LearningAchievementSpecification", {"modified": "soon"}, "modified"),
        ("LearningAchievementSpecification", {"elm:EQFLevel": {"id": "http://x.example/5"}}, "EQFLevel"),
        ("LearningAssessmentSpecification", {"title": None}, "title"),
        ("LearningOpportunity", {"providedBy": None}, "providedBy"),
        ("LearningOpportunity", {"defaultLanguage": None}, "defaultLanguage"),
        ("AwardingOpportunity", {"awardingBody": None}, "awardingBody"),
        ("AwardingOpportunity", {"awardingBody": [{"id": "http://x.example/"}]}, "awardingBody"),
        ("Organisation", {"location": None}, "location"),
        ("Address", {"countryCode": None}, "countryCode"),
        ("WebResource", {"contentUrl": "nowhere"}, "homepage"),
        ("CreditPoint", {"point": None}, "point"),
        ("Amount", {"value": "much"}, "value"),
    ],
)
def test_the_shapes_find_a_broken_file(documents, type_, change, told):
    document = copy.deepcopy(documents[TALK])
    for node in _nodes(document, type_):
        node.update(change)
        for name in [name for name, value in change.items() if value is None]:
            del node[name]
    assert told in {one.split(":")[0] for one in model.violations(model.graph([document]))}


@pytest.mark.parametrize(
    ("type_", "change", "told"),
    [
        ("LearningAchievementSpecification", {"type": "elm:MicroCredential"}, "MicroCredential: no such class"),
        ("LearningAchievementSpecification", {"elm:workLoad": "PT1H"}, "workLoad: no such property"),
        ("Organisation", {"elm:learningOutcome": {"type": "LearningOutcome"}}, "learningOutcome: not of Organisation"),
        ("LearningAchievementSpecification", {"creditPoint": {"type": "Note"}}, "creditPoint: not in its range"),
        ("LearningAchievementSpecification", {"elm:volumeOfLearning": 12}, "volumeOfLearning: not in its range"),
    ],
)
def test_the_ontology_finds_what_it_doesnt_have(documents, type_, change, told):
    document = copy.deepcopy(documents[TALK])
    _nodes(document, type_)[0].update(change)
    assert told in model.misuses(model.graph([document]))


def test_what_the_eu_calls_mandatory_is_there(documents):
    document = documents[TALK]
    own = document["@graph"][0]
    assert own["title"] == {"en": "Fraction Talk", "es": "Hablar de fracciones"}
    (country,) = {one["countryCode"]["id"] for one in _nodes(document, "Address")}
    assert country == "http://publications.europa.eu/resource/authority/country/IRL"
    (issuer,) = _nodes(document, "Organisation")
    assert issuer["legalName"] == {"en": "Example University"}
    assert own["awardingOpportunity"][0]["awardingBody"] == [issuer["id"]]
    assert own["learningOutcome"][0]["title"]["en"].startswith("The educator leads talk")
    assert own["volumeOfLearning"] == "PT12H"
    assert own["educationLevel"][0]["id"] == "http://data.europa.eu/snb/eqf/6"
    assert own["provenBy"][0]["dcType"][0]["prefLabel"] == {"en": "portfolio"}
    assert own["mode"][0]["prefLabel"] == {"en": "Blended"}
    assert _notes(document)["Quality assurance"] == {"en": "Two other universities review it."}


def test_what_the_eu_calls_optional_is_there_where_the_catalog_says_it(documents):
    notes = _notes(documents[TALK])
    assert notes["Supervision and identity verification"] == {"en": "The earner isn't supervised."}
    assert notes["Workload"] == {"en": "It takes 8 to 12 hours."}
    assert notes["Stackability"]["en"].startswith("It counts towards Understanding Fractions (https://small.example/")
    first = things.small() | {"credentials/b": things.credential("B", prerequisites=["fraction-talk"])}
    (note, *_) = _files(things.views(first))["credentials/b/elm.jsonld"]["@graph"][0]["entryRequirement"]
    assert note["noteLiteral"] == {
        "en": "Earn these first: Fraction Talk (https://catalog.example/credentials/fraction-talk/)."
    }


def test_the_quality_is_assured_as_the_issuer_says_where_the_credential_says_nothing(documents):
    assert _notes(documents["credentials/number-lines/elm.jsonld"])["Quality assurance"] == {"en": "By peers."}
    assert _notes(documents[STACK])["Quality assurance"] == {"en": "By peers."}


def test_credit_and_fees_are_numbers_with_their_system():
    credit = [{"amount": 0.5, "unit": "ects"}, {"amount": 2, "unit": "semester-hour"}]
    document = _of(credit=credit, assessment={"model": "paid", "fee": {"amount": 45.5, "currency": "EUR"}})
    (european, other) = _nodes(document, "CreditPoint")
    assert (european["framework"]["id"].rsplit("/", 2)[-2], european["point"]) == ("education-credit", "0.5")
    assert (other["framework"]["prefLabel"], other["point"]) == ({"en": "Semester hour"}, "2")
    (amount,) = _nodes(document, "Amount")
    assert (amount["value"], amount["unit"]["id"].rsplit("/", 1)[-1]) == ("45.5", "EUR")
    assert model.violations(model.graph([document])) == []


@pytest.mark.parametrize(
    ("participation", "label"),
    [
        ("online", "Online"),
        ("onsite", "Presential"),
        ("blended", "Blended"),
        ("hybrid", "Hybrid"),
        ("workplace", "Workbased"),
    ],
)
def test_each_form_of_participation_is_in_the_list_of_the_eu(participation, label):
    (mode,) = _of(participation=participation)["@graph"][0]["mode"]
    assert (mode["prefLabel"], mode["inScheme"]["id"]) == (
        {"en": label},
        "http://data.europa.eu/snb/learning-assessment/25831c2",
    )


def test_a_language_that_the_eu_doesnt_list_has_its_tag():
    assert _of(language="ast")["@graph"][0]["language"] == [{"type": "Concept", "notation": "ast"}]
    (german,) = _of(language="de-AT")["@graph"][0]["language"]
    assert german["id"].endswith("/authority/language/DEU")


def test_supervision_is_in_ctdl_and_the_level_in_schema_org():
    catalog = things.small() | {
        "credentials/fraction-talk": things.credential(
            "Fraction Talk", eqf_level=7, assessment={"model": "free", "supervised": False}
        )
    }
    made_of = things.views(catalog)
    described = describing.thing(made_of.credentials[0], made_of).data
    assert '"educationalLevel":"EQF level 7"' in json.dumps(described, separators=(",", ":"))
    (graph,) = [
        document
        for path, document in sites.contents(sites.made(ctdl, made_of, THEME)).items()
        if path == "credentials/fraction-talk/ctdl.json"
    ]
    (assessed,) = [one for one in json.loads(graph)["@graph"] if one["@type"] == "ceterms:AssessmentProfile"]
    assert assessed["ceterms:isProctored"] is False


def test_there_is_an_opportunity_only_while_there_is_one(documents):
    assert len(_nodes(documents[TALK], "LearningOpportunity")) == 1
    closed = _of(status="retired")
    assert _nodes(closed, "LearningOpportunity") == []
    assert closed["@graph"][0]["status"] == "retired"
    assert model.violations(model.graph([closed])) == []


def test_a_stack_has_the_outcomes_of_the_credentials_in_it(documents):
    own, *others = documents[STACK]["@graph"]
    parts = {one["id"]: one for one in others if one["type"] == own["type"]}
    assert own["hasPart"] == list(parts)
    assert own["learningOutcome"] == [one["learningOutcome"][0]["id"] for one in parts.values()]
    for id_, part in parts.items():
        whole = documents[id_.removeprefix(sites.SMALL_URL)]["@graph"][0]
        assert part == {name: whole[name] for name in part}


def test_without_a_country_only_the_location_is_missing():
    catalog = things.small()
    document = _files(things.views(catalog), region="")[TALK]
    assert {one.split(":")[0] for one in model.violations(model.graph([document]))} == {"location"}


def test_the_sample_has_the_shape_and_loses_nothing():
    made = _files(sites.look(sites.REPOSITORY, day=sites.SAMPLE_DAY)[0])
    together = model.graph(made.values())
    assert model.violations(together) == []
    assert model.misuses(together) == []
    assert [
        path for path, one in made.items() if ctdl_vocabulary.leaves(model.expand(one)) != ctdl_vocabulary.leaves(one)
    ] == []


@settings(max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(linked=random_catalogs.linked())
def test_any_catalog_has_the_shape_and_loses_nothing(linked):
    made = _files(Views(linked), region="AT-9")
    together = model.graph(made.values())
    assert model.violations(together) == []
    assert model.misuses(together) == []
    for path, document in made.items():
        assert ctdl_vocabulary.leaves(model.expand(document)) == ctdl_vocabulary.leaves(document), path


def test_the_page_names_the_file_and_the_host_its_type(documents, make):
    asked = {"mcsite.yaml": (sites.SMALL / "mcsite.yaml").read_text(encoding="utf-8") + "\nformats: [elm]\n"}
    made = make(pages, asked)
    named = {path.replace("index.html", elm.FILE) for path, page in made.items() if elm.FILE.encode() in page}
    assert named == set(documents)
    assert (
        b"/badges/:collection/:id/elm.jsonld\n  Content-Type: application/ld+json\n" in make(headers, asked)["_headers"]
    )
    assert not [path for path, page in make(pages).items() if b"elm.jsonld" in page]
    assert b"elm.jsonld" not in make(headers)["_headers"]


def test_the_page_says_in_words_what_is_new(make):
    front = (sites.SMALL / TALK_FILE).read_text(encoding="utf-8")
    said = front.replace("license:", f"{SAID}license:")
    said = said.replace("assessment: {", "assessment: {supervised: false, identity_verified: true, ")
    page = make(pages, {TALK_FILE: said})["credentials/fraction-talk/index.html"].decode()
    assert [text for text in IN_WORDS if f"<dd>{text}</dd>" not in page] == []
    spanish = make(pages, {TALK_FILE: said})["credentials/fraction-talk/es/index.html"].decode()
    assert '<dd lang="es">Two other universities review it.</dd>' in spanish
