"""Takes the pictures of the case tutorial from a running demonstration: ``python scripts/picture_case.py ADDRESS``.

Walks the steps of docs/tutorial-case.*.md up to where a picture is; the demonstration must be fresh.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests.browser_tools import new_page, sign_in  # noqa: E402

OUT = ROOT / "docs" / "images" / "case"


def find(page: Page, site: str, words: str) -> None:
    """Open the case with these words in its title."""
    page.goto(f"{site}/work/cases/?q={words}")
    page.locator("main table a").first.click()


def plan(page: Page, site: str) -> None:
    """The plan of a case being drafted."""
    find(page, site, "차밭")
    page.goto(f"{page.url}plan/")


def register(page: Page, site: str) -> None:
    """The form that registers an application."""
    find(page, site, "대숲")
    page.locator("ul.act-list a", has_text="접수").first.click()


def desk(page: Page, site: str) -> None:
    """The desk of an agency."""
    page.goto(f"{site}/consultations/")


def past(page: Page, site: str) -> None:
    """A case as it was recorded on a past day."""
    find(page, site, "숲산책")
    page.goto(f"{page.url}?as_of=2026-05-01")


PICTURES: tuple[tuple[str, str, Callable[[Page, str], None]], ...] = (
    ("plan", "town-neulnuri.officer", plan),
    ("register", "ministry-policy.officer", register),
    ("desk", "agriculture.contact", desk),
    ("past", "audit.auditor", past),
)


def main(site: str) -> None:
    """Take every picture, each signed in anew."""
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, who, walk in PICTURES:
            page = new_page(browser)
            sign_in(page, site, who)
            walk(page, site)
            page.screenshot(path=OUT / f"{name}.png", clip={"x": 0, "y": 0, "width": 1280, "height": 900})
            page.context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
