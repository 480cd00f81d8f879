"""A real browser, and the sample site as a host serves it: below a path, with the headers and the page for no page."""

from __future__ import annotations

import subprocess
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import assessments
import pytest
import sites
import things
import workbooks
from msgspec import Struct
from playwright.sync_api import sync_playwright

from mcsite import urls
from mcsite.importing import federation

PATH = "/some/where/"
ELSEWHERE = "federated/"
FEDERATED = tuple(
    f"{kind} from elsewhere"
    for kind in ("credential", "translation", "workbook", "assess", "stack", "issuer", "list of credentials")
)


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
    """Serve the sample site; of each kind of thing, the page that has most on it stands for all.

    Below it lies a site that has what the sample offers from there.
    """
    root = tmp_path_factory.mktemp("host")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(root)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}{PATH}"
    site = sites.build(sites.REPOSITORY, _site(root), sites.SAMPLE_DAY, url)
    paths = dict(_paths(site))
    _federate(site, tmp_path_factory.mktemp("federated"))
    paths |= {kind: ELSEWHERE + paths[kind.removesuffix(" from elsewhere")] for kind in FEDERATED}
    yield Served(site, paths)
    server.shutdown()
    server.server_close()
    thread.join()


def _federate(site, root):
    """Build the site of a catalog that has the sample as its source."""
    settings = f"title: Ours\nurl: {site.url}{ELSEWHERE}\nsources:\n  - {{id: sample, feed: '{site.root}/feed.json'}}\n"
    things.write(root, things.small(), settings)
    federation.update(root, clock=lambda: datetime(2026, 10, 1, tzinfo=UTC))
    sites.build(root, site.root / ELSEWHERE, sites.SAMPLE_DAY, f"{site.url}{ELSEWHERE}")


def _paths(site):
    """Go through every page, with its kind: the largest of a kind comes last."""
    entries = {entry["url"].removeprefix(site.url): entry for entry in site.json("catalog.json")["items"]}
    moved = {line.split(" ")[0].removeprefix(PATH) for line in site.text("_redirects").splitlines()}
    pages = sorted(site.pages(), key=lambda page: (site.root / page).stat().st_size)
    for path in (page.removesuffix("index.html") for page in pages if page != "404.html"):
        if path not in moved:
            yield _kind(path, entries), path
    yield "no page", "no/such/page/"


def _kind(path, entries):
    """Return what kind of page there is at a path: that of its thing, or the name of a page beside it."""
    parts = path.strip("/").split("/")
    if path in entries:
        if entries[path]["status"] == "withdrawn":
            return "withdrawn"
        kind = "translation" if len(parts) > 2 else entries[path]["kind"]
        return f"closed {kind}" if "closed" in entries[path] else kind
    if len(parts) == 1 and parts[0] in urls.COLLECTIONS:
        return f"list of {parts[0]}"
    if "v" in parts[2:3]:
        return "version"
    return parts[min(len(parts), 3) - 1] or "home"


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


@pytest.fixture
def open_workbook(served, visit):
    """Return a function that opens the workbook of "Generating Ideas" in a browser without anything kept."""

    @contextmanager
    def open_workbook(**settings):
        with visit(served.site.url + workbooks.PATH, accept_downloads=True, **settings) as page:
            yield page

    return open_workbook


@pytest.fixture
def workbook(open_workbook):
    """Open the workbook of "Generating Ideas" in a browser without anything kept."""
    with open_workbook() as page:
        yield page


@pytest.fixture
def open_form(served, visit):
    """Return a function that opens the assessor's form of "Generating Ideas" in a browser without anything kept."""

    @contextmanager
    def open_form(**settings):
        with visit(served.site.url + assessments.PATH, accept_downloads=True, **settings) as page:
            yield page

    return open_form


@pytest.fixture
def form(open_form):
    """Open the assessor's form of "Generating Ideas" in a browser without anything kept."""
    with open_form() as page:
        yield page
