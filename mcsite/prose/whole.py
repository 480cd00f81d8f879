"""Markdown that is read away from the site: every link and image leads where it led on its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mcsite import prose, urls
from mcsite.prose.addresses import may_refer, target

if TYPE_CHECKING:
    from markdown_it.token import Token


_OPENS = r"\]\(\s*<?|<|^[ >]*\[[^\]\n]+\]:\s*<?"  # a link in place, an address in brackets, a definition
_IMAGE = re.compile(r"!\[((?:[^\[\]\\]|\\.)*)\](\(\s*<?)([^\s()<>]+)")
_LINK = re.compile(r"\[([\w ,.;:?'-]+)\]\(([a-z]+:[a-z0-9-]+(?:#[a-z0-9-]+)?|https://[\w./-]+)\)", re.ASCII)
_SIGNS = (*"[]<>`\\~|^\t", " " * 4)  # what could make something else of a link that reads like that
_DEEP = re.compile(r"\n[^\S\n]*(?:(?:[-+*]|[0-9]+[.)]) +){3}")
_CODE = frozenset({"fence", "code_block"})


def whole(markdown: str, page: str, collection: str) -> str:
    """Return a text with whole addresses: cross links resolved, places on its page and images with their URL.

    `page` is the URL of the page that the text is from. Code stays as it is.
    """
    if not may_refer(markdown):
        return markdown
    if _is_plain(markdown):
        return _LINK.sub(_resolved, markdown)
    tokens = prose.parsed(markdown, f"media/{collection}/")
    return _replaced(markdown, tokens, dict(_addresses(tokens, page)))


def _is_plain(markdown: str) -> bool:
    """Tell whether all links of a text are plain ones, and nothing is near that takes what reads like a link."""
    if "![" in markdown:
        return False
    rest = _LINK.sub("", markdown)
    return not any(sign in rest for sign in _SIGNS) and _DEEP.search("\n" + rest) is None


def _resolved(match: re.Match[str]) -> str:
    """Return a plain link with its address."""
    resolved = target(match[2])
    return f"[{match[1]}]({resolved})" if resolved else match[0]


def renamed(markdown: str, names: Mapping[tuple[str, str], str]) -> str:
    """Return a text whose cross links lead to new ids; `names` has them by collection and old id. Code stays."""
    tokens = prose.parsed(markdown, "")
    found = {}
    for written in _hrefs(tokens):
        kind, _, rest = written.partition(":")
        id_, hash_, place = rest.partition("#")
        new = names.get((urls.KINDS.get(kind.lower(), ""), id_))
        if new is not None:
            for form in (written, unquote(written)):
                found[form] = f"{kind}:{new}{hash_}{form.partition('#')[2] if place else ''}"
    return _replaced(markdown, tokens, found)


def without_images(markdown: str, folder: str) -> str:
    """Return a text with links to its images in place of them; `folder` is the URL that they lie under."""
    if "![" not in markdown:
        return markdown
    tokens = prose.parsed(markdown, "")
    names = {str(t.meta["name"]) for block in tokens for t in block.children or () if t.type == "image"}
    if not names:
        return markdown

    def linked(match: re.Match[str]) -> str:
        text, opens, name = match.groups()
        return f"[{text.strip() or name}]{opens}{folder}{name}" if name in names else match[0]

    code = _code(tokens)
    lines = markdown.split("\n")
    return "\n".join(line if number in code else _IMAGE.sub(linked, line) for number, line in enumerate(lines))


def _hrefs(tokens: Sequence[Token]) -> Iterator[str]:
    for block in tokens:
        for token in block.children or ():
            if token.type == "link_open":
                yield str(token.meta.get("href", ""))


def _code(tokens: Sequence[Token]) -> set[int]:
    """Return the numbers of the lines that are blocks of code."""
    return {line for token in tokens if token.type in _CODE and token.map for line in range(*token.map)}


def _replaced(markdown: str, tokens: Sequence[Token], found: Mapping[str, str]) -> str:
    """Return a text with other addresses where links have them."""
    if not found:
        return markdown
    written = "|".join(re.escape(one) for one in sorted(found, key=len, reverse=True))
    link = re.compile(rf"({_OPENS})({written})(?=[\s)>]|$)", re.MULTILINE)
    code = _code(tokens)
    lines = markdown.split("\n")
    return "\n".join(
        line if number in code else link.sub(lambda match: match[1] + found[match[2]], line)
        for number, line in enumerate(lines)
    )


def _addresses(tokens: Sequence[Token], page: str) -> Iterator[tuple[str, str]]:
    """Go through the links and images that lead elsewhere than they read: as written, and as they are."""
    for block in tokens:
        for token in block.children or ():
            if token.type == "link_open":
                written, target = token.meta.get("href", ""), str(token.attrs.get("href", ""))
                target = page + target if target.startswith("#") else target
            elif token.type == "image":
                written, target = token.meta.get("name", ""), str(token.attrs.get("src", ""))
            else:
                continue
            if written and target and target != written:
                yield written, target
                yield unquote(written), target
