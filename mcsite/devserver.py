"""The preview: serve the last good site, with what is wrong over it, watch the catalog, reload the browser.

The server and its script are livereload's; `watchfiles` watches. Only this machine is let in by default, and requests
that name another host, or a socket opened from another site, are refused.
"""

from __future__ import annotations

import asyncio
import gc
import ipaddress
import tempfile
import webbrowser
from collections.abc import AsyncIterator, Callable, Collection, Coroutine, Iterable
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado import web
from tornado.escape import json_decode
from tornado.httpserver import HTTPServer
from watchfiles import Change, awatch

from mcsite import resources
from mcsite.diagnostics import Refusal
from mcsite.standing import SETTINGS

Rebuild = Callable[[Path, Callable[[], None], Collection[str]], str]
Say = Callable[[str], None]
WATCHED = ("content", "theme", "schema", "sources")
_STEP = 10  # ms without another change after which those that were seen are dealt with
_LONGEST_NAME = 200  # letters of a file's name: more bytes than a disk takes can't be looked for
# The script says `snipver` when it begins to listen: with what was shown as it got its page.
_SCRIPT = '<script src="/livereload.js?port={port}&amp;snipver={state}" defer></script>'
_NOTHING = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Nothing to show yet</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<main><h1>Nothing to show yet</h1><p>{message}</p></main>"""


def serve(root: Path, rebuild: Rebuild, say: Say, host: str, port: int, *, open_browser: bool = False) -> None:
    """Serve a catalog until interrupted.

    `rebuild` builds into a folder and returns an empty text, or what is wrong, as HTML to lay over pages; meanwhile it
    may call what it is given, when there is something to show already. It is told the paths of files that were seen to
    change, if that is all that is known to have. `say` is told where the site is, and when it ends.

    Raises Refusal if the port is taken.
    """
    with tempfile.TemporaryDirectory(prefix="mcsite-") as folder:
        site = Path(folder).resolve() / "site"
        preview = Preview(site, rebuild(site, lambda: None, ()))
        gc.disable()  # to go through all that is held of a large catalog takes as long as a build: that is done at rest
        gc.collect()
        try:
            asyncio.run(_serve(root, preview, rebuild, say, host, port, open_browser=open_browser))
        except KeyboardInterrupt:
            say("stopped")
        except (OSError, UnicodeError) as error:
            reason = getattr(error, "strerror", None) or "the host's name can't be one"
            raise Refusal(f"can't listen on {host}:{port}: {reason}; choose another --port or --host") from None
        finally:
            gc.enable()


class Preview:
    """What browsers are shown: the site in a folder, and over its pages what keeps a newer one from being built."""

    def __init__(self, site: Path, fault: str = "") -> None:
        self.site = site
        self.fault = fault
        self.state = 1  # a number for what is shown now

    def show(self, fault: str) -> None:
        """Reload the browsers for a new site or another fault; the same fault is there to read already."""
        if fault and fault == self.fault:
            return
        self.fault = fault
        self.state += 1
        LiveReloadHandler.reload_waiters("*")


async def _serve(
    root: Path, preview: Preview, rebuild: Rebuild, say: Say, host: str, port: int, *, open_browser: bool
) -> None:
    LiveReloadHandler.live_css = True
    LiveReloadHandler.watcher = Watcher()  # it asks its watcher what changed; the watching is done here
    server = HTTPServer(application(preview, host, port))
    server.listen(port, address=host)
    address = f"http://{host}:{port}/"
    say(f"serving {address} (Ctrl-C ends it)")
    if open_browser:
        webbrowser.open(address)
    loop = asyncio.get_running_loop()

    def shown() -> None:
        loop.call_soon_threadsafe(preview.show, "")

    async for changed in changes(root):
        preview.show(await asyncio.to_thread(rebuild, preview.site, shown, changed))
        gc.collect()


def application(preview: Preview, host: str, port: int) -> web.Application:
    """Return the web application that shows a preview."""
    known = {"host": host}
    return web.Application(
        [
            (r"/livereload", _Socket, {"preview": preview, **known}),
            (r"/livereload.js", _guarded(LiveReloadJSHandler), known),
            (r"/(.*)", _Files, {"preview": preview, "port": port, **known}),
        ]
    )


async def changes(root: Path) -> AsyncIterator[Collection[str]]:
    """Go through the moments at which the catalog, or mcsite's own theme or schemas, changed: the paths of what did.

    What changes while a moment is dealt with makes the next one.
    """
    watch = _Watch(root)
    try:
        while True:
            await watch.noticed.wait()
            watch.noticed.clear()
            watch.judge()
            changed, watch.paths = watch.paths, set()
            yield changed
    finally:
        watch.end()


class _Watch:
    """Watches the folders of a catalog, also those that are still to come, and notices a change in any of them.

    `paths` are those of what changed.
    """

    def __init__(self, root: Path) -> None:
        own = [resources.folder(name) for name in ("theme", "schema")]
        self.noticed = asyncio.Event()
        self.paths: set[str] = set()
        self.folders = frozenset({*(root / name for name in WATCHED), *own})
        self.tasks = {root: self._begin(self._top(root))}
        for folder in self.folders:
            self._renew(folder)

    def judge(self) -> None:
        """Raise the error that ended a watch, if one did."""
        for task in self.tasks.values():
            if task.done() and not task.cancelled():
                task.result()

    def end(self) -> None:
        """End all watches."""
        for task in self.tasks.values():
            task.cancel()

    def _begin(self, watching: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(watching)
        task.add_done_callback(lambda ended: None if ended.cancelled() else self.noticed.set())
        return task

    def _renew(self, folder: Path) -> None:
        """Watch a folder that is new, or new again; one that is gone no longer."""
        if folder in self.tasks:
            self.tasks.pop(folder).cancel()
        if folder.is_dir():
            self.tasks[folder] = self._begin(self._below(folder))

    async def _top(self, root: Path) -> None:
        async for found in awatch(root, recursive=False, watch_filter=_is_top, step=_STEP):
            for folder in self.folders & {root / Path(path).name for _, path in found}:
                self._renew(folder)
            self._notice(found)

    async def _below(self, folder: Path) -> None:
        async for found in awatch(folder, watch_filter=_is_content, step=_STEP):
            self._notice(found)

    def _notice(self, found: Iterable[tuple[Change, str]]) -> None:
        self.paths |= {path for _, path in found}
        self.noticed.set()


def _is_top(_change: Change, path: str) -> bool:
    return Path(path).name in {SETTINGS, *WATCHED}


def _is_content(_change: Change, path: str) -> bool:
    name = Path(path).name
    return not name.startswith(".") and not name.endswith(("~", ".swp", ".tmp"))


def allowed(host: str, header: str) -> bool:
    """Tell whether a Host header names this server: as it was told, as localhost, or by an address.

    A name of another site that leads here is refused (DNS rebinding).
    """
    name = urlsplit(f"//{header}").hostname or ""
    if name in {host, "localhost"}:
        return True
    try:
        return ipaddress.ip_address(name) is not None
    except ValueError:
        return False


class _Guard(web.RequestHandler):
    """Refuses requests that name another host."""

    def initialize(self, host: str) -> None:
        self.host = host

    def prepare(self) -> None:
        if not allowed(self.host, self.request.host):
            raise web.HTTPError(403, reason="This host isn't served here")


def _guarded(handler: type[web.RequestHandler]) -> type[web.RequestHandler]:
    return type(handler.__name__, (_Guard, handler), {})


class _Socket(_Guard, LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """Tells browsers to reload; only pages of this server may listen."""

    def initialize(self, preview: Preview, host: str) -> None:  # type: ignore[override]
        self.preview = preview
        self.host = host
        self.state = preview.state

    def on_message(self, message: str | bytes) -> None:
        """Answer a browser, and have it reload at once if something else is shown since it got its page."""
        super().on_message(message)
        said = json_decode(message)
        self.state = said.get("snipver", self.state)
        if said["command"] == "info" and self.state != self.preview.state:
            self.send_message({"command": "reload", "path": "*", "liveCSS": True})

    def check_origin(self, origin: str) -> bool:
        return bool(urlsplit(origin).netloc == self.request.host)


class _Files(_Guard, web.StaticFileHandler):
    """Serves the site's files as they are now; pages get the script that reloads them, and what is wrong over them."""

    def initialize(self, preview: Preview, host: str, port: int) -> None:  # type: ignore[override]
        web.StaticFileHandler.initialize(self, str(preview.site), "index.html")
        self.preview = preview
        self.host = host
        self.port = port

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002  # tornado's signature
        found = self._find(path)
        if isinstance(found, int):
            await super().get(path, include_body)
        elif isinstance(found, str):
            self.redirect(found)
        else:
            self._page(*found)

    def _find(self, path: str) -> tuple[int, bytes] | str | int:
        """Return a page with its status, or where to go instead, or 0 for a file that isn't a page."""
        site = Path(self.root)
        if not site.is_dir():
            return 200, _NOTHING.format(message="This page reloads by itself when there is.").encode()
        file = Path(self.get_absolute_path(self.root, self.parse_url_path(path)))
        if any(len(part) > _LONGEST_NAME for part in file.parts):
            raise web.HTTPError(404)
        if not file.is_relative_to(site):
            raise web.HTTPError(403)
        if file.is_dir() and not self.request.path.endswith("/"):
            return f"{self.request.path}/"
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            missing = site / "404.html"
            return 404, missing.read_bytes() if missing.is_file() else _missing(path)
        return (200, file.read_bytes()) if file.suffix == ".html" else 0

    def _page(self, status: int, html: bytes) -> None:
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        added = _SCRIPT.format(port=self.port, state=self.preview.state).encode()
        if self.preview.fault:
            added = self.preview.fault.encode("utf-8", "replace") + added
        head, separator, tail = html.rpartition(b"</body>")
        self.finish(head + added + separator + tail if separator else html + added)

    def compute_etag(self) -> None:
        """Give no tag: the browser asks for every file anew."""

    def should_return_304(self) -> bool:
        return False


def _missing(path: str) -> bytes:
    return _NOTHING.format(message=f"There is no page {escape(path)}.").encode()
