from __future__ import annotations

import copy
import json
import subprocess

import ctdl_vocabulary
import generating
import pytest
import sites
import things
from ctdl_vocabulary import STANDARDS, Vocabulary
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from releasing import released

from mcsite import ctids, resources
from mcsite.outputs import ctdl
from mcsite.theme import Theme
from mcsite.views import Views

TALK = "credentials/fraction-talk/ctdl.json"
STACK = "stacks/understanding-fractions/ctdl.json"
CREDENTIAL = "content/credentials/fraction-talk.md"
RECOGNIZER = "content/recognizers/example-state.md"
OWN = "ce-e8a41a52-6ff6-48f0-9872-889c87b093b7"


@pytest.fixture(scope="module")
def vocabulary():
    if not STANDARDS.is_dir():
        pytest.skip(f"the schemas of CTDL aren't in {STANDARDS}")
    return Vocabulary()


@pytest.fixture(scope="module")
def graphs(sample):
    """Return every graph of the sample by its path."""
    return {file.as_posix(): sample.json(file.as_posix()) for file in sample.files("ctdl.json")}


@pytest.fixture(scope="module")
def merged(graphs):
    """Return the nodes of all graphs but the list by their `@id`; what two graphs say of one doesn't differ."""
    nodes = {}
    for path, document in graphs.items():
        for node in document["@graph"] if path != "ctdl.json" else ():
            known = nodes.setdefault(node["@id"], {})
            assert {name: known[name] for name in known.keys() & node.keys()} == {
                name: node[name] for name in known.keys() & node.keys()
            }
            known.update(node)
    return nodes


def _all(make, *given, **options):
    return {path: json.loads(content) for path, content in make(ctdl, *given, **options).items()}


def _nodes(document):
    """Return a thing and its parts by their names: that of the thing itself is empty."""
    own = _own(document)["@id"]
    return {node["@id"].removeprefix(own): node for node in document["@graph"] if node["@id"].startswith(own)}


def _own(document):
    return document["@graph"][0]


def _ctids(made):
    """Return the CTID of every node by its `@id` from the site's address on."""
    return {
        node["@id"].split("/", 3)[-1].removeprefix("badges/"): node["ceterms:ctid"]
        for document in made.values()
        for node in document["@graph"]
        if "ceterms:ctid" in node
    }


def _judge(tmp_path, document):
    """Return what ctdl-validate finds in a document."""
    command = sites.REPOSITORY / ".venv/ctdl-validate/bin/ctdl-validate"
    if not command.is_file():
        pytest.skip("ctdl-validate isn't here: run tools/ctdl-validate, which needs Python 3.12 or newer")
    file = tmp_path / "ctdl.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    run = subprocess.run([command, file, "--format", "json"], capture_output=True, text=True, check=False)
    assert run.returncode in {0, 1}, run.stderr
    return json.loads(run.stdout)["findings"]


def test_every_credential_stack_issuer_and_recognizer_has_a_graph_and_the_list_names_them(graphs, sample):
    folders = ("credentials", "stacks", "issuers", "recognizers")
    things_ = {file.parent.as_posix() for name in folders for file in sample.files(f"{name}/*/index.json")}
    assert graphs.keys() == {f"{folder}/ctdl.json" for folder in things_} | {"ctdl.json"}
    members = _own(graphs["ctdl.json"])["ceterms:hasMember"]
    assert sorted(members) == sorted(sample.url + path for path in graphs if path != "ctdl.json")
    assert {_own(document)["@id"] for document in graphs.values()} == {sample.url + path for path in graphs}


def test_the_sample_uses_only_what_ctdl_has_and_tells_all_that_a_registry_requires(vocabulary, graphs):
    for path, document in graphs.items():
        assert vocabulary.problems(document) == [], path


