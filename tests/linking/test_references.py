"""What records say of each other."""

from __future__ import annotations

import itertools
import time

import pytest
import things
from hypothesis import given
from hypothesis import strategies as st

from mcsite.diagnostics import Route, Span
from mcsite.linking.references import PAGE_ANCHORS, cycle, endless
from mcsite.sources import Image

NODES = st.sampled_from("abcdef")
EDGES = st.dictionaries(NODES, st.lists(NODES, max_size=4))


def changed(**changes):
    """Return the small catalog with its credential changed."""
    return {**things.small(), "credentials/fraction-talk": things.credential("Fraction Talk", **changes)}


def problem(catalog):
    (found,) = things.problems(catalog)
    return found


@pytest.mark.parametrize(
    ("changes", "keys"),
    [
        ({"issuer": "nobody"}, ("issuer",)),
        ({"topics": ["fractions", "nothing"]}, ("topics", 1)),
        ({"prerequisites": ["nothing"]}, ("prerequisites", 0)),
        ({"related": ["nothing"]}, ("related", 0)),
        ({"alignments": [{"framework": "nothing"}]}, ("alignments", 0, "framework")),
        ({"evidence": [{"use": "nothing"}]}, ("evidence", 0, "use")),
        ({"status": "retired", "replaced_by": "nothing"}, ("replaced_by",)),
    ],
)
def test_a_reference_to_nothing_is_reported_where_it_stands(changes, keys):
    found = [one for one in things.problems(changed(**changes)) if one.code == "unknown-id"]
    assert [one.where for one in found] == [Route(keys)]
    assert found[0].hint


def test_a_misspelt_id_has_a_suggestion():
    found = problem(changed(topics=["fractions", "fraction"]))
    assert (found.code, found.hint) == ("unknown-id", "did you mean 'fractions'?")


def test_a_title_in_the_place_of_an_id_is_understood():
    catalog = changed(status="retired", replaced_by="the-very-last-one")
    catalog["credentials/x9"] = things.credential("The Very Last One!")
    assert "'x9'" in problem(catalog).hint


def test_an_id_of_another_collection_is_told_to_be_that():
    assert problem(changed(related=["example-university"])).hint == "'example-university' is an issuer"


def test_a_cross_link_to_nothing_is_reported_where_it_stands():
    catalog = {**things.small(), "guides/a": {"title": "A", "body": "\nSee [it](topic:fractionz)."}}
    found = problem(catalog)
    assert (found.code, found.where) == ("unknown-id", Span(5, 10, 5, 25))
    assert "'fractions'" in found.hint


def test_a_cross_link_in_a_value_is_checked():
    catalog = {**things.small(), "guides/a": {"title": "A", "questions": ["See [it](topic:nothing)?"]}}
    assert (problem(catalog).code, problem(catalog).where) == ("unknown-id", Route(("questions", 0)))


def test_what_refers_to_a_file_with_problems_isnt_reported_as_well():
    catalog = changed(topics=["fractions", "broken"])
    catalog["topics/broken"] = {"titel": "Broken"}
    assert things.codes(things.problems(catalog)) == ["unknown-key"]


@pytest.mark.parametrize("anchor", ["key-method", "method-components", "evidence", "part-2", "rubric", "pass"])
def test_a_link_may_lead_to_a_section_or_to_a_part_of_the_page(anchor):
    catalog = {**things.small(), "guides/a": {"title": "A", "body": f"[it](credential:fraction-talk#{anchor})"}}
    assert things.problems(catalog) == []


@pytest.mark.parametrize("anchor", ["part-3", "key-methods", "Key-Method"])
def test_a_link_to_a_place_that_isnt_there_is_reported_with_those_that_are(anchor):
    catalog = {**things.small(), "guides/a": {"title": "A", "body": f"[it](credential:fraction-talk#{anchor})"}}
    found = problem(catalog)
    assert found.code == "unknown-anchor"
    assert "key-method" in found.hint or "part-2" in found.hint


def test_a_link_within_a_page_is_checked():
    catalog = {**things.small(), "guides/a": {"title": "A", "body": "[it](#here)\n\n## Here\n\n[it](#there)"}}
    assert (problem(catalog).code, problem(catalog).where.line) == ("unknown-anchor", 8)


def test_a_statement_of_a_framework_can_be_linked_to():
    catalog = {
        **things.small(),
        "frameworks/f": {"title": "F", "statements": [{"code": "A.1 b"}]},
        "guides/a": {"title": "A", "body": "[it](framework:f#a1-b)"},
    }
    assert things.problems(catalog) == []


@pytest.mark.parametrize("place", ["evidence", "part-1", "main"])
def test_a_heading_cant_have_the_anchor_of_a_part_of_its_page(place):
    catalog = changed(body=f"{things.BODY}\n## {place}\n\nText.\n")
    assert problem(catalog).code == "bad-heading"


def test_a_code_that_its_framework_doesnt_have_is_reported():
    catalog = {
        **changed(alignments=[{"framework": "f", "code": "EQUTY"}]),
        "frameworks/f": {"title": "F", "statements": [{"code": "EQUITY"}, {"code": "DISCOURSE"}]},
    }
    found = problem(catalog)
    assert (found.code, found.where) == ("unknown-code", Route(("alignments", 0, "code")))
    assert "'EQUITY'" in found.hint


