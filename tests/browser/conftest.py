"""A real browser, and the sample site as a host serves it: below a path, with the headers and the page for no page."""

from __future__ import annotations

import subprocess
import threading
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import sites
from msgspec import Struct
from playwright.sync_api import sync_playwright

PATH = "/some/where/"


class Handler(SimpleHTTPRequestHandler):
    """Serves files with the headers that `_headers` gives them, and 404.html where there is none."""

    protocol_version = "HTTP/1.1"

    def end_headers(self):
        path = urlsplit(self.path).path
        for pattern, name, value in _rules(self.directory):
            if fnmatchcase(path, pattern) and name != "Content-Type":
                self.send_header(name, value)
        super().end_headers()

    def send_error(self, code, message=None, explain=None):  # noqa: ARG002  the base class has it so
        page = (_site(self.directory) / "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_):
        """Say nothing: the tests tell what is wrong."""


def _site(directory):
    return Path(directory) / PATH.strip("/")


def _rules(directory):
    pattern = ""
    file = _site(directory) / "_headers"
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        if line.startswith("/"):
            pattern = line
        elif line.strip():
            name, value = line.strip().split(": ", 1)
            yield pattern, name, value


class Served(Struct, frozen=True):
    """The sample site on a host, and the path of a page of each kind."""

    site: sites.Site
    paths: dict[str, str]

    def url(self, kind):
        """Return the address of the page of a kind."""
        return self.site.url + self.paths[kind]


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """Serve the sample site; of each kind of thing, the page that has most on it stands for all."""
    root = tmp_path_factory.mktemp("host")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(root)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}{PATH}"
    site = sites.build(sites.REPOSITORY, _site(root), sites.SAMPLE_DAY, url)
    yield Served(site, dict(_paths(site)))
    server.shutdown()
    server.server_close()
    thread.join()


def _paths(site):
    yield from {"home": "", "search": "search/", "no page": "no/such/page/"}.items()
    entries = site.json("catalog.json")["items"]
    entries.sort(key=lambda entry: site.file(entry["url"]).stat().st_size)
    for entry in entries:
        path = entry["url"].removeprefix(site.url)
        yield f"list of {path.split('/')[0]}", path.split("/")[0] + "/"
        if path.count("/") > 2:
            yield "translation", path
        elif "closed" in entry:
            yield f"closed {entry['kind']}", path
        else:
            yield entry["kind"], path


@pytest.fixture(scope="session")
def browser():
    """Start the Chromium that tools/chromium finds."""
    found = subprocess.run([sites.REPOSITORY / "tools" / "chromium"], capture_output=True, text=True, check=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found.stdout.strip(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def visit(browser):
    """Return a function that opens a page in a window of its own, with what a reader's browser is set to."""

    @contextmanager
    def visit(url, **settings):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **settings})
        try:
            page = context.new_page()
            page.goto(url)
            yield page
        finally:
            context.close()

    return visit
