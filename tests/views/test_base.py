"""What all views share."""

from __future__ import annotations

import pytest
import things

from mcsite import model, urls
from mcsite.views.base import Gist, rule_rate, rule_sentence


def view(kind="credentials", more=(), day=things.DAY, **changes):
    """Return the view of the small catalog's credential, or of another collection's first thing."""
    catalog = {
        **things.small(),
        "credentials/fraction-talk": things.credential("Fraction Talk", **changes),
        **dict(more),
    }
    views = things.views(catalog, day)
    return next(one for one in getattr(views, kind) if kind != "credentials" or one.id == "fraction-talk")


AWARD = model.RuleAward(10, "point")


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (model.Rule(AWARD), "10 points for each credential."),
        (model.Rule(model.RuleAward(10, "point", 2)), "10 points for every 2 credentials."),
        (model.Rule(model.RuleAward(1, "semester-hour")), "1 semester hour for each credential."),
        (model.Rule(AWARD, cap=model.Cap(30)), "10 points for each credential, at most 30 points."),
        (
            model.Rule(AWARD, cap=model.Cap(3, "semester-hour", "school-year")),
            "10 points for each credential, at most 3 semester hours in a school year.",
        ),
        (model.Rule(AWARD, preapproval=True), "10 points for each credential; approval is needed before you begin."),
        (model.Rule(AWARD, preapproval=False), "10 points for each credential."),
        (
            model.Rule(AWARD, valid=model.Interval("2026-07-01", "2027-06-30")),
            "10 points for each credential; from July 1, 2026 until June 30, 2027.",
        ),
        (model.Rule(AWARD, valid=model.Interval("2026-07-01")), "10 points for each credential; from July 1, 2026."),
        (
            model.Rule(AWARD, valid=model.Interval(until="2027-06-30")),
            "10 points for each credential; until June 30, 2027.",
        ),
    ],
)
def test_a_rule_is_a_sentence(rule, sentence):
    assert rule_sentence(rule, "credential") == sentence
    assert sentence.startswith(rule_rate(rule, "credential"))


def test_a_rule_for_stacks_counts_stacks():
    assert rule_sentence(model.Rule(AWARD), "stack") == "10 points for each stack."


def test_a_view_has_its_address_and_that_of_its_record():
    found = view()
    assert (found.url, found.json) == (
        urls.here("credentials/fraction-talk/"),
        urls.here("credentials/fraction-talk/index.json"),
    )
    assert (found.path, found.kind, found.collection) == ("credentials/fraction-talk/", "credential", "credentials")


HISTORY = [
    {"version": "1.0.0", "date": "2026-01-01", "note": "First."},
    {"version": "1.10.0", "date": "2026-03-01", "note": "Third, *changed*."},
    {"version": "1.9.0", "date": "2026-02-01", "note": "Second."},
    {"version": "2.0.0", "date": "2030-01-01", "note": "To come."},
]


def test_the_history_is_the_newest_version_first_without_what_is_still_to_come():
    found = view(version="1.10.0", history=HISTORY)
    assert [one.version for one in found.history] == ["1.10.0", "1.9.0", "1.0.0"]
    assert found.history[0].note.html == "Third, <em>changed</em>."


def test_the_version_that_is_published_is_in_the_history_though_it_is_dated_ahead():
    found = view(version="2.0.0", history=HISTORY)
    assert [one.version for one in found.history] == ["2.0.0", "1.10.0", "1.9.0", "1.0.0"]
    assert found.modified == "2026-03-01T00:00:00Z"


@pytest.mark.parametrize(
    ("changes", "modified"),
    [
        ({}, ""),
        ({"published": "2026-05-01"}, "2026-05-01T00:00:00Z"),
        ({"version": "1.10.0", "history": HISTORY}, "2026-03-01T00:00:00Z"),
        ({"version": "1.10.0", "history": HISTORY, "published": "2026-05-01"}, "2026-05-01T00:00:00Z"),
    ],
)
def test_a_thing_was_last_changed_when_its_content_says(changes, modified):
    assert view(**changes).modified == modified


@pytest.mark.parametrize(
    ("changes", "closed"),
    [({}, ""), ({"status": "retired"}, "retired"), ({"expires": "2026-01-01"}, "expired 2026-01-01")],
)
def test_a_view_tells_why_it_is_closed(changes, closed):
    assert view(**changes).closed == closed


def test_translations_name_each_other():
    catalog = {
        **things.small(),
        "topics/fractions.es": {"title": "Fracciones"},
        "topics/fractions.de": {"title": "Brüche"},
    }
    views = things.views(catalog)
    assert [(one.language, one.title) for one in views.topics[0].translations] == [
        ("de", "Brüche"),
        ("es", "Fracciones"),
    ]
    german, spanish = views.translations
    assert (german.language, german.title, german.url) == ("de", "Brüche", urls.here("topics/fractions/de/"))
    assert [(one.language, one.url) for one in german.translations] == [
        ("en", urls.here("topics/fractions/")),
        ("es", urls.here("topics/fractions/es/")),
    ]
    assert spanish.language == "es"