def test_expanding_drops_nothing(vocabulary, graphs):  # noqa: ARG001  the contexts lie beside the schemas
    for path, document in graphs.items():
        expanded = ctdl_vocabulary.expand(document)
        assert ctdl_vocabulary.leaves(expanded) == ctdl_vocabulary.leaves(document["@graph"]), path
        names = ("https://", "http://")
        assert [one for one in ctdl_vocabulary.addresses(expanded) if not one.startswith(names)] == [], path
    broken = copy.deepcopy(graphs["ctdl.json"])
    _own(broken)["nosuch"] = "dropped"
    assert ctdl_vocabulary.leaves(ctdl_vocabulary.expand(broken)) < ctdl_vocabulary.leaves(broken["@graph"])


def test_every_address_of_another_graph_leads_to_a_node(merged, sample):
    def references(value):
        if isinstance(value, dict):
            for one in value.values():
                yield from references(one)
        elif isinstance(value, list):
            for one in value:
                yield from references(one)
        elif isinstance(value, str) and value.startswith(sample.url) and "ctdl.json" in value:
            yield value

    assert set(references(list(merged.values()))) - merged.keys() == set()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"ceterms:name": "Fraction Talk"}, "ceterms:name: no language map"),
        ({"ceterms:name": {"en": ""}}, "ceterms:name: not texts in a language"),
        ({"ceterms:titel": {"en": "Fraction Talk"}}, "ceterms:titel: no such property"),
        ({"ceterms:requiredNumber": 1}, "ceterms:requiredNumber: not of ceterms:MicroCredential"),
        ({"ceterms:ctid": "ce-1"}, "ce-1 isn't a CTID"),
        ({"ceterms:ownedBy": None}, "ceterms:MicroCredential: lacks ownedBy"),
        ({"ceterms:dateEffective": "soon"}, "ceterms:dateEffective: 'soon' isn't in its range"),
        ({"ceterms:description": {"en": "Short."}}, "the description is too short"),
        ({"ceterms:requires": [{"@type": "ceterms:CostProfile"}]}, "ceterms:requires: a ceterms:CostProfile isn't"),
        (
            {"ceterms:previousVersion": "credentialStat:Active"},
            "ceterms:previousVersion: 'credentialStat:Active' isn't",
        ),
        ({"ceterms:hasRubric": ["creditUnit:SemesterHour"]}, "ceterms:hasRubric: 'creditUnit:SemesterHour' isn't"),
    ],
)
def test_the_checks_find_a_broken_graph(vocabulary, make, change, told):
    document = _all(make)[TALK]
    assert vocabulary.problems(document) == []
    node = _own(document)
    node.update(change)
    document["@graph"][0] = {name: value for name, value in node.items() if value is not None}
    assert told in "\n".join(vocabulary.problems(document))


def test_ctdl_validate_finds_no_fault_in_the_sample(tmp_path, graphs, merged, sample):
    for document in ({"@graph": list(merged.values())}, graphs["ctdl.json"]):
        found = _judge(tmp_path, document)
        assert [one for one in found if one["severity"] not in {"INFO", "UNVERIFIABLE"}] == []
        lost = [one["value"] for one in found if one["code"] == "REF_OUTSIDE_PAYLOAD"]
        assert [value for value in lost if value.startswith(sample.url) and document is not graphs["ctdl.json"]] == []


def test_ctdl_validate_finds_a_broken_graph(tmp_path, make):
    document = _all(make)[TALK]
    assert [one for one in _judge(tmp_path, document) if one["severity"] == "ERROR"] == []
    _own(document)["ceterms:requiredNumber"] = 1
    _own(document)["ceterms:ctid"] = "fraction-talk"
    codes = {one["code"] for one in _judge(tmp_path, document) if one["severity"] == "ERROR"}
    assert codes == {"DOMAIN_VIOLATION", "CTID_MALFORMED"}


