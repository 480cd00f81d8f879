"""What is published: on which day, and what it may refer to."""

from __future__ import annotations

import pytest
import things


def published(catalog, day=things.DAY, **options):
    """Return the collection and id of everything that is published, and of its translations."""
    linked, _ = things.link(catalog, day, **options)
    return {
        f"{record.collection}/{record.id}" + (f".{record.language}" if record.language else "")
        for record in linked.catalog.everything()
    }


def withheld(catalog, day=things.DAY, **options):
    """Return what isn't published, by path, and why."""
    linked, _ = things.link(catalog, day, **options)
    return {one.path.removeprefix("content/").removesuffix(".md"): one.reason for one in linked.withheld}


def closed(catalog, day=things.DAY):
    return {one.path: one.reason for one in things.link(catalog, day)[0].closed}


def with_second(**changes):
    """Return the small catalog with a second credential."""
    return {**things.small(), "credentials/second": things.credential("Second", **changes)}


def test_everything_published_is_published():
    assert published(things.small()) == set(things.small())


@pytest.mark.parametrize("status", ["draft", None])
def test_a_draft_isnt_published_nor_what_doesnt_say_its_status(status):
    catalog = with_second(status=status)
    assert "credentials/second" not in published(catalog)
    assert withheld(catalog) == {"credentials/second": "draft"}


def test_a_stack_can_be_a_draft():
    catalog = {**things.small(), "stacks/a": things.stack("A", {"credentials": ["fraction-talk"]}, status="draft")}
    assert withheld(catalog) == {"stacks/a": "draft"}


@pytest.mark.parametrize(("day", "there"), [("2026-08-31", False), ("2026-09-01", True), ("2026-09-02", True)])
def test_a_thing_is_published_from_its_day_on(day, there):
    catalog = with_second(published="2026-09-01")
    assert ("credentials/second" in published(catalog, day)) == there
    assert withheld(catalog, day) == ({} if there else {"credentials/second": "not before 2026-09-01"})


@pytest.mark.parametrize("changes", [{"status": "draft"}, {"published": "2030-01-01"}])
def test_with_drafts_everything_is_published(changes):
    catalog = with_second(**changes)
    assert published(catalog, drafts=True) == set(catalog)
    assert withheld(catalog, drafts=True) == {}


@pytest.mark.parametrize(("day", "reason"), [("2026-12-31", None), ("2027-01-01", "expired 2027-01-01")])
def test_a_thing_closes_on_the_day_that_it_expires_and_keeps_its_page(day, reason):
    catalog = with_second(expires="2027-01-01")
    assert "credentials/second" in published(catalog, day)
    assert closed(catalog, day) == ({"content/credentials/second.md": reason} if reason else {})


def test_a_retired_thing_is_closed_and_keeps_its_page():
    catalog = with_second(status="retired")
    assert "credentials/second" in published(catalog)
    assert closed(catalog) == {"content/credentials/second.md": "retired"}


def test_a_retired_thing_isnt_published_before_its_day():
    assert "credentials/second" not in published(with_second(status="retired", published="2030-01-01"))


SUPPORTING = {
    "issuers/hidden": {"title": "Hidden", "url": "https://hidden.example/", "email": "a@hidden.example"},
    "topics/hidden": {"title": "Hidden"},
    "frameworks/hidden": {"title": "Hidden", "statements": [{"code": "A"}]},
    "evidence/hidden": {"title": "Hidden", "type": "video"},
    "rubrics/hidden": {"title": "Hidden", "levels": ["Not yet", "Meets"], "pass": "Meets"},
}
MENTIONING = {
    "issuer": "hidden",
    "topics": ["fractions", "hidden"],
    "alignments": [{"framework": "hidden"}],
    "evidence": [{"use": "hidden"}],
    "rubric": {"use": "hidden", "criteria": things.credential("a")["rubric"]["criteria"]},
}


@pytest.mark.parametrize("changes", [{"status": "draft"}, {"published": "2030-01-01"}, {"status": None}])
def test_what_only_withheld_things_mention_isnt_published(changes):
    catalog = {**with_second(**MENTIONING | changes), **SUPPORTING}
    assert published(catalog) == set(things.small())
    assert set(withheld(catalog)) == {"credentials/second", *SUPPORTING}
    assert {withheld(catalog)[name] for name in SUPPORTING} == {"mentioned only by what isn't published"}


@pytest.mark.parametrize("changes", [{}, {"status": "retired"}, {"expires": "2026-01-01"}])
def test_what_a_published_thing_mentions_is_published(changes):
    catalog = {
        **with_second(**MENTIONING | changes),
        "credentials/third": things.credential("Third", **MENTIONING, status="draft"),
    }
    assert set(SUPPORTING) <= published({**catalog, **SUPPORTING})


def test_what_nothing_mentions_is_published():
    assert published({**things.small(), **SUPPORTING}) == {*things.small(), *SUPPORTING}


def test_what_only_the_text_of_a_draft_mentions_isnt_published():
    catalog = with_second(status="draft", body=things.BODY + "\nSee [it](topic:hidden).\n")
    assert "topics/hidden" not in published({**catalog, "topics/hidden": {"title": "Hidden"}})


