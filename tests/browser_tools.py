"""Signing in through the pages, and what every page has to keep: axe, phone width, strict policy."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, StorageState, ViewportSize, expect

PASSWORD = "teukgu-demonstration"
SESSIONS: dict[tuple[str, str], StorageState] = {}
WIDE, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)


def in_a_year() -> str:
    """A day that can be meant, whenever this runs."""
    return (datetime.now(tz=UTC).date() + timedelta(days=365)).isoformat()


def sign_in(page: Page, site: str, key: str, language: str = "") -> None:
    """Sign an invented person in, with the code that the page shows beside them."""
    page.goto(f"{site}{language}/accounts/login/")
    code = page.locator("tr", has_text=f"{key}@").locator("code").nth(1).inner_text()
    page.fill("#id_login", f"{key}@demonstration.example")
    page.fill("#id_password", PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.fill("#id_code", code)
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator(".utility")).to_contain_text("로그아웃" if not language else "Sign out")


def clean(page: Page) -> None:
    """Let axe find nothing."""
    found = Axe().run(page).response["violations"]
    assert not found, [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found]


def signed_in(browser: Browser, site: str, key: str) -> Page:
    """A page of somebody who is signed in; a code works once, so the session is kept for the next who asks."""
    page = new_page(browser, SESSIONS.get((site, key)))
    page.goto(f"{site}/privacy/")
    if "로그아웃" not in page.locator(".utility").inner_text():
        sign_in(page, site, key)
        SESSIONS[site, key] = page.context.storage_state()
    return page


def new_page(browser: Browser, session: StorageState | None = None) -> Page:
    """A page of a context of its own that fails on a breach of the content policy or an error of a script."""
    page = browser.new_context(viewport=WIDE, storage_state=session).new_page()
    page.on("console", lambda message: pytest.fail(message.text) if "Content Security" in message.text else None)
    page.on("pageerror", lambda error: pytest.fail(f"{page.url}: {error}"))
    return page


def look(page: Page, site: str, paths: Iterable[str]) -> None:
    """Look at pages in both languages: they answer, axe finds nothing, a phone needs no sideways scrolling."""
    for path in paths:
        for language in ("", "/en"):
            answer = page.goto(f"{site}{language}{path}")
            assert answer is not None
            assert answer.status == 200, path
            clean(page)
            page.set_viewport_size(PHONE)
            width = page.evaluate("document.documentElement.scrollWidth")
            page.set_viewport_size(WIDE)
            assert width <= PHONE["width"], f"{language}{path}: {width}px wide on a phone"
