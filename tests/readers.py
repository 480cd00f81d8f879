"""A reader for tests in the browser: on a day that the test chooses, with nothing amiss in the console at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

DAY = "2026-12-01T12:00:00"


@contextmanager
def reading(browser: Browser, base: str, *, day: str = DAY, missing: str = "", **settings: Any) -> Iterator[Page]:
    """Open a window on a site and check, when it is closed, that no script failed and nothing came from elsewhere.

    `missing` is a part of the one address that the test knows isn't there.
    """
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "base_url": base, **settings})
    told: list[str] = []
    asked: list[str] = []
    context.on("console", lambda message: told.append(f"{message.location['url']}: {message.text}"))
    context.on("weberror", lambda error: told.append(str(error.error)))
    context.on("request", lambda request: asked.append(request.url))
    try:
        yield new_page(context, day)
    finally:
        context.close()
    origin = urlsplit(base)[:2]
    assert [url for url in asked if urlsplit(url)[:2] != origin and not url.startswith("blob:")] == []
    amiss = [one for one in told if not missing or missing not in one]
    assert amiss == [], amiss


def new_page(context: BrowserContext, day: str = DAY) -> Page:
    """Return a page whose clock stands on a day."""
    page = context.new_page()
    page.clock.set_fixed_time(day)
    return page


def overflow(page: Page) -> list[str]:
    """Return the elements that reach beyond the window."""
    return page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1
                && getComputedStyle(one).position !== 'absolute')
            .map((one) => one.outerHTML.slice(0, 120))"""
    )


def stop(page: Page) -> str:
    """Return the words of what has the focus."""
    return page.evaluate(
        """() => {
            const one = document.activeElement;
            return (one.labels?.[0] ?? one).textContent.replace(/\\s+/g, ' ').trim();
        }"""
    )
