"""A plain overview of the catalog for language models (llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterator

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import Entry, Views

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
    listed: dict[str, list[str]] = {collection: [] for collection in _TITLES}
    for one in views.entries:
        if one.key[0] in listed and not one.closed and not one.is_translation:
            listed[one.key[0]].append(_line(one))
    for collection, title in _TITLES.items():
        if listed[collection]:
            lines += [f"## {title}", "", *listed[collection], ""]
    yield artifacts.text("llms.txt", "\n".join(lines), settings.url)


def _line(view: Entry) -> str:
    summary = _one_line(view.summary)
    title = view.title.replace("[", "\\[").replace("]", "\\]")
    return f"- [{title}]({view.url}){': ' if summary else ''}{summary}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
