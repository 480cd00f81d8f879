"""The whole road: what is published when, that the same content gives the same bytes, and what is refused."""

from __future__ import annotations

import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
import sites
import things

from mcsite import looking, reporting
from mcsite.diagnostics import Refusal
from mcsite.pipeline import Effort, Options, build, check
from mcsite.writing import MANIFEST, Staging

DAY = date.fromisoformat(things.DAY)
ON_THE_DAY = Options(day=DAY)


@pytest.fixture
def root(tmp_path):
    """Return a small catalog with a theme of its own, whose pages are one line each."""
    root = things.write(tmp_path / "catalog", things.small())
    things.plain_theme(root)
    return root


@pytest.fixture
def output(tmp_path):
    return tmp_path / "site"


def contents(folder):
    """Return every file below a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def codes(checked_or_built):
    return things.codes(checked_or_built.problems)


# --- check


def test_a_catalog_without_problems_has_none(root):
    checked = check(root, ON_THE_DAY)
    assert (checked.problems, checked.failed, checked.files) == ((), False, 3)


def test_without_a_catalog_there_is_nothing_to_check(tmp_path):
    with pytest.raises(Refusal, match=r"there is no mcsite\.yaml"):
        check(tmp_path, ON_THE_DAY)


@pytest.mark.skipif(os.name != "posix", reason="the system has no pipes in folders")
@pytest.mark.parametrize("make", ["mkdir", "mkfifo"])
def test_settings_that_are_no_file_are_refused(tmp_path, make):
    getattr(os, make)(tmp_path / "mcsite.yaml")
    signal.alarm(20)
    with pytest.raises(Refusal, match=r"mcsite\.yaml"):
        check(tmp_path, ON_THE_DAY)
    signal.alarm(0)


def test_a_mistake_in_the_settings_hides_none_in_the_content(root):
    (root / "mcsite.yaml").write_text("title: A\n", encoding="utf-8")
    (root / "content/topics/fractions.md").write_text("---\ntitel: A\n---\n", encoding="utf-8")
    paths = {problem.path for problem in check(root, ON_THE_DAY).problems}
    assert paths >= {"mcsite.yaml", "content/topics/fractions.md"}


def test_every_stage_reports_in_one_run(root):
    content = root / "content"
    (content / "topics/Bad Name.md").write_text("---\ntitle: A\n---\n", encoding="utf-8")
    (content / "topics/bad.png").write_bytes(b"a")
    (content / "topics/a.md").write_text("---\ntitle: A\nparent: nothing\n---\n[b](c)\n", encoding="utf-8")
    (content / "guides").mkdir()
    (content / "guides/a.md").write_text("---\ntitle: A\ncolour: red\n---\n[b](topic:nothing)\n", encoding="utf-8")
    (content / "guides/b.md").write_text("no front matter", encoding="utf-8")
    told = {(problem.path.removeprefix("content/"), problem.code) for problem in check(root, ON_THE_DAY).problems}
    assert told == {
        ("topics/Bad Name.md", "bad-id"),
        ("topics/bad.png", "bad-image"),
        ("topics/a.md", "bad-link"),
        ("topics/a.md", "unknown-id"),
        ("guides/a.md", "unknown-key"),
        ("guides/a.md", "unknown-id"),
        ("guides/b.md", "missing-front-matter"),
    }


@pytest.mark.parametrize(
    ("zone", "day"), [("UTC", "2026-09-30"), ("Pacific/Kiritimati", "2026-10-01"), ("Pacific/Pago_Pago", "2026-09-29")]
)
def test_the_time_zone_of_the_catalog_decides_which_day_it_is(tmp_path, zone, day):
    things.write(tmp_path, things.small(), f"title: A\nurl: https://x.example/\ntimezone: {zone}\n")
    moment = datetime(2026, 9, 30, 10, 30, tzinfo=UTC)
    assert check(tmp_path, Options(), lambda: moment).linked.catalog.today == day


def test_a_day_that_is_given_is_the_day_in_any_zone(tmp_path):
    things.write(tmp_path, things.small(), "title: A\nurl: https://x.example/\ntimezone: Pacific/Kiritimati\n")
    assert check(tmp_path, ON_THE_DAY).linked.catalog.today == things.DAY


def test_without_a_day_it_is_today(root):
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    today = check(root, Options()).linked.catalog.today
    assert yesterday.isoformat() <= today <= (yesterday + timedelta(days=2)).isoformat()


def test_the_text_of_a_file_is_read_to_be_shown(root):
    (root / "content/topics/a.md").write_bytes(b"\xef\xbb\xbfa\r\nb\rc\xff")
    assert looking.read_text(root, "content/topics/a.md") == "a\nb\nc\ufffd"
    assert looking.read_text(root, "content/topics/none.md") is None


# --- build


def test_a_site_is_built(root, output):
    built = build(root, output, ON_THE_DAY)
    made = contents(output)
    assert built.problems == ()
    assert built.pages == sum(path.endswith(".html") for path in made)
    assert built.written.written == len(made) - 1
    assert {"index.html", "credentials/fraction-talk/index.html", "feed.json", "404.html", "_headers"} <= set(made)


def test_no_two_outputs_make_one_file(root, output, monkeypatch):
    made = []
    take = Staging.take
    monkeypatch.setattr(Staging, "take", lambda self, one, **how: (made.append(one.path), take(self, one, **how)))
    build(root, output, ON_THE_DAY)
    assert len(made) == len({path.casefold() for path in made}) > len(contents(output)) / 2


def test_an_error_changes_nothing(root, output):
    build(root, output, ON_THE_DAY)
    before = contents(output)
    (root / "content/topics/fractions.md").write_text("---\ntitel: A\n---\n", encoding="utf-8")
    built = build(root, output, ON_THE_DAY)
    assert (built.written, codes(built)) == (None, ["unknown-key"])
    assert contents(output) == before


def test_an_error_makes_no_folder(root, output):
    (root / "content/topics/fractions.md").write_text("---\ntitel: A\n---\n", encoding="utf-8")
    build(root, output, ON_THE_DAY)
    assert not output.exists()


def test_a_warning_keeps_a_site_from_being_built_only_where_one_is_strict(root, output):
    (root / "content/topics/a.md").write_text("---\ntitle: A\n---\n", encoding="utf-8")
    strict = build(root, output, ON_THE_DAY, strict=True)
    assert (strict.written, codes(strict)) == (None, ["empty-topic"])
    assert not output.exists()
    built = build(root, output, ON_THE_DAY)
    assert codes(built) == ["empty-topic"]
    assert built.written is not None


def test_a_template_that_fails_changes_nothing_and_is_told_with_its_line(root, output):
    build(root, output, ON_THE_DAY)
    before = contents(output)
    (root / "theme/templates/topic.html").write_text("one\ntwo\n{{ nothing }}\n", encoding="utf-8")
    (root / "content/topics/more.md").write_text("---\ntitle: More\n---\n", encoding="utf-8")
    built = build(root, output, ON_THE_DAY)
    (failed,) = [problem for problem in built.problems if problem.code == "template-error"]
    assert (failed.path, failed.where.line) == ("theme/templates/topic.html", 3)
    assert "'nothing' is undefined" in failed.message
    assert built.written is None
    assert contents(output) == before
    assert [file.name for file in output.parent.iterdir() if file.name.startswith(".")] == []


def test_every_template_that_fails_is_told(root, output):
    for name in ("home.html", "topic.html"):
        (root / "theme/templates" / name).write_text("{{ nothing }}", encoding="utf-8")
    paths = {problem.path for problem in build(root, output, ON_THE_DAY).problems}
    assert paths == {"theme/templates/home.html", "theme/templates/topic.html"}


def test_an_output_that_isnt_mcsites_is_refused(root):
    with pytest.raises(Refusal, match="didn't make it"):
        build(root, root / "content", ON_THE_DAY)
    assert (root / "content/topics/fractions.md").exists()


def test_progress_is_told_for_each_file(root, output):
    counts = []
    built = build(root, output, ON_THE_DAY, progress=counts.append)
    assert counts == sorted(counts)
    assert counts[-1] == built.written.written


def test_a_second_build_writes_nothing(root, output):
    first = build(root, output, ON_THE_DAY).written
    second = build(root, output, ON_THE_DAY).written
    assert (second.written, second.removed, second.unchanged) == (0, 0, first.written)
    assert build(root, output, ON_THE_DAY, effort=Effort(clean=True)).written.unchanged == 0


def test_after_any_edits_the_site_is_that_of_a_build_from_nothing(root, output, tmp_path):
    chance = random.Random(7)
    topics = root / "content/topics"
    for turn in range(4):
        for _ in range(4):
            file = topics / f"t{chance.randrange(5)}.md"
            if chance.random() < 0.4:
                file.unlink(missing_ok=True)
            else:
                file.write_text(f"---\ntitle: Topic {chance.randrange(99)}\n---\n\nText {turn}.\n", encoding="utf-8")
        build(root, output, ON_THE_DAY)
        build(root, tmp_path / f"clean-{turn}", ON_THE_DAY)
        assert contents(output) == contents(tmp_path / f"clean-{turn}")


@pytest.mark.parametrize("url", ["https://x.example/", "https://x.example/a/b", "http://localhost:8000/"])
def test_another_address_takes_the_place_of_that_in_the_settings(root, output, url):
    (root / "mcsite.yaml").write_text("title: A\nurl: https://first.example/\n", encoding="utf-8")
    build(root, output, Options(day=DAY, base_url=url))
    assert [path for path, content in contents(output).items() if b"first.example" in content] == []
    assert f'"url":"{url.rstrip("/")}/credentials/fraction-talk/"'.encode() in (output / "catalog.json").read_bytes()


@pytest.mark.parametrize(
    "url", ["x.example", "https://", "ftp://x.example/", "https://x.example/?a", "https://x.example/#a", "https://x y/"]
)
def test_an_address_that_isnt_one_is_refused(root, output, url):
    with pytest.raises(Refusal, match="address"):
        build(root, output, Options(day=DAY, base_url=url))


def test_everything_that_a_site_has_is_taken_as_an_old_address(root, output):
    build(root, output, ON_THE_DAY)
    made = [file.relative_to(output) for file in output.rglob("*") if file.is_file() and file.name != MANIFEST]
    taken = {path.as_posix() for path in made}
    taken |= {path.parent.as_posix() for path in made if path.name == "index.html"} - {"."}
    taken |= {path.parts[0] for path in made}
    aliases = sorted(f"/{path}/" for path in taken if not path.startswith("."))  # with which no alias begins
    front = things.credential("Fraction Talk", aliases=aliases)
    (root / "content/credentials/fraction-talk.md").write_text(things.text(front), encoding="utf-8")
    told = {problem.where.keys[1] for problem in check(root, ON_THE_DAY).problems}
    assert [alias for index, alias in enumerate(aliases) if index not in told] == []


# --- what isn't published


MARK = "zqx"
DRAFT = {
    "title": f"{MARK} title",
    "code": f"{MARK}-code",
    "competency": f"{MARK} competency",
    "topics": ["fractions", f"{MARK}-topic"],
    "subjects": [f"{MARK}-subject"],
    "image": f"{MARK}.png",
    "license": f"{MARK}-license",
    "apply_url": f"https://{MARK}.example/",
    "credit": [{"amount": 1, "unit": f"{MARK}-unit"}],
    "evidence": [
        {"title": f"{MARK} part", "type": "video", "prompts": [{"text": f"{MARK} prompt"}]},
        {"use": f"{MARK}-template"},
    ],
    "rubric": {
        "use": f"{MARK}-scale",
        "criteria": [{"title": f"{MARK} criterion", "part": 1, "descriptors": {f"{MARK} no": "a", f"{MARK} yes": "b"}}],
    },
    "alignments": [{"framework": f"{MARK}-framework", "code": f"{MARK}-statement"}],
    "issuer": f"{MARK}-issuer",
    "research": [{"title": f"{MARK} research"}],
    "resources": [{"title": f"{MARK} resource"}],
    "history": [{"version": "1.0.0", "date": "2026-01-01", "note": f"{MARK} note"}],
    "body": (
        f"## Key method\n\n{MARK} method ![{MARK}]({MARK}-text.png)\n\n"
        f"## Method components\n\n[{MARK}](topic:{MARK}-linked)\n"
    ),
}
OUT_OF_SIGHT = {
    f"credentials/{MARK}-draft": things.credential(**DRAFT, status="draft", aliases=[f"/{MARK}-alias/"]),
    f"credentials/{MARK}-silent": things.credential(**DRAFT, status=None),
    f"credentials/{MARK}-scheduled": things.credential(**DRAFT, published="2026-10-02"),
    f"credentials/{MARK}-draft.es": {"title": f"{MARK} título"},
    "credentials/fraction-talk.de": {"title": f"{MARK} Entwurf", "status": "draft"},
    f"stacks/{MARK}-stack": things.stack(
        f"{MARK} stack", {"credentials": ["fraction-talk", f"{MARK}-draft"]}, status="draft"
    ),
    f"topics/{MARK}-topic": {"title": f"{MARK} topic", "parent": f"{MARK}-parent", "aliases": [f"{MARK} alias"]},
    f"topics/{MARK}-parent": {"title": f"{MARK} parent"},
    f"topics/{MARK}-linked": {"title": f"{MARK} linked"},
    f"issuers/{MARK}-issuer": {
        "title": f"{MARK} issuer",
        "url": f"https://{MARK}.example/",
        "email": f"a@{MARK}.example",
    },
    f"frameworks/{MARK}-framework": {"title": f"{MARK} framework", "statements": [{"code": f"{MARK}-statement"}]},
    f"evidence/{MARK}-template": {"title": f"{MARK} template", "type": "portfolio"},
    f"rubrics/{MARK}-scale": {"title": f"{MARK} scale", "levels": [f"{MARK} no", f"{MARK} yes"], "pass": f"{MARK} yes"},
}


@pytest.fixture
def secretive(tmp_path):
    """Return a catalog with drafts, scheduled things and what only these mention, all marked, in mcsite's own theme."""
    history = [
        {"version": "1.1.0", "date": "2026-09-01", "note": "Shown."},
        {"version": "2.0.0", "date": "2026-10-02", "note": f"{MARK} to come"},
    ]
    catalog = {
        **things.small(),
        "credentials/fraction-talk": things.credential("Fraction Talk", version="1.1.0", history=history),
        "stacks/shown": things.stack("Shown", {"credentials": ["fraction-talk"]}),
        **OUT_OF_SIGHT,
    }
    root = things.write(tmp_path / "catalog", catalog)
    for name in (f"{MARK}.png", f"{MARK}-text.png", f"{MARK}-unused.png"):
        (root / "content/credentials" / name).write_bytes(b"\x89PNG\r\n\x1a\n" + MARK.encode())
    return root


