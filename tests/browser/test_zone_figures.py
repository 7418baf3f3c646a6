"""Figures of a zone in Chromium: pages are clean; a target waits and is approved; a sheet of targets; a wrong share."""

import io

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser_tools import PHONE, clean, look, signed_in

pytestmark = pytest.mark.browser


@pytest.fixture
def officer(browser: Browser, site: str) -> Page:
    """The town's officer at the figures of their zone, reached from its report."""
    page = signed_in(browser, site, "town-neulnuri.officer")
    page.goto(f"{site}/reports/")
    page.locator("main form.actions button").click()
    page.locator("main table a").first.click()
    page.get_by_role("link", name="이 특구의 연도별 값").click()
    expect(page.locator("main nav.chips")).to_contain_text("기준값")
    return page


def place(page: Page, name: str) -> str:
    """The address of one of the zone's pages, without the site."""
    address = page.locator("main nav.chips a", has_text=name).first.get_attribute("href")
    assert address is not None
    return address


def test_pages_are_clean(officer: Page, site: str) -> None:
    paths = [place(officer, name) for name in ("연도별 값", "지난 연도", "목표", "기준값")]
    look(officer, site, [*paths, f"{paths[0]}?all=1", f"{paths[2]}?parts=1"])
    officer.goto(f"{site}{paths[0]}?all=1")
    officer.set_viewport_size(PHONE)
    clean(officer)


def test_a_target_waits_is_approved_and_shows_by_year(officer: Page, site: str) -> None:
    page = officer
    page.goto(f"{site}{place(page, '목표')}")
    page.locator('[name="value-sales"]').fill("12억 5,000만원")
    page.locator('[name="value-jobs"]').fill("약 50")
    page.get_by_role("button", name="목표 저장하기").click()
    expect(page.locator("main")).to_contain_text("어림수")
    assert page.input_value('[name="value-sales"]') == "12억 5,000만원"  # nothing that was typed is lost
    page.locator('[name="value-jobs"]').fill("50명")
    page.get_by_role("button", name="목표 저장하기").click()
    expect(page.locator("main")).to_contain_text("승인을 기다리는 목표 2개")
    page.fill("#approved_on-waiting", "2026-01-20")
    page.fill("#approved_by-waiting", "군수")
    page.fill("#document-waiting", "특구과-12")
    page.get_by_role("button", name="기다리는 목표의 승인 기록하기").click()
    expect(page.locator("main")).not_to_contain_text("승인을 기다리는")
    page.goto(f"{site}{place(page, '연도별 값')}")
    expect(page.locator("main table").first).to_contain_text("목표 1,250,000,000")


def test_a_sheet_of_targets_is_answered_by_cell(officer: Page, site: str) -> None:
    page = officer
    page.goto(f"{site}{place(page, '목표')}")
    with page.expect_download() as given:
        page.get_by_role("link", name="목표 엑셀 내려받기").click()
    book = openpyxl.load_workbook(io.BytesIO(given.value.path().read_bytes()))
    sheet = next(one for one in book.worksheets if str(one["A5"].value).startswith("figure:"))
    columns = {one.value: one.column for one in sheet[3]}
    years = sorted(name for name in columns if str(name).startswith("y2"))
    row = next(one[0].row for one in sheet.iter_rows(5) if str(one[0].value).startswith("figure:jobs@"))
    sheet.cell(row, columns[years[-1]]).value = 70
    sheet.cell(row, columns[years[-2]]).value = "많이"
    kept = io.BytesIO()
    book.save(kept)
    page.set_input_files(
        "#sheet", {"name": "목표.xlsx", "mimeType": "application/octet-stream", "buffer": kept.getvalue()}
    )
    page.get_by_role("button", name="올리고 점검하기").click()
    expect(page.locator("main")).to_contain_text("새로 담은 값 1개")
    expect(page.locator("main table")).to_contain_text("많이")
    clean(page)
    with page.expect_download() as marked:
        page.get_by_role("link", name="내 파일에 표시한 것 내려받기").click()
    assert "점검 결과" in openpyxl.load_workbook(io.BytesIO(marked.value.path().read_bytes())).sheetnames


def test_an_old_report_is_attached_and_withdrawn(officer: Page, site: str) -> None:
    page = officer
    page.goto(f"{site}{place(page, '지난 연도')}")
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
    page.set_input_files("#file", {"name": "지난 보고서.hwp", "mimeType": "application/x-hwp", "buffer": content})
    page.get_by_role("button", name="파일 보관하기").click()
    row = page.locator("main table tr", has_text="지난 보고서.hwp")
    expect(row).to_be_visible()
    row.locator("summary").click()
    clean(page)
    row.locator("input[name=why]").fill("다른 특구의 파일")
    row.get_by_role("button", name="거두기").click()
    expect(page.locator("main")).to_contain_text("파일을 거두었습니다")
    expect(page.locator("main table tr", has_text="지난 보고서.hwp")).to_have_count(0)
