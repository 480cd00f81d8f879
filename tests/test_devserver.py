"""The preview: what it serves, whom it refuses, and that a mistake doesn't end it."""

import asyncio
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from mcsite import scaffold
from mcsite.devserver import allowed

PATIENCE = 60  # seconds, for a slow machine
CREDENTIAL = "content/credentials/asking-good-questions.md"


class Preview:
    """A server in a process of its own, on a new catalog."""

    def __init__(self, root: Path) -> None:
        self.root = root
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = (root.parent / "log").open("w+b")
        command = [sys.executable, "-m", "mcsite", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(command, cwd=root, stdout=self.log, stderr=subprocess.STDOUT)
        self.until(lambda: self.get("")[0] == 200)

    def get(self, path: str, host: str = "") -> tuple[int, str]:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/{path}", headers={"Host": host} if host else {})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def until(self, done) -> None:
        deadline = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < deadline, self.said()
            assert self.process.poll() is None, self.said()
            time.sleep(0.1)

    def said(self) -> str:
        return Path(self.log.name).read_text(encoding="utf-8")

    def edit(self, old: str, new: str) -> None:
        file = self.root / CREDENTIAL
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def close(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)
        self.log.close()


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    root = tmp_path_factory.mktemp("preview") / "catalog"
    scaffold.catalog(root)
    running = Preview(root)
    yield running
    running.close()
    assert "Traceback" not in running.said()
    shutil.rmtree(root)


async def _reloads(preview: Preview, act) -> bool:
    """Listen as a browser does, act, and tell whether the server says to reload."""
    url = f"ws://127.0.0.1:{preview.port}/livereload"
    socket_ = await websocket_connect(HTTPRequest(url, headers={"Origin": f"http://127.0.0.1:{preview.port}"}))
    await socket_.write_message('{"command": "hello"}')
    assert "hello" in await asyncio.wait_for(socket_.read_message(), PATIENCE)
    await socket_.write_message('{"command": "info", "url": "http://127.0.0.1/"}')
    await asyncio.sleep(0.2)
    act()
    message = await asyncio.wait_for(socket_.read_message(), PATIENCE)
    socket_.close()
    return "reload" in message


def test_a_page_is_served_with_the_script_that_reloads_it(preview):
    status, page = preview.get("credentials/asking-good-questions/")
    assert status == 200
    assert "Asking Good Questions" in page
    assert page.rstrip().endswith("</html>")
    assert f'<script src="/livereload.js?port={preview.port}" defer></script></body>' in page
    assert preview.get("livereload.js")[0] == 200


def test_other_files_are_served_as_they_are(preview):
    status, feed = preview.get("feed.json")
    assert status == 200
    assert "livereload" not in feed
    assert f"http://127.0.0.1:{preview.port}/credentials/asking-good-questions/" in feed


def test_what_is_not_there_gets_the_page_that_says_so(preview):
    status, page = preview.get("nothing/here/")
    assert status == 404
    assert "livereload.js" in page


def test_no_path_leads_out_of_the_site(preview):
    for path in ("../mcsite.yaml", "%2e%2e/mcsite.yaml", "assets/../../mcsite.yaml", "..%2fmcsite.yaml"):
        status, text = preview.get(path)
        assert status in {403, 404}
        assert "Our Micro-credentials\n" not in text


def test_another_host_is_refused(preview):
    assert preview.get("", host="evil.example")[0] == 403
    assert preview.get("livereload.js", host="evil.example")[0] == 403
    assert preview.get("", host=f"localhost:{preview.port}")[0] == 200


def test_a_socket_from_another_site_is_refused(preview):
    async def connect() -> None:
        url = f"ws://127.0.0.1:{preview.port}/livereload"
        await websocket_connect(HTTPRequest(url, headers={"Origin": "http://evil.example"}))

    with pytest.raises(HTTPClientError, match="403"):
        asyncio.run(connect())


def test_an_edit_reloads_the_browser_and_shows(preview):
    assert asyncio.run(_reloads(preview, lambda: preview.edit("Asking Good", "Asking Really Good")))
    assert "Asking Really Good Questions" in preview.get("credentials/asking-good-questions/")[1]


def test_a_mistake_keeps_the_last_good_site_until_it_is_mended(preview):
    preview.edit("status: published", "status: publisht")
    preview.until(lambda: "did you mean 'published'?" in preview.said())
    assert preview.get("credentials/asking-good-questions/")[0] == 200
    assert asyncio.run(_reloads(preview, lambda: preview.edit("status: publisht", "status: published")))
    assert preview.get("credentials/asking-good-questions/")[0] == 200


def test_a_new_theme_folder_is_noticed(preview):
    def add() -> None:
        folder = preview.root / "theme" / "templates"
        folder.mkdir(parents=True)
        (folder / "not-found.html").write_text('{% extends "base.html" %}{% block main %}Gone fishing{% endblock %}')

    add()
    preview.until(lambda: "Gone fishing" in preview.get("nothing/")[1])


def test_only_this_machine_can_reach_it(preview):
    addresses = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in addresses - {"127.0.0.1", "127.0.1.1"}:
        with socket.socket() as other:
            other.settimeout(1)
            assert other.connect_ex((address, preview.port)) != 0


def test_a_taken_port_is_told_plainly(preview, tmp_path):
    scaffold.catalog(tmp_path / "other")
    command = [sys.executable, "-m", "mcsite", "serve", "--port", str(preview.port)]
    done = subprocess.run(
        command, cwd=tmp_path / "other", capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 2
    assert "choose another --port" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("header", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "catalog.test:8000", "10.0.0.7"])
def test_the_server_answers_to_its_own_names(header):
    assert allowed("catalog.test", header)


@pytest.mark.parametrize("header", ["evil.example", "localhost.evil.example:8000", "", "127.0.0.1.evil.example"])
def test_the_server_answers_to_no_other_name(header):
    assert not allowed("127.0.0.1", header)
