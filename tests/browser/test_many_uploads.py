"""Many files at once in Chromium: a province uploads, watches the answers come, takes the receipt; keys of programs."""

import io

import openpyxl
import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect
from tests.browser_tools import PASSWORD, PHONE, clean, look, signed_in

pytestmark = pytest.mark.browser
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def workbook(browser: Browser, site: str) -> bytes:
    """The workbook of the town's first report, as its officer downloads it, with a figure typed in."""
    officer = signed_in(browser, site, "town-neulnuri.officer")
    officer.goto(f"{site}/reports/")
    officer.locator("main form.actions button").click()
    report = officer.locator("main table a").first.get_attribute("href")
    content = officer.request.get(f"{site}{report}workbook.xlsx").body()
    officer.context.close()
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book:
        for cells in sheet.iter_rows():
            if cells[0].value == "figure:jobs":
                next(cell for cell in cells[1:] if not cell.protection.locked).value = "57명"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def payload(name: str, content: bytes, kind: str = SHEET) -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": content}


def test_a_province_uploads_many_and_sees_every_answer(browser: Browser, site: str, workbook: bytes) -> None:
    page = signed_in(browser, site, "province-garam.officer")
    page.goto(f"{site}/work/")
    page.get_by_role("link", name="보고서 파일 올리기").click()
    files = [payload("늘누리.xlsx", workbook), payload("계획.pdf", b"%PDF-1.7 x", "application/pdf")]
    page.set_input_files("#workbooks", files)
    page.get_by_role("button", name="올리기").click()
    expect(page.locator("h1")).to_have_text("한꺼번에 올린 파일")
    batch = page.url.removeprefix(site)
    # the page renews itself until the worker has answered
    expect(page.locator("[data-waiting]")).to_have_count(0, timeout=60_000)
    rows = page.locator("main table tbody tr")
    expect(rows.nth(0)).to_contain_text("넣음")
    expect(rows.nth(1)).to_contain_text("PDF 파일입니다.")
    rows.nth(0).get_by_role("link").first.click()
    expect(page.locator("main")).to_contain_text("개 칸을 초안에 넣었습니다")
    upload = page.url.removeprefix(site)
    with page.expect_download() as download:
        page.get_by_role("link", name="접수증 내려받기(PDF)").click()
    assert download.value.suggested_filename.startswith("receipt-")
    look(page, site, ["/reports/uploads/", batch, upload])
    page.context.close()


def test_without_scripts_the_page_has_its_link(browser: Browser, site: str, workbook: bytes) -> None:
    page = signed_in(browser, site, "province-garam.officer")
    state = page.context.storage_state()
    page.context.close()
    plain = browser.new_context(java_script_enabled=False, storage_state=state, viewport=PHONE).new_page()
    plain.goto(f"{site}/reports/uploads/")
    plain.set_input_files("#workbooks", payload("늘누리.xlsx", workbook))
    plain.get_by_role("button", name="올리기").click()
    for _ in range(60):
        again = plain.get_by_role("link", name="다시 보기")
        if not again.count():
            break
        again.click()
        plain.wait_for_timeout(500)
    expect(plain.locator("main table tbody tr").first).to_contain_text("넣음")
    plain.context.close()


def test_a_key_is_made_shown_once_and_revoked(browser: Browser, site: str) -> None:
    page: Page = signed_in(browser, site, "town-neulnuri.officer")
    page.goto(f"{site}/accounts/")
    page.get_by_role("link", name="만들고 없애기").click()
    look(page, site, ["/accounts/keys/"])
    page.goto(f"{site}/accounts/keys/")
    page.fill("#name", "실적 프로그램")
    page.get_by_role("button", name="열쇠 만들기").click()
    page.fill("input[type=password]", PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    if not page.locator("#secret").count():  # signed in again: the form is sent once more
        page.goto(f"{site}/accounts/keys/")
        page.fill("#name", "실적 프로그램")
        page.get_by_role("button", name="열쇠 만들기").click()
    secret = page.locator("#secret").inner_text()
    clean(page)
    answer = page.request.get(f"{site}/api/uploads", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status == 200
    page.goto(f"{site}/accounts/keys/")
    assert secret not in page.content()
    page.get_by_role("button", name="없애기 실적 프로그램").first.click()
    answer = page.request.get(f"{site}/api/uploads", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status == 401
    page.context.close()
