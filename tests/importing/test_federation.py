"""Other catalogs are published here as they are: under ids of their own, and with where they are from."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import hosts
import msgspec
import pytest
import random_catalogs
import sites
import things
from hypothesis import HealthCheck, Phase, given, settings

from mcsite import cli, pipeline, releasing, resources, scaffold, views
from mcsite.diagnostics import Refusal
from mcsite.federated import digest
from mcsite.importing import federation
from mcsite.outputs import feed as published
from mcsite.theme import Theme

MOMENT = datetime(2026, 10, 1, 12, tzinfo=UTC)
FEED = "https://utah.example/b/feed.json"
SOURCES = f"sources:\n  - {{id: utah, feed: '{FEED}'}}\n"
TITLE = "Example Catalog of Educator Micro-credentials"
IDAHO = "https://idaho.example/feed.json"


def offered(made, home="https://utah.example/b/"):
    """Return the pages of a catalog's feed at an address, by URL."""
    known = msgspec.structs.replace(made.settings, url=home, home=home)
    made = views.Views(made.linked)
    made.settings = known
    theme = Theme(Path("no-theme"), resources.folder("theme"), known)
    return {home + path: content for path, content in sites.contents(sites.made(published, made, theme)).items()}


@cache
def sample():
    """Return the feed of the sample."""
    linked = pipeline.check(sites.REPOSITORY, pipeline.Options(day=sites.SAMPLE_DAY)).linked
    return offered(views.Views(linked))


def other(**changes):
    """Return the feed of a small catalog, with things changed or added."""
    return offered(things.views(things.small() | {key.replace("__", "/"): one for key, one in changes.items()}))


def catalog(root, extra=SOURCES):
    """Lay out a small catalog that has a source, and return its folder."""
    return things.write(root, things.small(), f"title: Ours\nurl: https://ours.example/x/\n{extra}")


def put(root, given):
    """Add things to a catalog."""
    for path, front in given.items():
        file = root / "content" / f"{path}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(things.text(front), encoding="utf-8")


def update(root, found, *ids, **options):
    return federation.update(root, ids, clock=lambda: MOMENT, get=found.__getitem__, **options)


def check(root, **options):
    return pipeline.check(root, pipeline.Options(day=date(2026, 10, 1), **options))


def told(checked):
    return [(one.code, one.path, one.message, one.hint) for one in checked.problems]


def look(root):
    checked = check(root)
    assert checked.problems == ()
    return views.Views(checked.linked)


def built(root, output):
    result = pipeline.build(root, output, pipeline.Options(day=date(2026, 12, 1)), strict=True)
    assert result.written is not None, result.problems
    return sites.Site(output, "https://ours.example/x/", ())