def marked(folder):
    """Return the files of a site that have the mark in their name or anywhere inside."""
    return sorted(path for path, content in contents(folder).items() if _has_mark(path, content))


def _has_mark(path, content):
    if path.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return any(_has_mark(name, parts.read(name)) for name in parts.namelist())
    return MARK in path.lower() or MARK.encode() in content.lower()


def test_nothing_that_isnt_published_is_in_any_file_of_the_site(secretive, output):
    built = build(secretive, output, ON_THE_DAY)
    assert built.written is not None, built.problems
    assert marked(output) == []
    withheld = {one.path for one in built.checked.linked.withheld}
    assert withheld == {f"content/{name}.md" for name in OUT_OF_SIGHT} - {f"content/credentials/{MARK}-draft.es.md"}


def test_the_same_is_there_with_drafts_and_gone_without_them_again(secretive, output):
    build(secretive, output, Options(day=DAY, drafts=True))
    found = set(marked(output))
    expected = {f"credentials/{MARK}-draft/index.html", "feed.json", f"media/credentials/{MARK}.png"}
    assert expected | {"index.html", "credentials/fraction-talk/de/index.html"} <= found
    assert f"media/credentials/{MARK}-unused.png" not in found
    build(secretive, output, ON_THE_DAY)
    assert marked(output) == []


