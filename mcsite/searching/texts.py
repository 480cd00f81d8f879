"""Texts as the search has them: without markup, on one line, and one after another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from mcsite.prose.lines import paragraph

_INLINE = re.compile(r"</?(?:a|em|strong|code|s|sup|sub|br|img)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def plain(html: str) -> str:
    """Return the text of HTML; a dot parts blocks that don't end like sentences."""
    if "<" not in html:
        return _line(html)
    alone = paragraph(html)
    if alone is not None:
        return _line(alone)
    found = ""
    for part in _TAG.split(_INLINE.sub("", html)):
        text = _line(part)
        if text:
            found += (" " if found.endswith((".", "!", "?", ":", "…")) else " · ") + text if found else text
    return found


def _line(text: str) -> str:
    """Return a text without tags on one line, without the arrow at the end of a footnote."""
    if "&" in text:
        text = unescape(text)
    if "  " in text or not text.isprintable():
        text = " ".join(text.split())
    return text.strip(" \u21a9\ufe0e")


def joined(texts: Iterable[str]) -> str:
    """Return texts as sentences, one after another."""
    found = [text for text in map(str.strip, texts) if text and text != "."]
    return " ".join([text if text[-1] in ".!?:" else text + "." for text in found])
