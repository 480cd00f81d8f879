"""The Markdown parsers, and where the links and images of a text lead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote, unquote

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from mcsite import urls

LINK_KINDS = (
    "credential",
    "stack",
    "topic",
    "issuer",
    "recognizer",
    "framework",
    "guide",
    "evidence",
    "rubric",
)
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)\Z", re.DOTALL)
ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SPARE = 100_000  # how much longer than the text all addresses and titles in its HTML can be together
_LONGEST = 100
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&]|\A[-+=:]")
_LETTERS = r"A-Za-z\u00c0-\u02af"
_SIMPLE = re.compile(rf"[{_LETTERS}][{_LETTERS}0-9 ,.;:?!()'/%+=$\u2013\u2014\u2018-\u201d\u2026-]*(?<! )")
_SIMPLE_ASCII = bytes(code for code in range(128) if _SIMPLE.fullmatch(f"a{chr(code)}a"))  # what may stand in it
_NUMBER = re.compile(r"\A(\d{1,9})(?=[.)])")


def is_simple(markdown: str) -> bool:
    """Tell whether a text is one line of words that no rule of Markdown or HTML gives another meaning."""
    if markdown.isascii():
        return not markdown.encode().translate(None, _SIMPLE_ASCII) and markdown[:1].isalpha() and markdown[-1] != " "
    return _SIMPLE.fullmatch(markdown) is not None


def plain(tokens: Sequence[Token] | None) -> str:
    """Return the text of inline tokens without markup."""
    parts = []
    for token in tokens or ():
        if token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif token.type == "image":
            parts.append(plain(token.children))
        else:
            parts.append(token.content)
    return "".join(parts)


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


def target(href: str) -> str | None:
    """Return the href to write for a link as authored, or None if it must not be one."""
    if href.startswith("#"):
        return f"#{quote(anchor(href[1:]))}"
    match = SCHEME.match(href)
    if match is None:
        return None
    scheme, rest = match.group(1).lower(), match.group(2)
    if scheme in ALLOWED_SCHEMES:
        return href
    id_, _, place = rest.partition("#")
    if scheme not in LINK_KINDS or not urls.is_id(id_):
        return None
    return urls.here(urls.item_path(urls.KINDS[scheme], id_)) + (f"#{quote(anchor(place))}" if place else "")


def anchor(written: str) -> str:
    """Return an anchor as `slug` writes it, from a link as markdown-it encodes it."""
    return unicodedata.normalize("NFKC", unquote(written))


@lru_cache(maxsize=1024)  # mostly titles, kinds and names of levels, which come again and again
def escaped(text: str) -> str:
    """Return plain text as Markdown of one line that reads the same."""
    return _NUMBER.sub(r"\1\\", _MARKUP.sub(r"\\\g<0>", " ".join(text.split())))


def readable(href: str) -> str:
    """Return a link as its author wrote it, from the link as markdown-it encodes it; shortened if it is long."""
    decoded = unquote(href)
    shown = decoded if decoded.isprintable() else href
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
