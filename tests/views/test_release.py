"""The published record of a released version."""

from __future__ import annotations

import things
from hypothesis import given
from hypothesis import strategies as st
from releasing import released, seen

from mcsite import urls
from mcsite.views.release import words


def test_a_release_is_shown_as_it_was_with_what_is_different_now():
    first = released(things.small())
    changed = things.credential(
        "Fraction Talk", version="1.1.0", competency="The educator leads lively talk about fractions."
    )
    views = seen({**things.small(), "credentials/fraction-talk": changed}, first)
    (found,) = views.releases
    assert found.url == urls.here("credentials/fraction-talk/v/1.0.0/")
    assert (found.version, found.current, found.competency) == ("1.0.0", "1.1.0", first.assessed.competency)
    assert [part.title for part in found.evidence] == ["Video", "Student work"]
    assert found.pass_rule.sentence == "a passing evaluation for Part 1 and a Yes for Part 2"
    (change,) = found.changes
    assert (change.grade, change.where) == ("minor", "Competency")
    assert [run.text for run in change.words if run.kind == "added"] == [" lively"]


def test_a_release_of_today_s_version_has_no_differences():
    (found,) = seen(things.small(), released(things.small())).releases
    assert found.changes == ()
    assert found.current == found.version


def test_a_release_outlives_its_credential_and_what_it_names():
    first = released(things.small(), id="number-talk", issuer="gone")
    catalog = {
        **things.small(),
        "credentials/fraction-talk": things.credential("Fraction Talk", aliases=["/credentials/number-talk/"]),
    }
    (found,) = seen(catalog, first).releases
    assert (found.current, found.changes) == ("", ())
    assert found.credential.url == urls.here("credentials/number-talk/")
    assert found.issuer.title == "gone"


def test_a_history_leads_to_the_versions_that_were_released():
    history = [
        {"version": "0.9.0", "date": "2026-01-01", "note": "A trial."},
        {"version": "1.0.0", "date": "2026-09-01", "note": "First."},
    ]
    catalog = {**things.small(), "credentials/fraction-talk": things.credential("Fraction Talk", history=history)}
    (credential,) = seen(catalog, released(catalog)).credentials
    assert [(one.version, one.url) for one in credential.history] == [
        ("1.0.0", urls.here("credentials/fraction-talk/v/1.0.0/")),
        ("0.9.0", ""),
    ]


TEXTS = st.lists(st.sampled_from(["one", "two", "three", "two,"])).map(" ".join)


@given(TEXTS, TEXTS)
def test_what_stayed_with_what_was_added_or_removed_is_the_text(before, after):
    runs = words(before, after)
    for kind, text in (("removed", before), ("added", after)):
        kept = "".join(
            run.text if run.text[:1].isspace() else f" {run.text}" for run in runs if run.kind in {"same", kind}
        )
        assert kept.split() == text.split()