def test_ctids_are_the_same_at_another_address_and_in_another_folder(make, tmp_path):
    here = _ctids(_all(make))
    assert len(set(here.values())) == len(here) > 15
    assert here == _ctids(_all(make, base_url="https://preview.example/"))
    views, theme = sites.look(sites.lay(tmp_path / "elsewhere"))
    assert here == _ctids(
        {path: json.loads(text) for path, text in sites.contents(sites.made(ctdl, views, theme)).items()}
    )
    assert here[TALK] == ctids.of(sites.SMALL_URL, "credentials/fraction-talk/")


def test_a_ctid_that_the_author_gives_is_that_of_the_thing_and_of_its_parts(make):
    path = "content/credentials/fraction-talk.md"
    text = (sites.SMALL / path).read_text(encoding="utf-8")
    made = _all(make, {path: text.replace("\nissuer:", f"\nctid: {OWN}\nissuer:", 1)})
    nodes = _nodes(made[TALK])
    assert nodes[""]["ceterms:ctid"] == OWN
    assert nodes["#assessment"]["ceterms:ctid"] == ctids.parts(OWN)("assessment")


def test_a_credential_tells_what_it_takes_in_every_language(make):
    nodes = _nodes(_all(make)[TALK])
    talk, assessment = nodes[""], nodes["#assessment"]
    assert talk["ceterms:name"] == {"en": "Fraction Talk", "es": "Hablar de fracciones"}
    assert talk["ceterms:inLanguage"] == ["en", "es"]
    assert talk["ceterms:supersedes"] == [f"{sites.SMALL_URL}credentials/pizza-fractions/ctdl.json"]
    (condition,) = talk["ceterms:requires"]
    assert condition["ceterms:submissionOfDescription"]["en"][0].startswith("Part 1: ")
    assert condition["ceterms:targetAssessment"] == [assessment["@id"]]
    assert assessment["ceterms:hasRubric"] == talk["ceterms:hasRubric"] == [nodes["#rubric"]["@id"]]


def test_a_rubric_has_a_text_where_a_criterion_and_a_level_cross(make):
    nodes = _nodes(_all(make)[TALK])
    rubric = nodes["#rubric"]
    crossings = [name for name in nodes if name.startswith("#criterion-") and "-level-" in name]
    assert len(crossings) == len(rubric["ceasn:hasRubricLevel"]) * len(rubric["ceasn:hasRubricCriterion"])
    for name in crossings:
        assert nodes[name]["ceasn:benchmarkText"]["en"]


def test_what_is_closed_is_deprecated_and_names_its_heir(make):
    old = _own(_all(make)["credentials/pizza-fractions/ctdl.json"])
    assert old["ceterms:credentialStatusType"][0]["ceterms:targetNode"] == "credentialStat:Deprecated"
    assert old["ceterms:supersededBy"] == [f"{sites.SMALL_URL}{TALK}"]


def test_earlier_releases_are_credentials_of_their_own_in_a_row(make):
    path = "content/credentials/fraction-talk.md"
    text = (sites.SMALL / path).read_text(encoding="utf-8")
    later = text.replace("version: 1.1.0\nst", "version: 2.0.0\nst").replace("\nexpires: 2029-09-01", "")
    later = later.replace("history:\n", "history:\n  - {version: 2.0.0, date: 2026-09-09, note: Anew.}\n")
    before, after = (_nodes(_all(make, files)[TALK]) for files in ({}, {path: later}))
    now = f"{sites.SMALL_URL}{TALK}"
    assert before[""]["ceterms:previousVersion"] == f"{now}#version-1.0.0"
    assert after[""]["ceterms:previousVersion"] == f"{now}#version-1.1.0"
    assert "#version-1.1.0" not in before  # it is the current one
    assert before["#version-1.0.0"] == after["#version-1.0.0"]
    first, second = after["#version-1.0.0"], after["#version-1.1.0"]
    assert (first["ceterms:versionCode"], second["ceterms:versionCode"]) == ("1.0.0", "1.1.0")
    assert first["ceterms:subjectWebpage"] == f"{sites.SMALL_URL}credentials/fraction-talk/v/1.0.0/"
    assert "ceterms:previousVersion" not in first
    assert second["ceterms:previousVersion"] == first["@id"]
    assert first["ceterms:latestVersion"] == second["ceterms:latestVersion"] == now
    assert len({node["ceterms:ctid"] for node in (after[""], first, second)}) == 3


