"""The catalog that is followed: its documents and its records, as they can be fetched."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Struct

from mcsite import digests, fetching
from mcsite.client.errors import MirrorError, UnsteadyError
from mcsite.client.items import Item
from mcsite.diagnostics import Refusal

Ask = Callable[[str, str, str], fetching.Answer | None]


class Validator(Struct, frozen=True):
    """What a server is asked with whether a document has changed: its ETag and Last-Modified."""

    etag: str = ""
    modified: str = ""


class Document(Struct, frozen=True):
    """A document of a catalog: what it says, and the size of its bytes."""

    said: dict[str, Any]
    size: int


class Source:
    """A catalog at an address. Whatever it names is fetched from below this address, and nowhere else."""

    def __init__(self, address: str, ask: Ask) -> None:
        self._address = address
        self._ask = ask
        self._counting = threading.Lock()
        self.received = 0  # bytes
        self.validators: dict[str, Validator] = {}

    def document(self, path: str, known: Validator | None = None) -> Document | None:
        """Return a document; None if it hasn't changed since what is known.

        Raises fetching.Missing if there is none, and MirrorError if it can't be fetched or isn't a JSON object.
        """
        given = known or Validator()
        answer = self._get(path, given)
        if answer is None:
            self.validators[path] = given
            return None
        self.validators[path] = Validator(answer.etag, answer.modified)
        try:
            said = msgspec.json.decode(answer.content)
        except msgspec.DecodeError:
            said = None
        if not isinstance(said, dict):
            raise MirrorError("invalid", f"{self._address}{path} isn't a JSON object")
        return Document(said, len(answer.content))

    def record(self, thing: Item) -> bytes:
        """Return the bytes of a thing's record. Raises UnsteadyError if they aren't those that were announced."""
        try:
            answer = self._get(thing.path, Validator())
        except fetching.Missing:
            raise UnsteadyError(f"{self._address}{thing.path} is announced, but it isn't there") from None
        if answer is None or digests.of(answer.content) != thing.digest:
            raise UnsteadyError(f"{self._address}{thing.path} doesn't have the digest that is announced")
        return answer.content

    def _get(self, path: str, known: Validator) -> fetching.Answer | None:
        try:
            answer = self._ask(self._address + path, known.etag, known.modified)
        except fetching.Missing:
            raise
        except Refusal as refusal:
            raise MirrorError("unreachable", str(refusal)) from None
        if answer is not None:
            with self._counting:
                self.received += answer.received
        return answer
