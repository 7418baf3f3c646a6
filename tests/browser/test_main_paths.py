"""What people come to do, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-US")
    yield page
    page.close()


def test_find_a_zone_by_its_initials_and_read_its_facts(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_label("특구 이름이나 시·군·구로 찾기").fill("ㅅㅊ ㅈㄹ")
    page.get_by_role("button", name="찾기").click()
    page.get_by_role("link", name="순창 장류산업특구").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("순창 장류산업특구")
    expect(page.get_by_text("2004. 12. 30.").first).to_be_visible()
    page.locator("a[href='#source-1']").first.click()
    expect(page.locator("#source-1 a")).to_have_attribute(
        "href", "https://m.edaily.co.kr/amp/read?mediaCodeNo=257&newsId=01964726573523768"
    )


def test_the_map_leads_to_the_zones_of_a_municipality_by_keyboard(page: Page, site: str) -> None:
    page.goto(site)
    link = page.locator("svg.map a").first
    name = link.get_attribute("aria-label") or ""
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/zones/?region=*")
    count = name.rpartition("특구 ")[2].rstrip("곳")
    expect(page.get_by_role("status")).to_contain_text(f"특구 {count}곳")


def test_the_other_language_shows_the_same_page(page: Page, site: str) -> None:
    page.goto(f"{site}/zones/?sector=education")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/zones/?sector=education")
    expect(page.get_by_role("heading", level=1)).to_have_text("Find zones")
    page.get_by_role("link", name="한국어").click()
    page.wait_for_url("**/zones/?sector=education")


def test_the_skip_link_goes_to_the_content(page: Page, site: str) -> None:
    page.goto(site)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_remark_is_sent_and_thanked(page: Page, site: str) -> None:
    page.goto(f"{site}/zones/kz2004-02/")
    page.get_by_role("link", name="잘못된 내용 알리기").click()
    page.get_by_label("무엇이 어떻게 잘못되었나요? (필수)").fill("면적이 빠졌습니다.")
    page.get_by_role("button", name="보내기").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("고맙습니다")


def test_high_contrast_stays_when_the_page_changes(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("button", name="선명하게").click()
    page.goto(f"{site}/glossary/")
    assert page.evaluate("document.documentElement.dataset.krdsMode") == "high-contrast"


def test_the_rules_of_another_day(page: Page, site: str) -> None:
    page.goto(f"{site}/rules/")
    page.get_by_label("날짜").fill("2020-03-31")
    page.get_by_role("button", name="그날의 규칙 보기").click()
    expect(page.locator("p.lead")).to_contain_text("2020. 3. 31.")


def test_the_menu_of_a_phone_opens_without_script(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.locator("summary", has_text="메뉴").click()
    page.locator(".menu-fold").get_by_role("link", name="규정집").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("규정집")
    context.close()


def test_a_bundle_is_downloaded(page: Page, site: str) -> None:
    page.goto(f"{site}/rounds/public-statistics/")
    with page.expect_download() as download:
        page.get_by_role("link", name="다시 계산하는 묶음(zip)").click()
    assert download.value.suggested_filename == "public-statistics-bundle.zip"