def test_a_recognizer_gives_its_value_for_what_it_counts_and_none_for_what_it_excludes(make):
    made = _all(make)
    state = f"{sites.SMALL_URL}recognizers/example-state/ctdl.json"
    value = _nodes(made[TALK])["#value-example-state"]
    assert _own(made[TALK])["ceterms:recognizedBy"] == value["ceterms:ownedBy"] == [state]
    assert value["ceterms:transferValue"][0]["schema:value"] == 15
    assert value["ceterms:startDate"] == "2026-01-01"
    assert value["ceterms:requires"][0]["ceterms:condition"] == {"en": ["Approval is needed before you begin."]}
    assert "ceterms:recognizedBy" not in _own(made["credentials/number-lines/ctdl.json"])


def test_a_graph_names_a_recognizer_with_what_a_registry_requires_and_its_own_graph_has_all(make):
    made = _all(make)
    whole = _own(made["recognizers/example-state/ctdl.json"])
    named = next(node for node in made[TALK]["@graph"] if node["@id"] == whole["@id"])
    assert named.items() <= whole.items()
    assert set(ctdl_vocabulary.REQUIRED[named["@type"]].split()) <= {name.split(":")[-1] for name in named}
    more = {"transferValueStatement", "transferValueStatementDescription", "recognizes", "jurisdiction"}
    assert whole.keys() - named.keys() == {f"ceterms:{name}" for name in more}


def test_a_value_has_a_condition_where_the_credentials_that_it_is_for_do_not_say_it(make):
    stack = "content/stacks/understanding-fractions.md"
    files = {path: (sites.SMALL / path).read_text(encoding="utf-8") for path in (RECOGNIZER, stack)}
    rule = "  - {stacks: [understanding-fractions], award: {amount: 3, unit: hour}}\n---"
    files[RECOGNIZER] = (
        files[RECOGNIZER].replace("    preapproval: true\n", "").replace("---", rule).replace(rule, "---", 1)
    )
    every = _all(make, files)
    one_of_two = _all(make, files | {stack: files[stack].replace("title: Both,", "title: Any, require: 1,")})
    credential = _nodes(every[TALK])["#value-example-state"]
    whole, chosen = (_nodes(made[STACK])["#value-example-state"] for made in (every, one_of_two))
    assert credential["ceterms:transferValueFrom"] == [f"{sites.SMALL_URL}{TALK}"]
    assert len(whole["ceterms:transferValueFrom"]) == 2
    assert "ceterms:requires" not in {*credential, *whole}
    assert "ceterms:transferValueFrom" not in chosen
    assert "has been earned" in chosen["ceterms:requires"][0]["ceterms:description"]["en"]


def test_a_value_is_of_any_title_at_any_recognizer(make):
    files = {path: (sites.SMALL / path).read_text(encoding="utf-8") for path in (CREDENTIAL, RECOGNIZER)}
    title = '100% "%(id)b" \\\\0 {it}'
    files[CREDENTIAL] = files[CREDENTIAL].replace("title: Fraction Talk", f"title: '{title}'")
    files[RECOGNIZER] = files[RECOGNIZER].replace("title: Example State", f"title: 'At {title}'")
    value = _nodes(_all(make, files)[TALK])["#value-example-state"]
    assert value["ceterms:name"] == {"en": f"{title} at At {title}"}


