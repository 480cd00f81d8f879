"""The feed for other platforms: JSON Feed 1.1, paged, newest change first, each item with its whole record."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.diagnostics import Problem
from mcsite.ledger import midnight
from mcsite.theme import Theme
from mcsite.views import View, Views
from mcsite.views.published import Author, Feed, FeedItem

PAGE = 100
VERSION = "https://jsonfeed.org/version/1.1"


def make(views: Views, theme: Theme) -> Iterator[Artifact | Problem]:
    """Make `/feed.json`, `/feed/2.json` and so on."""
    ordered = [one.key for one in views.newest()]
    pages = [ordered[start : start + PAGE] for start in range(0, len(ordered), PAGE)] or [[]]
    for number, page in enumerate(pages, start=1):
        items = []
        for view in map(views.get, page):
            html = theme.render("feed-item.html", view.path, view=view)
            if isinstance(html, Problem):
                yield html
            else:
                items.append(_item(view, html))
        path = _path(number)
        following = urls.here(_path(number + 1)) if number < len(pages) else ""
        yield artifacts.json(path, _feed(views, path, following, items), views.settings.url)


def _path(number: int) -> str:
    return "feed.json" if number == 1 else f"feed/{number}.json"


def _feed(views: Views, path: str, following: str, items: list[FeedItem]) -> Feed:
    settings = views.settings
    authors = (Author(settings.publisher, urls.here("")),) if settings.publisher else ()
    return Feed(
        version=VERSION,
        title=settings.title,
        home_page_url=urls.here(""),
        feed_url=urls.here(path),
        items=items,
        description=settings.summary,
        next_url=following,
        language=settings.language,
        authors=authors,
    )


def _item(view: View, html: str) -> FeedItem:
    issuer = getattr(view, "issuer", None)
    return FeedItem(
        id=view.url,
        url=view.url,
        title=view.title,
        content_html=html,
        record=view,
        summary=getattr(view, "summary", ""),
        image=getattr(view, "badge", ""),
        date_published=midnight(view.published),
        date_modified=view.modified,
        language=view.language,
        tags=tuple(topic.title for topic in getattr(view, "topics", ())),
        authors=(Author(issuer.title, issuer.url),) if issuer else (),
    )
