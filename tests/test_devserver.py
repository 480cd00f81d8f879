"""The preview: what it serves, whom it refuses, and that a mistake doesn't end it."""

import asyncio
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from livereload.handlers import LiveReloadHandler
from previews import CREDENTIAL, PATIENCE, Preview
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.websocket import websocket_connect

from mcsite import devserver, scaffold
from mcsite.devserver import allowed
from mcsite.diagnostics import Refusal

PANEL = "<mcsite-problems>"


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    root = tmp_path_factory.mktemp("preview") / "catalog"
    scaffold.catalog(root)
    running = Preview(root)
    yield running
    running.close()
    said = running.said()
    assert "Traceback" not in said
    assert "never retrieved" not in said
    assert "stopped" in said
    shutil.rmtree(root)


def test_what_is_served_is_never_kept(preview):
    assert preview.ask("GET", "/")[1]["Cache-Control"] == "no-store"


def _awaited(coroutine):
    """Run a coroutine to its end in a thread of its own: the browser tests keep a loop running in the main one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def _reloads(preview: Preview, act) -> bool:
    """Listen as a browser does, act, and tell whether the server says to reload."""
    return _awaited(_heard(preview, act))


async def _heard(preview: Preview, act) -> bool:
    url = f"ws://127.0.0.1:{preview.port}/livereload"
    socket_ = await websocket_connect(HTTPRequest(url, headers={"Origin": f"http://127.0.0.1:{preview.port}"}))
    await socket_.write_message('{"command": "hello"}')
    assert "hello" in await asyncio.wait_for(socket_.read_message(), PATIENCE)
    await socket_.write_message('{"command": "info", "url": "http://127.0.0.1/"}')
    await asyncio.sleep(0.2)
    act()
    message = await asyncio.wait_for(socket_.read_message(), PATIENCE)
    socket_.close()
    while await asyncio.wait_for(socket_.read_message(), PATIENCE) is not None:
        pass  # until it is closed
    return "reload" in message


def test_a_page_is_served_with_the_script_that_reloads_it(preview):
    status, page = preview.get("credentials/asking-good-questions/")
    assert status == 200
    assert "Asking Good Questions" in page
    assert page.rstrip().endswith("</html>")
    script = f'<script src="/livereload.js[?]port={preview.port}&amp;snipver=[0-9]+" defer></script></body>'
    assert re.search(script, page)
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
    asked = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    asked["Sec-WebSocket-Key"] = "bWNzaXRlIG1jc2l0ZSBtYw=="
    assert preview.ask("GET", "/livereload", {**asked, "Origin": "http://evil.example"})[0] == 403


def test_an_edit_reloads_the_browser_and_shows(preview):
    assert _reloads(preview, lambda: preview.edit("Asking Good", "Asking Really Good"))
    preview.until(lambda: "Asking Really Good Questions" in preview.get("credentials/asking-good-questions/")[1])


def test_a_mistake_keeps_the_last_good_site_until_it_is_mended(preview):
    preview.edit("status: published", "status: publisht")
    preview.until(lambda: "did you mean 'published'?" in preview.said())
    assert preview.get("credentials/asking-good-questions/")[0] == 200
    assert _reloads(preview, lambda: preview.edit("status: publisht", "status: published"))
    assert preview.get("credentials/asking-good-questions/")[0] == 200


def test_a_mistake_reloads_the_browser_and_is_told_over_every_page_until_it_is_mended(preview):
    page = "credentials/asking-good-questions/"
    assert PANEL not in preview.get(page)[1]
    for old, new in (("status: published", "status: publisht"), ("status: publisht", "status: publishing")):
        assert _reloads(preview, lambda: preview.edit(old, new))  # noqa: B023
        assert f"<pre>4 | status: <mark>{new[8:]}</mark></pre>" in preview.get(page)[1]
    assert all(PANEL in preview.get(path)[1] for path in ("", "nothing/"))
    assert not any(PANEL in preview.get(path)[1] for path in ("feed.json", "assets/site.css", "livereload.js"))
    assert preview.get(page)[1].count(PANEL) == 1
    assert preview.get(page)[1].rstrip().endswith("</script></body>\n</html>")
    assert _reloads(preview, lambda: preview.edit("status: publishing", "status: published"))
    assert PANEL not in preview.get(page)[1]


def test_what_is_wrong_is_in_no_file_that_is_built(preview):
    preview.edit("status: published", "status: publisht")
    preview.until(lambda: PANEL in preview.get("")[1])
    pages = list(preview.built.rglob("*.html"))
    assert pages
    assert not any(PANEL in page.read_text(encoding="utf-8") for page in pages)
    assert _reloads(preview, lambda: preview.edit("status: publisht", "status: published"))


def test_what_is_wrong_is_told_over_a_page_without_an_end_too(preview):
    template = preview.root / "theme/templates/not-found.html"
    template.parent.mkdir(parents=True)
    template.write_text("<p>Bare", encoding="utf-8")
    preview.until(lambda: preview.get("nothing/")[1].startswith("<p>Bare<script"))
    preview.edit("status: published", "status: publisht")
    preview.until(lambda: preview.get("nothing/")[1].startswith(f"<p>Bare{PANEL}"))
    assert _reloads(preview, lambda: preview.edit("status: publisht", "status: published"))
    assert _reloads(preview, lambda: shutil.rmtree(preview.root / "theme"))


def test_a_new_theme_folder_is_noticed(preview):
    def add() -> None:
        folder = preview.root / "theme" / "templates"
        folder.mkdir(parents=True)
        (folder / "not-found.html").write_text('{% extends "base.html" %}{% block main %}Gone fishing{% endblock %}')

    add()
    preview.until(lambda: "Gone fishing" in preview.get("nothing/")[1])


def test_an_edit_of_the_settings_reloads_the_browser_and_so_does_the_next_of_the_content(preview):
    settings = preview.root / "mcsite.yaml"
    text = settings.read_text(encoding="utf-8")
    assert _reloads(preview, lambda: settings.write_text(text.replace("Our Micro", "Your Micro"), encoding="utf-8"))
    preview.until(lambda: "Your Micro-credentials" in preview.get("")[1])
    for word in ("One", "Two", "Three"):
        add = f"---\ntitle: Topic {word}\n---\n"
        topic = preview.root / "content/topics/more.md"
        assert _reloads(preview, lambda: topic.write_text(add, encoding="utf-8"))  # noqa: B023
        preview.until(lambda: f"Topic {word}" in preview.get("topics/more/")[1])  # noqa: B023


def test_settings_that_are_gone_keep_the_last_good_site_until_they_are_back(preview):
    settings = preview.root / "mcsite.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.unlink()
    preview.until(lambda: "there is no mcsite.yaml" in preview.said())
    preview.until(lambda: "there is no mcsite.yaml" in preview.get("")[1])
    assert preview.get("")[0] == 200
    assert _reloads(preview, lambda: settings.write_text(text, encoding="utf-8"))
    assert PANEL not in preview.get("")[1]


def test_a_template_that_fails_keeps_the_last_good_site(preview):
    template = preview.root / "theme/templates/home.html"
    template.parent.mkdir(parents=True, exist_ok=True)
    template.write_text("{{ nothing }}", encoding="utf-8")
    preview.until(lambda: "theme/templates/home.html:1:" in preview.said())
    preview.until(lambda: "theme/templates/home.html:1:" in preview.get("")[1])
    assert preview.get("")[0] == 200
    assert _reloads(preview, template.unlink)


def test_a_folder_that_is_new_again_is_noticed(preview):
    theme = preview.root / "theme"
    for word in ("Away", "Back soon"):
        shutil.rmtree(theme, ignore_errors=True)
        preview.until(
            lambda: "Page not found" in preview.get("nothing/")[1] or "Back" not in preview.get("nothing/")[1]
        )
        (theme / "templates").mkdir(parents=True)
        template = theme / "templates/not-found.html"
        template.write_text(f'{{% extends "base.html" %}}{{% block main %}}{word}{{% endblock %}}', encoding="utf-8")
        preview.until(lambda: word in preview.get("nothing/")[1])  # noqa: B023
    assert _reloads(preview, lambda: shutil.rmtree(theme))


def test_a_file_that_an_editor_leaves_for_a_moment_builds_nothing(preview):
    topic = preview.root / "content/topics/last.md"
    topic.write_text("---\ntitle: The Last\n---\n", encoding="utf-8")
    preview.until(lambda: "The Last" in preview.get("topics/last/")[1])  # what earlier tests did is dealt with
    before = ""
    while before != preview.said():
        before = preview.said()
        time.sleep(3)
    for name in (".a.md.swp", "a.md~", "4913.tmp"):
        (preview.root / "content/topics" / name).write_text("", encoding="utf-8")
        (preview.root / "content/topics" / name).unlink()
    time.sleep(1)
    assert preview.said() == before


@pytest.mark.parametrize(
    "path", ["%00", "a%00b/", "a" * 5_000, "%ff", "%2f%2fevil.example/", "//evil.example/", "?q=a", "#a"]
)
def test_an_odd_address_is_answered(preview, path):
    assert preview.get(path)[0] in {400, 403, 404, 414} | ({200} if path[0] in "?#" else set())


def test_a_folder_without_a_slash_leads_to_the_one_with_it(preview):
    status, headers, _ = preview.ask("GET", "/credentials/asking-good-questions")
    assert (status, headers["Location"]) == (302, "/credentials/asking-good-questions/")


@pytest.mark.parametrize("path", ["/", "/feed.json", "/nothing/", "/assets/css/site.css"])
def test_a_head_request_has_the_answer_of_a_get_without_its_body(preview, path):
    whole, head = preview.ask("GET", path), preview.ask("HEAD", path)
    assert (head[0], head[1]["Content-Type"]) == (whole[0], whole[1]["Content-Type"])
    assert whole[2]
    assert not head[2]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent_to_it(preview, method):
    assert preview.ask(method, "/")[0] in {403, 405}


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


def test_where_nothing_could_be_built_yet_every_page_tells_what_is_wrong_until_it_is_mended(tmp_path):
    root = tmp_path / "catalog"
    scaffold.catalog(root)
    file = root / CREDENTIAL
    file.write_text(file.read_text(encoding="utf-8").replace("published", "publisht"), encoding="utf-8")
    begun = Preview(root)
    try:
        status, page = begun.get("credentials/asking-good-questions/")
        assert status == 200
        assert "Nothing to show yet" in page
        assert "help:</b> did you mean &#x27;published&#x27;?" in page
        assert "terminal" not in page
        assert _reloads(begun, lambda: begun.edit("publisht", "published"))
        begun.until(lambda: "Asking Good Questions" in begun.get("credentials/asking-good-questions/")[1])
        assert PANEL not in begun.get("")[1]
    finally:
        begun.close()


def test_what_is_wrong_is_told_even_with_letters_that_no_page_can_have(tmp_path):
    async def ask() -> bytes:
        (listening,) = bind_sockets(0, "127.0.0.1")
        port = listening.getsockname()[1]
        server = HTTPServer(devserver.application(devserver.Preview(tmp_path / "site", "a\udcffb"), "127.0.0.1", port))
        server.add_socket(listening)
        answer = await AsyncHTTPClient().fetch(f"http://127.0.0.1:{port}/")
        server.stop()
        return answer.body

    assert b"a?b" in _awaited(ask())


def test_what_is_wrong_is_gone_as_soon_as_mended_pages_are_there(tmp_path):
    (tmp_path / "content").mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address, pages = f"http://127.0.0.1:{port}/", []

    def rebuild(_site, shown, changed):
        if not changed:
            return "a fault"
        for _ in range(2):
            pages.append(urllib.request.urlopen(address).read())
            shown()
        raise Refusal("that was all")

    def edit(wanted):
        while not wanted.wait(0.1):
            (tmp_path / "content/a.md").write_text("", encoding="utf-8")

    ended = threading.Event()
    with ThreadPoolExecutor(2) as threads, pytest.raises(Refusal, match="that was all"):
        threads.submit(edit, ended)
        try:
            threads.submit(devserver.serve, tmp_path, rebuild, lambda _: None, "127.0.0.1", port).result()
        finally:
            ended.set()
    assert [b"a fault" in page for page in pages] == [True, False]


def test_browsers_reload_for_a_new_site_and_for_another_fault_but_not_for_the_same(tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(LiveReloadHandler, "reload_waiters", told.append)
    shown = devserver.Preview(tmp_path, "one")
    counts = []
    for fault in ("one", "another", "another", "", "", "another"):
        shown.show(fault)
        counts.append(len(told))
        assert shown.fault == fault
    assert counts == [0, 1, 1, 2, 3, 4]


@pytest.mark.parametrize("header", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "catalog.test:8000", "10.0.0.7"])
def test_the_server_answers_to_its_own_names(header):
    assert allowed("catalog.test", header)


@pytest.mark.parametrize("header", ["evil.example", "localhost.evil.example:8000", "", "127.0.0.1.evil.example"])
def test_the_server_answers_to_no_other_name(header):
    assert not allowed("127.0.0.1", header)