def test_what_hidden_things_mention_in_turn_isnt_published():
    catalog = {
        **with_second(status="draft", topics=["a"]),
        "topics/a": {"title": "A", "parent": "b"},
        "topics/b": {"title": "B", "parent": "c"},
        "topics/c": {"title": "C"},
    }
    assert published(catalog) == set(things.small())


def test_hidden_things_dont_make_each_other_public():
    catalog = {
        **with_second(status="draft", topics=["a"]),
        "topics/a": {"title": "A", "body": "See [b](topic:b)."},
        "topics/b": {"title": "B", "body": "See [a](topic:a)."},
    }
    assert published(catalog) == set(things.small())


def test_things_that_mention_only_each_other_are_published_where_no_draft_leads_to_them():
    catalog = {
        **things.small(),
        "topics/a": {"title": "A", "body": "See [b](topic:b)."},
        "topics/b": {"title": "B", "body": "See [a](topic:a)."},
    }
    assert published(catalog) == set(catalog)


def test_a_topic_with_a_public_child_is_public():
    catalog = {
        **with_second(status="draft", topics=["a"]),
        "topics/a": {"title": "A"},
        "topics/fractions": {"title": "Fractions", "parent": "a"},
    }
    assert "topics/a" in published(catalog)


@pytest.mark.parametrize("collection", ["guides", "recognizers"])
def test_a_guide_and_a_recognizer_are_published_though_nothing_mentions_them(collection):
    rule = {"all": True, "award": {"amount": 1, "unit": "point"}}
    fronts = {"guides": {"title": "A"}, "recognizers": {"title": "A", "kind": "state", "recognizes": [rule]}}
    catalog = {**things.small(), f"{collection}/a": fronts[collection]}
    assert f"{collection}/a" in published(catalog)


def test_a_translation_is_published_with_its_original():
    catalog = {**things.small(), "credentials/fraction-talk.es": {"title": "Hablar de fracciones"}}
    assert "credentials/fraction-talk.es" in published(catalog)


def test_a_translation_of_a_draft_isnt_published_nor_what_it_mentions():
    catalog = {
        **with_second(status="draft"),
        "credentials/second.es": {"title": "Segundo", "topics": ["hidden"]},
        "topics/hidden": {"title": "Hidden"},
    }
    assert published(catalog) == set(things.small())
    assert withheld(catalog)["credentials/second"] == "draft"


@pytest.mark.parametrize(
    ("change", "reason"), [({"status": "draft"}, "draft"), ({"published": "2030-01-01"}, "not before 2030-01-01")]
)
def test_a_translation_can_be_a_draft_while_its_original_is_published(change, reason):
    catalog = {
        **things.small(),
        "credentials/fraction-talk.es": {"title": "Hablar", "topics": ["fractions", "hidden"], **change},
        "topics/hidden": {"title": "Hidden"},
    }
    assert published(catalog) == set(things.small())
    assert withheld(catalog) == {
        "credentials/fraction-talk.es": reason,
        "topics/hidden": "mentioned only by what isn't published",
    }
    assert published(catalog, drafts=True) == set(catalog)


@pytest.mark.parametrize(
    ("path", "front"),
    [
        ("credentials/third", things.credential("Third", prerequisites=["second"])),
        ("credentials/third", things.credential("Third", related=["second"])),
        ("credentials/third", things.credential("Third", status="retired", replaced_by="second")),
        ("credentials/third", things.credential("Third", body=things.BODY + "\nSee [it](credential:second).\n")),
        ("stacks/a", things.stack("A", {"credentials": ["fraction-talk", "second"]})),
        ("guides/a", {"title": "A", "body": "See [it](credential:second)."}),
        ("topics/fractions", {"title": "Fractions", "body": "See [it](credential:second)."}),
        ("credentials/fraction-talk.es", {"title": "Hablar", "related": ["second"]}),
        (
            "recognizers/a",
            {
                "title": "A",
                "kind": "state",
                "recognizes": [{"all": True, "except": ["second"], "award": {"amount": 1, "unit": "point"}}],
            },
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("change", [{"status": "draft"}, {"published": "2030-01-01"}])
def test_a_published_thing_that_refers_to_a_withheld_one_is_an_error(path, front, change):
    problems = things.problems({**with_second(**change), path: front})
    (found,) = [problem for problem in problems if problem.severity == "error"]
    assert (found.code, found.path) == ("refers-to-withheld", f"content/{path}.md")
    assert found.related[0].path == "content/credentials/second.md"
    assert found.where is not None


def test_with_drafts_a_published_thing_may_refer_to_a_draft():
    catalog = {**with_second(status="draft"), "credentials/third": things.credential("Third", related=["second"])}
    assert things.problems(catalog, drafts=True) == []


def test_a_draft_may_refer_to_a_draft():
    catalog = {
        **with_second(status="draft"),
        "credentials/third": things.credential("Third", related=["second"], status="draft"),
    }
    assert things.problems(catalog) == []
