"""What can only be meant one way is mended where it stands; all else stays as its author wrote it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import things
from catalogs import CASES, DAY, lay
from hypothesis import given
from hypothesis import strategies as st

from mcsite import checking, fixing
from mcsite.checking import Effort, Options
from mcsite.diagnostics import Fix, Problem, Route

FILE = "content/credentials/fraction-talk.md"
INVALID = sorted(path for path in (CASES / "invalid").iterdir() if path.is_dir())


def clock():
    return datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC)


def fix(root, chosen=lambda _path: True):
    """Mend a catalog, and return what was put where."""
    return [(one.problem.code, one.done) for one in fixing.fix(root, Options(), Effort(), chosen, clock)]


def problems(root):
    return checking.check(root, Options(), clock).problems


def files(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def root(tmp_path):
    """Write a small catalog, whose file of a credential begins with lines as an author would write them."""
    return things.write(tmp_path, {**things.small(), "credentials/second": things.credential("Second")})


def mended(root, old, new):
    """Return what a line of the credential is after something in the file was changed and mended."""
    file = root / FILE
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    fix(root)
    before, _, after = text.partition(old)
    result = file.read_text(encoding="utf-8")
    assert result.startswith(before)
    assert result.endswith(after)
    return result[len(before) : len(result) - len(after)]


@pytest.mark.parametrize(
    ("right", "wrong", "is_then"),
    [
        # keys
        ("competency:", "competence:", "competency:"),
        ("competency:", "Competency:", "competency:"),
        ("competency:", '"Competency":', "competency:"),
        ("      Meets: Most do.", "      meets: Most do.", "      Meets: Most do."),
        # values
        ("status: published", "status: Published  # now", "status: published  # now"),
        ("type: video", "type: viedo", "type: video"),
        ("  pass: Meets", "  pass: Meet", "  pass: Meets"),
        ("title: Fraction Talk", "title: 2026", 'title: "2026"'),
        ("title: Fraction Talk", "title: 1.10", 'title: "1.10"'),
        ("status: published", "status: published\ncode: ' GI-1 '", "status: published\ncode: GI-1"),
        ("title: Fraction Talk", "title: |\n  Fraction\n  Talk", "title: Fraction Talk"),
        ("status: published", "status: published\nversion: 1.10", "status: published\nversion: 1.10.0"),
        ("status: published", "status: published\nversion: v2", "status: published\nversion: 2.0.0"),
        ("status: published", "status: published\nreview_by: 2027/9/1", "status: published\nreview_by: 2027-09-01"),
        ("status: published", "status: published\nneeds_students: yes", "status: published\nneeds_students: true"),
        ("status: published", "status: published\neffort_hours: '12'", "status: published\neffort_hours: 12"),
        ("status: published", "status: published\naliases: [old/page]", "status: published\naliases: [/old/page/]"),
        ("status: published", "status: published\napply_url:", "status: published"),
        (
            "status: published",
            "status: published\nsubjects: [Language Arts]",
            "status: published\nsubjects: [language-arts]",
        ),
        (
            "status: published",
            "status: published\napply_url: www.school.org/apply",
            "status: published\napply_url: https://www.school.org/apply",
        ),
        (
            "status: published",
            "status: published\naudience: teacher, coach # both",
            "status: published\naudience: [teacher, coach] # both",
        ),
        (
            "status: published",
            "status: published\naudience: [coach, teachers, coach, teacher]",
            "status: published\naudience: [coach, teacher]",
        ),
        # references
        ("issuer: example-university", "issuer: Example University", "issuer: example-university"),
        ("issuer: example-university", "issuer: example-univresity", "issuer: example-university"),
        ("- Wait.", "- [Wait](credentials:second).", "- [Wait](credential:second)."),
        ("- Wait.", "- [Wait](credential:secnd#competency).", "- [Wait](credential:second#competency)."),
        ("- Wait.", "- [Wait](credential:second#competence).", "- [Wait](credential:second#competency)."),
        ("- Wait.", "- [Wait](credential:Second).", "- [Wait](credential:second)."),
        ("- Wait.", "- [Wait](www.school.org/wait).", "- [Wait](https://www.school.org/wait)."),
        ("- Wait.", "- [Ask](badges@school.example).", "- [Ask](mailto:badges@school.example)."),
        (
            "title: Number Talks",
            "title: Talks\n  note: '[a](credential:secnd)'",
            "title: Talks\n  note: '[a](credential:second)'",
        ),
        # sections
        ("## Key method", "**Key method**", "## Key method"),
        ("## Key method", "## Key methods", "## Key method"),
        ("## Key method", "##Key method", "## Key method"),
        (things.BODY, things.BODY.replace("## ", "# "), things.BODY),
        (
            things.BODY,
            things.BODY.replace("## ", "# ") + "\n### More\n\nText.\n",
            things.BODY + "\n### More\n\nText.\n",
        ),
        # what YAML can't read
        ("title: Fraction Talk", "title: Fractions: a talk", 'title: "Fractions: a talk"'),
        ("title: Fraction Talk", "title: Fractions: 'a' \"b\"", "title: 'Fractions: ''a'' \"b\"'"),
        ("title: Fraction Talk", 'title: "Fraction" Talk', "title: '\"Fraction\" Talk'"),
        ("title: Fraction Talk", "title: @talk", 'title: "@talk"'),
        ("- title: Number Talks", "- title: Talk: on: and on", '- title: "Talk: on: and on"'),
        ("title: Fraction Talk", "title: Fraction\a Talk", "title: Fraction Talk"),
    ],
)
def test_what_can_be_meant_one_way_is_put_right_where_it_stands(root, right, wrong, is_then):
    assert mended(root, right, wrong) == is_then
    assert problems(root) == ()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("issuer: example-university", "issuer: another-university"),
        ("type: video", "type: song"),
        ("competency:", "skill:"),
        ("status: published", "status: published\nrelated: [tecond]"),  # a slip of the first letter
        ("status: published", "status: published\nrelated: [second-3]"),  # of a digit
        ("status: published", "status: published\nreview_by: 9/1/2027"),
        ("status: published", "status: published\nreview_by: 2027-13-1"),
        ("status: published", "status: published\nneeds_students: perhaps"),
        ("title: Number Talks", "title: Talks: on\n    and on"),
        ("title: Fraction Talk", "title: Talk: on # and on"),
        ("title: Fraction Talk", "title: {Talk: on: x}"),
        ("title: Number Talks", "title: Talks\n  note: '[a](credential:secnd) or [b](credential:secnd)'"),
        ("title: Fraction Talk", "title: Fraction\x92s"),
        ("- Ask.", "- Ask.\n\n#### Two\n\nText."),
        ("- Ask.", "- Ask.\n\n# Two\n\nText."),  # of which the next may be part
    ],
)
def test_what_could_be_meant_otherwise_stays(root, right, wrong):
    things.write(root, {"credentials/second-2": things.credential("Second of two")})
    assert mended(root, right, wrong) == wrong
    assert problems(root)


def test_a_file_whose_name_cant_be_an_id_is_renamed(root):
    things.write(root, {"guides/how": {"title": "How"}})
    folder = root / "content/guides"
    text = (folder / "how.md").read_text(encoding="utf-8")
    for name in ("How To.md", "How To.es.md", "how_to.md", "How.md", "-.md"):  # one of them is a translation
        (folder / name).write_text(text.replace("title", "Title"), encoding="utf-8")
    assert fix(root) == [
        ("bad-id", "renamed it to how-to.es.md"),
        ("bad-id", "renamed it to how-to.md"),
        ("unknown-key", "wrote title"),
        ("unknown-key", "wrote title"),
    ]
    assert sorted(path.name for path in folder.iterdir()) == [
        "-.md",
        "How.md",
        "how-to.es.md",
        "how-to.md",
        "how.md",
        "how_to.md",
    ]
    assert (folder / "how-to.md").read_text(encoding="utf-8") == text


def test_two_things_that_are_as_near_are_none(root):
    things.write(root, {f"credentials/{name}": things.credential(name) for name in ("talking", "walking", "tolking")})
    assert (
        mended(root, "status: published", "status: published\nrelated: [tlking]")
        == "status: published\nrelated: [tlking]"
    )


def test_a_thing_whose_file_is_broken_is_among_those_that_can_be_meant(root):
    things.write(root, {f"credentials/{name}": things.credential(name) for name in ("talking", "tolking")})
    (root / "content/credentials/tolking.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    assert (
        mended(root, "status: published", "status: published\nrelated: [tlking]")
        == "status: published\nrelated: [tlking]"
    )


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_of_a_case_everything_that_has_a_fix_is_mended_and_nothing_else_changes(case: Path, tmp_path: Path) -> None:
    root = lay(case, tmp_path)
    fixable = {one.path for one in problems(root) if one.fix and one.code != "bad-id"}
    before = files(root)
    done = fix(root)
    assert bool(done) == bool(fixable) or case.name == "bad-id"
    assert [one for one in problems(root) if one.fix and one.code != "bad-id"] == []
    assert {
        path.relative_to(root).as_posix()
        for path, content in files(root).items()
        if content != before.get(path, content)
    } == fixable
    after = files(root)
    assert fix(root) == []
    assert files(root) == after


KEYS = ["title", "status", "issuer", "competency", "topics", "rubric", "evidence", "research", "resources"]


@given(key=st.sampled_from(KEYS), data=st.data())
def test_a_slip_in_a_key_is_undone(key, data, tmp_path_factory):
    root = things.write(tmp_path_factory.mktemp("slip"), things.small())
    file = root / FILE
    text = file.read_text(encoding="utf-8")
    at = data.draw(st.integers(1, len(key) - 2))
    slips = [key[:at] + key[at + 1 :], key[:at] + key[at + 1] + key[at] + key[at + 2 :], key[:at] + "x" + key[at:]]
    slip = data.draw(st.sampled_from([*slips, key.title(), key.upper()]))
    file.write_text(text.replace(f"\n{key}:", f"\n{slip}:", 1), encoding="utf-8")
    fix(root)
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_the_byte_order_mark_and_comments_stay(root, before, end):
    file = root / FILE
    right = "---\n# what it is\n" + file.read_text(encoding="utf-8").removeprefix("---\n")
    wrong = right.replace("competency:", "Competency:").replace("type: video", "type: Video # of a lesson")
    file.write_bytes(before + wrong.replace("\n", end).encode())
    fix(root)
    assert (
        file.read_bytes()
        == before + right.replace("type: video", "type: video # of a lesson").replace("\n", end).encode()
    )


def test_a_value_whose_comments_would_be_lost_stays(root):
    file = root / FILE
    text = file.read_text(encoding="utf-8").replace("title: Fraction Talk", "title: | # long\n  Fraction\n  Talk")
    file.write_text(text, encoding="utf-8")
    assert fix(root) == []
    assert file.read_text(encoding="utf-8") == text


def test_only_chosen_files_are_touched(root):
    for name in ("fraction-talk", "second"):
        file = root / f"content/credentials/{name}.md"
        file.write_text(file.read_text(encoding="utf-8").replace("competency:", "Competency:"), encoding="utf-8")
    assert fix(root, lambda path: path == FILE) == [("unknown-key", "wrote competency")]
    assert [(one.code, one.path) for one in problems(root)] == [("unknown-key", "content/credentials/second.md")]


def test_settings_are_mended(root):
    file = root / "mcsite.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title:", "Title:") + "timezone: # none\n", encoding="utf-8")
    assert fix(root) == [("unknown-key", "wrote title"), ("empty-value", "removed it")]
    assert file.read_text(encoding="utf-8") == text


def test_a_translation_is_mended_only_in_what_it_says_itself(root):
    file = root / FILE
    file.write_text(file.read_text(encoding="utf-8").replace("type: video", "type: Video"), encoding="utf-8")
    translation = root / "content/credentials/fraction-talk.es.md"
    translation.write_text("---\ntitle: Hablar\n---\n", encoding="utf-8")
    fix(root)
    assert translation.read_text(encoding="utf-8") == "---\ntitle: Hablar\n---\n"
    assert problems(root) == ()


def test_a_key_that_is_there_already_stays_apart_from_the_one_that_is_meant(root):
    file = root / FILE
    text = file.read_text(encoding="utf-8").replace("title: Fraction Talk", "title: Fraction Talk\nTitle: Talk")
    file.write_text(text, encoding="utf-8")
    assert fix(root) == []
    assert file.read_text(encoding="utf-8") == text


def test_what_another_catalog_offers_is_not_mended(tmp_path):
    """Every case with sources has its problems there: none has a fix."""
    for case in INVALID:
        if (case / "sources").is_dir():
            root = lay(case, tmp_path / case.name)
            assert [one for one in problems(root) if one.fix and one.path.startswith("sources/")] == []


def test_what_has_changed_meanwhile_is_left_alone():
    fixes = [
        Problem("unknown-value", "", FILE, Route(("rubric", "pass")), fix=Fix('"Meets"')),
        Problem("unknown-key", "", FILE, Route(("titel",), "key"), fix=Fix("title")),
        Problem("unknown-id", "", FILE, Route(("title",)), fix=Fix("b", "a")),
    ]
    text = "---\ntitle: Zzz\nrubric: [1]\n---\n"
    assert fixing.mend(FILE, text, fixes) == (text, [])


def test_what_goes_moves_nothing_that_is_mended_beside_it():
    route = ("topics", 1)
    fixes = [
        Problem("duplicate-item", "", FILE, Route(route), fix=Fix(None)),
        Problem("unknown-value", "", FILE, Route(route), fix=Fix('"x"')),
        Problem("unknown-value", "", FILE, Route(("topics", 2)), fix=Fix('"d"')),
    ]
    text, done = fixing.mend(FILE, "---\ntopics: [a, b, c]\n---\n", fixes)
    assert text == "---\ntopics: [a, d]\n---\n"
    assert [one.done for one in done] == ["wrote d", "removed it"]
