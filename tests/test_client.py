"""The mirror of a catalog: in step with it, cheaply, whatever breaks off in between."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import hosts
import pytest
from publishing import URL, ChangeList, publish

from mcsite import digests
from mcsite.client import Mirror, MirrorError, mirror

MANY = {f"credentials/c{number:02}/": f"Credential {number}" for number in range(16)}


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch):
    monkeypatch.setattr(mirror, "_PAUSES", (0, 0))


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    publish(folder, MANY)
    return folder


@pytest.fixture
def host(site):
    with hosts.serving(site) as host:
        yield host


@pytest.fixture
def copy(tmp_path):
    return tmp_path / "copy"


def republish(site, changes, titles, **options):
    publish(site, titles, **options)
    changes.write(site)


def files(folder):
    """Return the records in a folder: the bytes by path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*.json")
        if file.name == "index.json" and ".mcsite-incoming" not in file.parts
    }


def assert_in_step(copy, site):
    """Hold a mirror against a site: the records, the entries of the catalog, and nothing beside them."""
    assert files(copy) == files(site)
    ours, theirs = (json.loads((folder / "catalog.json").read_bytes()) for folder in (copy, site))
    assert ours["state"] == theirs["state"]
    by_address = [sorted(one["items"], key=lambda entry: entry["json"]) for one in (ours, theirs)]
    assert by_address[0] == by_address[1]
    kept = {file.relative_to(copy).as_posix() for file in copy.rglob("*") if file.is_file()}
    assert kept == {*files(site), "catalog.json", ".mcsite-mirror.json"}


def told(update):
    return [(change.what, change.path) for change in update.changes]


def reason(mirror, **options):
    with pytest.raises(MirrorError) as error:
        mirror.update(**options)
    return error.value.reason


# following


def test_the_first_update_fetches_everything(host, site, copy):
    update = Mirror(host.url, copy).update()
    assert {change.what for change in update.changes} == {"appeared"}
    assert (len(update.changes), update.fetched, update.unchanged) == (16, 16, 0)
    assert update.received == host.sent
    assert_in_step(copy, site)


def test_the_records_of_a_mirror_are_those_of_the_catalog(host, site, copy):
    mirror = Mirror(host.url, copy)
    assert list(mirror.records()) == []
    mirror.update()
    assert list(mirror.records()) == [json.loads(content) for _, content in sorted(files(site).items())]


@pytest.mark.parametrize("form", ["path", "file"])
def test_a_built_site_is_followed_in_its_folder(site, copy, form):
    Mirror(str(site) if form == "path" else site.as_uri(), copy).update()
    assert_in_step(copy, site)


def test_a_mirror_can_be_mirrored(site, copy, tmp_path):
    Mirror(str(site), copy).update()
    Mirror(str(copy), tmp_path / "second").update()
    assert_in_step(tmp_path / "second", site)


def test_without_a_change_only_the_list_of_changes_is_asked_for(host, site, copy):
    changes = ChangeList()
    changes.write(site)
    mirror = Mirror(host.url, copy)
    mirror.update()
    host.forget()
    assert mirror.update().changes == ()
    assert host.asked == ["changes.json"]
    host.forget()
    assert mirror.update().received == host.sent == 0  # it has the ETag of the list now


def test_a_change_costs_its_record_and_the_list_of_changes(host, site, copy):
    changes = ChangeList()
    changes.write(site)
    mirror = Mirror(host.url, copy)
    mirror.update()
    republish(site, changes, {**MANY, "credentials/c07/": "New words", "topics/new/": "New"})
    host.forget()
    update = mirror.update()
    assert told(update) == [("changed", "credentials/c07/index.json"), ("appeared", "topics/new/index.json")]
    assert (update.fetched, update.unchanged) == (2, 15)
    assert sorted(host.asked) == ["changes.json", "credentials/c07/index.json", "topics/new/index.json"]
    assert_in_step(copy, site)


def test_a_mirror_that_was_away_reads_as_many_pages_as_it_needs(host, site, copy):
    changes = ChangeList()
    changes.write(site)
    mirror = Mirror(host.url, copy)
    mirror.update()
    for number in range(9):
        republish(site, changes, {**MANY, "credentials/c01/": f"Words {number}", "topics/new/": f"New {number}"})
    host.forget()
    assert mirror.update().fetched == 2
    assert "catalog.json" not in host.asked
    assert [path for path in host.asked if path.startswith("changes")] == ["changes.json"]
    assert_in_step(copy, site)


