"""Take the pictures of the README from the built site: `python tools/screenshots.py`."""

from __future__ import annotations

import subprocess
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
PICTURES = {"home": "index.html", "credential": "credentials/generating-ideas/index.html"}


def main() -> None:
    """Write `docs/images/<name>.png`."""
    chromium = subprocess.run([ROOT / "tools" / "chromium"], capture_output=True, text=True, check=True)  # noqa: S603
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.stdout.strip(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1120, "height": 840}, color_scheme="light")
        for name, path in PICTURES.items():
            page.goto((ROOT / "site" / path).as_uri())
            page.screenshot(path=ROOT / "docs" / "images" / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
