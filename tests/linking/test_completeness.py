"""What the European Learning Model needs and isn't told."""

from __future__ import annotations

import msgspec
import pytest
import things

from mcsite.diagnostics import Route
from mcsite.linking import completeness

ISSUER = {"region": "IE-D", "quality_assurance": "By peers."}
SAID = {"effort_hours": 12, "participation": "online"}


def problems(issuer, more=(), **changes):
    catalog = things.small()
    catalog["issuers/example-university"] |= issuer
    catalog |= {"credentials/fraction-talk": things.credential("Fraction Talk", **changes), **dict(more)}
    linked, _ = things.link(catalog)
    asked = msgspec.structs.replace(linked.catalog.settings, formats=("elm",))
    asking = msgspec.structs.replace(linked.catalog, settings=asked)
    of_things = [one for record in asking.originals() for one in completeness.problems_of(asking, record)]
    return [*completeness.problems(asking), *of_things]


def test_nothing_is_told_unless_the_catalog_asks():
    assert things.problems(things.small()) == []


def test_a_catalog_that_says_all_hears_nothing():
    assert problems(ISSUER, **SAID) == []
    assert problems(ISSUER, participation="onsite", credit=[{"amount": 1, "unit": "ects"}]) == []
    assert problems({"region": "IE"}, **SAID, quality_assurance="By a ministry.") == []


@pytest.mark.parametrize(
    ("left_out", "place", "hint"),
    [
        ("region", "issuers/example-university", "add 'region:'"),
        ("quality_assurance", "issuers/example-university", "add 'quality_assurance:'"),
        ("effort_hours", "credentials/fraction-talk", "add 'effort_hours:'"),
        ("participation", "credentials/fraction-talk", "add 'participation:'"),
    ],
)
def test_each_thing_that_is_missing_is_told_at_its_file_with_what_to_write(left_out, place, hint):
    issuer = {key: value for key, value in ISSUER.items() if key != left_out}
    said = {key: value for key, value in SAID.items() if key != left_out}
    (found,) = problems(issuer, **said)
    assert (found.code, found.severity, found.path) == ("missing-for-elm", "warning", f"content/{place}.md")
    assert found.hint.startswith(hint)


def test_quality_is_told_once_for_an_issuer_of_many():
    more = {f"credentials/{name}": things.credential(name, **SAID) for name in "abc"}
    assert len(problems({"region": "IE"}, more, **SAID)) == 1


@pytest.mark.parametrize(("region", "hint"), [("UK", "write 'GB'"), ("UK-SCT", "write 'GB-SCT'"), ("EL", "write 'GR'")])
def test_the_codes_of_the_union_for_two_countries_are_told_in_those_of_iso(region, hint):
    (found,) = problems(ISSUER | {"region": region}, **SAID)
    assert (found.hint, found.where) == (hint, Route(("region",)))


def test_a_region_in_no_country_is_told():
    (found,) = problems(ISSUER | {"region": "QQ-1"}, **SAID)
    assert "'QQ-1' is in none" in found.message
    assert found.hint.startswith("begin with the ISO 3166 code")


@pytest.mark.parametrize(
    "changes",
    [{"status": "draft"}, {"status": "retired"}, {"published": "2099-01-01"}, {"expires": "2026-09-01"}],
)
def test_nothing_is_asked_of_what_cant_be_earned(changes):
    assert problems({}, **changes) == []


def test_the_country_is_asked_of_who_awards_stacks_only():
    held = {"stacks/s": things.stack("S", {"credentials": ["fraction-talk"]}, award={"title": "Badge"})}
    assert len(problems({}, held, status="retired")) == 1
    assert problems({}, {"stacks/s": things.stack("S", {"credentials": ["fraction-talk"]})}, status="retired") == []
