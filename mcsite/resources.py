"""What lies outside a catalog: the schemas and the theme that come with mcsite, and the user's cache."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path


def folder(name: str) -> Path:
    """Return the folder `schema` or `theme` that belongs to this mcsite: in the package, or beside it in a clone."""
    package = Path(__file__).parent
    installed = package / name
    return installed if installed.is_dir() else package.parent / name


def cache() -> Path | None:
    """Return a folder for compiled templates that only the user can write to, or None.

    What lies there is run as code: it must never come with a catalog.
    """
    given = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    try:
        found = (Path(given) if given else Path.home() / ".cache") / "mcsite"
        found.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = found.stat()
    except (OSError, RuntimeError):  # there is no home
        return None
    if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
        return None
    return found
