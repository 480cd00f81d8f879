"""Catalogs as they are published, for tests of those who read them: records, `catalog.json` and a list of changes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mcsite import digests

URL = "https://catalog.example/"
PAGE = 20  # changes


def publish(folder: Path, titles: Mapping[str, str | dict[str, Any]], url: str = URL) -> dict[str, Any]:
    """Publish a catalog of things, by the path of their pages, with a title or more; return its `catalog.json`."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    entries = []
    for path, said in titles.items():
        more = {"title": said} if isinstance(said, str) else said
        page = url + path
        record = {"kind": path.split("/")[0].removesuffix("s"), "id": path.split("/")[1], "url": page, "language": "en"}
        record |= {"json": f"{page}index.json", "status": "published", "text": "Words. " * 40, **more}
        content = json.dumps(record).encode()
        (folder / path).mkdir(parents=True)
        (folder / path / "index.json").write_bytes(content)
        entries.append({key: record[key] for key in record if key != "text"} | {"digest": digests.of(content)})
    catalog = {"title": "Catalog", "url": url, "language": "en", "items": entries, "state": state(entries)}
    (folder / "catalog.json").write_text(json.dumps(catalog), encoding="utf-8")
    return catalog


def state(entries: list[dict[str, Any]]) -> str:
    """Return the digest of a catalog's entries."""
    return digests.state((entry["json"], entry["digest"]) for entry in entries)


class ChangeList:
    """The list of changes of a site that has none: each `write` adds what differs from the catalog before."""

    def __init__(self) -> None:
        self.changes: list[dict[str, Any]] = []  # the newest first
        self._before: dict[str, dict[str, Any]] = {}

    def write(self, site: Path) -> None:
        """Compare the site's catalog with the one before, and write the pages of the list into it."""
        catalog = json.loads((site / "catalog.json").read_bytes())
        now = {entry["json"]: entry for entry in catalog["items"]}
        new = [_change(self._before.get(url), entry) for url, entry in now.items()]
        self.changes = [change for change in new if change] + self.changes
        self._before = now
        pages = [self.changes[at : at + PAGE] for at in range(0, len(self.changes), PAGE)] or [[]]
        (site / "changes").mkdir(exist_ok=True)
        for number, items in enumerate(pages, 1):
            path = "changes.json" if number == 1 else f"changes/{number}.json"
            document = {"title": catalog["title"], "url": catalog["url"], "items": items}
            document |= {"state": catalog["state"]} if number == 1 else {}
            document |= {"next_url": f"{catalog['url']}changes/{number + 1}.json"} if number < len(pages) else {}
            (site / path).write_text(json.dumps(document), encoding="utf-8")


def _change(old: dict[str, Any] | None, new: dict[str, Any]) -> dict[str, Any] | None:
    if old is not None and old["digest"] == new["digest"]:
        return None
    what = "appeared" if old is None else "changed"
    if old is not None and old["status"] != new["status"]:
        what = new["status"] if new["status"] in {"retired", "withdrawn"} else "changed"
    named = {key: new[key] for key in ("kind", "id", "language", "url", "json", "digest")}
    return {"change": what, **named, "modified": "2026-10-01T00:00:00Z"}
