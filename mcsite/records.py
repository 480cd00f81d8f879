"""What a record is: all that one valid file says, typed, and as much of it as others need to know.

A file with problems gives none, but its id stays reserved: what refers to it isn't reported as well.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Generic, Protocol, TypeVar

import msgspec
from msgspec import Struct

from mcsite import model, urls
from mcsite.briefs import Brief
from mcsite.prose import Link, Prose
from mcsite.reads import NOWHERE, Reads
from mcsite.schemas import Mention
from mcsite.sources import Source

T_co = TypeVar("T_co", bound=model.Item, covariant=True)

TYPES: dict[str, type[model.Item]] = {
    "credentials": model.Credential,
    "stacks": model.Stack,
    "issuers": model.Issuer,
    "recognizers": model.Recognizer,
    "topics": model.Topic,
    "frameworks": model.Framework,
    "evidence": model.EvidenceTemplate,
    "rubrics": model.Scale,
    "guides": model.Guide,
}


class Content(Struct, Generic[T_co], frozen=True, array_like=True):
    """All that a valid file says (`item`, `body`) and what it refers to, each with its place."""

    item: T_co
    body: Prose
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]


def encode(content: Content[Any]) -> bytes:
    """Return what a file says as bytes to keep; `decode` reads them again."""
    return _ENCODER.encode(content)


def decode(collection: str, content: bytes) -> Content[Any]:
    """Return what a file of a collection says, from the bytes of `encode`. Raises `msgspec.DecodeError` for others."""
    return _decoder(collection).decode(content)


_ENCODER = msgspec.msgpack.Encoder()


@cache
def _decoder(collection: str) -> msgspec.msgpack.Decoder[Content[Any]]:
    generic: Any = Content
    return msgspec.msgpack.Decoder(generic[TYPES[collection]])


class Shelf(Protocol):
    """Gives what is asked of a record."""

    def brief(self, record: Record[Any]) -> Brief:
        """Return what others need to know of it."""

    def content(self, record: Record[Any]) -> Content[Any]:
        """Return all of it."""


class Held(Struct, frozen=True):
    """Gives what is there of a single record."""

    of_others: Brief
    all: Content[Any]

    def brief(self, _record: Record[Any]) -> Brief:
        """Return the brief."""
        return self.of_others

    def content(self, _record: Record[Any]) -> Content[Any]:
        """Return the content."""
        return self.all


class Record(Struct, Generic[T_co], eq=False):
    """A valid file, as far as others need to know it (`brief`); that and all of it are loaded when they are asked for.

    `language` is set in translations, `provenance` in what is of another catalog. What is read of a record is noted in
    `reads`. `digest` is that of all files that it is made of, where it is known, and `number` its place among them.
    """

    path: str
    collection: str
    id: str
    language: str
    provenance: model.Provenance | None
    shelf: Shelf
    number: int = 0
    digest: bytes = b""
    reads: Reads = NOWHERE
    known: Brief | None = None

    @property
    def brief(self) -> Brief:
        """What others need to know of it."""
        if self.known is None:
            self.known = self.shelf.brief(self)
        return self.known

    @property
    def url_path(self) -> str:
        """The path of its page."""
        return urls.item_path(self.collection, self.id, self.language)

    @property
    def content(self) -> Content[T_co]:
        """All of it."""
        if self.reads.open:
            self.reads.note(f"{self.collection}/{self.id}#")
        return self.shelf.content(self)

    @property
    def item(self) -> T_co:
        """The front matter, typed."""
        return self.content.item

    @property
    def body(self) -> Prose:
        """The text."""
        return self.content.body

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The ids in the front matter."""
        return self.content.mentions

    @property
    def links(self) -> tuple[Link, ...]:
        """The cross links in text, front matter's included."""
        return self.content.links

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record):
            return NotImplemented
        same = (self.path, self.collection, self.id, self.language, self.provenance)
        return same == (other.path, other.collection, other.id, other.language, other.provenance) and (
            self.shelf.content(self) == other.shelf.content(other)
        )

    __hash__ = None  # type: ignore[assignment]  # nothing keys on what a file says

    def watched(self, reads: Reads) -> Record[T_co]:
        """Return the record, what is read of which is noted elsewhere."""
        return Record(
            self.path,
            self.collection,
            self.id,
            self.language,
            self.provenance,
            self.shelf,
            self.number,
            self.digest,
            reads,
            self.known,
        )


def of(source: Source, shelf: Shelf, number: int = 0, digest: bytes = b"") -> Record[Any]:
    """Return the record of a file; a shelf has what it says."""
    return Record(source.path, source.collection, source.id, source.language, source.provenance, shelf, number, digest)


class Partial(Struct, frozen=True):
    """What can be made of a file with errors: its record without the top-level keys that are wrong or missing."""

    record: Record[Any]
    left_out: frozenset[str]


class Records(Struct, frozen=True):
    """All records of a catalog; `reserved` are the ids of files that gave none, `partial` what can be made of these."""

    originals: tuple[Record[model.Item], ...]
    translations: tuple[Record[model.Item], ...]
    reserved: frozenset[tuple[str, str]]
    partial: tuple[Partial, ...] = ()
