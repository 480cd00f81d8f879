"""From the files of a catalog to typed records."""

from __future__ import annotations

import pytest
import things
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcsite import model, reading, records
from mcsite.diagnostics import Route, Span
from mcsite.sources import Source, Sources

SCHEMAS = things.schemas()
COLLECTIONS = sorted(records.TYPES)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.sampled_from(["a", "fractions", "", "[a](b:c)", "1.0.0", "draft"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["title", "text", "use", "levels", "criteria", "part", "min"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)
BODIES = st.lists(
    st.sampled_from(
        ["## Key method\n", "## Method components\n", "## Key methods\n", "# A\n", "Text.\n", "\n", "**Key method**\n"]
    ),
    max_size=6,
).map("".join)


def read_files(*files):
    """Read files, given as paths and contents."""
    return reading.read(Sources(tuple(things.source(path, content) for path, content in files)), SCHEMAS)


def only(front):
    """Return the record of one credential without problems."""
    found, problems = things.read({"credentials/a": front})
    assert problems == []
    return found.originals[0]


def problem(front, path="credentials/a"):
    (found,) = things.read({path: front})[1]
    return found


@pytest.mark.parametrize("collection", COLLECTIONS)
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_file_gives_a_record_or_problems_and_never_raises(collection, data):
    keys = st.sampled_from([*SCHEMAS.by_name[collection]["properties"], "colour"])
    front = data.draw(st.dictionaries(keys, JSON, max_size=8))
    catalog = {**things.small(), f"{collection}/a": {**front, "body": data.draw(BODIES)}}
    found, problems = things.read(catalog)
    there = ("a", collection) in {(one.id, one.collection) for one in found.originals}
    assert there != ((collection, "a") in found.reserved)
    assert there or any(one.severity == "error" for one in problems)
    things.link(catalog)


def test_a_valid_file_is_a_record_of_its_type():
    record = only(things.credential("Fraction Talk"))
    assert (record.path, record.collection, record.id, record.language) == (
        "content/credentials/a.md",
        "credentials",
        "a",
        "",
    )
    assert isinstance(record.item, model.Credential)
    assert record.item.title == "Fraction Talk"
    assert [section.title for section in record.body.sections] == ["Key method", "Method components"]
    assert record.url_path == "credentials/a/"


def test_what_a_record_refers_to_is_told():
    record = only(
        things.credential("A", body=things.BODY + "[b](topic:b)", research=[{"title": "R", "note": "[c](guide:c)"}])
    )
    assert {(one.collection, one.value) for one in record.mentions} == {
        ("issuers", "example-university"),
        ("topics", "fractions"),
    }
    assert {(one.collection, one.id) for one in record.links} == {("topics", "b"), ("guides", "c")}


@pytest.mark.parametrize(("written", "hours"), [(12, (12, 12)), (1.5, (1.5, 1.5)), ({"min": 8, "max": 15}, (8, 15))])
def test_hours_are_a_range(written, hours):
    item = only(things.credential("A", effort_hours=written)).item
    assert (item.effort_hours.min, item.effort_hours.max) == hours


def test_levels_have_a_title_and_a_meaning():
    rubric = things.credential("A")["rubric"] | {"levels": ["Not yet", {"title": "Meets", "meaning": "All of it."}]}
    item = only(things.credential("A", rubric=rubric)).item
    assert item.rubric.levels == (model.Level("Not yet"), model.Level("Meets", "All of it."))


def test_a_whole_number_may_be_written_with_a_point():
    assert (
        only(
            things.credential("A", assessment={"model": "free", "turnaround_days": 10.0})
        ).item.assessment.turnaround_days
        == 10
    )


def test_what_is_left_out_has_its_default():
    item = only(things.credential("A", status=None)).item
    assert (item.status, item.version, item.aliases, item.needs_students) == ("draft", "1.0.0", (), None)


def test_a_file_with_an_error_gives_no_record_and_keeps_its_id():
    found, problems = things.read({"credentials/a": things.credential("A", colour="red")})
    assert found.originals == ()
    assert found.reserved == {("credentials", "a")}
    assert [one.code for one in problems] == ["unknown-key"]


def test_a_file_with_only_a_warning_gives_a_record():
    found, problems = things.read({"credentials/a": things.credential("A", body=things.BODY + "![](a.png)")})
    assert [one.code for one in problems] == ["image-without-text"]
    assert len(found.originals) == 1


def test_every_problem_of_every_file_is_told_in_one_run():
    found, problems = read_files(
        ("topics/a", "no front matter"),
        ("topics/b", b"---\ntitle: \xff\n---\n"),
        ("topics/c", "---\ntitle: [\n---\n"),
        ("topics/d", "---\ntitle: D\ncolour: red\nparent: 1\n---\n[x](y)\n"),
        ("topics/e", "---\ntitle: E\n---\n"),
    )
    assert [(one.path[-4], one.code) for one in problems] == [
        ("a", "missing-front-matter"),
        ("b", "bad-encoding"),
        ("c", "bad-yaml"),
        ("d", "unknown-key"),
        ("d", "wrong-type"),
        ("d", "bad-link"),
    ]
    assert [one.id for one in found.originals] == ["e"]


def test_one_mistake_doesnt_hide_what_else_is_wrong_with_the_file():
    catalog = {
        **things.small(),
        "credentials/a": things.credential("A", colour="red", topics=["nothing"], issuer="nobody"),
    }
    assert things.codes(things.problems(catalog)) == ["unknown-id", "unknown-id", "unknown-key"]


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("## Key method\n\nText.\n", "missing-section", None),
        ("## Key method\n\nText.\n\n## Method components\n", "empty-section", None),
        ("## Key method\n\n## Method components\n\nText.\n", "empty-section", None),
        ("Text.\n\n" + things.BODY, "text-before-section", 1),
        ("## Key methods\n\nText.\n\n## Method components\n\nText.\n", "missing-section", 1),
        ("## key method\n\nText.\n\n## Method components\n\nText.\n", "missing-section", 1),
        ("**Key method**\n\nText.\n\n## Method components\n\nText.\n", "missing-section", 1),
        (things.BODY + "\n## Rationale\n", "empty-section", None),
    ],
)
def test_a_credential_has_its_sections_with_text_in_them(body, code, line):
    front = things.credential("A", body=body)
    found = problem(front)
    assert found.code == code
    assert found.hint
    if line is not None:
        head = things.text({**front, "body": ""}).count("\n")
        assert found.where.line == head + line


