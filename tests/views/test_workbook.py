from __future__ import annotations

import things

from mcsite.views.workbook import Question, artifacts_needed, outline, pseudonym


def _view(*evidence, **changes):
    front = things.credential("Fraction Talk", evidence=list(evidence), rubric=None, **changes)
    (view,) = things.views({**things.small(), "credentials/fraction-talk": front}).credentials
    return view


def _needed(**part):
    return artifacts_needed(_view({"title": "Part", "type": "other", **part}).evidence[0])


PROMPT = {"prompts": [{"text": "Why?"}]}


def test_a_part_answered_in_writing_alone_has_no_artifacts():
    assert _needed(media=["text"], **PROMPT) is None
    assert _needed(media=["text"], quantity=2, repeat_for="student", **PROMPT) is None


def test_a_part_needs_as_many_artifacts_as_its_quantity_says():
    assert _needed(quantity=3) == 3
    assert _needed(quantity=1, media=["document", "text"], **PROMPT) == 1


def test_a_part_without_a_quantity_needs_one_artifact_unless_it_can_be_written():
    assert _needed(media=["video"]) == 1
    assert _needed() == 1
    assert _needed(media=["text", "audio"], **PROMPT) == 0
    assert _needed(**PROMPT) == 0
    assert _needed(type="reflection") == 0
    assert _needed(media=["image"], repeat_for="student", quantity=2) == 1


def test_a_repeated_part_begins_with_its_quantity_of_pseudonyms():
    view = _view({"title": "Talks", "type": "other", "repeat_for": "colleague", "quantity": 3})
    (part,) = outline(view, "https://catalog.example/").parts
    assert (part.times, part.names) == (3, ("Colleague A", "Colleague B", "Colleague C"))


def test_a_part_that_is_not_repeated_is_answered_once_in_all_of_its_questions():
    view = _view(
        {
            "title": "Overview",
            "type": "written-response",
            "prompts": [{"title": "Why", "text": "Why *that*?", "max_words": 50}, {"text": "What else?"}],
        }
    )
    (part,) = outline(view, "https://catalog.example/").parts
    assert part.names == ("",)
    assert [(one.title, one.prompt, one.max_words, one.limit) for one in part.questions] == [
        ("Why", "Why that?", 50, "hard"),
        ("", "What else?", None, None),
    ]


def test_a_part_without_questions_asks_for_one_text_within_the_limit_of_the_part():
    view = _view({"title": "Overview", "type": "other", "max_words": 300, "limit": "advisory"})
    (part,) = outline(view, "https://catalog.example/").parts
    assert part.questions == (Question(max_words=300, limit="advisory"),)


def test_the_outline_has_the_rubric_and_what_the_credential_is_known_by():
    (view,) = things.views(things.small()).credentials
    given = outline(view, "https://catalog.example/")
    assert (given.site, given.id, given.title) == ("https://catalog.example/", view.id, view.title)
    assert [(one.title, one.part) for one in given.criteria] == [(one.title, one.part) for one in view.rubric.criteria]
    assert [(one.title, one.passes) for one in given.levels] == [(one.title, one.passes) for one in view.rubric.levels]


def test_pseudonyms_go_on_beyond_the_alphabet():
    assert [pseudonym("group", number) for number in (0, 25, 26)] == ["Group A", "Group Z", "Group 27"]
