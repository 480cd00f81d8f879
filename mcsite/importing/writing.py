"""Entries as files of a catalog: what would be created and changed, and the writing of it, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from mcsite import frontmatter, replacing, sources, urls
from mcsite.diagnostics import Refusal
from mcsite.frontmatter import Document
from mcsite.importing import merging
from mcsite.importing.entry import Entry, Given
from mcsite.schemas import Schemas
from mcsite.sources import Source
from mcsite.yamltext import dumping

BODY = "body"
_TOLD = 10


class Change(Struct, frozen=True):
    """A file to be written: its path in the catalog, its new bytes, and the keys that change (`body`: the text)."""

    entry: Entry
    kind: Literal["create", "change"]
    keys: tuple[str, ...]
    content: bytes

    @property
    def source(self) -> Source:
        """The file as it would be found in the catalog."""
        return Source(self.entry.path, self.entry.collection, self.entry.id, self.entry.language, self.content)


class Plan(Struct, frozen=True):
    """What an import does: the changes, and how many files say the same already."""

    changes: tuple[Change, ...]
    unchanged: int


def plan(root: Path, given: Given, schemas: Schemas, *, replace: bool = False) -> Plan:
    """Hold what is given against the files of a catalog; write nothing.

    An existing file that says otherwise is changed if tables say so or with `replace`. Raises Refusal otherwise, and
    for what can't be written.
    """
    _judge(given.entries)
    made = [_change(root, entry, given.covered, schemas) for entry in given.entries]
    changes = tuple(change for change in made if change is not None)
    there = [change for change in changes if change.kind == "change"]
    if there and given.covered is None and not replace:
        named = [f"{change.entry.path} ({', '.join(change.keys)})" for change in there[:_TOLD]]
        more = [f"and {len(there) - _TOLD} more"] if len(there) > _TOLD else []
        told = "\n".join(["these files are there already and say otherwise:", *named, *more])
        raise Refusal(f"{told}\nto write what is imported into them, add --replace; nothing was imported")
    return Plan(changes, len(made) - len(changes))


def content(entry: Entry) -> bytes:
    """Return a new file of an entry. Raises Refusal for what no file can have."""
    body = _body(entry)
    return _sized((f"---\n{dumping.write(entry.data)}---\n" + (f"\n{body}\n" if body else "")).encode())


def _judge(entries: Sequence[Entry]) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.collection not in urls.COLLECTIONS or not urls.is_id(entry.id):
            raise Refusal(f"'{entry.collection}/{entry.id}' can't be a file of a catalog; give it another id")
        if entry.language and not urls.is_language(entry.language):
            raise Refusal(f"'{entry.language}', of '{entry.id}', isn't a language; write one such as 'es'")
        if entry.path.casefold() in seen:
            raise Refusal(f"{entry.path} is given twice; give one of the two another id")
        seen.add(entry.path.casefold())


def _change(
    root: Path, entry: Entry, covered: Mapping[str, frozenset[tuple[str, ...]]] | None, schemas: Schemas
) -> Change | None:
    """Return what is to be written of an entry, or None if its file says the same."""
    try:
        return _changed(root, entry, covered, schemas)
    except Refusal as refusal:
        raise Refusal(f"{entry.path}: {refusal}") from None


def _changed(
    root: Path, entry: Entry, covered: Mapping[str, frozenset[tuple[str, ...]]] | None, schemas: Schemas
) -> Change | None:
    body = _body(entry)
    there = _there(root / entry.path, entry.path)
    if there is None:
        keys = (*entry.data, *((BODY,) if body else ()))
        return Change(entry, "create", keys, content(entry))
    before, text, document = there
    held = None if covered is None else covered.get(entry.collection, frozenset())
    data = merging.merge(document.data, entry.data, held)
    says = (BODY,) in held if held is not None else bool(body)
    new_body = says and body != document.body.strip("\n")
    keys = tuple(key for key in {**document.data, **data} if document.data.get(key) != data.get(key))
    if not keys and not new_body:
        return None
    order = list(schemas.by_name[entry.collection]["properties"])
    result = frontmatter.edit(text, document.data, data, order) if keys else text
    if new_body:
        result = _with_body(result, body)
    return Change(entry, "change", (*keys, *((BODY,) if new_body else ())), _sized(frontmatter.encode(result, before)))


def _body(entry: Entry) -> str:
    text = entry.body.replace("\r\n", "\n").replace("\r", "\n")
    dumping.judge({BODY: text})
    return text.strip("\n")


def _sized(content: bytes) -> bytes:
    if len(content) > sources.MAX_BYTES:
        hint = "keep long material elsewhere and link to it"
        raise Refusal(f"the file would be larger than {sources.MAX_BYTES // 1024} KiB; {hint}")
    return content


def _there(file: Path, path: str) -> tuple[bytes, str, Document] | None:
    """Return a file, its text with LF as line ends, and what it says; None if there is no file."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refusal(f"the file can't be read: {error.strerror}") from None
    text, _ = frontmatter.decode(path, content)
    document, problems = frontmatter.read(path, content)
    if document is None or problems:
        raise Refusal(f"the file that is there can't be read: {problems[0].message}; see 'mcsite check {path}'")
    return content, text, document


def _with_body(text: str, body: str) -> str:
    """Return the text of a file with another body, with as many blank lines around it."""
    parts = frontmatter.split(text)
    old = parts.body if parts else ""
    before = old[: len(old) - len(old.lstrip("\n"))] if old.strip("\n") else "\n"
    after = old[len(old.rstrip("\n")) :] or "\n"
    head = text.removesuffix(old) if old else text.removesuffix("\n") + "\n"
    return head + (f"{before}{body}{after}" if body else "")


def write(root: Path, changes: Sequence[Change]) -> None:
    """Write the files, all or none. Raises Refusal if one can't be written."""
    replacing.replace({root / change.entry.path: change.content for change in changes})