def test_a_thing_has_the_language_that_it_says_or_that_of_the_catalog():
    assert view().language == "en"
    assert view(language="fr").language == "fr"


def test_a_reference_tells_that_a_thing_is_closed():
    more = {"credentials/old": things.credential("Old", status="retired", replaced_by="fraction-talk")}
    (ref,) = view(more=more).replaces
    assert (ref.kind, ref.id, ref.title, ref.url, ref.closed) == (
        "credential",
        "old",
        "Old",
        urls.here("credentials/old/"),
        "retired",
    )


def test_a_card_says_what_helps_to_choose():
    changes = {
        "code": "FT-1",
        "grade_levels": ["elementary"],
        "audience": ["teacher"],
        "needs_students": True,
        "effort_hours": 8,
        "assessment": {"model": "paid", "fee": {"amount": 75, "currency": "USD"}},
        "credit": [{"amount": 1, "unit": "point"}],
        "evidence": [{"title": "A", "type": "video"}, {"title": "B", "type": "video"}, {"use": "t"}],
    }
    catalog = {
        **things.small(),
        "credentials/fraction-talk": things.credential("Fraction Talk", **changes),
        "evidence/t": {"title": "T", "type": "portfolio"},
    }
    views = things.views(catalog)
    card = views.card(urls.here("credentials/fraction-talk/"))
    assert (card.title, card.issuer, card.topics, card.summary) == (
        "Fraction Talk",
        "Example University",
        ("Fractions",),
        "The educator leads talk about fractions.",
    )
    assert (card.code, card.hours, card.assessment, card.fee) == (
        "FT-1",
        model.Hours(8, 8),
        "paid",
        model.Fee(75, "USD"),
    )
    assert (card.evidence_types, card.credit, card.needs_students) == (
        ("video", "portfolio"),
        (model.Amount(1, "point"),),
        True,
    )


def test_what_is_aligned_has_the_words_of_its_statement():
    framework = {"title": "F", "statements": [{"code": "A.1", "title": "First", "text": "Words."}]}
    found = view(more={"frameworks/f": framework}, alignments=[{"framework": "f", "code": "A.1"}, {"framework": "f"}])
    one, whole = found.alignments
    assert (one.framework.url, one.code, one.title, one.text) == (
        urls.here("frameworks/f/#a1"),
        "A.1",
        "First",
        "Words.",
    )
    assert (whole.framework.url, whole.code) == (urls.here("frameworks/f/"), "")


def test_what_a_thing_counts_for_is_told_with_the_terms():
    rules = [
        {
            "topics": ["fractions"],
            "award": {"amount": 10, "unit": "point"},
            "form_url": "https://state.example/form",
            "note": "Ask *first*.",
        }
    ]
    front = {"title": "State", "kind": "state", "region": "US-MA", "recognizes": rules}
    (counts,) = view(more={"recognizers/state": front}).counts
    assert (counts.sentence, counts.region, counts.form_url, counts.note.html) == (
        "10 points for each credential.",
        "US-MA",
        "https://state.example/form",
        "Ask <em>first</em>.",
    )


def test_what_is_excluded_is_told_without_terms():
    rules = [{"all": True, "except": ["fraction-talk"], "award": {"amount": 10, "unit": "point"}}]
    front = {"title": "State", "kind": "state", "recognizes": rules}
    (counts,) = view(more={"recognizers/state": front}).counts
    assert "excluded" in counts.sentence
    assert counts.award is None


def test_what_is_named_is_told_as_its_own_record_tells_it():
    catalog = {
        **things.small(),
        "credentials/fraction-talk.es": {"title": "Hablar de fracciones", "competency": "Habla de fracciones."},
        "credentials/old": things.credential("Old", status="retired", ctid="ce-0b1b2c2f-3a50-4e5f-9a7e-5f0a1f6f3c11"),
        "stacks/both": things.stack("Both", {"credentials": ["fraction-talk", "old"]}),
    }
    views = things.views(catalog)
    for collection, id_ in (("credentials", "fraction-talk"), ("credentials", "old"), ("stacks", "both")):
        gists = views.desk.gists(collection, id_)
        family = views.family((collection, id_))
        assert len(gists) == len(family)
        for gist, one in zip(gists, family, strict=True):
            for name in Gist.__struct_fields__:
                assert getattr(gist, name) == getattr(one, name), name


def test_naming_a_thing_reads_nothing_of_its_text():
    views = things.views(things.small())
    with views.reads.noted() as read:
        views.desk.gists("credentials", "fraction-talk")
    assert read == {
        "credentials/fraction-talk",
        "issuers/example-university",
        "translations/credentials/fraction-talk",
    }
