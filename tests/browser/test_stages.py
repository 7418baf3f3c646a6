"""Stages of a zone through the pages: the form gets shorter, what was typed is kept, a record is corrected."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser_tools import PHONE, clean, look, signed_in

pytestmark = pytest.mark.browser
NAME = "늘누리 가치사슬 특구"
ZONE = f"""
import django
django.setup()
from datetime import date
from tests.people_tools import World
from tests.report_tools import make_zone
make_zone(World(date(2026, 1, 2)), "example-stages", name="{NAME}")
"""


@pytest.fixture
def report(browser: Browser, site: str, site_folder: Path) -> Page:
    """The officer at the report of a zone that has no stages yet, kept beside the server that runs."""
    environment = {**os.environ, "TEUKGU_VAR": str(site_folder), "DJANGO_SETTINGS_MODULE": "teukgu.portal.settings"}
    subprocess.run([sys.executable, "-c", ZONE], env=environment, cwd=Path(__file__).parents[2], check=True)
    page = signed_in(browser, site, "town-neulnuri.officer")
    year = page.evaluate("new Date().getFullYear() - 1")
    page.goto(f"{site}/reports/?year={year}")
    page.get_by_role("button", name="보고서 열기").click()
    page.goto(f"{site}/reports/?year={year}")
    page.get_by_role("link", name=NAME).click()
    return page


def save(page: Page) -> None:
    """Press the button of the form."""
    page.get_by_role("button", name="저장", exact=True).click()


def test_stages_make_the_report_shorter_and_keep_what_was_typed(report: Page, site: str) -> None:
    page, whole, section = report, report.url, f"{report.url}sections/figures-processing/"
    expect(page.locator("main")).to_contain_text("모든 단계(생산·가공·유통·판매)의 지표를 묻습니다")
    page.goto(section)
    page.locator('[name="value-figure:processing_value"]').fill("3억원")
    save(page)
    page.get_by_role("link", name="단계 정하기").click()
    stages = page.url.removeprefix(site)
    for key in ("production", "sales"):
        page.locator(f"label[for=stage-{key}]").click()
    save(page)
    expect(page.locator("main")).to_contain_text("근거 문서")
    expect(page.get_by_role("checkbox", name="판매")).to_be_checked()  # nothing that was chosen is lost
    page.get_by_label("근거 문서").fill("예시 고시 제2020-1호")
    save(page)
    expect(page.locator("main")).to_contain_text("작성 중인 보고서 1건의 양식이 따라 바뀌었습니다")
    look(page, site, [stages])
    page.goto(f"{site}{stages}")
    page.locator("main table").get_by_role("link", name="바로잡기").click()
    expect(page.locator("main")).to_contain_text("앞의 기록은 지우지 않고")
    page.goto(section)
    assert page.url == whole  # the section is gone, what was typed is not
    expect(page.locator("main")).to_contain_text("이 특구의 단계에 묻지 않는 편입니다")
    expect(page.locator("main")).to_contain_text("보관만 하고 보고하지 않는 값")
    expect(page.locator("main")).to_contain_text("300,000,000 원")
    expect(page.locator("main tbody th", has_text="가치사슬 - 가공")).to_have_count(0)
    expect(page.locator("main tbody th", has_text="가치사슬 - 생산")).to_have_count(1)
    page.set_viewport_size(PHONE)
    clean(page)
