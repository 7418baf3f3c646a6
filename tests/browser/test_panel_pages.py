"""The ministry makes a panel in the browser: scheme, zones, criteria, a list of reviewers, a refusal in words."""

import pytest
from playwright.sync_api import Browser, expect
from tests.browser_panels import made_panel
from tests.browser_tools import look, signed_in
from tests.panel_case_tools import reviewer_list

pytestmark = pytest.mark.browser

YEAR = 2023


def test_a_panel_is_made_and_its_pages_read_well(browser: Browser, site: str) -> None:
    page = signed_in(browser, site, "ministry-policy.officer")
    home = made_panel(page, site, YEAR)

    page.goto(f"{site}{home}criteria/")
    page.locator("summary", has_text="심사기준 고치기").click()
    page.fill("#anchors-0", "100 | 아주 잘함 | excellent\n0 | 하지 않음 | not done")
    page.get_by_role("button", name="심사기준 남기기").click()
    expect(page.locator("main")).to_contain_text("아주 잘함")

    page.goto(f"{site}{home}reviewers/")
    content = reviewer_list(6).replace("농업".encode(), b"").replace("관광".encode(), b"")
    page.set_input_files("#file", {"name": "list.csv", "mimeType": "text/csv", "buffer": content})
    page.get_by_role("button", name="명단의 모두 초대").click()
    expect(page.locator("main table")).to_contain_text("reviewer6@example.kr")
    page.goto(f"{site}{home}pairs/")
    page.get_by_role("button", name="배정하기").click()
    expect(page.locator("body")).to_contain_text("수락한 평가위원이 없습니다")
    look(page, site, [home, f"{home}criteria/", f"{home}reviewers/", f"{home}conflicts/", f"{home}pairs/"])
