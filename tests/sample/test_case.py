"""Every CASE package of the sample site is as the official schema wants it, and what breaks one is found."""

from __future__ import annotations

import copy

import case
import pytest


@pytest.fixture(scope="module")
def packages(sample):
    """Return every package by its path."""
    return {file.as_posix(): sample.json(file.as_posix()) for file in sample.files("case.json")}


def test_every_package_is_as_the_official_schema_wants_it(sample, packages):
    assert len(packages) == 1 + len(sample.files("frameworks/*/index.json"))
    assert {path: found for path, package in packages.items() if (found := case.problems(package))} == {}


def test_every_link_between_packages_leads_to_something(packages):
    known = {one for package in packages.values() for one in case.identifiers(package)}
    linked = {
        one[end]["identifier"]
        for package in packages.values()
        for one in package["CFAssociations"]
        for end in ("originNodeURI", "destinationNodeURI")
    }
    assert len(linked) > 40
    assert linked - known == set()


def test_no_identifier_is_that_of_two_things(packages):
    every = [one for package in packages.values() for one in case.identifiers(package)]
    assert len(every) == len(set(every))


def test_every_address_is_one_of_the_site(sample, packages):
    for package in packages.values():
        for one in package["CFItems"]:
            page, _, anchor = one["uri"].partition("#")
            html = sample.file(page).read_text(encoding="utf-8")
            assert not anchor or f'id="{anchor}"' in html, one["uri"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["CFDocument", "title"], None),
        (["CFDocument", "creator"], None),
        (["CFDocument", "caseVersion"], "1.0"),
        (["CFDocument", "identifier"], "catalog"),
        (["CFItems", 0, "fullStatement"], None),
        (["CFItems", 0, "lastChangeDateTime"], "2026-08-31"),
        (["CFItems", 0, "code"], "GI-1"),
        (["CFItems", 1, "identifier"], "00000000-0000-4000-8000-000000000000"),
        (["CFAssociations", 0, "associationType"], "alignedTo"),
        (["CFRubrics", 0, "CFRubricCriteria", 0, "position"], "first"),
        (["CFRubrics", 0, "CFRubricCriteria", 0, "rubricId"], "00000000-0000-5000-8000-000000000000"),
    ],
)
def test_what_breaks_a_package_is_found(packages, path, value):
    broken = copy.deepcopy(packages["case.json"])
    *way, last = path
    place = broken
    for step in way:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    assert case.problems(broken) != []
