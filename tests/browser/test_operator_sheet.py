"""The sheet behind a personal link on a phone: consent first, an error beside its place, thanks; the county sees it."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser_tools import PHONE, WIDE, clean, new_page, sign_in

pytestmark = pytest.mark.browser


def survey(page: Page, site: str) -> str:
    """Begin a survey of the town's first report, with one operator; return the address of its list."""
    page.goto(f"{site}/reports/")
    opening = page.get_by_role("button", name=re.compile("보고서 열기"))
    if opening.count():
        opening.click()
    page.locator("table a[href*='/report/']").first.click()
    page.get_by_role("link", name="특화사업자 조사").click()
    address = page.url
    if page.get_by_role("button", name="조사 시작하기").count():
        page.fill("#desk", "농정과")
        page.fill("#phone", "033-123-4567")
        page.get_by_role("button", name="조사 시작하기").click()
    page.goto(f"{address}add/")
    page.fill("#list", "상호\t종류\t전화\n산골 농장\t생산 농어가\t033-111-2222\n골짜기 공장\t가공업체\t033-111-3333")
    page.get_by_role("button", name="점검하고 넣기").click()
    return address


def answer(page: Page, link: str) -> None:
    """Agree, make a mistake, mend it, send."""
    page.goto(link)
    expect(page.get_by_text("어떤 불이익도 없습니다").first).to_be_visible()
    clean(page)
    page.get_by_role("button", name="동의하고 시작하기").click()
    clean(page)
    page.fill("[name=cell-sales]", "많이")
    page.fill("[name=cell-jobs]", "2")
    page.get_by_role("button", name="보내기").click()
    expect(page.locator("p.wrong")).to_have_count(1)
    expect(page.locator("[name=cell-sales]")).to_have_value("많이")
    clean(page)
    page.fill("[name=cell-sales]", "3,500만원")
    page.get_by_role("button", name="보내기").click()
    expect(page.get_by_text("고맙습니다")).to_be_visible()
    expect(page.get_by_text("35,000,000")).to_be_visible()
    clean(page)


def test_an_operator_answers_on_a_phone_and_the_county_sees_it(browser: Browser, site: str) -> None:
    officer = new_page(browser)
    sign_in(officer, site, "town-neulnuri.officer")
    board = survey(officer, site)
    clean(officer)
    officer.get_by_role("button", name="링크 만들어 화면에 보기").click()
    clean(officer)
    link = officer.locator("td code").first.inner_text()
    phone = new_page(browser)
    phone.set_viewport_size(PHONE)
    answer(phone, link)
    for address in (link, f"{link}?change=1", link.replace("/survey/", "/en/survey/")):
        phone.goto(address)
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    officer.goto(board)
    expect(officer.locator("tr", has_text="골짜기 공장")).to_contain_text("답함")
    for part in ("", "add/", "calls/", "sums/"):
        officer.goto(f"{board}{part}")
        clean(officer)
        officer.set_viewport_size(PHONE)
        assert officer.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], part
        officer.set_viewport_size(WIDE)
    officer.goto(board)
    officer.get_by_role("link", name="골짜기 공장").click()
    clean(officer)
    assert phone.goto(f"{site}/survey/never-made/").status == 404  # type: ignore[union-attr]