def test_a_list_of_changes_that_is_too_long_is_left_for_the_catalog(host, site, copy):
    changes = ChangeList()
    changes.write(site)
    mirror = Mirror(host.url, copy)
    mirror.update()
    changes.changes = [{**changes.changes[0], "json": f"{URL}topics/t{number}/index.json"} for number in range(200)]
    republish(site, changes, {**MANY, "credentials/c01/": "Last words"})
    changes.changes = changes.changes[1:]
    changes.write(site)
    host.forget()
    mirror.update()
    pages = [path for path in host.asked if path.startswith("changes")]
    assert 1 <= len(pages) < 5
    assert "catalog.json" in host.asked
    assert_in_step(copy, site)


@pytest.mark.parametrize(
    "broken",
    [
        b"<p>no such page</p>",
        b"[]",
        b'{"state": 3, "items": 4}',
        b'{"state": "sha256:0", "items": [3, {}, {"json": "https://catalog.example/../x.json", "digest": "x"}]}',
        b'{"state": "sha256:0", "items": [], "next_url": "https://catalog.example/changes/2.json"}',
        b'{"state": "sha256:0", "items": [], "next_url": "https://elsewhere.example/changes/2.json"}',
    ],
)
def test_a_list_of_changes_that_is_wrong_is_passed_over(host, site, copy, broken):
    mirror = Mirror(host.url, copy)
    mirror.update()
    publish(site, {**MANY, "credentials/c07/": "New words"})
    (site / "changes.json").write_bytes(broken)
    assert told(mirror.update()) == [("changed", "credentials/c07/index.json")]
    assert_in_step(copy, site)


def test_without_a_list_of_changes_the_catalog_is_asked_for_with_what_the_server_gave(host, site, copy):
    mirror = Mirror(host.url, copy)
    mirror.update()
    host.forget()
    assert mirror.update().unchanged == 16
    assert (host.asked, host.sent) == (["changes.json", "catalog.json"], len("<p>no such page</p>"))
    publish(site, {**MANY, "credentials/c07/": "New words"})
    mirror.update()
    publish(site, MANY)  # as it was: the server's first ETag is right again, and the mirror isn't
    mirror.update()
    assert_in_step(copy, site)


def test_zipped_answers_are_read(host, site, copy):
    host.zipped = True
    update = Mirror(host.url, copy).update()
    assert_in_step(copy, site)
    assert update.received == host.sent < sum(map(len, files(site).values())) / 2


# tombstones


def test_what_is_retired_or_withdrawn_stays_with_what_is_left_of_it(host, site, copy):
    changes = ChangeList()
    changes.write(site)
    mirror = Mirror(host.url, copy)
    mirror.update()
    retired = {"title": "Credential 1", "status": "retired"}
    withdrawn = {"status": "withdrawn", "text": ""}
    now = {**MANY, "credentials/c01/": retired, "credentials/c02/": withdrawn}
    republish(site, changes, now)
    assert told(mirror.update()) == [
        ("retired", "credentials/c01/index.json"),
        ("withdrawn", "credentials/c02/index.json"),
    ]
    assert [record["status"] for record in mirror.records()].count("withdrawn") == 1
    assert_in_step(copy, site)


def test_what_is_in_no_list_any_more_is_removed(host, site, copy):
    changes = ChangeList()
    changes.write(site)
    mirror = Mirror(host.url, copy)
    mirror.update()
    republish(site, changes, {path: title for path, title in MANY.items() if "c03" not in path})
    assert told(mirror.update()) == [("removed", "credentials/c03/index.json")]
    assert not (copy / "credentials" / "c03").exists()
    assert_in_step(copy, site)


WITHDRAWN = {"status": "withdrawn", "text": ""}


@pytest.mark.parametrize(
    "left",
    [
        {},
        dict(list(MANY.items())[:7]),
        dict.fromkeys(MANY, WITHDRAWN),
        {**MANY, **dict.fromkeys(list(MANY)[:9], WITHDRAWN)},
    ],
    ids=["nothing", "less than half", "only tombstones", "more than half of them tombstones"],
)
@pytest.mark.parametrize("listed", [True, False], ids=["by changes", "by the catalog"])
def test_a_catalog_that_lost_too_much_is_refused_until_it_is_allowed(host, site, copy, left, listed):
    changes = ChangeList()
    changes.write(site)
    mirror = Mirror(host.url, copy)
    mirror.update()
    before = files(copy)
    republish(site, changes, left)
    if not listed:
        (site / "changes.json").unlink()
    assert reason(mirror) == "shrink"
    assert files(copy) == before
    assert len(list(mirror.records())) == 16
    publish(site, MANY)
    assert mirror.update().changes == ()
    republish(site, changes, left)
    mirror.update(allow_shrink=True)
    assert_in_step(copy, site)


def test_the_loss_of_half_is_taken_over(host, site, copy):
    mirror = Mirror(host.url, copy)
    mirror.update()
    publish(site, dict(list(MANY.items())[:8]))
    mirror.update()
    assert_in_step(copy, site)


# broken off