def test_a_value_for_several_credentials_together_is_told_in_words_only(make):
    path = "content/recognizers/example-state.md"
    text = (sites.SMALL / path).read_text(encoding="utf-8")
    made = _all(make, {path: text.replace("amount: 15,", "amount: 15, per: 2,")})
    (value,) = _nodes(made[TALK])["#value-example-state"]["ceterms:transferValue"]
    assert "schema:value" not in value
    assert "for every 2 credentials" in value["schema:description"]["en"]


def test_a_stack_is_a_pathway_whose_destination_requires_so_many_of_each_group(make):
    nodes = _nodes(_all(make)[STACK])
    pathway, destination = nodes[""], nodes["#destination"]
    assert pathway["@type"] == "ceterms:Pathway"
    assert pathway["ceterms:hasDestinationComponent"] == [destination["@id"]]
    (condition,) = destination["ceterms:hasCondition"]
    targets = condition["ceterms:targetComponent"]
    assert 0 < condition["ceterms:requiredNumber"] <= len(targets)
    assert {*targets, destination["@id"]} == set(pathway["ceterms:hasPart"])
    component = nodes["#credential-fraction-talk"]
    assert component["ceterms:proxyFor"] == f"{sites.SMALL_URL}{TALK}"
    assert f"{sites.SMALL_URL}{STACK}#credential-fraction-talk" in _own(_all(make)[TALK])["ceterms:hasProxy"]


def test_drafts_are_in_no_graph(make):
    assert b"ecret" not in b"".join(make(ctdl).values())


# What leads to other files, and what must go with the rest of a file
NOT_MADE = {"issuer", "topics", "replaced_by", "prerequisites", "related", "alignments", "image", "aliases", "status"}
NOT_MADE |= {
    "rubric",
    "pass",
    "evidence",
    "published",
    "history",
    "version",
    "recognizes",
    "expires",
    "ctid",
    "review_by",
}


def _made(collection):
    made = generating.data(things.schemas(), things.schemas().by_name[collection])
    return made.map(lambda data: {key: value for key, value in data.items() if key not in NOT_MADE})


def _rules(rules):
    kept = [{k: v for k, v in rule.items() if k in {"award", "cap", "preapproval", "note"}} for rule in rules]
    return [{"all": True, **rule} for rule in kept[:1]]


@settings(max_examples=20, phases=[Phase.generate])  # each is a whole catalog: too much to make smaller
@given(
    credential=_made("credentials"),
    issuer=_made("issuers"),
    recognizer=generating.data(things.schemas(), things.schemas().by_name["recognizers"]),
    groups=st.lists(st.sampled_from(["all", 1]), min_size=1, max_size=3),
)
def test_any_catalog_is_in_the_vocabulary_and_loses_nothing(vocabulary, credential, issuer, recognizer, groups):
    front = things.credential("Title") | credential
    if isinstance(front.get("effort_hours"), dict):
        front["effort_hours"] = {"min": 1, "max": 2.25}
    old = released(things.small(), version="0.9.0")
    linked, problems = things.link(
        things.small()
        | {
            "credentials/fraction-talk": front,
            "issuers/example-university": issuer,
            "recognizers/any": {
                **{key: value for key, value in recognizer.items() if key not in {"recognizes", "ctid"}},
                "recognizes": _rules(recognizer["recognizes"]),
            },
            "stacks/any": things.stack("Any", *({"credentials": ["fraction-talk"], "require": one} for one in groups)),
        },
        releases={"fraction-talk": {"0.9.0": old}},
    )
    assume(all(problem.severity != "error" for problem in problems))  # of spaces only, say
    made = Views(linked)
    theme = Theme(sites.REPOSITORY / "theme", resources.folder("theme"), made.settings)
    contents = sites.contents(sites.made(ctdl, made, theme))
    assert b"#version-0.9.0" in contents[TALK]
    for path, content in contents.items():
        document = json.loads(content)
        assert vocabulary.problems(document) == [], path
        expanded = ctdl_vocabulary.expand(document)
        assert ctdl_vocabulary.leaves(expanded) == ctdl_vocabulary.leaves(document["@graph"]), path