def test_an_image_that_isnt_beside_its_file_is_reported(tmp_path):
    images = (Image("content/topics/card.png", "topics", "card.png", tmp_path / "card.png"),)
    catalog = changed(image="card.svg", body=things.BODY + "\n![A card](card.png)\n")
    _, found = things.link(catalog, images=images)
    assert [(one.code, one.where) for one in found] == [
        ("bad-image", Route(("image",))),
        ("bad-image", Span(found[1].where.line, 11, found[1].where.line, 19)),
    ]
    beside = (*images, *(Image(f"c/{name}", "credentials", name, tmp_path) for name in ("card.svg", "card.png")))
    assert things.link(catalog, images=beside)[1] == []


def credentials(prerequisites):
    """Return a catalog of credentials with these prerequisites."""
    return things.small() | {
        f"credentials/{id_}": things.credential(id_.upper(), prerequisites=steps)
        for id_, steps in prerequisites.items()
    }


def test_prerequisites_in_a_circle_are_reported_once_with_the_whole_way():
    found = problem(credentials({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]}))
    assert (found.code, found.path, found.where) == (
        "prerequisite-cycle",
        "content/credentials/a.md",
        Route(("prerequisites", 0)),
    )
    assert "'a' → 'b' → 'c' → 'a'" in found.message
    assert [related.path for related in found.related] == ["content/credentials/b.md", "content/credentials/c.md"]


def test_each_circle_is_reported():
    found = things.problems(credentials({"a": ["a"], "b": ["c"], "c": ["b"]}))
    assert things.codes(found) == ["prerequisite-cycle", "prerequisite-cycle"]


def test_stacks_that_contain_each_other_are_reported():
    catalog = things.small() | {
        "stacks/a": things.stack("A", {"credentials": ["fraction-talk"]}, {"stacks": ["b"]}),
        "stacks/b": things.stack("B", {"stacks": ["a"]}),
    }
    found = problem(catalog)
    assert (found.code, found.where) == ("stack-cycle", Route(("groups", 1, "stacks", 0)))


def test_a_topic_cant_be_its_own_ancestor():
    catalog = things.small() | {
        "topics/fractions": {"title": "Fractions", "parent": "a"},
        "topics/a": {"title": "A", "parent": "fractions"},
    }
    assert problem(catalog).code == "parent-cycle"


@given(EDGES)
def test_a_way_that_is_found_leads_back_and_is_the_shortest(edges):
    for start in "abcdef":
        way = cycle(start, edges)
        reached, length = {start}, 0
        steps = {after for here in reached for after in edges.get(here, ())}
        while start not in steps and not steps <= reached:
            reached |= steps
            steps = {after for here in reached for after in edges.get(here, ())}
            length += 1
        assert (way is not None) == (start in steps)
        if way:
            assert way[0] == way[-1] == start
            assert all(after in edges[here] for here, after in itertools.pairwise(way))
            assert len(way) == length + 2


@given(EDGES)
def test_nothing_in_a_circle_is_left_out_of_the_search(edges):
    left = endless(edges)
    assert all(left.get(id_) == steps for id_, steps in edges.items() if cycle(id_, edges))
    assert not left or any(cycle(id_, edges) for id_ in left)


def test_a_long_way_of_prerequisites_is_gone_through_at_once():
    count = 20_000
    edges = {str(number): [str(number + 1)] for number in range(count)}
    started = time.process_time()
    assert not endless(edges)
    assert len(cycle("0", edges | {str(count): ["0"]})) == count + 2
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "alias",
    [
        "/credentials/fraction-talk/",
        "/topics/fractions/",
        "/credentials/",
        "/search/",
        "/plan/",
        "/assets/",
        "/credentials/fraction-talk/workbook/",
        "/credentials/fraction-talk/assess/",
        "/credentials/fraction-talk/index.json/",
        "/atom.xml/",
        "/404.html/old/",
        "/_headers/",
    ],
)
def test_an_old_address_cant_be_one_that_is_taken(alias):
    found = problem(changed(aliases=[alias]))
    assert (found.code, found.where) == ("url-collision", Route(("aliases", 0)))


def test_two_things_cant_have_one_old_address():
    catalog = changed(aliases=["/old/"]) | {"credentials/second": things.credential("Second", aliases=["/a/", "/old/"])}
    found = problem(catalog)
    assert (found.code, found.where, found.related[0].path) == (
        "url-collision",
        Route(("aliases", 1)),
        "content/credentials/fraction-talk.md",
    )


@pytest.mark.parametrize(
    "alias", ["/../a/", "/a/../../b/", "/./", "/.mcsite.json/", "/.well-known/a/", "a/", "/a", "//a/", "/A/"]
)
def test_an_old_address_cant_lead_out_of_the_site_or_to_what_is_hidden(alias):
    assert problem(changed(aliases=[alias])).code == "bad-format"


@pytest.mark.parametrize("alias", ["/old/", "/badges/v1.2/fraction-talk/", "/credentials/old-name/", "/~teacher/_a/"])
def test_any_other_old_address_is_fine(alias):
    assert things.problems(changed(aliases=[alias])) == []


def test_each_collection_says_the_places_of_its_pages():
    assert set(PAGE_ANCHORS) == set(things.schemas().by_name) - {"common", "settings"}
