"""What a record is: all that one valid file says, typed, and as much of it as others need to know.

A file with problems gives none, but its id stays reserved: what refers to it isn't reported as well.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Generic, TypeVar

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


class Held(Struct, Generic[T_co], frozen=True):
    """Gives a content that is there."""

    content: Content[T_co]

    def __call__(self) -> Content[T_co]:
        """Return the content."""
        return self.content


class Record(Generic[T_co]):
    """A valid file, as far as others need to know it (`brief`); that and all of it are loaded when they are asked for.

    `language` is set in translations, `provenance` in what is of another catalog. What is read of a record is noted in
    `reads`. `digest` is that of all files that it is made of, where it is known.
    """

    __slots__ = ("_brief", "_key", "_load", "collection", "digest", "id", "language", "path", "provenance", "reads")

    def __init__(
        self,
        source: Source | Record[Any],
        brief: Brief | Callable[[], Brief],
        load: Callable[[], Content[T_co]],
        reads: Reads = NOWHERE,
        digest: bytes = b"",
    ) -> None:
        self.path: str = source.path
        self.collection: str = source.collection
        self.id: str = source.id
        self.language: str = source.language
        self.provenance: model.Provenance | None = source.provenance
        self._brief = brief
        self.reads = reads
        self.digest = digest
        self._load = load
        self._key = f"{self.collection}/{self.id}#"

    @property
    def brief(self) -> Brief:
        """What others need to know of it."""
        if not isinstance(self._brief, Brief):
            self._brief = self._brief()
        return self._brief

    @property
    def url_path(self) -> str:
        """The path of its page."""
        return urls.item_path(self.collection, self.id, self.language)

    @property
    def content(self) -> Content[T_co]:
        """All of it."""
        self.reads.note(self._key)
        return self._load()

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
            self._load() == other._load()
        )

    __hash__ = None  # type: ignore[assignment]  # nothing keys on what a file says

    def watched(self, reads: Reads) -> Record[T_co]:
        """Return the record, what is read of which is noted elsewhere."""
        return Record(self, self._brief, self._load, reads, self.digest)


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
