"""Dates change exactly when what is published changes, and changes are told by their kind."""

from __future__ import annotations

import itertools

import msgspec
import pytest
import random_catalogs
import things
from hypothesis import HealthCheck, Phase, given, settings

from mcsite import ledger, urls
from mcsite.sources import Image
from mcsite.views import Views

FILE = "credentials/fraction-talk"
ISSUER = things.small()["issuers/example-university"]


def seen(catalog, known=ledger.NONE, day="2026-10-01"):
    linked, problems = things.link(catalog, day, ledger=known)
    assert not [problem for problem in problems if problem.severity == "error"], problems
    return Views(linked)


def recorded(catalog, at="2026-09-01T12:00:00Z", known=ledger.NONE, day="2026-09-01"):
    """Return the ledger of a catalog as it is after its changes were recorded."""
    events = [
        msgspec.structs.replace(one, at=ledger.after(known.last[one.key].at if one.key in known.last else "", at))
        for one in seen(catalog, known, day).unrecorded
    ]
    return ledger.of((*known.events, *events))


def edited(**changes):
    return {**things.small(), FILE: {**things.credential("Fraction Talk"), **changes}}


def test_what_is_recorded_keeps_its_moment_on_every_later_day():
    catalog = things.small()
    known = recorded(catalog)
    for day in ("2026-09-01", "2026-10-01", "2030-01-01"):
        views = seen(catalog, known, day)
        assert views.unrecorded == ()
        assert {one.modified for one in views.everything()} == {"2026-09-01T12:00:00Z"}


def test_the_digest_of_a_record_is_what_the_ledgers_of_others_have():
    digests = {event.id: event.digest for event in recorded(things.small()).events}
    assert digests["fractions"] == "46865b102b3789055453988decd25379"


def test_a_change_gives_a_new_date_to_what_shows_it_and_to_nothing_else():
    other = {"topics/ratios": {"title": "Ratios"}, "credentials/other": things.credential("Other", topics=["ratios"])}
    catalog = {**things.small(), **other}
    known = recorded(catalog)
    catalog["topics/fractions"] = {"title": "Fractions and ratios"}
    changed = {one.path: one.modified for one in seen(catalog, known).everything() if one.modified[:7] != "2026-09"}
    showing = ["credentials/fraction-talk/", "topics/fractions/", "issuers/example-university/"]
    assert changed == dict.fromkeys(showing, "2026-10-01T00:00:00Z")


def test_another_image_of_the_same_name_is_a_change_of_what_shows_it(tmp_path):
    shown = {**things.small(), "issuers/example-university": {**ISSUER, "image": "logo.svg"}}
    (tmp_path / "logo.svg").write_text("<svg/>", encoding="utf-8")
    image = Image("content/issuers/logo.svg", "issuers", "logo.svg", tmp_path / "logo.svg")

    def found(known):
        return Views(things.link(shown, images=(image,), ledger=known)[0]).unrecorded

    known = ledger.of(msgspec.structs.replace(one, at="2026-09-01T12:00:00Z") for one in found(ledger.NONE))
    assert found(known) == ()
    (tmp_path / "logo.svg").write_text("<svg> </svg>", encoding="utf-8")
    assert [(one.kind, one.change, one.what) for one in found(known)] == [("issuer", "changed", "editorial")]


@pytest.mark.parametrize(
    ("changes", "change", "what"),
    [
        ({"title": "Talk of Fractions"}, "changed", "editorial"),
        ({"competency": "The educator leads talk about decimals."}, "changed", "assessed"),
        ({"status": "retired"}, "retired", "editorial"),
        ({"expires": "2026-09-20"}, "retired", "editorial"),
    ],
)
def test_a_change_is_told_by_its_kind(changes, change, what):
    views = seen(edited(**changes), recorded(things.small()))
    (event,) = [one for one in views.unrecorded if one.kind == "credential"]
    assert (event.change, event.what) == (change, what)


