"""Compare the search with Pagefind and MiniSearch: `python bench/search.py --credentials 1000`.

All three get the same documents: the same titles, texts and facets, from the same catalog, in one run. For each: the time
and memory to build, the bytes and the time to the first result and to that of a further query, over slow 4G in Chromium,
and on the sample catalog how good the results are, by the judged queries in `queries.json`. Ours are measured on the
site's own search page; the others have a bare page. MiniSearch's index is built in the browser. What is told is the median;
times depend on the machine: look at the ratios.

The others are installed into `bench/.tools` (npm, not kept in git) when they are first needed.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import mean, median
from typing import Any

import msgspec
from building import look, multiplied, put
from catalog import Maker
from generators import INSTALLED, NPM, install_from_npm, pagefind
from measuring import run
from playwright.sync_api import Browser, Page, sync_playwright

from mcsite.searching.documents import Document, documents

HERE = Path(__file__).parent
RIVALS = {"pagefind": NPM["pagefind"], "minisearch": "7.2.0"}
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}  # 1.6 Mbit/s
PAIRS = (
    ("student feedback", "reflective practice"),
    ("assessment rubric", "team protocol"),
    ("dialogue", "prototype"),
)
WAYS = ("mcsite", "pagefind", "minisearch")

PAGE = "<!doctype html><meta charset=utf-8><title>x</title><input id=q><ol id=results></ol><script {}></script>"
COMMON = """
const show = titles => document.getElementById('results').replaceChildren(...titles.map(one => {
  const li = document.createElement('li'); li.textContent = one; return li; }));
const first = new URLSearchParams(location.search).get('q');
"""
PAGEFIND = (
    COMMON
    + """
import * as pagefind from './pagefind/pagefind.js';
window.paths = async text => (await Promise.all((await pagefind.search(text)).results.slice(0, 10).map(one => one.data())))
  .map(one => one.meta.path);
window.ask = async text => {
  const results = (await pagefind.search(text)).results.slice(0, 10).map(one => one.data());
  show([(await results[0])?.meta.title ?? 'none']);
  show((await Promise.all(results)).map(one => one.meta.title)); window.done = text; };
if (first) window.ask(first); window.ready = true;
"""
)
MINISEARCH = (
    COMMON
    + """
const documents = await (await fetch('documents.json')).json();
const index = new MiniSearch({ fields: ['title', 'subjects', 'summary', 'body'], storeFields: ['title'], idField: 'path',
  searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 4, subjects: 2, summary: 2 } } });
index.addAll(documents);
window.paths = async text => index.search(text).slice(0, 10).map(one => one.id);
window.ask = async text => { show(index.search(text).slice(0, 10).map(one => one.title)); window.done = text; };
if (first) window.ask(first); window.ready = true;
"""
)
OURS = """async text => {
  window.index ??= await mcsite.search.open(mcsite.search.fetched(mcsite.root));
  const { places } = await window.index.find({ text });
  return (await Promise.all(places.slice(0, 10).map(place => window.index.result(place)))).map(one => one.path);
}"""
WATCH = """new MutationObserver(() => {
  const first = document.querySelector('#results > li');
  if (first && !window.firstAt && first.textContent.trim()) window.firstAt = performance.now();
}).observe(document, { childList: true, subtree: true });"""


class Handler(SimpleHTTPRequestHandler):
    """Serves files as a host does: compressed, and over connections that stay open."""

    protocol_version = "HTTP/1.1"
    sent = 0  # bytes of all answers, without their headers: workers' included, which a page's tools don't see

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        content = path.read_bytes() if path.is_file() else b""
        self.send_response(200 if content else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if content and path.suffix in {".html", ".css", ".js", ".json", ".svg"}:
            content = compressed(path)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        Handler.sent += len(content)
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server that doesn't mind when a browser goes away."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


@cache
def compressed(path: Path) -> bytes:
    """Return a file as a host keeps it ready."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


