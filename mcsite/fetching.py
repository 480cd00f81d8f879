"""The network, for commands that were asked to use it; a build never does."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from mcsite.diagnostics import Refusal

MAX_BYTES = 256 * 1024 * 1024
TIMEOUT = 30  # seconds


def fetch(location: str) -> bytes:
    """Return what lies at an HTTP(S) address or in a file. Raises Refusal, which says why it can't be had."""
    if urlsplit(location).scheme not in {"http", "https"}:
        return _file(Path(location))
    request = urllib.request.Request(location, headers={"User-Agent": "mcsite"})  # noqa: S310  only http and https
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310  as above
            return _limited(response.read(MAX_BYTES + 1), location)
    except urllib.error.HTTPError as error:
        with error:
            raise Refusal(f"{location} can't be fetched: the server says {error.code} {error.reason}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise Refusal(f"{location} can't be fetched: {reason}") from None


def _file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return _limited(file.read(MAX_BYTES + 1), str(path))
    except OSError as error:
        raise Refusal(f"{path} can't be read: {error.strerror}") from None


def _limited(content: bytes, location: str) -> bytes:
    if len(content) > MAX_BYTES:
        raise Refusal(f"{location} is larger than {MAX_BYTES // 1024**2} MiB, which is no catalog")
    return content
