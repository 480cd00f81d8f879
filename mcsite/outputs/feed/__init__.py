"""The feed for other platforms: JSON Feed 1.1, paged, newest change first, each item with its whole record."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Raw

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.ledger import midnight
from mcsite.model import Settings
from mcsite.outputs.feed import html
from mcsite.theme import Theme
from mcsite.views import CredentialView, View, Views
from mcsite.views.context import Context, collect
from mcsite.views.published import Author, Feed, FeedItem

PAGE = 100
VERSION = "https://jsonfeed.org/version/1.1"


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    """Make `/feed.json`, `/feed/2.json` and so on."""
    context = collect(views)
    ordered = views.newest()
    numbers = range(1, max(math.ceil(len(ordered) / PAGE), 1) + 1)
    for number in numbers:
        items = []
        for view in ordered[(number - 1) * PAGE : number * PAGE]:
            made = fragment(view, context, theme)
            if isinstance(made, Problem):
                yield made
            else:
                items.append(made)
        yield page(number, items, context, last=number == numbers[-1])


def fragment(view: View, context: Context, theme: Theme, content: bytes = b"") -> bytes | Problem:
    """Return the item of a thing as JSON; or the problem that its template has.

    `content` is the JSON of its record, if that is made already.
    """
    if isinstance(view, CredentialView) and not theme.has(html.TEMPLATES):
        made: str | Problem = html.item(view, context.settings.title)
    else:
        made = theme.render("feed-item.html", view.path, view=view)
    if isinstance(made, Problem):
        return made
    item = msgspec.json.encode(_item(view, made, Raw(content or msgspec.json.encode(view))))
    return item.replace(urls.SITE_ROOT.encode(), context.settings.url.encode())


def page(number: int, items: Sequence[bytes], context: Context, *, last: bool) -> Artifact:
    """Make a page of the feed, counted from 1, of the fragments of up to `PAGE` things."""
    path = _path(number)
    following = "" if last else urls.here(_path(number + 1))
    feed = _feed(context.settings, path, following)
    whole = msgspec.structs.replace(feed, items=[Raw(one) for one in items])
    return artifacts.json(path, whole, context.settings.url)


def _path(number: int) -> str:
    return "feed.json" if number == 1 else f"feed/{number}.json"


def _feed(settings: Settings, path: str, following: str) -> Feed:
    authors = (Author(settings.publisher, urls.here("")),) if settings.publisher else ()
    return Feed(
        version=VERSION,
        title=settings.title,
        home_page_url=urls.here(""),
        feed_url=urls.here(path),
        items=(),
        description=settings.summary,
        next_url=following,
        language=settings.language,
        authors=authors,
    )


def _item(view: View, content: str, record: Raw) -> FeedItem:
    issuer = getattr(view, "issuer", None)
    return FeedItem(
        id=view.url,
        url=view.url,
        title=view.title,
        content_html=content,
        record=record,  # type: ignore[arg-type]  # it is one, in JSON
        summary=getattr(view, "summary", ""),
        image=getattr(view, "badge", ""),
        date_published=midnight(view.published),
        date_modified=view.modified,
        language=view.language,
        tags=tuple(topic.title for topic in getattr(view, "topics", ())),
        authors=(Author(issuer.title, issuer.url),) if issuer else (),
    )
