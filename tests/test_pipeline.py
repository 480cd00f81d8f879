"""The whole road: what is published when, and that the same content gives the same bytes."""

import hashlib
import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mcsite import pipeline, scaffold
from mcsite.diagnostics import Refusal

DAY = date(2026, 11, 22)
CREDENTIAL = "content/credentials/asking-good-questions.md"
MARKER = "Zyxwvut"


@pytest.fixture
def catalog(tmp_path):
    root = tmp_path / "catalog"
    scaffold.catalog(root)
    return root


def add(root: Path, collection: str, name: str, front: str, body: str = "") -> None:
    file = root / "content" / collection / f"{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{front}\n---\n{body}", encoding="utf-8")


def credential(status: str, *, issuer: str = "example-school", topic: str = "getting-started", more: str = "") -> str:
    return (
        f"title: {MARKER} credential\nstatus: {status}\nissuer: {issuer}\ntopics: [{topic}]\n"
        f"competency: {MARKER} competency.\nevidence: [{{title: {MARKER} part, type: other}}]\n{more}"
    )


BODY = f"## Key method\n\n{MARKER} method.\n\n## Method components\n\n- {MARKER}\n"


def build(root: Path, *, day: date = DAY, drafts: bool = False) -> pipeline.Built:
    built = pipeline.build(root, root.parent / "site", pipeline.Options(drafts=drafts, day=day))
    assert built.written is not None, built.problems
    return built


def mentions(root: Path) -> list[str]:
    """Return the paths of outputs that hold the marker, in their name or anywhere in their bytes."""
    site = root.parent / "site"
    needle = MARKER.lower().encode()
    files = [file for file in site.rglob("*") if file.is_file()]
    return [
        file.relative_to(site).as_posix()
        for file in files
        if needle in file.read_bytes().lower() or MARKER.lower() in file.as_posix()
    ]


def test_a_draft_and_what_only_it_mentions_reach_no_output(catalog):
    add(catalog, "issuers", "zyxwvut-issuer", f"title: {MARKER}\nurl: https://z.example\nemail: z@z.example")
    add(catalog, "topics", "zyxwvut-topic", f"title: {MARKER} topic\naliases: [{MARKER}]\nparent: zyxwvut-parent")
    add(catalog, "topics", "zyxwvut-parent", f"title: {MARKER} parent")
    front = credential("draft", issuer="zyxwvut-issuer", topic="zyxwvut-topic")
    add(catalog, "credentials", "zyxwvut", front, BODY)
    built = build(catalog)
    assert mentions(catalog) == []
    assert len(built.checked.linked.withheld) == 4
    build(catalog, drafts=True)
    assert "credentials/zyxwvut/index.html" in mentions(catalog)


def test_what_is_due_later_reaches_no_output_until_its_day(catalog):
    add(catalog, "credentials", "zyxwvut", credential("published", more="published: 2026-12-01"), BODY)
    build(catalog)
    assert mentions(catalog) == []
    build(catalog, day=date(2026, 12, 1))
    assert "credentials/zyxwvut/index.json" in mentions(catalog)


@pytest.mark.parametrize("more", ["expires: 2026-11-22", "replaced_by: asking-good-questions"])
def test_what_is_no_longer_offered_keeps_its_page_and_leaves_the_lists(catalog, more):
    add(
        catalog, "credentials", "zyxwvut", credential("retired" if "replaced" in more else "published", more=more), BODY
    )
    build(catalog)
    there = mentions(catalog)
    assert {"credentials/zyxwvut/index.html", "credentials/zyxwvut/index.json", "catalog.json"} <= set(there)
    assert not {"index.html", "credentials/index.html", "topics/getting-started/index.html", "sitemap.xml"} & set(there)


def test_a_published_thing_may_not_name_a_draft(catalog):
    add(catalog, "credentials", "zyxwvut", credential("draft"), BODY)
    file = catalog / CREDENTIAL
    file.write_text(
        file.read_text(encoding="utf-8").replace("topics:", "related: [zyxwvut]\ntopics:"), encoding="utf-8"
    )
    built = pipeline.build(catalog, catalog.parent / "site", pipeline.Options(day=DAY))
    assert [problem.code for problem in built.problems if problem.severity == "error"] == ["refers-to-withheld"]
    assert built.written is None
    assert not (catalog.parent / "site").exists()


def test_the_time_zone_of_the_catalog_decides_which_day_it_is(catalog):
    add(catalog, "credentials", "zyxwvut", credential("published", more="published: 2026-11-22"), BODY)
    settings = catalog / "mcsite.yaml"
    plain = settings.read_text(encoding="utf-8")
    late = datetime(2026, 11, 22, 3, tzinfo=UTC)
    for zone, withheld in (("UTC", 0), ("America/Los_Angeles", 1)):
        settings.write_text(f"{plain}timezone: {zone}\n", encoding="utf-8")
        checked = pipeline.check(catalog, pipeline.Options(), clock=lambda: late)
        assert len(checked.linked.withheld) == withheld


def test_a_second_build_writes_nothing(catalog):
    first = build(catalog).written
    again = build(catalog).written
    assert (again.written, again.removed) == (0, 0)
    assert again.unchanged == first.written


def test_without_a_catalog_there_is_nothing_to_check(tmp_path):
    with pytest.raises(Refusal, match=r"there is no mcsite\.yaml"):
        pipeline.check(tmp_path, pipeline.Options())


def _bytes(site: Path) -> dict[str, str]:
    files = sorted(file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_the_machine_leaves_no_trace_in_the_bytes(catalog, tmp_path):
    build(catalog)
    expected = _bytes(catalog.parent / "site")
    elsewhere = tmp_path / "a much longer name with spaces" / "copy"
    shutil.copytree(catalog, elsewhere)
    for file in elsewhere.rglob("*.md"):
        os.utime(file, (1, 1))
    variations = {"PYTHONHASHSEED": "12345", "TZ": "Asia/Kathmandu", "LC_ALL": "C", "LANG": "tr_TR.UTF-8"}
    command = [sys.executable, "-m", "mcsite", "build", "--future", DAY.isoformat()]
    done = subprocess.run(
        command,
        cwd=elsewhere,
        env={**os.environ, **variations},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert _bytes(elsewhere / "site") == expected
