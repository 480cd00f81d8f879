"""What `check --links` asks and tells."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import hosts
import pytest
from commandlines import CREDENTIAL, on_a_terminal, run, start


@pytest.fixture
def host():
    with hosts.answering() as answers:
        yield answers


def link_to(catalog: Path, *addresses: str) -> None:
    """Add links to the text of the credential."""
    with (catalog / CREDENTIAL).open("a", encoding="utf-8") as file:
        file.writelines(f"\nSee [this page]({address}).\n" for address in addresses)


def test_check_asks_nobody_unless_it_is_told_to(catalog, host):
    link_to(catalog, f"{host.url}/gone")
    program = (
        "import sys; from mcsite import cli\n"
        "try: cli.run(['check'])\n"
        "except SystemExit: print({'mcsite.weblinks', 'mcsite.fetching', 'urllib.request'} & {*sys.modules})"
    )
    assert start(catalog, program=("-c", program)).stdout == "set()\n"
    assert host.asked == []


def test_a_link_that_leads_nowhere_is_told_and_fails_if_warnings_do(catalog, host):
    host.given = {"/gone": [(404, {})], "/no": [(403, {})]}
    link_to(catalog, f"{host.url}/gone", f"{host.url}/no", f"{host.url}/there")
    done = run(catalog, "check", "--links")
    assert (done.returncode, done.stdout) == (0, "")
    told = f"'{host.url}/gone' leads nowhere: the server says 404 Not Found"
    assert f"warning[dead-link] {told}\n" in done.stderr
    assert done.stderr.endswith(
        "1 warning in 1 file\n"
        "No clear answer came from these addresses. Open them in a browser to see:\n"
        f"  {host.url}/no: the server says 403 Forbidden ({CREDENTIAL})\n"
        "asked 3 web addresses: 1 there, 1 dead, 1 without a clear answer; 1 for examples not asked\n"
    )
    assert run(catalog, "check", "--links", "--strict").returncode == 1
    done = run(catalog, "check", "--links", "--format", "json")
    (problem,) = json.loads(done.stdout)
    assert (problem["code"], problem["message"], done.stderr) == ("dead-link", told, "")
    assert run(catalog, "check", "--strict").stderr == "no problems in 3 files\n"


def test_links_are_asked_for_again_where_nothing_has_changed(catalog, host):
    host.given = {"/gone": [(200, {}), (404, {})]}
    link_to(catalog, f"{host.url}/gone")
    for file in catalog.rglob("*"):
        os.utime(file, (0, 0))
    assert run(catalog, "check", "--links", "--strict").returncode == 0
    assert run(catalog, "check", "--links", "--strict").returncode == 1


def test_only_the_links_of_the_chosen_files_are_asked_for(catalog, host):
    link_to(catalog, f"{host.url}/gone")
    assert "asked 0 web addresses" in run(catalog, "check", "--links", "content/topics").stderr
    assert host.asked == []
    assert "asked 1 web address:" in run(catalog, "check", "--links", CREDENTIAL).stderr


def test_of_many_addresses_without_a_clear_answer_some_are_listed(catalog, host):
    addresses = [f"{host.url}/{number}" for number in range(23)]
    host.given = {f"/{number}": [(403, {})] for number in range(23)}
    link_to(catalog, *addresses)
    told = run(catalog, "check", "--links", "--format", "concise").stderr
    assert told.count("403 Forbidden") == 20
    assert "  and 3 more\nasked 23 web addresses" in told


def test_words_of_a_host_never_steer_the_terminal(catalog, host):
    host.given = {"/a": [(404, {})], "/b": [(499, {}), (302, {"Location": "/\x1b[31m"})]}
    link_to(catalog, f"{host.url}/a", f"{host.url}/b")
    assert "\x1b" not in run(catalog, "check", "--links").stderr


def test_how_many_links_were_asked_for_is_shown_on_a_terminal(catalog, host):
    host.delay = 1.2
    link_to(catalog, f"{host.url}/a")
    assert "\r0 web addresses" in on_a_terminal(catalog, "check", "--links")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
def test_asking_for_links_ends_at_once_when_it_is_told_to(catalog, host):
    host.given = {"/slow": ["slow"]}
    link_to(catalog, f"{host.url}/slow")
    command = [sys.executable, "-m", "mcsite", "check", "--links"]
    with subprocess.Popen(command, cwd=catalog, stderr=subprocess.PIPE, text=True) as process:
        while not host.asked:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=5)
    assert process.returncode == 1
    assert told == "\nAborted!\n"
