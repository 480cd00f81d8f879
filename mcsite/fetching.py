"""The network, for commands that were asked to use it; a build never does."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import string
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Mapping, Sequence
from email.utils import parsedate_to_datetime
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from msgspec import Struct

from mcsite import __version__
from mcsite.diagnostics import Refusal

MAX_BYTES = 256 * 1024 * 1024
TIMEOUT = 30  # seconds
_UNCHANGED = 304
_NOT_THERE = {404, 410}
_MOVED = {301, 302, 303, 307, 308}
_HOPS = 10  # redirects that are followed
_VISIT_TIMEOUT = 15  # seconds
_VISITOR = {"User-Agent": f"Mozilla/5.0 (compatible; mcsite/{__version__}; checking links)", "Accept": "*/*"}
_BUSY = {429, 503}
_SHORT = re.compile(r"[1-9]|10")  # seconds that are waited
_NO_HOST = {getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name)}
_IN_PATH = "!$%&'()*+,-./:;=?@[]_~"  # what is sent as it is; addresses may be encoded already
_FAILURES: Sequence[tuple[type, str]] = (  # the first that fits
    (TimeoutError, f"no answer came within {_VISIT_TIMEOUT} seconds"),
    (ssl.SSLCertVerificationError, "its certificate can't be trusted"),
    (ssl.SSLError, "no secure connection came about"),
    (socket.gaierror, "its host can't be looked up now"),
    (ConnectionRefusedError, "it refuses connections"),
    (ConnectionError, "the connection broke off"),
    (OSError, "no connection came about"),
    (http.client.HTTPException, "the answer isn't one of a web server"),
    (object, "this isn't an address that can be asked"),
)
_SETTLED = 60  # seconds: a Last-Modified younger than that may stand for two contents (RFC 9110, section 8.8.2.2)


class Missing(Refusal):
    """Nothing lies at an address, or there is no such file."""


class Answer(Struct, frozen=True):
    """What lies at an address: its bytes, how many came over the network, and what to ask with whether it changed."""

    content: bytes
    received: int
    etag: str = ""
    modified: str = ""


class Visit(Struct, frozen=True):
    """Whether something is at an address; None if what came back doesn't tell. `reason` says why, unless it is there.

    `reached` is whether its host answered, `wait` how many seconds that asked to wait before it is asked again.
    """

    is_there: bool | None
    reason: str = ""
    reached: bool = True
    wait: int = 0


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


def visit(address: str, sleep: Callable[[float], None] = time.sleep) -> Visit:
    """Tell whether something is at an HTTP(S) address, or where that sends; its content isn't read. Never raises.

    Only a host that doesn't exist and the answers 404 and 410 say that nothing is there. Servers that don't know HEAD
    are asked again with GET, and once more after some seconds if they ask for that.
    """
    waited = False
    for method in ("HEAD", "GET", "GET"):
        came = _visited(address, method)
        if came.is_there or not came.reached or (method == "GET" and (waited or not came.wait)):
            break
        if came.wait and not waited:
            sleep(came.wait)
            waited = True
    return came


def encoded(address: str) -> str:
    """Return an HTTP(S) address as it is asked for: in ASCII, without the name of a user and the place on the page.

    Raises ValueError if it can't be one.
    """
    parts = urlsplit(address)
    host = parts.hostname
    if parts.scheme not in {"http", "https"} or not host or " " in host:
        raise ValueError("this isn't an address of the web")
    host = host if host.isascii() else host.encode("idna").decode()
    host = f"[{host}]" if ":" in host else host
    port = "" if parts.port is None else f":{parts.port}"
    path, query = quote(parts.path or "/", safe=_IN_PATH), quote(parts.query, safe=_IN_PATH)
    return urlunsplit((parts.scheme, host + port, path, query, ""))


def _visited(address: str, method: str) -> Visit:
    hops = 0
    try:
        while hops <= _HOPS:
            request = urllib.request.Request(encoded(address), method=method, headers=_VISITOR)  # noqa: S310
            try:
                with _visitor().open(request, timeout=_VISIT_TIMEOUT):
                    return Visit(is_there=True)
            except urllib.error.HTTPError as error:
                with error:
                    leads = error.headers["Location"]
                    if error.code not in _MOVED or not leads:
                        return _answered(error.code, error.headers["Retry-After"] or "")
            # headers are read as ISO 8859-1, whatever their bytes are
            address = urljoin(request.full_url, quote(leads, safe=string.punctuation, encoding="iso-8859-1"))
            hops += 1
    except (OSError, ValueError, http.client.HTTPException) as error:
        return _failed(error, redirected=hops > 0)
    return Visit(None, "the server sends from one address to the next without end")


def _answered(code: int, retry_after: str) -> Visit:
    try:
        says = f"the server says {code} {HTTPStatus(code).phrase}"  # what it calls that itself may be anything
    except ValueError:
        says = f"the server says {code}"
    wait = int(retry_after) if code in _BUSY and _SHORT.fullmatch(retry_after) else 0
    return Visit(is_there=False if code in _NOT_THERE else None, reason=says, wait=wait)


def _failed(error: Exception, *, redirected: bool) -> Visit:
    """Return what an error says, in words; of the host itself, if it wasn't another that it `redirected` to."""
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    reached = redirected or not isinstance(error, urllib.error.URLError)
    if isinstance(reason, socket.gaierror) and reason.errno in _NO_HOST:
        where = "the server sends on to a host that doesn't exist" if redirected else "there is no such host"
        return Visit(is_there=False, reason=where, reached=reached)
    return Visit(None, next(words for kind, words in _FAILURES if isinstance(reason, kind)), reached)


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


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Follows nothing: what leads on is an answer like others."""

    def redirect_request(self, *_: Any) -> None:
        return None


@cache
def _opener(*, same_host: bool) -> urllib.request.OpenerDirector:
    """Return what opens addresses; it is kept, since reading the certificates takes longer than most answers."""
    return _secure(_Redirects(same_host=same_host))


@cache
def _visitor() -> urllib.request.OpenerDirector:
    """Return what opens addresses and goes no further; it is kept, too."""
    return _secure(_NoRedirects())


def _secure(redirects: urllib.request.HTTPRedirectHandler) -> urllib.request.OpenerDirector:
    secure = urllib.request.HTTPSHandler(context=ssl.create_default_context())
    return urllib.request.build_opener(secure, redirects)


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