def test_a_misspelt_section_is_told_how_to_be_written():
    found = problem(things.credential("A", body=things.BODY.replace("Key method", "Key methods")))
    assert "## Key method'" in found.hint


def test_other_collections_need_no_sections():
    assert things.read({"topics/a": {"title": "A"}, "guides/b": {"title": "B", "body": "Text."}})[1] == []


# --- translations


def translated(original, translation, path="credentials/a"):
    """Return the record of a translation, and what is wrong."""
    found, problems = things.read({path: original, f"{path}.es": translation})
    return (found.translations or (None,))[0], problems


def test_a_translation_gives_what_differs_and_inherits_the_rest():
    record, problems = translated(things.credential("Talk"), {"title": "Hablar"})
    assert problems == []
    assert (record.language, record.url_path) == ("es", "credentials/a/es/")
    assert (record.item.title, record.item.competency) == ("Hablar", "The educator leads talk about fractions.")
    assert record.item.status == "published"
    assert [section.title for section in record.body.sections] == ["Key method", "Method components"]


def test_a_translation_merges_mappings_and_replaces_lists():
    original = things.credential(
        "Talk", assessment={"model": "free", "turnaround_days": 14}, subjects=["science", "art"]
    )
    record, _ = translated(original, {"assessment": {"turnaround_days": 7}, "subjects": ["art"]})
    assert record.item.assessment == model.Assessment("free", turnaround_days=7)
    assert record.item.subjects == ("art",)


def test_the_text_of_a_translation_takes_the_place_of_the_original():
    body = "## Método clave\n\nMuestra.\n\n## Componentes\n\n- Espera.\n"
    record, problems = translated(things.credential("Talk"), {"body": body})
    assert problems == []
    assert [section.title for section in record.body.sections] == ["Método clave", "Componentes"]


