"""What addresses and short texts in Markdown are; nothing here needs a parser of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from mcsite import urls

if TYPE_CHECKING:
    from markdown_it.token import Token

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
WEB_SCHEMES = frozenset({"http", "https"})
ALLOWED_SCHEMES = WEB_SCHEMES | {"mailto", "tel"}
_LONGEST = 100
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&]|\A[-+=:]")
LETTERS = r"A-Za-z\u00c0-\u02af"
_SIMPLE = re.compile(rf"[{LETTERS}][{LETTERS}0-9 ,.;:?!()'/%+=$\u2013\u2014\u2018-\u201d\u2026-]*(?<! )")
_SIMPLE_ASCII = bytes(code for code in range(128) if _SIMPLE.fullmatch(f"a{chr(code)}a"))  # what may stand in it
_NUMBER = re.compile(r"\A(\d{1,9})(?=[.)])")


def is_simple(markdown: str) -> bool:
    """Tell whether a text is one line of words that no rule of Markdown or HTML gives another meaning."""
    if markdown.isascii():
        return not markdown.encode().translate(None, _SIMPLE_ASCII) and markdown[:1].isalpha() and markdown[-1] != " "
    return _SIMPLE.fullmatch(markdown) is not None


def may_refer(markdown: str) -> bool:
    """Tell whether a text may have a link or an image; one without their brackets has none."""
    return "[" in markdown or "<" in markdown


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