def test_what_is_due_later_is_there_on_its_day(secretive, output):
    build(secretive, output, Options(day=DAY + timedelta(days=1)))
    found = marked(output)
    assert f"credentials/{MARK}-scheduled/index.html" in found
    assert not [path for path in found if f"{MARK}-draft" in path or f"{MARK}-silent" in path]


@pytest.mark.parametrize("change", [{"expires": things.DAY}, {"status": "retired", "replaced_by": "fraction-talk"}])
def test_what_is_no_longer_offered_keeps_its_page_and_leaves_the_lists(tmp_path, output, change):
    closed = things.credential(f"{MARK} title", **change)
    root = things.write(tmp_path / "catalog", {**things.small(), f"credentials/{MARK}": closed})
    build(root, output, ON_THE_DAY)
    found = set(marked(output))
    assert {f"credentials/{MARK}/index.html", f"credentials/{MARK}/index.json", "catalog.json"} <= found
    assert not {"index.html", "credentials/index.html", "topics/fractions/index.html", "sitemap.xml"} & found


def test_a_published_thing_may_not_name_a_draft(tmp_path, output):
    catalog = things.small() | {"credentials/draft": things.credential("Draft", status="draft")}
    catalog["credentials/fraction-talk"] = things.credential("Fraction Talk", related=["draft"])
    built = build(things.write(tmp_path / "catalog", catalog), output, ON_THE_DAY)
    assert codes(built) == ["refers-to-withheld"]
    assert built.written is None
    assert not output.exists()