def test_a_required_section_that_a_translation_leaves_out_is_inherited():
    record, _ = translated(things.credential("Talk"), {"body": "## Key method\n\nMuestra.\n"})
    assert [(one.title, one.markdown) for one in record.body.sections] == [
        ("Method components", "- Wait.\n- Ask."),
        ("Key method", "Muestra."),
    ]


def test_a_translation_is_judged_as_a_whole():
    _, problems = translated(things.credential("Talk"), {"titel": "Hablar", "topics": "fractions"})
    assert {(one.code, one.path, one.where) for one in problems} == {
        ("wrong-type", "content/credentials/a.es.md", Route(("topics",))),
        ("unknown-key", "content/credentials/a.es.md", Route(("titel",), "key")),
    }


def test_a_translation_of_nothing_is_told_with_what_was_meant():
    found, problems = things.read({**things.small(), "credentials/fraction-tolk.es": {"title": "Hablar"}})
    assert [one.code for one in problems] == ["missing-original"]
    assert "fraction-talk" in problems[0].hint
    assert found.translations == ()


def test_a_translation_of_a_file_with_errors_isnt_reported_as_well():
    _, problems = things.read({"topics/a": {"titel": "A"}, "topics/a.es": {"title": "A"}})
    assert [one.code for one in problems] == ["unknown-key"]


def test_each_language_is_a_record():
    found, problems = things.read(
        {"topics/a": {"title": "A"}, "topics/a.es": {"title": "B"}, "topics/a.pt-BR": {"title": "C"}}
    )
    assert problems == []
    assert [(one.language, one.item.title) for one in found.translations] == [("es", "B"), ("pt-BR", "C")]


# --- settings


def settings_of(text):
    return reading.settings("mcsite.yaml", text.encode(), SCHEMAS)


@pytest.mark.parametrize("url", ["https://x.example", "https://x.example/", "https://x.example//"])
def test_the_address_of_the_site_ends_in_one_slash(url):
    found, problems = settings_of(f"title: A\nurl: {url}\n")
    assert (found.url, problems) == ("https://x.example/", [])


def test_settings_have_their_defaults():
    found, _ = settings_of("title: A\nurl: https://x.example/a")
    assert (found.url, found.language, found.timezone) == ("https://x.example/a/", "en", "UTC")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["missing-key", "missing-key"]),
        ("- a", ["wrong-type"]),
        ("a", ["wrong-type"]),
        ("title: A", ["missing-key"]),
        ("title: A\nurl: x.example", ["bad-format"]),
        ("title: A\nurl: https://x.example/?a=b", ["bad-format"]),
        ("title: A\nurl: https://x.example/#a", ["bad-format"]),
        ("title: A\nurl: https://x.example\ntimezone: Mars/Base", ["bad-format"]),
        ("title: A\nurl: https://x.example\ntimezone: ../../etc/passwd", ["bad-format"]),
        ("title: A\nurl: https://x.example\ncolour: red", ["unknown-key"]),
        ("title: A\nurl: https://x.example\ntitle: B", ["duplicate-key"]),
        ("title: [", ["bad-yaml"]),
        ("\0", ["bad-character"]),
    ],
)
def test_settings_that_are_wrong_are_told(text, codes):
    found, problems = settings_of(text)
    assert found is None
    assert [one.code for one in problems] == codes


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_settings_never_raise(content):
    found, problems = reading.settings("mcsite.yaml", content, SCHEMAS)
    assert (found is None) == bool(problems)


def test_the_problems_that_finding_the_files_had_come_along():
    told = things.problems({"topics/a": {"titel": "A"}})
    found = reading.read(Sources(problems=tuple(told)), SCHEMAS)[1]
    assert found == told


def test_a_source_says_where_its_problems_are():
    source = Source("content/topics/a.md", "topics", "a", "", b"---\ntitle: a\ntitle: b\n---\n")
    (told,) = reading.read(Sources((source,)), SCHEMAS)[1]
    assert (told.path, told.where) == ("content/topics/a.md", Span(3, 1, 3, 6))
