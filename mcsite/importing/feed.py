"""The feed of a catalog, back to what its authors wrote.

A record holds more than was written: what templates, scales and originals give is filled in. Where these are among the
records, it is taken out again, so that what changes there changes here; where they aren't, it stays. Pictures aren't
carried: an image in a text becomes a link to it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from mcsite import fetching, urls
from mcsite.diagnostics import Refusal
from mcsite.importing import parts, reading
from mcsite.importing.entry import Entry
from mcsite.prose import Section
from mcsite.prose.whole import without_images
from mcsite.views import View
from mcsite.views.published import DOCUMENTS
from mcsite.views.written import written
from mcsite.yamltext import FORBIDDEN

MAX_PAGES = 10_000
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&!]")
_MISSING = re.compile("Object missing required field `([^`]*)`")
_BESIDE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*\Z")


class Page(Struct, frozen=True):
    """A page of a feed: of whom it is, which page comes next (its URL, or an empty text), and its records."""

    title: str
    home: str
    url: str
    language: str
    following: str
    records: tuple[View, ...]


class _Item(Struct):
    record: dict[str, Any] = msgspec.field(name="_mcsite")


class _Feed(Struct):
    version: str
    title: str
    items: list[_Item]
    home_page_url: str
    feed_url: str
    language: str = "en"
    next_url: str = ""


def read(content: bytes, location: str) -> tuple[Entry, ...]:
    """Return what authors wrote, from one page of a feed. Raises Refusal if it isn't one of a catalog like ours."""
    return entries(page(content, location).records)


def page(content: bytes, location: str) -> Page:
    """Read a page of a JSON Feed 1.1 with records of ours; `location` names it in what Refusal says."""
    try:
        feed = msgspec.convert(reading.parse(content, location), _Feed)
    except msgspec.ValidationError as error:
        hint = "give the address or the file of its feed.json"
        raise Refusal(f"{location} isn't the feed of a catalog like this one: {_sentence(error)}; {hint}") from None
    if not feed.version.startswith("https://jsonfeed.org/version/1"):
        raise Refusal(f"{location} isn't a JSON Feed: its version is '{feed.version[:80]}'")
    if FORBIDDEN.search(content.decode("utf-8", "replace")):
        raise Refusal(f"{location} holds a character that text can't have")
    records = tuple(_record(item.record, location) for item in feed.items)
    return Page(feed.title, feed.home_page_url, feed.feed_url, feed.language, feed.next_url, records)


def _record(record: dict[str, Any], location: str) -> View:
    kind, id_ = record.get("kind"), record.get("id")
    if not isinstance(kind, str) or kind not in urls.KINDS:
        raise Refusal(f"{location} has a record of the kind {_shown(kind)}; kinds are {', '.join(urls.KINDS)}")
    if not isinstance(id_, str) or not urls.is_id(id_):
        raise Refusal(f"{location} has a {kind} with the id {_shown(id_)}, which can't be one")
    try:
        view: View = msgspec.convert(record, DOCUMENTS[f"{kind}-record"])
    except msgspec.ValidationError as error:
        raise Refusal(f"{location}: the {kind} '{id_}' isn't a record: {_sentence(error)}") from None
    where(view)
    return view


def where(view: View) -> tuple[str, str]:
    """Return the address of the site that a record is of, and its language if it is a translation's, else nothing."""
    own = urls.item_path(view.collection, view.id)
    base, found, rest = view.url.rpartition(f"/{own}")
    language = rest.removesuffix("/")
    if not found or (rest and not (rest.endswith("/") and urls.is_language(language))):
        raise Refusal(f"the {view.kind} '{view.id}' has the address {_shown(view.url)}, which doesn't end in '{own}'")
    return f"{base}/", language


def gather(location: str, get: Callable[[str], bytes] = fetching.fetch_there) -> tuple[Page, ...]:
    """Return all pages of a feed, from its first one at an HTTP(S) address or in a file.

    The next ones lie on the same host, or beside the file. Raises Refusal where they don't, or lead in a circle.
    """
    first = made = page(get(location), location)
    found = [first]
    seen = {location}
    while made.following:
        following = _following(location, first, made.following)
        if following in seen or len(found) == MAX_PAGES:
            raise Refusal(f"the pages of {location} have no end: {following} comes after {len(found)} pages")
        seen.add(following)
        made = page(get(following), following)
        found.append(made)
    addresses = [record.url for one in found for record in one.records]
    if len(set(addresses)) < len(addresses):
        raise Refusal(f"{location} has a record twice: it may have changed meanwhile, so try again")
    return tuple(found)


