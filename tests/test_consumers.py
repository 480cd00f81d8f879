"""The examples in docs/feed.md do what is said, against the sample on a host: with curl, Python and JavaScript."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import hosts
import pytest
import sites

_PAGE = (sites.REPOSITORY / "docs" / "feed.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"<!-- run: ([a-z-]+) -->\n```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXAMPLES = {name: (language, code) for name, language, code in _BLOCK.findall(_PAGE)}
ADDRESS = "https://catalog.example/"


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    """Serve the sample, built for the address at which it is served."""
    folder = tmp_path_factory.mktemp("consumers") / "site"
    with hosts.serving(folder) as host:
        sites.build(sites.REPOSITORY, folder, sites.SAMPLE_DAY, host.url)
        yield host


@pytest.fixture
def entries(host):
    """Return the entries of the catalog."""
    return json.loads((host.folder / "catalog.json").read_bytes())["items"]


@pytest.fixture
def changes(host):
    """Return every change, the newest first."""
    found, path = [], "changes.json"
    while path:
        page = json.loads((host.folder / path).read_bytes())
        found += page["items"]
        path = page.get("next_url", "").removeprefix(host.url)
    return found


@pytest.fixture
def run(host, tmp_path):
    """Run an example of the page in an empty folder, and return the lines that it prints."""

    def run(name):
        language, code = EXAMPLES[name]
        code = code.replace(ADDRESS, host.url)
        commands = {
            "python": [[sys.executable, "-c", code]],
            "javascript": [["node", "--input-type=module", "--eval", code]],
            "console": [line.removeprefix("$ ").split() for line in code.splitlines()],
        }[language]
        if shutil.which(commands[0][0]) is None:
            pytest.skip(f"{commands[0][0]} isn't here")
        printed = []
        for command in commands:
            done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
            assert (done.returncode, done.stderr) == (0, "")
            printed += done.stdout.splitlines()
        return printed

    return run


def test_every_example_has_a_test():
    tests = {name.removeprefix("test_").replace("_", "-") for name in globals() if name.startswith("test_")}
    assert EXAMPLES.keys() < tests
    assert {language for language, _ in EXAMPLES.values()} == {"console", "python", "javascript"}


def test_fetch(run, host):
    wanted = ("credentials/generating-ideas/index.json", "catalog.json", "feed.json")
    assert [json.loads(line) for line in run("fetch")] == [
        json.loads((host.folder / path).read_bytes()) for path in wanted
    ]


def test_offered(run, entries):
    offered = [one for one in entries if one["kind"] == "credential" and "closed" not in one]
    lines = run("offered")
    assert len(lines) == len(offered) == len(set(lines))


def test_copy(run, entries, tmp_path):
    assert run("copy") == []
    copy = json.loads(Path(tmp_path, "copy.json").read_text(encoding="utf-8"))
    assert {url: one["digest"] for url, one in copy.items()} == {one["url"]: one["digest"] for one in entries}
    assert run("copy") == []


def test_no_students(run, host):
    topic = json.loads((host.folder / "topics/teacher-leadership/index.json").read_bytes())
    free = [card for card in topic["credentials"] if card.get("needs_students") is False]
    assert free
    assert run("no-students") == [f"{card['title']} {card['url']}" for card in free]


def test_ended(run, changes):
    ended = [one for one in changes if one["change"] in {"retired", "withdrawn"}]
    assert run("ended") == [
        f"{one['modified']} {one['change']} {one['url']} {one.get('replaced_by', '')}" for one in ended
    ]


def test_since(run, changes):
    kinds = {"appeared": "created", "changed": "updated", "retired": "updated", "withdrawn": "deleted"}
    later = [one for one in changes if one.get("modified", "") > "2026-09-01T00:00:00Z"]
    assert later
    assert sorted(run("since")) == sorted({f"{kinds[one['change']]} {one['json']}" for one in later})


def test_mirror(run, entries, tmp_path):
    lines = run("mirror")
    published = [one for one in entries if one["kind"] == "credential" and one["status"] == "published"]
    assert len([line for line in lines if line.startswith("appeared ")]) == len(entries)
    assert len([line for line in lines if " | " in line]) == len(published)
    assert (tmp_path / "copy" / "catalog.json").is_file()
