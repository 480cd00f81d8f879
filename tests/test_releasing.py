"""Versions are frozen, compared and retired by commands, which say why if they can't."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest
import things

from mcsite import pipeline, releases, releasing
from mcsite.diagnostics import Refusal
from mcsite.releases import Release

FILE = "content/credentials/fraction-talk.md"
RELEASE = "content/releases/fraction-talk/1.0.0.json"


def clock():
    return datetime(2026, 10, 1, tzinfo=UTC)


def release(root, *ids):
    return [path.as_posix() for path in releasing.release(root, ids or ["fraction-talk"], clock)]


def why(root, id_="fraction-talk"):
    return list(releasing.why(root, id_, clock))


def codes(root):
    return things.codes(pipeline.check(root, pipeline.Options(), clock).problems)


@pytest.fixture
def root(tmp_path):
    """Write a small catalog."""
    return things.write(tmp_path, things.small())


def edit(root, old, new):
    file = root / FILE
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_release_has_what_is_assessed_whole_in_itself(tmp_path):
    changes = {
        "evidence": [{"use": "video"}, {"title": "Work", "type": "student-work"}],
        "rubric": {
            "use": "shared",
            "criteria": [{"title": "A", "part": 1, "descriptors": {"No": "a", "Yes": "b"}}],
        },
        "history": [{"version": "1.0.0", "date": "2026-09-01", "note": "First."}],
    }
    things.write(
        tmp_path,
        {
            **things.small(),
            "credentials/fraction-talk": things.credential("Fraction Talk", **changes),
            "evidence/video": {"title": "Teaching video", "type": "video", "checks": ["It can be heard."]},
            "rubrics/shared": {"title": "Shared", "levels": [{"title": "No"}, {"title": "Yes"}], "pass": "Yes"},
        },
    )
    assert release(tmp_path) == [RELEASE]
    made = msgspec.json.decode((tmp_path / RELEASE).read_bytes(), type=Release)
    assert (made.version, made.date, made.note, made.language) == ("1.0.0", "2026-09-01", "First.", "en")
    assert made.assessed.evidence[0].title == "Teaching video"
    assert made.assessed.evidence[0].checks == ("It can be heard.",)
    assert not made.assessed.evidence[0].use
    assert [part.scoring for part in made.assessed.evidence] == ["rubric", "yes-no"]
    assert [level.title for level in made.assessed.rubric.levels] == ["No", "Yes"]
    assert (made.assessed.pass_rule.parts, made.assessed.pass_rule.yes) == ((1,), (2,))
    assert codes(tmp_path) == []


def test_a_change_of_what_is_assessed_needs_a_version_and_a_change_of_else_none(root):
    release(root)
    edit(root, "Number Talks", "More Number Talks")
    assert codes(root) == []
    edit(root, "talk about fractions", "talk about decimals")
    assert codes(root) == ["changed-release"]
    edit(root, "title: Fraction Talk\n", "title: Fraction Talk\nversion: 1.0.1\n")
    assert codes(root) == ["small-version"]
    edit(root, "version: 1.0.1", "version: 1.1.0")
    assert codes(root) == []
    assert release(root) == ["content/releases/fraction-talk/1.1.0.json"]


def test_without_an_entry_in_the_history_a_release_is_of_the_day(root):
    release(root)
    assert msgspec.json.decode((root / RELEASE).read_bytes())["date"] == "2026-10-01"


def test_all_or_none_are_released(root):
    with pytest.raises(Refusal, match=r"there is no credential 'fraction-tlak'.*did you mean 'fraction-talk'"):
        release(root, "fraction-talk", "fraction-tlak")
    assert not (root / "content/releases").exists()


def test_a_release_is_never_written_over(root):
    release(root)
    before = (root / RELEASE).read_bytes()
    with pytest.raises(Refusal, match="released already"):
        release(root)
    edit(root, "talk about fractions", "talk about decimals")
    with pytest.raises(Refusal, match=r"has changed since 1.0.0 was released"):
        release(root)
    assert (root / RELEASE).read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("status: published", "status: draft", "draft.*write 'status: published' first"),
        ("status: published", "status: retired", "is retired"),
        ("status: published", "status: published\npublished: 2027-01-01", "its day hasn't come"),
        ("topics:", "topic:", "without errors"),
    ],
)
def test_what_isnt_published_isnt_released(root, old, new, said):
    edit(root, old, new)
    with pytest.raises(Refusal, match=said):
        release(root)


def test_versions_are_compared_in_words(root):
    release(root)
    assert list(releasing.difference(root, "fraction-talk", [], clock)) == [
        "fraction-talk: from 1.0.0 to the content now (1.0.0)",
        "  what is assessed is the same",
    ]
    edit(root, "talk about fractions", "talk about decimals")
    edit(root, "title: Fraction Talk\n", "title: Fraction Talk\nversion: 1.1.0\n")
    release(root)
    expected = [
        "  minor: Competency: it is worded differently",
        "    - The educator leads talk about fractions.",
        "    + The educator leads talk about decimals.",
    ]
    for chosen in (["1.0.0"], ["1.0.0", "1.1.0"]):
        assert list(releasing.difference(root, "fraction-talk", chosen, clock))[1:] == expected
    with pytest.raises(Refusal, match=r"no release 3.0.0; there are 1.0.0, 1.1.0"):
        list(releasing.difference(root, "fraction-talk", ["3.0.0"], clock))


def test_without_releases_there_is_nothing_to_compare(root):
    with pytest.raises(Refusal, match="mcsite release fraction-talk"):
        list(releasing.difference(root, "fraction-talk", [], clock))


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_retiring_changes_two_lines_and_nothing_else(root, ending):
    things.write(root, {"credentials/second": things.credential("Second")})
    file = root / FILE
    text = file.read_text(encoding="utf-8").replace("status: published", "status:  published # it is")
    text = text.replace("\n", ending)
    file.write_bytes(text.encode())
    assert releasing.retire(root, "fraction-talk", "second").as_posix() == FILE
    expected = text.replace("published # it is", f"retired # it is{ending}replaced_by: second")
    assert file.read_bytes().decode() == expected
    assert codes(root) == []
    releasing.retire(root, "fraction-talk", "second")
    assert file.read_bytes().decode() == expected


@pytest.mark.parametrize(
    ("id_", "other", "said"),
    [
        ("nothing", "", "there is no credential or stack"),
        ("fraction-talk", "nothing", "no other of that id"),
        ("fraction-talk", "fraction-talk", "no other"),
    ],
)
def test_what_isnt_there_isnt_retired(root, id_, other, said):
    with pytest.raises(Refusal, match=said):
        releasing.retire(root, id_, other)


def test_a_draft_is_removed_rather_than_retired(root):
    edit(root, "status: published", "status: draft")
    with pytest.raises(Refusal, match="remove the file"):
        releasing.retire(root, "fraction-talk", "")


def test_why_tells_what_is_and_what_comes_next(root):
    assert why(root) == [
        f"{FILE}: published at https://catalog.example/credentials/fraction-talk/",
        "  next: 'mcsite release fraction-talk' freezes what is assessed in version 1.0.0",
    ]
    release(root)
    assert len(why(root)) == 1
    edit(root, "talk about fractions", "talk about decimals")
    assert why(root)[1:] == [
        "  next: nothing is published anew while there is an error; see 'mcsite check'",
        "  next: what is assessed has changed: write 'version: 1.1.0', then 'mcsite release fraction-talk'",
    ]
    edit(
        root,
        "title: Fraction Talk\n",
        "title: Fraction Talk\nversion: 1.1.0\nexpires: 2028-01-01\nreview_by: 2027-01-01\n",
    )
    assert why(root)[1:] == [
        "  next: on 2028-01-01 it is in no list any more",
        "  next: on 2027-01-01 it is to be reviewed",
        "  next: 'mcsite release fraction-talk' freezes version 1.1.0",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("status: published", "status: draft", "not published: draft"),
        ("status: published", "status: published\npublished: 2027-01-01", "not published: not before 2027-01-01"),
        ("status: published", "status: retired", "in no list: retired"),
        ("status: published", "status: published\nexpires: 2026-02-01", "in no list: expired 2026-02-01"),
        ("topics:", "topic:", "it has an error"),
    ],
)
def test_why_tells_what_keeps_a_thing_from_being_published(root, old, new, said):
    edit(root, old, new)
    assert said in why(root)[0]


def test_why_tells_of_every_thing_with_an_id_and_suggests_one(root):
    things.write(root, {"stacks/fraction-talk": things.stack("Fractions", {"credentials": ["fraction-talk"]})})
    assert [line.split(":")[0] for line in why(root) if not line.startswith(" ")] == [
        FILE,
        "content/stacks/fraction-talk.md",
    ]
    with pytest.raises(Refusal, match="did you mean 'fraction-talk'"):
        why(root, "fraction-tak")


def test_what_replaces_a_lost_credential_has_its_address_as_an_alias(root):
    release(root)
    made = msgspec.json.decode((root / RELEASE).read_bytes(), type=Release)
    (root / RELEASE).unlink()
    lost = msgspec.structs.replace(made, id="number-talk")
    path = root / releases.path("number-talk", "1.0.0")
    path.parent.mkdir(parents=True)
    path.write_bytes(releases.write(lost))
    assert codes(root) == ["lost-address"]
    edit(root, "status: published", "status: published\naliases: [/credentials/number-talk/]")
    assert codes(root) == []


def test_the_address_of_a_draft_is_none_that_leads_on(root):
    release(root)
    made = msgspec.json.decode((root / RELEASE).read_bytes(), type=Release)
    lost = msgspec.structs.replace(made, id="number-talk")
    path = root / releases.path("number-talk", "1.0.0")
    path.parent.mkdir(parents=True)
    path.write_bytes(releases.write(lost))
    draft = things.credential("Draft", status="draft", aliases=["/credentials/number-talk/"])
    things.write(root, {"credentials/draft": draft})
    assert codes(root) == ["lost-address"]


@pytest.mark.parametrize("broken", ["evidence/video", "rubrics/shared"])
def test_a_mistake_in_a_template_or_scale_isnt_told_as_a_change_of_what_uses_it(tmp_path, broken):
    criteria = [{"title": "A", "part": 1, "descriptors": {"No": "a", "Yes": "b"}}]
    changes = {"evidence": [{"use": "video"}], "rubric": {"use": "shared", "criteria": criteria}}
    catalog = {
        **things.small(),
        "credentials/fraction-talk": things.credential("Fraction Talk", **changes),
        "evidence/video": {"title": "Teaching video", "type": "video"},
        "rubrics/shared": {"title": "Shared", "levels": [{"title": "No"}, {"title": "Yes"}], "pass": "Yes"},
    }
    things.write(tmp_path, catalog)
    release(tmp_path)
    things.write(tmp_path, {broken: {**catalog[broken], "titel": "A mistake"}})
    assert codes(tmp_path) == ["unknown-key"]


# --- the ledger

LEDGER = "content/releases/ledger.jsonl"
TOPIC = "content/topics/fractions.md"


def record(root, day=1):
    return releasing.record(root, lambda: datetime(2026, 10, day, 9, 30, tzinfo=UTC))


def lines(root):
    return [msgspec.json.decode(line) for line in (root / LEDGER).read_bytes().splitlines()]


def test_what_is_published_is_recorded_once(root):
    assert {event.id for event in record(root)} == {"fraction-talk", "example-university", "fractions"}
    assert record(root) == ()
    assert {one["at"] for one in lines(root)} == {"2026-10-01T09:30:00Z"}
    assert {one["change"] for one in lines(root)} == {"appeared"}


def test_the_first_time_things_have_the_dates_that_the_content_tells(root):
    edit(root, "status: published", "status: published\npublished: 2026-02-03")
    record(root)
    moments = {one["id"]: one["at"] for one in lines(root)}
    assert moments["fraction-talk"] == "2026-02-03T00:00:00Z"
    assert moments["fractions"] == "2026-10-01T09:30:00Z"


def test_later_changes_are_added_behind_and_nothing_else_changes(root):
    record(root)
    before = (root / LEDGER).read_bytes()
    edit(root, "talk about fractions", "talk about decimals")
    (event, *others) = record(root, day=2)
    assert (event.id, event.change, event.what, event.at) == (
        "fraction-talk",
        "changed",
        "assessed",
        "2026-10-02T09:30:00Z",
    )
    assert {one.kind for one in others} <= {"topic", "issuer"}  # whose pages show the competency
    assert (root / LEDGER).read_bytes().startswith(before)


def test_two_records_within_a_second_have_two_moments(root):
    record(root)
    edit(root, "title: Fraction Talk", "title: Talk of Fractions")
    assert {event.at for event in record(root)} == {"2026-10-01T09:30:01Z"}


def test_a_record_without_a_line_feed_at_its_end_is_continued_on_a_new_line(root):
    record(root)
    (root / LEDGER).write_bytes((root / LEDGER).read_bytes().rstrip(b"\n"))
    edit(root, "title: Fraction Talk", "title: Talk of Fractions")
    record(root, day=2)
    assert codes(root) == []


def test_nothing_is_recorded_while_there_is_an_error(root):
    edit(root, "topics:", "topic:")
    with pytest.raises(Refusal, match="there is an error"):
        record(root)
    assert not (root / LEDGER).exists()


def test_a_draft_is_not_recorded(root):
    things.write(root, {"credentials/later": things.credential("Later", status="draft")})
    assert "later" not in {event.id for event in record(root)}


def test_what_was_published_cant_vanish(root):
    things.write(root, {"topics/ratios": {"title": "Ratios"}})
    record(root)
    edit(root, "topics:\n- fractions\n", "topics: [ratios]\n")
    (root / TOPIC).unlink()
    assert codes(root) == ["lost-address"]
    assert releasing.retire(root, "topics/fractions", "", clock).as_posix() == LEDGER
    assert codes(root) == []
    assert lines(root)[-1] == {
        "at": "2026-10-01T09:30:01Z",
        "change": "withdrawn",
        "kind": "topic",
        "id": "fractions",
        "title": "Fractions",
        "language": "en",
    }
    assert {event.change for event in record(root, day=2)} == {"changed"}


def test_a_draft_that_was_published_and_never_released_can_be_withdrawn(root):
    things.write(root, {"credentials/other": things.credential("Other")})
    record(root)
    file = root / "content/credentials/other.md"
    file.write_text(file.read_text(encoding="utf-8").replace("status: published", "status: draft"), encoding="utf-8")
    assert codes(root) == ["lost-address"]
    releasing.retire(root, "other", "fraction-talk", clock)
    assert codes(root) == []
    assert lines(root)[-1]["replaced_by"] == "fraction-talk"


def test_a_translation_can_be_withdrawn(root):
    things.write(root, {"credentials/fraction-talk.es": {"title": "Plática"}})
    record(root)
    (root / "content/credentials/fraction-talk.es.md").unlink()
    assert codes(root) == ["lost-address"]
    releasing.retire(root, "credentials/fraction-talk.es", "", clock)
    assert codes(root) == []


def test_what_was_released_is_never_withdrawn(root):
    release(root)
    record(root)
    edit(root, "status: published", "status: draft")
    with pytest.raises(Refusal, match=r"was released, and badges lead to it.*status: retired"):
        releasing.retire(root, "fraction-talk", "", clock)


@pytest.mark.parametrize(
    ("name", "by", "said"),
    [
        ("topics/fractions", "", r"content/topics/fractions.md is there: remove the file"),
        ("topics/decimals", "", r"there is no credential or stack 'decimals'"),
        ("issuers/fraction-talk", "", r"there is no credential or stack 'fraction-talk'|isn't there"),
    ],
)
def test_what_is_there_or_never_was_cant_be_withdrawn(root, name, by, said):
    record(root)
    with pytest.raises(Refusal, match=said):
        releasing.retire(root, name, by, clock)


def test_a_withdrawn_thing_is_replaced_by_one_that_is_there(root):
    record(root)
    edit(root, "topics:\n- fractions\n", "")
    (root / TOPIC).unlink()
    with pytest.raises(Refusal, match=r"'ratios' can't replace it"):
        releasing.retire(root, "topics/fractions", "ratios", clock)


def test_of_several_things_of_one_id_the_collection_is_asked_for(root):
    things.write(root, {"topics/talk": {"title": "Talk"}, "guides/talk": {"title": "Talk", "body": "Text."}})
    edit(root, "- fractions\n", "- fractions\n- talk\n")
    record(root)
    edit(root, "- talk\n", "")
    for collection in ("topics", "guides"):
        (root / f"content/{collection}/talk.md").unlink()
    with pytest.raises(Refusal, match="'topics/talk' or 'guides/talk'"):
        releasing.retire(root, "talk", "", clock)


ALIAS = "status: published\naliases: [/old/]"


@pytest.mark.parametrize("freeze", [False, True])
def test_an_old_address_cant_vanish_even_if_the_newest_line_doesnt_have_it(root, freeze):
    edit(root, "status: published", ALIAS)
    record(root)
    if freeze:
        release(root)
    branch = lines(root)[0] | {"at": "2026-10-02T00:00:00Z", "change": "changed"}
    branch.pop("aliases")
    with (root / LEDGER).open("ab") as file:
        file.write(msgspec.json.encode(branch) + b"\n")
    assert codes(root) == []
    edit(root, ALIAS, "status: published")
    (problem,) = pipeline.check(root, pipeline.Options(), clock).problems
    assert (problem.code, problem.path) == ("lost-address", FILE)
    assert problem.hint == "write '/old/' into 'aliases' again"


def test_an_old_address_may_become_that_of_another_thing(root):
    edit(root, "status: published", "status: published\naliases: [/credentials/talk/]")
    record(root)
    edit(root, "\naliases: [/credentials/talk/]", "")
    things.write(root, {"credentials/talk": things.credential("Talk")})
    assert codes(root) == []


def test_what_was_withdrawn_keeps_its_old_addresses(root):
    things.write(root, {"credentials/other": things.credential("Other", aliases=["/old/"])})
    record(root)
    (root / "content/credentials/other.md").unlink()
    releasing.retire(root, "credentials/other", "", clock)
    assert lines(root)[-1]["aliases"] == ["/old/"]
    assert codes(root) == []


def test_a_renamed_credential_takes_its_translations_along(root):
    things.write(root, {"credentials/fraction-talk.es": {"title": "Plática"}})
    record(root)
    edit(root, "status: published", "status: published\naliases: [/credentials/fraction-talk/]")
    for ending in (".md", ".es.md"):
        (root / f"content/credentials/fraction-talk{ending}").rename(root / f"content/credentials/talk{ending}")
    assert codes(root) == []


def test_what_is_new_is_the_newest_though_the_clock_is_behind(root):
    record(root, day=5)
    edit(root, "title: Fraction Talk", "title: Talk of Fractions")
    things.write(root, {"guides/talk": {"title": "Talk", "body": "Text."}})
    assert {event.at for event in record(root, day=2)} == {"2026-10-05T09:30:00Z", "2026-10-05T09:30:01Z"}


def test_the_file_of_a_release_cant_vanish(root):
    release(root)
    record(root)
    assert lines(root)[0]["released"] == ["1.0.0"]
    assert codes(root) == []
    (root / RELEASE).unlink()
    (problem,) = pipeline.check(root, pipeline.Options(), clock).problems
    assert (problem.code, problem.path) == ("lost-address", RELEASE)
    assert "/credentials/fraction-talk/v/1.0.0/" in problem.message


def test_a_release_is_a_change_of_the_credential_whose_badge_names_it(root):
    record(root)
    release(root)
    assert [(event.id, event.what) for event in record(root, day=2)] == [("fraction-talk", "editorial")]