# bringing in


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Build a small catalog with the sample as its source, and a stack that holds something of both."""
    folder = tmp_path_factory.mktemp("federated")
    root = catalog(folder / "ours")
    stack = things.stack("Both", {"credentials": ["fraction-talk", "generating-ideas"]}, award={"title": "Done"})
    put(root, {"stacks/both": stack})
    (done,) = update(root, sample()).imported
    assert (done.id, done.title, done.changed, done.removed) == ("utah", TITLE, 0, 0)
    assert done.count == done.added > 100
    return built(root, folder / "site")


def test_the_sample_is_brought_into_a_small_catalog_and_built_without_a_problem(site):
    record = site.json("credentials/generating-ideas/index.json")
    assert record["source"] == {
        "id": "utah",
        "title": TITLE,
        "url": "https://utah.example/b/credentials/generating-ideas/",
        "json": "https://utah.example/b/credentials/generating-ideas/index.json",
        "fetched": "2026-10-01",
        "language": "en",
    }
    assert record["url"] == "https://ours.example/x/credentials/generating-ideas/"
    entries = {one["url"]: one for one in site.json("catalog.json")["items"]}
    assert entries[record["url"]]["source"] == record["source"]
    assert "source" not in entries["https://ours.example/x/credentials/fraction-talk/"]


def test_every_page_of_what_is_from_elsewhere_says_so_and_names_the_original_as_the_one_to_find(site):
    for entry in site.json("catalog.json")["items"]:
        page = site.file(entry["url"]).read_text()
        if "source" in entry:
            original = entry["source"]["url"]
            assert f'<link rel="canonical" href="{original}">' in page
            assert f'<a href="{original}">See the original</a>' in page
        else:
            assert f'<link rel="canonical" href="{entry["url"]}">' in page
            assert "See the original" not in page
    listed = site.text("sitemap.xml")
    assert "/credentials/fraction-talk/" in listed
    assert "/credentials/generating-ideas/" not in listed


def test_no_identity_is_given_to_what_has_one_elsewhere(site):
    names = ("achievement", "badgeclass", "ctdl", "case", "profile", "issuer")
    made = sorted(path.as_posix() for name in names for path in site.files(f"{name}.json"))
    assert made == [
        "case.json",
        "credentials/fraction-talk/achievement.json",
        "credentials/fraction-talk/badgeclass.json",
        "credentials/fraction-talk/ctdl.json",
        "ctdl.json",
        "issuers/example-university/ctdl.json",
        "issuers/example-university/issuer.json",
        "issuers/example-university/profile.json",
        "stacks/both/achievement.json",
        "stacks/both/badgeclass.json",
        "stacks/both/ctdl.json",
    ]
    for path in made:
        assert "https://ours.example/x/credentials/generating-ideas/" not in site.text(path)
    graph = site.text("stacks/both/ctdl.json")
    assert '"https://utah.example/b/credentials/generating-ideas/ctdl.json"' in graph
    competencies = [one["abbreviatedStatement"] for one in site.json("case.json")["CFItems"]]
    assert competencies == ["Fraction Talk"]


def test_the_page_of_what_is_from_elsewhere_leads_to_its_other_formats_there(site):
    page = site.text("credentials/generating-ideas/index.html")
    for name in ("achievement.json", "badgeclass.json", "ctdl.json"):
        assert f'href="https://utah.example/b/credentials/generating-ideas/{name}"' in page
    data = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    described = next(one for one in data["@graph"] if one["@type"] == "EducationalOccupationalCredential")
    there = "https://utah.example/b/"
    assert (
        described["@id"] == data["@graph"][0]["mainEntity"]["@id"] == f"{there}credentials/generating-ideas/#credential"
    )
    assert described["publisher"]["@id"] == f"{there}issuers/example-learning-lab/#issuer"
    assert described["workTranslation"][0]["@id"] == f"{there}credentials/generating-ideas/es/#credential"
    assert data["@graph"][0]["@id"] == "https://ours.example/x/credentials/generating-ideas/"


def test_where_ours_names_what_is_from_elsewhere_it_is_the_thing_that_is_known_there(site):
    page = site.text("stacks/both/index.html")
    data = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    described = next(one for one in data["@graph"] if one.get("@id", "").endswith("#stack"))
    assert described["@id"] == "https://ours.example/x/stacks/both/#stack"
    assert '"@id":"https://utah.example/b/credentials/generating-ideas/#credential"' in page


def test_the_forms_of_what_is_from_elsewhere_say_so_too(site):
    for name in ("workbook", "assess"):
        page = site.text(f"credentials/generating-ideas/{name}/index.html")
        assert f'From <span lang="en">{TITLE}</span>' in page
        assert '<a href="https://utah.example/b/credentials/generating-ideas/">See the original</a>' in page
        assert "See the original" not in site.text(f"credentials/fraction-talk/{name}/index.html")
    document = site.root / "credentials/generating-ideas/workbook/generating-ideas-workbook.docx"
    text = zipfile.ZipFile(document).read("word/document.xml").decode()
    assert f"From {TITLE}, as of October 1, 2026: https://utah.example/b/credentials/generating-ideas/" in text


def test_a_version_that_is_dated_ahead_comes_in_with_its_history(tmp_path):
    ahead = {"version": "1.1.0", "date": "2026-12-24", "note": "Dated ahead."}
    history = [{"version": "1.0.0", "date": "2026-02-01", "note": "First."}, ahead]
    root = catalog(tmp_path)
    update(root, other(credentials__more=things.credential("More", version="1.1.0", history=history)))
    more = next(one for one in look(root).credentials if one.id == "more")
    assert [(one.version, one.date) for one in more.history] == [("1.1.0", "2026-12-24"), ("1.0.0", "2026-02-01")]


def test_a_feed_is_taken_from_its_own_host_alone(tmp_path):
    (tmp_path / "there").mkdir()
    with hosts.serving(tmp_path / "there") as host:
        root = catalog(tmp_path / "ours", f"sources: [{{id: utah, feed: '{host.url}feed.json'}}]\n")
        (host.folder / "other.json").write_bytes(b"{}")
        host.redirects["feed.json"] = "other.json"
        with pytest.raises(Refusal, match="isn't the feed of a catalog"):
            federation.update(root)
        for elsewhere in (
            host.url.replace("127.0.0.1", "localhost") + "other.json",
            "file:///etc/hostname",
            "ftp://a.example/b",
        ):
            host.redirects["feed.json"] = elsewhere
            with pytest.raises(Refusal, match="can't be fetched"):
                federation.update(root)


def test_the_ctid_of_what_is_from_elsewhere_is_the_one_that_it_has_there(tmp_path):
    found = other(credentials__other=things.credential("Other"))
    (record,) = [item["_mcsite"] for item in json.loads(found[FEED])["items"] if item["_mcsite"]["title"] == "Other"]
    root = catalog(tmp_path)
    update(root, found)
    assert {one.id: one.ctid for one in look(root).credentials}["other"] == record["ctid"]


# ids


def test_what_has_an_id_that_is_taken_gets_another_and_all_references_follow(tmp_path):
    changed = things.credential(
        "Other Talk",
        issuer="example-university",
        prerequisites=["more"],
        competency="Do as in [more](credential:more), not as in [this](credential:fraction-talk#evidence).",
        body=things.BODY + "\nSee [this](credential:fraction-talk#key-method) `[x](credential:fraction-talk)`.\n",
    )
    more = things.credential("More", related=["fraction-talk"])
    found = other(
        credentials__more=more,
        **{"credentials__fraction-talk": changed, "topics__fractions": {"title": "Fractions", "summary": "Parts."}},
        stacks__all=things.stack("All", {"credentials": ["fraction-talk", "more"]}),
    )
    root = catalog(tmp_path)
    update(root, found)
    made = look(root)
    by_id = {one.id: one for one in made.credentials}
    assert sorted(by_id) == ["fraction-talk", "more", "utah-fraction-talk"]
    assert by_id["fraction-talk"].source is None
    theirs = by_id["utah-fraction-talk"]
    assert theirs.source.url == "https://utah.example/b/credentials/fraction-talk/"
    assert theirs.issuer.id == "utah-example-university"
    assert [one.id for one in theirs.topics] == ["utah-fractions"]
    assert "[this](credential:utah-fraction-talk#key-method)" in theirs.sections[-1].markdown
    assert [one.id for one in by_id["more"].related] == ["utah-fraction-talk"]
    (stack,) = made.stacks
    assert [card.id for card in stack.groups[0].credentials] == ["utah-fraction-talk", "more"]


def test_a_topic_of_the_same_words_is_the_same_topic(tmp_path):
    root = catalog(tmp_path)
    update(root, other(credentials__more=things.credential("More")))
    made = look(root)
    assert [(one.id, one.source) for one in made.topics] == [("fractions", None)]
    assert {card.id for card in made.topics[0].credentials} == {"fraction-talk", "more", "utah-fraction-talk"}


def test_what_an_earlier_source_brought_keeps_its_id_whichever_is_fetched_first(tmp_path):
    both = SOURCES + f"  - {{id: idaho, feed: '{IDAHO}', title: Idaho}}\n"
    extra = {"credentials/more": things.credential("More")}
    found = offered(things.views(things.small() | extra))
    found |= offered(things.views(things.small() | extra), "https://idaho.example/")
    ids = []
    for order in (("utah", "idaho"), ("idaho", "utah"), ()):
        root = catalog(tmp_path / f"{len(ids)}", both)
        for one in order or [()]:
            update(root, found, *([one] if one else []))
        ids.append([(one.id, one.source and one.source.title) for one in look(root).credentials])
    assert ids[0] == ids[1] == ids[2]
    assert sorted(ids[0]) == [
        ("fraction-talk", None),
        ("idaho-fraction-talk", "Idaho"),
        ("idaho-more", "Idaho"),
        ("more", "Small Catalog"),
        ("utah-fraction-talk", "Small Catalog"),
    ]


def test_an_id_for_which_there_is_no_other_is_told(tmp_path):
    root = catalog(tmp_path)
    put(root, {"credentials/utah-fraction-talk": things.credential("Taken")})
    update(root, other())
    (problem,) = [one for one in told(check(root)) if one[0] == "duplicate-id"]
    assert problem[1:] == (
        "sources/utah/credentials/fraction-talk.md",
        "'fraction-talk' is taken here, and 'utah-fraction-talk' can't be its id",
        "leave it out: 'except: [fraction-talk]' at the source 'utah' in mcsite.yaml",
    )


def test_what_counts_in_another_catalog_counts_its_own_things_and_not_ours(tmp_path):
    rule = {"all": True, "award": {"amount": 1, "unit": "point"}}
    state = {"title": "Example State", "kind": "state", "recognizes": [rule]}
    root = catalog(tmp_path)
    update(root, other(recognizers__state=state))
    by_id = {one.id: one for one in look(root).credentials}
    assert by_id["fraction-talk"].counts == ()
    assert [one.recognizer.id for one in by_id["utah-fraction-talk"].counts] == ["state"]


def test_a_stack_and_a_recognizer_of_ours_can_name_what_is_from_elsewhere(tmp_path):
    rule = {"credentials": ["more"], "award": {"amount": 1, "unit": "point"}}
    root = catalog(tmp_path)
    put(
        root,
        {
            "stacks/ours": things.stack("Ours", {"credentials": ["fraction-talk", "more"]}),
            "recognizers/us": {"title": "Us", "kind": "district", "recognizes": [rule]},
        },
    )
    update(root, other(credentials__more=things.credential("More")))
    more = next(one for one in look(root).credentials if one.id == "more")
    assert [one.id for one in more.stacks] == ["ours"]
    assert [one.recognizer.id for one in more.counts] == ["us"]


@settings(max_examples=8, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(random_catalogs.linked(), random_catalogs.linked())
def test_two_catalogs_that_clash_in_everything_are_brought_in_whole(tmp_path_factory, left, right):
    both = SOURCES + f"  - {{id: idaho, feed: '{IDAHO}'}}\n"
    root = catalog(tmp_path_factory.mktemp("ours"), both)
    first, second = views.Views(left), views.Views(right)
    update(root, offered(first) | offered(second, "https://idaho.example/"))
    checked = check(root)
    assert checked.problems == ()
    made = views.Views(checked.linked)
    for before, source in ((first, "utah"), (second, "idaho")):
        there = {one.source.url: one for one in made.everything() if one.source and one.source.id == source}
        for one in before.everything():
            if one.kind in {"credential", "stack", "issuer", "recognizer", "guide"}:
                home = "https://utah.example/b/" if source == "utah" else "https://idaho.example/"
                (now,) = [other for url, other in there.items() if url == home + one.path]
                assert (now.title, now.language, now.sections) == (one.title, one.language, one.sections)


def test_a_source_in_another_language_keeps_its_language(tmp_path):
    made = things.views(things.small())
    spanish = msgspec.structs.replace(made.settings, language="es")
    linked, _ = things.link(things.small() | {"guides/hola": {"title": "Hola", "body": "Hola."}})
    linked = msgspec.structs.replace(linked, catalog=msgspec.structs.replace(linked.catalog, settings=spanish))
    root = catalog(tmp_path)
    update(root, offered(views.Views(linked)))
    assert [(one.id, one.language) for one in look(root).guides] == [("hola", "es")]


# again


def test_the_same_feed_brings_the_same_bytes_and_nothing_new(tmp_path):
    one, two = catalog(tmp_path / "one"), catalog(tmp_path / "two")
    update(one, sample())
    update(two, sample())

    def bytes_of(root):
        files = [root / "mcsite.lock", *(root / "sources").rglob("*.md")]
        return {file.relative_to(root): file.read_bytes() for file in files}

    before = bytes_of(one)
    assert before == bytes_of(two)
    later = federation.update(one, clock=lambda: MOMENT.replace(month=11), get=sample().__getitem__)
    assert (later.imported[0].added, later.imported[0].changed, later.imported[0].removed) == (0, 0, 0)
    assert bytes_of(one) == before


def test_what_is_gone_from_the_feed_goes_and_what_named_it_is_told(tmp_path):
    root = catalog(tmp_path)
    put(root, {"stacks/ours": things.stack("Ours", {"credentials": ["more"]})})
    update(root, other(credentials__more=things.credential("More")))
    assert check(root).problems == ()
    (done,) = update(root, other()).imported
    assert (done.added, done.changed, done.removed) == (0, 0, 1)
    assert [one[:3] for one in told(check(root))] == [
        ("unknown-id", "content/stacks/ours.md", "there is no credential 'more'")
    ]


def test_a_feed_that_lost_most_of_its_records_is_refused_unless_that_is_allowed(tmp_path):
    root = catalog(tmp_path)
    extra = {f"credentials__c{number}": things.credential(f"C {number}") for number in range(5)}
    update(root, other(**extra))
    lock = (root / "mcsite.lock").read_bytes()
    with pytest.raises(Refusal, match=r"has 3 records, where it had 8; .* --allow-shrink"):
        update(root, other())
    assert (root / "mcsite.lock").read_bytes() == lock
    assert check(root).problems == ()
    update(root, other(), allow_shrink=True)
    assert len(list((root / "sources").rglob("*.md"))) == 3


def test_an_empty_feed_is_refused(tmp_path):
    found = json.loads(other()[FEED])
    found["items"] = []
    with pytest.raises(Refusal, match="has 0 records"):
        update(catalog(tmp_path), {FEED: json.dumps(found).encode()})


def test_the_files_of_a_source_that_is_named_no_more_are_told_and_removed(tmp_path):
    root = catalog(tmp_path)
    update(root, other())
    (root / "mcsite.yaml").write_text("title: Ours\nurl: https://ours.example/x/\n")
    (problem,) = check(root).problems
    assert (problem.code, problem.severity, problem.path) == ("leftover-source", "warning", "sources/utah")
    assert federation.update(root).removed == ("utah",)
    assert check(root).problems == ()
    assert not (root / "sources/utah").exists()


def test_a_source_can_be_a_file_and_leave_things_out(tmp_path):
    root = catalog(tmp_path / "ours", "sources: [{id: utah, feed: ../feed.json, title: Utah, except: [more]}]\n")
    (tmp_path / "feed.json").write_bytes(other(credentials__more=things.credential("More"))[FEED])
    federation.update(root, clock=lambda: MOMENT)
    made = look(root)
    assert sorted(one.id for one in made.credentials) == ["fraction-talk", "utah-fraction-talk"]
    assert {one.source.title for one in made.credentials if one.source} == {"Utah"}


def test_what_names_something_that_is_left_out_is_told(tmp_path):
    root = catalog(tmp_path, f"sources: [{{id: utah, feed: '{FEED}', except: [more]}}]\n")
    more = things.credential("More")
    found = other(credentials__more=more, credentials__next=things.credential("Next", prerequisites=["more"]))
    with pytest.raises(Refusal, match=r"'next': there is no credential 'more'\nWhat names .* has to be left out, too"):
        update(root, found)


def test_a_thing_that_the_source_has_from_elsewhere_leads_to_where_it_is_from(tmp_path):
    found = json.loads(other()[FEED])
    for item in found["items"]:
        if item["_mcsite"]["kind"] == "credential":
            item["_mcsite"]["source"] = {
                "id": "x",
                "title": "X",
                "url": "https://x.example/credentials/y/",
                "json": "",
                "fetched": "2026-01-01",
                "language": "en",
            }
    root = catalog(tmp_path)
    update(root, {FEED: json.dumps(found).encode()})
    theirs = next(one for one in look(root).credentials if one.source)
    assert theirs.source.url == "https://x.example/credentials/y/"


def test_the_command_says_what_came_in(tmp_path, monkeypatch, capsys):
    root = catalog(tmp_path / "ours", "sources: [{id: utah, feed: ../feed.json}]\n")
    (tmp_path / "feed.json").write_bytes(other()[FEED])
    monkeypatch.chdir(root)
    with pytest.raises(SystemExit) as ended:
        cli.run(["import", "--from", "feed"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == "utah: 3 files of 'Small Catalog': 3 new, 0 changed, 0 gone\n"
    (tmp_path / "feed.json").write_bytes(b"{}")
    with pytest.raises(SystemExit) as ended:
        cli.run(["import", "--from", "feed", "utah"])
    assert ended.value.code == 2
    assert "isn't the feed of a catalog like this one" in capsys.readouterr().err


# without the network, and held by the lock


def test_a_build_reads_only_what_was_imported(tmp_path, monkeypatch):
    root = catalog(tmp_path / "ours")
    update(root, other())
    monkeypatch.setattr("urllib.request.urlopen", None)
    built(root, tmp_path / "one")
    built(root, tmp_path / "two")
    for file in sorted(path for path in (tmp_path / "one").rglob("*") if path.is_file()):
        assert file.read_bytes() == (tmp_path / "two" / file.relative_to(tmp_path / "one")).read_bytes()


def test_line_ends_that_git_changed_are_no_change(tmp_path):
    root = catalog(tmp_path)
    update(root, other())
    for file in (root / "sources").rglob("*.md"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert check(root).problems == ()


def test_a_broken_file_is_told_to_those_who_can_not_change_it(tmp_path):
    root = catalog(tmp_path)
    update(root, other(credentials__more=things.credential("More")))
    file = root / "sources/utah/credentials/more.md"
    content = file.read_bytes().replace(b"topics: [fractions]", b"topics: [fraction]")
    file.write_bytes(content)
    lock = (root / "mcsite.lock").read_text()
    known = json.loads(lock)["utah"]["files"]["credentials/more.md"]
    (root / "mcsite.lock").write_text(lock.replace(known, digest(content)))
    assert told(check(root)) == [
        (
            "unknown-id",
            "sources/utah/credentials/more.md",
            "there is no topic 'fraction'",
            "tell those whose feed it is, or leave it out: 'except: [more]' at the source 'utah' in mcsite.yaml",
        )
    ]


# what is refused


def test_a_name_that_is_no_source_is_refused(tmp_path):
    with pytest.raises(Refusal, match="has no source 'utha'; did you mean 'utah'"):
        update(catalog(tmp_path), other(), "utha")


def test_a_catalog_without_sources_is_told_how_to_name_one(tmp_path):
    with pytest.raises(Refusal, match="names no sources; write them under 'sources'"):
        update(catalog(tmp_path, ""), other())


def test_a_folder_that_is_no_catalog_is_refused(tmp_path):
    with pytest.raises(Refusal, match="can't be read"):
        update(tmp_path, other())


def test_settings_with_an_error_are_refused(tmp_path):
    with pytest.raises(Refusal, match=r"has an error: .*'adress'"):
        update(catalog(tmp_path, "adress: x\n"), other())


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("home_page_url", "javascript:alert(1)", "can't be used"),
        ("home_page_url", "https://elsewhere.example/", "isn't below its own address"),
        ("home_page_url", "https://utah.example/", "isn't below its own address"),
        ("title", "a\ufdd0", "a character"),
        ("title", "a\nb", "can't be used"),
        ("language", "../..", "can't be used"),
    ],
)
def test_a_feed_that_names_itself_wrongly_is_refused(tmp_path, key, value, said):
    found = json.loads(other()[FEED]) | {key: value}
    with pytest.raises(Refusal, match=said):
        update(catalog(tmp_path), {FEED: json.dumps(found).encode()})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"sections": [{"title": "", "anchor": "", "markdown": "[x](javascript:alert(1))", "html": ""}]},
            "credential 'fraction-talk': links can't begin with 'javascript:'",
        ),
        ({"apply_url": "javascript:alert(1)"}, "credential 'fraction-talk': "),
        ({"competency": "a\ufdd0b"}, "credential 'fraction-talk': 'competency': the character U\\+FDD0"),
        (
            {"prerequisites": [{"kind": "credential", "id": "../../x", "title": "", "url": ""}]},
            "credential 'fraction-talk': ",
        ),
        (
            {"prerequisites": [{"kind": "credential", "id": "nothing", "title": "", "url": ""}]},
            "no credential 'nothing'",
        ),
        ({"competency": "x" * 600_000}, "the file would be larger than 512 KiB"),
        (
            {"source": {"id": "x", "title": "", "url": "javascript:x", "json": "", "fetched": "", "language": ""}},
            "from an address",
        ),
    ],
)
def test_a_record_that_would_be_an_error_here_is_refused_and_nothing_is_written(tmp_path, change, said):
    found = json.loads(other()[FEED])
    for item in found["items"]:
        if item["_mcsite"]["kind"] == "credential":
            item["_mcsite"].update(change)
    root = catalog(tmp_path)
    before = sorted(root.iterdir())
    with pytest.raises(Refusal, match=said):
        update(root, {FEED: json.dumps(found).encode()})
    assert sorted(root.iterdir()) == before


def test_the_html_of_a_feed_is_never_used(tmp_path):
    content = (
        other()[FEED].replace(b"<p>", b"<script>alert(1)</script><p>").replace(b'"html":"', b'"html":"<b onclick=x>')
    )
    assert b"onclick" in content
    root = catalog(tmp_path / "ours")
    update(root, {FEED: content})
    site = built(root, tmp_path / "site")
    for path in ("index.html", "index.json"):
        assert "onclick" not in site.text(f"credentials/utah-fraction-talk/{path}")
        assert "alert(1)" not in site.text(f"credentials/utah-fraction-talk/{path}")


def test_what_is_from_elsewhere_is_released_retired_and_replaced_there(tmp_path):
    root = catalog(tmp_path)
    update(root, other(credentials__more=things.credential("More")))
    with pytest.raises(Refusal, match="'more' is of the source 'utah', so it is released where it comes from"):
        releasing.release(root, ["more"], lambda: MOMENT)
    with pytest.raises(Refusal, match="'more' is of the source 'utah', so it is retired where it comes from"):
        releasing.retire(root, "more", "")
    with pytest.raises(Refusal, match=r"'more' is the id of sources/utah/credentials/more\.md"):
        scaffold.item(root, "credentials", "More")
