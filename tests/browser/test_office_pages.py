"""The form of a visit on a phone: kept without a signal, photos too, opened again, sent once when there is one."""

import base64

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser_tools import PHONE, clean, in_a_year, look, signed_in

pytestmark = pytest.mark.browser
DESK = "/offices/office-east/"
NEW = f"{DESK}visits/new/"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def phone(browser: Browser, site: str) -> Page:
    """An officer's phone."""
    page = signed_in(browser, site, "office-east.officer")
    page.set_viewport_size(PHONE)
    return page


def write(page: Page, place: str, text: str = "둘러봄") -> None:
    """Fill in what a visit needs, with a finding and a photo."""
    page.fill("#place", place)
    page.fill("#summary", text)
    for box in page.locator("fieldset .answers:has(input[type=radio])").all():
        box.locator("label").first.click()
    page.fill("#finding-0-text", f"{place}에서 본 것")
    page.check("[name=finding-0-addressed]")
    page.set_input_files("#photo-files", {"name": "site.png", "mimeType": "image/png", "buffer": PICTURE})
    page.locator("#photo-rows input").last.fill("현장 사진")


def ready(page: Page) -> None:
    """Wait until the script has opened what it keeps."""
    expect(page.locator("#visit-form[data-ready=yes]")).to_be_visible()


def kept_for_later(page: Page) -> None:
    """Wait until the form itself can be opened without a signal."""
    page.wait_for_function(
        """async (path) => {
            const cache = await caches.open("teukgu-visit-form-1");
            const found = await cache.match(location.origin + path);
            const script = (await cache.keys()).some(one => one.url.includes("visit"));
            return Boolean(found) && script && Boolean(navigator.serviceWorker.controller);
        }""",
        arg=NEW,
    )


def test_a_visit_is_written_without_a_signal_and_sent_once(phone: Page, site: str) -> None:
    page = phone
    page.goto(f"{site}{NEW}")
    zone = page.locator("#zone").input_value()
    page.goto(f"{site}{DESK}zones/{zone}/")
    visits = page.locator("main table", has_text="방문한 날").locator("tbody tr")
    before = visits.count()
    page.goto(f"{site}{NEW}")
    ready(page)
    kept_for_later(page)
    page.context.set_offline(True)
    write(page, "산골 가공공장")
    page.locator("#visit-form button[type=submit]").click()
    expect(page.locator("#keep-state")).to_contain_text("신호가 없어")
    # the phone threw the page away: it opens again, and the record is there
    page.goto(f"{site}{NEW}")
    ready(page)
    waiting = page.locator("#kept-here li")
    expect(waiting).to_have_count(1)
    expect(waiting).to_contain_text("보내기를 기다림")
    waiting.get_by_role("button", name="이어 쓰기").click()
    assert page.input_value("#place") == "산골 가공공장"
    expect(page.locator("#photo-rows fieldset")).to_have_count(1)
    # a second visit, written from the same kept page, is another record
    page.goto(f"{site}{NEW}")
    ready(page)
    write(page, "둘째 공장")
    page.locator("#visit-form button[type=submit]").click()
    expect(page.locator("#keep-state")).to_contain_text("신호가 없어")
    page.context.set_offline(False)
    page.goto(f"{site}{NEW}")
    ready(page)
    expect(page.locator("#kept-here li")).to_have_count(0, timeout=20_000)
    page.goto(f"{site}{DESK}zones/{zone}/")
    expect(visits).to_have_count(before + 2)
    visits.first.locator("a").click()
    expect(page.locator("main figure img")).to_have_count(1)
    page.locator("main figure img").scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('main figure img').naturalWidth === 1")
    expect(page.locator("main")).to_contain_text("현장 사진")


def test_what_is_wrong_is_said_and_the_record_stays(phone: Page, site: str) -> None:
    page = phone
    page.goto(f"{site}{NEW}")
    ready(page)
    write(page, "셋째 공장")
    page.evaluate("document.querySelector('#visited_on').removeAttribute('max')")
    page.fill("#visited_on", "2099-01-01")
    page.locator("#visit-form button[type=submit]").click()
    expect(page.locator("#problems")).to_contain_text("방문한 날")
    page.goto(f"{site}{NEW}?purpose=advice")
    ready(page)
    one = page.locator("#kept-here li")
    expect(one).to_contain_text("쓰는 중")
    one.get_by_role("button", name="이어 쓰기").click()
    page.wait_for_url("**purpose=progress")
    expect(page.locator("#place")).to_have_value("셋째 공장")
    page.goto(f"{site}{NEW}")
    ready(page)
    page.on("dialog", lambda box: box.accept())
    page.locator("#kept-here li").get_by_role("button", name="지우기").click()
    expect(page.locator("#kept-here li")).to_have_count(0)


def test_the_plain_form_works_without_a_script(browser: Browser, site: str, phone: Page) -> None:
    context = browser.new_context(java_script_enabled=False, storage_state=phone.context.storage_state())
    page = context.new_page()
    page.goto(f"{site}{NEW}")
    page.fill("#place", "글만 쓴 곳")
    page.fill("#summary", "둘러봄")
    for box in page.locator("fieldset .answers:has(input[type=radio])").all():
        box.locator("input").first.check()
    page.set_input_files("#photo-0", {"name": "site.png", "mimeType": "image/png", "buffer": PICTURE})
    page.fill("#caption-0", "사진")
    page.locator("#visit-form button[type=submit]").click()
    expect(page.locator("main")).to_contain_text("방문 기록을 보관했습니다.")
    expect(page.locator("main figure img")).to_have_count(1)


def test_pages_are_clean(phone: Page, site: str) -> None:
    page = phone
    zone = page.goto(f"{site}{NEW}") and page.locator("#zone").input_value()
    ready(page)
    clean(page)
    look(page, site, [DESK, f"{DESK}zones/{zone}/", NEW, f"{NEW}?purpose=verification"])


def test_a_zone_is_planned_and_coached_and_every_page_is_clean(phone: Page, browser: Browser, site: str) -> None:
    page = phone
    page.goto(f"{site}{DESK}")
    zone = page.locator('main a[href*="/zones/"]').first.get_attribute("href")
    plan = page.locator('main a[href*="/plans/"]').first.get_attribute("href")
    assert zone
    assert plan
    page.goto(f"{site}{zone}")
    page.get_by_text("이정표 정하기").click()
    page.fill("#title", "저온저장고 준공")
    page.fill("#due_on", in_a_year())
    page.locator("button[value=milestone]").click()
    expect(page.locator("main")).to_contain_text("저온저장고 준공")
    page.get_by_text("전문가에게 맡기기").click()
    page.fill("#task", "판로 자문")
    page.fill("#until", in_a_year())
    page.locator("button[value=coach]").click()
    coaching = page.locator('main a[href^="/coaching/"]').first
    expect(coaching).to_be_visible()
    address = coaching.get_attribute("href")
    assert address
    look(page, site, [zone, plan, address, "/visits/1/"])


def test_pages_of_the_head_office_and_the_town_are_clean(browser: Browser, site: str) -> None:
    look(signed_in(browser, site, "ministry-operation.officer"), site, ["/offices/"])
    look(signed_in(browser, site, "town-neulnuri.officer"), site, ["/visits/"])