# --- the same bytes


def run_build(root, output, **environment):
    """Build in a process of its own, in an environment."""
    subprocess.run(
        [sys.executable, "-m", "mcsite", "build", "--future", things.DAY, "--output", output],
        cwd=root,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        timeout=120,
    )
    return contents(output)


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    """Return the site of the golden catalog, as built without any variation."""
    root = tmp_path_factory.mktemp("reference")
    shutil.copytree(sites.SMALL, root / "catalog")
    return run_build(root / "catalog", root / "site", PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "en_US.UTF-8"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
        {"PYTHONOPTIMIZE": "1", "PYTHONIOENCODING": "ascii", "COLUMNS": "20", "SOURCE_DATE_EPOCH": "0"},
    ],
    ids=["seed, zone and locale", "Turkish", "optimized"],
)
def test_the_environment_of_a_build_leaves_no_trace_in_the_bytes(reference, tmp_path, environment):
    shutil.copytree(sites.SMALL, tmp_path / "catalog")
    assert run_build(tmp_path / "catalog", tmp_path / "site", **environment) == reference


def test_the_folder_and_the_order_and_the_times_of_the_files_leave_none(reference, tmp_path):
    root = tmp_path / "a longer name, with é and spaces" / "catalog"
    files = [file for file in sites.SMALL.rglob("*") if file.is_file()]
    random.Random(3).shuffle(files)
    for number, file in enumerate(files):
        copy = root / file.relative_to(sites.SMALL)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
        os.utime(copy, (number * 86_400, number * 86_400))
    assert run_build(root, root / "deep/site") == reference