@pytest.mark.parametrize("answered", [0, 1, 5, 12])
def test_an_update_that_was_broken_off_is_completed_without_fetching_anything_twice(host, site, copy, answered):
    mirror = Mirror(host.url, copy)
    host.fails_after = answered
    assert reason(mirror) == "unreachable"
    assert files(copy) == {}
    host.fails_after = None
    had = len(list(copy.rglob("index.json")))
    assert (had > 0) is (answered > 1)
    host.forget()
    update = mirror.update()
    assert update.fetched == len(host.records) == 16 - had
    assert len(update.changes) == 16
    assert_in_step(copy, site)


def test_a_process_that_is_killed_leaves_what_the_next_one_completes(host, site, copy):
    program = "import sys; from mcsite.client import Mirror; Mirror(sys.argv[1], sys.argv[2]).update()"
    for asked in (0, 12):  # of the first records, some are laid in the folder before the twelfth is asked for
        started = []

        def kill(_path, asked=asked, started=started):
            if len(host.asked) > asked:
                started[0].send_signal(signal.SIGKILL)
                started[0].wait()

        host.forget()
        host.before = kill
        started.append(subprocess.Popen([sys.executable, "-c", program, host.url, str(copy)]))
        assert started[0].wait(timeout=60) == -signal.SIGKILL
    host.before = lambda _path: None
    whole = {file.read_bytes() for file in site.rglob("index.json")}
    had = len([file for file in copy.rglob("index.json") if file.read_bytes() in whole])  # others were being written
    assert had > 0
    assert Mirror(host.url, copy).update().fetched == 16 - had
    assert_in_step(copy, site)


def test_a_mirror_that_is_killed_while_it_moves_files_is_completed(host, site, copy, monkeypatch):
    mirror = Mirror(host.url, copy)
    before = dict(list(MANY.items())[:6])
    now = {**before, "topics/new/": "New", "credentials/c01/": "New words", "credentials/c02/": "New words"}
    del now["credentials/c03/"]
    steps = 0

    def counted(real):
        def step(self, *args, **options):
            nonlocal steps
            steps += 1
            if steps == last and self.is_relative_to(copy):
                raise KeyboardInterrupt  # nothing of ours catches it, as nothing does when the process ends
            return real(self, *args, **options)

        return step

    for last in range(1, 60):
        shutil.rmtree(copy, ignore_errors=True)
        publish(site, before)
        mirror.update()
        publish(site, now)
        with monkeypatch.context() as patched:
            steps = 0
            patched.setattr(Path, "replace", counted(Path.replace))
            patched.setattr(Path, "unlink", counted(Path.unlink))
            patched.setattr(Path, "rmdir", counted(Path.rmdir))
            try:
                mirror.update()
            except KeyboardInterrupt:
                pass
            else:
                break
        if last % 2:  # the catalog is as it was before, or as it is now
            publish(site, before)
        mirror.update()
        assert_in_step(copy, site)
    assert last > 7


def test_a_catalog_that_is_replaced_meanwhile_is_read_again(host, site, copy):
    def replace(path):
        if path == "credentials/c05/index.json" and host.asked.count(path) == 1:
            publish(site, {**MANY, "credentials/c05/": "New words", "topics/new/": "New"})

    host.before = replace
    Mirror(host.url, copy).update()
    assert_in_step(copy, site)
    assert host.asked.count("credentials/c05/index.json") == 2


@pytest.mark.parametrize("damage", ["changed", "gone"])
def test_a_record_without_its_digest_is_never_taken_over(host, site, copy, damage):
    mirror = Mirror(host.url, copy)
    mirror.update()
    before = files(copy)
    publish(site, {**MANY, "credentials/c05/": "New words", "credentials/c06/": "New words"})
    record = site / "credentials/c05/index.json"
    record.write_bytes(b"{}") if damage == "changed" else record.unlink()
    assert reason(mirror) == "unsteady"
    assert host.asked.count("credentials/c05/index.json") == 1 + 3
    assert files(copy) == before


def test_a_damaged_mirror_is_mended_when_asked(host, site, copy):
    mirror = Mirror(host.url, copy)
    mirror.update()
    (copy / "credentials/c05/index.json").write_bytes(b"{")
    (copy / "credentials/c06/index.json").unlink()
    with pytest.raises(MirrorError, match="verify"):
        list(mirror.records())
    assert mirror.update().fetched == 0
    update = mirror.update(verify=True)
    assert (update.fetched, update.changes) == (2, ())
    assert_in_step(copy, site)


def test_a_mirror_without_its_catalog_finds_what_it_has(host, site, copy):
    mirror = Mirror(host.url, copy)
    mirror.update()
    (copy / "catalog.json").unlink()
    assert mirror.update().fetched == 0
    assert_in_step(copy, site)


# what isn't a catalog, and what isn't its mirror