def _following(location: str, first: Page, url: str) -> str:
    """Return where the page with a URL lies: there, or in the file that lies to the first one as the URLs do."""
    if urlsplit(location).scheme in {"http", "https"}:
        if urlsplit(url)[:2] != urlsplit(location)[:2]:
            raise Refusal(f"{location} goes on at {_shown(url)}, which is on another host")
        return url
    folder = first.url.rpartition("/")[0] + "/"
    path = url.removeprefix(folder)
    if path == url or not _BESIDE.match(path) or posixpath.normpath(path) != path:
        raise Refusal(f"{location} goes on at {_shown(url)}, which isn't a file beside it")
    return str(Path(location).parent / path)


def entries(records: Iterable[View]) -> tuple[Entry, ...]:
    """Return what authors wrote, from records; those of one catalog belong together. Translations come last."""
    given = list(records)
    known = {(view.collection, view.id): view for view in given if not where(view)[1]}
    originals = {key: _original(view, known) for key, view in known.items()}
    translations = [_translation(view, originals, known) for view in given if where(view)[1]]
    return (*originals.values(), *translations)


def _original(view: View, known: Mapping[tuple[str, str], View]) -> Entry:
    return Entry(view.collection, view.id, _data(view, known), _body(view))


def _translation(
    view: View, originals: Mapping[tuple[str, str], Entry], known: Mapping[tuple[str, str], View]
) -> Entry:
    """Return what a translation says otherwise than its original."""
    original = originals.get((view.collection, view.id))
    _, language = where(view)
    if original is None:
        raise Refusal(f"the {view.kind} '{view.id}' is there in '{language}' only, without what it is translated from")
    data = _data(view, known, original.data)
    body = _body(view)
    return Entry(
        view.collection,
        view.id,
        {"title": view.title, **_different(original.data, data)},
        "" if body == original.body else body,
        language,
    )


def _different(original: Mapping[str, Any], data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keys of the data that aren't as in the original; of maps, those of theirs."""
    found = {}
    for key, value in data.items():
        before = original.get(key)
        if isinstance(value, dict) and isinstance(before, dict):
            value = _different(before, value)  # noqa: PLW2901  what differs of it
            if value:
                found[key] = value
        elif value != before:
            found[key] = value
    return found


def _data(
    view: View, known: Mapping[tuple[str, str], View], original: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return the front matter of a record; of a translation, with all that its original says."""
    data = written(view)
    if original is not None:
        data.pop("language", None)  # the translation's own is in its name
    if "history" in data:
        data["history"].reverse()  # the newest last, as authors write
    if view.kind == "stack":
        data.pop("kind")  # it follows from the award
    if view.kind == "credential":
        parts.restore(view, data, known, original or {})  # type: ignore[arg-type]
    if view.kind in {"credential", "rubric"}:
        _shorten_levels(data)
    return data


def _shorten_levels(data: dict[str, Any]) -> None:
    """Write levels without a meaning as their title."""
    holder = data.get("rubric", data)
    if "levels" in holder:
        holder["levels"] = [one if "meaning" in one else one["title"] for one in holder["levels"]]


def _body(view: View) -> str:
    """Return the Markdown of a record's text."""
    folder = f"{where(view)[0]}media/{view.collection}/"
    return without_images("\n".join(_sections(view.sections)), folder)


def _sections(sections: Sequence[Section]) -> Iterable[str]:
    for section in sections:
        if section.anchor == "notes" and not section.markdown and section.html:
            continue  # the footnotes, which stand in the other sections
        heading = [f"## {_escaped(section.title)}", ""] if section.title else []
        yield "\n".join([*heading, *([section.markdown, ""] if section.markdown else [])])


def _escaped(title: str) -> str:
    """Return a heading without markup as Markdown that reads the same."""
    return _MARKUP.sub(r"\\\g<0>", title)


def _sentence(error: Exception) -> str:
    """Return what msgspec says, as a part of a sentence."""
    text = _MISSING.sub(r"'\1' is missing", str(error)).replace("`", "'")
    return f"{text[:1].lower()}{text[1:]}"


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else "" if value is None else str(value)
    return f"'{text[:80]}'"
