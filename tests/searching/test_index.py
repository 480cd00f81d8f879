from __future__ import annotations

import pytest
import things
from search_files import places, positions, postings

from mcsite.searching import postings as parting
from mcsite.searching import tokens

LAWFUL = {"facets.json", "start.json", "order/newest.json", "order/title.json", "phrases/starts.json"}


@pytest.fixture
def many():
    """Return a catalog of sixty credentials with words of their own."""
    content = things.small()
    for number in range(60):
        title = f"Talk {chr(97 + number % 26) * 3}{number}"
        content[f"credentials/talk-{number}"] = things.credential(
            title, competency=f"The educator talks of w{number}x."
        )
    return content


def test_each_term_leads_to_the_documents_that_have_it_and_to_no_other(make):
    content = things.small() | {"credentials/other": things.credential("Other Ideas", competency="Zebras, counted.")}
    found = postings(make(content))
    assert set(found["zebra"]) == {"credentials/other/"}
    assert set(found["idea"]) == {"credentials/other/"}
    assert set(found["talk"]) == {
        "credentials/fraction-talk/",
        "credentials/other/",
    }  # one by its name, both by the rubric
    assert "the" not in found


def test_what_a_name_says_weighs_more_than_what_a_body_says(make):
    found = postings(make(things.small() | {"credentials/other": things.credential("Other Ideas")}))
    assert found["talk"]["credentials/fraction-talk/"] >= 28 > found["talk"]["credentials/other/"]


def test_topics_are_found_by_their_other_names_and_what_they_are_within(make):
    content = things.small()
    content["topics/numbers"] = {"title": "Numeracy", "aliases": ["STEAM"]}
    content["topics/fractions"] = {"title": "Fractions", "aliases": ["Rational numbers"], "parent": "numbers"}
    found = postings(make(content))
    for term in ("ration", "numeraci", "steam"):
        assert "credentials/fraction-talk/" in found[term], term


def test_everything_public_of_a_credential_is_found(make):
    content = things.small()
    content["credentials/fraction-talk"]["code"] = "FT-7"
    found = postings(make(content))
    words = {
        "ft7": "code",
        "pictur": "section",
        "video": "evidence",
        "few": "rubric",
        "univers": "issuer",
        "card": "resource",
    }
    for term, where in words.items():
        assert "credentials/fraction-talk/" in found[term], where


def test_what_is_not_public_is_in_no_file(make):
    content = things.small() | {"credentials/hidden": things.credential("Xylophone", status="draft")}
    assert "xyloph" not in str(make(content)).lower()


def test_positions_are_where_words_stand(make):
    found = positions(make(things.small()))
    talk, fraction = (found[term]["credentials/fraction-talk/"] for term in ("talk", "fraction"))
    assert {place + 1 for place in fraction} & set(talk)  # "Fraction Talk"
    assert len(talk) > 1


def test_positions_of_a_word_that_is_used_very_often_are_in_parts(make, monkeypatch, many):
    whole = positions(make(many))
    monkeypatch.setattr(parting, "LARGEST", 40)
    files = make(many)
    parts = files["phrases/starts.json"]["parts"]
    assert parts["talk"] >= 4
    assert len([name for name in files if name.startswith("phrases/talk-") and name != "phrases/talk-.json"]) > 1
    assert positions(files) == whole


def test_the_first_file_has_a_place_for_each_document_and_what_every_query_needs(make):
    files = make(things.small())
    start = files["start.json"]
    shown = {int(place) for name, chunk in files.items() if name.startswith("results/") for place in chunk}
    assert set(places(start["places"])) == shown
    assert {column["name"] for column in start["columns"]} == {"kind", "status", "language"}
    assert {facet["file"] for facet in start["facets"]} == {"", "facets.json"}


def test_the_index_does_not_depend_on_the_order_of_the_files(make):
    content = things.small() | {"credentials/other": things.credential("Other Ideas")}
    assert make(dict(reversed(content.items()))) == make(content)


def test_an_edit_changes_the_files_of_its_words_alone(make, many):
    before = make(many)
    many["credentials/talk-7"]["competency"] = "The educator talks of w7x and of zebras."
    after = make(many)
    changed = {name for name in after if after[name] != before.get(name)}
    assert set(before) <= set(after)
    kinds = {name.split("/")[0] for name in changed}
    assert kinds <= {"words", "phrases", "letters", "results", "passages"} | LAWFUL
    assert sum(name.startswith("words/") for name in changed) <= 2
    assert sum(name.startswith("results/") for name in changed) == 1


def test_an_edit_of_one_sentence_leaves_the_positions_of_the_others(make):
    content = things.small()
    before = positions(make(content))
    own = set(tokens.terms(content["credentials/fraction-talk"]["competency"]))
    content["credentials/fraction-talk"]["competency"] += " And zebras, as well."
    after = positions(make(content))
    changed = {term for term in before if before[term] != after[term]}
    assert changed <= own
    assert "pictur" in before.keys() - changed


def test_a_new_document_changes_only_the_results_near_it_and_those_that_count_it(make, many):
    before = make(many)
    after = make(many | {"credentials/new": things.credential("Brand New")})
    changed = {name for name in after if name.startswith("results/") and after[name] != before.get(name)}
    assert len(changed) <= 4  # its own, its neighbours', its topic's and its issuer's


def test_a_catalog_with_nothing_in_it_has_an_index(make):
    files = make({})
    assert files["start.json"]["words"] == []
    assert files["start.json"]["places"] == ""
