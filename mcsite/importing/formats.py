"""The formats that can be imported, and which of them a file is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mcsite.diagnostics import Refusal

if TYPE_CHECKING:
    from mcsite.importing.entry import Given

TABLES = ("csv", "xlsx")
# The module of each other format: `read(content, location)` returns its entries or raises Refusal.
MODULES: Mapping[str, str] = MappingProxyType(
    {"open-badges": "mcsite.importing.badges", "ctdl": "mcsite.importing.ctdl"}
)
FORMATS = (*TABLES, *MODULES, "feed")


def read(location: str, form: str = "") -> Given:
    """Read a file, a folder of CSV files or an address, in a format, or in that which it seems to be.

    Raises Refusal if it can't be had or read, or doesn't say in which format it is.
    """
    from mcsite.fetching import fetch  # noqa: PLC0415  the command line only wants to know the formats
    from mcsite.importing import feed, spreadsheets  # noqa: PLC0415  likewise
    from mcsite.importing.entry import Given  # noqa: PLC0415  likewise

    form = form or _guess(location, fetch)
    if form in TABLES:
        return spreadsheets.read(location, form)
    if form == "feed":
        return Given(feed.entries(record for page in feed.gather(location) for record in page.records))
    return Given(import_module(MODULES[form]).read(fetch(location), location))


def _guess(location: str, fetch: Callable[[str], bytes]) -> str:
    path = Path(urlsplit(location).path)
    named = "csv" if Path(location).is_dir() else path.suffix.lower().removeprefix(".")
    form = named if named in TABLES else _by_content(fetch(location))
    if form not in FORMATS:
        raise Refusal(f"{location} doesn't say in which format it is; write --from and one of {', '.join(FORMATS)}")
    return form


def _by_content(content: bytes) -> str:
    if content.startswith(b"PK\x03\x04"):
        return "xlsx"
    import json  # noqa: PLC0415  likewise

    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        return ""
    said = document if isinstance(document, dict) else {}
    contexts = json.dumps(said.get("@context", ""))
    if str(said.get("version", "")).startswith("https://jsonfeed.org/"):
        return "feed"
    if "credreg.net" in contexts:
        return "ctdl"
    return "open-badges" if any(word in contexts for word in ("openbadges", "purl.imsglobal.org")) else ""
