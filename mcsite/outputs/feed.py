"""The feed for other platforms: JSON Feed 1.1, paged, newest change first, each item with its whole record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

import msgspec
from msgspec import Raw

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact, Decided
from mcsite.context import Context, Fragments
from mcsite.diagnostics import Problem
from mcsite.ledger import midnight
from mcsite.looking import digest
from mcsite.model import Settings
from mcsite.views import Entry, File, View
from mcsite.views.published import Author, Feed, FeedItem

PAGE = 100  # items
MOST = 2_000_000  # bytes of their records: those of topics with thousands of credentials are large
VERSION = "https://jsonfeed.org/version/1.1"


def fragment(view: View, context: Context) -> bytes | Problem:
    """Return the item of a thing as JSON; or the problem that its template has."""
    html = context.theme.render("feed-item.html", view.path, view=view)
    if isinstance(html, Problem):
        return html
    item = msgspec.json.encode(_item(view, html, Raw(context.views.json(view))))
    return item.replace(urls.SITE_ROOT.encode(), context.settings.url.encode())


def join(fragment: Fragments, context: Context) -> Iterator[Decided]:
    """Make `/feed.json`, `/feed/2.json` and so on, of the items of everything."""
    files = context.views.files
    pages = list(_pages(context.views.newest(), files))
    for number, shown in enumerate(pages, start=1):
        last = number == len(pages)
        key = digest((number, last, [(one.url, files[one.json].digest) for one in shown]))
        yield Decided(_path(number), key, partial(_page, number, shown, fragment, context, last=last))


def _pages(ordered: Iterable[Entry], files: Mapping[str, File]) -> Iterator[list[Entry]]:
    """Go through the pages of the feed: up to `PAGE` things, and more than one only if they aren't too large."""
    shown: list[Entry] = []
    size = 0
    for one in ordered:
        more = files[one.json].size
        if shown and (len(shown) == PAGE or size + more > MOST):
            yield shown
            shown, size = [], 0
        shown.append(one)
        size += more
    yield shown


def _page(number: int, shown: Sequence[Entry], fragment: Fragments, context: Context, *, last: bool) -> Artifact:
    """Make a page of the feed, counted from 1."""
    path = _path(number)
    feed = _feed(context.settings, path, "" if last else _path(number + 1))
    whole = msgspec.structs.replace(feed, items=[Raw(fragment(one)) for one in shown])
    return artifacts.json(path, whole, context.settings.url)


def _path(number: int) -> str:
    return "feed.json" if number == 1 else f"feed/{number}.json"


def _feed(settings: Settings, path: str, following: str) -> Feed:
    """Return the head of a page. Its addresses are absolute, as in items: nothing is to be replaced in a large page."""
    home = settings.url
    return Feed(
        version=VERSION,
        title=settings.title,
        home_page_url=home,
        feed_url=home + path,
        items=(),
        description=settings.summary,
        next_url=following and home + following,
        language=settings.language,
        authors=(Author(settings.publisher, home),) if settings.publisher else (),
    )


def _item(view: View, html: str, record: Raw) -> FeedItem:
    issuer = getattr(view, "issuer", None)
    return FeedItem(
        id=view.url,
        url=view.url,
        title=view.title,
        content_html=html,
        record=record,  # type: ignore[arg-type]  # it is one, in JSON
        summary=getattr(view, "summary", ""),
        image=getattr(view, "badge", ""),
        date_published=midnight(view.published),
        date_modified=view.modified,
        language=view.language,
        tags=tuple(topic.title for topic in getattr(view, "topics", ())),
        authors=(Author(issuer.title, issuer.url),) if issuer else (),
    )
