"""From a linked catalog to what is published of each thing."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import things

from mcsite import model, urls
from mcsite.sources import Image
from mcsite.views import Views

FULL = things.small() | {
    "credentials/second": things.credential(
        "Second",
        alignments=[{"framework": "f", "code": "A"}],
        evidence=[{"use": "video"}],
        rubric={"use": "shared", "criteria": [{"title": "A", "part": 1, "descriptors": {"No": "a", "Yes": "b"}}]},
        published="2026-09-01",
    ),
    "credentials/retired": things.credential("Retired", status="retired"),
    "stacks/both": things.stack("Both", {"credentials": ["fraction-talk", "second"]}, topics=["fractions"]),
    "recognizers/state": {
        "title": "State",
        "kind": "state",
        "url": "https://state.example/",
        "recognizes": [
            {"topics": ["fractions"], "except": ["second"], "award": {"amount": 1, "unit": "point"}},
            {"stacks": ["both"], "award": {"amount": 5, "unit": "point"}},
        ],
    },
    "topics/child": {"title": "Child", "parent": "fractions", "aliases": ["Kid"]},
    "frameworks/f": {
        "title": "F",
        "publisher": "P",
        "year": 2011,
        "statements": [{"code": "A", "title": "First"}, {"code": "B"}],
    },
    "evidence/video": {"title": "Video", "type": "video", "checks": ["It can be *heard*."], "max_words": 9},
    "rubrics/shared": {"title": "Shared", "levels": ["No", "Yes"], "pass": "Yes"},
    "guides/z": {"title": "Z", "order": 1, "questions": ["*Why?*"], "standards": [{"framework": "f", "code": "A"}]},
    "guides/a": {"title": "A"},
    "guides/m": {"title": "M", "order": 2},
}
VIEWS = things.views(FULL)


def only(kind, id_):
    return next(one for one in getattr(VIEWS, kind) if one.id == id_)


def test_there_is_a_view_of_everything_published():
    assert {f"{one.collection}/{one.id}" for one in VIEWS.originals()} == set(FULL)
    assert list(VIEWS.everything()) == list(VIEWS.originals())


def test_views_are_in_order_of_their_titles_and_guides_in_their_own():
    assert [one.title for one in VIEWS.credentials] == ["Fraction Talk", "Retired", "Second"]
    assert [one.title for one in VIEWS.guides] == ["Z", "M", "A"]


def test_the_newest_change_comes_first():
    assert VIEWS.newest()[0].id == "second"
    assert len(VIEWS.newest()) == len(list(VIEWS.everything()))


def test_only_what_can_be_earned_is_offered():
    assert [card.id for card in VIEWS.offered("credential")] == ["fraction-talk", "second"]
    assert [card.id for card in VIEWS.offered("stack")] == ["both"]


@pytest.mark.parametrize("one", list(VIEWS.everything()), ids=lambda one: f"{one.kind}-{one.id}")
def test_the_json_of_a_view_reads_as_the_same_view(one):
    assert msgspec.json.decode(msgspec.json.encode(one), type=type(one)) == one


def test_an_issuer_names_what_it_awards():
    found = only("issuers", "example-university")
    assert [card.id for card in found.credentials] == ["fraction-talk", "second"]
    assert [card.id for card in found.stacks] == ["both"]
    assert (found.home, found.email) == ("https://university.example/", "badges@university.example")


def test_a_topic_names_its_credentials_its_stacks_and_its_children():
    found = only("topics", "fractions")
    assert [card.id for card in found.credentials] == ["fraction-talk", "second"]
    assert [card.id for card in found.stacks] == ["both"]
    assert [one.id for one in found.children] == ["child"]
    assert (only("topics", "child").parent.id, only("topics", "child").aliases) == ("fractions", ("Kid",))


def test_a_framework_names_what_is_aligned_to_each_statement():
    first, second = only("frameworks", "f").statements
    assert (first.anchor, [one.id for one in first.credentials], [one.id for one in first.guides]) == (
        "a",
        ["second"],
        ["z"],
    )
    assert (second.credentials, second.guides) == ((), ())


def test_a_template_and_a_scale_name_their_users():
    assert [card.id for card in only("evidence", "video").used_by] == ["second"]
    assert [card.id for card in only("rubrics", "shared").used_by] == ["second"]
    assert [one.passes for one in only("rubrics", "shared").levels] == [False, True]


def test_a_recognizer_tells_its_rules_and_what_they_take_in():
    found = only("recognizers", "state")
    assert [rule.sentence for rule in found.rules] == ["1 point for each credential.", "5 points for each stack."]
    assert [rule.covers for rule in found.rules] == ["credentials of these topics", "these stacks, each as a whole"]
    assert [one.id for one in found.rules[0].excluded] == ["second"]
    assert [one.id for one in found.counted] == ["fraction-talk"]
    assert found.summary == "1 point for each credential."


def test_a_guide_has_its_questions_and_standards():
    found = only("guides", "z")
    assert [one.html for one in found.questions] == ["<em>Why?</em>"]
    assert [one.code for one in found.standards] == ["A"]


def with_images(changes, *names):
    """Return the views of a catalog whose credential is changed, with images beside it."""
    catalog = {**things.small(), "credentials/fraction-talk": things.credential("Fraction Talk", **changes)}
    images = tuple(Image(f"content/credentials/{name}", "credentials", name, Path(__file__)) for name in names)
    linked, problems = things.link(catalog, images=images)
    assert problems == []
    return Views(linked)


def test_an_svg_badge_is_the_badge_and_isnt_shown_as_an_image():
    views = with_images({"image": "badge.svg"}, "badge.svg", "other.svg")
    assert views.badge("credentials", "fraction-talk").name == "badge.svg"
    assert views.images == ()
    assert views.credentials[0].badge == urls.here("credentials/fraction-talk/badge.svg")


def test_another_badge_and_the_images_of_a_text_are_shown_and_no_others():
    body = things.BODY + "\n![A card](card.png)\n"
    views = with_images({"image": "badge.png", "body": body}, "badge.png", "card.png", "unused.png")
    assert {image.name for image in views.images} == {"badge.png", "card.png"}
    assert views.badge("credentials", "fraction-talk") is None
    assert views.credentials[0].badge == urls.here("media/credentials/badge.png")


def test_the_image_of_a_draft_isnt_shown():
    catalog = {**things.small(), "credentials/draft": things.credential("Draft", status="draft", image="badge.png")}
    images = (Image("content/credentials/badge.png", "credentials", "badge.png", None),)
    linked, _ = things.link(catalog, images=images)
    assert Views(linked).images == ()


def test_the_settings_come_along():
    assert VIEWS.settings == things.SETTINGS
    assert isinstance(VIEWS.settings, model.Settings)