def build_ours(root: Path, site: Path, count: int) -> dict[str, float]:
    """Build a site, or the search alone of so many documents; return what the search takes."""
    command = (sys.executable, HERE / "building.py", root, site, f"--documents={count}")
    used = run([command], site.parent, watched=True)
    spent = json.loads(used.said.splitlines()[-1])
    found = {"build, s": spent["search"], "build, MB": spent["MB"]}
    if count:
        return found
    return {**found, "build, share of the whole": spent["search"] / spent["whole"], "whole build, MB": used.peak}


def write_rivals(held: Iterable[Document], pages: Path, mini: Path) -> None:
    """Write the same documents as pages for Pagefind, and as a list for MiniSearch."""
    rows = []
    for one in held:
        put(pages / one.path / "index.html", _page(one).encode())
        rows.append(
            {"path": one.path, "title": one.names, "subjects": one.subjects, "summary": one.summary, "body": _body(one)}
        )
    put(mini / "documents.json", msgspec.json.encode(rows))
    put(mini / "index.html", PAGE.format("src=minisearch.js></script><script type=module src=page.js").encode())
    put(mini / "page.js", MINISEARCH.encode())
    shutil.copy(INSTALLED / "node_modules/minisearch/dist/umd/index.js", mini / "minisearch.js")


def build_pagefind(pages: Path) -> dict[str, float]:
    """Let Pagefind index its pages; return what that takes."""
    used = run([pagefind(pages)], pages.parent, watched=True)
    put(pages / "index.html", PAGE.format("type=module src=page.js").encode())
    put(pages / "page.js", PAGEFIND.encode())
    return {"build, s": used.cpu, "build, MB": used.peak}


def _page(one: Document) -> str:
    filters = "".join(
        f'<span data-pagefind-filter="{name}">{html.escape(value)}</span>'
        for name, values in one.facets.items()
        for value in values
    )
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{html.escape(one.title)}</title>"
        f'<body data-pagefind-body><h1>{html.escape(one.names)}</h1><p data-pagefind-meta="path">{one.path}</p>'
        f"<p>{html.escape(one.summary)}</p><p>{html.escape(one.subjects)}</p><p>{html.escape(_body(one))}</p>"
        f"<div hidden data-pagefind-ignore>{filters}</div></body></html>"
    )


def _body(one: Document) -> str:
    return " ".join(passage.text for passage in one.passages)


