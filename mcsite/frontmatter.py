"""From the bytes of a file to its front matter and its Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from mcsite import yamltext
from mcsite.diagnostics import Fix, Problem, Route, Span
from mcsite.yamltext import FORBIDDEN, bad_character

_FENCE = re.compile(r"---[ \t]*\Z")
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
_SUSPECT = (b"\xc2", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef\xb7", b"\xef\xbf")  # UTF-8 of those beyond ASCII


class Document(Struct, frozen=True):
    """A file taken apart: `data` is the front matter as plain values, `body` the Markdown from line `body_line`."""

    path: str
    data: dict[str, Any]
    body: str
    body_line: int


class Parts(Struct, frozen=True):
    """The two halves of a file's text; the front matter begins at line 2."""

    yaml: str
    body: str
    body_line: int


def decode(path: str, content: bytes) -> tuple[str, list[Problem]]:
    """Return the text of a UTF-8 file, line ends as LF and without a byte-order mark, and its problems."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return "", [_bad_encoding(path, content, error)]
    text = _lines(text.removeprefix("\ufeff"))
    if _is_clean(content):
        return text, []
    found = FORBIDDEN.search(text)
    if found is None:
        return text, []
    problem = bad_character(path, found.group(), span_at(text, found.start(), found.end()))
    if found.group() < " ":  # others may stand for what was meant: quotation marks of Windows, say
        problem = msgspec.structs.replace(problem, fix=Fix("", where=problem.where))
    return "", [problem]


def encode(text: str, before: bytes) -> bytes:
    """Return the text of a file as bytes, with the line ends and the byte-order mark that it had `before`."""
    mark = "\ufeff" if before.startswith(b"\xef\xbb\xbf") else ""
    return (mark + (text.replace("\n", "\r\n") if b"\r\n" in before else text)).encode()


def _is_clean(content: bytes) -> bool:
    """Tell, as fast as bytes can be gone through, whether they hold nothing of what begins a forbidden character."""
    return len(content.translate(None, _CONTROLS)) == len(content) and (
        content.isascii() or not any(begin in content for begin in _SUSPECT)
    )


def _lines(text: str) -> str:
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bad_encoding(path: str, content: bytes, error: UnicodeDecodeError) -> Problem:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem("bad-encoding", "the file is UTF-16 text", path, None, "save the file as UTF-8")
    before = _lines(error.object[: error.start].decode("utf-8-sig"))
    where = span_at(f"{before}?", len(before), len(before) + 1)
    byte = error.object[error.start : error.start + 1]
    message = f"the byte 0x{byte.hex()} isn't UTF-8"
    meant = byte.decode("cp1252", errors="ignore")
    if meant.isprintable() and meant and error.end < len(error.object):
        message += f"; it may be meant as '{meant}'"
    return Problem("bad-encoding", message, path, where, "save the file as UTF-8")


def split(text: str) -> Parts | None:
    """Return the two halves of a file's text, or None if it doesn't begin with front matter that ends."""
    begin = text.find("\n") + 1
    if not begin or not _FENCE.match(text, 0, begin - 1):
        return None
    at = begin - 1
    while (at := text.find("\n---", at)) >= 0:
        end = text.find("\n", at + 1)
        end = len(text) if end < 0 else end
        if _FENCE.match(text, at + 1, end):
            yaml = text[begin : at + 1] or "\n"
            return Parts(yaml, text[end + 1 :], 3 + yaml.count("\n", 0, at + 1 - begin))
        at = end
    return None


def read(path: str, content: bytes) -> tuple[Document | None, list[Problem]]:
    """Take a file apart. There is no document if a problem leaves nothing to go on with."""
    text, problems = decode(path, content)
    if problems:
        return None, problems
    parts = split(text)
    if parts is None:
        return None, [_no_front_matter(path, text)]
    data, problems = yamltext.read(parts.yaml, path, first_line=2)
    if data is None and not problems:
        data = {}
    if not isinstance(data, dict):
        if not problems:
            where = yamltext.locate(parts.yaml, Route(()), first_line=2)
            hint = "write 'title: …' on a line of its own"
            problems = [Problem("wrong-type", "front matter must be 'key: value' lines", path, where, hint)]
        return None, problems
    return Document(path, data, parts.body, parts.body_line), problems


def locate(text: str, route: Route) -> Span | None:
    """Return the place of a route in the front matter of a file's text."""
    parts = _split_again(text)
    return None if parts is None else yamltext.locate(parts.yaml, route, first_line=2)


_split_again = lru_cache(maxsize=4)(split)  # a file with one problem may have a thousand


def edit(text: str, old: dict[str, Any], new: dict[str, Any], order: Sequence[str]) -> str:
    """Return the text of a file whose front matter says `new` in place of `old`, and the rest as its author wrote it.

    A new key comes after the one before it in `order`. Raises Refusal for what front matter can't hold.
    """
    from mcsite.yamltext import editing  # noqa: PLC0415  only what writes into files needs it

    parts = split(text)
    if parts is None:
        return text
    lines = text.split("\n")
    end = parts.body_line - 2
    inner = "".join(f"{line}\n" for line in lines[1:end])
    return "\n".join([lines[0], editing.edit(inner, old, new, order) + "\n".join(lines[end:])])


def span_at(text: str, start: int, end: int) -> Span:
    """Return the span of text[start:end]."""
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    end_line = text.count("\n", 0, end) + 1
    end_column = end - text.rfind("\n", 0, end)
    return Span(line, column, end_line, end_column)


def _no_front_matter(path: str, text: str) -> Problem:
    first = text.split("\n", 1)[0]
    message, hint = "the file doesn't begin with front matter", "write '---' as the first line, then 'title: …'"
    if _FENCE.match(first):
        message, hint = "the front matter doesn't end", "write a line '---' after its last key"
    elif _FENCE.match(text.lstrip().split("\n", 1)[0]):
        hint = "write '---' as the very first line, with nothing before it"
    elif first.strip() and not first.strip().strip("-\u2013\u2014"):
        hint = "write exactly three hyphens, '---', as the first line and after the last key"
    return Problem("missing-front-matter", message, path, Span(1, 1, 1, max(2, len(first) + 1)), hint)
