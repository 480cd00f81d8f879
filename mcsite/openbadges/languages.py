"""Language tags as Open Badges 3.0 takes them."""

from __future__ import annotations

import re
from functools import lru_cache

_TAKEN = re.compile(r"[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?\Z")  # LanguageCode, data model of 3.0


@lru_cache(maxsize=256)
def code(tag: str) -> str:
    """Return a BCP 47 tag in its usual case (RFC 5646, section 2.1.1), without the last subtags if they aren't taken.

    Only language, script and region are: `ca-valencia` becomes `ca`, as in a lookup (RFC 4647, section 3.4).
    """
    language, *others = tag.split("-")
    parts = [language.lower(), *(_cased(one) for one in others)]
    while len(parts) > 1 and not _TAKEN.match("-".join(parts)):
        parts.pop()
    return "-".join(parts)


def _cased(subtag: str) -> str:
    return {2: subtag.upper(), 4: subtag.title()}.get(len(subtag), subtag.lower())
