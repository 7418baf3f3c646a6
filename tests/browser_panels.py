"""A panel made by the ministry in the browser."""

from playwright.sync_api import Page, expect
from tests.panel_case_tools import SCHEME


def made_panel(page: Page, site: str, year: int) -> str:
    """Open a round, state its scheme, list its zones and make the panel; return the panel's path."""
    page.goto(f"{site}/round-cases/new/")
    page.fill("[name=year]", str(year))
    page.locator("main form button[type=submit]").click()
    expect(page.locator("h1")).to_contain_text(str(year))
    scheme = SCHEME.replace(b"year: 2026", f"year: {year}".encode())
    fold = page.locator("details:has(#scheme-file)")
    if fold.get_attribute("open") is None:
        fold.locator("> summary").click()
    page.set_input_files("#scheme-file", {"name": "scheme.yaml", "mimeType": "text/yaml", "buffer": scheme})
    page.locator("form:has(#scheme-file) button[type=submit]").click()
    page.locator("form[action$='/do/population/'] button[type=submit]").click()
    page.get_by_role("link", name="평가위원회(위원, 배정, 채점)").click()
    page.get_by_role("button", name="expert 위원회 만들기").click()
    expect(page.locator("h1")).to_contain_text("전문가 평가위원회")
    return page.url.removeprefix(site)
