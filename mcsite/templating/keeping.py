"""Python of templates that is there already: what comes with mcsite, and what a folder keeps for the next run.

A file of a folder is used only if it is whole, and of this Python. Whoever may write into the folder may run code here:
it has to be the user's own.
"""

from __future__ import annotations

import marshal
from contextlib import suppress
from hashlib import blake2b
from importlib.abc import InspectLoader
from importlib.util import MAGIC_NUMBER, find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import CodeType

_SIZE = 32
Pieces = dict[str, CodeType]  # what is run before what, by the name of its unit


def ready() -> CodeType | None:
    """Return the code of the module `ready`, which is run with the names of an environment instead of its own."""
    spec = find_spec("mcsite.templating.ready")
    return spec.loader.get_code(spec.name) if spec and isinstance(spec.loader, InspectLoader) else None


def load(folder: Path, key: str) -> Pieces | None:
    """Return what is kept under a key; None if there is nothing that can be used."""
    try:
        content = (folder / f"{key}.twin").read_bytes()
    except OSError:
        return None
    head, body = content[:_SIZE], content[_SIZE:]
    if head != _digest(body):
        return None
    try:
        pieces: Pieces = marshal.loads(body)  # noqa: S302  it is whole, so it is what was kept
    except (EOFError, ValueError, TypeError):
        return None
    return pieces


def keep(folder: Path, key: str, pieces: Pieces) -> None:
    """Keep code under a key, at once or not at all. A folder that can't be written to keeps nothing."""
    body = marshal.dumps(pieces)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, suffix=".new", delete=False) as file:
            file.write(_digest(body) + body)
        Path(file.name).replace(folder / f"{key}.twin")


def _digest(body: bytes) -> bytes:
    return blake2b(MAGIC_NUMBER + body, digest_size=_SIZE).digest()
