"""Whether what a catalog links to on the web is still there: finds the addresses in its own files, and asks.

Nothing of this is done unless it is asked for: a check or build doesn't depend on what others have on their hosts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from mcsite import fetching, frontmatter, prose, resources, sources, yamltext
from mcsite.diagnostics import Place, Problem, Route
from mcsite.fetching import Visit
from mcsite.prose.addresses import readable
from mcsite.schemas import Schemas
from mcsite.standing import SETTINGS

_AT_ONCE = 16
_AT_ONE_HOST = 2
_TICK = 0.1  # seconds between two looks at how far it is
_HINT = "write the address of the page as it is now, or remove the link"
_FOR_EXAMPLES = ("example", "test", "invalid", "localhost", "example.com", "example.net", "example.org")
_ALONE = Visit(None, "no host at all is found; is this machine connected to the network?")

Find = Callable[[str], Visit]


class Cited(Struct, frozen=True):
    """A web address, and where it stands in a file of the catalog."""

    address: str
    path: str
    where: Place

    @property
    def asked(self) -> str:
        """The address as it is asked for, if it can be."""
        try:
            return fetching.encoded(self.address)
        except ValueError:
            return self.address


class Unclear(Struct, frozen=True):
    """An address that gave no clear answer, the first file that cites it, and why."""

    address: str
    path: str
    reason: str


class Visited(Struct, frozen=True):
    """What asking came to: a problem wherever an address stands that leads nowhere, and what gave no clear answer.

    `asked` is how many addresses were asked, `dead` how many of them lead nowhere, `reserved` how many weren't asked
    since they are for examples.
    """

    problems: tuple[Problem, ...]
    unclear: tuple[Unclear, ...]
    asked: int
    dead: int
    reserved: int


def cited(root: Path, chosen: Callable[[str], bool] = lambda _path: True) -> list[Cited]:
    """Return every web address in the catalog's own files of chosen paths, but none of its own site, in order."""
    schemas = Schemas(resources.folder("schema"))
    settings = _settings(root)
    found = list(_in_data(schemas, "settings", SETTINGS, settings)) if chosen(SETTINGS) else []
    for source in sources.discover(root).files:
        if not chosen(source.path):
            continue
        document, _ = frontmatter.read(source.path, source.content)
        if document is not None:
            found += _in_data(schemas, source.collection, source.path, document.data)
            body = prose.web_links(document.body, source.path, document.body_line)
            found += [Cited(address, source.path, where) for address, where in body]
    home = f"{str(settings.get('url', '')).rstrip('/')}/"
    return [one for one in found if home == "/" or not f"{one.address}/".startswith(home)]


def _settings(root: Path) -> dict[str, Any]:
    """Return what stands in the settings, right or wrong; nothing if they can't be read, which others tell."""
    try:
        text, _ = frontmatter.decode(SETTINGS, (root / SETTINGS).read_bytes())
    except OSError:
        return {}
    data, _ = yamltext.read(text, SETTINGS)
    return data if isinstance(data, dict) else {}


def _in_data(schemas: Schemas, name: str, path: str, data: dict[str, Any]) -> Iterator[Cited]:
    for mention in schemas.web_addresses(name, data):
        yield Cited(mention.value, path, Route(mention.keys))
    for mention in schemas.marked(name, data)[1]:
        for address, where in prose.field_web_links(mention.value, path, Route(mention.keys)):
            yield Cited(address, path, where)


def visit(
    found: Sequence[Cited], find: Find = fetching.visit, progress: Callable[[int], None] = lambda _count: None
) -> Visited:
    """Ask for each address once; `progress` is told how many are done."""
    first: dict[str, Cited] = {}
    for one in found:
        first.setdefault(one.asked, one)
    asked = [address for address in first if not _is_reserved(_host(address))]
    came = _came(asked, find, progress)
    unclear = [
        Unclear(first[address].address, first[address].path, came[address].reason)
        for address in asked
        if came[address].is_there is None
    ]
    dead = {address: came[address].reason for address in asked if came[address].is_there is False}
    problems = tuple(_dead(one, dead[one.asked]) for one in found if one.asked in dead)
    return Visited(problems, tuple(unclear), len(asked), len(dead), len(first) - len(asked))


def _dead(one: Cited, reason: str) -> Problem:
    return Problem("dead-link", f"'{readable(one.address)}' leads nowhere: {reason}", one.path, one.where, _HINT)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_reserved(host: str) -> bool:
    """Tell whether a name is one of those kept for examples and tests (RFC 2606 and 6761)."""
    return f".{host.rstrip('.')}".endswith(tuple(f".{name}" for name in _FOR_EXAMPLES))


def _came(addresses: Iterable[str], find: Find, progress: Callable[[int], None]) -> Mapping[str, Visit]:
    """Return what each address came to: many are asked at once, but few of one host."""
    came: dict[str, Visit] = {}
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        running = {pool.submit(_go, lane, find, came) for lane in _lanes(addresses)}
        while running:
            done, running = wait(running, timeout=_TICK)
            for one in done:
                one.result()
            progress(len(came))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # who stops it doesn't wait for the slowest host
    hosts = {_host(address) for address in came}
    if len(hosts) > 1 and not any(one.reached or one.is_there is None for one in came.values()):
        return dict.fromkeys(came, _ALONE)
    return came


def _lanes(addresses: Iterable[str]) -> list[list[str]]:
    """Return the addresses that are asked for one after the other; the longest lines begin first."""
    of_hosts = groupby(sorted(addresses, key=_host), key=_host)
    lanes = [own[lane::_AT_ONE_HOST] for _, same in of_hosts for own in (list(same),) for lane in range(_AT_ONE_HOST)]
    return sorted(filter(None, lanes), key=len, reverse=True)


def _go(lane: Sequence[str], find: Find, came: dict[str, Visit]) -> None:
    """Ask for addresses of one host; once that can't be reached, the others get the same answer."""
    last = Visit(None)
    for address in lane:
        last = find(address) if last.reached else last
        came[address] = last
