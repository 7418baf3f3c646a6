"""Yearly reports in Chromium: pages of the desk, two officers in one section, a workbook that needs mending."""

import io

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser_tools import PHONE, clean, look, signed_in

pytestmark = pytest.mark.browser
FIGURES = "sections/figures-results/"


@pytest.fixture
def officer(browser: Browser, site: str) -> Page:
    """The desk of the town's officer, with the reports of last year open."""
    page = signed_in(browser, site, "town-neulnuri.officer")
    page.goto(f"{site}/reports/")
    page.locator("main form.actions button").click()
    expect(page.locator("main .note").first).to_contain_text("보고서")
    return page


def report_of(page: Page) -> str:
    """The address of the first report."""
    address = page.locator("main table a").first.get_attribute("href")
    assert address is not None
    return address


def row(page: Page, key: str) -> "RowOfFigures":
    return RowOfFigures(page, key)


class RowOfFigures:
    """One row of the form."""

    def __init__(self, page: Page, key: str) -> None:
        self.box = page.locator(f'[data-item="figure:{key}"]')

    def type(self, text: str) -> None:
        self.box.locator("input.num").fill(text)

    def says(self, text: str) -> None:
        expect(self.box.locator(".save-state")).to_contain_text(text, timeout=15_000)


def test_pages_are_clean(officer: Page, site: str) -> None:
    report = report_of(officer)
    officer.goto(f"{site}{report}")
    sections = [one.get_attribute("href") or "" for one in officer.locator("main table").first.locator("a").all()]
    assert len(sections) > 8
    look(officer, site, ["/reports/", report, sections[0], sections[-1]])
    officer.goto(f"{site}{sections[0]}")
    officer.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    clean(officer)
    officer.set_viewport_size(PHONE)
    clean(officer)


def test_two_officers_in_one_section_lose_nothing(officer: Page, browser: Browser, site: str) -> None:
    address = f"{site}{report_of(officer)}{FIGURES}"
    officer.goto(address)
    chief = signed_in(browser, site, "town-neulnuri.chief")
    chief.goto(address)
    row(officer, "products").box.locator("select").first.select_option("missing")
    row(officer, "products").type("12")  # whoever types a value has one
    row(officer, "products").says("자동 저장했습니다.")
    row(officer, "sales").type("12억 3천만원")
    row(officer, "sales").says("저장한 값: 1,230,000,000 원")
    # the chief's page is older: another cell is no conflict, the same cell is one
    row(chief, "new_firms").type("2")
    row(chief, "new_firms").says("자동 저장했습니다.")
    row(chief, "products").type("15")
    row(chief, "products").says("안보람 님이 12 건으로 고쳤습니다")
    chief.get_by_role("button", name="내가 쓴 것으로 바꾸기").click()
    row(chief, "products").says("자동 저장했습니다.")
    chief.locator("#plan-form > .actions button[type=submit], #plan-form button[type=submit]").last.click()
    expect(chief.locator("main .note").first).to_contain_text("저장했습니다.")
    assert row(chief, "products").box.locator("input.num").input_value() == "15"
    assert row(chief, "sales").box.locator("input.num").input_value() == "1,230,000,000"
    clean(chief)


def test_a_workbook_is_answered_cell_by_cell(officer: Page, site: str) -> None:
    report = report_of(officer)
    officer.goto(f"{site}{report}")
    with officer.expect_download() as started:
        officer.get_by_role("link", name="엑셀 양식 내려받기").click()
    assert started.value.suggested_filename.startswith("운영성과보고_")
    book = openpyxl.load_workbook(io.BytesIO(started.value.path().read_bytes()))
    sheet = book.worksheets[1]
    values = {str(line[0].value): line[6] for line in sheet.iter_rows(min_row=5)}
    values["figure:jobs"].value = "2025. 3. 1."
    values["figure:closed_firms"].value = "３곳"
    kept = io.BytesIO()
    book.save(kept)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    officer.set_input_files("#workbook-file", {"name": "보고.xlsx", "mimeType": kind, "buffer": kept.getvalue()})
    officer.get_by_role("button", name="올리고 점검하기").click()
    answer = officer.locator("main")
    for _ in range(40):  # the worker reads it
        if "날짜입니다" in answer.inner_text():
            break
        officer.wait_for_timeout(1_000)
        officer.reload()
    expect(answer).to_contain_text("숫자가 아니라 날짜입니다")
    expect(answer).to_contain_text(values["figure:jobs"].coordinate)
    look(officer, site, [officer.url.removeprefix(site)])