@pytest.mark.parametrize(
    "path",
    [
        "../escape.json",
        "credentials/../../escape.json",
        "/etc/escape.json",
        "credentials//escape.json",
        "credentials/.hidden/index.json",
        "credentials/%2e%2e/index.json",
        "credentials\\..\\index.json",
        "credentials/a b/index.json",
        "credentials/a\n/index.json",
        "credentials/a/index.html",
        "catalog.json",
        ".mcsite-mirror.json",
        "credentials/c01/index.json?x",
        "credentials/c01/index.json",
        "a/" * 20 + "index.json",
        "credentials/" + "a" * 300 + "/index.json",
    ],
)
def test_a_path_that_leads_out_of_the_mirror_is_refused(site, copy, path):
    catalog = json.loads((site / "catalog.json").read_bytes())
    catalog["items"].append({**catalog["items"][0], "json": URL + path})
    catalog.pop("state")
    (site / "catalog.json").write_text(json.dumps(catalog), encoding="utf-8")
    assert reason(Mirror(str(site), copy)) == "invalid"
    assert files(copy) == {}


@pytest.mark.parametrize(
    "broken",
    [
        {"items": 3},
        {"items": [3]},
        {"url": 3},
        {"url": "https://elsewhere.example/"},
        {"state": "sha256:" + "0" * 64},
        {"items": []},
    ],
)
def test_what_is_no_catalog_is_refused(site, copy, broken):
    catalog = json.loads((site / "catalog.json").read_bytes())
    (site / "catalog.json").write_text(json.dumps({**catalog, **broken}), encoding="utf-8")
    assert reason(Mirror(str(site), copy)) == "invalid"


def test_a_catalog_that_can_not_be_reached_is_told(tmp_path, copy, host):
    assert reason(Mirror(str(tmp_path / "nothing"), copy)) == "unreachable"
    assert reason(Mirror(host.url + "nothing", tmp_path / "other")) == "unreachable"
    assert reason(Mirror("http://127.0.0.1:9/", tmp_path / "third")) == "unreachable"


def test_no_other_host_is_asked(host, copy):
    host.redirects["catalog.json"] = host.url.replace("127.0.0.1", "localhost") + "catalog.json"
    with pytest.raises(MirrorError, match="another host"):
        Mirror(host.url, copy).update()


def test_a_redirect_on_the_same_host_is_followed(host, site, copy):
    (site / "other.json").write_bytes((site / "catalog.json").read_bytes())
    host.redirects["catalog.json"] = "other.json"
    Mirror(host.url, copy).update()
    assert_in_step(copy, site)


def test_a_folder_that_is_no_mirror_or_of_another_catalog_is_left_alone(site, copy, tmp_path):
    copy.mkdir()
    (copy / "own.txt").write_text("mine", encoding="utf-8")
    assert reason(Mirror(str(site), copy)) == "folder"
    assert [file.name for file in copy.iterdir()] == ["own.txt"]
    other = tmp_path / "other"
    Mirror(str(site), other).update()
    assert reason(Mirror(str(tmp_path), other)) == "folder"
    (other / ".mcsite-mirror.json").write_text("{", encoding="utf-8")
    assert reason(Mirror(str(site), other)) == "folder"
    assert reason(Mirror(str(site), copy / "own.txt")) == "folder"


def test_own_files_in_the_folder_of_a_mirror_stay(site, copy):
    Mirror(str(site), copy).update()
    own = copy / "credentials" / "c05" / "own.txt"
    own.write_text("mine", encoding="utf-8")
    publish(site, {path: title for path, title in MANY.items() if "c05" not in path})
    Mirror(str(site), copy).update()
    assert own.exists()
    assert not own.with_name("index.json").exists()


@pytest.mark.skipif(os.name == "nt", reason="folders can't be locked there")
def test_two_updates_of_one_folder_exclude_each_other(host, copy):
    other = []

    def again(path):
        if path == "catalog.json" and not other:
            other.append(None)
            other[0] = reason(Mirror(host.url, copy))

    host.before = again
    Mirror(host.url, copy).update()
    assert other == ["folder"]


def test_it_needs_nothing_that_builds_sites():
    program = (
        "import mcsite.client, sys; print({'click', 'jinja2', 'markdown_it', 'yaml', 'jsonschema'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_the_sample_is_mirrored_as_it_is(sample, copy):
    Mirror(str(sample.root), copy).update()
    listed = {sample.file(entry["json"]) for entry in sample.json("catalog.json")["items"]}
    assert files(copy) == {file.relative_to(sample.root).as_posix(): file.read_bytes() for file in listed}


def test_the_state_of_a_catalog_is_the_digest_of_its_sorted_lines(sample):
    catalog = sample.json("catalog.json")
    lines = sorted(f"{entry['json']} {entry['digest']}\n" for entry in catalog["items"])
    assert catalog["state"] == digests.of("".join(lines).encode())
