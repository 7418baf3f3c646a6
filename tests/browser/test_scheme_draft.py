"""The ministry drafts a scheme in the browser: starts it, sees sums while typing, shows it to the regional offices."""

import pytest
from playwright.sync_api import Browser, expect
from tests.browser_tools import look, signed_in

pytestmark = pytest.mark.browser

YEAR = 2020


def test_a_scheme_is_drafted_shown_and_its_pages_read_well(browser: Browser, site: str) -> None:
    page = signed_in(browser, site, "ministry-policy.officer")
    page.goto(f"{site}/round-cases/new/")
    page.fill("[name=year]", str(YEAR))
    page.locator("main form button[type=submit]").click()
    page.get_by_role("link", name="평가계획 초안").click()
    home = page.url.removeprefix(site)
    page.select_option("#source", "shipped:reform-draft")
    page.get_by_role("button", name="초안 시작하기").click()
    expect(page.locator("#faults")).to_contain_text("파일에 고칠 곳이 없습니다")
    expect(page.locator("main")).to_contain_text("위원회 심의 필요")

    page.goto(f"{site}{home}weights/")
    table = page.locator("table.weights").first
    field = table.locator("input").first
    field.fill("60")
    expect(table.locator("[data-sum]").first).to_have_text("110")
    page.get_by_role("button", name="배점 저장").click()
    expect(page.locator("#faults")).to_contain_text("합이 110")
    field.fill("50")
    page.get_by_role("button", name="배점 저장").click()
    expect(page.locator("#faults")).to_contain_text("파일에 고칠 곳이 없습니다")

    page.goto(f"{site}{home}opinions/")
    page.fill("#until", "2099-12-31")
    page.locator("form:has(#until) button[type=submit]").click()
    expect(page.locator("main")).to_contain_text("보였습니다")
    pages = ("", "text/", "weights/", "indicators/", "indicators/expert/", "tiers/", "compare/", "opinions/")
    look(page, site, [f"{home}{one}" for one in pages])
    office = signed_in(browser, site, "office-east.officer")
    look(office, site, ["/round-cases/", f"{home}opinions/"])