def test_line_ends_and_byte_order_marks_leave_none(reference, tmp_path):
    shutil.copytree(sites.SMALL, tmp_path / "catalog")
    for file in (tmp_path / "catalog").rglob("*.md"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert run_build(tmp_path / "catalog", tmp_path / "site") == reference


# --- files that mean harm, and files by mistake


TOPIC = b"---\ntitle: A\n---\n"
BOMB = b"---\na: &a [x, x]\n" + b"".join(b"a%d: &a%d [%s]\n" % (n, n, b"*a, " * 9) for n in range(30)) + b"---\n"
FILES = {
    "an alias bomb": ("topics/a.md", BOMB),
    "100,000 levels": ("topics/a.md", b"---\ntitle: " + b"[" * 100_000 + b"\n---\n"),
    "100,000 levels of mappings": ("topics/a.md", b"---\ntitle: " + b"{a: " * 100_000 + b"\n---\n"),
    "many unknown keys": ("topics/a.md", b"---\n" + b"".join(b"k%d: 1\n" % n for n in range(500)) + b"---\n"),
    "many repeated items": ("topics/a.md", b"---\ntitle: A\naliases: [" + b"a, " * 1_000 + b"]\n---\n"),
    "many wrong items": ("topics/a.md", b"---\ntitle: A\naliases: [" + b"1, " * 1_000 + b"]\n---\n"),
    "many keys given twice": ("topics/a.md", b"---\n" + b"title: a\n" * 2_000 + b"---\n"),
    "many bad links": ("topics/a.md", TOPIC + b"[a](b) " * 1_000),
    "many links to nothing": ("topics/a.md", TOPIC + b"[a](topic:b) " * 1_000),
    "one long address again and again": (
        "topics/a.md",
        TOPIC + b"[a]: https://x.example/" + b"b" * 90_000 + b"\n\n" + b"[a] " * 5_000,
    ),
    "nothing": ("topics/a.md", b""),
    "zeros": ("topics/a.md", b"\0" * 500_000),
    "noise": ("topics/a.md", random.Random(5).randbytes(500_000)),
    "one long line": ("topics/a.md", b"---\ntitle: " + b"a" * 500_000 + b"\n---\n"),
    "an image": ("topics/a.md", b"\x89PNG\r\n\x1a\n" + b"\0" * 1_000),
    "a drawing with entities": ("topics/a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'),
    "an empty drawing": ("topics/a.svg", b""),
    "many levels of a drawing": ("topics/a.svg", b"<svg>" + b"<g>" * 100_000),
}


@pytest.mark.parametrize(("path", "content"), FILES.values(), ids=FILES)
def test_a_file_of_any_kind_is_refused_soon_and_by_its_name(root, path, content):
    (root / "content" / path).write_bytes(content)
    started = time.process_time()
    checked = check(root, ON_THE_DAY)
    placed = reporting.place(checked.problems, partial(looking.read_text, root))
    for render in reporting.FORMATS.values():
        render(reporting.Report(tuple(placed), checked.files))
    assert time.process_time() - started < 6
    assert checked.failed
    assert {problem.path for problem in checked.problems if problem.severity == "error"} == {f"content/{path}"}
