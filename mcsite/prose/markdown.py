"""The Markdown parsers, and where the links and images of a text lead."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from mcsite import urls
from mcsite.prose.addresses import target

_SPARE = 100_000  # how much longer than the text all addresses and titles in its HTML can be together


@cache
def body_parser() -> MarkdownIt:
    """Return the parser of bodies: CommonMark with headings, tables, definition lists and footnotes."""
    parser = field_parser.__wrapped__().enable(["heading", "lheading"]).use(footnote_plugin)
    parser.add_render_rule("footnote_block_open", _footnotes_open)
    parser.add_render_rule("footnote_block_close", _footnotes_close)
    return parser


@cache
def field_parser() -> MarkdownIt:
    """Return the parser of front matter values: the same without headings and footnotes."""
    parser = (
        MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable("table").disable(["heading", "lheading"])
    )
    parser.use(deflist_plugin)
    parser.validateLink = _any_link  # type: ignore[method-assign]  # target judges schemes, Findings tells
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    parser.core.ruler.push("alignment", _align)
    parser.core.ruler.push("addresses", _resolve)
    return parser


def render(parser: MarkdownIt, tokens: Sequence[Token]) -> str:
    """Return the HTML of tokens."""
    html = parser.renderer.render(tokens, parser.options, {"media": ""})
    return str(html).strip()


def _any_link(url: str) -> bool:  # noqa: ARG001  # markdown-it calls it by name
    return True


def _table_open(*_: Any) -> str:
    return '<div class="table-scroll" role="region" aria-label="Table" tabindex="0"><table>\n'


def _table_close(*_: Any) -> str:
    return "</table></div>\n"


def _footnotes_open(*_: Any) -> str:
    return '<ol class="footnotes-list">\n'


def _footnotes_close(*_: Any) -> str:
    return "</ol>\n"


def _align(state: StateCore) -> None:
    """Tell the alignment of table cells by a class: pages have no styles of their own."""
    for block in state.tokens:
        if "style" in block.attrs:
            block.attrs["class"] = str(block.attrs.pop("style")).removeprefix("text-").replace(":", "-")


def _resolve(state: StateCore) -> None:
    """Give every link and image its address on the site; one without an address becomes its text.

    A definition that is used again and again could make a small text a huge page: from some length on, links lose it.
    """
    left = len(state.src) + _SPARE
    for block in state.tokens:
        opened: list[Token] = []
        for token in block.children or ():
            if token.type == "link_close":
                token.tag = opened.pop().tag
            elif token.type in {"link_open", "image"}:
                left -= sum(len(str(value)) for value in token.attrs.values())
                if left < 0:
                    token.attrs = {"href": "", "src": "", "alt": ""}
                    token.meta["too-long"] = True
                if token.type == "link_open":
                    opened.append(token)
                    _resolve_link(token)
                else:
                    _resolve_image(token, state.env.get("media", ""))


def _resolve_image(token: Token, folder: str) -> None:
    token.meta["name"] = str(token.attrs.get("src", ""))
    token.attrs["src"] = urls.here(folder + token.meta["name"])
    token.attrs["loading"] = "lazy"


def _resolve_link(token: Token) -> None:
    href = str(token.attrs.get("href", ""))
    token.meta["href"] = href
    address = target(href)
    if address is None:
        token.tag, token.attrs = "span", {}
    else:
        token.attrs["href"] = address