def test_what_expires_by_itself_changed_on_that_day():
    known = recorded(edited(expires="2026-09-20"))
    assert seen(edited(expires="2026-09-20"), known, "2026-09-19").unrecorded == ()
    for day in ("2026-09-20", "2026-11-01"):
        (credential,) = seen(edited(expires="2026-09-20"), known, day).credentials
        assert credential.modified == "2026-09-20T00:00:00Z"


def test_what_is_published_by_itself_appeared_on_that_day():
    catalog = {**things.small(), "credentials/later": things.credential("Later", published="2026-09-15")}
    known = recorded(catalog)
    (later,) = [one for one in seen(catalog, known, "2026-11-01").credentials if one.id == "later"]
    assert later.modified == "2026-09-15T00:00:00Z"


def test_two_changes_on_a_day_have_two_moments():
    known = recorded(things.small(), "2026-10-01T12:00:00Z", day="2026-10-01")
    (credential,) = seen(edited(title="Talk of Fractions"), known).credentials
    assert credential.modified == "2026-10-01T12:00:01Z"


def test_without_a_ledger_things_changed_when_the_content_says_so():
    (credential,) = seen(edited(published="2026-02-03")).credentials
    assert credential.modified == "2026-02-03T00:00:00Z"
    assert seen(things.small()).issuers[0].modified == ""


def test_what_comes_back_appears_again():
    known = recorded(things.small())
    last = known.last["credential", "fraction-talk", ""]
    gone = ledger.of((*known.events, ledger.Event("2026-09-02T00:00:00Z", "withdrawn", last.kind, last.id, last.title)))
    (event,) = seen(things.small(), gone).unrecorded
    assert (event.change, event.at) == ("appeared", "2026-10-01T00:00:00Z")
    assert seen(things.small(), gone).tombstones == ()


def test_what_is_gone_leaves_a_tombstone_which_names_what_has_its_address():
    catalog = {**things.small(), "credentials/old": things.credential("Old", version="1.2.0")}
    known = recorded(catalog)
    catalog.pop("credentials/old")
    catalog[FILE] = things.credential("Fraction Talk", aliases=["/credentials/old/"])
    (tombstone,) = seen(catalog, known).tombstones
    assert (tombstone.id, tombstone.title, tombstone.version) == ("old", "Old", "1.2.0")
    assert tombstone.replaced_by == urls.here("credentials/fraction-talk/")
    change = next(one for one in seen(catalog, known).changes if one.change == "withdrawn")
    assert change.replaced_by == tombstone.replaced_by


def test_a_renamed_translation_is_replaced_by_the_translation():
    catalog = things.small() | {f"{FILE}.es": {"title": "Plática"}}
    known = recorded(catalog)
    renamed = {path.replace(FILE, "credentials/new"): front for path, front in catalog.items()}
    renamed["credentials/new"] = things.credential("Fraction Talk", aliases=["/credentials/fraction-talk/"])
    tombstones = {one.path: one.replaced_by for one in seen(renamed, known).tombstones}
    assert tombstones == {f"{FILE}/": urls.here("credentials/new/"), f"{FILE}/es/": urls.here("credentials/new/es/")}


def test_the_newest_change_of_each_thing_has_the_digest_of_its_record():
    known = recorded(things.small())
    views = seen(edited(title="Talk of Fractions"), known)
    for key, changes in itertools.groupby(sorted(views.changes, key=lambda one: one.url), key=lambda one: one.url):
        *older, newest = changes
        assert newest.digest == views.digests[f"{key}index.json"]
        assert not any(one.digest for one in older)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(random_catalogs.linked())
def test_recording_changes_nothing_but_dates_and_leaves_nothing_to_record(linked):
    before = Views(linked)
    known = ledger.of(msgspec.structs.replace(one, at="2026-10-01T08:00:00Z") for one in before.unrecorded)
    catalog = msgspec.structs.replace(linked.catalog, ledger=known)
    after = Views(msgspec.structs.replace(linked, catalog=catalog))
    assert after.unrecorded == ()

    def undated(views):
        return [msgspec.structs.replace(one, modified="") for one in views.everything()]

    assert undated(before) == undated(after)
    assert {one.modified for one in after.everything()} == {"2026-10-01T08:00:00Z"}
