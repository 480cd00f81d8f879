"""A plain overview of the catalog for language models (llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import View, Views

_TITLES = {
    "credentials": "Micro-credentials",
    "stacks": "Stacks",
    "topics": "Topics",
    "recognizers": "Where they count",
    "guides": "Guides",
}


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/llms.txt`."""
    settings = views.settings
    lines = [f"# {settings.title}", ""]
    if settings.summary:
        lines += [f"> {_one_line(settings.summary)}", ""]
    lines += [
        f"Everything here is also data: {urls.here('catalog.json')} lists every record,",
        f"{urls.here('feed.json')} is a JSON Feed of them, newest change first,",
        "and index.json beside a page is its whole record.",
        "",
    ]
    for collection, title in _TITLES.items():
        listed: list[View] = [view for view in getattr(views, collection) if not view.closed]
        if listed:
            lines += [f"## {title}", "", *(_line(view) for view in listed), ""]
    yield artifacts.text("llms.txt", "\n".join(lines), settings.url)


def _line(view: View) -> str:
    summary = _one_line(getattr(view, "summary", ""))
    title = view.title.replace("[", "\\[").replace("]", "\\]")
    return f"- [{title}]({view.url}){': ' if summary else ''}{summary}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
