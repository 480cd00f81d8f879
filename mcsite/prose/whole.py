"""Markdown that is read away from the site: every link and image leads where it led on its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from markdown_it.token import Token

from mcsite.prose.markdown import body_parser

_OPENS = r"\]\(\s*<?|<|^[ >]*\[[^\]\n]+\]:\s*<?"  # a link in place, an address in brackets, a definition
_CODE = frozenset({"fence", "code_block"})


def whole(markdown: str, page: str, collection: str) -> str:
    """Return a text with whole addresses: cross links resolved, places on its page and images with their URL.

    `page` is the URL of the page that the text is from. Code stays as it is.
    """
    tokens = body_parser().parse(markdown, {"media": f"media/{collection}/"})
    found = dict(_addresses(tokens, page))
    if not found:
        return markdown
    written = "|".join(re.escape(one) for one in sorted(found, key=len, reverse=True))
    link = re.compile(rf"({_OPENS})({written})(?=[\s)>]|$)", re.MULTILINE)
    code = {line for token in tokens if token.type in _CODE and token.map for line in range(*token.map)}
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
