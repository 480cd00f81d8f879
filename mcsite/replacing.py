"""Files put in the place of others, all or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from mcsite.diagnostics import Refusal


def replace(files: Mapping[Path, bytes]) -> None:
    """Write files: all are laid beside their places first, so that a full disk leaves everything as it was.

    A file keeps its permissions. Raises Refusal if one can't be written.
    """
    staged: list[tuple[Path, Path]] = []
    place = next(iter(files), Path())
    try:
        for place, content in files.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            if place.is_dir():
                raise IsADirectoryError(0, "there is a folder of that name", str(place))
            handle, name = tempfile.mkstemp(dir=place.parent, prefix=".")
            staged.append((Path(name), place))
            with os.fdopen(handle, "wb") as target:
                target.write(content)
            Path(name).chmod(place.stat().st_mode & 0o777 if place.exists() else 0o644)
        for laid, place in staged:
            laid.replace(place)
    except OSError as error:
        raise Refusal(f"{place} can't be written: {error.strerror}; nothing was written") from None
    finally:
        for laid, _ in staged:
            laid.unlink(missing_ok=True)
