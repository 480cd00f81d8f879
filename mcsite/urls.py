"""Where everything of the site lies.

A path is relative to the site's root, without a leading slash: `credentials/generating-ideas/`. In views, a URL of
the site begins with `SITE_ROOT`, one character that stands for the root until it is known who reads: a page gets
relative URLs, so that the site works from any folder; JSON gets absolute ones. No source may contain the character,
so replacing it is exact.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

SITE_ROOT = "\x7f"  # a control that no source may have; of one byte, and as it is in JSON, so that it is found fast

COLLECTIONS = {
    "credentials": "credential",
    "stacks": "stack",
    "issuers": "issuer",
    "recognizers": "recognizer",
    "topics": "topic",
    "frameworks": "framework",
    "evidence": "evidence",
    "rubrics": "rubric",
    "guides": "guide",
}
KINDS = {kind: collection for collection, kind in COLLECTIONS.items()}

_THING = re.compile(rf"{SITE_ROOT}((?:{'|'.join(COLLECTIONS)})/[a-z0-9-]+/)")
_CREDENTIAL = re.compile(r"/credentials/[a-z0-9-]+/\Z")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
MAX_ID = 80


def is_id(text: str) -> bool:
    """Tell whether a text can be an id."""
    return len(text) <= MAX_ID and _ID.match(text) is not None


def is_language(text: str) -> bool:
    """Tell whether a text can be the language in the name of a translation."""
    return _LANGUAGE.match(text) is not None


def to_id(text: str) -> str:
    """Return the id nearest to a text: without accents, in lower case, hyphens for the rest; it may be empty."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return _NOT_IN_ID.sub("-", letters).strip("-")[:MAX_ID].rstrip("-")


def item_path(collection: str, id_: str, language: str = "") -> str:
    """Return the path of a thing's page; of a translation's, if a language is given."""
    return f"{collection}/{id_}/{language}/" if language else f"{collection}/{id_}/"


def release_path(id_: str, version: str) -> str:
    """Return the path of the page of a released version of a credential."""
    return f"credentials/{id_}/v/{version}/"


def of_credentials(paths: Iterable[str]) -> Iterator[str]:
    """Go through those of some paths, each with a slash before it, that the page of a credential can have."""
    return (path for path in paths if _CREDENTIAL.match(path))


def here(path: str) -> str:
    """Return the URL of a path, as views hold it."""
    return SITE_ROOT + path


def root(path: str) -> str:
    """Return the relative URL of the site's root, as the page at `path` has it."""
    return "../" * path.count("/") or "./"


def relative(text: str, path: str) -> str:
    """Return a text of the page at `path` with its site URLs made relative."""
    return text.replace(SITE_ROOT, root(path))


def led_back(text: str, elsewhere: Mapping[str, str]) -> str:
    """Return a text, as views hold it, in which what is elsewhere has its address there; `elsewhere` is by path."""
    return _THING.sub(lambda match: elsewhere.get(match[1], match[0]), text)


def absolute(text: str, base_url: str) -> str:
    """Return a text with its site URLs made absolute; `base_url` ends in a slash."""
    return text.replace(SITE_ROOT, base_url)
