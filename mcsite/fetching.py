"""The network, for commands that were asked to use it; a build never does."""

from __future__ import annotations

import http.client
import ssl
import urllib.error
import urllib.request
import zlib
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from mcsite.diagnostics import Refusal

MAX_BYTES = 256 * 1024 * 1024
TIMEOUT = 30  # seconds
_UNCHANGED = 304
_NOT_THERE = {404, 410}
_SETTLED = 60  # seconds: a Last-Modified younger than that may stand for two contents (RFC 9110, section 8.8.2.2)


class Missing(Refusal):
    """Nothing lies at an address, or there is no such file."""


class Answer(Struct, frozen=True):
    """What lies at an address: its bytes, how many came over the network, and what to ask with whether it changed."""

    content: bytes
    received: int
    etag: str = ""
    modified: str = ""


class _Unchanged(Exception):  # noqa: N818  it isn't an error
    """The server says that nothing has changed."""


def fetch(location: str) -> bytes:
    """Return what lies at an HTTP(S) address, or where it sends, or in a file. Raises Refusal, which says why not."""
    return _answer(location, {}, MAX_BYTES, same_host=False).content


def fetch_there(location: str) -> bytes:
    """Return what lies at an HTTP(S) address or in a file, as `fetch` does, but from no other host than that one."""
    return _answer(location, {}, MAX_BYTES, same_host=True).content


def ask(location: str, etag: str = "", modified: str = "", *, limit: int = MAX_BYTES) -> Answer | None:
    """Return what lies at an HTTP(S) or `file:` address or in a file; None if it hasn't changed since.

    `etag` and `modified` are those of an earlier answer. `limit` is in bytes. Raises Missing if nothing is there, and
    Refusal, which says why, if it can't be had or the server sends elsewhere than to its own host.
    """
    asked = {"If-None-Match": etag, "If-Modified-Since": modified, "Cache-Control": "no-cache"}
    headers = {name: value for name, value in asked.items() if value}
    try:
        return _answer(location, headers, limit, same_host=True)
    except _Unchanged:
        return None


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to HTTP(S) addresses; if so told, those on the same host, and from http to https, alone."""

    def __init__(self, *, same_host: bool) -> None:
        self.same_host = same_host

    def redirect_request(  # the base class has these parameters
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if new.scheme not in {"http", "https"}:
            raise urllib.error.URLError(f"it leads to {newurl}, which isn't an HTTP(S) address")
        stays = (old.hostname, old.port) == (new.hostname, new.port) and new.scheme in {old.scheme, "https"}
        if self.same_host and not stays:
            raise urllib.error.URLError(f"it leads to {newurl}, on another host; give that address if it is right")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@cache
def _opener(*, same_host: bool) -> urllib.request.OpenerDirector:
    """Return what opens addresses; it is kept, since reading the certificates takes longer than most answers."""
    secure = urllib.request.HTTPSHandler(context=ssl.create_default_context())
    return urllib.request.build_opener(secure, _Redirects(same_host=same_host))


def _answer(location: str, headers: Mapping[str, str], limit: int, *, same_host: bool) -> Answer:
    scheme = location.partition(":")[0].lower()
    if scheme not in {"http", "https"}:
        path = urllib.request.url2pathname(urlsplit(location).path) if scheme == "file" else location
        return _file(Path(path), limit)
    try:
        request = urllib.request.Request(  # noqa: S310  only http and https
            location, headers={"User-Agent": "mcsite", "Accept-Encoding": "gzip", **headers}
        )
        with _opener(same_host=same_host).open(request, timeout=TIMEOUT) as response:
            return _received(response, location, limit)
    except urllib.error.HTTPError as error:
        with error:
            if error.code == _UNCHANGED:
                raise _Unchanged from None
            kind = Missing if error.code in _NOT_THERE else Refusal
            raise kind(f"{location} can't be fetched: the server says {error.code} {error.reason}") from None
    except (OSError, ValueError, http.client.HTTPException, zlib.error) as error:
        reason = getattr(error, "reason", None) or str(error) or type(error).__name__
        raise Refusal(f"{location} can't be fetched: {reason}") from None


def _received(response: http.client.HTTPResponse, location: str, limit: int) -> Answer:
    body = _limited(response.read(limit + 1), location, limit)
    if response.length:
        raise OSError("the connection broke off")
    content = body
    if response.headers["Content-Encoding"] == "gzip":
        stream = zlib.decompressobj(wbits=31)
        content = _limited(stream.decompress(body, limit + 1), location, limit)
        if not stream.eof:
            raise OSError("the connection broke off")
    etag, modified = response.headers["ETag"] or "", response.headers["Last-Modified"] or ""
    if modified and not _settled(modified, response.headers["Date"] or ""):
        etag = modified = ""
    return Answer(content, len(body), etag, modified)


def _settled(modified: str, now: str) -> bool:
    """Tell whether what was last modified then can't have been modified again within the same second."""
    try:
        return (parsedate_to_datetime(now) - parsedate_to_datetime(modified)).total_seconds() >= _SETTLED
    except (TypeError, ValueError):
        return False


def _file(path: Path, limit: int) -> Answer:
    try:
        with path.open("rb") as file:
            content = _limited(file.read(limit + 1), str(path), limit)
    except FileNotFoundError as error:
        raise Missing(f"{path} can't be read: {error.strerror}") from None
    except OSError as error:
        raise Refusal(f"{path} can't be read: {error.strerror}") from None
    return Answer(content, len(content))


def _limited(content: bytes, location: str, limit: int) -> bytes:
    if len(content) > limit:
        raise Refusal(f"{location} is larger than {limit // 1024**2} MiB, which is no catalog")
    return content
