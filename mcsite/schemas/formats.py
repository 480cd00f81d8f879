"""The formats that the schemas name, beyond those of JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_WEB_URL = re.compile(r'https?://[^\s/?#@\\<>"{}|^`]+([/?#][^\s\\<>"{}|^`]*)?\Z')
_EMAIL = re.compile(r'[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+\Z')
# What a text of a format must match, for those of which this is all.
PATTERNS: Mapping[str, re.Pattern[str]] = MappingProxyType({"web-url": _WEB_URL, "email": _EMAIL})


def _is_date(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        return _DATE.match(value) is not None and date.fromisoformat(value) is not None
    except ValueError:
        return False


def _is_time_zone(value: object) -> bool:
    if not isinstance(value, str):
        return True
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415  few catalogs name a time zone

    try:
        return ZoneInfo(value) is not None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


FORMATS: Mapping[str, Callable[[object], bool]] = MappingProxyType(
    {
        "date": _is_date,
        "web-url": lambda value: not isinstance(value, str) or _WEB_URL.match(value) is not None,
        "email": lambda value: not isinstance(value, str) or _EMAIL.match(value) is not None,
        "time-zone": _is_time_zone,
    }
)
