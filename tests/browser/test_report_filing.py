"""A yearly report through the pages: written, files attached, approved by link on a phone, filed, receipt, reported."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser_tools import PHONE, clean, look, new_page, sign_in

pytestmark = pytest.mark.browser
OFFICER = "town-neulnuri.officer"
PDF = b"%PDF-1.7\n%%EOF\n"
ZONE = """
import django
django.setup()
from datetime import date
from tests.people_tools import World
from tests.report_tools import make_zone
make_zone(World(date(2026, 1, 2)), "example-filing", name="늘누리 제출 특구")
"""


@pytest.fixture(scope="module")
def zone(site: str, site_folder: Path) -> str:
    """A zone of the town that owes a report, kept beside the server that runs."""
    environment = {**os.environ, "TEUKGU_VAR": str(site_folder), "DJANGO_SETTINGS_MODULE": "teukgu.portal.settings"}
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", ZONE], env=environment, cwd=root, check=True)
    return "늘누리 제출 특구"


def write(page: Page) -> None:
    """Fill in every section: figures in the first, words in the others."""
    addresses = [one.get_attribute("href") or "" for one in page.locator("main table tbody th a").all()]
    root = page.url.split("/cases/")[0]
    for address in addresses:
        page.goto(f"{root}{address}")
        if "figures-results" in address:
            page.fill("[name='value-figure:jobs']", "57명")
            page.fill("[name='value-figure:sales']", "12억 3,450만원")
        elif "words-" in address:
            for box in page.locator("main textarea").all():
                box.fill("주민 간담회를 두 번 열었습니다.")
        else:
            continue
        page.get_by_role("button", name="저장", exact=True).click()
        expect(page.locator("main")).to_contain_text("저장했습니다")


def record(page: Page, case: str, act: str) -> None:
    """Record an act whose form needs nothing."""
    page.goto(f"{case}acts/{act}/")
    page.locator("main form button[type=submit]").first.click()
    page.get_by_role("button", name="기록하기").click()
    expect(page.locator("main")).to_contain_text("번으로 적었습니다")


def test_from_the_first_word_to_reported(browser: Browser, site: str, zone: str) -> None:
    page = new_page(browser)
    sign_in(page, site, OFFICER)
    year = page.evaluate("new Date().getFullYear() - 1")
    page.goto(f"{site}/reports/?year={year}")
    page.get_by_role("button", name="보고서 열기").click()
    expect(page.locator("main .note").first).to_be_visible()
    page.goto(f"{site}/reports/?year={year}")
    page.get_by_role("link", name=zone).click()
    report = page.url
    case = report.removesuffix("report/")
    write(page)
    page.goto(f"{report}sections/words-residents/")
    page.set_input_files("#attach-files", {"name": "간담회.pdf", "mimeType": "application/pdf", "buffer": PDF})
    page.get_by_role("button", name="붙이기", exact=True).click()
    expect(page.locator("ul.files")).to_contain_text("간담회.pdf")
    page.goto(report)
    page.get_by_role("button", name="지금 보고서를 판으로 남기기").click()
    expect(page.locator("main")).to_contain_text("결재를 받으십시오")
    page.goto(f"{report}approval/")
    page.fill("#position", "늘누리군수")
    page.fill("#name", "홍길동")
    page.get_by_role("button", name="링크 만들기").click()
    approve_on_a_phone(browser, page.input_value("#link"))
    record(page, case, "file_report")
    page.goto(report)
    expect(page.locator("main")).to_contain_text("포털 접수")
    page.locator("#receipts + ul a").first.click()
    verify(page)
    receipt = page.url
    page.goto(case)
    page.locator("a[href*='/documents/']").first.click()
    page.fill("#production_number", "농정과-300")
    page.fill("#sent_on", page.evaluate("new Date(Date.now() + 9 * 3600e3).toISOString().slice(0, 10)"))
    page.get_by_role("button", name="시행 기록하기").click()
    expect(page.locator("main")).to_contain_text("농정과-300")
    page.goto(receipt)
    expect(page.locator("main")).to_contain_text("농정과-300")
    paths = [one.removeprefix(site) for one in (report, receipt, f"{report}versions/1/", f"{report}approval/")]
    look(page, site, [*paths, f"/reports/?year={year}", f"/reports/board/?year={year}"])


def approve_on_a_phone(browser: Browser, link: str) -> None:
    """Open the link without an account, in both languages, and approve; it opens nothing afterwards."""
    phone = new_page(browser)
    phone.set_viewport_size(PHONE)
    phone.goto(link.replace("/approve/", "/en/approve/"))
    clean(phone)
    phone.goto(link)
    clean(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    with phone.expect_download() as download:
        phone.get_by_role("link", name="보고서 전체 보기(PDF)").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    phone.get_by_role("button", name="1판을 결재합니다").click()
    expect(phone.locator("h1")).to_have_text("결재를 기록했습니다")
    clean(phone)
    answer = phone.goto(link)
    assert answer is not None
    assert answer.status == 404


def verify(page: Page) -> None:
    """Download what the receipt is about: the hash is the one that the page shows."""
    shown = page.locator("code.hash").inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="판의 내용(JSON)").click()
    assert sha256(download.value.path().read_bytes()).hexdigest() == shown
    with page.expect_download() as download:
        page.get_by_role("link", name="확인서 PDF").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
