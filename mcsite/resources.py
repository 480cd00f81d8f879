"""The schemas and the theme that come with mcsite: in the installed package, or beside it in a clone."""

from __future__ import annotations

from pathlib import Path


def folder(name: str) -> Path:
    """Return the folder `schema` or `theme` that belongs to this mcsite."""
    package = Path(__file__).parent
    installed = package / name
    return installed if installed.is_dir() else package.parent / name