def slow_down(page: Page) -> None:
    """Make everything that a page asks for come over slow 4G."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)


def measure(browser: Browser, url: str, way: str) -> Iterator[dict[str, float]]:
    """Ask pairs of queries, each in a browser that knows nothing yet; go through bytes (KB) and seconds."""
    for text, more in PAIRS:
        page = browser.new_page()
        page.add_init_script(WATCH)
        slow_down(page)
        Handler.sent = 0
        page.goto(f"{url}{'search/' if way == 'mcsite' else ''}?q={text.replace(' ', '+')}", wait_until="commit")
        page.wait_for_function("() => window.firstAt", timeout=120_000)
        first = {"first KB": Handler.sent / 1000, "first s": page.evaluate("() => window.firstAt") / 1000}
        page.wait_for_load_state("networkidle")
        before = Handler.sent
        began = page.evaluate("() => { window.firstAt = 0; return performance.now(); }")
        if way == "mcsite":
            page.fill("#q", more)
            page.press("#q", "Enter")
        else:
            page.evaluate("text => window.ask(text)", more)
        page.wait_for_function("() => window.firstAt", timeout=120_000)
        then = (page.evaluate("() => window.firstAt") - began) / 1000
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
        yield {**first, "further KB": (Handler.sent - before) / 1000, "further s": then}
        page.close()


def judge(browser: Browser, url: str, way: str) -> dict[str, float]:
    """Ask the judged queries; return the mean reciprocal rank and the recall at 10."""
    queries = json.loads((HERE / "queries.json").read_text(encoding="utf-8"))
    page = browser.new_page()
    page.goto(url + ("search/" if way == "mcsite" else ""))
    page.wait_for_function("() => window.ready || window.mcsite?.search", timeout=60_000)
    ranks, recalls = [], []
    for query in queries:
        found = page.evaluate(OURS if way == "mcsite" else "text => window.paths(text)", query["query"])
        wanted = query["relevant"]
        ranks.append(next((1 / at for at, path in enumerate(found, start=1) if path in wanted), 0.0))
        recalls.append(len(set(found) & set(wanted)) / min(10, len(wanted)))
    page.close()
    return {"MRR": mean(ranks), "recall@10": mean(recalls)}


def compare(browser: Browser, root: Path, work: Path, *, count: int = 0, times: int = 0) -> dict[str, dict[str, float]]:
    """Build all three of a catalog, or of so many documents, serve them, and measure them so many times, or judge them."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    compressed.cache_clear()
    folders = {way: work / way for way in WAYS}
    found = {"mcsite": build_ours(root, folders["mcsite"], count), "minisearch": {}}
    made = look(root)
    held = multiplied(made, count) if count else (make() for make in documents(made).values())
    write_rivals(held, folders["pagefind"], folders["minisearch"])
    found["pagefind"] = build_pagefind(folders["pagefind"])
    server = Server(("127.0.0.1", 0), partial(Handler, directory=str(work)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for way in WAYS:
        url = f"http://127.0.0.1:{server.server_port}/{way}/"
        if not times:
            found[way] |= judge(browser, url, way)
            continue
        asked = [one for _ in range(times) for one in measure(browser, url, way)]
        found[way] |= {name: median(one[name] for one in asked) for name in asked[0]}
    server.shutdown()
    shutil.rmtree(work)
    return found


def told(title: str, found: dict[str, dict[str, float]]) -> None:
    """Print a table: what each needs, and how many times what we need."""
    print(f"\n{title}\n")
    print("| | mcsite | Pagefind | MiniSearch |")
    print("|---|---|---|---|")
    for name in dict.fromkeys(name for values in found.values() for name in values):
        cells = []
        for way in WAYS:
            value: Any = found[way].get(name)
            ours = found["mcsite"].get(name)
            ratio = f" ({value / ours:.2g}×)" if value is not None and ours and way != "mcsite" else ""
            cells.append("–" if value is None else f"{value:,.3g}{ratio}" if value < 100 else f"{value:,.0f}{ratio}")
        print(f"| {name} | {' | '.join(cells)} |")
    sys.stdout.flush()


def main() -> None:
    """Read the command line, and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--credentials", type=int, nargs="*", default=[1000], help="sizes of generated catalogs")
    parser.add_argument(
        "--documents", type=int, nargs="*", default=[], help="numbers of titles with summaries and facets"
    )
    parser.add_argument("--times", type=int, default=5, help="how often each pair of queries is asked")
    parser.add_argument(
        "--work", type=Path, default=INSTALLED / "work", help="a folder for what is made, removed at the end"
    )
    given = parser.parse_args()
    install_from_npm(RIVALS)
    chromium = subprocess.run([HERE.parent / "tools" / "chromium"], capture_output=True, text=True, check=True).stdout
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.strip(), args=["--no-sandbox", "--disable-gpu"])
        told("Relevance, sample catalog", compare(browser, HERE.parent, given.work))
        sizes = [(size, 0) for size in given.credentials] + [(1000, count) for count in given.documents]
        for size, count in sizes:
            root = given.work.with_name(given.work.name + "-catalog")
            shutil.rmtree(root, ignore_errors=True)
            Maker(root, size, seed=1).make()
            title = f"{count:,} titles, summaries and facets" if count else f"{size:,} credentials"
            told(title, compare(browser, root, given.work, count=count, times=given.times))
            shutil.rmtree(root)
        browser.close()


if __name__ == "__main__":
    main()
