"""A plain overview of the catalog for language models (llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mcsite import artifacts, urls
from mcsite.artifacts import Artifact
from mcsite.theme import Theme
from mcsite.views import View, Views
from mcsite.views.context import Context, collect

_TITLES = {
    "credentials": "Micro-credentials",
    "stacks": "Stacks",
    "topics": "Topics",
    "recognizers": "Where they count",
    "guides": "Guides",
}


def make(views: Views, theme: Theme) -> Iterator[Artifact]:  # noqa: ARG001  all outputs are made alike
    """Make `/llms.txt`."""
    context = collect(views)
    lines = {name: [fragment(view, context) for view in getattr(views, name)] for name in _TITLES}
    yield whole(lines, context)


def fragment(view: View, context: Context) -> bytes:
    """Return the line of a thing, with the line feed before it; nothing of one that is no longer offered."""
    return b"" if view.closed else b"\n" + urls.absolute(_line(view), context.settings.url).encode()


def whole(listed: Mapping[str, Iterable[bytes]], context: Context) -> Artifact:
    """Make `/llms.txt` of the fragments of things, by collection."""
    settings = context.settings
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
        told = b"".join(listed[collection])
        if told:
            lines += [f"## {title}", told.decode(), ""]
    return artifacts.text("llms.txt", "\n".join(lines), settings.url)


def _line(view: View) -> str:
    summary = _one_line(getattr(view, "summary", ""))
    title = view.title.replace("[", "\\[").replace("]", "\\]")
    return f"- [{title}]({view.url}){': ' if summary else ''}{summary}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
